package tracker_test

import (
	"testing"
	"time"

	"soundings/tracker"
)

// stoppedAfter orders all rows of a table to be accepted and stops that once so
// many reactions were written.
func (w *world) stoppedAfter(src tracker.Source, reactions int64) tracker.Batch {
	w.t.Helper()
	b := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	w.Service.Store = &meanwhile{Store: w.store, after: reactions, do: func() {
		if _, err := w.StopBatch(w.t.Context(), comms, b.ID, b.Revision); err != nil {
			w.t.Error(err)
		}
	}}
	b = w.finished(b.ID)
	w.Service.Store = w.store
	return b
}

func TestABatchIsStoppedAndGoesOn(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	const rows, part = 600, 500 // a batch does its rows in parts
	src := w.table(rows)
	b := w.stoppedAfter(src, 10)
	if b.State != tracker.BatchStopped || b.Done != part || w.states(src.ID)[tracker.DraftOpen] != rows-part {
		t.Fatalf("got %s, %d done, %v; want the part in hand finished and no other begun", b.State, b.Done, w.states(src.ID))
	}
	if _, err := w.StopBatch(t.Context(), comms, b.ID, b.Revision); tracker.KindOf(err) != tracker.Conflict {
		t.Errorf("stopped again: got %v, want a conflict", err)
	}
	if b = w.finished(b.ID); b.State != tracker.BatchStopped {
		t.Errorf("got %s, want it to stay stopped", b.State)
	}
	b, err := w.ResumeBatch(t.Context(), comms, b.ID, b.Revision)
	if err != nil {
		t.Fatal(err)
	}
	if b = w.finished(b.ID); b.State != tracker.BatchDone || b.Done != rows || w.states(src.ID)[tracker.DraftAccepted] != rows {
		t.Errorf("got %s, %d done; want all %d once it goes on", b.State, b.Done, rows)
	}
}

func TestWhatAStoppedBatchHasDoneIsUndoneAsOne(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(600)
	b := w.undone(w.stoppedAfter(src, 10))
	if b.State != tracker.BatchUndone || b.Undone != 500 || w.states(src.ID)[tracker.DraftOpen] != 600 {
		t.Errorf("got %s, %d undone, %v; want all rows open again", b.State, b.Undone, w.states(src.ID))
	}
}

func TestWhoStopsABatchWaitsForItsRowsInHand(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(5)
	b := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	held := b
	held.Held = w.Now().Add(time.Minute) // another node is at work on it
	held, err := w.store.Batches().Update(t.Context(), held)
	if err == nil {
		b, err = w.StopBatch(t.Context(), comms, b.ID, b.Revision)
	}
	if err != nil || b.State != tracker.BatchStopped {
		t.Fatalf("got %s, %v; want it stopped though its progress was noted since", b.State, err)
	}
	if _, err := w.ResumeBatch(t.Context(), comms, b.ID, b.Revision); tracker.KindOf(err) != tracker.Conflict {
		t.Errorf("go on: got %v, want a conflict while rows are in hand", err)
	}
	if _, err := w.UndoBatch(t.Context(), comms, b.ID, b.Revision); tracker.KindOf(err) != tracker.Conflict {
		t.Errorf("undo: got %v, want a conflict while rows are in hand", err)
	}
	if _, err := w.StopBatch(t.Context(), journalist, b.ID, b.Revision); tracker.KindOf(err) != tracker.Forbidden {
		t.Errorf("a journalist: got %v, want it forbidden", err)
	}
	w.pass(2 * time.Minute)
	if _, err := w.ResumeBatch(t.Context(), comms, b.ID, b.Revision); err != nil {
		t.Error(err)
	}
	if b = w.finished(b.ID); b.State != tracker.BatchDone || b.Done != 5 {
		t.Errorf("got %s, %d done; want all 5", b.State, b.Done)
	}
}
