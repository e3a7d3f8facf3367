package handlers

import (
	"cmp"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) sourceRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/import", tracker.LogReactions, s.newImport},
		{http.MethodPost, "/consultations/:slug/import", tracker.LogReactions, s.createImport},
		{http.MethodGet, "/consultations/:slug/sources", tracker.ReadUnpublished, s.listSources},
		{http.MethodGet, "/sources/:id", tracker.ReadUnpublished, s.showSource},
		{http.MethodGet, "/sources/:id/original", tracker.ReadUnpublished, s.downloadOriginal},
		{http.MethodPost, "/sources/:id/edit", tracker.LogReactions, s.editSource},
	}
}

// sourcesPerPage is how many sources a page of the list shows.
const sourcesPerPage = 20

func (s *Server) listSources(c *fiber.Ctx) error {
	v := viewer(c)
	con, err := s.Tracker.Consultation(c.UserContext(), v, c.Params("slug"))
	if err != nil {
		return err
	}
	asked := min(max(1, c.QueryInt("page", 1)), 1<<20)
	list, total, err := s.Tracker.SourcesOf(c.UserContext(), v, con.ID, (asked-1)*sourcesPerPage, sourcesPerPage)
	if err != nil {
		return err
	}
	shown := pageOf(c, total, sourcesPerPage)
	if asked > shown.last {
		if list, _, err = s.Tracker.SourcesOf(c.UserContext(), v, con.ID, shown.from, sourcesPerPage); err != nil {
			return err
		}
	}
	page := templates.Sources{Frame: s.frame(c, "Sources"), Total: total}
	page.Consultation = templates.Link{Label: con.Title, Href: "/consultations/" + con.Slug}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(con), "Sources"
	if v.May(tracker.LogReactions) {
		page.ImportHref = page.Consultation.Href + "/import"
	}
	page.Pages = shown.links(func(n int) string { return fmt.Sprintf("%s/sources?page=%d", page.Consultation.Href, n) })
	reviews, err := s.Tracker.ProgressOf(c.UserContext(), v, list...)
	if err != nil {
		return err
	}
	for _, r := range reviews {
		page.Rows = append(page.Rows, sourceRow(v, r))
	}
	return s.show(c, http.StatusOK, page)
}

func sourceRow(v tracker.Viewer, r tracker.Progress) templates.SourceRow {
	state, label := reviewState(r)
	row := templates.SourceRow{
		Name: sourceName(r.Source), Href: "/sources/" + r.Source.ID, Publisher: r.Source.Publisher,
		Published: civil(r.Source.Published), KindLabel: sourceKinds[r.Source.Kind],
		State: state, StateLabel: label, Progress: progress(r),
	}
	if v.May(tracker.LogReactions) && !r.Source.Finished {
		row.ReviewHref = row.Href + "/review"
	}
	return row
}

// reviewState says how far the review of a source has come.
func reviewState(r tracker.Progress) (code, label string) {
	switch {
	case r.Source.Finished:
		return "finished", "Finished"
	case r.Unknown:
		return "unknown", "Not known just now"
	case r.Decided > 0:
		return "reviewing", "Reviewing"
	}
	return "to_review", "To review"
}

func progress(r tracker.Progress) string {
	if r.Unknown {
		return ""
	}
	return thousands(r.Decided) + " of " + thousands(r.Total) + " reviewed"
}

// sourceName is the title of a source, or what else names it.
func sourceName(src tracker.Source) string {
	switch {
	case src.Title != "":
		return src.Title
	case src.FileName != "":
		return src.FileName
	}
	return "Untitled source of " + day(src.CreatedAt)
}

func (s *Server) showSource(c *fiber.Ctx) error {
	return s.showSourcePage(c, http.StatusOK, c.Params("id"), nil, nil)
}

// sourceTyped is what is known of a source, as it was typed.
type sourceTyped struct{ title, publisher, address, kind, published string }

func sourceShown(src tracker.Source) sourceTyped {
	return sourceTyped{src.Title, src.Publisher, src.Address, string(src.Kind), string(src.Published)}
}

func (s *Server) editSource(c *fiber.Ctx) error {
	id, backToReview := c.Params("id"), c.FormValue("back") == "review"
	typed := sourceTyped{c.FormValue("title"), c.FormValue("publisher"), strings.TrimSpace(c.FormValue("address")), c.FormValue("kind"), c.FormValue("published")}
	_, err := s.Tracker.EditSource(c.UserContext(), viewer(c), id, tracker.SourceEdit{
		Revision: revision(c), Kind: tracker.SourceKind(typed.kind), Title: typed.title,
		Publisher: typed.publisher, Address: typed.address, Published: typed.published,
	})
	status, again := rejected(err)
	switch {
	case again && backToReview:
		return s.showReview(c, status, id, reviewShown{source: &typed, errors: fieldErrors(err)})
	case again:
		return s.showSourcePage(c, status, id, &typed, fieldErrors(err))
	case err != nil:
		return err
	}
	s.flash(c, "What is known of the source was changed. Its text stays as it is.")
	if backToReview {
		return c.Redirect("/sources/"+id+"/review", http.StatusSeeOther)
	}
	return c.Redirect("/sources/"+id, http.StatusSeeOther)
}

// sourceForm is the form for what is known of a source.
func sourceForm(v tracker.Viewer, src tracker.Source, typed *sourceTyped, back string) templates.SourceForm {
	if !v.May(tracker.LogReactions) {
		return templates.SourceForm{}
	}
	f := sourceShown(src)
	if typed != nil {
		f = *typed
	}
	return templates.SourceForm{
		Action: "/sources/" + src.ID + "/edit", Revision: int(src.Revision), Back: back, Open: typed != nil,
		Name: f.title, Publisher: f.publisher, Address: f.address, Published: f.published,
		Kinds: choices(tracker.SourceKinds(), sourceKinds, tracker.SourceKind(f.kind)),
	}
}

func (s *Server) showSourcePage(c *fiber.Ctx, status int, id string, typed *sourceTyped, wrong []templates.FieldError) error {
	p, err := s.Tracker.SourceRead(c.UserContext(), viewer(c), id, c.QueryInt("from", 0))
	if err != nil {
		return err
	}
	if status == http.StatusConflict && typed != nil {
		wrong = append(wrong, thereNow(sourceShown(p.Source).words()))
	}
	page := s.sourcePage(c, p)
	page.Errors = wrong
	page.Form = sourceForm(viewer(c), p.Source, typed, "")
	return s.show(c, status, page)
}

func (f sourceTyped) words() string {
	kind := sourceKinds[tracker.SourceKind(f.kind)]
	return strings.Join(nonEmpty(f.title, f.publisher, civil(tracker.CivilDate(f.published)), kind, f.address), "; ")
}

// thereNow tells somebody whose form was stale what it would overwrite.
func thereNow(words string) templates.FieldError {
	return templates.FieldError{Message: "There now: " + words + "."}
}

func nonEmpty(list ...string) []string {
	var kept []string
	for _, w := range list {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

func (s *Server) sourcePage(c *fiber.Ctx, p tracker.SourcePage) templates.Source {
	src := p.Source
	link := ledgerLink(viewer(c))
	text := markedText(p, func(d tracker.Draft) string { return cmp.Or(link(d).Href, "#h-ledger") })
	page := templates.Source{
		Frame: s.frame(c, sourceName(src)), Name: sourceName(src), Publisher: src.Publisher, Published: civil(src.Published),
		Address: src.Address, KindLabel: sourceKinds[src.Kind], Progress: progress(p.Progress), ImportedAt: moment(src.CreatedAt),
		Length: textLength(p), Hash: src.Snapshot.SHA256, OriginalHref: "/sources/" + src.ID + "/original",
		Consultations: []templates.Link{{Label: p.Consultation.Title, Href: "/consultations/" + p.Consultation.Slug}},
		Paragraphs:    text.paragraphs(), TextPages: textPages(p, "/sources/"+src.ID+"?"),
		Ledger: ledgerRows(p, text, link), LedgerNote: ledgerNote(p), Notes: src.Notes,
	}
	page.State, page.StateLabel = reviewState(p.Progress)
	page.Frame.Crumbs = append(consultationCrumbs(p.Consultation), templates.Link{Label: "Sources", Href: "/consultations/" + p.Consultation.Slug + "/sources"})
	page.Frame.Here = page.Name
	if len(src.Events) > 0 {
		page.ImportedBy = src.Events[0].ByName
	}
	if viewer(c).May(tracker.LogReactions) {
		page.ReviewHref = "/sources/" + src.ID + "/review"
	}
	if only := c.Query("outcome"); outcomeNames[only] != "" {
		page.Ledger = slices.DeleteFunc(page.Ledger, func(row templates.LedgerRow) bool { return row.Outcome != only })
		page.LedgerNote, page.LedgerAll = fmt.Sprintf("Only: %s, %d of %d.", outcomeNames[only], len(page.Ledger), len(p.Spans)), templates.Link{Label: "Show all parts", Href: "/sources/" + src.ID + "#h-ledger"}
	}
	return page
}

func textLength(p tracker.SourcePage) string {
	if p.To-p.From < p.Source.Snapshot.Length {
		return thousands(p.Source.Snapshot.Length) + " characters"
	}
	return thousands(len(strings.Fields(p.Text))) + " words"
}

func ledgerNote(p tracker.SourcePage) string {
	var note string
	switch {
	case p.SpanCount == 0:
		return "Nothing was found in this text."
	case p.Undecided > 0:
		note = fmt.Sprintf("%d of %d parts wait for a decision", p.Undecided, p.SpanCount)
	default:
		note = fmt.Sprintf("All %d parts are accounted for", p.SpanCount)
	}
	if len(p.Spans) < p.SpanCount {
		note += fmt.Sprintf("; the %d of the text shown are listed", len(p.Spans))
	}
	return note
}

// downloadOriginal sends the bytes as they came, never for a browser to run:
// as a file to be saved, of a kind that nothing opens as a page.
func (s *Server) downloadOriginal(c *fiber.Ctx) error {
	src, body, err := s.Tracker.Original(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	defer body.Close()
	content := make([]byte, src.Original.Size) // what is read later would meet an ended context
	if _, err := io.ReadFull(body, content); err != nil {
		return err
	}
	kind := fiber.MIMEOctetStream
	if src.Snapshot.Format == "text" && src.Snapshot.Charset == "utf-8" {
		kind = fiber.MIMETextPlainCharsetUTF8
	}
	name := src.FileName
	if name == "" || !utf8.ValidString(name) {
		name = "source-" + src.ID + ".txt"
	}
	c.Set(fiber.HeaderContentType, kind)
	c.Set(fiber.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	return c.Send(content)
}
