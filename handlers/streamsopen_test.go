package handlers

import (
	"testing"

	"soundings/tracker"
)

// TestOpenStreamsOfAnAccountAreCapped holds that one more is refused, to this
// account only, until another has ended.
func TestOpenStreamsOfAnAccountAreCapped(t *testing.T) {
	a := newApp(t)
	b := a.running(200)
	b.Done, b.State = 200, tracker.BatchDone
	_, err := a.service.Store.Batches().Update(t.Context(), b)
	a.must(err)
	path := "/batches/" + b.ID + "/progress"
	for range 2 * mostStreams { // each has ended before the next
		a.stream(tracker.Communications, path).wants(t, 200)
	}

	var ends []func()
	for range mostStreams {
		end, err := a.server.streams.open(a.people[tracker.Communications].viewer.Account)
		a.must(err)
		ends = append(ends, end)
	}
	a.stream(tracker.Communications, path).wants(t, 429, "You follow the progress of 4 things already")
	a.get(tracker.Communications, path).leadsTo(t, "/batches/"+b.ID)
	a.get(tracker.Communications, "/batches/"+b.ID).wants(t, 200)
	a.stream(tracker.Administrator, path).wants(t, 200)
	ends[0]()
	ends[0]() // is one end
	a.stream(tracker.Communications, path).wants(t, 200)
	end, err := a.server.streams.open(a.people[tracker.Communications].viewer.Account)
	a.must(err)
	a.stream(tracker.Communications, path).wants(t, 429)
	for _, end := range append(ends, end) {
		end()
	}
	if n := len(a.server.streams.n); n != 0 {
		t.Errorf("%d accounts are remembered whose streams have ended", n)
	}
}
