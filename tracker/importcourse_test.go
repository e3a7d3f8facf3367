package tracker_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"soundings/tracker"
)

func TestAnImportTellsHowFarItIs(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	var told []tracker.Importing
	in := tracker.Inbound{Consultation: "shared-lists", FileName: "replies.csv", Bytes: []byte(replies(1300)),
		Tell: func(far tracker.Importing) { told = append(told, far) }}
	if _, err := w.Import(t.Context(), comms, in); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(told, func(a, b tracker.Importing) int { return a.Percent - b.Percent }) {
		t.Errorf("got %v, want percentages that rise", told)
	}
	if len(told) < 4 || told[0].Percent == 0 || told[0].Of != 0 {
		t.Fatalf("got %v, want some before any draft is stored, and some after", told)
	}
	if last := told[len(told)-1]; last != (tracker.Importing{Percent: 100, Stored: 1300, Of: 1300}) {
		t.Errorf("got %v at the end", last)
	}
	for _, far := range told[:len(told)-1] {
		if far.Percent >= 100 {
			t.Errorf("got %v before the end", far)
		}
	}

	told = nil
	if _, err := w.Import(t.Context(), comms, in); tracker.KindOf(err) != tracker.Conflict {
		t.Fatalf("got %v, want the table refused the second time", err)
	}
	for _, far := range told {
		if far.Percent == 100 || far.Of > 0 {
			t.Errorf("of what is not stored it was told: %v", far)
		}
	}
}

func TestAnImportThatIsGivenUpDoesNotReachItsEnd(t *testing.T) {
	for name, at := range map[string]func(tracker.Importing) bool{
		"while it is read":   func(far tracker.Importing) bool { return far.Percent > 0 },
		"while it is stored": func(far tracker.Importing) bool { return far.Stored > 0 },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.consultation()
			ctx, giveUp := context.WithCancel(t.Context())
			defer giveUp()
			most := 0
			_, err := w.Import(ctx, comms, tracker.Inbound{Consultation: "shared-lists", FileName: "replies.csv", Bytes: []byte(replies(1300)),
				Tell: func(far tracker.Importing) {
					if most = far.Percent; at(far) {
						giveUp()
					}
				}})
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v, want the import given up", err)
			}
			if most == 0 || most >= 100 {
				t.Errorf("it was told to be at %d %%", most)
			}
			if list, err := w.store.Sources().List(t.Context(), tracker.ListQuery{}); err != nil || list.Total != 0 {
				t.Errorf("got %d sources (%v), want none", list.Total, err)
			}
		})
	}
}
