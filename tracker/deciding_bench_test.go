package tracker_test

import (
	"fmt"
	"testing"

	"soundings/tracker"
)

// BenchmarkDecide is a decision on a proposition on which two thousand were
// made: checked, written to disk, searchable, and learnt from.
func BenchmarkDecide(b *testing.B) {
	w := newWorld(b)
	con := w.consultation()
	list := w.decidedReplies(b, con, 2000)
	w.suggested(list[0], con) // the model is there before the first decision
	r := list[0]
	for i := 0; b.Loop(); i++ {
		value := []tracker.Stance{tracker.Support, tracker.Oppose}[i%2]
		var err error
		if r, err = w.DecideStance(b.Context(), policy, r.ID, r.Revision, tracker.StanceInput{Proposition: con.ID, Value: value}); err != nil {
			b.Fatal(err)
		}
		if i%500 == 0 {
			r.Events, r.Stances[0].Earlier = nil, nil
			if r, err = w.store.Reactions().Update(b.Context(), r); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkTaggingQueue is the next reaction of a queue of a thousand, after a
// decision that changed the model.
func BenchmarkTaggingQueue(b *testing.B) {
	w := newWorld(b)
	con := w.consultation()
	decided := w.decidedReplies(b, con, 200)
	src := w.table(1000)
	if _, err := w.AcceptAll(b.Context(), comms, src.ID); err != nil {
		b.Fatal(err)
	}
	r := decided[0]
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		value := []tracker.Stance{tracker.Support, tracker.Oppose}[i%2]
		var err error
		if r, err = w.DecideStance(b.Context(), policy, r.ID, r.Revision, tracker.StanceInput{Proposition: con.ID, Value: value}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if q, err := w.Tagging(b.Context(), policy, con.Slug, "", "", nil); err != nil || q.Item == nil || q.Waiting != 1000 {
			b.Fatalf("got %d waiting (%v), want 1,000", q.Waiting, err)
		}
	}
}

// decidedReplies records n replies and decides on each, by turns for and
// against.
func (w *world) decidedReplies(b *testing.B, con tracker.Consultation, n int) []tracker.Reaction {
	b.Helper()
	list := make([]tracker.Reaction, n)
	for i := range list {
		value := []tracker.Stance{tracker.Support, tracker.Oppose}[i%2]
		text := fmt.Sprintf("Reply %d: shared lists would %s the patients of ward %d.", i, []string{"help", "harm"}[i%2], i%37)
		r := tracker.Reaction{Meta: tracker.Meta{ID: fmt.Sprintf("decided%05d", i)}, Consultation: con.ID, State: tracker.Recorded, Speaker: "Ada Okoro",
			Passages: []tracker.Passage{{ID: fmt.Sprintf("passage%05d", i), Kind: tracker.Quote, Text: text, End: len(text)}},
			Stances:  []tracker.StanceOn{{Proposition: con.ID, Decision: &tracker.Decision{Value: value, At: w.Now()}}}}
		var err error
		if list[i], err = w.store.Reactions().Insert(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
	return list
}
