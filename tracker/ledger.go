package tracker

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// Ledger returns every span of a source with what has become of it: the spans
// of a rejected draft are rejected for the reviewer's reason, as are passages
// that the reviewer left out; those of drafts that a reviewer added lie over
// what the reader made of the same words.
func (s *Service) Ledger(ctx context.Context, v Viewer, r Review) ([]Span, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	blob, err := s.Store.Blob(ctx, r.Source.Ledger)
	if err != nil {
		return nil, err
	}
	defer blob.Close()
	var spans []Span
	if err := json.NewDecoder(blob).Decode(&spans); err != nil {
		return nil, fmt.Errorf("ledger of source %s: %w", r.Source.ID, err)
	}
	drafts := map[string]Draft{}
	for _, d := range r.Drafts {
		drafts[d.ID] = d
	}
	for i, sp := range spans {
		spans[i] = drafts[sp.Draft].decided(sp)
	}
	return withAdded(spans, r.Drafts), nil
}

// decided returns a span of the draft as the reviewer left it.
func (d Draft) decided(sp Span) Span {
	if d.State == DraftRejected {
		sp.Outcome, sp.Reason = "rejected", d.Reason
		return sp
	}
	p, ok := d.passageOf(sp)
	switch {
	case !ok:
	case p.Dropped != "":
		sp.Outcome, sp.Reason = "rejected", p.Dropped
	case p.Kind == Quote || p.Kind == Reported:
		sp.Outcome = string(p.Kind)
	}
	return sp
}

// passageOf returns the passage that a span tells of: the one that fits it
// best, for a span takes in the marks around a quotation, and reported speech
// may go on around it.
func (d Draft) passageOf(sp Span) (best Passage, ok bool) {
	off := func(p Passage) int { return max(p.Start-sp.Start, sp.Start-p.Start) + max(p.End-sp.End, sp.End-p.End) }
	for _, p := range d.Passages {
		if sp.Start < p.End && p.Start < sp.End && (!ok || off(p) < off(best)) {
			best, ok = p, true
		}
	}
	return best, ok
}

// withAdded lays the passages of drafts that reviewers added over the reader's
// ledger: what was left out of them first, which gives way to words that count.
func withAdded(spans []Span, drafts []Draft) []Span {
	for _, leftOut := range []bool{true, false} {
		for _, d := range drafts {
			for _, p := range d.Passages {
				sp := d.decided(Span{Start: p.Start, End: p.End, Outcome: string(Reported), Draft: d.ID})
				if d.added() && leftOut == (sp.Outcome == "rejected") {
					spans = lay(spans, sp)
				}
			}
		}
	}
	return spans
}

// lay puts a span over others. What remains of those beside it stays, but for
// the marks around a quotation, which go with it.
func lay(spans []Span, top Span) []Span {
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
