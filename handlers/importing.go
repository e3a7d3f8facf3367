package handlers

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/document"
)

// inboundTyped is a text on its way in, as it was sent.
type inboundTyped struct {
	tracker.Inbound
	text string
	key  string // of the form, under which it is told how far the import is
}

func (s *Server) newImport(c *fiber.Ctx) error {
	return s.showImport(c, http.StatusOK, inboundTyped{Inbound: tracker.Inbound{Consultation: c.Params("slug")}}, nil)
}

func (s *Server) createImport(c *fiber.Ctx) error {
	in, err := readInbound(c)
	if err == nil {
		tell, end := s.imports.begin(importKey{viewer(c).Account, in.key})
		defer end()
		in.Tell = func(far tracker.Importing) { tell(far.Percent) }
		var src tracker.Source
		src, err = s.Tracker.Import(c.UserContext(), viewer(c), in.Inbound)
		if err == nil {
			return c.Redirect("/sources/"+src.ID+"/review", http.StatusSeeOther)
		}
	}
	status, ok := rejected(err)
	if !ok {
		return err
	}
	return s.showImport(c, status, in, err)
}

// tooLarge answers a body past the limit on the form that it came from, as far
// as its address tells which that was.
func (s *Server) tooLarge(c *fiber.Ctx) error {
	slug, _ := strings.CutPrefix(c.Path(), "/consultations/")
	slug, found := strings.CutSuffix(slug, "/import")
	if !found || !viewer(c).May(tracker.LogReactions) {
		return s.fail(c, fiber.ErrRequestEntityTooLarge)
	}
	err := invalid("file", fmt.Sprintf("The file is too large. %s; cut it into parts.", sizes))
	return s.showImport(c, http.StatusRequestEntityTooLarge, inboundTyped{Inbound: tracker.Inbound{Consultation: slug}}, err)
}

// The sizes up to which files are read, in words.
var (
	maxSize      = fmt.Sprintf("%d MB", document.MaxSize>>20)
	maxTableSize = fmt.Sprintf("%d MB", document.MaxTableSize>>20)
	sizes        = fmt.Sprintf("Files up to %s can be read, tables of replies (.csv, .xlsx) up to %s", maxSize, maxTableSize)
)

func invalid(field, message string) error {
	return &tracker.Error{Kind: tracker.Invalid, Message: "Check what is marked.", Fields: []tracker.FieldError{{Field: field, Message: message}}}
}

// readInbound reads the form: a text or a file, and what is known of it.
func readInbound(c *fiber.Ctx) (inboundTyped, error) {
	in := inboundTyped{text: c.FormValue("text"), key: c.FormValue("key"), Inbound: tracker.Inbound{
		Consultation: c.Params("slug"), Kind: tracker.SourceKind(c.FormValue("kind")),
		Title: c.FormValue("title"), Publisher: c.FormValue("publisher"),
		Address: strings.TrimSpace(c.FormValue("address")), Published: c.FormValue("published"),
	}}
	if chosen := c.FormValue("consultation"); chosen != "" {
		in.Consultation = chosen
	}
	name, content, err := readFile(c)
	if name != "" { // the file is held once, not as its form too
		c.Request().RemoveMultipartFormFiles()
		c.Request().SetBodyRaw(nil)
	}
	pasted, uploaded := strings.TrimSpace(in.text) != "", name != ""
	switch {
	case err != nil:
		return in, err
	case pasted && uploaded:
		return in, invalid("file", "Both a text and a file were sent. Send one of them: empty the box, or choose no file.")
	case uploaded:
		in.FileName, in.Bytes = name, content
	case pasted:
		in.Bytes = []byte(in.text)
	default:
		return in, invalid("text", "Paste a text or choose a file.")
	}
	return in, nil
}

// readFile returns the uploaded file; without a name there is none.
func readFile(c *fiber.Ctx) (name string, content []byte, err error) {
	header, err := c.FormFile("file")
	if err != nil || header.Filename == "" {
		return "", nil, nil // an empty file field, or a form without one
	}
	if header.Size > int64(document.MostSize(header.Filename)) {
		return "", nil, invalid("file", fmt.Sprintf("%s is too large: %d MB. %s; cut it into parts.", header.Filename, header.Size>>20, sizes))
	}
	f, err := header.Open()
	if err != nil {
		return "", nil, err
	}
	content = make([]byte, header.Size)
	_, err = io.ReadFull(f, content)
	return header.Filename, content, errors.Join(err, f.Close())
}

// showImport shows the form, empty or as it was sent with what is wrong.
func (s *Server) showImport(c *fiber.Ctx, status int, in inboundTyped, cause error) error {
	list, err := s.Tracker.Consultations(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	page := templates.ImportNew{
		Frame: s.frame(c, "Import a source"), Action: "/consultations/" + url.PathEscape(in.Consultation) + "/import",
		Text: in.text, Name: in.Title, Publisher: in.Publisher, Address: in.Address, Published: in.Published,
		Kinds:   append([]templates.Option{{Label: "As the file shows", Selected: in.Kind == ""}}, choices(tracker.SourceKinds(), sourceKinds, in.Kind)...),
		MaxSize: maxSize, MaxTableSize: maxTableSize, Key: rand.Text(),
	}
	page.Errors = fieldErrors(cause)
	if in.FileName != "" {
		page.Errors = renamed(page.Errors, map[string]string{"text": "file"})
	}
	known := false
	for _, con := range list {
		here := con.Slug == in.Consultation
		page.Consultations = append(page.Consultations, templates.Option{Value: con.Slug, Label: con.Title, Selected: here})
		if here {
			known = true
			page.LogHref = addressWith("/reactions/new", "consultation", con.Slug)
			page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(con), "Import"
		}
	}
	if !known && cause == nil {
		return tracker.Errorf(tracker.NotFound, "There is no consultation at this address.")
	}
	if e := (*tracker.Error)(nil); errors.As(cause, &e) && e.Link != "" {
		s.nameDuplicate(c, &page, e.Link)
	}
	if err := s.nameWaiting(c, &page); err != nil {
		return err
	}
	return s.show(c, status, page)
}

// mostWaiting is how many sources that wait for their review are listed.
const mostWaiting = 5

// nameWaiting lists the sources that wait for their review.
func (s *Server) nameWaiting(c *fiber.Ctx, page *templates.ImportNew) error {
	v := viewer(c)
	waiting, err := s.Tracker.NextToReview(c.UserContext(), v, mostWaiting)
	if s.Tracker.LeftOut(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, p := range waiting {
		page.Waiting = append(page.Waiting, sourceRow(v, p))
	}
	page.WaitingTotal, err = s.Tracker.ToReview(c.UserContext(), v)
	return err
}

// nameDuplicate says which source has the text already.
func (s *Server) nameDuplicate(c *fiber.Ctx, page *templates.ImportNew, link string) {
	page.Duplicate = templates.Link{Label: "the source that was imported before", Href: link}
	r, err := s.Tracker.Review(c.UserContext(), viewer(c), strings.TrimPrefix(link, "/sources/"))
	if err != nil {
		s.logFailure(c, err)
		return
	}
	page.Duplicate.Label = sourceName(r.Source)
	page.DuplicateNote = "Imported on " + day(r.Source.CreatedAt) + ", " + progress(r.Progress())
}

func consultationCrumbs(con tracker.Consultation) []templates.Link {
	return []templates.Link{{Label: "Consultations", Href: "/consultations"}, {Label: con.Title, Href: "/consultations/" + con.Slug}}
}
