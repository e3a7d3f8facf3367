package tracker

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"soundings/tracker/document"
)

// Inbound is a text on its way in, whichever way it comes. What is left empty
// is taken from what the text states, if it does.
type Inbound struct {
	Consultation string // slug
	FileName     string // "" when pasted
	Bytes        []byte
	Kind         SourceKind
	Title        string
	Publisher    string
	Address      string
	Published    string // as typed

	Tell func(Importing) // how far the import has come, one call after another; may be nil
}

// Import reads a text, finds the reactions in it and stores both: the source
// with its snapshot, and one draft a reaction for a person to review. Nothing
// is stored if anything is wrong. A text that is already in the consultation
// is a Conflict whose Link leads to it.
func (s *Service) Import(ctx context.Context, v Viewer, in Inbound) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	con, err := s.inboundConsultation(ctx, in)
	if err != nil {
		return Source{}, err
	}
	known, err := s.knownNames(ctx)
	if err != nil {
		return Source{}, err
	}
	// Reading a large text takes memory and time, so one is read after another.
	leave, err := s.reading.enter(ctx, 1)
	if err != nil {
		return Source{}, err
	}
	defer leave()
	src := Source{Meta: Meta{ID: s.NewID(), CreatedAt: s.now()}, Consultations: []string{con.ID}}
	far := &course{tell: in.Tell}
	read, err := s.readInParts(ctx, src, con, in, known, far)
	if err != nil {
		return Source{}, err
	}
	if err := read.themes.refuse(v, con, in.field()); err != nil {
		return Source{}, err
	}
	src = s.newSource(v, src, in, read)
	key := "source-sha256:" + con.ID + ":" + fingerprint(read.parts...)
	if err := s.refuseKnown(ctx, key); err != nil {
		return Source{}, err
	}
	if len(read.drafts) == 0 {
		return Source{}, nobodySpeaks(in, read.doc)
	}
	owner, err := s.claim(ctx, key, src.ID, has(s.Store.Sources()))
	if err != nil {
		return Source{}, err
	}
	if owner != src.ID {
		return Source{}, alreadyHere(owner)
	}
	src, err = s.storeSource(ctx, src, in, read, far)
	if err != nil {
		s.release(ctx, key, src.ID)
		return Source{}, err
	}
	far.ended()
	return src, nil
}

// field is the form field to which faults of the text itself belong.
func (in Inbound) field() string {
	if in.FileName == "" {
		return "text"
	}
	return "file"
}

// inboundConsultation checks everything about a text that can be checked
// without reading it.
func (s *Service) inboundConsultation(ctx context.Context, in Inbound) (Consultation, error) {
	var f faults
	con, err := s.consultationBySlug(ctx, in.Consultation)
	if KindOf(err) == NotFound {
		f.add("consultation", fmt.Sprintf("There is no consultation “%s”. Choose one of those on the consultations page.", in.Consultation))
	} else if err != nil {
		return con, err
	}
	if in.Kind != "" && !slices.Contains(SourceKinds(), in.Kind) {
		f.add("kind", "Choose one of the kinds in the list.")
	}
	_, ok := ParseCivilDate(in.Published)
	f.check(ok, "published", "Enter a date, for example 1 May 2014, or leave it empty if it is unknown.")
	f.check(validAddress(in.Address), "address", "Enter a web address that begins with https:// or http://, or leave it empty.")
	f.checkOrigin(in.Title, in.Publisher)
	f.check(utf8.RuneCountInString(in.FileName) <= 255, "file", "The name of the file is longer than 255 characters. Give it a shorter one.")
	f.check(utf8.ValidString(in.FileName), "file", "The name of the file holds characters that cannot be read. Give it another.")
	return con, f.err()
}

// checkOrigin notes what is wrong with the title and publisher of a source.
func (f *faults) checkOrigin(title, publisher string) {
	f.check(utf8.RuneCountInString(title) <= 500, "title", "Keep the title under 500 characters.")
	f.check(utf8.RuneCountInString(publisher) <= 300, "publisher", "Keep the publisher under 300 characters.")
	f.check(utf8.ValidString(title+publisher), "title", "The title holds characters that cannot be read. Type it again.")
}

func validAddress(s string) bool {
	if s == "" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && len(s) <= 2000
}

// readInbound reads the bytes and hands over what they hold, naming the file and
// the remedy if it cannot.
func readInbound(ctx context.Context, in Inbound, take func(part document.Document, start int) error) (document.Document, error) {
	name, raw := in.FileName, in.Bytes
	if name == "" {
		// A browser sends a pasted text with CRLF whatever it was: line feeds
		// are what was pasted.
		name, raw = "pasted.txt", bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	}
	doc, err := document.ReadParts(ctx, name, raw, take)
	var bad *document.Error
	if errors.As(err, &bad) {
		where := ""
		if in.FileName != "" {
			where = in.FileName + ": "
		}
		return doc, &Error{Kind: Invalid, Message: "The text could not be read, so nothing was stored.",
			Fields: []FieldError{{in.field(), where + bad.Problem + " " + bad.Remedy}}}
	}
	return doc, err
}

// fingerprint is the same for the same words, whatever the line ends and
// white space at the ends. Only a table comes in several parts, which have none.
func fingerprint(parts ...string) string {
	sum := sha256.New()
	for i, text := range parts {
		if len(parts) == 1 {
			text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
		}
		if i > 0 {
			sum.Write([]byte(partBreak)) // a hash takes anything
		}
		sum.Write([]byte(text))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func (s *Service) refuseKnown(ctx context.Context, key string) error {
	c, err := s.Store.Claims().Get(ctx, key)
	if KindOf(err) == NotFound || err == nil && c.Owner == "" {
		return nil
	}
	if err != nil {
		return err
	}
	there, err := has(s.Store.Sources())(ctx, c.Owner)
	if err != nil || !there {
		return err
	}
	return alreadyHere(c.Owner)
}

func alreadyHere(source string) error {
	return &Error{Kind: Conflict, Message: "This text is already in this consultation. Nothing was stored.", Link: "/sources/" + source,
		Fields: []FieldError{{"text", "This text is already in this consultation."}}}
}

func firstOf(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
