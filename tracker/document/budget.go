package document

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

// The limits against files that are small and unfold without end.
const (
	maxExpanded = 100 << 20 // bytes that may come out of one file
	maxRatio    = 200       // times its own size that a file may unfold to
	minExpanded = 8 << 20   // what every file may unfold to, however small
	maxSteps    = 50_000_000

	maxRowsExpanded = 400 << 20 // of a file of rows that is read in parts
)

// budget is what reading one file may cost. Readers of formats that unfold, or
// that others parse for us, ask it as they go.
type budget struct {
	ctx   context.Context // nil where nobody gives one
	bytes int64           // that may still come out
	steps int             // that may still be made
	cells int             // that the rows of a table may have
	parts *parts          // takes a long table of replies in parts; nil where it is read whole
}

func newBudget() *budget { return &budget{bytes: maxExpanded, steps: maxSteps, cells: maxCells} }

// forRows widens the budget for a file of rows that is read in parts.
func (b *budget) forRows(f Format, size int) {
	if b.parts != nil && f.rows() {
		b.parts.format = f
		b.bytes, b.steps, b.cells = maxRowsExpanded, max(maxSteps, 4*size), maxRowCells
	}
}

// until ends the budget with a context.
func (b *budget) until(ctx context.Context) *budget {
	b.ctx = ctx
	return b
}

// sized narrows the budget to what a file of so many bytes may unfold to.
func (b *budget) sized(n int) {
	b.bytes = min(b.bytes, max(minExpanded, int64(n)*maxRatio))
}

// step counts work done, and fails when there was too much or time is over.
func (b *budget) step(n int) error {
	b.steps -= n
	if b.steps < 0 {
		return &Error{Problem: "The file takes too much work to read.", Remedy: "Cut it into parts, or copy its text and paste it."}
	}
	if b.ctx != nil && b.ctx.Err() != nil {
		return &Error{Problem: "The file took too long to read.", Remedy: "Try it again, cut it into parts, or copy its text and paste it."}
	}
	return nil
}

// unfold counts bytes that came out of the file.
func (b *budget) unfold(n int) error {
	b.bytes -= int64(n)
	if b.bytes < 0 {
		return tooBig()
	}
	return nil
}

func tooBig() error {
	return &Error{
		Problem: "The file unfolds to far more than its own size.",
		Remedy:  "It may be damaged or made to do harm. Open it and copy its text, or save it anew.",
	}
}

// guarded runs a reader that leans on parsers of others: what they panic with,
// and errors that are not ours, become an *Error.
func guarded(raw []byte, b *budget, read func([]byte, *budget) (Document, error)) (d Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = Document{}, broken(fmt.Errorf("%v\n%s", p, debug.Stack()))
		}
	}()
	b.sized(len(raw))
	d, err = read(raw, b)
	var known *Error
	if err != nil && !errors.As(err, &known) {
		return Document{}, broken(err)
	}
	return d, err
}

// broken is the error for a file that a parser rejects. The cause is for those
// who look after the program; people get what they can do.
func broken(cause error) error {
	return &Error{
		Problem: "The file is damaged or not of the kind that its name says.",
		Remedy:  "Open it, save it anew and try that, or copy its text and paste it.",
		Cause:   cause,
	}
}
