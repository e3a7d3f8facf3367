package tracker_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// exercise is an exercise of a world with two coders of its own.
type exercise struct {
	*world
	con       tracker.Consultation
	ann, bea  tracker.Viewer
	reactions []tracker.Reaction
	coding    tracker.Coding
}

// saidOnLists are the invented words of the reactions of an exercise.
var saidOnLists = []string{
	"We support shared lists and have asked for them for years.",
	"We do not support shared lists.",
	"Shared lists could work, provided that the board pays for the software.",
	"We have read the plan and take no view.",
	"I worry that nobody will answer for a patient on a shared list.",
	"The car park at the Harbour Trust is full by nine.",
}

func newExercise(t *testing.T, order func(*tracker.CodingOrder)) *exercise {
	t.Helper()
	x := &exercise{world: newWorld(t)}
	x.con = x.consultation()
	x.ann, x.bea = x.account("Ann Coder", tracker.Policy), x.account("Bea Coder", tracker.Communications)
	src := x.imported(roundUp).Source
	for n, words := range saidOnLists {
		r, err := x.store.Reactions().Insert(t.Context(), tracker.Reaction{
			Meta: tracker.Meta{ID: fmt.Sprintf("r%d", n+1)}, Consultation: x.con.ID, Source: src.ID, Speaker: fmt.Sprintf("Speaker %d", n+1),
			Passages: []tracker.Passage{{ID: fmt.Sprintf("p%d", n+1), Kind: tracker.Quote, Text: words, End: len([]rune(words))}},
			State:    tracker.Recorded, Terms: tracker.Terms{Status: tracker.OffRecord},
		})
		if err != nil {
			t.Fatal(err)
		}
		x.reactions = append(x.reactions, r)
	}
	o := tracker.CodingOrder{ID: "exercise", Proposition: x.con.ID, Coders: []string{x.ann.Account, x.bea.Account}, Size: 6, Seed: 7, From: tracker.FromAll}
	if order != nil {
		order(&o)
	}
	var err error
	if x.coding, err = x.StartCoding(t.Context(), admin, x.con.Slug, o); err != nil {
		t.Fatal(err)
	}
	return x
}

// account makes an account; addresses of the demo are one a role.
func (w *world) account(name string, role tracker.Role) tracker.Viewer {
	w.t.Helper()
	a, _, err := w.DemoAccount(w.t.Context(), name, role)
	if err != nil {
		w.t.Fatal(err)
	}
	return a.Viewer()
}

// answer says where the reaction with the ID stands.
func (x *exercise) answer(v tracker.Viewer, reaction string, in tracker.AnswerInput) {
	x.t.Helper()
	n := slices.Index(x.coding.Sample, reaction) + 1
	if _, err := x.SaveAnswer(x.t.Context(), v, x.coding.ID, n, in); err != nil {
		x.t.Fatal(err)
	}
}

// codeAll answers r1, r2 and so on, and hands in; "" leaves one out.
func (x *exercise) codeAll(v tracker.Viewer, values ...tracker.Stance) {
	x.t.Helper()
	for n, value := range values {
		if value != "" {
			x.answer(v, fmt.Sprintf("r%d", n+1), tracker.AnswerInput{Value: value})
		}
	}
	if _, err := x.HandIn(x.t.Context(), v, x.coding.ID, true); err != nil {
		x.t.Fatal(err)
	}
}

func (x *exercise) comparison() tracker.Comparison {
	x.t.Helper()
	c, err := x.Comparison(x.t.Context(), admin, x.coding.ID)
	if err != nil {
		x.t.Fatal(err)
	}
	return c
}

func (x *exercise) reaction(id string) tracker.Reaction {
	x.t.Helper()
	p, err := x.Reaction(x.t.Context(), policy, id)
	if err != nil {
		x.t.Fatal(err)
	}
	return p.Reaction
}

// seenByOthers is everything that the service tells the second coder and an
// administrator while the first has said what is given, put into words.
func seenByOthers(t *testing.T, value tracker.Stance, note string, evidence bool) []string {
	x := newExercise(t, nil)
	ctx, id := t.Context(), x.coding.ID
	for _, r := range x.reactions {
		in := tracker.AnswerInput{Value: value, Note: note}
		if evidence {
			in.Evidence = []string{r.Passages[0].ID}
		}
		x.answer(x.ann, r.ID, in)
	}
	if _, err := x.HandIn(ctx, x.ann, id, false); err != nil {
		t.Fatal(err)
	}
	var seen []string
	tell := func(what string, answers ...any) {
		for _, a := range answers {
			if err, ok := a.(error); ok {
				a = err.Error()
			}
			b, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			seen = append(seen, what+": "+string(b))
		}
	}
	for _, v := range []tracker.Viewer{x.bea, admin, policy} {
		waiting, err := x.SheetsWaiting(ctx, v, x.con.ID)
		tell("sheets that wait", waiting, err)
		list, err := x.Codings(ctx, v, x.con.Slug)
		tell("codings", list, err)
		progress, con, err := x.Coding(ctx, v, id)
		tell("coding", progress, con, err)
		for n := range 8 {
			sheet, err := x.Sheet(ctx, v, id, n)
			tell("sheet", sheet, err)
		}
		comparison, err := x.Comparison(ctx, v, id)
		tell("comparison", comparison, err)
		tell("adjudicate", x.Adjudicate(ctx, v, id, tracker.AdjudicationInput{Reaction: "r1", Revision: 1, Value: tracker.Support, Why: "because"}))
		round, err := x.RecordAgreed(ctx, v, id)
		tell("record agreed", round, err)
		tell("close", x.CloseCoding(ctx, v, id, 1))
		again, err := x.EndCoding(ctx, v, id, "")
		tell("end without a reason", again, err)
		for _, r := range x.reactions {
			page, err := x.Reaction(ctx, v, r.ID)
			tell("reaction", page, err)
		}
		found, err := x.SearchQuotes(ctx, v, tracker.Search{Facets: []tracker.Facet{tracker.FacetStance}})
		tell("search", found, err)
		queue, err := x.Tagging(ctx, v, x.con.Slug, "", "", nil)
		tell("tagging", queue, err)
	}
	saved, err := x.SaveAnswer(ctx, x.bea, id, 1, tracker.AnswerInput{Value: tracker.Neutral})
	tell("an answer of the second coder", saved, err)
	early, err := x.HandIn(ctx, x.bea, id, false)
	tell("handing in with gaps", early, err)
	return seen
}

func TestNothingThatACoderSaysReachesAnybodyBeforeAllHaveHandedIn(t *testing.T) {
	one := seenByOthers(t, tracker.Support, "plainly for it", true)
	other := seenByOthers(t, tracker.NotStated, "it says nothing", false)
	if diff := cmp.Diff(one, other); diff != "" {
		t.Errorf("what others see depends on what the first coder says:\n%s", diff)
	}
	for _, words := range one {
		if strings.Contains(words, "plainly") {
			t.Errorf("the note of the first coder is shown: %s", words)
		}
	}
}

func TestASheetShowsNothingThatPeopleOrTheMachineMadeOfAReaction(t *testing.T) {
	x := newExercise(t, nil)
	r := x.decide(x.reactions[1], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.Oppose, Why: "told so before"})
	if on := r.On(x.con.ID); on.Decision == nil || on.Suggestion == nil {
		t.Fatal("the reaction has no decision or no suggestion to keep back")
	}
	for n := range x.coding.Sample {
		p, err := x.Sheet(t.Context(), x.ann, x.coding.ID, n+1)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Reaction.Stances) != 0 || len(p.Reaction.Events) != 0 || len(p.Reaction.Passages) != 1 {
			t.Errorf("reaction %d: got %+v, want its words only", n+1, p.Reaction)
		}
	}
}

func TestCodersCompareOnceAllHaveHandedIn(t *testing.T) {
	x := newExercise(t, nil)
	x.codeAll(x.ann, tracker.Support, tracker.Oppose, tracker.QualifiedSupport, tracker.Neutral, tracker.Concerned, tracker.NotStated)
	_, err := x.Comparison(t.Context(), x.ann, x.coding.ID)
	wantKind(t, err, tracker.Conflict)
	x.codeAll(x.bea, tracker.Support, tracker.Oppose, tracker.Support, "", tracker.Oppose, tracker.Neutral)
	c := x.comparison()
	if c.Coding.State != tracker.CodingComplete {
		t.Errorf("got state %s, want complete", c.Coding.State)
	}
	want := map[tracker.Outcome]int{tracker.CodedAlike: 2, tracker.CodedApart: 3, tracker.CodedMissing: 1}
	if diff := cmp.Diff(want, c.Counts); diff != "" {
		t.Error(diff)
	}
	p := c.Pairs[0]
	// Five answered by both, two alike; on the scale four: 4 4, 0 0, 3 4, 1 0.
	// Linear: seen 2/4; rows 4 0 3 1 once each, columns 4 and 0 twice each; chance
	// (0+4+1+3)·2 + (4+0+3+1)·2 = 32/16; 1 − (2/4)/(32/16).
	if p.Percent.N != 5 || p.Percent.Value != 0.4 || p.Missing != 1 || p.Unplaced != 1 || p.LinearKappa.Value != 0.75 {
		t.Errorf("got %+v, want 5 in pairs, 40 %% alike, 1 missing, 1 off the scale, linear kappa .75", p)
	}
	if c.Nominal.N != 5 || c.Ordinal.N != 4 {
		t.Errorf("alpha: got %d and %d items, want 5 and 4 on the scale", c.Nominal.N, c.Ordinal.N)
	}
	_, err = x.SaveAnswer(t.Context(), x.ann, x.coding.ID, 1, tracker.AnswerInput{Value: tracker.Support})
	wantKind(t, err, tracker.Conflict)
}

func TestThreeCodersAreComparedInPairsAndTogether(t *testing.T) {
	third := ""
	x := newExercise(t, func(o *tracker.CodingOrder) { third = o.ID })
	cem := x.account("Cem Coder", tracker.Administrator)
	c, err := x.StartCoding(t.Context(), admin, x.con.Slug, tracker.CodingOrder{ID: third + "2", Proposition: x.con.ID,
		Coders: append(x.coders(), cem.Account), Size: 6, Seed: 7, From: tracker.FromAll})
	if err != nil {
		t.Fatal(err)
	}
	x.coding = c
	x.codeAll(x.ann, tracker.Support, tracker.Oppose, tracker.Neutral)
	x.codeAll(x.bea, tracker.Support, tracker.Oppose, "", tracker.Oppose)
	if waiting, err := x.SheetsWaiting(t.Context(), cem, x.con.ID); err != nil || waiting != 1 {
		t.Errorf("got %d sheets that wait for the third (%v), want one", waiting, err)
	}
	x.codeAll(cem, tracker.Support, "", tracker.Neutral, tracker.Support)
	got := x.comparison()
	if len(got.Pairs) != 3 || got.Pairs[1].B.Name != "Cem Coder" || got.Pairs[1].Percent.N != 2 || got.Nominal.N != 4 {
		t.Errorf("got %d pairs, %+v, alpha on %d, want three, the second on 2 reactions, alpha on 4", len(got.Pairs), got.Pairs, got.Nominal.N)
	}
	if _, err := x.RecordAgreed(t.Context(), policy, c.ID); err != nil {
		t.Fatal(err)
	}
	if why := x.reaction("r2").On(x.con.ID).Decision.Why; strings.Contains(why, "Cem") || !strings.Contains(why, "Ann Coder, Bea Coder") {
		t.Errorf("got %q, want those named who answered", why)
	}
}

func TestWhoHandInAtOnceCompleteItOnce(t *testing.T) {
	x := newExercise(t, nil)
	var both sync.WaitGroup
	for _, v := range []tracker.Viewer{x.ann, x.bea} {
		both.Go(func() {
			if _, err := x.HandIn(t.Context(), v, x.coding.ID, true); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	events := 0
	for _, e := range x.comparison().Coding.Events {
		if e.Action == "complete" {
			events++
		}
	}
	if events != 1 {
		t.Errorf("got %d events of completing, want one", events)
	}
}

func TestAnAnswerWrittenAsAnExerciseEndsIsInOrRefused(t *testing.T) {
	x := newExercise(t, nil)
	var both sync.WaitGroup
	var refused error
	both.Go(func() {
		_, refused = x.SaveAnswer(t.Context(), x.ann, x.coding.ID, 1, tracker.AnswerInput{Value: tracker.Support})
	})
	both.Go(func() {
		if _, err := x.EndCoding(t.Context(), admin, x.coding.ID, "enough"); err != nil {
			t.Error(err)
		}
	})
	both.Wait()
	if refused != nil && tracker.KindOf(refused) != tracker.Conflict {
		t.Errorf("got %v, want a conflict or none", refused)
	}
	if got := x.comparison().Items[0].Answers[0].Value; (got == tracker.Support) != (refused == nil) {
		t.Errorf("got the answer %q, though saving it said %v", got, refused)
	}
}

func TestWhatIsWithdrawnMeanwhileIsMissing(t *testing.T) {
	x := newExercise(t, nil)
	all := []tracker.Stance{tracker.Support, tracker.Oppose, tracker.Support, tracker.Neutral, tracker.Concerned, tracker.NotStated}
	x.codeAll(x.ann, all...)
	x.codeAll(x.bea, all...)
	if _, err := x.Withdraw(t.Context(), comms, "r2", 1, "taken back by the speaker"); err != nil {
		t.Fatal(err)
	}
	c := x.comparison()
	if c.Withdrawn != 1 || c.Counts[tracker.CodedMissing] != 1 || c.Pairs[0].Percent.N != 5 || c.Pairs[0].Missing != 1 || c.Nominal.N != 5 {
		t.Errorf("got %d withdrawn, %v, %+v, want the withdrawn one missing from every figure", c.Withdrawn, c.Counts, c.Pairs[0])
	}
}

func TestADisagreementIsDecidedWithAReasonAndRecorded(t *testing.T) {
	x := newExercise(t, nil)
	ctx, id := t.Context(), x.coding.ID
	x.answer(x.ann, "r5", tracker.AnswerInput{Value: tracker.Concerned, Evidence: []string{"p5"}})
	x.codeAll(x.ann, tracker.Support, tracker.Oppose, tracker.Support)
	x.answer(x.bea, "r5", tracker.AnswerInput{Value: tracker.Oppose})
	x.codeAll(x.bea, tracker.Support, tracker.Oppose, tracker.Oppose)
	verdict := tracker.AdjudicationInput{Reaction: "r5", Revision: 1, Value: tracker.Concerned}
	wantField(t, x.Adjudicate(ctx, policy, id, verdict), "why", "Say why")
	wantKind(t, x.Adjudicate(ctx, journalist, id, verdict), tracker.Forbidden)
	verdict.Why = "a worry, no rejection"
	verdict.Revision = 9
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.Conflict)
	verdict.Revision = 1
	if err := x.Adjudicate(ctx, x.bea, id, verdict); err != nil {
		t.Fatal(err)
	}
	d := x.reaction("r5").On(x.con.ID).Decision
	want := &tracker.Decision{Value: tracker.Concerned, Evidence: []tracker.WordsAt{{Passage: "p5", End: len([]rune(saidOnLists[4]))}},
		By: x.bea.Account, ByName: "Bea Coder", At: d.At, Why: "Decided between coders: a worry, no rejection", Blind: true}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	c := x.comparison()
	if len(c.Coding.Verdicts) != 1 || c.Coding.Verdicts[0].Why != "a worry, no rejection" || c.Coding.Verdicts[0].Agreed {
		t.Errorf("got verdicts %+v", c.Coding.Verdicts)
	}
	last := c.Coding.Events[len(c.Coding.Events)-1]
	if last.ByName != "Bea Coder" || last.Old != "concerned, oppose" || last.New != "concerned" || last.Why == "" {
		t.Errorf("got event %+v", last)
	}
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.Conflict)
	verdict.Reaction = "r1"
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.Conflict) // they agree on it
	verdict.Reaction = "none"
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.NotFound)
}

func TestWhatCodersAgreeOnIsRecordedOnceAndNeverOverADecision(t *testing.T) {
	x := newExercise(t, nil)
	ctx := t.Context()
	all := []tracker.Stance{tracker.Support, tracker.Oppose, tracker.Support, tracker.Neutral, tracker.Concerned, tracker.NotStated}
	x.codeAll(x.ann, all...)
	x.codeAll(x.bea, all...)
	x.decide(x.reactions[0], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.Support})
	x.decide(x.reactions[2], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.QualifiedSupport})
	round, err := x.RecordAgreed(ctx, policy, x.coding.ID)
	if err != nil || round != (tracker.AgreedRound{Recorded: 5, Kept: 1}) {
		t.Fatalf("got %+v (%v), want five recorded and the one decided otherwise kept", round, err)
	}
	for n, want := range all {
		r := x.reaction(fmt.Sprintf("r%d", n+1))
		if n == 2 {
			want = tracker.QualifiedSupport
		}
		if got := r.Stance(x.con.ID); got != want {
			t.Errorf("%s: got %s, want %s", r.ID, got, want)
		}
	}
	d := x.reaction("r2").On(x.con.ID).Decision
	if !d.Blind || d.Shown != "" || !strings.Contains(d.Why, "Ann Coder, Bea Coder") {
		t.Errorf("got %+v, want a blind decision that names both", d)
	}
	if again, err := x.RecordAgreed(ctx, policy, x.coding.ID); err != nil || again != (tracker.AgreedRound{Kept: 1}) {
		t.Errorf("again: got %+v (%v), want nothing recorded", again, err)
	}
	c := x.comparison()
	if item := c.Items[slices.Index(x.coding.Sample, "r3")]; !item.NeedsPerson() {
		t.Errorf("got %+v, want the one decided otherwise left to a person", item)
	}
	if err := x.Adjudicate(ctx, policy, x.coding.ID, tracker.AdjudicationInput{Reaction: "r3", Revision: 2, Value: tracker.Support, Why: "the coders are right"}); err != nil {
		t.Fatal(err)
	}
	c = x.comparison()
	if err := x.CloseCoding(ctx, policy, x.coding.ID, c.Coding.Revision); err != nil {
		t.Fatal(err)
	}
	if _, err := x.RecordAgreed(ctx, policy, x.coding.ID); tracker.KindOf(err) != tracker.Conflict {
		t.Errorf("after closing: got %v", err)
	}
}

func TestWhatIsPublishedIsDecidedOnlyWithItsCounterQuote(t *testing.T) {
	x := newExercise(t, nil)
	ctx := t.Context()
	for _, id := range []string{"r1", "r2"} {
		r := x.reaction(id)
		r.State, r.Terms = tracker.Published, onRecord
		if _, err := x.store.Reactions().Update(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	x.codeAll(x.ann, tracker.Support, tracker.Oppose)
	x.codeAll(x.bea, tracker.Support, tracker.Concerned)
	if round, err := x.RecordAgreed(ctx, policy, x.coding.ID); err != nil || round.Kept != 1 || round.Recorded != 0 {
		t.Errorf("got %+v (%v), want the published one kept", round, err)
	}
	in := tracker.AdjudicationInput{Reaction: "r2", Revision: 2, Value: tracker.Oppose, Why: "a plain rejection"}
	wantField(t, x.Adjudicate(ctx, policy, x.coding.ID, in), "counter", "published")
	if got := x.comparison().Coding.Verdicts; len(got) != 0 {
		t.Errorf("got verdicts %+v of what was refused", got)
	}
	in.NoContrary = true
	if err := x.Adjudicate(ctx, policy, x.coding.ID, in); err != nil {
		t.Fatal(err)
	}
}

func TestAnExerciseThatSomebodyLeavesIsEndedWithAReason(t *testing.T) {
	x := newExercise(t, nil)
	ctx, id := t.Context(), x.coding.ID
	x.answer(x.ann, "r1", tracker.AnswerInput{Value: tracker.Support})
	_, err := x.EndCoding(ctx, x.ann, id, " ")
	wantField(t, err, "end_reason", "Say why")
	p, err := x.EndCoding(ctx, x.ann, id, "Bea is on leave")
	if err != nil || p.Coding.State != tracker.CodingComplete {
		t.Fatalf("got %s (%v), want it complete", p.Coding.State, err)
	}
	for _, v := range []tracker.Viewer{x.ann, x.bea} {
		_, err := x.SaveAnswer(ctx, v, id, 2, tracker.AnswerInput{Value: tracker.Oppose})
		wantKind(t, err, tracker.Conflict)
	}
	if c := x.comparison(); c.Counts[tracker.CodedMissing] != 6 || c.Pairs[0].Kappa.Defined() {
		t.Errorf("got %v, %+v, want six missing and no kappa", c.Counts, c.Pairs[0].Kappa)
	}
}

func TestAnAnswerNamesWhatIsWrongWithIt(t *testing.T) {
	x := newExercise(t, nil)
	save := func(v tracker.Viewer, n int, in tracker.AnswerInput) error {
		_, err := x.SaveAnswer(t.Context(), v, x.coding.ID, n, in)
		return err
	}
	wantField(t, save(x.ann, 1, tracker.AnswerInput{}), "stance", "Choose")
	wantField(t, save(x.ann, 1, tracker.AnswerInput{Value: tracker.Undecided}), "stance", "Choose")
	wantField(t, save(x.ann, 1, tracker.AnswerInput{Value: tracker.Support, Evidence: []string{"elsewhere"}}), "evidence", "this reaction")
	wantField(t, save(x.ann, 1, tracker.AnswerInput{Value: tracker.Support, Note: strings.Repeat("x", 2001)}), "note", "2,000")
	wantKind(t, save(x.ann, 7, tracker.AnswerInput{Value: tracker.Support}), tracker.NotFound)
	wantKind(t, save(policy, 1, tracker.AnswerInput{Value: tracker.Support}), tracker.Forbidden)
	wantKind(t, save(journalist, 1, tracker.AnswerInput{Value: tracker.Support}), tracker.Forbidden)
	if err := save(x.ann, 1, tracker.AnswerInput{Value: tracker.Support}); err != nil {
		t.Fatal(err)
	}
	if err := save(x.ann, 1, tracker.AnswerInput{Value: tracker.Support}); err != nil {
		t.Errorf("the same form twice: got %v", err)
	}
	wantKind(t, save(x.ann, 1, tracker.AnswerInput{Value: tracker.Oppose}), tracker.Conflict) // in another window
	if err := save(x.ann, 1, tracker.AnswerInput{Value: tracker.Oppose, Was: tracker.Support}); err != nil {
		t.Fatal(err)
	}
	p, err := x.Sheet(t.Context(), x.ann, x.coding.ID, 1)
	if err != nil || p.Answer.Value != tracker.Oppose || len(p.Sheet.Answers) != 1 || len(p.Sheet.Events) != 2 || p.Next != 2 {
		t.Errorf("got %+v (%v), want the changed answer once, and both in the history", p, err)
	}
	_, err = x.HandIn(t.Context(), x.ann, x.coding.ID, false)
	wantField(t, err, "partly", "5 of 6")
}

func TestASampleIsTheSameForTheSameSeed(t *testing.T) {
	size := func(n, seed int) func(*tracker.CodingOrder) {
		return func(o *tracker.CodingOrder) { o.Size, o.Seed = n, seed }
	}
	one, same, other := newExercise(t, size(4, 7)), newExercise(t, size(4, 7)), newExercise(t, size(4, 8))
	if diff := cmp.Diff(one.coding.Sample, same.coding.Sample); diff != "" {
		t.Errorf("the same seed: %s", diff)
	}
	if cmp.Equal(one.coding.Sample, other.coding.Sample) {
		t.Errorf("another seed: got the same sample %v", other.coding.Sample)
	}
	more := newExercise(t, size(6, 7))
	if !cmp.Equal(more.coding.Sample[:4], one.coding.Sample) || len(more.coding.Sample) != 6 {
		t.Errorf("got %v, want %v and two more", more.coding.Sample, one.coding.Sample)
	}
	again, err := one.StartCoding(t.Context(), admin, one.con.Slug, tracker.CodingOrder{ID: "exercise"})
	if err != nil || again.Revision != one.coding.Revision {
		t.Errorf("the same form twice: got %+v (%v), want the same exercise", again, err)
	}
}

func TestASampleIsDrawnFromWhatWasAskedFor(t *testing.T) {
	x := newExercise(t, nil)
	ctx := t.Context()
	x.decide(x.reactions[0], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.Support})
	if _, err := x.Withdraw(ctx, comms, "r2", 1, "taken back"); err != nil {
		t.Fatal(err)
	}
	o := tracker.CodingOrder{ID: "second", Proposition: x.con.ID, Coders: x.coders(), Size: 300, From: tracker.FromUndecided}
	c, err := x.StartCoding(ctx, policy, x.con.Slug, o)
	if err != nil || len(c.Sample) != 4 || slices.Contains(c.Sample, "r1") || slices.Contains(c.Sample, "r2") {
		t.Errorf("undecided: got %v (%v), want the four that wait", c.Sample, err)
	}
	o.ID, o.Size, o.Spread, o.From = "third", 3, true, tracker.FromAll
	if c, err = x.StartCoding(ctx, policy, x.con.Slug, o); err != nil || len(c.Sample) != 3 {
		t.Errorf("spread over the suggestions: got %v (%v), want three", c.Sample, err)
	}
	for _, bad := range []struct {
		field string
		order func(*tracker.CodingOrder)
	}{
		{"coders", func(o *tracker.CodingOrder) { o.Coders = o.Coders[:1] }},
		{"coders", func(o *tracker.CodingOrder) { o.Coders = []string{x.ann.Account, x.ann.Account} }},
		{"coders", func(o *tracker.CodingOrder) { o.Coders = []string{x.ann.Account, "press"} }},
		{"size", func(o *tracker.CodingOrder) { o.Size = 1 }},
		{"size", func(o *tracker.CodingOrder) { o.Size = 301 }},
		{"seed", func(o *tracker.CodingOrder) { o.Seed = -1 }},
		{"from", func(o *tracker.CodingOrder) { o.From = "some" }},
		{"proposition", func(o *tracker.CodingOrder) { o.Proposition = "none" }},
	} {
		wrong := o
		wrong.ID = "wrong"
		bad.order(&wrong)
		_, err := x.StartCoding(ctx, policy, x.con.Slug, wrong)
		wantField(t, err, bad.field, "")
	}
	o.ID = "press"
	_, err = x.StartCoding(ctx, journalist, x.con.Slug, o)
	wantKind(t, err, tracker.Forbidden)
	list, err := x.Codings(ctx, policy, x.con.Slug)
	if err != nil || len(list.List) != 3 || len(list.Coders) != 2 {
		t.Errorf("got %d exercises and %d people to ask (%v), want three and two", len(list.List), len(list.Coders), err)
	}
	_, err = x.Codings(ctx, journalist, x.con.Slug)
	wantKind(t, err, tracker.Forbidden)
}

func (x *exercise) coders() []string { return []string{x.ann.Account, x.bea.Account} }
