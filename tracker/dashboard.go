package tracker

import "context"

// Dashboard is what a consultation's page shows, on one proposition.
type Dashboard struct {
	Consultation Consultation
	Proposition  Proposition
	Mix
	Rows       []SectorRow // sectors with reactions, in the order of the list of sectors
	Conditions int         // on the proposition, of reactions that the viewer may see
	Latest     []QuoteHit
	Moves      []Move
	Sources    []Source // for those who may read what is not published
}

// SectorRow is the stances of one sector.
type SectorRow struct {
	Sector Sector
	Name   string
	Mix
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
	q := Search{Sight: SightOf(v, s.now()), Consultation: []string{c.ID}, Proposition: d.Proposition.ID, Order: Newest, Limit: 5}
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return d, err
	}
	if d.Latest, err = s.hits(ctx, q, res.IDs, 1); err != nil {
		return d, err
	}
	if d.Mix, err = s.mix(ctx, q); err != nil {
		return d, err
	}
	if d.Conditions, err = s.countConditions(ctx, q); err != nil {
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

// countConditions counts the conditions on the query's proposition in its sight.
func (s *Service) countConditions(ctx context.Context, q Search) (int, error) {
	list, err := all(ctx, s.Store.Reactions(), Key{"conditions", q.Proposition})
	n := 0
	for _, r := range list {
		if q.Sight.Sees(r) && r.State != Withdrawn {
			n += len(r.On(q.Proposition).Decision.Conditions)
		}
	}
	return n, err
}

func (s *Service) sectorRows(ctx context.Context, q Search) ([]SectorRow, error) {
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return nil, err
	}
	var rows []SectorRow
	for _, n := range sectors {
		q.Sectors = []Sector{n.Code}
		m, err := s.mix(ctx, q)
		if err != nil {
			return nil, err
		}
		if m.Reactions > 0 {
			rows = append(rows, SectorRow{n.Code, n.Name, m})
		}
	}
	return rows, nil
}
