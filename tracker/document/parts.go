package document

import (
	"context"
	"slices"
	"unicode/utf8"
)

// partSize is how many code points a part of a long table of replies has before
// the next begins: some thousand rows.
const partSize = 4_000_000

// parts hands a long table of replies over in parts, so that it is never in
// memory whole with all that is known of its rows.
type parts struct {
	take   func(Document, int) error
	format Format
	size   int     // code points of a part
	start  int     // where the next part begins in the whole text
	before []Table // that ended since the last part
}

// ReadParts is ReadContext for those who take a long table of replies in parts:
// each is a document of its own with the rows that it holds, and begins in the
// whole text, whose parts stand a blank line apart, at a code point. Every other
// file is one part. It returns what is known of the whole, without its text. An
// error of take ends the reading.
func ReadParts(ctx context.Context, name string, raw []byte, take func(part Document, start int) error) (Document, error) {
	b := newBudget().until(ctx)
	b.parts = &parts{take: take, size: partSize}
	return readWith(name, raw, b)
}

func readWith(name string, raw []byte, b *budget) (Document, error) {
	d, err := read(name, raw, b)
	if err != nil {
		return d, err
	}
	if d.Text != "" {
		if err := b.parts.take(d, b.parts.start); err != nil {
			return d, err
		}
	}
	d.Text, d.Blocks, d.Runs, d.Tables = "", nil, nil, nil
	return d, nil
}

// handedOver reports whether there was a part already.
func (p *parts) handedOver() bool { return p != nil && p.start > 0 }

// handOver hands over what was written, if that is enough for a part and its
// rows are replies.
func (p *parts) handOver(w *writer, t *Table) error {
	if p == nil || w == nil || len(w.text) < p.size || !isReplies(t.Roles) {
		return nil
	}
	d := w.take()
	d.Format, d.Tables = p.format, slices.Concat(p.before, []Table{*t})
	p.before, t.Rows = nil, nil
	if d.Runs == nil {
		d.Runs = []Run{}
	}
	if err := refuseVast(d); err != nil {
		return err
	}
	start := p.start
	p.start += utf8.RuneCountInString(d.Text) + 2
	return p.take(d, start)
}

// ended keeps a table that has ended for the part that its last rows are in.
func (p *parts) ended(t Table) {
	if p != nil {
		p.before = append(p.before, t)
	}
}
