package tracker

import (
	"context"
	"slices"
)

// Suggested returns what is suggested on a proposition where nobody has decided:
// the suggestion kept with the reaction. ok is false without one, and where it is
// kept back on purpose so that a person judges by the words alone.
func (r Reaction) Suggested(proposition string) (value Stance, ok bool) {
	on := r.On(proposition)
	if on.Decision != nil || on.Suggestion == nil || TaggedBlind(r.ID, proposition) {
		return "", false
	}
	return on.Suggestion.Value, true
}

// noteSuggestions keeps with a reaction what its words suggest now on each
// proposition that nobody has decided. A respondent's own choice stays.
func (s *Service) noteSuggestions(ctx context.Context, con Consultation, r *Reaction) {
	for _, p := range con.Propositions {
		if r.On(p.ID).Decision != nil {
			continue
		}
		g, err := s.suggestNew(ctx, con, *r, p)
		if err != nil {
			s.Log.WarnContext(ctx, "no suggestion to note", "reaction", r.ID, "err", err)
			continue
		}
		at := slices.IndexFunc(r.Stances, func(x StanceOn) bool { return x.Proposition == p.ID })
		if at < 0 {
			r.Stances, at = append(r.Stances, StanceOn{Proposition: p.ID}), len(r.Stances)
		}
		r.Stances[at].Suggestion = g
	}
}
