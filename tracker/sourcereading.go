package tracker

import (
	"context"
	"maps"
	"slices"
)

// SourceRead returns a stretch of a source to be read, from a place of its text
// on, with the drafts that have to do with that stretch. The others are counted
// without being read.
func (s *Service) SourceRead(ctx context.Context, v Viewer, source string, from int) (SourcePage, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return SourcePage{}, err
	}
	var p SourcePage
	var err error
	if p.Source, err = s.Store.Sources().Get(ctx, source); err != nil {
		return p, err
	}
	if p.Consultation, err = s.Store.Consultations().Get(ctx, p.Source.Consultations[0]); err != nil {
		return p, err
	}
	waits, err := s.waitingDrafts(ctx, source)
	if err != nil {
		return p, err
	}
	p.From, p.To = p.window(0, max(0, from))
	if p.Text, err = s.Text(ctx, v, p.Source, p.From, p.To); err != nil {
		return p, err
	}
	if p.ledger, err = s.readLedger(ctx, p.Source); err != nil {
		return p, err
	}
	if p.Drafts, err = s.draftsBehind(ctx, source, p.ledger, p.From, p.To); err != nil {
		return p, err
	}
	inTextOrder(p.Drafts)
	p.ledger = ledgerAfter(p.Source, p.ledger, p.Drafts)
	p.keepSpans(waits)
	p.Progress, err = s.progressOf(ctx, p.Source)
	return p, err
}

// draftsBehind reads the drafts on which the ledger of a stretch hangs, and how
// many spans the whole has: those for whom the reader found something in it, and
// all that were reworked, with whose words those have and whose they lie over.
func (s *Service) draftsBehind(ctx context.Context, source string, spans []Span, from, to int) ([]Draft, error) {
	list, err := all(ctx, s.Store.Drafts(), Key{"reworked", source})
	if err != nil {
		return nil, err
	}
	wanted, drafts := map[string]bool{}, map[string]Draft{}
	touched(spans, from, to, wanted)
	for _, d := range list {
		for _, p := range d.Passages {
			if origin := d.originOf(p); origin != byReviewer {
				wanted[origin] = true
			} else {
				touched(spans, p.Start, p.End+1, wanted)
			}
		}
	}
	for {
		for _, d := range list {
			drafts[d.ID] = d
			if d.MergedInto != "" {
				wanted[d.MergedInto] = true
			}
		}
		maps.DeleteFunc(wanted, func(id string, _ bool) bool { return drafts[id].ID != "" })
		if len(wanted) == 0 {
			return slices.Collect(maps.Values(drafts)), nil
		}
		if list, err = s.Store.Drafts().GetMany(ctx, slices.Sorted(maps.Keys(wanted))); err != nil {
			return nil, err
		}
		if len(list) == 0 { // gone
			return slices.Collect(maps.Values(drafts)), nil
		}
	}
}

// touched notes the drafts of the spans that reach into a stretch or end at its
// beginning.
func touched(spans []Span, from, to int, drafts map[string]bool) {
	first, _ := slices.BinarySearchFunc(spans, from, func(sp Span, at int) int { return sp.End - at })
	for _, sp := range spans[first:] {
		if sp.Start >= to {
			return
		}
		if sp.Draft != "" {
			drafts[sp.Draft] = true
		}
	}
}

// waitingDrafts returns the IDs of the drafts of a source that wait.
func (s *Service) waitingDrafts(ctx context.Context, source string) (map[string]bool, error) {
	waits := map[string]bool{}
	q := ListQuery{Key: Key{"waiting", source}, Limit: idsAtATime}
	for {
		page, err := s.Store.Drafts().IDs(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, id := range page.Items {
			waits[id], q.After = true, id
		}
		if !page.More {
			return waits, nil
		}
	}
}

// idsAtATime is how many IDs are read together.
const idsAtATime = 10_000
