package tracker

import (
	"context"
	"fmt"
	"slices"

	fastjson "github.com/go-json-experiment/json"
)

// Ledger returns every span of a source with what has become of it: the spans
// of a rejected draft are rejected for the reviewer's reason, as are passages
// that the reviewer left out; those of a passage that went to another draft are
// of that one; words that a reviewer added lie over what the reader made of
// them; what the reader found nobody for is open until a reviewer settles it.
func (s *Service) Ledger(ctx context.Context, v Viewer, r Review) ([]Span, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	spans, err := s.readLedger(ctx, r.Source)
	if err != nil {
		return nil, err
	}
	return ledgerAfter(r.Source, spans, r.Drafts), nil
}

// ledgerAfter returns the spans that the reader left, with what has become of
// them. The spans of a draft that is not given stay as they are.
func ledgerAfter(src Source, spans []Span, list []Draft) []Span {
	drafts, holders := make(map[string]Draft, len(list)), holdersOf(list)
	for _, d := range list {
		drafts[d.ID] = d
	}
	for i, sp := range spans {
		if sp.Draft == "" {
			continue
		}
		if h, ok := holders[sp.Draft].of(sp); ok {
			spans[i] = h.draft.became(sp, *h.passage)
		} else if last := lastOf(drafts, sp.Draft); last.ID != "" {
			spans[i] = last.became(sp, Passage{})
		}
	}
	return withAsides(opened(withAdded(spans, list)), src.Asides)
}

// readLedger returns the spans as the reader left them. They are the caller's.
func (s *Service) readLedger(ctx context.Context, src Source) ([]Span, error) {
	if spans, ok := s.ledgers.of(src.Ledger); ok {
		return spans, nil
	}
	blob, err := s.Store.Blob(ctx, src.Ledger)
	if err != nil {
		return nil, err
	}
	defer blob.Close()
	var spans []Span
	if err := fastjson.UnmarshalRead(blob, &spans); err != nil {
		return nil, fmt.Errorf("ledger of source %s: %w", src.ID, err)
	}
	s.ledgers.keep(src.Ledger, spans)
	return spans, nil
}

// lastOf follows a draft to the one that its passages were merged into.
func lastOf(drafts map[string]Draft, id string) Draft {
	d := drafts[id]
	for n := 0; d.MergedInto != "" && n < len(drafts); n++ {
		d = drafts[d.MergedInto]
	}
	return d
}

// became returns a span of a passage of the draft as the reviewer left it.
func (d Draft) became(sp Span, p Passage) Span {
	sp.Draft = d.ID
	switch {
	case d.State == DraftRejected:
		sp.Outcome, sp.Reason = "rejected", d.Reason
	case d.State == DraftDuplicate:
		sp.Outcome, sp.Reason, sp.Reaction = "duplicate", d.Reason, d.Duplicate
	case p.Duplicate != "":
		sp.Outcome, sp.Reason, sp.Reaction = "duplicate", p.Dropped, p.Duplicate
	case p.Dropped != "":
		sp.Outcome, sp.Reason = "rejected", p.Dropped
	case p.Kind == Quote || p.Kind == Reported:
		sp.Outcome = string(p.Kind)
	}
	return sp
}

// holder is a passage with the draft that has it now.
type holder struct {
	passage *Passage
	draft   *Draft
}

// found is the passages that the reader found for one draft, in the order of
// the text, wherever they are now.
type found struct {
	list []holder
	ends []int // the furthest end of the passages up to each
}

// holdersOf lists who holds the passages that the reader found, by the ID of the
// draft in which it found them.
func holdersOf(drafts []Draft) map[string]found {
	all := map[string]found{}
	for i := range drafts {
		d := &drafts[i]
		for k := range d.Passages {
			p := &d.Passages[k]
			if origin := d.originOf(*p); origin != byReviewer {
				f := all[origin]
				f.list = append(f.list, holder{p, d})
				all[origin] = f
			}
		}
	}
	for id, f := range all {
		slices.SortStableFunc(f.list, func(a, b holder) int { return a.passage.Start - b.passage.Start })
		for i, h := range f.list {
			f.ends = append(f.ends, h.passage.End)
			if i > 0 {
				f.ends[i] = max(f.ends[i], f.ends[i-1])
			}
		}
		all[id] = f
	}
	return all
}

// of returns the passage that a span tells of: the one that fits it best, for a
// span takes in the marks around a quotation, and reported speech may go on
// around it.
func (f found) of(sp Span) (best holder, ok bool) {
	off := func(p *Passage) int { return max(p.Start-sp.Start, sp.Start-p.Start) + max(p.End-sp.End, sp.End-p.End) }
	first, _ := slices.BinarySearch(f.ends, sp.Start+1)
	for _, h := range f.list[first:] {
		p := h.passage
		if p.Start >= sp.End {
			break
		}
		if sp.Start < p.End && (!ok || off(p) < off(best.passage)) {
			best, ok = h, true
		}
	}
	return best, ok
}

// withAdded lays the passages that reviewers added over the reader's
// ledger: what was left out of them first, which gives way to words that count.
func withAdded(spans []Span, drafts []Draft) []Span {
	for _, leftOut := range []bool{true, false} {
		for _, d := range drafts {
			for _, p := range d.Passages {
				if d.originOf(p) != byReviewer {
					continue
				}
				sp := d.became(Span{Start: p.Start, End: p.End, Outcome: string(Reported)}, p)
				if leftOut == (sp.Outcome == "rejected") {
					spans = lay(spans, sp)
				}
			}
		}
	}
	return spans
}

// lay puts a span over others, which are in the order of the text and apart.
func lay(spans []Span, top Span) []Span {
	first, _ := slices.BinarySearchFunc(spans, top.Start, func(sp Span, at int) int { return sp.End - at })
	after := first
	for after < len(spans) && spans[after].Start <= top.End {
		after++
	}
	return slices.Concat(spans[:first], laid(spans[first:after], top), spans[after:])
}

// laid puts a span over those that it touches. What remains of those beside it
// stays, but for the marks around a quotation, which go with it.
func laid(spans []Span, top Span) []Span {
	tops, kept := []Span{top}, []Span(nil)
	for _, sp := range spans {
		if top.Outcome == "rejected" && (sp.Outcome == "quote" || sp.Outcome == "reported") {
			var rest []Span
			for _, t := range tops {
				rest = append(rest, minus(t, sp)...)
			}
			tops, kept = rest, append(kept, sp)
			continue
		}
		for _, rest := range minus(sp, top) {
			if rest == sp || rest.End-rest.Start > 2 {
				kept = append(kept, rest)
				continue
			}
			if i := slices.IndexFunc(tops, func(t Span) bool { return t.Start == rest.End || t.End == rest.Start }); i >= 0 {
				tops[i].Start, tops[i].End = min(tops[i].Start, rest.Start), max(tops[i].End, rest.End)
			} else {
				kept = append(kept, rest)
			}
		}
	}
	kept = append(kept, tops...)
	slices.SortStableFunc(kept, func(a, b Span) int { return a.Start - b.Start })
	return kept
}

// minus returns what a span has outside another.
func minus(sp, other Span) []Span {
	if sp.End <= other.Start || other.End <= sp.Start {
		return []Span{sp}
	}
	var rest []Span
	if left := sp; left.Start < other.Start {
		left.End = other.Start
		rest = append(rest, left)
	}
	if right := sp; right.End > other.End {
		right.Start = other.End
		rest = append(rest, right)
	}
	return rest
}
