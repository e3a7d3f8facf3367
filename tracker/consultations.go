package tracker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// consultationBySlug returns a consultation whoever asks.
func (s *Service) consultationBySlug(ctx context.Context, slug string) (Consultation, error) {
	list, err := s.Store.Consultations().List(ctx, ListQuery{Key: Key{"slug", slug}, Limit: 1})
	if err != nil {
		return Consultation{}, err
	}
	if slug == "" || len(list.Items) == 0 {
		return Consultation{}, Errorf(NotFound, "There is no consultation at this address.")
	}
	return list.Items[0], nil
}

// Consultation returns a consultation by its slug. A draft is there for those
// only who may read what is not published.
func (s *Service) Consultation(ctx context.Context, v Viewer, slug string) (Consultation, error) {
	if err := v.allow(ReadPublished); err != nil {
		return Consultation{}, err
	}
	c, err := s.consultationBySlug(ctx, slug)
	if err == nil && !c.seenBy(v) {
		return Consultation{}, Errorf(NotFound, "There is no consultation at this address.")
	}
	return c, err
}

func (c Consultation) seenBy(v Viewer) bool {
	return c.State != ConsultationDraft || v.May(ReadUnpublished)
}

// Consultations lists those that the viewer may see, the newest first.
func (s *Service) Consultations(ctx context.Context, v Viewer) ([]Consultation, error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, err
	}
	list, err := all(ctx, s.Store.Consultations(), Key{})
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(c Consultation) bool { return !c.seenBy(v) })
	slices.SortFunc(list, func(a, b Consultation) int {
		return cmp.Or(cmp.Compare(b.Opens, a.Opens), cmp.Compare(b.ID, a.ID))
	})
	return list, nil
}

// CreateConsultation adds a consultation. It always has a proposition for the
// proposal as a whole; one is made of the title if none is given. The IDs of
// propositions and themes are made here.
func (s *Service) CreateConsultation(ctx context.Context, v Viewer, c Consultation) (Consultation, error) {
	if err := v.allow(EditConsultations); err != nil {
		return c, err
	}
	c.Meta, c.Themes = Meta{ID: s.NewID(), CreatedAt: s.now()}, Consultation{}.ownThemes(c.Themes)
	c.Propositions = Consultation{}.ownPropositions(c.Propositions)
	c = s.tidyConsultation(c)
	if err := c.Validate(); err != nil {
		return c, err
	}
	if err := s.claimSlug(ctx, c); err != nil {
		return c, err
	}
	c.Events = []Event{s.event(v, "create", "", c.Title, "")}
	return s.Store.Consultations().Insert(ctx, c)
}

func (s *Service) tidyConsultation(c Consultation) Consultation {
	c.Title, c.AnnouncedBy, c.Slug = oneLine(c.Title), oneLine(c.AnnouncedBy), strings.TrimSpace(c.Slug)
	c.Summary = strings.TrimSpace(c.Summary)
	if c.Slug == "" {
		c.Slug = slugOf(c.Title)
	}
	if c.State == "" {
		c.State = ConsultationOpen
	}
	if len(c.Propositions) == 0 && c.Title != "" {
		c.Propositions = []Proposition{{Title: c.Title}}
	}
	c.Propositions, c.Themes = slices.Clone(c.Propositions), slices.Clone(c.Themes)
	for i := range c.Propositions {
		p := &c.Propositions[i]
		p.Title = oneLine(p.Title)
		switch {
		case i == 0:
			p.ID = c.ID
		case p.ID == "":
			p.ID = s.NewID()
		}
	}
	for i := range c.Themes {
		c.Themes[i].Name = oneLine(c.Themes[i].Name)
		if c.Themes[i].ID == "" {
			c.Themes[i].ID = s.NewID()
		}
	}
	return c
}

// slugOf makes an address name of a title, of whole words.
func slugOf(title string) string {
	slug := ""
	for _, w := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '’' && r != '\'' }) {
		w = strings.NewReplacer("’", "", "'", "").Replace(w)
		if w != "" && len(slug)+len(w) < 60 {
			slug = strings.TrimPrefix(slug+"-"+w, "-")
		}
	}
	return slug
}

func (s *Service) claimSlug(ctx context.Context, c Consultation) error {
	owner, err := s.claim(ctx, "consultation-slug:"+c.Slug, c.ID, has(s.Store.Consultations()))
	if err != nil {
		return err
	}
	if owner != c.ID {
		return faults{{"slug", fmt.Sprintf("The address name “%s” is taken. Choose another, for example with the year.", c.Slug)}}.err()
	}
	return nil
}

// UpdateConsultation changes a consultation. Its slug stays, its propositions
// keep their IDs and none that is decided upon may go.
func (s *Service) UpdateConsultation(ctx context.Context, v Viewer, c Consultation) (Consultation, error) {
	if err := v.allow(EditConsultations); err != nil {
		return c, err
	}
	was, err := s.Store.Consultations().Get(ctx, c.ID)
	if err != nil {
		return c, err
	}
	if was.Revision != c.Revision {
		return was, stale()
	}
	for i, p := range c.Propositions {
		if moved := p.ID != "" && (p.ID == c.ID) != (i == 0); moved {
			return c, faults{{"propositions", "The proposal as a whole stays in the first place; its words can be changed."}}.err()
		}
	}
	c.Slug, c.CreatedAt, c.Themes = was.Slug, was.CreatedAt, was.ownThemes(c.Themes)
	c.Propositions = was.ownPropositions(c.Propositions)
	c = s.tidyConsultation(c)
	if err := c.Validate(); err != nil {
		return c, err
	}
	if err := s.keepsDecided(ctx, was, c); err != nil {
		return c, err
	}
	if err := s.keepsThemes(ctx, was, c); err != nil {
		return c, err
	}
	c.Events = append(slices.Clone(was.Events), s.event(v, "edit", was.describe(), c.describe(), ""))
	c, err = s.Store.Consultations().Update(ctx, c)
	return c, staleIfConflict(err)
}

func (c Consultation) describe() string {
	words := []string{c.Title, string(c.State)}
	for _, p := range c.Propositions {
		words = append(words, p.Title)
	}
	for _, t := range c.Themes {
		words = append(words, "theme: "+t.Name)
	}
	return strings.Join(words, "; ")
}

// keepsDecided refuses to drop a proposition on which somebody has decided,
// and to make a draft again of what has published reactions.
func (s *Service) keepsDecided(ctx context.Context, was, is Consultation) error {
	in := func(p Proposition) bool { _, ok := is.Proposition(p.ID); return ok }
	for _, p := range was.Propositions {
		if in(p) {
			continue
		}
		res, err := s.Index.Search(ctx, Search{Sight: Sight{All: true}, Consultation: []string{is.ID}, Proposition: p.ID,
			Stances: append(Scale(), NotStated), States: []ReactionState{Recorded, Published, Withdrawn}})
		if err := cmp.Or(err, res.whole()); err != nil {
			return err
		}
		if res.Total > 0 {
			return faults{{"propositions", fmt.Sprintf("“%s” cannot be removed: %s decided on it.", p.Title, ofNumber(res.Total, "stance is", "stances are"))}}.err()
		}
	}
	if is.State == ConsultationDraft && was.State != ConsultationDraft {
		res, err := s.Index.Search(ctx, Search{Sight: Sight{All: true}, Consultation: []string{is.ID}, States: []ReactionState{Published}})
		if err := cmp.Or(err, res.whole()); err != nil {
			return err
		}
		if res.Total > 0 {
			return faults{{"state", fmt.Sprintf("%s published, so it cannot become a draft again.", ofNumber(res.Total, "reaction is", "reactions are"))}}.err()
		}
	}
	return nil
}

// SourcesOf lists some of the sources of a consultation, the newest first, and
// says how many there are.
func (s *Service) SourcesOf(ctx context.Context, v Viewer, consultation string, from, limit int) ([]Source, int, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, 0, err
	}
	page, err := s.Store.Sources().List(ctx, ListQuery{Key: Key{"consultation", consultation}, Descending: true, Skip: from, Limit: limit})
	return page.Items, page.Total, err
}

// ofNumber writes a number with what is counted.
func ofNumber(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
