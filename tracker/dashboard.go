package tracker

import (
	"context"
	"slices"
)

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
	Tally         Tally
	OfThose       Heard // of the reactions in Tally
	Conditions    int   // on the proposition, of reactions that the viewer may see
	Latest        []QuoteHit
	Moves         []Move
	Sources       []Source // for those who may read what is not published
}

// Heard is how many distinct ones were heard, apart: a consultation is no vote.
type Heard struct{ Organisations, Individuals int }

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
	if err := s.tally(ctx, &d, q); err != nil {
		return d, err
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

// tally counts who is on the scale, and the conditions.
func (s *Service) tally(ctx context.Context, d *Dashboard, q Search) error {
	counts := map[Stance]int{}
	for _, n := range d.Total {
		counts[Stance(n.Value)] = n.N
	}
	d.Tally = TallyOf(counts)
	q.Stances, q.Facets, q.Limit = Scale(), nil, 0
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return err
	}
	d.OfThose = Heard{res.Organisations, res.Individuals}
	list, err := all(ctx, s.Store.Reactions(), Key{"conditions", d.Proposition.ID})
	for _, r := range list {
		if q.Sight.Sees(r) && r.State != Withdrawn {
			d.Conditions += len(r.On(d.Proposition.ID).Decision.Conditions)
		}
	}
	return err
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
