package tracker

import (
	"context"
	"fmt"
	"io"
	"unicode"

	"soundings/tracker/extract"
)

// Balance accounts for the quotation marks of a source: each is in one of the
// columns, and a review is finished when none is open.
type Balance struct {
	Marks     int // all of them, apostrophes left out
	Quoted    int
	Reported  int
	Heading   int
	Duplicate int
	Rejected  int // left out, set aside, or nobody's words for a reason that is plain
	Open      int
	OpenSpans []Span // where the open ones are, in the order of the text, with what the reader makes of them
}

// Balanced reports whether every mark has an outcome.
func (b Balance) Balanced() bool { return len(b.OpenSpans) == 0 }

// SpanOpen is the outcome of words in marks of which a person has to say what
// becomes of them.
const SpanOpen = "open"

// Balance accounts for the quotation marks of a source.
func (s *Service) Balance(ctx context.Context, v Viewer, source string) (Balance, error) {
	r, err := s.Review(ctx, v, source)
	if err != nil {
		return Balance{}, err
	}
	return s.BalanceOf(ctx, v, r)
}

// BalanceOf is Balance for who has read the drafts already.
func (s *Service) BalanceOf(ctx context.Context, v Viewer, r Review) (Balance, error) {
	spans, err := s.Ledger(ctx, v, r)
	if err != nil {
		return Balance{}, err
	}
	return s.balance(ctx, r.Source, spans)
}

// unsettled returns what of a source is open, without reading its drafts where
// the reader has left nothing open: drafts only hold more.
func (s *Service) unsettled(ctx context.Context, v Viewer, src Source) (Balance, error) {
	spans, err := s.readLedger(ctx, src)
	if err != nil {
		return Balance{}, err
	}
	b, err := s.balance(ctx, src, withAsides(opened(spans), src.Asides))
	if err != nil || b.Balanced() {
		return b, err
	}
	return s.Balance(ctx, v, src.ID)
}

// balance holds the marks of a source's text against its ledger.
func (s *Service) balance(ctx context.Context, src Source, spans []Span) (Balance, error) {
	t := tally{spans: spans}
	for _, sp := range spans {
		if sp.Outcome == SpanOpen {
			t.OpenSpans = append(t.OpenSpans, sp)
		}
	}
	marks, err := s.marksOf(ctx, src.Snapshot.Blob)
	if err != nil {
		return Balance{}, err
	}
	t.count(marks)
	inOrder(t.OpenSpans)
	return t.Balance, nil
}

// opened marks the spans of which nobody has said yet what becomes of them: the
// reader found nobody for the words, and no draft has them.
func opened(spans []Span) []Span {
	for i, sp := range spans {
		if sp.Draft == "" && (sp.Outcome == string(Quote) || sp.Outcome == "rejected" && extract.Doubtful(sp.Reason)) {
			spans[i].Outcome = SpanOpen
		}
	}
	return spans
}

// markAt is where a quotation mark stands in a text.
type markAt struct {
	place int
	first bool // of its paragraph
}

// marksOf returns the quotation marks of a text, in its order.
func (s *Service) marksOf(ctx context.Context, text Blob) ([]markAt, error) {
	if marks, ok := s.marks.of(text); ok {
		return marks, nil
	}
	blob, err := s.Store.Blob(ctx, text)
	if err != nil {
		return nil, err
	}
	defer blob.Close()
	var marks []markAt
	err = eachParagraph(blob, func(start int, paragraph []rune) {
		for i, place := range extract.QuotationMarks(paragraph) {
			marks = append(marks, markAt{start + place, i == 0})
		}
	})
	if err != nil {
		return nil, err
	}
	s.marks.keep(text, marks)
	return marks, nil
}

// tally counts the marks of a text.
type tally struct {
	Balance
	spans []Span // in the order of the text, apart
	next  int    // the first span that does not end before the mark
}

func (t *tally) count(marks []markAt) {
	lone := -1 // the open span that one mark of the paragraph in no span has begun
	for _, m := range marks {
		at := m.place
		if m.first {
			lone = -1
		}
		t.Marks++
		if sp, ok := t.around(at); ok {
			lone = -1
			t.put(sp.Outcome)
			continue
		}
		t.put(SpanOpen)
		if lone >= 0 {
			t.OpenSpans[lone].End, lone = at+1, -1
			continue
		}
		lone = len(t.OpenSpans)
		t.OpenSpans = append(t.OpenSpans, Span{Start: at, End: at + 1, Outcome: SpanOpen, Reason: "marks that the reader passed over"})
	}
}

// besideMark is how far the words that a span holds may end from the mark
// around them: a stop may stand between.
const besideMark = 1

// around returns the span that a mark is in, or right beside.
func (t *tally) around(at int) (Span, bool) {
	for t.next < len(t.spans) && t.spans[t.next].End <= at {
		t.next++
	}
	if t.next < len(t.spans) && t.spans[t.next].Start <= at {
		return t.spans[t.next], true
	}
	if t.next > 0 && t.spans[t.next-1].End+besideMark >= at {
		return t.spans[t.next-1], true
	}
	if t.next < len(t.spans) && t.spans[t.next].Start == at+1 {
		return t.spans[t.next], true
	}
	return Span{}, false
}

func (t *tally) put(outcome string) {
	switch outcome {
	case string(Quote):
		t.Quoted++
	case string(Reported):
		t.Reported++
	case "heading":
		t.Heading++
	case "duplicate":
		t.Duplicate++
	case SpanOpen:
		t.Open++
	default:
		t.Rejected++
	}
}

// mostParagraph is how many code points of a paragraph are looked at together.
const mostParagraph = 1 << 16

// eachParagraph hands over the paragraphs of a text, each with the place at
// which it begins. One that is far too long comes in parts.
func eachParagraph(text io.Reader, take func(start int, paragraph []rune)) error {
	var p []rune
	start, blank := 0, true // whether nothing but white space has come in this line
	err := eachCodePoint(text, func(i int, c rune) bool {
		p = append(p, c)
		ends := c == '\n' && blank || len(p) >= mostParagraph && unicode.IsSpace(c) || len(p) >= 2*mostParagraph
		blank = c == '\n' || blank && unicode.IsSpace(c)
		if ends {
			take(start, p)
			p, start = p[:0], i+1
		}
		return true
	})
	take(start, p)
	return err
}

// wanting says in words what keeps a review from being finished.
func (s *Service) wanting(ctx context.Context, src Source, b Balance) error {
	first := b.OpenSpans[0]
	words, err := s.textOf(ctx, src, first.Start, min(first.End, first.Start+mostMissedWords))
	if err != nil {
		return err
	}
	what := fmt.Sprintf("%d places in quotation marks have", len(b.OpenSpans))
	if len(b.OpenSpans) == 1 {
		what = "1 place in quotation marks has"
	}
	return Errorf(Invalid, "%s no outcome yet, the first: %s. Add the words as a reaction, give them to one, or set them aside with a reason.", what, beginning(oneLine(words)))
}
