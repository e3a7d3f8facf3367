package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
	"soundings/tracker/query"
)

// TestASearchSaysWhoChangedPosition asks for words of which each occurs once:
// what a speaker held before was said in other words, which are not found.
func TestASearchSaysWhoChangedPosition(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	if _, err := w.store.Sources().Insert(t.Context(), tracker.Source{Meta: tracker.Meta{ID: "s1"}, Title: "Round-up", Consultations: []string{con.ID}}); err != nil {
		t.Fatal(err)
	}
	whole, part := con.Propositions[0].ID, con.Propositions[1].ID
	say := func(id, person string, on tracker.CivilDate, words string, stances map[string]tracker.Stance, more func(*tracker.Reaction)) {
		w.says(id, person, "Harbour Trust", words, func(r *tracker.Reaction) {
			r.Consultation, r.SaidOn = con.ID, on
			for proposition, value := range stances {
				r.Stances = append(r.Stances, tracker.StanceOn{Proposition: proposition, Decision: &tracker.Decision{Value: value}})
			}
			if more != nil {
				more(r)
			}
		})
	}
	type held = map[string]tracker.Stance
	say("a1", "Ada Okoro", "2026-01-05", "apples", held{whole: tracker.Support, part: tracker.Concerned}, nil)
	say("a2", "Ada Okoro", "2026-02-05", "bridges", held{whole: tracker.Oppose, part: tracker.Concerned}, nil)
	say("a3", "Ada Okoro", "2026-03-05", "canals", held{whole: tracker.Oppose, part: tracker.Support}, nil)
	say("b1", "Bo Lindqvist", "2026-01-05", "dams", held{whole: tracker.Support}, recordedYet)
	say("b2", "Bo Lindqvist", "2026-02-05", "engines", held{whole: tracker.Neutral}, nil)
	say("c1", "Cy Marsh", "2026-01", "fords", held{whole: tracker.Support}, nil)
	say("c2", "Cy Marsh", "2026-01-20", "gates", held{whole: tracker.Oppose}, nil)
	say("d1", "Di Nunn", "2026-01-05", "harbours", held{whole: tracker.Support}, withdrawn)
	say("d2", "Di Nunn", "2026-02-05", "inlets", held{whole: tracker.Oppose}, nil)
	say("e1", "Ed Orr", "2026-01-05", "jetties", held{whole: tracker.Oppose}, nil)
	say("e2", "Ed Orr", "2026-02-05", "keels", held{whole: tracker.NotStated}, nil)
	for _, test := range []struct {
		words, proposition string
		viewer             tracker.Viewer
		want               tracker.Stance
	}{
		{"apples", "", policy, ""},
		{"bridges", "", policy, tracker.Support},
		{"bridges", "", journalist, tracker.Support},
		{"bridges", part, policy, ""},
		{"bridges", "unknown", policy, tracker.Support},
		{"canals", "", policy, ""},
		{"canals", part, policy, tracker.Concerned},
		{"engines", "", policy, tracker.Support},
		{"engines", "", journalist, ""}, // what was held before is not in sight
		{"gates", "", policy, ""},       // which came first is not known
		{"inlets", "", policy, ""},      // what was held before is withdrawn
		{"keels", "", policy, ""},       // nothing is held
	} {
		page, err := w.SearchQuotes(t.Context(), test.viewer, tracker.Search{Text: query.Parse(test.words), Proposition: test.proposition})
		if err != nil {
			t.Fatal(err)
		}
		var got []tracker.Stance
		for _, h := range page.Hits {
			got = append(got, h.ChangedFrom)
		}
		if d := cmp.Diff([]tracker.Stance{test.want}, got); d != "" {
			t.Errorf("%s on %q for a %s (-want +got):\n%s", test.words, test.proposition, test.viewer.Role, d)
		}
	}
}
