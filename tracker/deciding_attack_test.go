package tracker_test

import (
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestADecisionIsOfBoundedSize(t *testing.T) {
	w := newWorld(t)
	con, r := w.consultation(), w.recorded(onRecord)[0]
	same := slices.Repeat([]tracker.WordsAt{wholePassage(r, 0)}, 40)
	for _, c := range []struct {
		field, words string
		in           tracker.StanceInput
	}{
		{"evidence", "at most", tracker.StanceInput{Value: tracker.Support, Evidence: slices.Repeat(same, 100)}},
		{"conditions", "at most", tracker.StanceInput{Value: tracker.Support, Conditions: slices.Repeat(same, 100)}},
		{"why", "under 2,000", tracker.StanceInput{Value: tracker.Support, Why: strings.Repeat("so", 5000)}},
	} {
		c.in.Proposition = con.ID
		_, err := w.DecideStance(t.Context(), policy, r.ID, r.Revision, c.in)
		wantField(t, err, c.field, c.words)
	}
	r = w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: tracker.Support, Evidence: same, Conditions: same, Why: "so \xff it is"})
	d := r.On(con.ID).Decision
	if len(d.Evidence) != 1 || len(d.Conditions) != 1 || d.Why != "so \ufffd it is" {
		t.Errorf("got %d stretches of evidence, %d conditions and the reason %q: want each once, and readable", len(d.Evidence), len(d.Conditions), d.Why)
	}
}

func TestUndoingLeadsBackToADecisionTakenBack(t *testing.T) {
	w := newWorld(t)
	con, r := w.consultation(), w.recorded(onRecord)[0]
	in := func(value tracker.Stance) tracker.StanceInput {
		return tracker.StanceInput{Proposition: con.ID, Value: value}
	}
	r = w.decide(r, in(tracker.Support))
	r = w.decide(r, in(tracker.Undecided))
	r = w.decide(r, in(tracker.Oppose))
	for _, want := range []tracker.Stance{tracker.Undecided, tracker.Support, tracker.Undecided} {
		var err error
		if r, err = w.UndoStance(t.Context(), policy, r.ID, r.Revision, con.ID); err != nil || r.Whole() != want {
			t.Fatalf("got %s (%v), want %s", r.Whole(), err, want)
		}
	}
	_, err := w.UndoStance(t.Context(), policy, r.ID, r.Revision, con.ID)
	wantKind(t, err, tracker.Invalid)
}

func TestNothingIsDecidedOnAWithdrawnReaction(t *testing.T) {
	w := newWorld(t)
	con, r := w.consultation(), w.recorded(onRecord)[0]
	r = w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: tracker.QualifiedSupport, Conditions: []tracker.WordsAt{wholePassage(r, 0)}})
	condition := r.On(con.ID).Decision.Conditions[0].ID
	r, err := w.Withdraw(t.Context(), comms, r.ID, r.Revision, "sent in error")
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.DecideStance(t.Context(), policy, r.ID, r.Revision, tracker.StanceInput{Proposition: con.ID, Value: tracker.Oppose})
	wantKind(t, err, tracker.Invalid)
	_, err = w.UndoStance(t.Context(), policy, r.ID, r.Revision, con.ID)
	wantKind(t, err, tracker.Invalid)
	_, err = w.SettleCounter(t.Context(), policy, r.ID, r.Revision, con.ID, *none)
	wantKind(t, err, tracker.Invalid)
	_, err = w.SetCondition(t.Context(), policy, r.ID, r.Revision, con.ID, condition, tracker.ConditionMet, "")
	wantKind(t, err, tracker.Invalid)
}

func TestACounterQuoteIsOnlySettledForASide(t *testing.T) {
	w := newWorld(t)
	con, r := w.consultation(), w.recorded(onRecord)[0]
	r = w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: tracker.Neutral})
	_, err := w.SettleCounter(t.Context(), policy, r.ID, r.Revision, con.ID, *none)
	wantField(t, err, "counter", "no side")
}

func TestWordsAreFoundByCodePoint(t *testing.T) {
	r := tracker.Reaction{Passages: []tracker.Passage{{ID: "p", Kind: tracker.Quote, Text: "😀 “Yes”,\r\n  if 😀 it’s paid  for."}}}
	for words, want := range map[string]string{
		"if 😀 it's paid for": "if 😀 it’s paid  for",
		"\"Yes\", if":        "“Yes”,\r\n  if",
	} {
		at, found := r.Find(words)
		if got, held := r.Words(at); !found || !held || got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWordsAreSlicesByCodePoint(t *testing.T) {
	text := "😀e\u0301 b\r\nc"
	r := tracker.Reaction{Passages: []tracker.Passage{{ID: "p", Text: text}}}
	points := []rune(text)
	for start := -1; start <= len(points)+2; start++ {
		for end := -1; end <= len(points)+12; end++ {
			words, held := r.Words(tracker.WordsAt{Passage: "p", Start: start, End: end})
			within := start >= 0 && start < end && end <= len(points)
			if held != within || held && words != string(points[start:end]) {
				t.Errorf("%d to %d: got %q, %v", start, end, words, held)
			}
		}
	}
}
