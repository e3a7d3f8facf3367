package tracker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Theme returns the theme with the ID.
func (c Consultation) Theme(id string) (Theme, bool) {
	i := slices.IndexFunc(c.Themes, func(t Theme) bool { return t.ID == id })
	if i < 0 {
		return Theme{}, false
	}
	return c.Themes[i], true
}

// ownThemes forgets the IDs of themes that are not the consultation's own, or that
// another of the list has: they come from a form.
func (c Consultation) ownThemes(list []Theme) []Theme {
	list, known := slices.Clone(list), map[string]bool{}
	for i, t := range list {
		if _, own := c.Theme(t.ID); !own || known[t.ID] {
			list[i].ID = ""
		}
		known[t.ID] = true
	}
	return list
}

// ownPropositions is ownThemes for propositions.
func (c Consultation) ownPropositions(list []Proposition) []Proposition {
	list, known := slices.Clone(list), map[string]bool{}
	for i, p := range list {
		if _, own := c.Proposition(p.ID); !own || known[p.ID] {
			list[i].ID = ""
		}
		known[p.ID] = true
	}
	return list
}

// mostThemes is how many themes a consultation has at most: they are chosen from a
// list that is looked through.
const mostThemes = 100

// themeNames are the names of themes, in the order of the consultation.
func (c Consultation) themeNames(ids []string) string {
	var names []string
	for _, t := range c.Themes {
		if slices.Contains(ids, t.ID) {
			names = append(names, t.Name)
		}
	}
	return strings.Join(names, ", ")
}

// themesOf are those of the IDs that are themes of the consultation, each once,
// in its order.
func (c Consultation) themesOf(ids []string) []string {
	var list []string
	for _, t := range c.Themes {
		if slices.Contains(ids, t.ID) {
			list = append(list, t.ID)
		}
	}
	return list
}

// setThemes is the event of a reaction or a source that has other themes.
const setThemes = "set themes"

// SetThemes says on which of the themes of its consultation a reaction touches.
func (s *Service) SetThemes(ctx context.Context, v Viewer, id string, revision int64, themes []string) (Reaction, error) {
	return s.change(ctx, v, DecideStances, id, revision, func(r *Reaction) error {
		con, err := s.Store.Consultations().Get(ctx, r.Consultation)
		if err != nil {
			return err
		}
		return s.giveThemes(v, con, r, themes)
	})
}

// giveThemes puts themes in the place of those that a reaction has.
func (s *Service) giveThemes(v Viewer, con Consultation, r *Reaction, themes []string) error {
	is, err := con.chosenThemes(themes)
	if err != nil {
		return err
	}
	r.Events = append(r.Events, s.event(v, setThemes, con.themeNames(r.Themes), con.themeNames(is), ""))
	r.Themes = is
	return nil
}

// MostTagged is how many reactions get a theme, or lose it, at a time.
const MostTagged = 100

// Tagged is what came of giving a theme to several reactions.
type Tagged struct {
	Theme   Theme
	Changed []string // IDs of those that have it now, or have it no more
	Same    int      // were so before
	Other   int      // are of another consultation, or are not there
}

// TagThemes gives a theme to reactions, or takes it off them, each by itself: one
// that somebody else changes in the same moment is tried again.
func (s *Service) TagThemes(ctx context.Context, v Viewer, theme string, on bool, ids []string) (Tagged, error) {
	if err := v.allow(DecideStances); err != nil {
		return Tagged{}, err
	}
	con, t, err := s.themed(ctx, theme)
	if err != nil {
		return Tagged{}, err
	}
	out := Tagged{Theme: t}
	if len(ids) == 0 {
		return out, faults{{"reaction", "Tick the reactions that the theme is for first."}}.err()
	}
	if len(ids) > MostTagged {
		return out, faults{{"reaction", fmt.Sprintf("Tick at most %d reactions at a time.", MostTagged)}}.err()
	}
	found, err := s.Store.Reactions().GetMany(ctx, ids)
	if err != nil {
		return out, err
	}
	out.Other = len(ids) - len(found)
	for _, r := range found {
		switch {
		case r.Consultation != con.ID:
			out.Other++
		case slices.Contains(r.Themes, theme) == on:
			out.Same++
		default:
			if err := s.tagOne(ctx, v, con, r, theme, on); err != nil {
				return out, err
			}
			out.Changed = append(out.Changed, r.ID)
		}
	}
	return out, nil
}

// tagTries is how often it is tried to tag a reaction while others change it.
const tagTries = 3

func (s *Service) tagOne(ctx context.Context, v Viewer, con Consultation, r Reaction, theme string, on bool) error {
	var err error
	for range tagTries {
		_, err = s.alter(ctx, r.ID, r.Revision, func(r *Reaction) error {
			themes := slices.DeleteFunc(con.themesOf(r.Themes), func(id string) bool { return id == theme })
			if on {
				themes = append(themes, theme)
			}
			return s.giveThemes(v, con, r, themes)
		})
		if KindOf(err) != Conflict {
			return err
		}
		now, failed := s.Store.Reactions().Get(ctx, r.ID)
		if failed != nil {
			return failed
		}
		r = now
	}
	return err
}

// themed returns a theme with its consultation.
func (s *Service) themed(ctx context.Context, theme string) (Consultation, Theme, error) {
	list, err := all(ctx, s.Store.Consultations(), Key{})
	if err != nil {
		return Consultation{}, Theme{}, err
	}
	for _, c := range list {
		if t, ok := c.Theme(theme); ok && theme != "" {
			return c, t, nil
		}
	}
	return Consultation{}, Theme{}, faults{{"theme", "Choose a theme. The one chosen is there no more."}}.err()
}

// ThemesHeard counts the reactions in sight that have each of a consultation's
// themes.
func (s *Service) ThemesHeard(ctx context.Context, v Viewer, con Consultation) (map[string]int, error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, err
	}
	counts, _, err := s.themeCounts(ctx, Search{Sight: SightOf(v, s.now())}, con)
	return counts, err
}

// ThemesWithdrawn returns withdrawn reactions that have themes of a consultation,
// a hundred at most, for those who may see them.
func (s *Service) ThemesWithdrawn(ctx context.Context, v Viewer, con Consultation) ([]Reaction, error) {
	if err := v.allow(ReadUnpublished); err != nil || len(con.Themes) == 0 {
		return nil, err
	}
	q := Search{Sight: SightOf(v, s.now()), Consultation: []string{con.ID}, States: []ReactionState{Withdrawn}, Limit: 100}
	for _, t := range con.Themes {
		q.Themes = append(q.Themes, t.ID)
	}
	res, err := s.Index.Search(ctx, q)
	if err != nil || len(res.IDs) == 0 {
		return nil, err
	}
	return s.Store.Reactions().GetMany(ctx, res.IDs)
}

func (s *Service) themeCounts(ctx context.Context, q Search, con Consultation) (map[string]int, Results, error) {
	counts := map[string]int{}
	if len(con.Themes) == 0 {
		return counts, Results{}, nil
	}
	q.Consultation, q.Facets, q.FacetSize = []string{con.ID}, []Facet{FacetTheme}, len(con.Themes)
	res, err := s.Index.Search(ctx, q)
	for _, n := range res.Counts[FacetTheme] {
		counts[n.Value] = n.N
	}
	return counts, res, err
}

// keepsThemes refuses to drop a theme that a reaction has, a withdrawn one too: it
// may be restored.
func (s *Service) keepsThemes(ctx context.Context, was, is Consultation) error {
	gone := slices.DeleteFunc(slices.Clone(was.Themes), func(t Theme) bool { _, kept := is.Theme(t.ID); return kept })
	if len(gone) == 0 {
		return nil
	}
	every := Sight{All: true}
	shown, res, err := s.themeCounts(ctx, Search{Sight: every}, was)
	if err := cmp.Or(err, res.whole()); err != nil {
		return err
	}
	withdrawn, res, err := s.themeCounts(ctx, Search{Sight: every, States: []ReactionState{Withdrawn}}, was)
	if err := cmp.Or(err, res.whole()); err != nil {
		return err
	}
	var f faults
	for _, t := range gone {
		if words := themeHeldWords(t, shown[t.ID], withdrawn[t.ID]); words != "" {
			f.add("themes", words)
		}
	}
	return f.err()
}

// themeHeldWords says why a theme cannot be removed, nothing where no reaction
// has it.
func themeHeldWords(t Theme, shown, withdrawn int) string {
	held, off := "reactions have", "them"
	switch n := shown + withdrawn; {
	case n == 0:
		return ""
	case n == 1:
		held, off = "reaction has", "it"
	}
	of := ""
	switch {
	case withdrawn == 0:
	case shown == 0:
		of = ", withdrawn"
	default:
		of = fmt.Sprintf(", %d of them withdrawn", withdrawn)
	}
	return fmt.Sprintf("%d %s the theme “%s”%s. Take it off %s before you remove the theme, or give the theme another name.", shown+withdrawn, held, t.Name, of, off)
}
