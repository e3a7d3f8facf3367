package tracker_test

import (
	"fmt"
	"slices"
	"testing"

	"soundings/tracker"
)

func TestNamesThatNobodyHasAskWhoIsMeant(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	for _, name := range []string{"Jane Okoro", "Ida Pemberton", "Tobias Lindqvist", "Ann Lee", "Ian Lee"} {
		w.person(name, "chair", "")
	}
	for _, name := range []string{"Wraxley Harbour Partnership", "Guild of Pilots", "Practice 10 Wraxley", "Saltmere and Dunlin Trust"} {
		w.body(name)
	}
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"J. Okoro", []string{"Jane Okoro"}},
		{"Jane A. Okoro", []string{"Jane Okoro"}},
		{"Okoro, Jane", []string{"Jane Okoro"}},
		{"Ida Pembetron", []string{"Ida Pemberton"}},
		{"I. Pembetron", []string{"Ida Pemberton"}},
		{"Tobais Lindqvist", []string{"Tobias Lindqvist"}},
		{"Ian Lees", nil}, // too short for a slip
		{"Una Lee", nil},
		{"Jonas Okoro", nil},
		{"Okoro", nil},
	} {
		l, err := w.Links(t.Context(), comms, tracker.Draft{Speaker: tt.name})
		if err != nil {
			t.Fatal(err)
		}
		if got := namesOf(append(l.Person.Choices, l.Person.Meant...)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"Guild of Piolts", []string{"Guild of Pilots"}},
		{"Wraxly Harbour Partnreship", []string{"Wraxley Harbour Partnership"}},
		{"Dunlin and Saltmere Trust", []string{"Saltmere and Dunlin Trust"}},
		{"Practice 11 Wraxley", nil},
		{"Guild of Pilots", nil}, // one has it
	} {
		list, err := w.BodiesMeant(t.Context(), comms, tt.name)
		if err != nil {
			t.Fatal(err)
		}
		if got := namesOf(list); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	_, err := w.BodiesMeant(t.Context(), journalist, "Guild of Piolts")
	wantKind(t, err, tracker.Forbidden)
}

func namesOf(list []tracker.Listed) []string {
	var out []string
	for _, l := range list {
		out = append(out, l.Name)
	}
	return out
}

// TestWhoIsLoggedUnderALikeNameIsAskedAboutOnce logs nothing until somebody has said
// whether the name is new.
func TestWhoIsLoggedUnderALikeNameIsAskedAboutOnce(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	jane := w.person("Jane Okoro", "chair", "")
	in := tracker.Logged{Key: "form-1", Consultation: "shared-lists", Terms: tracker.Terms{Status: tracker.OnRecord}, Speaker: "J. Okoro", Exact: "Shared lists would help us.", Way: tracker.PhoneCall, SaidOn: "2026-03-01", Sector: "other"}
	_, _, err := w.LogReaction(t.Context(), comms, in)
	wantField(t, err, "stakeholder", "Jane Okoro")
	in.Stakeholder = tracker.NewPerson
	r, _, err := w.LogReaction(t.Context(), comms, in)
	if err != nil || r.Stakeholder == jane.ID {
		t.Errorf("got %s, %v; want somebody new", r.Stakeholder, err)
	}
	in.Key, in.Stakeholder, in.Exact, in.Speaker = "form-2", jane.ID, "We support it.", "Jane Okoro"
	if r, _, err = w.LogReaction(t.Context(), comms, in); err != nil || r.Stakeholder != jane.ID {
		t.Errorf("got %s, %v; want %s", r.Stakeholder, err, jane.ID)
	}
}

// BenchmarkAlikeNames looks up among 50,000 names whom one of them may mean, and
// then all pairs that look alike.
func BenchmarkAlikeNames(b *testing.B) {
	var people []tracker.Stakeholder
	for i := range 50_000 {
		people = append(people, tracker.Stakeholder{Meta: tracker.Meta{ID: fmt.Sprintf("p%d", i)}, Name: inventedName(i)})
	}
	d := tracker.DirectoryOf(people)
	b.Run("one", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.MeantPeople("Okoro Pembetron"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("pairs", func(b *testing.B) {
		for b.Loop() {
			d.Pairs()
		}
	})
}

// inventedName makes up a name of syllables.
func inventedName(i int) string {
	syllables := []string{"wra", "dun", "lin", "pem", "ber", "ton", "sal", "mere", "har", "bou", "oko", "ro", "tob", "ias", "qui", "vist"}
	at := func(n int) string { return syllables[n%len(syllables)] }
	return at(i) + at(i/16) + at(i*7/3) + " " + at(i/7) + at(i/256) + at(i/4096) + at(i*3)
}
