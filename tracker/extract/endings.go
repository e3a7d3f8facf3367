package extract

import (
	"strings"
	"unicode"
)

// afterwards is what can be said only once the whole text is read.
func (r *reader) afterwards() {
	r.knownTitles()
	r.settleChains()
	r.repeated()
	r.presumedBodies()
	r.lateOffices()
	r.dropWeak()
}

// repeated finds quotations that stand in the text twice: in a headline or a
// pull quote, and in their place.
func (r *reader) repeated() {
	qs := r.page.quotes
	first := map[string]int{}
	var all []string
	for i := range qs {
		if qs[i].fate.outcome != OutcomeQuote {
			continue
		}
		words := fold(r.page.text[qs[i].start:qs[i].end])
		all = append(all, words)
		if j, seen := first[words]; !seen {
			first[words] = i
		} else if strings.Count(words, " ") > 2 {
			twice, other := i, j
			if r.page.paras[qs[j].para].kind == "caption" { // the pull quote came first
				twice, other, first[words] = j, i, i
			}
			if f := qs[twice].fate; f.who != qs[other].fate.who && f.rule != ruleLast && f.rule != ruleSubject && r.page.paras[qs[twice].para].kind != "caption" {
				continue // two people with the same words, as in a campaign
			}
			qs[twice].fate = fate{reaction: -1, outcome: OutcomeDuplicate, reason: repeats}
		}
	}
	for _, b := range r.bare {
		all = append(all, fold(r.page.text[b.start:b.end]))
	}
	text := strings.Join(all, "\n")
	for i := range qs {
		f := &qs[i].fate
		if f.outcome != "headline" {
			continue
		}
		f.outcome, f.reason = OutcomeRejected, "in a headline, and found nowhere else in the text"
		if words := fold(r.page.text[qs[i].start:qs[i].end]); words != "" && strings.Contains(text, words) {
			f.outcome, f.reason = OutcomeDuplicate, repeats
		}
	}
}

const repeats = "repeats words that stand elsewhere in the text"

func fold(text []rune) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if wordy(r) {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
			space = false
			continue
		}
		space = true
	}
	return b.String()
}

// lateOffices expands names of bodies that the text gave in full only later.
func (r *reader) lateOffices() {
	for _, p := range r.cast.people {
		p.org = r.cast.fullName(p.org)
	}
}

// dropWeak lets go of verdicts of people who are not heard otherwise.
func (r *reader) dropWeak() {
	heard := map[*person]bool{}
	for _, q := range r.page.quotes {
		if q.fate.outcome == OutcomeQuote {
			heard[q.fate.who] = true
		}
	}
	for _, s := range r.spoken {
		if !s.weak {
			heard[s.who] = true
		}
	}
	kept := r.spoken[:0]
	for _, s := range r.spoken {
		if heard[s.who] || !s.who.body && s.who.name != "" && (s.who.role != "" || s.who.org != "") {
			kept = append(kept, s)
		}
	}
	r.spoken = kept
}

// bodiesToPeople gives what a body said to the person who speaks for it, where
// there is one.
func (r *reader) bodiesToPeople() {
	speaks := map[*person]bool{}
	for _, q := range r.page.quotes {
		if q.fate.outcome == OutcomeQuote && q.fate.who != nil {
			speaks[q.fate.who] = true
		}
	}
	for _, q := range r.bare {
		speaks[q.fate.who] = true
	}
	for _, s := range r.spoken {
		speaks[s.who] = true
	}
	speaker := map[string]*person{}
	for _, p := range r.cast.people {
		if key := bodyKey(p.org); !p.body && speaks[p] && p.org != "" && speaker[key] == nil {
			speaker[key] = p
		}
	}
	to := map[*person]*person{}
	for _, body := range r.cast.people {
		if p := speaker[bodyKey(body.org)]; body.body && speaks[body] && p != nil {
			to[body] = p
		}
	}
	for i := range r.page.quotes {
		if f := &r.page.quotes[i].fate; to[f.who] != nil && f.outcome == OutcomeQuote {
			f.who = to[f.who]
		}
	}
	for i := range r.spoken {
		if p := to[r.spoken[i].who]; p != nil {
			r.spoken[i].who = p
		}
	}
}
