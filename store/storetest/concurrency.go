package storetest

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
)

const writers = 8

// together runs f eight times at once and returns the errors.
func together(f func(i int) error) []error {
	errs := make([]error, writers)
	var start, done sync.WaitGroup
	start.Add(1)
	for i := range writers {
		done.Go(func() {
			start.Wait()
			errs[i] = f(i)
		})
	}
	start.Done()
	done.Wait()
	return errs
}

// wantOneWinner returns who has no error; all others must have a Conflict.
func wantOneWinner(t *testing.T, errs []error) int {
	t.Helper()
	winner, won := -1, 0
	for i, err := range errs {
		if err == nil {
			winner, won = i, won+1
		} else {
			wantKind(t, "a loser", err, tracker.Conflict)
		}
	}
	if won != 1 {
		t.Fatalf("got %d winners, want 1", won)
	}
	return winner
}

func oneWriterWins(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	for round := range 10 {
		id := number(round)
		winner := wantOneWinner(t, together(func(i int) error {
			_, err := c.Insert(t.Context(), said(id, fmt.Sprint("writer ", i), ""))
			return err
		}))
		if got, want := must(c.Get(t.Context(), id))(t), fmt.Sprint("writer ", winner); got.Source != want || got.Revision != 1 {
			t.Errorf("got what %s wrote at revision %d, want %s at 1", got.Source, got.Revision, want)
		}
	}
	if page := must(c.List(t.Context(), tracker.ListQuery{}))(t); page.Total != 10 {
		t.Errorf("total: got %d, want 10", page.Total)
	}
}

func oneUpdaterWins(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	must(c.Insert(t.Context(), said("r", "s", "")))(t)
	for round := range int64(10) {
		winner := wantOneWinner(t, together(func(i int) error {
			_, err := c.Update(t.Context(), at(said("r", fmt.Sprint("updater ", i), ""), round+1))
			return err
		}))
		if got, want := must(c.Get(t.Context(), "r"))(t), fmt.Sprint("updater ", winner); got.Source != want || got.Revision != round+2 {
			t.Errorf("got what %s wrote at revision %d, want %s at %d", got.Source, got.Revision, want, round+2)
		}
	}
	wantOneWinner(t, together(func(int) error {
		err := c.Delete(t.Context(), "r", 11)
		if tracker.KindOf(err) == tracker.NotFound { // the others may already find it gone
			return tracker.Errorf(tracker.Conflict, "gone")
		}
		return err
	}))
}

// changesUnderLoad reads while eight write, insert, update and delete, and
// then goes on from every cursor that it was given.
func changesUnderLoad(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	type point struct {
		cursor string
		known  map[string]tracker.Change
	}
	var points []point
	seen, cursor := map[string]tracker.Change{}, ""
	poll := func() int {
		changes, next, err := c.Changes(t.Context(), cursor, 50)
		ok(t, err)
		note(seen, changes)
		cursor = next
		if len(points) < 40 {
			points = append(points, point{cursor, maps.Clone(seen)})
		}
		return len(changes)
	}
	want, written := writeALot(t, c)
	for writing := true; writing; {
		select {
		case err := <-written:
			ok(t, err)
			writing = false
		case <-time.After(time.Millisecond):
		}
		poll()
	}
	for poll() > 0 {
	}
	wantEqual(t, "what the reader has seen", seen, want)
	for _, p := range points {
		found, _ := follow(t, c, p.cursor)
		for _, f := range found {
			note(p.known, []tracker.Change{f})
		}
		wantEqual(t, "what is known by going on from an older cursor", p.known, want)
	}
}

// writeALot starts eight writers; what they leave behind may be read once the
// channel has yielded.
func writeALot(t *testing.T, c tracker.Collection[tracker.Reaction]) (map[string]tracker.Change, chan error) {
	want, written := map[string]tracker.Change{}, make(chan error, 1)
	var lock sync.Mutex
	go func() {
		for _, err := range together(func(i int) error {
			for k := range 12 {
				change, err := live(t.Context(), c, fmt.Sprintf("%02d of writer %d", k, i), k)
				if err != nil {
					return err
				}
				lock.Lock()
				want[change.ID] = change
				lock.Unlock()
			}
			return nil
		}) {
			if err != nil {
				written <- err
				return
			}
		}
		written <- nil
	}()
	return want, written
}

// live inserts a reaction, updates it some times and may delete it.
func live(ctx context.Context, c tracker.Collection[tracker.Reaction], id string, k int) (tracker.Change, error) {
	v, err := c.Insert(ctx, said(id, "s", ""))
	for range k % 3 {
		if err == nil {
			v, err = c.Update(ctx, v)
		}
	}
	last := tracker.Change{ID: id, Revision: v.Revision}
	if err == nil && k%4 == 3 {
		err = c.Delete(ctx, id, v.Revision)
		last.Revision, last.Deleted = last.Revision+1, true
	}
	return last, err
}

func sameBytesAtOnce(t *testing.T, u Suite) {
	s := u.Open(t)
	data := noise(2*mebibyte + 9)
	for _, err := range together(func(int) error {
		_, err := s.PutBlob(t.Context(), bytes.NewReader(data))
		return err
	}) {
		ok(t, err)
	}
	if got := must(s.SweepBlobs(t.Context(), time.Now().Add(24*time.Hour)))(t); got != 3 {
		t.Errorf("swept %d chunks, want 3", got)
	}
}
