package tracker_test

import (
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestNamesThatLookAlikeAreFound(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Ada Okoro", "A Okoro", "Adaeze Okoro", "Ada Okorro", "Ben Okoro", "Tobias Lindqvist", "Tobias Lindquist", "Ida Pemberton", "Ida Pembetron", "Marsh Jane", "Jane Marsh"} {
		w.person(name, "chair", "")
	}
	for _, name := range []string{"Wraxley Harbour Partnership", "The Wraxley Harbuor Partnership", "Wraxley Harbour Partnership NHS Trust", "Practice 10 Wraxley", "Practice 11 Wraxley"} {
		w.body(name)
	}
	for noun, want := range map[tracker.MergeNoun][]string{
		tracker.MergePeople: {"Ada Okoro = A Okoro", "Adaeze Okoro = A Okoro", "Adaeze Okoro = Ada Okoro", "Ada Okorro = Ada Okoro", "Tobias Lindqvist = Tobias Lindquist",
			"Ida Pemberton = Ida Pembetron", "Marsh Jane = Jane Marsh"},
		tracker.MergeBodies: {"Wraxley Harbour Partnership = Wraxley Harbour Partnership NHS Trust", "Wraxley Harbour Partnership = The Wraxley Harbuor Partnership"},
	} {
		pairs, err := w.Alike(t.Context(), admin, noun)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range pairs {
			got = append(got, max(p.A.Name, p.B.Name)+" = "+min(p.A.Name, p.B.Name))
			if p.Why == "" {
				t.Errorf("%v: nothing says why", p)
			}
		}
		for i := range want {
			a, b, _ := strings.Cut(want[i], " = ")
			want[i] = max(a, b) + " = " + min(a, b)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", noun, got, want)
		}
	}
	ben := w.person("Benedict Okoro", "member", "")
	list, err := w.MergeCandidates(t.Context(), comms, tracker.MergePeople, ben.ID)
	if err != nil || len(list) < 4 || list[0].Name != "Ben Okoro" {
		t.Errorf("got %v, %v; want the likeliest first, then the others of the surname", list, err)
	}
	_, err = w.Alike(t.Context(), journalist, tracker.MergePeople)
	wantKind(t, err, tracker.Forbidden)
}
