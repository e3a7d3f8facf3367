package document

import (
	"bytes"
	"fmt"
	"mime"
	"net/mail"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"golang.org/x/net/html/charset"
)

// The bounds of one message.
const (
	maxMultiparts = 200    // nesting is read part inside part, each costing buffers
	maxParts      = 20_000 // lines that can begin a part
	maxEnclosed   = 5      // messages attached to messages attached to messages
	maxLines      = 300_000
)

// readMail reads the body of a message: the parts in plain text, or in HTML
// where there is no plain text, and messages that are attached to it.
func readMail(raw []byte, b *budget) (Document, error) {
	if isBlank(string(raw[:min(len(raw), 4096)])) && isBlank(string(raw)) {
		return Document{}, &Error{Problem: "The file is empty.", Remedy: "Choose a file with text in it, or paste the text."}
	}
	m := &message{budget: b, w: newWriter()}
	if err := m.read(raw, 0, ""); err != nil {
		return Document{}, err
	}
	d := m.w.document("email/1")
	if d.Runs == nil {
		d.Runs = []Run{}
	}
	d.Stated, d.Charset, d.Notes = m.stated, m.charset, m.notes
	markMessages(&d, m.stated.Author)
	return d, nil
}

// message collects the text of a message and of those enclosed in it.
type message struct {
	budget  *budget
	w       *writer
	stated  Stated
	charset string
	notes   []string
	begun   bool // a part was read
}

// read reads one message. part says where it lies in the file.
func (m *message) read(raw []byte, depth int, part string) error {
	if err := m.budget.unfold(len(raw)); err != nil {
		return err
	}
	lower := bytes.ToLower(raw)
	if bytes.Count(lower, []byte("multipart/")) > maxMultiparts || bytes.Contains(lower, []byte("multipart/")) && bytes.Count(raw, []byte("\n--")) > maxParts {
		return &Error{Problem: "The e-mail has too many parts.", Remedy: "Open it and copy its text, or forward only the part with the words."}
	}
	raw = bytes.TrimPrefix(raw, bomUTF8)
	if bytes.HasPrefix(raw, []byte("From ")) { // the line that mailboxes put above
		_, raw, _ = bytes.Cut(raw, []byte("\n"))
	}
	// The transfer encoding and the character set are left to us: a library that
	// converts puts a replacement for what it cannot read, and words must not
	// change unseen.
	parser := enmime.NewParser(enmime.RawContent(true), enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true), enmime.MaxStoredPartErrors(10))
	root, err := parser.ReadParts(bytes.NewReader(raw))
	if err != nil {
		return broken(err)
	}
	head, err := headOf(root)
	if err != nil {
		return err
	}
	if depth == 0 {
		m.stated = head
	} else {
		m.announce(head, depth)
	}
	return m.parts(root, depth, part)
}

// announce writes the header of an enclosed message as mail programs do for
// one that they forward, so that both are read alike.
func (m *message) announce(head Stated, depth int) {
	m.w.depth = depth
	for _, line := range []string{"From: " + head.Author, "Date: " + head.Published, "Subject: " + head.Title} {
		m.w.begin(Header)
		m.w.insert(line)
		m.w.end(Block{})
	}
}

// parts reads the parts below one in order: of alternatives the best, of the
// others all that are text and not attached files.
func (m *message) parts(p *enmime.Part, depth int, within string) error {
	if err := m.budget.step(100); err != nil {
		return err
	}
	where := strings.Trim(within+"/"+p.PartID, "/")
	kind := p.ContentType
	switch {
	case kind == "message/rfc822" && depth < maxEnclosed:
		return m.read(transferDecoded(p), depth+1, where)
	case p.FileName != "" || strings.EqualFold(p.Disposition, "attachment"):
		m.attached(p)
		return nil
	case kind == "multipart/alternative":
		return m.part(best(p), depth, within)
	case p.FirstChild != nil:
		for c := p.FirstChild; c != nil; c = c.NextSibling {
			if err := m.parts(c, depth, within); err != nil {
				return err
			}
		}
		return nil
	}
	return m.part(p, depth, within)
}

func (m *message) attached(p *enmime.Part) {
	name := p.FileName
	if name == "" {
		name = p.ContentType
	}
	if strings.EqualFold(name, "winmail.dat") || p.ContentType == "application/ms-tnef" {
		m.notes = append(m.notes, "Attached files of the message are packed into winmail.dat, which was not read; ask the sender to send them again as they are.")
		return
	}
	if len(m.notes) < 20 {
		m.notes = append(m.notes, fmt.Sprintf("The attached file %s was not read; to read it, add it as a document of its own.", oneLine(name)))
	}
}

// best chooses among alternatives: plain text, unless it is empty or says no
// more than that there is an HTML part.
func best(p *enmime.Part) *enmime.Part {
	var plain, rich *enmime.Part
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		text := c.DepthMatchFirst(func(c *enmime.Part) bool { return c.ContentType == "text/plain" && c.FileName == "" })
		other := c.DepthMatchFirst(func(c *enmime.Part) bool { return c.ContentType == "text/html" && c.FileName == "" })
		if plain == nil {
			plain = text
		}
		if rich == nil {
			rich = other
		}
	}
	if plain == nil || rich != nil && placeholder(string(transferDecoded(plain))) {
		if rich != nil {
			return rich
		}
	}
	if plain != nil {
		return plain
	}
	return p
}

// placeholder tells whether a plain part only asks for another program.
func placeholder(text string) bool {
	text = strings.ToLower(oneLine(text))
	return text == "" || len(text) < 300 && strings.Contains(text, "html") &&
		(strings.Contains(text, "view") || strings.Contains(text, "display") || strings.Contains(text, "support") || strings.Contains(text, "client"))
}

// part reads one part of text.
func (m *message) part(p *enmime.Part, depth int, within string) error {
	if p.ContentType != "text/plain" && p.ContentType != "text/html" && p.ContentType != "" {
		if p.ContentType != "" && !strings.HasPrefix(p.ContentType, "multipart/") {
			m.attached(p)
		}
		return nil
	}
	raw := transferDecoded(p)
	if err := m.budget.unfold(len(raw)); err != nil {
		return err
	}
	if err := m.budget.step(len(raw)); err != nil {
		return err
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil
	}
	text, name, notes, err := decoded(raw, canonicalCharset(p.Charset))
	if err != nil {
		return err
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.Count(text, "\n") > maxLines {
		return &Error{Problem: fmt.Sprintf("The e-mail has more than %d lines.", maxLines), Remedy: "Open it and copy the text that matters, and paste it."}
	}
	m.w.part = ""
	if m.begun {
		m.w.part = strings.Trim(within+"/"+p.PartID, "/")
	} else {
		m.charset, m.notes = name, append(m.notes, notes...)
	}
	m.begun, m.w.depth = true, depth
	if p.ContentType == "text/html" {
		if err := refuseMarkup(HTML, text); err != nil {
			return err
		}
		h := &htmlReader{w: m.w, mail: true, row: m.w.rows(), table: m.w.tables()}
		root := parse(text)
		h.whole = root.weigh()
		h.walk(mainOf(root), Paragraph)
		h.w.end(Block{})
		return nil
	}
	_, params, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
	flowed := err == nil && strings.EqualFold(params["format"], "flowed")
	linesOf(text, flowed, params["delsp"] == "yes").write(m.w, depth)
	return nil
}

// headOf reads what a message says of itself.
func headOf(p *enmime.Part) (Stated, error) {
	var s Stated
	subject, err := encodedWords(p.Header.Get("Subject"))
	if err != nil {
		return s, err
	}
	from, err := encodedWords(p.Header.Get("From"))
	if err != nil {
		return s, err
	}
	s.Title, s.Author = withoutPrefix(oneLine(subject)), nameOf(from)
	if date, err := mail.ParseDate(strings.TrimSpace(p.Header.Get("Date"))); err == nil {
		s.Published = date.Format("2006-01-02") // the day where it was written
	}
	return s, nil
}

// encodedWords decodes =?charset?…?= and bytes above ASCII in a header.
func encodedWords(s string) (string, error) {
	decoder := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	out, err := decoder.DecodeHeader(s)
	if err != nil {
		out = s
	}
	if strings.ToValidUTF8(out, "") == out {
		return out, nil
	}
	plain, _, _, err := decoded([]byte(out), "")
	return plain, err
}

// withoutPrefix takes "Re:" and "Fwd:" from a subject.
func withoutPrefix(subject string) string {
	for {
		before, after, ok := strings.Cut(subject, ":")
		switch strings.ToLower(strings.TrimSpace(before)) {
		case "re", "fw", "fwd", "aw", "wg", "tr":
			if !ok {
				return subject
			}
			subject = strings.TrimSpace(after)
		default:
			return subject
		}
	}
}
