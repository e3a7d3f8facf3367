package tracker

import "context"

// StakeholderProfile is the page of a person with who is heard beside them.
type StakeholderProfile struct {
	StakeholderPage
	Standings []Standing // on every proposition spoken on, the latest consultation first
	Alongside []Alongside
}

// StakeholderProfile returns a person, what they said and whom they are quoted
// with, all within sight.
func (s *Service) StakeholderProfile(ctx context.Context, v Viewer, id string, offset int) (StakeholderProfile, error) {
	p, err := s.Stakeholder(ctx, v, id, offset)
	out := StakeholderProfile{StakeholderPage: p}
	if err != nil || p.Moved != "" {
		return out, err
	}
	sight := SightOf(v, s.now())
	if out.Standings, err = s.standings(ctx, sight, id); err != nil {
		return out, err
	}
	out.Alongside, err = s.alongside(ctx, sight, id)
	return out, err
}
