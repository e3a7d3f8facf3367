package search

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	"soundings/tracker"
)

// maxTerms bounds the words of a query that are looked at.
const maxTerms = 200

// unit is one condition of a query: a word, a word of several parts
// (co-commission) or a phrase.
type unit struct {
	minus bool
	exact bool     // in marks: these words as they stand, in this order
	terms []string // never empty; stems, or as they stand if exact
}

// parse reads words, "exact phrases" and -without. What holds no letter or
// digit is left out; a mark that is never closed runs to the end.
func parse(words string, stem func(string) string) []unit {
	var units []unit
	terms := 0
	for rest := words; rest != "" && terms < maxTerms; {
		r, n := utf8.DecodeRuneInString(rest)
		if unicode.IsSpace(r) {
			rest = rest[n:]
			continue
		}
		var u unit
		u.minus = isMinus(r)
		if u.minus {
			rest = rest[n:]
			r, n = utf8.DecodeRuneInString(rest)
			if rest == "" || unicode.IsSpace(r) {
				continue
			}
		}
		var text string
		if u.exact = isMark(r); u.exact {
			text, rest = until(rest[n:], isMark)
			if _, n := utf8.DecodeRuneInString(rest); n > 0 {
				rest = rest[n:]
			}
		} else {
			text, rest = until(rest, func(r rune) bool { return unicode.IsSpace(r) || isMark(r) })
		}
		for _, t := range appendTokens(nil, text) {
			if !u.exact {
				t.term = stem(t.term)
			}
			u.terms = append(u.terms, t.term)
		}
		if terms += len(u.terms); terms > maxTerms {
			u.terms = u.terms[:len(u.terms)-(terms-maxTerms)]
		}
		if len(u.terms) > 0 {
			units = append(units, u)
		}
	}
	return units
}

// until cuts s before the first rune for which stop holds.
func until(s string, stop func(rune) bool) (before, rest string) {
	for i, r := range s {
		if stop(r) {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func isMark(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '＂', '″':
		return true
	}
	return false
}

func isMinus(r rune) bool { return r == '-' || r == '−' || r == '‐' }

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

// wordQueries returns what the units ask of the texts: all of must and nothing
// of none.
func wordQueries(units []unit, in texts) (must, none []query.Query) {
	for _, u := range units {
		if u.minus {
			none = append(none, u.query(in, 1))
		}
	}
	for _, a := range alternatives(units) {
		var all []query.Query
		for _, u := range a.units {
			all = append(all, u.query(in, 1))
		}
		options := []query.Query{allOf(all)}
		for _, o := range a.others {
			options = append(options, o.query(in, other/float64(len(o.terms))))
		}
		must = append(must, anyOf(options))
	}
	return must, none
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
