package tracker_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestWhoIsQuotedAlongsideIsCountedBySources(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	say := func(n int, names ...string) {
		t.Helper()
		text := fmt.Sprintf("Round-up %d of the plan.\n", n)
		for _, name := range names {
			text += fmt.Sprintf("\n\n%s, Harbour Trust adviser\n\n“We have said our say for the %d. time in this place, as %s.”\n", name, n, name)
		}
		r := w.imported(text)
		if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
			t.Fatal(err)
		}
		if _, err := w.AcceptAll(t.Context(), comms, r.Source.ID); err != nil {
			t.Fatal(err)
		}
	}
	say(1, "Ada Okoro", "Tobias Lindqvist", "Una Falk")
	say(2, "Ada Okoro", "Una Falk")
	say(3, "Una Falk", "Ivo Brandt")
	list, _, err := w.Stakeholders(t.Context(), comms, tracker.ListFilter{Words: "Okoro"})
	if err != nil || len(list) != 1 {
		t.Fatalf("got %v, %v", list, err)
	}
	p, err := w.StakeholderProfile(t.Context(), comms, list[0].ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, b := range p.Alongside {
		if got[b.Name] = b.N; len(b.Sources) != b.N {
			t.Errorf("%s: got the sources %v, want %d", b.Name, b.Sources, b.N)
		}
	}
	if d := cmp.Diff(map[string]int{"Una Falk": 2, "Tobias Lindqvist": 1}, got); d != "" {
		t.Errorf("sources in common (-want +got):\n%s", d)
	}
	if len(p.Alongside) > 0 && p.Alongside[0].Name != "Una Falk" {
		t.Errorf("got %v first, want who has the most in common", p.Alongside[0])
	}
	if _, err := w.StakeholderProfile(t.Context(), journalist, list[0].ID, 0); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("got %v, want nobody found where nothing is published", err)
	}
}
