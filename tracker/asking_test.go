package tracker_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

// fieldWorld has two reactions: one of Ada Okoro of the Harbour Trust, who is
// published, and one of Tobias Lindqvist, who is not.
func fieldWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	c := w.consultation()
	c.Themes = []tracker.Theme{{Name: "Waiting times"}}
	if _, err := w.UpdateConsultation(t.Context(), comms, c); err != nil {
		t.Fatal(err)
	}
	r := w.recorded(onRecord)[0]
	r, err := w.Correct(t.Context(), comms, r.ID, r.Revision, tracker.Correction{Speaker: "Ada Okoro", SaidOn: "2026-03-01", Reason: "test",
		Capacities: []tracker.Capacity{{OrganisationName: "BMA", Sector: "think_tank"}, {OrganisationName: "Pier Society", Sector: "other"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	w.pass(2 * time.Second) // the names at hand follow
	return w
}

func TestFieldsOfAQueryNarrowTheSearch(t *testing.T) {
	w := fieldWorld(t)
	for _, tt := range []struct {
		viewer tracker.Viewer
		words  string
		want   int // reactions, -1: a mistake
	}{
		{journalist, "speaker:Okoro", 1},
		{journalist, "speaker:okoro lists", 1},
		{journalist, `speaker:"Ada Okoro"`, 1},
		{journalist, `speaker:“Ms Ada Okoro”`, 1},
		{journalist, `speaker:"A. Okoro"`, 1},
		{journalist, `speaker:"B. Okoro"`, -1},
		{journalist, "speaker:ada", 1},
		{journalist, "speaker:oko", -1},
		{journalist, "speaker:Lindqvist", -1},
		{policy, "speaker:Lindqvist", 1},
		{policy, "speaker:Okoro OR speaker:Lindqvist", 2},
		{journalist, "speaker:Okoro OR speaker:Lindqvist", -1},
		{policy, "-speaker:Okoro", 1},
		{policy, "speaker:Okoro speaker:Lindqvist", 0},
		{policy, "bedside OR speaker:Okoro", 2},
		{journalist, "org:BMA", 1},
		{journalist, `org:"British Medical Association"`, 1},
		{journalist, "org:medical", 1},
		{journalist, "organisation:pier", 1},
		{journalist, "org:BMA org:pier", 1},
		{journalist, "org:RCN", -1},
		{journalist, `org:"Association of Ward Sisters"`, -1},
		{policy, `org:"Association of Ward Sisters"`, 1},
		{policy, "-org:BMA", 1},
		{policy, "sector:think_tank", 1},
		{policy, `sector:"think tanks"`, 1},
		{policy, "sector:think -sector:other", 0},
		{policy, "sector:nowhere", -1},
		{policy, "stance:undecided", 2},
		{policy, "stance:support", 0},
		{policy, `stance:"qualified support" OR stance:undecided`, 2},
		{policy, "stance:perhaps", -1},
		{policy, "in:shared-lists", 2},
		{policy, `in:"waiting list"`, -1},
		{policy, `in:"shared lists"`, 2},
		{policy, "in:other", -1},
		{policy, "theme:waiting", 0},
		{policy, "theme:weather", -1},
		{policy, "since:2026-03-01 speaker:Okoro", 1},
		{policy, "after:2026-03-01 speaker:Okoro", 0},
		{policy, "until:2026-03-01 speaker:Okoro", 1},
		{policy, "before:2026-03-01 speaker:Okoro", 0},
		{policy, "before:2026-04 after:2026-02 speaker:Okoro", 1},
		{policy, "after:2026 OR speaker:Okoro", 1},
		{policy, `before:"2 March 2026" speaker:Okoro`, 1},
		{policy, "before:soon", -1},
		{policy, "after:9999", -1},
		{policy, "since:2027 until:2026", -1},
	} {
		p, err := w.SearchQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.words)})
		switch {
		case tt.want < 0 && tracker.KindOf(err) != tracker.Invalid:
			t.Errorf("%s, %q: got %d reactions and the error %v, want a mistake", tt.viewer.Role, tt.words, p.Total, err)
		case tt.want >= 0 && err != nil:
			t.Errorf("%s, %q: %v", tt.viewer.Role, tt.words, err)
		case tt.want >= 0 && p.Total != tt.want:
			t.Errorf("%s, %q: got %d reactions, want %d", tt.viewer.Role, tt.words, p.Total, tt.want)
		}
		rows := 0
		err = w.ExportQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.words)}, func(tracker.QuoteRow) error { rows++; return nil })
		if (err != nil) != (tt.want < 0) || (rows > 0) != (tt.want > 0) {
			t.Errorf("%s, %q: exported %d rows, with the error %v", tt.viewer.Role, tt.words, rows, err)
		}
	}
}

// Nobody learns from the words of a mistake, or from who is found, that there
// is somebody out of sight.
func TestANameOutOfSightIsAnsweredLikeOneThatIsNone(t *testing.T) {
	w := fieldWorld(t)
	said := func(text, name string) string {
		_, err := w.SearchQuotes(t.Context(), journalist, tracker.Search{Text: query.Parse(strings.ReplaceAll(text, "NAME", name))})
		var e *tracker.Error
		if !errors.As(err, &e) {
			t.Fatalf("%s with %s: got the error %v, want a mistake", text, name, err)
		}
		return strings.ReplaceAll(e.Error(), name, "NAME")
	}
	for _, tt := range []struct{ text, hidden, none string }{
		{"speaker:NAME", "Lindqvist", "Nobodyson"},
		{`speaker:"NAME"`, "Tobias Lindqvist", "Nobody Atall"},
		{"a OR -(speaker:NAME b)", "Tobias", "Nobody"},
		{`org:"NAME"`, "Association of Ward Sisters", "Association of Nobody"},
		{"org:NAME", "sisters", "nobodies"},
	} {
		if hidden, none := said(tt.text, tt.hidden), said(tt.text, tt.none); hidden != none {
			t.Errorf("%s: got %q for who is out of sight, want %q as for nobody", tt.text, hidden, none)
		}
	}
}

func TestFieldsOfTheWholeQueryBecomeFilters(t *testing.T) {
	w := fieldWorld(t)
	p, err := w.SearchQuotes(t.Context(), policy, tracker.Search{
		Text: query.Parse(`lists -software speaker:Okoro org:BMA stance:undecided sector:think in:shared-lists since:2025 before:2027 theme:waiting`)})
	if err != nil {
		t.Fatal(err)
	}
	q := p.Asked
	if len(q.Stakeholder) != 1 || len(q.Organisation) != 1 || len(q.Stances) != 1 || len(q.Sectors) != 1 || len(q.Consultation) != 1 || q.From != "2025" || q.To != "2026" {
		t.Errorf("got the filters %+v, want one of each", q)
	}
	if got, want := q.Text.Root.String(), "lists -software theme:waiting"; got != want {
		t.Errorf("got the words %q left, want %q", got, want)
	}
	p, err = w.SearchQuotes(t.Context(), policy, tracker.Search{Text: query.Parse("speaker:Okoro"), Stakeholder: []string{"other"}})
	if err != nil {
		t.Fatal(err)
	}
	if p.Total != 0 || len(p.Asked.Stakeholder) != 1 || p.Asked.Text.Root.Empty() {
		t.Errorf("got %d reactions of %+v, want none: the filter and the field must both hold", p.Total, p.Asked)
	}
}

func TestAMistakeInAQuerySaysWhere(t *testing.T) {
	w := fieldWorld(t)
	for text, place := range map[string]string{
		"lists speker:Okoro":                      "speker:Okoro",
		`“naïve” (org:Nowhere OR lists)`:          "org:Nowhere",
		"lists a*":                                "a*",
		`-before:"some day"`:                      `before:"some day"`,
		strings.Repeat("lists ", 166) + "wait it": " it",
	} {
		_, err := w.SearchQuotes(t.Context(), policy, tracker.Search{Text: query.Parse(text)})
		var e *tracker.Error
		if !errors.As(err, &e) || len(e.Places) != 1 || len(e.Fields) != 1 || e.Fields[0].Field != "q" {
			t.Fatalf("%q: got %+v, want one place in the query", text, err)
		}
		if got := string([]rune(text)[e.Places[0].From:e.Places[0].To]); got != place {
			t.Errorf("%q: got the place %q, want %q", text, got, place)
		}
	}
}
