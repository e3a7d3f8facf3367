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
	return contraryTo(value, p, said), err
}

// contraryTo returns the strongest words to the contrary of a stance that takes a
// side among what was said.
func contraryTo(value Stance, p Proposition, said []Reaction) []Contrary {
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
