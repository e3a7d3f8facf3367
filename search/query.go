package search

import (
	"github.com/blevesearch/bleve/v2/search/query"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// unit is a word, a word of several parts (co-commission) or a phrase.
type unit struct {
	exact bool     // in marks: these words as they stand, in this order
	terms []string // never empty; stems, or as they stand if exact
}

// unitOf cuts a word or phrase; ok is false if nothing of it can be found.
func unitOf(n syntax.Node, stem func(string) string) (u unit, ok bool) {
	u.exact = n.Kind == syntax.Phrase
	for _, t := range appendTokens(nil, n.Text) {
		if !u.exact {
			t.term = stem(t.term)
		}
		u.terms = append(u.terms, t.term)
	}
	return u, len(u.terms) > 0
}

// asked turns the tree of a query into conditions.
type asked struct {
	search tracker.Search
	in     texts
	stem   func(string) string
	left   bool // within what is left out: nothing is added to how it was typed
}

func newAsked(s tracker.Search) asked {
	return asked{search: s, in: textsOf(s.Kinds), stem: newStemmer().stem}
}

// within returns the conditions of which all must hold.
func (a asked) within(root syntax.Node) within {
	w := within{scored: true}
	var run []unit // words beside each other
	end := func() {
		for _, x := range a.alternatives(run) {
			w.text = append(w.text, x.query(a.in))
		}
		run = nil
	}
	for _, n := range parts(root) {
		if n.Kind == syntax.Word || n.Kind == syntax.Phrase {
			if u, ok := unitOf(n, a.stem); ok {
				run = append(run, u)
			}
			continue
		}
		end()
		switch n.Kind {
		case syntax.Not:
			w.without = append(w.without, a.out().any(n.Nodes)...)
		case syntax.Field:
			w.filters = append(w.filters, a.field(n))
		default:
			w.text = append(w.text, a.any([]syntax.Node{n})...)
		}
	}
	end()
	return w
}

// parts returns the nodes that all must hold.
func parts(n syntax.Node) []syntax.Node {
	if n.Kind == syntax.All {
		return n.Nodes
	}
	return []syntax.Node{n}
}

// out is a for what the query leaves out.
func (a asked) out() asked {
	a.left = true
	return a
}

func (a asked) alternatives(units []unit) []alternative {
	if !a.left {
		return alternatives(units)
	}
	var list []alternative
	for i := range units {
		list = append(list, alternative{units: units[i : i+1]})
	}
	return list
}

// any returns what each of the nodes asks for, less what nothing can be found of.
func (a asked) any(nodes []syntax.Node) []query.Query {
	var qs []query.Query
	for _, n := range nodes {
		switch n.Kind {
		case syntax.Any:
			qs = append(qs, anyOf(a.any(n.Nodes)))
		case syntax.Prefix, syntax.Near:
			qs = append(qs, a.spread(n)...)
		default:
			w := a.within(n)
			switch {
			case len(w.text) == 1 && len(w.filters)+len(w.without) == 0:
				qs = append(qs, w.text[0])
			case len(w.text)+len(w.filters)+len(w.without) > 0:
				qs = append(qs, w)
			}
		}
	}
	return qs
}

// field asks for any of the values that a field stands for.
func (a asked) field(n syntax.Node) query.Query {
	switch n.Field {
	case syntax.Speaker:
		return anyOf(terms(fieldStakeholder, n.Values))
	case syntax.Organisation:
		return anyOf(terms(fieldOrganisation, n.Values))
	case syntax.Sector:
		return anyOf(terms(fieldSector, n.Values))
	case syntax.In:
		return anyOf(terms(fieldConsultation, n.Values))
	case syntax.Stance:
		s := a.search
		s.Stances = nil
		for _, v := range n.Values {
			s.Stances = append(s.Stances, tracker.Stance(v))
		}
		return anyOf(stanceFilter(s))
	}
	return anyOf(dayQueries(n))
}

// dayQueries asks for what was said in a span of days.
func dayQueries(n syntax.Node) []query.Query {
	var qs []query.Query
	for _, v := range n.Values {
		switch d := tracker.CivilDate(v); n.Field {
		case syntax.Since:
			qs = append(qs, since(fieldLastPeriods, string(d.First()))...)
		case syntax.Until:
			qs = append(qs, upTo(fieldFirstPeriods, string(d.Last()))...)
		}
	}
	return qs
}

// query asks for all of the units, or for one of the others in their place.
func (x alternative) query(in texts) query.Query {
	var all []query.Query
	for _, u := range x.units {
		all = append(all, u.query(in, 1))
	}
	options := []query.Query{allOf(all)}
	for _, o := range x.others {
		options = append(options, o.query(in, other/float64(len(o.terms))))
	}
	return anyOf(options)
}

// texts are the fields that words are looked for in.
type texts struct{ stemmed, exact []string }

// textsOf returns the fields of the kinds, of all without one.
func textsOf(kinds []tracker.PassageKind) texts {
	var t texts
	for _, k := range kinds {
		switch k {
		case tracker.Quote:
			t.stemmed, t.exact = append(t.stemmed, fieldQuotes), append(t.exact, fieldQuotesExact)
		case tracker.Reported:
			t.stemmed, t.exact = append(t.stemmed, fieldReported), append(t.exact, fieldReportedExact)
		}
	}
	if len(kinds) == 0 {
		return textsOf([]tracker.PassageKind{tracker.Quote, tracker.Reported})
	}
	return t
}

// other is what another way to write a word counts for against the word
// itself; of one with several words, each counts for its part.
const other = 0.8

// query asks for the unit in any of the texts.
func (u unit) query(in texts, boost float64) query.Query {
	fields := in.stemmed
	if u.exact {
		fields = in.exact
	}
	var qs []query.Query
	for _, f := range fields {
		if len(u.terms) == 1 {
			q := term(f, u.terms[0])
			q.SetBoost(boost)
			qs = append(qs, q)
		} else {
			q := query.NewPhraseQuery(u.terms, f)
			q.SetBoost(boost)
			qs = append(qs, q)
		}
	}
	return anyOf(qs)
}

// term asks for one term as it is; a match query of one word would be a
// conjunction of one child, a fifth slower.
func term(field, value string) *query.TermQuery {
	q := query.NewTermQuery(value)
	q.SetField(field)
	return q
}

// anyOf asks for one of the queries at least; of none there is none.
func anyOf(qs []query.Query) query.Query {
	switch len(qs) {
	case 0:
		return query.NewMatchNoneQuery()
	case 1:
		return qs[0]
	}
	return query.NewDisjunctionQuery(qs)
}

// allOf asks for all of the queries; of none everything has all.
func allOf(qs []query.Query) query.Query {
	switch len(qs) {
	case 0:
		return query.NewMatchAllQuery()
	case 1:
		return qs[0]
	}
	return query.NewConjunctionQuery(qs)
}
