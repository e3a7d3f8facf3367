package tracker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// repliesTable is a table of invented answers to a plan, for and against it.
func repliesTable(n int) string {
	views := []string{
		"We support shared lists. Patients will be seen sooner wherever they live",
		"We do not support shared lists. Wards lose sight of the people on them",
		"Shared lists are a sensible step and our members welcome them",
		"This would be a disaster for small wards and must not go ahead",
	}
	first := strings.Fields("Ada Ben Cleo Dara Edda Finn Gwen Hugo Ines Joss")
	last := strings.Fields("Okoro Marsh Carver Lind Achter Bray Castell")
	var b strings.Builder
	b.WriteString("name,role,organisation,comment\n")
	for i := range n {
		fmt.Fprintf(&b, "%s %s,nurse,Harbour Trust %d,%s (reply %d).\n", first[i%10], last[i/10], i, views[i%len(views)], i+1)
	}
	return b.String()
}

// replied imports so many answers and records them.
func (w *world) replied(n int) []tracker.Reaction {
	w.t.Helper()
	src, err := w.Import(w.t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", Bytes: []byte(repliesTable(n)), FileName: "replies.csv", Title: "Replies"})
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.SetTerms(w.t.Context(), comms, src.ID, src.Revision, onRecord); err != nil {
		w.t.Fatal(err)
	}
	list, err := w.AcceptAll(w.t.Context(), comms, src.ID)
	if err != nil || len(list) != n {
		w.t.Fatalf("got %d reactions (%v), want %d", len(list), err, n)
	}
	return list
}

func (w *world) suggested(r tracker.Reaction, con tracker.Consultation) tracker.Suggestion {
	w.t.Helper()
	list, err := w.SuggestStances(w.t.Context(), policy, con, r)
	if err != nil {
		w.t.Fatal(err)
	}
	return list[con.Whole().ID]
}

// anotherNode is a second service on the same store and index.
func (w *world) anotherNode() *world {
	o := &world{t: w.t, store: w.store}
	o.clock.Store(w.clock.Load())
	o.Service = &tracker.Service{Store: w.store, Index: w.Index, Log: w.Log, Now: w.Now, NewID: w.NewID, URL: w.URL, Passwords: w.Passwords}
	return o
}

func TestModelsAreMadeAgainFromTheDecisionsAndAreTheSameOnEveryNode(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.replied(24)
	w.suggested(list[23], con) // the first node has a model from the start
	before := w.suggested(list[23], con)
	var decided []tracker.Reaction
	for i, r := range list[:12] {
		decided = append(decided, w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: []tracker.Stance{tracker.Support, tracker.Oppose}[i%2], Counter: none}))
	}
	w.pass(1000)
	for _, r := range []tracker.Reaction{list[20], list[21], list[22], list[23]} {
		here, there := w.suggested(r, con), w.anotherNode().suggested(r, con)
		if diff := cmp.Diff(here, there); diff != "" {
			t.Errorf("learnt step by step against learnt at once (-here +there):\n%s", diff)
		}
		if here.Learnt != 12 {
			t.Errorf("got a model of %d decisions, want 12", here.Learnt)
		}
	}
	for _, r := range slices.Backward(decided) {
		if _, err := w.UndoStance(t.Context(), policy, r.ID, r.Revision, con.ID); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, w.suggested(list[23], con)); diff != "" {
		t.Errorf("after every decision was undone (-before +now):\n%s", diff)
	}
}

func TestANodeLearnsWhatAnotherDecided(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.replied(8)
	other := w.anotherNode()
	if got := other.suggested(list[7], con).Learnt; got != 0 {
		t.Fatalf("got a model of %d decisions, want none", got)
	}
	for i, r := range list[:6] {
		w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: []tracker.Stance{tracker.Support, tracker.Oppose}[i%2]})
	}
	if _, err := other.LearnNews(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w.suggested(list[7], con), other.suggested(list[7], con)); diff != "" {
		t.Errorf("(-decided here +learnt there):\n%s", diff)
	}
}

func TestTheTaggingQueueHandsOutEveryReactionOnceTheLeastSureFirst(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.replied(30)
	seen, blind := map[string]bool{}, 0
	var skipped []string
	for {
		q, err := w.Tagging(t.Context(), policy, con.Slug, "", "", skipped)
		if err != nil {
			t.Fatal(err)
		}
		if q.Waiting+q.Confirmed != len(list) || q.Confirmed != len(seen)-len(skipped) {
			t.Fatalf("got %d waiting and %d confirmed after %d decisions of %d", q.Waiting, q.Confirmed, len(seen)-len(skipped), len(list))
		}
		if q.Item == nil {
			break
		}
		r := q.Item.Page.Reaction
		if seen[r.ID] {
			t.Fatalf("reaction %s is handed out twice", r.ID)
		}
		seen[r.ID] = true
		if q.Item.Blind {
			blind++
		}
		if q.Item.Blind != (q.Item.Suggestion == nil) || q.Item.Blind && len(q.Item.Precedents) > 0 {
			t.Errorf("blind: %v, with suggestion %v and %d precedents", q.Item.Blind, q.Item.Suggestion, len(q.Item.Precedents))
		}
		if len(seen)%7 == 0 {
			skipped = append(skipped, r.ID)
			continue
		}
		w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: tracker.Support, Why: "as it reads", Blind: q.Item.Blind})
	}
	if len(seen) != len(list) {
		t.Errorf("got %d reactions, want all %d", len(seen), len(list))
	}
	if blind == 0 {
		t.Error("no reaction was blind")
	}
	if _, err := w.Tagging(t.Context(), journalist, con.Slug, "", "", nil); tracker.KindOf(err) != tracker.Forbidden {
		t.Errorf("a journalist: got %v, want Forbidden", err)
	}
}

func TestPrecedentsAreDecidedReactionsOnTheSamePropositionNearestFirst(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.replied(12)
	for i, r := range list[:8] {
		w.decide(r, tracker.StanceInput{Proposition: con.Propositions[i/4].ID, Value: tracker.Support})
	}
	got, err := w.Precedents(t.Context(), policy, list[9], con.ID, 2) // “We do not support … Wards lose sight …”
	if err != nil || len(got) != 2 {
		t.Fatalf("got %d precedents (%v), want 2", len(got), err)
	}
	if got[0].Reaction.ID != list[1].ID {
		t.Errorf("got %q first, want the same words", got[0].Reaction.Passages[0].Text)
	}
	for _, p := range got {
		if p.Reaction.Stance(con.ID) == tracker.Undecided {
			t.Errorf("%q is not decided on the proposition", p.Reaction.Passages[0].Text)
		}
	}
	if !tracker.Disagrees(tracker.Oppose, got) || tracker.Disagrees(tracker.QualifiedSupport, got) {
		t.Error("two supporting precedents: want them to disagree with opposition and not with qualified support")
	}
}

func TestConditionsAreALedgerWithWhatWouldBe(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.recorded(onRecord)
	text := []rune(list[0].Passages[0].Text)
	at := strings.Index(string(text), "provided that")
	clause := tracker.WordsAt{Passage: list[0].Passages[0].ID, Start: at, End: len(text) - 1}
	r := w.decide(list[0], tracker.StanceInput{Proposition: con.ID, Value: tracker.QualifiedSupport, Conditions: []tracker.WordsAt{clause}, Counter: none})
	w.decide(list[1], tracker.StanceInput{Proposition: con.ID, Value: tracker.Oppose, Counter: none})
	ledger := func(v tracker.Viewer, met ...string) tracker.ConditionsLedger {
		t.Helper()
		l, err := w.Conditions(t.Context(), v, con.Slug, tracker.ConditionsQuery{Met: met})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	l := ledger(policy)
	if len(l.Rows) != 1 || !strings.HasPrefix(l.Rows[0].Condition.Words, "provided that the [regional] board pays") || l.Rows[0].Condition.State != tracker.ConditionOpen {
		t.Fatalf("got %+v, want the open condition in the speaker's words", l.Rows)
	}
	id := l.Rows[0].Condition.ID
	asIs := map[tracker.Stance]int{tracker.QualifiedSupport: 1, tracker.Oppose: 1}
	ifMet := map[tracker.Stance]int{tracker.QualifiedSupport: 0, tracker.Support: 1, tracker.Oppose: 1}
	if diff := cmp.Diff(asIs, l.WhatIf); diff != "" {
		t.Errorf("nothing met:\n%s", diff)
	}
	if l = ledger(policy, id); l.Moved != 1 || !cmp.Equal(l.WhatIf, ifMet) || !cmp.Equal(l.Counts, asIs) {
		t.Errorf("if it were met: got %v of %v", l.WhatIf, l.Counts)
	}
	if got := ledger(journalist, id); len(got.Rows) != 0 || got.Reactions != 0 {
		t.Errorf("a journalist sees %v of what is not published", got)
	}
	r, err := w.SetCondition(t.Context(), policy, r.ID, r.Revision, con.ID, id, tracker.ConditionRefused, "no money")
	if err != nil {
		t.Fatal(err)
	}
	if e := r.Events[len(r.Events)-1]; e.Old != "open" || e.New != "refused" || e.Why != "no money" {
		t.Errorf("got event %+v, want what became of it", e)
	}
	if l = ledger(policy, id); l.Moved != 0 || l.Rows[0].Condition.State != tracker.ConditionRefused {
		t.Errorf("refused: got %d moved and %+v", l.Moved, l.Rows[0])
	}
	again := w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: tracker.Concerned, Conditions: []tracker.WordsAt{clause}, Counter: none})
	if c := again.On(con.ID).Decision.Conditions[0]; c.ID != id || c.State != tracker.ConditionRefused {
		t.Errorf("decided again: got %+v, want what became of the condition kept", c)
	}
}
