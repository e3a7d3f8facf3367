package tracker

import (
	"context"
	"errors"
	"slices"
)

// MergeShown is what journalists do not see now and would, once two entries are
// one: of an entry without anything published they know nothing but what ships with
// the program.
type MergeShown struct {
	Name        string // of the entry that stays
	Honorific   string
	Sectors     []Sector
	Parent      string // name
	Identifiers []Identifier
	Children    []string // names of bodies that are seen, and would be seen to be parts of it
}

// Any reports whether there is anything.
func (m MergeShown) Any() bool {
	return m.Name != "" || m.Honorific != "" || len(m.Sectors) > 0 || m.Parent != "" || len(m.Identifiers) > 0 || len(m.Children) > 0
}

// pressSight is what journalists see at this moment.
func (s *Service) pressSight() Sight { return SightOf(Viewer{Role: Journalist}, s.now()) }

// mergeShows says what a merge would show to journalists.
func (s *Service) mergeShows(ctx context.Context, p MergePlan) (MergeShown, error) {
	var out MergeShown
	from, into, err := s.mergeSeen(ctx, p)
	if err != nil || !from && !into {
		return out, err
	}
	if p.Noun == MergePeople {
		st, err := s.Store.Stakeholders().Get(ctx, p.Into.ID)
		if err != nil {
			return out, err
		}
		if !into {
			out.Name, out.Honorific = st.FullName(), st.Honorific
		} else if !from {
			out.Honorific = p.Given.Honorific
		}
		return out, nil
	}
	o, err := s.Store.Organisations().Get(ctx, p.Into.ID)
	if err != nil {
		return out, err
	}
	parent := ""
	switch {
	case !into:
		out.Name, out.Sectors, out.Identifiers, parent = o.Name, o.Sectors, o.Identifiers, o.Parent
	case !from:
		out.Sectors, out.Identifiers = p.Given.Sectors, p.Given.Identifiers
		if p.Given.Moved {
			parent = p.Given.Parent
		}
	}
	if out.Parent, err = s.seenName(ctx, parent); err != nil {
		return out, err
	}
	if !from {
		for _, id := range p.childIDs {
			name, err := s.seenName(ctx, id)
			if err != nil {
				return out, err
			}
			if name != "" {
				out.Children = append(out.Children, name)
			}
		}
	}
	slices.Sort(out.Children)
	return out, nil
}

// mergeSeen reports of each of the two whether journalists know of it.
func (s *Service) mergeSeen(ctx context.Context, p MergePlan) (from, into bool, err error) {
	if from, err = s.seenByPress(ctx, p.Noun, p.From.ID, p.From.Shipped); err != nil {
		return false, false, err
	}
	into, err = s.seenByPress(ctx, p.Noun, p.Into.ID, p.Into.Shipped)
	return from, into, err
}

// seenByPress asks the store, for what seems hidden may only be missing from the index.
func (s *Service) seenByPress(ctx context.Context, noun MergeNoun, id string, shipped bool) (bool, error) {
	if shipped {
		return true, nil
	}
	sight := s.pressSight()
	err := each(ctx, s.Store.Reactions(), Key{string(noun), id}, func(list []Reaction) error {
		if slices.ContainsFunc(list, sight.Sees) {
			return errFound
		}
		return nil
	})
	if errors.Is(err, errFound) {
		return true, nil
	}
	return false, err
}

// seenName is the name of a body that journalists know of, else "".
func (s *Service) seenName(ctx context.Context, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	o, err := s.Store.Organisations().Get(ctx, id)
	if KindOf(err) == NotFound {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	seen, err := s.seenByPress(ctx, MergeBodies, id, !o.added())
	if !seen {
		return "", err
	}
	return o.Name, err
}
