package handlers

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"soundings/tracker"
)

// stream asks for the events of something that runs, until they end.
func (a *testApp) stream(role tracker.Role, path string) answer {
	a.t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept", "text/event-stream")
	return a.send(role, r)
}

// events are the headways of a stream, in their order.
func (an answer) events(t *testing.T) []headway {
	t.Helper()
	var list []headway
	for line := range strings.Lines(an.body) {
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			var h headway
			if err := json.Unmarshal([]byte(data), &h); err != nil {
				t.Fatal(err)
			}
			list = append(list, h)
		}
	}
	return list
}

// running is a batch that no worker takes up, so far as the test lets it come.
func (a *testApp) running(of int) tracker.Batch {
	a.t.Helper()
	b := tracker.Batch{Meta: tracker.Meta{ID: a.service.NewID(), CreatedAt: a.service.Now()}, Source: a.source.ID,
		State: tracker.BatchRunning, Action: tracker.BatchAccept, Numbers: []int{1, -of}}
	b, err := a.service.Store.Batches().Insert(a.t.Context(), b)
	a.must(err)
	return b
}

func TestWhatRunsIsFollowedUntilItIsDone(t *testing.T) {
	a := newApp(t)
	b := a.running(200)
	path := "/batches/" + b.ID + "/progress"
	a.get(tracker.Communications, path).leadsTo(t, "/batches/"+b.ID)
	a.stream(tracker.Journalist, path).wants(t, 403)
	a.stream(tracker.Communications, "/batches/nowhere/progress").wants(t, 404)

	got := make(chan answer)
	go func() { got <- a.stream(tracker.Communications, path) }()
	b.Done = 50
	b, err := a.service.Store.Batches().Update(t.Context(), b)
	a.must(err)
	b.Done, b.State = 200, tracker.BatchDone
	_, err = a.service.Store.Batches().Update(t.Context(), b)
	a.must(err)
	res := <-got
	if ct := res.Header.Get("Content-Type"); ct != "text/event-stream; charset=utf-8" || res.Header.Get("Content-Encoding") != "" {
		t.Errorf("got %q, encoded %q", ct, res.Header.Get("Content-Encoding"))
	}
	list := res.events(t)
	if len(list) == 0 || !list[len(list)-1].Done || list[len(list)-1].Percent != 100 {
		t.Errorf("got the events %+v, want the last to say that it is done", list)
	}
	for _, h := range list[:len(list)-1] {
		if h.Done || h.Percent > 100 || !strings.Contains(h.Words, "of 200 rows") {
			t.Errorf("got the event %+v before the end", h)
		}
	}
}

func TestAnIndexThatIsNotBuiltIsDone(t *testing.T) {
	a := newApp(t)
	list := a.stream(tracker.Administrator, "/search-index/progress").wants(t, 200).events(t)
	if len(list) != 1 || !list[0].Done {
		t.Errorf("got %+v, want one event that it is done", list)
	}
	a.stream(tracker.Communications, "/search-index/progress").wants(t, 403)
}

// TestAnOpenStreamDoesNotDelayTheEnd holds that streams end with the program.
func TestAnOpenStreamDoesNotDelayTheEnd(t *testing.T) {
	stopping := make(chan struct{})
	a := newApp(t, func(s *Server) { s.Stopping = stopping })
	b := a.running(200)
	got := make(chan answer)
	go func() { got <- a.stream(tracker.Communications, "/batches/"+b.ID+"/progress") }()
	close(stopping)
	if list := (<-got).events(t); len(list) != 1 || list[0].Done {
		t.Errorf("got %+v, want the first event and the end of the stream", list)
	}
}
