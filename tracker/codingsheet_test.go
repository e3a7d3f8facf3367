package tracker_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

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
