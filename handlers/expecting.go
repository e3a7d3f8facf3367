package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// expectOne puts one on the list. A name that may mean several is asked about on
// the page that checks lists.
func (s *Server) expectOne(c *fiber.Ctx) error {
	typed := tracker.ExpectInput{Chosen: c.FormValue("chosen"), Name: c.FormValue("who"), Sector: c.FormValue("sector"), Note: c.FormValue("note")}
	p, err := s.Tracker.PreviewExpected(c.UserContext(), viewer(c), c.Params("slug"), []tracker.ExpectInput{typed})
	if err != nil {
		return err
	}
	row := p.Rows[0]
	switch {
	case row.State == tracker.ExpectAsks && p.Revision == revision(c):
		return s.showExpectPreview(c, http.StatusOK, p, "", nil)
	case row.State == tracker.ExpectWrong:
		return s.showRegister(c, http.StatusUnprocessableEntity, typed, []templates.FieldError{{Field: expectedField(row), Message: row.Problem}})
	}
	return s.putOnList(c, []tracker.ExpectInput{typed}, func(status int, wrong []templates.FieldError) error {
		return s.showRegister(c, status, typed, wrong)
	})
}

// expectedField is the field of the form in which a row is wrong.
func expectedField(r tracker.ExpectRow) string {
	switch {
	case strings.HasPrefix(r.Problem, "The note"):
		return "note"
	case strings.HasPrefix(r.Problem, "There is no sector"):
		return "expected-sector"
	}
	return "who"
}

// putOnList adds rows and goes back to the register; again shows the form that
// they came from where they cannot be added.
func (s *Server) putOnList(c *fiber.Ctx, rows []tracker.ExpectInput, again func(int, []templates.FieldError) error) error {
	done, err := s.Tracker.Expect(c.UserContext(), viewer(c), c.Params("slug"), revision(c), rows)
	if status, ok := rejected(err); ok {
		return again(status, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	here := expectedHref(c.Params("slug"))
	switch len(done.Names) {
	case 0:
		s.flash(c, "Nothing was added: "+strings.TrimSpace(oneOrAll(rows))+" on the list already.")
	case 1:
		s.flashUndo(c, done.Names[0]+" was added to the list.", here+"/lots/"+done.Lot+"/undo", done.Revision)
	default:
		s.flashUndo(c, thousands(len(done.Names))+" names were added to the list.", here+"/lots/"+done.Lot+"/undo", done.Revision)
	}
	return c.Redirect(here, http.StatusSeeOther)
}

func oneOrAll(rows []tracker.ExpectInput) string {
	if len(rows) == 1 {
		return rows[0].Name + " is"
	}
	return "all of them are"
}

func (s *Server) stopExpecting(c *fiber.Ctx) error {
	done, err := s.Tracker.StopExpecting(c.UserContext(), viewer(c), c.Params("slug"), revision(c), c.FormValue("entry"))
	if status, ok := rejected(err); ok {
		return s.showRegister(c, status, tracker.ExpectInput{}, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	s.flashUndo(c, done.Names[0]+" was taken off the list.", expectedHref(c.Params("slug"))+"/lots/"+done.Lot+"/undo", done.Revision)
	return c.Redirect(backTo(c), http.StatusSeeOther)
}

func (s *Server) undoExpecting(c *fiber.Ctx) error {
	done, err := s.Tracker.UndoExpecting(c.UserContext(), viewer(c), c.Params("slug"), revision(c), c.Params("lot"))
	if status, ok := rejected(err); ok {
		return s.showRegister(c, status, tracker.ExpectInput{}, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	what := done.Names[0] + " is"
	if len(done.Names) > 1 {
		what = thousands(len(done.Names)) + " names are"
	}
	if done.Added {
		what += " back on the list."
	} else {
		what += " off the list again."
	}
	s.flash(c, what)
	return c.Redirect(expectedHref(c.Params("slug")), http.StatusSeeOther)
}

// suggestExpected answers, as JSON, whom the directory has while a name is typed.
func (s *Server) suggestExpected(c *fiber.Ctx) error {
	type option struct {
		Value string `json:"value"`
		Label string `json:"label"`
		About string `json:"about"`
	}
	list, err := s.Tracker.SuggestExpected(c.UserContext(), viewer(c), strings.ToValidUTF8(c.Query("q"), ""))
	if err != nil {
		return err
	}
	options := []option{} // an empty list, not null
	for _, e := range list {
		options = append(options, option{e.Chosen, e.Name, e.About})
	}
	return c.JSON(map[string][]option{"options": options})
}

func (s *Server) newExpectList(c *fiber.Ctx) error {
	return s.showExpectList(c, http.StatusOK, tracker.Takeover{Whom: tracker.WhomBodies}, "", nil)
}

// showExpectList shows the form that adds many, empty or as it was sent.
func (s *Server) showExpectList(c *fiber.Ctx, status int, t tracker.Takeover, text string, wrong []templates.FieldError) error {
	p, err := s.Tracker.PreviewExpected(c.UserContext(), viewer(c), c.Params("slug"), nil)
	if err != nil {
		return err
	}
	list, err := s.Tracker.Consultations(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	con, here := p.Consultation, expectedHref(p.Consultation.Slug)
	page := templates.ExpectList{Frame: s.frame(c, "Add a list: "+con.Title), Name: con.Title, Action: here + "/preview", CancelHref: here, Revision: int(p.Revision),
		Text: text, Most: tracker.MostExpected, Sectors: sectorChoices(p.Sectors, t.Sectors...)}
	page.Frame.Crumbs = append(consultationCrumbs(con), templates.Link{Label: "Whom to hear from", Href: here})
	page.Frame.Here = "Add a list"
	for _, other := range list {
		if other.ID != con.ID {
			page.Consultations = append(page.Consultations, templates.Option{Value: other.Slug, Label: other.Title, Selected: other.Slug == t.From})
		}
	}
	page.Whom = choices([]tracker.Whom{tracker.WhomBodies, tracker.WhomPeople, tracker.WhomBoth}, whomWords, t.Whom)
	var names []string
	for _, n := range p.Sectors {
		names = append(names, n.Name)
	}
	page.AllSectors, page.Errors = strings.Join(names, ", "), wrong
	return s.show(c, status, page)
}

var whomWords = map[tracker.Whom]string{
	tracker.WhomBodies: "Organisations", tracker.WhomPeople: "Individuals", tracker.WhomBoth: "Both",
}

// previewExpectList reads a list, or takes one over, and shows what will be added.
func (s *Server) previewExpectList(c *fiber.Ctx) error {
	v, t := viewer(c), tracker.Takeover{From: c.FormValue("from"), Whom: tracker.Whom(c.FormValue("whom"))}
	rows, name, err := s.readExpectList(c, &t)
	if status, ok := rejected(err); ok {
		return s.showExpectList(c, status, t, c.FormValue("text"), fieldErrors(err))
	}
	if err != nil {
		return err
	}
	p, err := s.Tracker.PreviewExpected(c.UserContext(), v, c.Params("slug"), rows)
	if err != nil {
		return err
	}
	return s.showExpectPreview(c, http.StatusOK, p, name, nil)
}

// readExpectList returns the rows that the form asks for and the name of the file.
func (s *Server) readExpectList(c *fiber.Ctx, t *tracker.Takeover) ([]tracker.ExpectInput, string, error) {
	if c.FormValue("way") == "take" {
		if form, err := c.MultipartForm(); err == nil {
			for _, code := range form.Value["sector"] {
				t.Sectors = append(t.Sectors, tracker.Sector(code))
			}
		}
		rows, err := s.Tracker.TakeOver(c.UserContext(), viewer(c), c.Params("slug"), *t)
		return rows, "", err
	}
	t.Whom = tracker.WhomBodies
	name, content, err := readFile(c)
	text := c.FormValue("text")
	switch pasted := strings.TrimSpace(text) != ""; {
	case err != nil:
		return nil, name, err
	case pasted && name != "":
		return nil, name, invalid("file", "Both names and a file were sent. Send one of them: empty the box, or choose no file.")
	case name == "" && !pasted:
		return nil, name, invalid("text", "Paste names or choose a file.")
	case name == "":
		content = []byte(text)
	}
	rows, err := tracker.ReadExpected(c.UserContext(), name, content)
	return rows, name, err
}

// mostPreviewed is how many of the rows that will be added are shown.
const mostPreviewed = 100

// showExpectPreview shows what will be added; wrong are the questions without an
// answer.
func (s *Server) showExpectPreview(c *fiber.Ctx, status int, p tracker.ExpectPreview, fileName string, wrong []templates.FieldError) error {
	con, here := p.Consultation, expectedHref(p.Consultation.Slug)
	page := templates.ExpectPreview{Frame: s.frame(c, "Check the list: "+con.Title), Name: con.Title, Action: here + "/list", CancelHref: here, Revision: int(p.Revision),
		NewTotal: p.Count(tracker.ExpectNew), There: p.Count(tracker.ExpectThere), Twice: p.Count(tracker.ExpectTwice), FileName: fileName}
	page.Frame.Crumbs = append(consultationCrumbs(con), templates.Link{Label: "Whom to hear from", Href: here})
	page.Frame.Here, page.Errors = "Check the list", wrong
	var rows []tracker.ExpectInput
	for i, r := range p.Rows {
		rows = append(rows, r.ExpectInput)
		switch {
		case r.State == tracker.ExpectNew && len(page.New) < mostPreviewed:
			page.New = append(page.New, expectPreviewRow(r, p.Sectors))
		case r.State == tracker.ExpectWrong:
			page.Wrong = append(page.Wrong, expectPreviewRow(r, p.Sectors))
		case r.State == tracker.ExpectAsks:
			page.Asks = append(page.Asks, expectQuestion(i, r, page.Frame))
		}
	}
	b, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	page.List = string(b)
	return s.show(c, status, page)
}

func expectPreviewRow(r tracker.ExpectRow, sectors []tracker.SectorName) templates.ExpectPreviewRow {
	row := templates.ExpectPreviewRow{Line: r.Line, Name: r.Name, About: r.Body, Note: r.Note, Problem: r.Problem, Known: r.Link.Chosen != ""}
	if r.Code != "" {
		row.Sector = tracker.SectorLabel(sectors, r.Code)
	}
	if row.Known && tracker.FoldName(r.Link.Name) != tracker.FoldName(r.Name) {
		row.As = r.Link.Name
	}
	if r.Link.About != "" {
		row.About = r.Link.About
	}
	return row
}

func expectQuestion(i int, r tracker.ExpectRow, frame templates.Frame) templates.ExpectQuestion {
	q := templates.ExpectQuestion{ID: "choose-" + strconv.Itoa(i), Line: r.Line, Name: r.Name}
	q.Wrong = frame.Err(q.ID)
	for _, e := range r.Link.Choices {
		q.Choices = append(q.Choices, templates.ExpectChoice{Value: e.Chosen, Name: e.Name, About: e.About})
	}
	q.Choices = append(q.Choices, templates.ExpectChoice{Value: tracker.AsName, Name: "Somebody else: keep the name as it is"})
	return q
}

// expectList puts a list that was checked on the register.
func (s *Server) expectList(c *fiber.Ctx) error {
	var rows []tracker.ExpectInput
	if err := json.Unmarshal([]byte(c.FormValue("list")), &rows); err != nil || len(rows) > tracker.MostExpected {
		return s.showExpectList(c, http.StatusUnprocessableEntity, tracker.Takeover{Whom: tracker.WhomBodies}, "",
			[]templates.FieldError{{Field: "text", Message: "The list did not arrive whole. Paste or upload it again."}})
	}
	for i := range rows {
		if chosen := c.FormValue("choose-" + strconv.Itoa(i)); chosen != "" {
			rows[i].Chosen = chosen
		}
	}
	return s.putOnList(c, rows, func(status int, wrong []templates.FieldError) error {
		p, err := s.Tracker.PreviewExpected(c.UserContext(), viewer(c), c.Params("slug"), rows)
		if err != nil {
			return err
		}
		return s.showExpectPreview(c, status, p, c.FormValue("file_name"), append(unanswered(p), wrong...))
	})
}

// unanswered marks the questions that have no answer.
func unanswered(p tracker.ExpectPreview) []templates.FieldError {
	var wrong []templates.FieldError
	for i, r := range p.Rows {
		if r.State == tracker.ExpectAsks {
			wrong = append(wrong, templates.FieldError{Field: "choose-" + strconv.Itoa(i), Message: fmt.Sprintf("Say who is meant by “%s”.", r.Name)})
		}
	}
	return wrong
}
