package tracker

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"soundings/tracker/stance"
)

// ToDecide is what a person who decides on a proposition is shown beside the
// words.
type ToDecide struct {
	Reaction          Reaction // of a draft: the one that it will become
	Proposition       Proposition
	Blind             bool        // whatever a machine makes of the words is kept back
	Suggestion        *Suggestion // once decided: the one made last before
	Precedents        []Precedent
	AgainstSupport    []Contrary // the strongest words to the contrary, if the decision is support
	AgainstOpposition []Contrary
}

// ToDecide returns what is shown to decide where a reaction stands on a
// proposition of its consultation.
func (s *Service) ToDecide(ctx context.Context, v Viewer, con Consultation, r Reaction, p Proposition, blind bool) (ToDecide, error) {
	t := ToDecide{Reaction: r, Proposition: p, Blind: blind}
	if err := v.allow(DecideStances); err != nil || blind {
		return t, err
	}
	said, err := s.saidBySame(ctx, r)
	if err != nil {
		return t, err
	}
	t.AgainstSupport, t.AgainstOpposition = s.contraries(p, said)
	if on := r.On(p.ID); on.Decision != nil {
		t.Suggestion = on.Suggestion
	} else if t.Suggestion, err = s.suggest(ctx, con, r, p); err != nil {
		return t, err
	}
	t.Precedents, err = s.Precedents(ctx, v, r, p.ID, mostPrecedents)
	return t, err
}

// mostPrecedents is how many decided reactions with near words are shown.
const mostPrecedents = 3

// DraftToDecide is ToDecide for a draft that waits.
func (s *Service) DraftToDecide(ctx context.Context, v Viewer, con Consultation, d Draft, p Proposition) (ToDecide, error) {
	d.Stances = nil
	return s.ToDecide(ctx, v, con, d.Becomes(), p, false)
}

// Sentences returns the speaker's own words sentence by sentence, to choose
// evidence from: a passage of one sentence is given whole.
func (r Reaction) Sentences() []WordsAt {
	read := passagesRead(r.Passages)
	spans := stance.Sentences(partsOf(read))
	list := make([]WordsAt, 0, len(spans))
	for i, x := range spans {
		at := WordsAt{read[x.Part].ID, x.Start, x.End}
		alone := (i == 0 || spans[i-1].Part != x.Part) && (i == len(spans)-1 || spans[i+1].Part != x.Part)
		if alone {
			at.Start, at.End = 0, len([]rune(read[x.Part].Text))
		}
		list = append(list, at)
	}
	return list
}

// Find returns where words stand in the speaker's own words, the first time.
// White space counts as one space, and straight marks as curly ones.
func (r Reaction) Find(words string) (WordsAt, bool) {
	wanted, _ := foldedMarks(words)
	if len(wanted) == 0 {
		return WordsAt{}, false
	}
	for _, p := range passagesRead(r.Passages) {
		text, at := foldedMarks(p.Text)
		if before, _, found := strings.Cut(string(text), string(wanted)); found {
			i := utf8.RuneCountInString(before)
			return WordsAt{p.ID, at[i], at[i+len(wanted)-1] + 1}, true
		}
	}
	return WordsAt{}, false
}

// foldedMarks returns a text without white space at its ends, one space for
// each stretch of it inside and straight quotation marks, and for each code
// point where it stands in the text.
func foldedMarks(s string) (folded []rune, at []int) {
	space := false
	for i, c := range []rune(s) {
		if unicode.IsSpace(c) {
			space = len(folded) > 0
			continue
		}
		if space {
			folded, at, space = append(folded, ' '), append(at, i-1), false
		}
		switch c {
		case '‘', '’':
			c = '\''
		case '“', '”':
			c = '"'
		}
		folded, at = append(folded, c), append(at, i)
	}
	return folded, at
}

// Overlaps reports whether two stretches share words.
func (a WordsAt) Overlaps(b WordsAt) bool {
	return a.Passage == b.Passage && a.Start < b.End && b.Start < a.End
}
