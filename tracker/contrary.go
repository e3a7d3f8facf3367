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

// contraries returns the strongest words against either side on a proposition
// among what was said, the strongest first.
func contraries(p Proposition, said []Reaction) (againstSupport, againstOpposition []Contrary) {
	target := stance.ReadTarget(p.Title)
	for _, o := range said {
		read := passagesRead(o.Passages)
		for _, x := range stance.Alone(target, partsOf(read)) {
			at := WordsAt{read[x.Part].ID, x.Start, x.End}
			words, _ := o.Words(at)
			c := Contrary{Counter{Reaction: o.ID, At: at, Words: words}, o, x.Strength}
			if x.Side == stance.Support {
				againstOpposition = append(againstOpposition, c)
			} else {
				againstSupport = append(againstSupport, c)
			}
		}
	}
	return strongest(againstSupport), strongest(againstOpposition)
}

func strongest(list []Contrary) []Contrary {
	slices.SortStableFunc(list, func(a, b Contrary) int { return cmp.Compare(b.Strength, a.Strength) })
	return list[:min(len(list), mostContrary)]
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
