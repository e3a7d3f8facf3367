package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// The bounds of a PDF.
const (
	maxPages   = 3000
	maxPDFTime = 15 * time.Second
	maxGlyphs  = 10_000_000
)

var errGivenUp = errors.New("given up")

// readPDF reads the text layer. The library offers no way to stop it, so it works
// beside us on a source that fails once time is over, and what it had not done
// by then is dropped.
func readPDF(raw []byte, b *budget) (Document, error) {
	ctx := b.ctx
	if ctx == nil {
		ctx = context.Background() // Read has none; the time below bounds it all the same
	}
	ctx, cancel := context.WithTimeout(ctx, maxPDFTime)
	defer cancel()
	type result struct {
		d   Document
		err error
	}
	done := make(chan result, 1)
	go func() {
		own := *b
		own.ctx = ctx
		d, err := guarded(raw, &own, pagesOf)
		done <- result{d, err}
	}()
	select {
	case r := <-done:
		if r.err != nil && ctx.Err() != nil {
			return Document{}, newBudget().until(ctx).step(1)
		}
		return r.d, r.err
	case <-ctx.Done():
		return Document{}, newBudget().until(ctx).step(1)
	}
}

// limited is the file, until time is over or far more was read than it holds.
type limited struct {
	raw  []byte
	ctx  context.Context
	left int64
}

func (l *limited) ReadAt(p []byte, at int64) (int, error) {
	if l.left -= int64(len(p)); l.left < 0 || l.ctx.Err() != nil {
		return 0, errGivenUp
	}
	if at < 0 || at >= int64(len(l.raw)) {
		return 0, io.EOF
	}
	n := copy(p, l.raw[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func pagesOf(raw []byte, b *budget) (Document, error) {
	file := &limited{raw: raw, ctx: b.ctx, left: 4 << 30}
	r, err := pdf.NewReader(file, int64(len(raw)))
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return Document{}, &Error{Problem: "The PDF is protected by a password.", Remedy: "Save it without a password, or copy its text and paste it."}
	}
	if err != nil {
		return Document{}, broken(err)
	}
	n := r.NumPage()
	if n > maxPages {
		return Document{}, &Error{Problem: fmt.Sprintf("The PDF has %d pages.", n), Remedy: fmt.Sprintf("Up to %d pages can be read; cut it into parts.", maxPages)}
	}
	t := &typeset{}
	glyphs, empty := 0, 0
	for i := 1; i <= n; i++ {
		p := r.Page(i)
		if err := measure(p, b); err != nil {
			return Document{}, err
		}
		content := p.Content()
		if glyphs += len(content.Text); glyphs > maxGlyphs {
			return Document{}, tooBig()
		}
		if err := b.step(len(content.Text) + 1); err != nil {
			return Document{}, err
		}
		if t.page(i, content.Text) == 0 {
			empty++
		}
	}
	if empty == n {
		return Document{}, &Error{
			Problem: "The PDF holds pictures of pages and no text, as scanners make them.",
			Remedy:  "Run text recognition (OCR) over it and save the result, or type or paste the words.",
		}
	}
	d, err := t.document()
	if err != nil {
		return Document{}, err
	}
	if empty > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("%d of %d pages hold no text; if they are scanned, their words are missing here.", empty, n))
	}
	if info := r.Trailer().Key("Info"); info.Kind() == pdf.Dict {
		title := oneLine(info.Key("Title").Text())
		lower := strings.ToLower(title)
		if !strings.HasSuffix(lower, ".docx") && !strings.HasSuffix(lower, ".doc") && !strings.HasPrefix(lower, "microsoft word") && lower != "untitled" {
			d.Stated.Title = strings.ToValidUTF8(title, "")
		}
	}
	d.Stated.Title = firstOf(d.firstHeading(), d.Stated.Title)
	return d, nil
}

// measure unpacks what a page is drawn with once, counting, before the library
// does so without a bound.
func measure(p pdf.Page, b *budget) error {
	streams := []pdf.Value{p.V.Key("Contents")}
	if list := streams[0]; list.Kind() == pdf.Array {
		streams = nil
		for i := range min(list.Len(), 10_000) {
			streams = append(streams, list.Index(i))
		}
	}
	fonts := p.Resources().Key("Font")
	for _, name := range fonts.Keys() {
		streams = append(streams, fonts.Key(name).Key("ToUnicode"))
	}
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		in := s.Reader()
		n, err := io.Copy(io.Discard, io.LimitReader(in, max(0, b.bytes)+1))
		if closed := in.Close(); err == nil {
			err = closed
		}
		if over := b.unfold(int(n)); over != nil {
			return over
		}
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return broken(err)
		}
	}
	return nil
}
