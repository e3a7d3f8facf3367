package tracker

import (
	"cmp"
	"context"
	"slices"
)

// Table is a source's drafts as rows: a window of those that a filter selects,
// with what the other values of each filter would find.
type Table struct {
	Source       Source
	Consultation Consultation
	Rows         []Draft
	From         int // how many that match stand before Rows
	Total        int // drafts of the source
	Matching     int
	Waiting      int // of those that match, the ones that can be decided
	Progress     Progress
	States       map[DraftsShown]int
	Stances      map[Stance]int
	Positions    []Count // as written, the most frequent first
	Flags        map[Flagging]int
	Batches      []Batch // the latest first
}

// mostPositions is how many positions a table lists.
const mostPositions = 40

// Table returns a window of a source's drafts. It reads all of them, a part
// after another.
func (s *Service) Table(ctx context.Context, v Viewer, source string, f DraftFilter, from, limit int) (Table, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Table{}, err
	}
	t := Table{From: from, States: map[DraftsShown]int{}, Stances: map[Stance]int{}, Flags: map[Flagging]int{}}
	var err error
	if t.Source, err = s.Store.Sources().Get(ctx, source); err != nil {
		return t, err
	}
	if t.Consultation, err = s.Store.Consultations().Get(ctx, t.Source.Consultations[0]); err != nil {
		return t, err
	}
	positions := map[string]int{}
	err = s.eachDraft(ctx, Key{"source", source}, func(page []Draft) error {
		for _, d := range page {
			t.take(f, d, limit, positions)
		}
		return nil
	})
	if err != nil {
		return t, err
	}
	t.Progress = Progress{Source: t.Source, Decided: t.Progress.Decided, Total: t.Total}
	t.Positions = mostFrequent(positions, mostPositions)
	t.Batches, err = s.batchesOf(ctx, source)
	return t, err
}

// RowsOf returns how many drafts a source has if they are rows of a table of
// replies, else 0.
func (s *Service) RowsOf(ctx context.Context, v Viewer, source string) (int, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return 0, err
	}
	page, err := s.Store.Drafts().List(ctx, ListQuery{Key: Key{"source", source}, Limit: 1})
	if err != nil || len(page.Items) == 0 || page.Items[0].Row == 0 {
		return 0, err
	}
	return page.Total, nil
}

// take counts a draft, and keeps it if it is in the window.
func (t *Table) take(f DraftFilter, d Draft, limit int, positions map[string]int) {
	t.Total++
	if !d.Waits() {
		t.Progress.Decided++
	}
	missed, n := f.misses(d)
	// A value of a filter is counted with the other filters applied.
	alone := func(a aspect) bool { return n == 0 || n == 1 && missed[a] }
	if alone(byState) {
		t.States[d.shown()]++
		t.States[ShowAll]++
	}
	if alone(byStance) {
		t.Stances[d.suggestion()]++
	}
	if alone(byPosition) && d.Position != "" {
		positions[d.Position]++
	}
	if alone(byFlags) {
		flagged := UnflaggedOnly
		if len(d.Flags) > 0 {
			flagged = FlaggedOnly
		}
		t.Flags[flagged]++
	}
	if n > 0 {
		return
	}
	if t.Matching >= t.From && len(t.Rows) < limit {
		t.Rows = append(t.Rows, d)
	}
	t.Matching++
	if d.Waits() {
		t.Waiting++
	}
}

func mostFrequent(counts map[string]int, most int) []Count {
	var list []Count
	for value, n := range counts {
		list = append(list, Count{value, n})
	}
	slices.SortFunc(list, func(a, b Count) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Value, b.Value)) })
	return list[:min(len(list), most)]
}

// eachDraft hands the drafts with a key to do, a part after another, in the
// order of their numbers.
func (s *Service) eachDraft(ctx context.Context, key Key, do func([]Draft) error) error {
	return each(ctx, s.Store.Drafts(), key, do)
}
