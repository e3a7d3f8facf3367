package handlers

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// matrixPerPage is how many rows a page of a matrix has.
const matrixPerPage = 50

// manyColumns is from how many propositions on a matrix scrolls on its own.
const manyColumns = 4

func (s *Server) matrixRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/matrix", tracker.ReadPublished, s.showMatrix},
		{http.MethodGet, "/consultations/:slug/matrix.csv", tracker.ReadPublished, s.exportMatrix},
	}
}

// matrixOrders are the orders in words, for a list to choose from and for the
// line above the rows.
var matrixOrders = map[tracker.MatrixOrder][2]string{
	tracker.MatrixByName:       {"Name", ""},
	tracker.MatrixBySector:     {"Sector", "by sector"},
	tracker.MatrixByStance:     {"Most in support first", "most in support first"},
	tracker.MatrixByOpposition: {"Most opposed first", "most opposed first"},
	tracker.MatrixByReactions:  {"Most reactions first", "most reactions first"},
	tracker.MatrixByLatest:     {"Latest first", "the latest first"},
}

// matrixAsked is what the address of a matrix asks for.
type matrixAsked struct {
	by      headcount
	query   tracker.MatrixQuery
	sectors []tracker.SectorName
}

func (s *Server) readMatrix(c *fiber.Ctx) (matrixAsked, error) {
	a := matrixAsked{by: readHeadcount(c, ofOrganisations, ofIndividuals)}
	var err error
	if a.sectors, err = s.Tracker.SectorNames(c.UserContext()); err != nil {
		return a, err
	}
	a.query = tracker.MatrixQuery{Of: a.by.of, Name: strings.TrimSpace(strings.ToValidUTF8(c.Query("name"), "")), On: c.Query("on", c.Query(byProposition)),
		Holds: stancesAsked(c), Order: tracker.MatrixOrder(c.Query(bySort))}
	if !slices.Contains(tracker.MatrixOrders(), a.query.Order) {
		a.query.Order = tracker.MatrixByName
	}
	for _, n := range a.sectors {
		if slices.Contains(queried(c, bySector), string(n.Code)) {
			a.query.Sectors = append(a.query.Sectors, n.Code)
		}
	}
	return a, nil
}

// showMatrix shows who stands where on every proposition.
func (s *Server) showMatrix(c *fiber.Ctx) error {
	a, err := s.readMatrix(c)
	if err != nil {
		return err
	}
	q := a.query
	q.Offset, q.Limit, q.Suggest = offset(c, matrixPerPage), matrixPerPage, true
	m, err := s.Tracker.Matrix(c.UserContext(), viewer(c), c.Params("slug"), q)
	if err != nil {
		return err
	}
	return s.show(c, http.StatusOK, s.matrixPage(c, m, a))
}

func (s *Server) matrixPage(c *fiber.Ctx, m tracker.Matrix, a matrixAsked) templates.Matrix {
	con, at := m.Consultation, matrixAt{m, a}
	page := templates.Matrix{
		Frame: s.frame(c, "Who stands where: "+con.Title), Consultation: con.Title, Countings: at.countings(), One: a.by.one, Unit: a.by.many, Action: "/consultations/" + con.Slug + "/matrix",
		Name: a.query.Name, Sectors: at.sectors(), On: at.propositions(), Stances: at.stances(), Sorts: choicesOf(a.query.Order),
		Sorted: matrixOrders[a.query.Order][1], Chips: at.chips(), ClearHref: at.cleared(), Heard: m.Heard, Total: m.Total, Wide: len(con.Propositions) > manyColumns,
		ByName: at.column(upperFirst(a.by.one), tracker.MatrixByName, "ascending"), ByCount: at.column("Reactions", tracker.MatrixByReactions, "descending"), ByLatest: at.column("Latest", tracker.MatrixByLatest, "descending"),
		Pages: pageOf(c, m.Total, matrixPerPage).links(func(n int) string { return at.href("matrix", "page", pageNumber(n)) }),
	}
	if m.Heard == 0 {
		page.FirstSteps = firstSteps(viewer(c), con)
	}
	if m.Total > 0 {
		page.CSVHref = at.href("matrix.csv")
	}
	if a.by != ofOrganisations {
		page.Hidden = []templates.Option{{Value: "of", Label: a.by.code}}
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(con), "Who stands where"
	for i, p := range con.Propositions {
		col := at.propositionColumn(p)
		col.N = i + 1
		page.Columns = append(page.Columns, col)
	}
	for _, r := range m.Rows {
		row := at.row(r)
		page.Suggests = page.Suggests || slices.ContainsFunc(row.Cells, func(c templates.MatrixCell) bool { return c.Suggested != "" })
		page.Rows = append(page.Rows, row)
	}
	return page
}

func choicesOf(order tracker.MatrixOrder) []templates.Option {
	var options []templates.Option
	for _, o := range tracker.MatrixOrders() {
		options = append(options, templates.Option{Value: string(o), Label: matrixOrders[o][0], Selected: o == order})
	}
	return options
}

func upperFirst(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// row is where somebody stands, as the page shows it.
func (x matrixAt) row(r tracker.MatrixRow) templates.MatrixRow {
	con := x.m.Consultation
	row := templates.MatrixRow{
		Name: r.Name, Href: x.a.by.profile(r.Who, x.m.On.ID), Sector: tracker.SectorLabel(x.a.sectors, r.Sector), Latest: civil(r.Last.SaidOn),
		Reactions: templates.StanceCount{N: r.Reactions, Href: x.a.by.quotes(con.Slug, r.Who)},
	}
	for i, cell := range r.Cells {
		shown := x.cell(r, con.Propositions[i], cell)
		shown.N = i + 1
		row.Cells = append(row.Cells, shown)
	}
	return row
}

// cell is where somebody stands on one proposition, with the quotes of just
// those reactions that it counts.
func (x matrixAt) cell(r tracker.MatrixRow, p tracker.Proposition, cell tracker.MatrixCell) templates.MatrixCell {
	out := templates.MatrixCell{Proposition: p.Title, Stance: templates.Stance(cell.Holds()), Who: r.Name, Note: cellNote(cell.Stand)}
	behind := []tracker.Stance{cell.Holds()}
	if len(cell.Course) > 0 {
		behind = tracker.Scale()
	}
	pairs := []string{byProposition, p.ID}
	for _, stance := range behind {
		pairs = append(pairs, byStance, string(stance))
	}
	out.Href = x.a.by.quotes(x.m.Consultation.Slug, r.Who, pairs...)
	if shifts := cell.Shifts(); len(shifts) > 0 && shifts[len(shifts)-1].To == cell.Latest() {
		out.Changed = templates.Stance(shifts[len(shifts)-1].From.Stance)
	}
	if g := cell.Suggestion; g != nil {
		out.Note = ""
		out.Suggested = templates.Stance(g.Value)
		if likely, sided := likelihood(*g); sided {
			out.Confidence = fmt.Sprintf("%.0f%%", math.Floor(100*likely))
		}
	}
	return out
}

// cellNote says on how many reactions a cell rests, and how many of them hold
// the same; one is never called alike.
func cellNote(st tracker.Stand) string {
	switch n := len(st.Course); {
	case n > 1 && st.Alike() == 1:
		return fmt.Sprintf("latest of %s reactions", thousands(n))
	case n > 1:
		return fmt.Sprintf("%s of %s alike", thousands(st.Alike()), thousands(n))
	case n == 1:
		return "1 reaction"
	case st.Decided > 0:
		return counted(st.Decided, "reaction", "reactions")
	}
	return counted(st.Reactions, "reaction", "reactions")
}
