package tracker_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"soundings/tracker"
)

// TestManyWhoAddTheSameSpeakerAtOnceAddOne accepts drafts of one unknown person
// and body at the same moment: nobody is sent away, and nobody is added twice.
func TestManyWhoAddTheSameSpeakerAtOnceAddOne(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	const many = 8
	var drafts []tracker.Draft
	for i := range many {
		text := fmt.Sprintf("Ada Okoro, Harbour Trust chief executive\n\n“Shared lists are a good idea, said for the %s time.”\n", strings.Repeat("n", i+1))
		drafts = append(drafts, w.imported(text).Drafts[0])
	}
	var wg sync.WaitGroup
	people, bodies := make([]string, many), make([]string, many)
	for i, d := range drafts {
		wg.Go(func() {
			e := d.AsFound()
			e.Terms = &onRecord
			r, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
			if err != nil {
				t.Errorf("draft %d: %v", i, err)
				return
			}
			people[i], bodies[i] = r.Stakeholder, r.Capacities[0].Organisation
		})
	}
	wg.Wait()
	for i := range many {
		if people[i] != people[0] || bodies[i] != bodies[0] {
			t.Errorf("draft %d: got person %s of body %s, want %s of %s", i, people[i], bodies[i], people[0], bodies[0])
		}
	}
}
