package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// MatrixQuery asks for who stands where on every proposition of a consultation.
type MatrixQuery struct {
	Of      Facet    // FacetOrganisation or FacetStakeholder
	Name    string   // words that a name holds; "" for all
	Sectors []Sector // any of them; none for all
	On      string   // ID of the proposition that Holds and the order by stance are about; "" is the whole
	Holds   []Stance // any of them; none for all
	Order   MatrixOrder
	Offset  int
	Limit   int  // 0 for all
	Suggest bool // say what is suggested where nothing is decided, to those who may know
}

// MatrixOrder is the order of a matrix's rows; among equals that of names.
type MatrixOrder string

// The orders: by name, by sector, from support to opposition and from opposition
// to support on the chosen proposition with the undecided last, by most
// reactions, and by the latest.
const (
	MatrixByName       MatrixOrder = "name"
	MatrixBySector     MatrixOrder = "sector"
	MatrixByStance     MatrixOrder = "support"
	MatrixByOpposition MatrixOrder = "opposition"
	MatrixByReactions  MatrixOrder = "reactions"
	MatrixByLatest     MatrixOrder = "latest"
)

// MatrixOrders lists the orders as a form offers them.
func MatrixOrders() []MatrixOrder {
	return []MatrixOrder{MatrixByName, MatrixBySector, MatrixByStance, MatrixByOpposition, MatrixByReactions, MatrixByLatest}
}

// Matrix is who stands where on every proposition of a consultation.
type Matrix struct {
	Consultation Consultation
	On           Proposition
	Sectors      []Sector // of all who are heard, each once
	Heard        int      // rows without any filter
	Total        int      // rows
	Rows         []MatrixRow
}

// MatrixRow is where one body or person stands on each proposition, in the
// order of the consultation's list.
type MatrixRow struct {
	Standpoint // on the chosen proposition
	Cells      []MatrixCell
}

// MatrixCell is where a body or person stands on one proposition. Suggestion is
// what the machine makes of the last reaction where nothing is decided; nil for
// those who may not decide, where it is not asked for, and where it is kept back
// on purpose.
type MatrixCell struct {
	Stand
	Suggestion *Suggestion
}

// Matrix tells who stands where, a page at a time.
func (s *Service) Matrix(ctx context.Context, v Viewer, slug string, q MatrixQuery) (Matrix, error) {
	m, err := s.matter(ctx, v, slug, q.On)
	if err != nil {
		return Matrix{}, err
	}
	x := Matrix{Consultation: m.con, On: m.on}
	points, err := s.standpoints(ctx, m.stands(q.Of))
	if err != nil {
		return x, err
	}
	x.Heard, x.Sectors = len(points), sectorsOf(points)
	if points, err = s.matrixRows(ctx, m.sight, q, points); err != nil {
		return x, err
	}
	x.Total = len(points)
	for _, p := range stretchOf(points, q.Offset, q.Limit) {
		x.Rows = append(x.Rows, MatrixRow{Standpoint: p})
	}
	if err := s.addCells(ctx, m, q.Of, x.Rows); err != nil {
		return x, err
	}
	if q.Suggest && v.May(DecideStances) {
		err = s.addSuggestions(ctx, m, x.Rows)
	}
	return x, err
}

// matrixRows leaves those who are asked for, in the order asked for.
func (s *Service) matrixRows(ctx context.Context, sight Sight, q MatrixQuery, points []Standpoint) ([]Standpoint, error) {
	named, err := s.bearing(ctx, sight, q.Of, q.Name)
	if err != nil {
		return nil, err
	}
	points = slices.DeleteFunc(points, func(p Standpoint) bool {
		return !named(p) || len(q.Sectors) > 0 && !slices.Contains(q.Sectors, p.Sector) || len(q.Holds) > 0 && !slices.Contains(q.Holds, p.Holds())
	})
	slices.SortStableFunc(points, q.Order.compare)
	return points, nil
}

// bearing returns whether somebody is named so: each word begins one of the
// name. Other names count only for those who see everything, for they may come
// from words that are not published.
func (s *Service) bearing(ctx context.Context, sight Sight, of Facet, name string) (func(Standpoint) bool, error) {
	wanted := strings.Fields(FoldName(name))
	others := map[string][]string{}
	if len(wanted) > 0 && sight.All {
		d, unlock, err := s.names(ctx, false)
		if err != nil {
			return nil, err
		}
		if of == FacetOrganisation {
			for id, o := range d.organisations.byID {
				others[id] = o.OtherNames
			}
		} else {
			for id, p := range d.stakeholders.byID {
				others[id] = p.OtherNames
			}
		}
		unlock()
	}
	return func(p Standpoint) bool {
		return name == "" || len(wanted) > 0 && slices.ContainsFunc(append([]string{p.Name}, others[p.Who]...), func(n string) bool { return beginsWords(n, wanted) })
	}, nil
}

// beginsWords reports whether each of the wanted words begins one of the name.
func beginsWords(name string, wanted []string) bool {
	have := strings.Fields(FoldName(name))
	for _, w := range wanted {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}

func (o MatrixOrder) compare(a, b Standpoint) int {
	switch o {
	case MatrixBySector:
		return cmp.Compare(a.Sector, b.Sector)
	case MatrixByStance:
		return cmp.Or(compareHeld(a, b), cmp.Compare(rank(b), rank(a)))
	case MatrixByOpposition:
		return cmp.Or(compareHeld(a, b), cmp.Compare(rank(a), rank(b)))
	case MatrixByReactions:
		return cmp.Compare(b.Reactions, a.Reactions)
	case MatrixByLatest:
		return cmp.Compare(b.Last.SaidOn.First(), a.Last.SaidOn.First())
	}
	return 0
}

// rank is the place of what is held on the scale, -1 for none.
func rank(p Standpoint) int { return slices.Index(Scale(), p.Holds()) }

// compareHeld puts those with a place on the scale before the others.
func compareHeld(a, b Standpoint) int {
	if (rank(a) < 0) == (rank(b) < 0) {
		return 0
	}
	return cmp.Compare(rank(b), rank(a))
}

// addCells adds where the rows stand on each proposition.
func (s *Service) addCells(ctx context.Context, m matter, of Facet, rows []MatrixRow) error {
	if len(rows) == 0 {
		return nil
	}
	for _, p := range m.con.Propositions {
		if p.ID == m.on.ID {
			for i := range rows {
				rows[i].Cells = append(rows[i].Cells, MatrixCell{Stand: rows[i].Stand})
			}
			continue
		}
		stands, err := s.Index.Stands(ctx, matter{m.con, p, m.sight}.stands(of))
		if err != nil {
			return err
		}
		for i := range rows {
			cell := MatrixCell{Stand: Stand{Who: rows[i].Who, Last: Turn{Stance: Undecided}}}
			if at, found := slices.BinarySearchFunc(stands, rows[i].Who, func(st Stand, who string) int { return cmp.Compare(st.Who, who) }); found {
				cell.Stand = stands[at]
			}
			rows[i].Cells = append(rows[i].Cells, cell)
		}
	}
	return nil
}

// addSuggestions adds what is suggested where nothing is decided: for each row
// by its last reaction.
func (s *Service) addSuggestions(ctx context.Context, m matter, rows []MatrixRow) error {
	var ids []string
	for _, r := range rows {
		if slices.ContainsFunc(r.Cells, MatrixCell.open) {
			ids = append(ids, r.Last.Reaction)
		}
	}
	found, err := s.reactionsByID(ctx, m.sight, ids)
	if err != nil {
		return err
	}
	for i := range rows {
		for j, p := range m.con.Propositions {
			r, ok := found[rows[i].Last.Reaction]
			if !ok || !rows[i].Cells[j].open() || r.Stance(p.ID) != Undecided || TaggedBlind(r.ID, p.ID) {
				continue
			}
			if rows[i].Cells[j].Suggestion, err = s.suggest(ctx, m.con, r, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// open reports whether nothing of a cell is decided.
func (c MatrixCell) open() bool { return c.Holds() == Undecided && c.Last.Reaction != "" }
