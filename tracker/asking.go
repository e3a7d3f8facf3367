package tracker

import (
	"context"
	"fmt"
	"slices"

	"soundings/tracker/query"
)

// Fields of a query name people, bodies and other things. Here they are looked
// up, within what the viewer may see: a name that is nobody's and one that only
// unpublished words have are answered alike.

// mostLifted is how many values of a field become a filter that can be seen and
// taken off; with more, the field stays in the query.
const mostLifted = 10

// understand returns the search with the fields of its query looked up; those
// that hold for the whole query become filters. The sight must be set. What
// cannot be understood is an Invalid error.
func (s *Service) understand(ctx context.Context, v Viewer, q Search) (Search, error) {
	if !v.May(DecideStances) { // suggestions are for those who decide
		q.Suggested, q.OnlySuggests = false, false
		q.Facets = slices.DeleteFunc(slices.Clone(q.Facets), func(f Facet) bool { return f == FacetSuggested })
	}
	l := lookup{s: s, viewer: v, sight: q.Sight, mistakes: slices.Clone(q.Text.Mistakes)}
	if len(l.mistakes) == 0 {
		var err error
		if q.Text.Root, err = l.read(ctx, q.Text.Root); err != nil {
			return q, err
		}
	}
	if err := misread(l.mistakes); err != nil {
		return q, err
	}
	q.lift()
	return q, q.validate()
}

// misread returns an Invalid error that says where the query is wrong.
func misread(mistakes []query.Mistake) error {
	if len(mistakes) == 0 {
		return nil
	}
	var f faults
	for _, m := range mistakes {
		f.add("q", m.Message)
	}
	return &Error{Kind: Invalid, Message: "The words could not be understood.", Fields: f, Places: mistakes}
}

// lookup finds what fields stand for.
type lookup struct {
	s        *Service
	viewer   Viewer
	sight    Sight
	mistakes []query.Mistake
}

// read returns the node with the values of its fields.
func (l *lookup) read(ctx context.Context, n query.Node) (query.Node, error) {
	if n.Kind == query.Field {
		values, wrong, err := l.values(ctx, n)
		if err != nil {
			return n, err
		}
		if wrong != "" {
			l.mistakes = append(l.mistakes, query.Mistake{From: n.From, To: n.To, Message: wrong})
		}
		n.Values = values
		return n, nil
	}
	n.Nodes = slices.Clone(n.Nodes)
	for i := range n.Nodes {
		var err error
		if n.Nodes[i], err = l.read(ctx, n.Nodes[i]); err != nil {
			return n, err
		}
	}
	return n, nil
}

// values returns what a field stands for, or what is wrong with it.
func (l *lookup) values(ctx context.Context, n query.Node) (values []string, wrong string, err error) {
	wrong = missing[n.Field]
	switch n.Field {
	case query.Speaker:
		values, err = l.inSight(ctx, FacetStakeholder, n.Text, l.s.speakersCalled)
	case query.Organisation:
		values, err = l.inSight(ctx, FacetOrganisation, n.Text, l.s.bodiesCalled)
	case query.In:
		values, err = l.consultations(ctx, n.Text)
	case query.Theme:
		values, err = l.themes(ctx, n.Text)
	case query.Sector:
		values, err = l.sectors(ctx, n.Text)
	case query.Stance:
		values = stancesCalled(n.Text)
	default:
		values = dayMeant(n.Field, n.Text)
	}
	if err != nil || len(values) > 0 {
		return values, "", err
	}
	return nil, fmt.Sprintf(wrong, n.Text), nil
}

// missing says of each field that its value is none, with the remedy.
var missing = map[string]string{
	query.Speaker:      "No speaker “%s” is known here. Check how the name is spelled, or write the surname alone.",
	query.Organisation: "No organisation “%s” is known here. Check how the name is spelled, or write one word of it.",
	query.In:           "There is no consultation “%s” here. Write words of its title in quotation marks.",
	query.Theme:        "There is no theme “%s” here. Write a word of its name, as the page of the consultation has it.",
	query.Sector:       "There is no sector “%s”. Write a word of its name, as the filters have it.",
	query.Stance:       "“%s” is no stance. Write support, “qualified support”, neutral, concerned, oppose, “not stated” or undecided.",
	query.Before:       notDay, query.After: notDay, query.Until: notDay, query.Since: notDay,
}

const notDay = "“%s” is no date. Write 2014, 2014-05, 2014-05-01 or “1 May 2014”."

// lift makes filters of the fields that hold for the whole query and whose
// filter is not set, so that they can be seen and taken off one by one.
func (q *Search) lift() {
	nodes := []query.Node{q.Text.Root}
	if q.Text.Root.Kind == query.All {
		nodes = q.Text.Root.Nodes
	}
	var kept []query.Node
	for _, n := range nodes {
		if n.Kind != query.Field || len(n.Values) > mostLifted || !q.liftOne(n.Field, n.Values) {
			kept = append(kept, n)
		}
	}
	switch {
	case len(kept) == len(nodes):
	case len(kept) == 1:
		q.Text.Root = kept[0]
	default:
		q.Text.Root = query.Node{Nodes: kept}
	}
}

// liftOne sets the filter of a field unless it is set.
func (q *Search) liftOne(field string, values []string) bool {
	switch field {
	case query.Speaker:
		return setOnce(&q.Stakeholder, values)
	case query.Organisation:
		return setOnce(&q.Organisation, values)
	case query.In:
		return setOnce(&q.Consultation, values)
	case query.Sector:
		return setOnce(&q.Sectors, values)
	case query.Stance:
		return setOnce(&q.Stances, values)
	case query.Before, query.Until:
		return setDay(&q.To, values[0])
	case query.After, query.Since:
		return setDay(&q.From, values[0])
	}
	return false
}

func setOnce[T ~string](filter *[]T, values []string) bool {
	if len(*filter) > 0 {
		return false
	}
	for _, v := range values {
		*filter = append(*filter, T(v))
	}
	return true
}

func setDay(filter *CivilDate, day string) bool {
	if *filter != "" {
		return false
	}
	*filter = CivilDate(day)
	return true
}
