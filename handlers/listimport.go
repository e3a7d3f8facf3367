package handlers

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// listRoutes take lists of people and bodies in, and hand them out.
func (s *Server) listRoutes() []route {
	people, bodies := listOf{mergeOf{s, tracker.MergePeople}}, listOf{mergeOf{s, tracker.MergeBodies}}
	return []route{
		{http.MethodGet, "/stakeholders.csv", tracker.EditStakeholders, people.exportList},
		{http.MethodGet, "/stakeholders/import", tracker.EditStakeholders, people.newList},
		{http.MethodPost, "/stakeholders/import", tracker.EditStakeholders, people.previewList},
		{http.MethodPost, "/stakeholders/import/confirm", tracker.EditStakeholders, people.importList},
		{http.MethodGet, "/organisations.csv", tracker.EditDirectory, bodies.exportList},
		{http.MethodGet, "/organisations/import", tracker.EditDirectory, bodies.newList},
		{http.MethodPost, "/organisations/import", tracker.EditDirectory, bodies.previewList},
		{http.MethodPost, "/organisations/import/confirm", tracker.EditDirectory, bodies.importList},
	}
}

// listOf is the screens of lists for a noun.
type listOf struct{ mergeOf }

func (l listOf) newList(c *fiber.Ctx) error { return l.showForm(c, http.StatusOK, nil) }

func (l listOf) showForm(c *fiber.Ctx, status int, wrong []templates.FieldError) error {
	path := entryPaths[l.noun]
	page := templates.ListImport{Frame: l.listFrame(c, "Import a list"), Person: l.person(), Action: path + "/import", CancelHref: path, ExportHref: path + ".csv"}
	page.Errors = wrong
	return l.show(c, status, page)
}

func (l listOf) listFrame(c *fiber.Ctx, title string) templates.Frame {
	f := l.frame(c, title)
	list := templates.Link{Label: "Organisations", Href: "/organisations"}
	if l.person() {
		list = templates.Link{Label: "Stakeholders", Href: "/stakeholders"}
	}
	f.Crumbs, f.Here = []templates.Link{list}, title
	return f
}

// previewList keeps a file and shows what importing it would do.
func (l listOf) previewList(c *fiber.Ctx) error {
	name, content, err := readFile(c)
	if err == nil && name == "" {
		err = invalid("file", "Choose a file.")
	}
	var plan tracker.ListPlan
	if err == nil {
		var f tracker.ListFile
		if f, err = l.Tracker.KeepListFile(c.UserContext(), viewer(c), l.noun, name, content); err != nil {
			return err
		}
		plan, err = l.Tracker.PlanList(c.UserContext(), viewer(c), l.noun, f)
	}
	if status, ok := rejected(err); ok {
		return l.showForm(c, status, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	return l.showPlan(c, http.StatusOK, plan, nil)
}

// importList carries out what the preview has shown.
func (l listOf) importList(c *fiber.Ctx) error {
	size, sizeErr := strconv.ParseInt(c.FormValue("size"), 10, 64)
	adds, addsErr := strconv.Atoi(c.FormValue("adds"))
	changes, changesErr := strconv.Atoi(c.FormValue("changes"))
	if cmp.Or(sizeErr, addsErr, changesErr) != nil || size < 0 {
		return l.showForm(c, http.StatusUnprocessableEntity, []templates.FieldError{{Field: "file", Message: "Choose the file again."}})
	}
	f := tracker.ListFile{ID: c.FormValue("id"), Name: c.FormValue("name"), Blob: tracker.Blob{SHA256: c.FormValue("sha256"), Size: size, Chunks: strings.Fields(c.FormValue("chunks"))}}
	plan, err := l.Tracker.ImportList(c.UserContext(), viewer(c), l.noun, f, adds, changes)
	if status, ok := rejected(err); ok {
		if len(plan.Rows) == 0 {
			return l.showForm(c, status, fieldErrors(err))
		}
		return l.showPlan(c, status, plan, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	one, many := "organisation was", "organisations were"
	if l.person() {
		one, many = "person was", "people were"
	}
	l.flash(c, counted(adds, one+" added", many+" added")+", "+counted(changes, "row added to what was known.", "rows added to what was known."))
	return c.Redirect(entryPaths[l.noun], http.StatusSeeOther)
}

// mostRowsShown is how many rows of each outcome a preview shows.
const mostRowsShown = 100

func (l listOf) showPlan(c *fiber.Ctx, status int, p tracker.ListPlan, wrong []templates.FieldError) error {
	path := entryPaths[l.noun]
	page := templates.ListPreview{Frame: l.listFrame(c, "Check the list"), Person: l.person(), File: p.File.Name, Unknown: p.Unknown, Rows: len(p.Rows),
		Action: path + "/import/confirm", CancelHref: path + "/import",
		Wrong: p.Counts[tracker.RowWrong], New: p.Counts[tracker.RowNew], Changed: p.Counts[tracker.RowChanged], Same: p.Counts[tracker.RowSame]}
	page.Errors = wrong
	for _, g := range []struct {
		outcome        tracker.RowOutcome
		title, heading string
	}{{tracker.RowWrong, "Wrong", "What to do"}, {tracker.RowChanged, "Adds to what is known", "Adds"}, {tracker.RowNew, "New", "With"}} {
		group := templates.ListGroup{ID: string(g.outcome), Title: g.title, Heading: g.heading}
		for _, r := range p.Rows {
			if r.Outcome != g.outcome {
				continue
			}
			if len(group.Rows) == mostRowsShown {
				group.More++
				continue
			}
			group.Rows = append(group.Rows, templates.ListRow{Line: r.Line, Name: cmp.Or(r.Name, "(no name)"), Words: r.Words})
		}
		if len(group.Rows) > 0 {
			page.Groups = append(page.Groups, group)
		}
	}
	page.Hidden = []templates.Hidden{{Name: "id", Value: p.File.ID}, {Name: "name", Value: p.File.Name}, {Name: "sha256", Value: p.File.Blob.SHA256},
		{Name: "size", Value: strconv.FormatInt(p.File.Blob.Size, 10)}, {Name: "chunks", Value: strings.Join(p.File.Blob.Chunks, " ")},
		{Name: "adds", Value: strconv.Itoa(page.New)}, {Name: "changes", Value: strconv.Itoa(page.Changed)}}
	return l.show(c, status, page)
}

// exportList sends the directory as a file that can be imported again.
func (l listOf) exportList(c *fiber.Ctx) error {
	rows, err := l.Tracker.ListExport(c.UserContext(), viewer(c), l.noun)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it Excel takes the file for Windows-1252
	w := csv.NewWriter(&b)
	for _, row := range rows {
		row = slices.Clone(row)
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+strings.TrimPrefix(entryPaths[l.noun], "/")+"-"+tracker.London(l.Now()).Format(time.DateOnly)+`.csv"`)
	return c.Send(b.Bytes())
}
