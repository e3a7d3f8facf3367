package handlers

import (
	"slices"

	"soundings/templates"
	"soundings/tracker"
)

// matrixAt is a matrix with what its address asked for, from which the addresses
// of others are made.
type matrixAt struct {
	m tracker.Matrix
	a matrixAsked
}

// href is the address of the matrix, or of its file, with everything that is
// asked for.
func (x matrixAt) href(page string, more ...string) string {
	q := x.a.query
	pairs := []string{"name", q.Name}
	for _, s := range q.Sectors {
		pairs = append(pairs, bySector, string(s))
	}
	for _, s := range q.Holds {
		pairs = append(pairs, byStance, string(s))
	}
	if x.m.On.ID != x.m.Consultation.Whole().ID {
		pairs = append(pairs, "on", x.m.On.ID)
	}
	if q.Order != tracker.MatrixByName {
		pairs = append(pairs, bySort, string(q.Order))
	}
	if x.a.by != ofOrganisations {
		pairs = append(pairs, "of", x.a.by.code)
	}
	return addressWith("/consultations/"+x.m.Consultation.Slug+"/"+page, append(pairs, more...)...)
}

// with is the address of the matrix with something else asked for.
func (x matrixAt) with(change func(*tracker.MatrixQuery)) string {
	x.a.query.Sectors, x.a.query.Holds = slices.Clone(x.a.query.Sectors), slices.Clone(x.a.query.Holds)
	change(&x.a.query)
	return x.href("matrix")
}

func (x matrixAt) cleared() string {
	return x.with(func(q *tracker.MatrixQuery) { q.Name, q.Sectors, q.Holds = "", nil, nil })
}

func (x matrixAt) countings() []templates.PropositionTab {
	var tabs []templates.PropositionTab
	for _, n := range []headcount{ofOrganisations, ofIndividuals} {
		to := x
		to.a.by = n
		tabs = append(tabs, templates.PropositionTab{Label: n.label, Href: to.href("matrix"), Current: n == x.a.by})
	}
	return tabs
}

// column is a heading that sorts.
func (x matrixAt) column(label string, order tracker.MatrixOrder, way string) templates.MatrixColumn {
	col := templates.MatrixColumn{ID: "by-" + string(order), Label: label, Href: x.with(func(q *tracker.MatrixQuery) { q.Order = order })}
	if x.a.query.Order == order {
		col.Current = way
	}
	return col
}

// propositionColumn sorts by the stance on a proposition, again by the other end.
func (x matrixAt) propositionColumn(p tracker.Proposition) templates.MatrixColumn {
	order, here := tracker.MatrixByStance, p.ID == x.m.On.ID
	if here && x.a.query.Order == tracker.MatrixByStance {
		order = tracker.MatrixByOpposition
	}
	col := templates.MatrixColumn{ID: "by-" + p.ID, Label: p.Title}
	to := x
	to.m.On = p
	col.Href = to.with(func(q *tracker.MatrixQuery) {
		if q.Order = order; !here {
			q.Holds = nil // they are about the other proposition
		}
	})
	switch {
	case here && x.a.query.Order == tracker.MatrixByStance:
		col.Current = "descending"
	case here && x.a.query.Order == tracker.MatrixByOpposition:
		col.Current = "ascending"
	}
	return col
}

// chips are the filters that are on; each link takes one off.
func (x matrixAt) chips() []templates.Link {
	var chips []templates.Link
	q := x.a.query
	if q.Name != "" {
		chips = append(chips, templates.Link{Label: "Name: " + shorten(q.Name, 60), Href: x.with(func(q *tracker.MatrixQuery) { q.Name = "" })})
	}
	for _, s := range q.Sectors {
		chips = append(chips, templates.Link{Label: tracker.SectorLabel(x.a.sectors, s),
			Href: x.with(func(q *tracker.MatrixQuery) { q.Sectors = without(q.Sectors, s) })})
	}
	for _, s := range q.Holds {
		label := templates.Stance(s).Label()
		if len(x.m.Consultation.Propositions) > 1 {
			label += " on: " + shorten(x.m.On.Title, 60)
		}
		chips = append(chips, templates.Link{Label: label, Href: x.with(func(q *tracker.MatrixQuery) { q.Holds = without(q.Holds, s) })})
	}
	return chips
}

func without[T comparable](list []T, value T) []T {
	return slices.DeleteFunc(list, func(v T) bool { return v == value })
}

func (x matrixAt) sectors() []templates.Option {
	options := []templates.Option{{Label: "All sectors", Selected: len(x.a.query.Sectors) == 0}}
	for _, n := range x.a.sectors {
		if slices.Contains(x.m.Sectors, n.Code) {
			options = append(options, templates.Option{Value: string(n.Code), Label: n.Name, Selected: slices.Contains(x.a.query.Sectors, n.Code)})
		}
	}
	return options
}

func (x matrixAt) propositions() []templates.Option {
	var options []templates.Option
	for _, p := range x.m.Consultation.Propositions {
		options = append(options, templates.Option{Value: p.ID, Label: p.Title, Selected: p.ID == x.m.On.ID})
	}
	return options
}

func (x matrixAt) stances() []templates.Option {
	var options []templates.Option
	for _, s := range tracker.StanceFacet() {
		options = append(options, templates.Option{Value: string(s), Label: templates.Stance(s).Label(), Selected: slices.Contains(x.a.query.Holds, s)})
	}
	return options
}
