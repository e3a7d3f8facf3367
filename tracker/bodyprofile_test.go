package tracker_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// family is a body with a part and a part of that, of which only the last has
// been heard in public.
func (w *world) family() (top, middle, low string) {
	w.t.Helper()
	save := func(name, parent string) string {
		o, err := w.SaveOrganisation(w.t.Context(), admin, tracker.Organisation{Name: name, Parent: parent, Sectors: []tracker.Sector{"think_tank"}})
		if err != nil {
			w.t.Fatal(err)
		}
		return o.ID
	}
	top = save("Lantern Society", "")
	middle = save("Lantern North", top)
	low = save("Lantern Pier Branch", middle)
	return top, middle, low
}

func TestABodyIsShownWithItsPartsIfAsked(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	top, middle, low := w.family()
	whole := con.Propositions[0].ID
	say := func(key, speaker, body, words, on string, value tracker.Stance) tracker.Reaction {
		in := call(key)
		in.Speaker, in.Organisation, in.Sector, in.Exact, in.Reported, in.SaidOn = speaker, body, "", words, "", on
		in.Stances = []tracker.LoggedStance{{Proposition: whole, Value: value}}
		return w.log(in)
	}
	say("1", "Ivo Brandt", "Lantern Society", "We are all for it.", "2026-01-05", tracker.Support)
	say("2", "Una Falk", "Lantern Society", "We are no longer for it.", "2026-02-05", tracker.Oppose)
	r := say("3", "Cleo Marsh", "Lantern Pier Branch", "We at the pier like it.", "2026-02-20", tracker.Support)
	in, err := w.Store.Stakeholders().Get(t.Context(), r.Stakeholder)
	if err != nil || in.Name != "Cleo Marsh" {
		t.Fatalf("got %v, %v", in.Name, err)
	}
	w.pass(2 * time.Second)

	alone, err := w.OrganisationProfile(t.Context(), policy, top, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	want := []tracker.Part{{ID: middle, Name: "Lantern North", Depth: 1}, {ID: low, Name: "Lantern Pier Branch", N: 1, Depth: 2}}
	if d := cmp.Diff(want, alone.Parts); d != "" || alone.Total != 2 || len(alone.Speakers) != 2 {
		t.Errorf("got %d reactions, %d speakers, parts (-want +got):\n%s", alone.Total, len(alone.Speakers), d)
	}
	if len(alone.Standings) != 1 || len(alone.Standings[0].Course) != 2 || len(alone.Standings[0].Moves) != 1 || alone.Standings[0].Moves[0].Is != tracker.Oppose {
		t.Errorf("got standings %+v, want one change from support to oppose", alone.Standings)
	}
	all, err := w.OrganisationProfile(t.Context(), policy, top, 0, true)
	if err != nil {
		t.Fatal(err)
	}
	if all.Total != 3 || len(all.Speakers) != 3 || len(all.Standings[0].Course) != 2 || len(all.Standings[0].Moves) != 1 {
		t.Errorf("got %d reactions, %d speakers, %+v, want those of the parts too and no change between two bodies", all.Total, len(all.Speakers), all.Standings)
	}

	// A journalist knows nothing of it until something is published, then only that.
	if _, err := w.OrganisationProfile(t.Context(), journalist, top, 0, true); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("got %v, want none found", err)
	}
	first, err := w.Store.Reactions().List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "organisation", Value: top}})
	if err != nil {
		t.Fatal(err)
	}
	published := first.Items[0]
	published.State = tracker.Published
	if published, err = w.Store.Reactions().Update(t.Context(), published); err != nil {
		t.Fatal(err)
	}
	if err := w.Index.Put(t.Context(), published); err != nil {
		t.Fatal(err)
	}
	seen, err := w.OrganisationProfile(t.Context(), journalist, top, 0, true)
	if err != nil || len(seen.Parts) != 0 || seen.Total != 1 || len(seen.Speakers) != 1 || len(seen.Standings[0].Moves) != 0 {
		t.Errorf("got %+v, %v, want the one reaction and no part", seen.Parts, err)
	}
}

func TestABodyThatIsItsOwnGrandparentIsListedOnce(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	top, _, low := w.family()
	o, err := w.Store.Organisations().Get(t.Context(), top)
	if err != nil {
		t.Fatal(err)
	}
	o.Parent = low
	if _, err := w.Store.Organisations().Update(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	w.pass(2 * time.Second)
	p, err := w.OrganisationProfile(t.Context(), policy, top, 0, true)
	if err != nil || len(p.Parts) != 2 {
		t.Errorf("got %+v, %v, want two parts", p.Parts, err)
	}
}

// TestTheCourseOfABodyIsWhole holds that a body which has spoken more often than
// a page lists is shown from its first word on, and its changes counted.
func TestTheCourseOfABodyIsWhole(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	source := w.imported(roundUp).Source.ID
	for i := range 61 {
		value := tracker.Support
		if i == 3 || i > 40 {
			value = tracker.Oppose
		}
		w.says(fmt.Sprintf("r%02d", i), "Ivo Brandt", "Lantern", "We at the Lantern say so.", func(r *tracker.Reaction) {
			r.Consultation, r.Source, r.SaidOn = con.ID, source, tracker.CivilDate(fmt.Sprintf("2025-%02d-%02d", 1+i/28, 1+i%28))
			r.Stances = []tracker.StanceOn{{Proposition: con.Propositions[0].ID, Decision: &tracker.Decision{Value: value}}}
		})
	}
	p, err := w.OrganisationProfile(t.Context(), policy, "lantern", 0, false)
	if err != nil || len(p.Standings) != 1 {
		t.Fatalf("got %d standings, %v", len(p.Standings), err)
	}
	on := p.Standings[0]
	if on.Reactions != 61 || on.Decided != 61 || len(on.Course) != 61 || on.Moved != 3 || len(on.Moves) != 3 || on.Latest.ID != "r60" {
		t.Errorf("got %d reactions, %d turns, %d changes, the latest %s; want 61, 61, 3 and r60", on.Reactions, len(on.Course), on.Moved, on.Latest.ID)
	}
}
