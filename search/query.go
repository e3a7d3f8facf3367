package search

import (
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// unit is a word, a word of several parts (co-commission) or a phrase.
type unit struct {
	exact   bool     // in marks: these words as they stand, in this order
	terms   []string // never empty; stems, or as they stand if exact
	typed   string   // as it stands, of a word of one part
	written string   // as it was written
}

// unitOf cuts a word or phrase; ok is false if nothing of it can be found.
func unitOf(n syntax.Node, stem func(string) string) (u unit, ok bool) {
	u.exact, u.written = n.Kind == syntax.Phrase, n.Text
	for _, t := range appendTokens(nil, n.Text) {
		if !u.exact {
			u.typed = t.term
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

// clauses returns the conditions of which all must hold.
func (a asked) clauses(root syntax.Node) []clause {
	var list []clause
	var run []unit // words beside each other
	end := func() {
		for _, x := range a.alternatives(run) {
			list = append(list, x.clause(a.in))
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
			for _, c := range a.out().any(n.Nodes) {
				list = append(list, lacking{c})
			}
		case syntax.Field:
			list = append(list, a.field(n))
		case syntax.Name:
			for _, x := range inAllWays(n, a.stem) {
				list = append(list, x.clause(a.in))
			}
		default:
			list = append(list, a.any([]syntax.Node{n})...)
		}
	}
	end()
	return list
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
func (a asked) any(nodes []syntax.Node) []clause {
	var list []clause
	for _, n := range nodes {
		switch n.Kind {
		case syntax.Any:
			list = append(list, anyOf(a.any(n.Nodes)))
		case syntax.Prefix, syntax.Near:
			list = append(list, a.spread(n)...)
		default:
			if all := a.clauses(n); len(all) > 0 {
				list = append(list, allOf(all))
			}
		}
	}
	return list
}

// field asks for any of the values that a field stands for.
func (a asked) field(n syntax.Node) clause {
	switch n.Field {
	case syntax.Speaker:
		return having{byStakeholder, oneOf(n.Values)}
	case syntax.Organisation:
		return having{byOrganisation, oneOf(n.Values)}
	case syntax.Sector:
		return having{bySector, oneOf(n.Values)}
	case syntax.Theme:
		return having{byTheme, oneOf(n.Values)}
	case syntax.In:
		return having{byConsultation, oneOf(n.Values)}
	case syntax.Stance:
		var values []tracker.Stance
		for _, v := range n.Values {
			values = append(values, tracker.Stance(v))
		}
		return stanceAskedOf(a.search).having(values)
	}
	var days []clause
	for _, v := range n.Values {
		switch d := tracker.CivilDate(v); n.Field {
		case syntax.Since, syntax.After:
			days = append(days, having{bySaid, within(d, "", false)})
		case syntax.Until, syntax.Before:
			days = append(days, having{bySaid, within("", d, false)})
		}
	}
	return anyOf(days)
}

// clause asks for all of the units, or for one of the others in their place.
func (x alternative) clause(in texts) clause {
	var all []clause
	for _, u := range x.units {
		all = append(all, u.clause(in, 1))
	}
	options := []clause{allOf(all)}
	for _, o := range x.others {
		options = append(options, o.clause(in, other/float64(len(o.terms))))
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

// clause asks for the unit in any of the texts.
func (u unit) clause(in texts, boost float64) clause {
	fields := in.stemmed
	if u.exact {
		fields = in.exact
	}
	if len(u.terms) == 1 && u.exact {
		return &word{fields: fields, term: u.terms[0], boost: boost}
	}
	if len(u.terms) == 1 {
		return &word{fields: fields, term: u.terms[0], boost: boost, exact: in.exact, typed: u.typed}
	}
	return &phrase{fields: fields, terms: u.terms, boost: boost}
}
