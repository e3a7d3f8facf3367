package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/document"
)

func (s *Server) tableRoutes() []route {
	return []route{
		{http.MethodGet, "/sources/:id/table", tracker.LogReactions, s.showTable},
		{http.MethodGet, "/sources/:id/batches/new", tracker.LogReactions, s.newBatch},
		{http.MethodPost, "/sources/:id/batches", tracker.LogReactions, s.createBatch},
		{http.MethodGet, "/batches/:id", tracker.LogReactions, s.showBatch},
		{http.MethodPost, "/batches/:id/undo", tracker.LogReactions, s.undoBatch},
		{http.MethodPost, "/batches/:id/stop", tracker.LogReactions, s.stopBatch},
		{http.MethodPost, "/batches/:id/resume", tracker.LogReactions, s.resumeBatch},
	}
}

// rowsPerPage is how many drafts a page of a table shows.
const rowsPerPage = 50

// usuallySure is the confidence that the form proposes, in per cent.
const usuallySure = "90"

// tableHref is where the table of a source begins.
func tableHref(source string) string { return "/sources/" + source + "/table" }

func (s *Server) showTable(c *fiber.Ctx) error {
	return s.showTablePage(c, http.StatusOK, readTableFilter(c.Query), usuallySure, nil)
}

// showTablePage shows the table, with what was wrong with the choice of rows.
func (s *Server) showTablePage(c *fiber.Ctx, status int, f tableFilter, than string, wrong []templates.FieldError) error {
	filter, bad := f.drafts()
	if len(bad) > 0 {
		status, wrong = http.StatusUnprocessableEntity, append(wrong, bad...)
	}
	number := max(1, c.QueryInt("page", 1))
	t, err := s.Tracker.Table(c.UserContext(), viewer(c), c.Params("id"), filter, (number-1)*rowsPerPage, rowsPerPage)
	if err != nil {
		return err
	}
	page := s.tablePage(c, t, f, filter)
	page.Than, page.Errors = than, wrong
	return s.show(c, status, page)
}

func (s *Server) tablePage(c *fiber.Ctx, t tracker.Table, f tableFilter, filter tracker.DraftFilter) templates.Table {
	id := t.Source.ID
	page := templates.Table{
		Frame: s.frame(c, "Review as a table"), SourceName: sourceName(t.Source), SourceHref: "/sources/" + id, ReviewHref: draftHref(id, 1),
		Action: tableHref(id), ChooseHref: "/sources/" + id + "/batches/new", Revision: int(t.Source.Revision), Terms: reviewTerms(viewer(c), tracker.Review{Source: t.Source, Consultation: t.Consultation}, nil, nil),
		Notes: t.Source.Notes, Counted: counting(t.Source),
		Total: t.Total, Reviewed: t.Progress.Decided, Words: f.words, Sure: f.sure,
		States: stateOptions(t, filter.State), Suggestions: suggestionOptions(t, filter.Stance), Positions: positionOptions(t, filter.Position),
		Flags: flagOptions(t, filter.Flagged), FilterOn: len(f.pairs()) > 0, Scope: strings.TrimPrefix(filter.Describe(), "the rows "), Matching: t.Matching, Waiting: t.Waiting, Kept: f.pairs(),
	}
	page.Frame.Crumbs = append(consultationCrumbs(t.Consultation), templates.Link{Label: "Sources", Href: "/consultations/" + t.Consultation.Slug + "/sources"})
	page.Frame.Here = "Review as a table"
	publishable := t.States[tracker.ShowAccepted] > 0 && viewer(c).May(tracker.PublishReactions)
	if t.Total > 0 && t.Progress.Decided == t.Total || publishable {
		page.EndHref = draftHref(id, 1) + "#h-end"
	}
	for _, d := range t.Rows {
		page.Rows = append(page.Rows, tableRow(d))
	}
	for _, b := range t.Batches {
		page.Batches = append(page.Batches, batchItem(b))
	}
	page.Pages = pageOf(c, t.Matching, rowsPerPage).links(func(n int) string { return f.href(id, n) })
	return page
}

// counting names what the number of a row counts: the lines of a text file,
// where a row can take several, or the rows of a sheet.
func counting(src tracker.Source) string {
	if src.Snapshot.Format == string(document.CSV) {
		return "Line"
	}
	return "Row"
}

// mostRowWords is how many characters of a row's words are shown at once.
const mostRowWords = 200

func tableRow(d tracker.Draft) templates.TableRow {
	first := capacityAt(d.Capacities, 0)
	row := templates.TableRow{
		N: d.Number, Line: d.Row, Href: draftHref(d.Source, d.Number) + "#reaction-" + strconv.Itoa(d.Number), Who: d.By(), Role: first.Role, Organisation: first.OrganisationName,
		Position: d.Position, Suggests: templates.Stance(d.Suggested), Confidence: confidence(d.Confidence), Percent: d.Percent(), Flags: d.Flags,
		State: "todo", Reason: d.Reason, CanTick: d.State == tracker.DraftOpen,
	}
	if row.Who == row.Organisation {
		row.Organisation = ""
	}
	var words []string
	for _, p := range d.Passages {
		words = append(words, p.Text)
	}
	row.Words, row.Rest = cutWords(strings.Join(words, " … "))
	switch d.State {
	case tracker.DraftAccepted:
		row.State, row.ReactionHref = "accepted", "/reactions/"+d.Reaction
	case tracker.DraftRejected, tracker.DraftDuplicate, tracker.DraftMerged:
		row.State = "rejected"
	}
	return row
}

// cutWords cuts words that are long at a space.
func cutWords(words string) (shown, rest string) {
	r := []rune(words)
	if len(r) <= mostRowWords {
		return words, ""
	}
	shown = string(r[:mostRowWords])
	if at := strings.LastIndexByte(shown, ' '); at > mostRowWords/2 {
		shown = shown[:at]
	}
	return shown, words[len(shown):]
}
