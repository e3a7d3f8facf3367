package tracker

import (
	"context"
	"errors"
)

// personNow returns the ID of the person that an ID means: another's, if the
// two were merged.
func (s *Service) personNow(ctx context.Context, id string) (string, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return "", err
	}
	defer unlock()
	return d.stakeholders.now(id), nil
}

// bodyNow is personNow for a body.
func (s *Service) bodyNow(ctx context.Context, id string) (string, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return "", err
	}
	defer unlock()
	return d.organisations.now(id), nil
}

// errFound ends a search early.
var errFound = errors.New("found")

// leadsTo returns the entry to which the address of a merged one leads. A viewer
// who sees only what is published is led where words in sight had named the old
// entry: that two are one is otherwise as little known as the old one was.
func (s *Service) leadsTo(ctx context.Context, v Viewer, old mergeState, now func(context.Context, string) (string, error)) (string, error) {
	if !v.May(ReadUnpublished) {
		sight := SightOf(v, s.now())
		err := each(ctx, s.Store.Reactions(), Key{"merged", old.by}, func(list []Reaction) error {
			for _, r := range list {
				if sight.Sees(r) {
					return errFound
				}
			}
			return nil
		})
		if !errors.Is(err, errFound) {
			return "", err
		}
	}
	return now(ctx, old.into)
}
