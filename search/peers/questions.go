package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"soundings/search/synthetic"
	"soundings/tracker"
)

// question is what one query asks, whatever the engine.
type question struct {
	words     []string // all must occur
	how       how
	stance    tracker.Stance
	sector    tracker.Sector
	from, to  tracker.CivilDate
	counts    bool // the five facets
	newest    bool // else the best first
	offset    int
	highlight bool
	bare      bool // the marking of texts, which is q8, is not counted
}

// how words are looked for.
type how int

const (
	each   how = iota // each of them, with its other forms
	phrase            // next to each other
	prefix            // what begins so
	near              // what is spelled nearly so
)

// facets are the five that are counted.
func facets() []tracker.Facet {
	return []tracker.Facet{tracker.FacetStance, tracker.FacetSector, tracker.FacetConsultation, tracker.FacetOrganisation, tracker.FacetStakeholder}
}

// page is how many reactions an answer lists, and how many values a facet has.
const page = 20

// query is a kind of question with what it may take.
type query struct {
	name, words string
	questions   []question
	bar         bar
	loose       bool // each engine has its own idea of what is found
}

// vocabulary is words by how many reactions have them.
type vocabulary struct {
	r      *rand.Rand
	shares map[string]float64
	sorted []string
	texts  []string
}

const sampled = 2000

func newVocabulary() *vocabulary {
	v := &vocabulary{r: rand.New(rand.NewPCG(1, 2)), shares: map[string]float64{}}
	c := synthetic.Corpus{N: sampled}
	for i := range sampled {
		seen := map[string]bool{}
		for _, p := range c.Reaction(i).Passages {
			v.texts = append(v.texts, p.Text)
			for _, w := range strings.Fields(p.Text) {
				seen[w] = true
			}
		}
		for w := range seen {
			v.shares[w] += 1.0 / sampled
		}
	}
	for w := range v.shares {
		if w == strings.ToLower(w) && !slices.Contains(synthetic.Lexicon()[:20], w) {
			v.sorted = append(v.sorted, w)
		}
	}
	slices.Sort(v.sorted)
	return v
}

// word returns one that between the two shares of all reactions have.
func (v *vocabulary) word(low, high float64) string {
	for {
		if w := v.sorted[v.r.IntN(len(v.sorted))]; v.shares[w] >= low && v.shares[w] <= high {
			return w
		}
	}
}

// common is a word that one reaction in ten or so has.
func (v *vocabulary) common() string { return v.word(0.05, 0.15) }

// alone reports whether no other word has the same stem: the product looks for
// a phrase as it stands, the others for its stems.
func (v *vocabulary) alone(w string) bool {
	base := w
	for _, ending := range []string{"ing", "ed", "s"} {
		base = strings.TrimSuffix(base, ending)
	}
	forms := 0
	for _, ending := range []string{"", "ing", "ed", "s"} {
		if v.shares[base+ending] > 0 {
			forms++
		}
	}
	return forms == 1
}

// phrase returns two neighbouring words of a text, neither too rare.
func (v *vocabulary) phrase() []string {
	for {
		words := strings.Fields(v.texts[v.r.IntN(len(v.texts))])
		at := v.r.IntN(len(words) - 1)
		two := words[at : at+2]
		fits := func(w string) bool {
			_, plain := slices.BinarySearch(v.sorted, w)
			return plain && v.alone(w) && v.shares[w] >= 0.02 && v.shares[w] <= 0.5
		}
		if fits(two[0]) && fits(two[1]) && two[0] != two[1] {
			return two
		}
	}
}

// misspelled returns a word with one letter changed to what is no word.
func (v *vocabulary) misspelled() string {
	for {
		b := []byte(v.word(0.003, 0.03))
		b[len(b)/2] = byte('a' + v.r.IntN(26))
		if _, found := slices.BinarySearch(v.sorted, string(b)); !found && len(b) > 6 {
			return string(b)
		}
	}
}

// beginning returns the first five letters of a word.
func (v *vocabulary) beginning() string {
	for {
		if w := v.word(0.005, 0.02); len(w) > 6 {
			return w[:5]
		}
	}
}

func (v *vocabulary) stance() tracker.Stance {
	scale := tracker.Scale()
	return scale[v.r.IntN(len(scale))]
}

// queriesOf returns everything that is measured.
func queriesOf(s settings) []query {
	v := newVocabulary()
	differing := func(one func() question) []question {
		var qs []question
		for range s.different {
			qs = append(qs, one())
		}
		return qs
	}
	word := func(w string) []string { return []string{w} }
	var commons []string
	for range s.different {
		commons = append(commons, v.common())
	}
	// alike asks the same of every common word.
	alike := func(q question) []question {
		var qs []question
		for _, w := range commons {
			q.words = word(w)
			qs = append(qs, q)
		}
		return qs
	}
	deep := min(1000, s.n/100)
	return []query{
		{name: "q1", words: "one common word", bar: bar{3, 9}, questions: alike(question{bare: true})},
		{name: "q2", words: "two words", questions: differing(func() question {
			return question{words: []string{v.word(0.02, 0.06), v.word(0.02, 0.06)}}
		})},
		{name: "q3", words: "phrase", bar: bar{8, 22}, questions: differing(func() question {
			return question{words: v.phrase(), how: phrase}
		})},
		{name: "q4", words: "common word, stance, sector, dates, 5 facets", bar: bar{4, 10}, questions: differing(func() question {
			first := v.r.IntN(synthetic.Days / 2)
			return question{words: word(v.common()), stance: v.stance(), sector: synthetic.Sector(v.r.IntN(10)),
				from: synthetic.Day(first), to: synthetic.Day(first + 900), counts: true}
		})},
		{name: "q4b", words: "common word, 5 facets", bar: bar{6, 17}, questions: alike(question{counts: true})},
		{name: "q5", words: "stance, 5 facets, newest first", bar: bar{5, 8}, questions: differing(func() question {
			return question{stance: v.stance(), counts: true, newest: true}
		})},
		{name: "all", words: "everything, 5 facets, newest first", bar: bar{15, 40}, questions: differing(func() question {
			return question{counts: true, newest: true}
		})},
		{name: "q6", words: "near spelling", loose: true, questions: differing(func() question {
			return question{words: word(v.misspelled()), how: near}
		})},
		{name: "q7", words: "beginning of a word", loose: true, questions: differing(func() question {
			return question{words: word(v.beginning()), how: prefix}
		})},
		{name: "q8", words: "q1 with 20 texts marked", questions: alike(question{highlight: true})},
		{name: "q9", words: "deep page of a common word, newest first", bar: bar{5, 8}, questions: alike(question{newest: true, offset: deep})},
	}
}
