package tracker

import (
	"context"
	"fmt"
)

// goesRound reports whether a body would be a part of itself as a part of
// another; above returns of what a body is a part.
func goesRound(id, parent string, above func(id string) string) bool {
	for range longestChain {
		if parent == id {
			return true
		}
		if parent = above(parent); parent == "" {
			return false
		}
	}
	return true
}

// above returns of what a body is a part.
func (d *directory) above(id string) string {
	return d.organisations.now(d.organisations.get(id).Parent)
}

// isPartOfItself says so where it is.
func isPartOfItself(name string) string {
	return fmt.Sprintf("%s would be a part of itself.", name)
}

// refusePlace refuses a body that would be a part of itself, or that has the code
// of another.
func (s *Service) refusePlace(ctx context.Context, o Organisation) error {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return err
	}
	defer unlock()
	var f faults
	if parent := d.organisations.now(o.Parent); o.ID != "" && parent != "" {
		f.check(!goesRound(o.ID, parent, d.above), "parent", isPartOfItself(o.Name)+" Choose a body that is no part of it.")
	}
	if code := odsOf(o); code != "" {
		for id, other := range d.organisations.byID {
			f.check(id == o.ID || odsOf(other) != code, "ods_code", other.Name+" has this code already. Correct it here or there.")
		}
	}
	return f.err()
}

// BodyMeant returns the ID of the body that a form means by a name: the one
// chosen if it goes by that name, else the only one that does. Where there is
// none, near are the names of those that may be meant.
func (s *Service) BodyMeant(ctx context.Context, v Viewer, chosen, name string) (id string, near []string, err error) {
	if err := v.allow(EditDirectory); err != nil {
		return "", nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return "", nil, err
	}
	defer unlock()
	return d.bodyMeant(chosen, name)
}
