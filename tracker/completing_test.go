package tracker_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

// says puts what somebody said straight into the store and the index. The body
// was added by somebody, the person goes by another name as well.
func (w *world) says(id, person, body, words string, change func(*tracker.Reaction)) {
	w.t.Helper()
	ctx := w.t.Context()
	key := func(name string) string { return strings.ReplaceAll(tracker.FoldName(name), " ", "-") }
	st := tracker.Stakeholder{Meta: tracker.Meta{ID: key(person)}, Name: person, OtherNames: []string{"Hidden " + person}}
	if _, err := w.store.Stakeholders().Insert(ctx, st); err != nil && tracker.KindOf(err) != tracker.Conflict {
		w.t.Fatal(err)
	}
	o := tracker.Organisation{Meta: tracker.Meta{ID: key(body)}, Name: body, OtherNames: []string{"Secret " + body}, Sectors: []tracker.Sector{"other"},
		Events: []tracker.Event{{Action: "create"}}}
	if _, err := w.store.Organisations().Insert(ctx, o); err != nil && tracker.KindOf(err) != tracker.Conflict {
		w.t.Fatal(err)
	}
	r := tracker.Reaction{Meta: tracker.Meta{ID: id}, Consultation: "c1", Source: "s1", Speaker: person, Stakeholder: st.ID, State: tracker.Published, Terms: onRecord,
		Capacities: []tracker.Capacity{{Organisation: o.ID, OrganisationName: body, Sector: "other"}},
		Passages:   []tracker.Passage{{ID: id + "p", Kind: tracker.Quote, Text: words}}}
	if change != nil {
		change(&r)
	}
	r, err := w.store.Reactions().Insert(ctx, r)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.Index.Put(ctx, r); err != nil {
		w.t.Fatal(err)
	}
}

func withdrawn(r *tracker.Reaction)   { r.State = tracker.Withdrawn }
func recordedYet(r *tracker.Reaction) { r.State = tracker.Recorded }
func unpermitted(r *tracker.Reaction) { r.Terms.Permitted = false }

// spokenWorld has people and bodies of whom some have nothing in a journalist's
// sight, each for another reason.
func spokenWorld(t *testing.T) *world {
	w := newWorld(t)
	for _, noun := range []func() error{
		func() error {
			_, err := w.store.Consultations().Insert(t.Context(), tracker.Consultation{Meta: tracker.Meta{ID: "c1"}, Slug: "c1", Title: "Lists", State: tracker.ConsultationOpen})
			return err
		},
		func() error {
			_, err := w.store.Sources().Insert(t.Context(), tracker.Source{Meta: tracker.Meta{ID: "s1"}, Title: "Round-up", Consultations: []string{"c1"}})
			return err
		},
	} {
		if err := noun(); err != nil {
			t.Fatal(err)
		}
	}
	embargoed := func(r *tracker.Reaction) { r.Terms.Embargo = w.Now().Add(time.Hour) }
	w.says("r1", "Fiona Ashdown", "Harbour Trust", "The committee will commission the service", nil)
	w.says("r2", "Fiona Ashdown", "Harbour Trust", "We received the community report", nil)
	w.says("r3", "Asha Wardle", "Pier Society", "Community nurses received nothing", nil)
	w.says("r4", "Ashby Cole", "Harbour Watch", "Communal purdah", withdrawn)
	w.says("r5", "Ashraf Dene", "Harbour Club", "Communard priorities", embargoed)
	w.says("r6", "Ashling Moor", "Harbour Ring", "Communist pharmacies", unpermitted)
	w.says("r7", "Ash Quill", "Harbour Sands", "Communique practices", recordedYet)
	return w
}

func completions(c tracker.Completions) string {
	var parts []string
	for _, list := range [][]tracker.FacetValue{c.Speakers, c.Organisations} {
		var names []string
		for _, v := range list {
			names = append(names, fmt.Sprint(v.Name, " ", v.N))
		}
		parts = append(parts, strings.Join(names, ", "))
	}
	var words []string
	for _, p := range c.Phrases {
		words = append(words, fmt.Sprint(p.Value, " ", p.N))
	}
	return strings.Join(append(parts, strings.Join(words, ", ")), " | ")
}

func TestWhatIsTypedIsCompletedInSight(t *testing.T) {
	w := spokenWorld(t)
	for _, tt := range []struct {
		viewer tracker.Viewer
		typed  string
		want   string
	}{
		{journalist, "ash", "Fiona Ashdown 2, Asha Wardle 1 |  | "},
		{policy, "ash", "Fiona Ashdown 2, Ash Quill 1, Asha Wardle 1, Ashling Moor 1, Ashraf Dene 1 |  | "},
		{journalist, "harb", " | Harbour Trust 2 | "},
		{policy, "harb", " | Harbour Trust 2, Harbour Club 1, Harbour Ring 1, Harbour Sands 1 | "},
		{journalist, "commu", " |  | community 2"},
		{policy, "commu", " |  | community 2, communard 1, communique 1, communist 1"},
		{journalist, "community rec", " |  | community received 2"},
		{journalist, "community fiona ash", "Fiona Ashdown 2 |  | "},
		{journalist, "speaker:ash", "Fiona Ashdown 2, Asha Wardle 1 |  | "},
		{journalist, "org:pi", " | Pier Society 1 | "},
		{journalist, `community org:"pier so`, " | Pier Society 1 | "},
		{journalist, "organisation:pi", " | Pier Society 1 | "},
		{journalist, "community (speaker:“fiona ash", "Fiona Ashdown 2 |  | "},
		{journalist, "-speaker:ash", " |  | "},
		{journalist, "community -ash", " |  | "},
		{journalist, `"community ash`, " |  | "},
		{journalist, `"the community" ash`, "Fiona Ashdown 2, Asha Wardle 1 |  | "},
		{journalist, "speaker:harb", " |  | "},
		{journalist, "hidden", " |  | "},
		{policy, "hidden fiona", "Fiona Ashdown 2 |  | "},
		{journalist, "secret", " |  | "},
		{policy, "secret pier", " | Pier Society 1 | "},
		{journalist, "-commu", " |  | "},
		{journalist, "a", " |  | "},
		{journalist, "", " |  | "},
		{journalist, "\xff\xfe", " |  | "},
		{journalist, strings.Repeat("ash ", 60), " |  | "},
	} {
		w.pass(time.Minute)
		got, err := w.Complete(t.Context(), tt.viewer, tt.typed)
		if err != nil {
			t.Fatal(err)
		}
		if completions(got) != tt.want {
			t.Errorf("%s, %q: got %q, want %q", tt.viewer.Role, tt.typed, completions(got), tt.want)
		}
	}
	for typed, before := range map[string]string{
		"community fiona ash": "community ", `"fiona ash`: "", "speaker:fio": "", "community speaker:ash": "community ", `community org:"pier so`: "community ",
	} {
		if got, err := w.Complete(t.Context(), journalist, typed); err != nil || got.Before != before || len(got.Speakers)+len(got.Organisations) == 0 {
			t.Errorf("%q: got %+v, %v, want a name with %q before it", typed, got, err, before)
		}
	}
	w.pass(2 * time.Hour) // the embargo is over
	if got, err := w.Complete(t.Context(), journalist, "ashr"); err != nil || completions(got) != "Ashraf Dene 1 |  | " {
		t.Errorf("after the embargo: got %q, %v, want Ashraf Dene", completions(got), err)
	}
	_, err := w.Complete(t.Context(), tracker.Viewer{}, "ash")
	wantKind(t, err, tracker.Unauthenticated)
}

func TestSuggestionsAreAskedForAtAPace(t *testing.T) {
	w := newWorld(t)
	other := journalist
	other.Account = "somebody else"
	n := 0
	var err error
	for ; n < 1000 && err == nil; n++ {
		_, err = w.Complete(t.Context(), journalist, "a")
	}
	wantKind(t, err, tracker.TooMany)
	if n < 30 || n > 60 {
		t.Errorf("got %d answers at once, want some forty", n)
	}
	if _, err := w.Complete(t.Context(), other, "a"); err != nil {
		t.Errorf("another account: got %v, want an answer", err)
	}
	w.pass(time.Second)
	if _, err := w.Complete(t.Context(), journalist, "a"); err != nil {
		t.Errorf("a second later: got %v, want an answer", err)
	}
}

func TestWhatWasMeantIsFoundInSight(t *testing.T) {
	w := spokenWorld(t)
	for _, tt := range []struct {
		viewer tracker.Viewer
		words  string
		meant  string
		people string
		bodies string
	}{
		{journalist, "comunity", "community", "", ""},
		{journalist, "the comunity recieved", "the community received", "", ""},
		{journalist, "comitee -nurses", "committee -nurses", "", ""},
		{journalist, "comunity OR nothing", "community OR nothing", "", ""},
		{journalist, "serv ice", "service", "", ""},
		{journalist, "community", "", "", ""},
		{journalist, `"comunity"`, `"community"`, "", ""},
		{journalist, "“the comunity  report” recieved", "“the community  report” received", "", ""},
		{journalist, `"comunity report received"`, "", "", ""}, // no such words in this order
		{journalist, `-"comunity"`, "", "", ""},
		{journalist, "purdha", "", "", ""},
		{journalist, "prioritise pharmacie", "", "", ""},
		{policy, "pharmacie", "", "", ""}, // its stem finds them
		{policy, "pharmacees", "pharmacies", "", ""},
		{journalist, "pharmacees", "", "", ""},
		{journalist, "comunist", "", "", ""},
		{policy, "comunist", "communist", "", ""},
		{journalist, "ashdwon", "", "Fiona Ashdown", ""},
		{journalist, "ashlign", "", "", ""},
		{policy, "ashlign", "", "Ashling Moor", ""},
		{journalist, "harbuor trust", "", "", "Harbour Trust"},
		{journalist, "harbuor ring", "", "", ""},
		{policy, "harbuor ring", "", "", "Harbour Ring"},
	} {
		p, err := w.SearchQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.words)})
		if err != nil {
			t.Fatal(err)
		}
		if p.Meant != tt.meant || names(p.Speakers) != tt.people || names(p.Named) != tt.bodies {
			t.Errorf("%s, %q: got %q, the people %q and the bodies %q, want %q, %q and %q", tt.viewer.Role, tt.words,
				p.Meant, names(p.Speakers), names(p.Named), tt.meant, tt.people, tt.bodies)
		}
	}
	for _, tt := range []struct {
		viewer         tracker.Viewer
		words          string
		people, bodies string
	}{
		{journalist, "speaker:ashdwon", "Fiona Ashdown", ""},
		{journalist, `speaker:"fiona ashdwon" lists`, "Fiona Ashdown", ""},
		{journalist, "org:harbuor", "", "Harbour Trust"},
		{journalist, "speaker:ashlign", "", ""},
		{policy, "speaker:ashlign", "Ashling Moor", ""},
	} {
		p, err := w.SearchQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.words)})
		wantKind(t, err, tracker.Invalid)
		if names(p.Speakers) != tt.people || names(p.Named) != tt.bodies {
			t.Errorf("%s, %q: got the people %q and the bodies %q, want %q and %q", tt.viewer.Role, tt.words, names(p.Speakers), names(p.Named), tt.people, tt.bodies)
		}
	}
}

// TestNobodyIsHintedAt holds, for random people, bodies and words of whom some
// are not in a journalist's sight, that whatever is offered to a journalist is
// offered alike where the rest was never recorded, and finds something.
func TestNobodyIsHintedAt(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	whole, seen := spokenWorld(t), spokenWorld(t)
	for i := range 60 {
		person := pick("Anna", "Annika", "Hanna", "Joanna") + " " + pick("Carter", "Cartier", "Castle", "Cattle")
		body := pick("Northern", "Norther", "Nothern") + " " + pick("Hospital", "Hospice", "Hostel")
		words := pick("carers", "careers", "charges", "changes") + " " + pick("winter", "winner", "wither", "writer")
		change := []func(*tracker.Reaction){nil, nil, withdrawn, unpermitted, recordedYet}[r.IntN(5)]
		id := fmt.Sprintf("x%03d", i)
		whole.says(id, person, body, words, change)
		if change == nil {
			seen.says(id, person, body, words, nil)
		}
	}
	whole.pass(2 * time.Second)
	seen.pass(2 * time.Second)
	for range 150 {
		typed := pick("ann", "hanna car", "cas", "catle", "cartr", "joana", "nort", "northern ho", "hospise", "norhtern hostel", "car", "chages", "wintr", "winer", "changes wi", "careers winter", "speaker:catle", "org:hosp")
		whole.pass(time.Second)
		seen.pass(time.Second)
		a, err := whole.Complete(t.Context(), journalist, typed)
		if err != nil {
			t.Fatal(err)
		}
		b, err := seen.Complete(t.Context(), journalist, typed)
		if err != nil {
			t.Fatal(err)
		}
		if completions(a) != completions(b) {
			t.Fatalf("%q: got the completions %q, want %q as if nothing else had been recorded", typed, completions(a), completions(b))
		}
		for _, p := range a.Phrases {
			found, err := whole.SearchQuotes(t.Context(), journalist, tracker.Search{Text: query.Parse(p.Value)})
			if err != nil || found.Total != p.N {
				t.Fatalf("%q: got %d reactions, %v, want %d as offered", p.Value, found.Total, err, p.N)
			}
		}
		said := func(w *world) string {
			p, err := w.SearchQuotes(t.Context(), journalist, tracker.Search{Text: query.Parse(typed)})
			return fmt.Sprint(p.Total, p.Meant, names(p.Speakers), names(p.Named), err)
		}
		if x, y := said(whole), said(seen); x != y {
			t.Fatalf("%q: got %q, want %q as if nothing else had been recorded", typed, x, y)
		}
	}
}
