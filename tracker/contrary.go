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

// Contraries returns the strongest words to the contrary of a stance on a
// proposition by the speaker of a reaction, in all that they said on the
// consultation, the strongest first.
func (s *Service) Contraries(ctx context.Context, v Viewer, r Reaction, p Proposition, value Stance) ([]Contrary, error) {
	if err := v.allow(DecideStances); err != nil {
		return nil, err
	}
	if !value.Contested() {
		return nil, nil
	}
	said, err := s.saidBySame(ctx, r)
	if err != nil {
		return nil, err
	}
	target := stance.ReadTarget(p.Title)
	var list []Contrary
	for _, o := range said {
		read := passagesRead(o.Passages)
		for _, x := range stance.Contrary(target, partsOf(read), value.side() > 0) {
			at := WordsAt{read[x.Part].ID, x.Start, x.End}
			words, _ := o.Words(at)
			list = append(list, Contrary{Counter{Reaction: o.ID, At: at, Words: words}, o, x.Strength})
		}
	}
	slices.SortStableFunc(list, func(a, b Contrary) int { return cmp.Compare(b.Strength, a.Strength) })
	return list[:min(len(list), mostContrary)], nil
}

// saidBySame returns the reaction and the others of the same speaker on its
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
	list, err := all(ctx, s.Store.Reactions(), key)
	for _, o := range list {
		if o.ID != r.ID && o.State != Withdrawn && o.sameSpeaker(r) {
			said = append(said, o)
		}
	}
	return said, err
}
