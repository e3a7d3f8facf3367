package tracker_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"soundings/tracker"
)

// dying is a store that takes some writes and then none: the process was
// killed in between.
type dying struct {
	tracker.Store
	left atomic.Int64
}

type dyingCollection[T tracker.Entity] struct {
	tracker.Collection[T]
	s *dying
}

func mortal[T tracker.Entity](s *dying, c tracker.Collection[T]) tracker.Collection[T] {
	return dyingCollection[T]{c, s}
}

func (s *dying) Drafts() tracker.Collection[tracker.Draft]   { return mortal(s, s.Store.Drafts()) }
func (s *dying) Batches() tracker.Collection[tracker.Batch]  { return mortal(s, s.Store.Batches()) }
func (s *dying) Claims() tracker.Collection[tracker.Claim]   { return mortal(s, s.Store.Claims()) }
func (s *dying) Sources() tracker.Collection[tracker.Source] { return mortal(s, s.Store.Sources()) }
func (s *dying) Reactions() tracker.Collection[tracker.Reaction] {
	return mortal(s, s.Store.Reactions())
}
func (s *dying) Stakeholders() tracker.Collection[tracker.Stakeholder] {
	return mortal(s, s.Store.Stakeholders())
}
func (s *dying) Organisations() tracker.Collection[tracker.Organisation] {
	return mortal(s, s.Store.Organisations())
}

func (s *dying) write() error {
	if s.left.Add(-1) < 0 {
		return tracker.Errorf(tracker.Unavailable, "the process was killed")
	}
	return nil
}

func (c dyingCollection[T]) Insert(ctx context.Context, v T) (T, error) {
	if err := c.s.write(); err != nil {
		return v, err
	}
	return c.Collection.Insert(ctx, v)
}

func (c dyingCollection[T]) Update(ctx context.Context, v T) (T, error) {
	if err := c.s.write(); err != nil {
		return v, err
	}
	return c.Collection.Update(ctx, v)
}

const forEver = 1 << 40

// killedAfter carries out what is ordered until so many writes were made, then
// goes on, twice: as the program does when it starts, or as another node does
// that takes over. It reports whether anything was cut.
func (w *world) killedAfter(s *dying, writes int64, started bool) bool {
	w.t.Helper()
	s.left.Store(writes)
	cut := w.FinishBatches(w.t.Context()) != nil
	s.left.Store(forEver)
	for range 2 {
		w.pass(time.Minute)
		if started {
			if err := w.FinishRecording(w.t.Context()); err != nil {
				w.t.Fatal(err)
			}
		}
		if err := w.FinishBatches(w.t.Context()); err != nil {
			w.t.Fatal(err)
		}
	}
	return cut
}

// TestABatchThatIsCutAtAnyStepIsFinished kills the work between every two
// writes, on the way there and on the way back.
func TestABatchThatIsCutAtAnyStepIsFinished(t *testing.T) {
	t.Run("at the next start", func(t *testing.T) { cutAtAnyStep(t, true) })
	t.Run("by another node", func(t *testing.T) { cutAtAnyStep(t, false) })
}

func cutAtAnyStep(t *testing.T, started bool) {
	const rows = 3
	cut := true
	for step := int64(0); cut; step++ {
		w := newWorld(t)
		s := &dying{Store: w.store}
		s.left.Store(forEver)
		w.Service.Store = s
		w.consultation()
		src := w.table(rows)
		b := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
		cut = w.killedAfter(s, step, started)
		b = w.finished(b.ID)
		list := w.reactionsOf(src.ID)
		if b.State != tracker.BatchDone || b.Done != rows || b.Skipped+b.Failed != 0 || len(list) != rows || w.states(src.ID)[tracker.DraftAccepted] != rows {
			t.Fatalf("cut after %d writes: got %s, %d done, %d skipped, %d failed, %d reactions, drafts %v; want all %d", step, b.State, b.Done, b.Skipped, b.Failed, len(list), w.states(src.ID), rows)
		}
		people := map[string]bool{}
		for _, r := range list {
			people[r.Stakeholder] = true
		}
		if all, err := w.store.Stakeholders().List(t.Context(), tracker.ListQuery{}); err != nil || all.Total != len(people) {
			t.Errorf("cut after %d writes: got %d people, %v; want the %d who speak", step, all.Total, err, len(people))
		}

		if _, err := w.UndoBatch(t.Context(), comms, b.ID, b.Revision); err != nil {
			t.Fatal(err)
		}
		cut = w.killedAfter(s, step, started) || cut
		b = w.finished(b.ID)
		withdrawn := 0
		for _, r := range w.reactionsOf(src.ID) {
			if r.State == tracker.Withdrawn && len(r.Events) > 0 && r.Events[len(r.Events)-1].Action == "withdraw" {
				withdrawn++
			}
		}
		if b.State != tracker.BatchUndone || b.Undone != rows || b.Kept != 0 || withdrawn != rows || w.states(src.ID)[tracker.DraftOpen] != rows {
			t.Fatalf("undoing cut after %d writes: got %s, %d back, %d kept, %d withdrawn, drafts %v; want all %d", step, b.State, b.Undone, b.Kept, withdrawn, w.states(src.ID), rows)
		}
		if step > 100 {
			t.Fatal("got no batch that was not cut")
		}
	}
}

// TestAStopWaitsForTheRowInHandOnly ends the context while a row is being
// written: that row is finished, the batch is not, and it can be taken up at
// once.
func TestAStopWaitsForTheRowInHandOnly(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	var text string
	for i := range 30 { // rows of one name are done one after another
		text += fmt.Sprintf("Ada Okoro,Reply %d says that shared lists are a good idea.\n", i)
	}
	src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "r.csv", Bytes: []byte("name,comment\n" + text)})
	if err == nil {
		src, err = w.SetTerms(t.Context(), comms, src.ID, src.Revision, onRecord)
	}
	if err != nil {
		t.Fatal(err)
	}
	b := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	w.Service.Store = stopping{w.store, stop}
	if err := w.WorkOnBatches(ctx); err != nil {
		t.Fatal(err)
	}
	w.Service.Store = w.store
	if n := w.states(src.ID); n[tracker.DraftAccepted] != 1 || n[tracker.DraftRecording] != 0 || n[tracker.DraftOpen] != 29 {
		t.Errorf("got %v after the stop, want the row in hand accepted and no other begun", n)
	}
	if b = w.finished(b.ID); b.State != tracker.BatchDone || b.Done != 30 || len(w.reactionsOf(src.ID)) != 30 {
		t.Errorf("got %s, %d done, want all 30 once it goes on", b.State, b.Done)
	}
}

// stopping stops the program when the first reaction is about to be written.
type stopping struct {
	tracker.Store
	stop func()
}

type stoppingReactions struct {
	tracker.Collection[tracker.Reaction]
	stop func()
}

func (s stopping) Reactions() tracker.Collection[tracker.Reaction] {
	return stoppingReactions{s.Store.Reactions(), s.stop}
}

func (c stoppingReactions) Insert(ctx context.Context, r tracker.Reaction) (tracker.Reaction, error) {
	c.stop()
	return c.Collection.Insert(ctx, r)
}
