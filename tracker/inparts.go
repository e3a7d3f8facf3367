package tracker

import (
	"context"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// inboundRead is a text that was read, with the reactions found in it. A long
// table of replies is read in parts, and only its text and its drafts are kept.
type inboundRead struct {
	src   Source
	con   Consultation
	known KnownNames

	doc    document.Document // what is known of the whole, with the structure of its first part
	title  string
	parts  []string // of the text
	length int      // of the text, in code points
	runs   []document.Run
	drafts []Draft
	spans  []Span
	themes themeColumn
}

// partBreak stands between the parts of a text.
const partBreak = "\n\n"

// readInParts reads a text that comes in, and finds who speaks in one part of it
// while the next is read.
func (s *Service) readInParts(ctx context.Context, src Source, con Consultation, in Inbound, known KnownNames, far *course) (*inboundRead, error) {
	r := &inboundRead{src: src, con: con, known: known}
	var one errgroup.Group
	one.SetLimit(1)
	rows := 0
	doc, err := readInbound(ctx, in, func(part document.Document, start int) error {
		more, left := rowsIn(part)
		rows += more
		done, of := rows, rows+left
		far.reached(stageReading, done, of)
		one.Go(func() error {
			if ctx.Err() == nil {
				r.take(s, part, start)
				far.reached(stageFinding, done, of)
			}
			return ctx.Err()
		})
		return ctx.Err()
	})
	if found := one.Wait(); err == nil {
		err = found
	}
	if err != nil {
		return nil, err
	}
	doc.Text, doc.Blocks, doc.Tables = r.doc.Text, r.doc.Blocks, r.doc.Tables
	r.doc = doc
	return r, nil
}

// rowsIn counts the rows of a part, and those of its last table that come after
// it. A text without rows is one.
func rowsIn(part document.Document) (here, left int) {
	for _, t := range part.Tables {
		here, left = here+len(t.Rows), t.Left
	}
	return max(1, here), left
}

// take finds who speaks in a part that begins at a code point of the text.
func (r *inboundRead) take(s *Service, part document.Document, start int) {
	found := extract.Reactions(ReaderInput(part, r.known))
	drafts, spans := s.draftsOf(r.src, r.con, part, found)
	for i := range drafts {
		d := &drafts[i]
		d.Number += len(r.drafts)
		for k := range d.Passages {
			d.Passages[k].Start += start
			d.Passages[k].End += start
		}
	}
	for i := range spans {
		spans[i].Start += start
		spans[i].End += start
	}
	r.themes.check(r.con, part)
	if part.Runs != nil && r.runs == nil {
		r.runs = []document.Run{}
	}
	for _, x := range part.Runs {
		r.runs = append(r.runs, document.Run{Start: x.Start + start, End: x.End + start, From: x.From, To: x.To})
	}
	if len(r.parts) == 0 {
		r.doc = part
	}
	r.title = firstOf(r.title, found.Title)
	r.parts, r.length = append(r.parts, part.Text), start+utf8.RuneCountInString(part.Text)
	r.drafts, r.spans = append(r.drafts, drafts...), append(r.spans, spans...)
}

// text reads the parts as one.
func (r *inboundRead) text() io.Reader {
	var list []io.Reader
	for i, part := range r.parts {
		if i > 0 {
			list = append(list, strings.NewReader(partBreak))
		}
		list = append(list, strings.NewReader(part))
	}
	return io.MultiReader(list...)
}
