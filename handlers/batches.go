package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// batchTyped is what is to be done to many rows, as it was chosen and sent.
type batchTyped struct {
	tableFilter
	do     string // accept-matching, accept-surer, accept-ticked, reject-matching, reject-ticked
	than   string
	rows   []int
	id     string
	expect string
	reason string
}

// order returns the order of the domain, and what is wrong with what was chosen.
func (b batchTyped) order() (tracker.BatchOrder, []templates.FieldError) {
	action, which, _ := strings.Cut(b.do, "-")
	o := tracker.BatchOrder{ID: b.id, Action: tracker.BatchAction(action), Reason: b.reason}
	var wrong []templates.FieldError
	o.Filter, wrong = b.drafts()
	switch which {
	case "ticked":
		o.Ticked = b.rows
	case "surer":
		than, ok := percent(b.than)
		if !ok || b.than == "" {
			wrong = append(wrong, templates.FieldError{Field: "than", Message: notPercent})
		}
		o.Filter.Sure = max(o.Filter.Sure, than)
	}
	o.Expect, _ = strconv.Atoi(b.expect) // what is no number is not asked
	return o, wrong
}

// known reports whether the choice is one that the table offers.
func (b batchTyped) known() bool {
	return slices.Contains([]string{"accept-matching", "accept-surer", "accept-ticked", "reject-matching", "reject-ticked"}, b.do)
}

// newBatch shows what a choice of rows would do, and asks.
func (s *Server) newBatch(c *fiber.Ctx) error {
	typed := batchTyped{tableFilter: readTableFilter(c.Query), do: c.Query("do"), than: strings.TrimSpace(c.Query("than")),
		rows: ticked(c, func(name string) []string { return queryValues(c, name) }), id: s.Tracker.NewID()}
	order, wrong := typed.order()
	if len(wrong) > 0 {
		return s.showTablePage(c, http.StatusUnprocessableEntity, typed.tableFilter, typed.than, wrong)
	}
	if !typed.known() {
		return c.Redirect(typed.href(c.Params("id"), 1), http.StatusSeeOther)
	}
	return s.showBatchForm(c, http.StatusOK, typed, order, nil)
}

func (s *Server) createBatch(c *fiber.Ctx) error {
	typed := batchTyped{tableFilter: readTableFilter(c.FormValue), do: c.FormValue("do"), than: strings.TrimSpace(c.FormValue("than")),
		rows: ticked(c, func(name string) []string { return formValues(c, name) }), id: c.FormValue("id"), expect: c.FormValue("expect"), reason: c.FormValue("reason")}
	order, wrong := typed.order()
	if len(wrong) > 0 {
		return s.showTablePage(c, http.StatusUnprocessableEntity, typed.tableFilter, typed.than, wrong)
	}
	b, err := s.Tracker.StartBatch(c.UserContext(), viewer(c), c.Params("id"), order)
	if status, again := rejected(err); again {
		return s.showBatchForm(c, status, typed, order, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	return c.Redirect("/batches/"+b.ID, http.StatusSeeOther)
}

// showBatchForm shows what would be done now, as a form to confirm it.
func (s *Server) showBatchForm(c *fiber.Ctx, status int, typed batchTyped, o tracker.BatchOrder, wrong []templates.FieldError) error {
	p, err := s.Tracker.PlanBatch(c.UserContext(), viewer(c), c.Params("id"), o)
	if err != nil {
		return err
	}
	id, n := p.Source.ID, len(p.Numbers)
	page := templates.BatchNew{
		Accept: o.Action == tracker.BatchAccept, N: n, Action: "/sources/" + id + "/batches", Scope: p.Scope, Names: p.Names, More: n - len(p.Names),
		Reason: typed.reason, CancelHref: typed.href(id, 1), Kept: typed.kept(n),
	}
	verb := "Reject"
	if page.Accept {
		verb = "Accept"
	}
	if p.Source.Terms != nil {
		page.Terms = termsSummary(*p.Source.Terms)
	}
	title := fmt.Sprintf("%s %s?", verb, counted(n, "row", "rows"))
	if n == 0 {
		title = "No row to " + strings.ToLower(verb)
	}
	page.Frame = s.frame(c, title)
	page.Frame.Crumbs = append(consultationCrumbs(p.Consultation), templates.Link{Label: "Review as a table", Href: tableHref(id)})
	page.Frame.Here, page.Errors = verb, wrong
	return s.show(c, status, page)
}

// kept is what the form to confirm carries along.
func (b batchTyped) kept(n int) []templates.Hidden {
	list := append(b.pairs(), templates.Hidden{Name: "do", Value: b.do}, templates.Hidden{Name: "id", Value: b.id}, templates.Hidden{Name: "expect", Value: strconv.Itoa(n)})
	if b.than != "" {
		list = append(list, templates.Hidden{Name: "than", Value: b.than})
	}
	if strings.HasSuffix(b.do, "-ticked") {
		for _, row := range b.rows {
			list = append(list, templates.Hidden{Name: "row", Value: strconv.Itoa(row)})
		}
	}
	return list
}

func (s *Server) undoBatch(c *fiber.Ctx) error {
	b, err := s.Tracker.UndoBatch(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if err != nil {
		return err
	}
	return c.Redirect("/batches/"+b.ID, http.StatusSeeOther)
}

func (s *Server) stopBatch(c *fiber.Ctx) error {
	b, err := s.Tracker.StopBatch(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if err != nil {
		return err
	}
	return c.Redirect("/batches/"+b.ID, http.StatusSeeOther)
}

func (s *Server) resumeBatch(c *fiber.Ctx) error {
	b, err := s.Tracker.ResumeBatch(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if err != nil {
		return err
	}
	return c.Redirect("/batches/"+b.ID, http.StatusSeeOther)
}

// batchRefresh is after how many seconds a browser without scripts asks again.
const batchRefresh = 2

func (s *Server) showBatch(c *fiber.Ctx) error {
	p, err := s.Tracker.Batch(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	b := p.Batch
	seen, of := b.Handled()
	page := templates.Batch{
		Frame: s.frame(c, batchTitle(b)), Href: "/batches/" + b.ID, TableHref: tableHref(b.Source), SourceName: sourceName(p.Source), Heading: batchHeading(b),
		Scope: b.Scope, Reason: b.Reason, By: b.ByName, At: moment(b.CreatedAt), Working: b.Unfinished(), Doing: batchDoing(b), Seen: seen, Of: of,
		Percent: 100 * seen / max(1, of), Notes: batchNotes(b), Revision: int(b.Revision), RowsTitle: batchRowsTitle(b), Counted: counting(p.Source),
	}
	page.Frame.Crumbs = append(consultationCrumbs(p.Consultation), templates.Link{Label: "Review as a table", Href: page.TableHref})
	page.Frame.Here = batchTitle(b)
	for _, row := range b.Rows {
		page.Rows = append(page.Rows, templates.BatchProblem{Line: row.Row, Href: draftHref(b.Source, row.Number) + "#reaction-" + strconv.Itoa(row.Number), Who: row.By, Problem: row.Problem})
	}
	page.MoreRows = b.Left + b.Failed + b.Kept - len(b.Rows)
	if b.State == tracker.BatchUndoing || b.State == tracker.BatchUndone {
		page.MoreRows = b.Kept - len(b.Rows)
	}
	switch {
	case b.Unfinished():
		page.Frame.Refresh = batchRefresh
		if b.State == tracker.BatchRunning {
			page.StopHref = "/batches/" + b.ID + "/stop"
		}
	case b.State == tracker.BatchStopped && s.Now().Before(b.Held): // the rows in hand are being finished
		page.Frame.Refresh = batchRefresh
	case b.State == tracker.BatchStopped:
		page.ResumeHref = "/batches/" + b.ID + "/resume"
	}
	if b.Done > 0 && (b.State == tracker.BatchDone || page.ResumeHref != "") {
		page.UndoHref, page.UndoNote = "/batches/"+b.ID+"/undo", undoNote(b)
	}
	return s.show(c, http.StatusOK, page)
}
