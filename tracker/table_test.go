package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestEachFilterOfATable(t *testing.T) {
	draft := tracker.Draft{
		State: tracker.DraftOpen, Honorific: "Dr", Speaker: "Ada Okoro", Confidence: 0.896, Position: "Agree, mostly", Suggested: tracker.QualifiedSupport,
		Capacities: []tracker.Capacity{{Role: "ward sister", OrganisationName: "Harbour Trust"}},
		Passages:   []tracker.Passage{{Text: "Carers must be heard."}, {Text: "Then it is fine."}},
	}
	accepted, flagged, silent := draft, draft, draft
	accepted.State, flagged.Flags, silent.Suggested = tracker.DraftAccepted, []string{"the name is unclear"}, ""
	recording := draft
	recording.State = tracker.DraftRecording
	for _, tt := range []struct {
		name   string
		filter tracker.DraftFilter
		draft  tracker.Draft
		want   bool
		words  string
	}{
		{"nothing asked", tracker.DraftFilter{}, draft, true, "the rows that wait"},
		{"being recorded still waits", tracker.DraftFilter{}, recording, true, ""},
		{"decided does not wait", tracker.DraftFilter{}, accepted, false, ""},
		{"accepted", tracker.DraftFilter{State: tracker.ShowAccepted}, accepted, true, "the rows that are accepted"},
		{"open is not accepted", tracker.DraftFilter{State: tracker.ShowAccepted}, draft, false, ""},
		{"in any state", tracker.DraftFilter{State: tracker.ShowAll}, accepted, true, "all rows"},
		{"what is suggested", tracker.DraftFilter{Stance: tracker.QualifiedSupport}, draft, true, "the rows that wait, whose position suggests qualified support"},
		{"another suggestion", tracker.DraftFilter{Stance: tracker.Support}, draft, false, ""},
		{"no suggestion", tracker.DraftFilter{Stance: tracker.Undecided}, silent, true, "the rows that wait, whose position suggests nothing"},
		{"a suggestion where none is wanted", tracker.DraftFilter{Stance: tracker.Undecided}, draft, false, ""},
		{"the position as written", tracker.DraftFilter{Position: "Agree, mostly"}, draft, true, "the rows that wait, with the position “Agree, mostly”"},
		{"a position in other letters", tracker.DraftFilter{Position: "agree, mostly"}, draft, false, ""},
		{"exactly as sure", tracker.DraftFilter{Sure: 90}, draft, true, "the rows that wait, at least 90 % sure"},
		{"not as sure", tracker.DraftFilter{Sure: 91}, draft, false, ""},
		{"with a flag", tracker.DraftFilter{Flagged: tracker.FlaggedOnly}, flagged, true, "the rows that wait, with something to look at"},
		{"without one", tracker.DraftFilter{Flagged: tracker.FlaggedOnly}, draft, false, ""},
		{"only without", tracker.DraftFilter{Flagged: tracker.UnflaggedOnly}, draft, true, "the rows that wait, with nothing to look at"},
		{"flagged where none is wanted", tracker.DraftFilter{Flagged: tracker.UnflaggedOnly}, flagged, false, ""},
		{"words of the name and the words said", tracker.DraftFilter{Words: " okoro  CARERS "}, draft, true, "the rows that wait, that hold “okoro CARERS”"},
		{"the body and the role", tracker.DraftFilter{Words: "harbour sister"}, draft, true, ""},
		{"one word too many", tracker.DraftFilter{Words: "okoro money"}, draft, false, ""},
		{"all must hold", tracker.DraftFilter{Sure: 50, Stance: tracker.Support}, draft, false, "the rows that wait, whose position suggests support, at least 50 % sure"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.filter.Matches(tt.draft); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			if got := tt.filter.Describe(); tt.words != "" && got != tt.words {
				t.Errorf("got %q, want %q", got, tt.words)
			}
		})
	}
}

func TestATableIsAWindowWithCounts(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(20)
	d := w.review(src.ID).Drafts[0]
	if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "a test entry"); err != nil {
		t.Fatal(err)
	}
	got, err := w.Table(t.Context(), policy, src.ID, tracker.DraftFilter{Stance: tracker.Support}, 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	var rows []int
	for _, d := range got.Rows {
		rows = append(rows, d.Row)
		if d.Position != "Strongly agree" || d.Suggested != tracker.Support {
			t.Errorf("row %d: got %q, %s; want the position as written and what it suggests", d.Row, d.Position, d.Suggested)
		}
	}
	if diff := cmp.Diff([]int{14, 20}, rows); diff != "" { // of those that wait, lines 8, 14 and 20 of the file
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got.Total != 20 || got.Matching != 3 || got.Waiting != 3 || got.Progress.Decided != 1 {
		t.Errorf("got %d in all, %d that match, %d that wait, %d decided; want 20, 3, 3, 1", got.Total, got.Matching, got.Waiting, got.Progress.Decided)
	}
	if got.States[tracker.ShowRejected] != 1 || got.States[tracker.ShowWaiting] != 3 || got.Stances[tracker.Oppose] == 0 || got.Stances[tracker.Undecided] != 3 {
		t.Errorf("got states %v, stances %v; want each value counted with the other filters on", got.States, got.Stances)
	}
	if len(got.Positions) != 1 || got.Positions[0].Value != "Strongly agree" || got.Positions[0].N != 3 {
		t.Errorf("got positions %v, want the one that suggests support", got.Positions)
	}
	_, err = w.Table(t.Context(), journalist, src.ID, tracker.DraftFilter{}, 0, 5)
	wantKind(t, err, tracker.Forbidden)
}
