package tracker

import (
	"context"
	"slices"
)

// wrongTheme is said where a theme was chosen that is not the consultation's.
const wrongTheme = "Choose among the themes of the consultation: one of these is there no more."

// draftThemes checks the themes that a draft is to have beside those of its
// source. What it has already may stay by whoever accepts it.
func (s *Service) draftThemes(ctx context.Context, v Viewer, d Draft, themes []string) ([]string, error) {
	if sameSet(d.Themes, themes) {
		return d.Themes, nil
	}
	if err := v.allow(DecideStances); err != nil {
		return nil, err
	}
	con, err := s.Store.Consultations().Get(ctx, d.Consultation)
	if err != nil {
		return nil, err
	}
	return con.chosenThemes(themes)
}

// chosenThemes are the themes that somebody chose, each once, in the order of the
// consultation; one that is not its own is refused.
func (c Consultation) chosenThemes(ids []string) ([]string, error) {
	for _, id := range ids {
		if _, ok := c.Theme(id); !ok {
			return nil, faults{{"themes", wrongTheme}}.err()
		}
	}
	return c.themesOf(ids), nil
}

func sameSet(a, b []string) bool {
	in := func(list []string) func(string) bool {
		return func(id string) bool { return !slices.Contains(list, id) }
	}
	return !slices.ContainsFunc(a, in(b)) && !slices.ContainsFunc(b, in(a))
}

// SetTermsAndThemes says once for a source how its words may be used, and which
// themes all has that is accepted from it from now on.
func (s *Service) SetTermsAndThemes(ctx context.Context, v Viewer, id string, revision int64, t Terms, themes []string) (Source, error) {
	return s.setTerms(ctx, v, id, revision, t, func(src *Source) error { return s.sourceThemes(ctx, v, src, themes) })
}

func (s *Service) sourceThemes(ctx context.Context, v Viewer, src *Source, themes []string) error {
	if sameSet(src.Themes, themes) {
		return nil
	}
	if err := v.allow(DecideStances); err != nil {
		return err
	}
	own := Consultation{} // with the themes of all that the source is of
	for _, id := range src.Consultations {
		con, err := s.Store.Consultations().Get(ctx, id)
		if err != nil {
			return err
		}
		own.Themes = append(own.Themes, con.Themes...)
	}
	is, err := own.chosenThemes(themes)
	if err != nil {
		return err
	}
	src.Events = append(src.Events, s.event(v, setThemes, own.themeNames(src.Themes), own.themeNames(is), ""))
	src.Themes = is
	return nil
}

// noteThemes gives a reaction that is recorded the themes of its source and of
// its draft, as far as they are there still.
func (s *Service) noteThemes(v Viewer, con Consultation, src Source, d Draft, r *Reaction) {
	r.Themes = con.themesOf(slices.Concat(src.Themes, d.Themes))
	if len(r.Themes) > 0 {
		r.Events = append(r.Events, s.event(v, setThemes, "", con.themeNames(r.Themes), ""))
	}
}
