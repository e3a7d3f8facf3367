package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Dashboard is what a consultation's page shows, on one proposition.
type Dashboard struct {
	Consultation Consultation
	Proposition  Proposition
	Of           Facet                  // who is counted: FacetOrganisation, FacetStakeholder, or "" for each reaction
	Mix                                 // of the reactions, whoever is counted
	Held         map[Stance]int         // those counted by what they hold
	Points       []Standpoint           // each of those counted, in the order of names; none of reactions
	Rows         []SectorRow            // sectors with reactions, by their net support
	Days         []Count                // reactions by the day said, in order; "" are the undated
	Week         int                    // reactions said in the last seven days
	WeekFrom     CivilDate              // the first of those days
	Conditions   map[ConditionState]int // on the proposition, of reactions that the viewer may see
	For, Against []Telling              // the words of those most clearly on either side
	Latest       []QuoteHit
	Moves        []Move   // the latest changes of position
	Moved        int      // how many changes there are
	MovedLately  int      // how many of them in the last thirty days
	Sources      []Source // the latest, for those who may read what is not published
}

// SectorRow is the stances of one sector.
type SectorRow struct {
	Sector Sector
	Name   string
	Held   map[Stance]int // those counted by what they hold, Undecided included
	Heard                 // where reactions are counted
}

// Tally returns those of the sector who have a place on the scale by their side.
func (r SectorRow) Tally() Tally { return TallyOf(r.Held) }

// N returns how many are counted, the undecided included.
func (r SectorRow) N() int {
	n := 0
	for _, k := range r.Held {
		n += k
	}
	return n
}

// The bounds of what a dashboard shows, and the days that count as lately.
const (
	latestShown = 5
	movesShown  = 4
	lastWeek    = 7
	lately      = 30
)

// Dashboard counts who holds which stance on a proposition of a consultation (""
// is the whole), within the viewer's sight.
func (s *Service) Dashboard(ctx context.Context, v Viewer, slug, proposition string, of Facet) (Dashboard, error) {
	m, err := s.matter(ctx, v, slug, proposition)
	if err != nil {
		return Dashboard{}, err
	}
	d := Dashboard{Consultation: m.con, Proposition: m.on, Of: of, WeekFrom: s.daysBack(lastWeek)}
	if err := s.countReactions(ctx, m, &d); err != nil {
		return d, err
	}
	if err := s.countHolders(ctx, m, &d); err != nil {
		return d, err
	}
	if d.Conditions, err = s.countConditions(ctx, m.sight, m.on.ID); err != nil {
		return d, err
	}
	if v.May(ReadUnpublished) {
		d.Sources, _, err = s.SourcesOf(ctx, v, m.con.ID, 0, latestShown)
	}
	return d, err
}

// matter is a proposition that somebody asks about, with what they may see.
type matter struct {
	con   Consultation
	on    Proposition
	sight Sight
}

// matter looks up a consultation and one of its propositions; the whole, if it
// has not the one asked for.
func (s *Service) matter(ctx context.Context, v Viewer, slug, proposition string) (matter, error) {
	con, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return matter{}, err
	}
	return matter{con: con, on: con.asked(proposition), sight: SightOf(v, s.now())}, nil
}

// stands asks where those counted stand on the matter.
func (m matter) stands(of Facet) StandsQuery {
	return StandsQuery{Sight: m.sight, Consultation: m.con.ID, Proposition: m.on.ID, Of: of}
}

// countReactions counts the reactions, however they are shown.
func (s *Service) countReactions(ctx context.Context, m matter, d *Dashboard) error {
	q := Search{Sight: m.sight, Consultation: []string{m.con.ID}, Proposition: m.on.ID, Order: Newest, Limit: latestShown, Facets: []Facet{FacetStance, FacetDay}}
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return err
	}
	d.Mix = Mix{Reactions: res.Total, Heard: Heard{res.Organisations, res.Individuals}, Counts: stanceCounts(res), OfThose: res.OnScale}
	for _, n := range res.Counts[FacetDay] {
		if d.Days = append(d.Days, n); CivilDate(n.Value).First() >= d.WeekFrom {
			d.Week += n.N
		}
	}
	d.Latest, err = s.hits(ctx, q, res.IDs, 1)
	return err
}

// countHolders counts who holds what, and who changed. Where reactions are
// counted the changes are those of people.
func (s *Service) countHolders(ctx context.Context, m matter, d *Dashboard) error {
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return err
	}
	points, err := s.standpoints(ctx, m.stands(cmp.Or(d.Of, FacetStakeholder)))
	if err != nil {
		return err
	}
	if d.Of == "" {
		d.Held = d.Counts
		d.Rows, err = s.reactionRows(ctx, m, sectors)
	} else {
		d.Points, d.Held = points, countHeld(points)
		d.Rows = holderRows(points, sectors)
	}
	if err != nil {
		return err
	}
	slices.SortStableFunc(d.Rows, byNetSupport)
	shifts := shiftsOf(points)
	d.Moved, d.MovedLately = len(shifts), len(since(shifts, s.daysBack(lately)))
	if err := s.strongest(ctx, m, points, d); err != nil {
		return err
	}
	d.Moves, err = s.moved(ctx, m.sight, m.on.ID, shifts[:min(len(shifts), movesShown)])
	return err
}

// holderRows counts bodies or people by their sector, in the order of the list.
func holderRows(points []Standpoint, sectors []SectorName) []SectorRow {
	held := map[Sector][]Standpoint{}
	for _, p := range points {
		held[p.Sector] = append(held[p.Sector], p)
	}
	var rows []SectorRow
	for _, n := range sectors {
		if list := held[n.Code]; len(list) > 0 {
			rows = append(rows, SectorRow{Sector: n.Code, Name: n.Name, Held: countHeld(list)})
			delete(held, n.Code)
		}
	}
	for code, list := range held { // of a sector that is no longer listed
		rows = append(rows, SectorRow{Sector: code, Name: string(code), Held: countHeld(list)})
	}
	return rows
}

// reactionRows counts reactions by sector, in the order of the list; one in
// several capacities is in the sector of each.
func (s *Service) reactionRows(ctx context.Context, m matter, sectors []SectorName) ([]SectorRow, error) {
	mixes, err := s.Index.BySector(ctx, m.stands(""))
	if err != nil {
		return nil, err
	}
	var rows []SectorRow
	for _, n := range sectors {
		if i := slices.IndexFunc(mixes, func(x SectorMix) bool { return x.Sector == n.Code }); i >= 0 {
			rows = append(rows, SectorRow{n.Code, n.Name, mixes[i].Counts, mixes[i].Heard})
		}
	}
	return rows, nil
}

// byNetSupport puts those first of whom the greatest share is for it, less the
// share against; where nobody has a place on the scale the sector comes last.
func byNetSupport(a, b SectorRow) int {
	x, y := a.Tally(), b.Tally()
	if (x.N() == 0) != (y.N() == 0) {
		return cmp.Compare(y.N(), x.N())
	}
	// (for − against) ÷ n of each, brought to the same denominator
	return cmp.Or(cmp.Compare((y.For-y.Against)*x.N(), (x.For-x.Against)*y.N()), cmp.Compare(y.N(), x.N()), strings.Compare(a.Name, b.Name))
}
