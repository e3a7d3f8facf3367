package tracker_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
)

// TestTwoWhoAddTheSameWordsMakeOneDraft has two nodes add the same words, words
// that overlap them, and give them to a draft, all at once.
func TestTwoWhoAddTheSameWordsMakeOneDraft(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	nodes := []*tracker.Service{w.Service, w.anotherNode().Service}
	adds := []func(*tracker.Service) error{
		func(s *tracker.Service) error {
			_, err := s.AddDraft(t.Context(), comms, r.Source.ID, missed("unlikely words follow"))
			return err
		},
		func(s *tracker.Service) error {
			_, err := s.AddDraft(t.Context(), comms, r.Source.ID, missed("and unlikely words follow"))
			return err
		},
		func(s *tracker.Service) error {
			d := r.Drafts[0]
			_, err := s.AddPassages(t.Context(), comms, d.ID, d.Revision, tracker.Added{Words: "unlikely words", Kind: tracker.Reported})
			return err
		},
	}
	errs := make([]error, 12)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { errs[i] = adds[i%len(adds)](nodes[i%len(nodes)]) })
	}
	all.Wait()
	added := 0
	for _, err := range errs {
		if err == nil {
			added++
			continue
		}
		if kind := tracker.KindOf(err); kind != tracker.Invalid && kind != tracker.Conflict {
			t.Errorf("got %v", err)
		}
	}
	holding := 0
	for _, d := range w.review(r.Source.ID).Drafts {
		for _, p := range d.Passages {
			if strings.Contains(p.Text, "unlikely words") {
				holding++
			}
		}
	}
	if added != 1 || holding != 1 {
		t.Errorf("%d of %d were told that they added the words, and %d passages hold them; want one of each: %v", added, len(errs), holding, errors.Join(errs...))
	}
}

// TestACrashWhileWordsAreAddedKeepsOthersOutForAMinute adds words after somebody
// who was adding some has gone.
func TestACrashWhileWordsAreAddedKeepsOthersOutForAMinute(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	left := tracker.Claim{Meta: tracker.Meta{ID: "giving-words:" + r.Source.ID, CreatedAt: w.Now()}, Owner: "gone"}
	if _, err := w.store.Claims().Insert(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Minute)
	if _, err := w.AddDraft(t.Context(), comms, r.Source.ID, missed("unlikely words follow")); err != nil {
		t.Fatal(err)
	}
}
