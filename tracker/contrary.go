package tracker

import (
	"cmp"
	"context"
	"slices"

	"soundings/tracker/stance"
)

// Contrary is words of the same speaker that speak against a decision.
type Contrary struct {
	Counter
	Said     Reaction
	Strength float64 // 0 to 1: how surely the words are to the contrary
}

// mostContrary is how many words to the contrary are offered.
const mostContrary = 5

// mostReadAlone is of how many reactions and propositions it is remembered for
// which side each sentence speaks.
const mostReadAlone = 4096

// readAlone is a reaction, as it is stored, read on a proposition of the title.
type readAlone struct {
	reaction string // ID
	revision int64
	title    string
}

// sidedWords is a sentence of what was said, with the side it speaks for.
type sidedWords struct {
	in int // of the reactions
	stance.Sided
}

// contraries returns the strongest words against either side on a proposition
// among what was said, the strongest first.
func (s *Service) contraries(p Proposition, said []Reaction) (againstSupport, againstOpposition []Contrary) {
	var forIt, against []sidedWords
	for i, o := range said {
		for _, x := range s.alone(p, o) {
			if x.Side == stance.Support {
				forIt = append(forIt, sidedWords{i, x})
			} else {
				against = append(against, sidedWords{i, x})
			}
		}
	}
	return strongest(said, against), strongest(said, forIt)
}

// alone reads each sentence of a reaction by itself. It takes long, and what is
// stored is read anew only when it has changed.
func (s *Service) alone(p Proposition, r Reaction) []stance.Sided {
	read := func() []stance.Sided {
		return stance.Alone(stance.ReadTarget(p.Title), partsOf(passagesRead(r.Passages)))
	}
	if r.Revision == 0 {
		return read() // of a draft
	}
	return s.readAlone.of(readAlone{r.ID, r.Revision, p.Title}, mostReadAlone, read)
}

func strongest(said []Reaction, list []sidedWords) []Contrary {
	slices.SortStableFunc(list, func(a, b sidedWords) int { return cmp.Compare(b.Strength, a.Strength) })
	var strong []Contrary
	for _, x := range list[:min(len(list), mostContrary)] {
		o := said[x.in]
		at := WordsAt{passagesRead(o.Passages)[x.Part].ID, x.Start, x.End}
		words, _ := o.Words(at)
		strong = append(strong, Contrary{Counter{Reaction: o.ID, At: at, Words: words}, o, x.Strength})
	}
	return strong
}

// mostSaid is how many reactions of one speaker are looked through.
const mostSaid = 200

// saidBySame returns the reaction and others of the same speaker on its
// consultation that are not withdrawn.
func (s *Service) saidBySame(ctx context.Context, r Reaction) ([]Reaction, error) {
	key := Key{"stakeholder", r.Stakeholder}
	if r.Stakeholder == "" {
		key = Key{"organisation", r.Capacity().Organisation}
	}
	said := []Reaction{r}
	if key.Value == "" {
		return said, nil
	}
	page, err := s.Store.Reactions().List(ctx, ListQuery{Key: key, Limit: mostSaid})
	for _, o := range page.Items {
		if o.ID != r.ID && o.State != Withdrawn && o.sameSpeaker(r) {
			said = append(said, o)
		}
	}
	return said, err
}
