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
	c.Meta = Meta{ID: s.NewID(), CreatedAt: s.now()}
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
	owner, err := s.claim(ctx, "consultation-slug:"+c.Slug, c.ID,
		func(ctx context.Context, id string) (bool, error) { return found(s.Store.Consultations().Get(ctx, id)) })
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
	c.Slug, c.CreatedAt = was.Slug, was.CreatedAt
	c = s.tidyConsultation(c)
	if err := c.Validate(); err != nil {
		return c, err
	}
	if err := s.keepsDecided(ctx, was, c); err != nil {
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
		if err != nil {
			return err
		}
		if res.Total > 0 {
			return faults{{"propositions", fmt.Sprintf("“%s” has %d decided stances and cannot be removed.", p.Title, res.Total)}}.err()
		}
	}
	if is.State == ConsultationDraft && was.State != ConsultationDraft {
		res, err := s.Index.Search(ctx, Search{Sight: Sight{All: true}, Consultation: []string{is.ID}, States: []ReactionState{Published}})
		if err != nil {
			return err
		}
		if res.Total > 0 {
			return faults{{"state", fmt.Sprintf("%d reactions are published, so it cannot become a draft again.", res.Total)}}.err()
		}
	}
	return nil
}

// Dashboard is what a consultation's page shows, on one proposition.
type Dashboard struct {
	Consultation  Consultation
	Proposition   Proposition
	Rows          []SectorRow // sectors with reactions, in the order of the list of sectors
	Total         []FacetValue
	Reactions     int
	Organisations int
	Individuals   int
	Decided       int // reactions with a decision on the proposition
	Latest        []QuoteHit
	Moves         []Move
	Sources       []Source // for those who may read what is not published
}

// SectorRow is the stances of one sector.
type SectorRow struct {
	Sector        Sector
	Name          string
	N             int // reactions
	Organisations int
	Individuals   int
	Counts        map[Stance]int
}

// Dashboard counts the stances of a consultation by sector on a proposition
// ("" is the whole), within the viewer's sight.
func (s *Service) Dashboard(ctx context.Context, v Viewer, slug, proposition string) (Dashboard, error) {
	c, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return Dashboard{}, err
	}
	d := Dashboard{Consultation: c, Proposition: c.Whole()}
	if p, ok := c.Proposition(proposition); ok {
		d.Proposition = p
	}
	q := Search{Sight: SightOf(v, s.now()), Consultation: []string{c.ID}, Proposition: d.Proposition.ID, Order: Newest, Limit: 5, Facets: []Facet{FacetStance}}
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return d, err
	}
	d.Reactions, d.Organisations, d.Individuals = res.Total, res.Organisations, res.Individuals
	d.Decided = res.Total - countOf(res.Counts[FacetStance], string(Undecided))
	for _, n := range res.Counts[FacetStance] {
		d.Total = append(d.Total, FacetValue{Value: n.Value, N: n.N})
	}
	if d.Latest, err = s.hits(ctx, q, res.IDs, 1); err != nil {
		return d, err
	}
	if d.Rows, err = s.sectorRows(ctx, q); err != nil {
		return d, err
	}
	if d.Moves, err = s.moves(ctx, q); err != nil {
		return d, err
	}
	if v.May(ReadUnpublished) {
		d.Sources, err = s.SourcesOf(ctx, v, c.ID)
	}
	return d, err
}

func countOf(list []Count, value string) int {
	for _, c := range list {
		if c.Value == value {
			return c.N
		}
	}
	return 0
}

func (s *Service) sectorRows(ctx context.Context, q Search) ([]SectorRow, error) {
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return nil, err
	}
	q.Limit, q.Facets = 0, []Facet{FacetStance}
	var rows []SectorRow
	for _, n := range sectors {
		q.Sectors = []Sector{n.Code}
		res, err := s.Index.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		if res.Total == 0 {
			continue
		}
		row := SectorRow{Sector: n.Code, Name: n.Name, N: res.Total, Organisations: res.Organisations, Individuals: res.Individuals, Counts: map[Stance]int{}}
		for _, c := range res.Counts[FacetStance] {
			row.Counts[Stance(c.Value)] = c.N
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Move is a change of a stakeholder's stance on a proposition between two
// decisions.
type Move struct {
	From, To Reaction
	Was, Is  Stance
}

// mostMovers bounds how many people are looked at for changes of position.
const mostMovers = 200

// moves finds the people who have changed position on the query's proposition,
// the latest change first. Only decisions count, only dated reactions compare.
func (s *Service) moves(ctx context.Context, q Search) ([]Move, error) {
	q.Facets, q.FacetSize, q.Limit = []Facet{FacetStakeholder}, mostMovers, 0
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	var people []string
	total := 0
	for _, c := range res.Counts[FacetStakeholder] {
		if c.N > 1 && c.Value != "" {
			people = append(people, c.Value)
			total += c.N
		}
	}
	if len(people) == 0 {
		return nil, nil
	}
	q.Stakeholder, q.Facets, q.Limit, q.Order = people, nil, min(total, 2000), Oldest
	if res, err = s.Index.Search(ctx, q); err != nil {
		return nil, err
	}
	list, err := s.Store.Reactions().GetMany(ctx, res.IDs)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(r Reaction) bool { return !q.Sight.Sees(r) })
	return Moves(list, q.Proposition), nil
}

// Moves lists the changes among reactions in the order of time, latest first.
func Moves(list []Reaction, proposition string) []Move {
	last := map[string]Reaction{}
	var moves []Move
	for _, r := range list {
		is := r.Stance(proposition)
		if is == Undecided || is == NotStated || r.SaidOn == "" || r.Stakeholder == "" {
			continue
		}
		if before, ok := last[r.Stakeholder]; ok && before.Stance(proposition) != is {
			moves = append(moves, Move{From: before, To: r, Was: before.Stance(proposition), Is: is})
		}
		last[r.Stakeholder] = r
	}
	slices.Reverse(moves)
	return moves
}

// SourcesOf lists the sources of a consultation, the newest first.
func (s *Service) SourcesOf(ctx context.Context, v Viewer, consultation string) ([]Source, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	list, err := all(ctx, s.Store.Sources(), Key{"consultation", consultation})
	slices.Reverse(list)
	return list, err
}
