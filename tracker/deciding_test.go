package tracker_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// none says that there are no words to the contrary.
var none = &tracker.Counter{Declined: true}

// whole returns the words of the reaction's nth passage.
func wholePassage(r tracker.Reaction, n int) tracker.WordsAt {
	return tracker.WordsAt{Passage: r.Passages[n].ID, End: len([]rune(r.Passages[n].Text))}
}

func (w *world) decide(r tracker.Reaction, in tracker.StanceInput) tracker.Reaction {
	w.t.Helper()
	r, err := w.DecideStance(w.t.Context(), policy, r.ID, r.Revision, in)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func TestADecisionNamesWhatIsWrongWithIt(t *testing.T) {
	w := newWorld(t)
	p := w.consultation().Whole()
	list := w.recorded(onRecord)
	r, other := list[0], list[1]
	published, err := w.Publish(t.Context(), comms, other.ID, other.Revision)
	if err != nil {
		t.Fatal(err)
	}
	whole := wholePassage(r, 0)
	for _, c := range []struct {
		name         string
		on           tracker.Reaction
		in           tracker.StanceInput
		field, words string
	}{
		{"no such proposition", r, tracker.StanceInput{Proposition: "none", Value: tracker.Support}, "proposition", "Choose one"},
		{"no such stance", r, tracker.StanceInput{Proposition: p.ID, Value: "perhaps"}, "stance", "Choose where"},
		{"evidence of another reaction", r, tracker.StanceInput{Proposition: p.ID, Value: tracker.Support, Evidence: []tracker.WordsAt{wholePassage(other, 0)}}, "evidence", ""},
		{"evidence past the end", r, tracker.StanceInput{Proposition: p.ID, Value: tracker.Support, Evidence: []tracker.WordsAt{{Passage: whole.Passage, Start: 3, End: whole.End + 1}}}, "evidence", ""},
		{"evidence for nothing", r, tracker.StanceInput{Proposition: p.ID, Value: tracker.NotStated, Evidence: []tracker.WordsAt{whole}}, "evidence", ""},
		{"a condition that is nowhere", r, tracker.StanceInput{Proposition: p.ID, Value: tracker.QualifiedSupport, Conditions: []tracker.WordsAt{{Passage: whole.Passage, Start: 9, End: 9}}}, "conditions", "this reaction"},
		{"otherwise than suggested, without a reason", r, tracker.StanceInput{Proposition: p.ID, Value: tracker.Support, Shown: tracker.Oppose}, "why", "Say why"},
		{"words of somebody else to the contrary", r, tracker.StanceInput{Proposition: p.ID, Value: tracker.Support, Counter: &tracker.Counter{Reaction: other.ID, At: wholePassage(other, 0)}}, "counter", ""},
		{"published, without words to the contrary", published, tracker.StanceInput{Proposition: p.ID, Value: tracker.Oppose}, "counter", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := w.DecideStance(t.Context(), policy, c.on.ID, c.on.Revision, c.in)
			wantField(t, err, c.field, c.words)
			if after, err := w.Reaction(t.Context(), policy, c.on.ID); err != nil || after.Reaction.Revision != c.on.Revision {
				t.Errorf("got revision %d (%v), want nothing written", after.Reaction.Revision, err)
			}
		})
	}
}

func TestSuggestionAndDecisionAreBothKeptAndUndoneOneByOne(t *testing.T) {
	w := newWorld(t)
	p := w.consultation().Whole()
	r := w.recorded(onRecord)[1] // “We do not support shared lists.”
	first := w.decide(r, tracker.StanceInput{Proposition: p.ID, Value: tracker.Concerned, Shown: tracker.Oppose, Why: "a doubt, no rejection"})
	if on := first.On(p.ID); on.Suggestion == nil || on.Suggestion.Engine == "" || !on.Decision.Overrides() {
		t.Fatalf("got %+v, want the suggestion beside a decision that overrides it", on)
	}
	second := w.decide(first, tracker.StanceInput{Proposition: p.ID, Value: tracker.Oppose, Evidence: []tracker.WordsAt{wholePassage(r, 0)}})
	if on := second.On(p.ID); on.Decision.Value != tracker.Oppose || len(on.Earlier) != 1 || on.Earlier[0].Why != "a doubt, no rejection" {
		t.Fatalf("got %+v, want the first decision kept behind the second", on)
	}
	back, err := w.UndoStance(t.Context(), policy, second.ID, second.Revision, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.On(p.ID), back.On(p.ID)); diff != "" {
		t.Errorf("after undo (-first +now):\n%s", diff)
	}
	if back, err = w.UndoStance(t.Context(), policy, back.ID, back.Revision, p.ID); err != nil || back.Stance(p.ID) != tracker.Undecided {
		t.Fatalf("got %s (%v), want it undecided again", back.Stance(p.ID), err)
	}
	if _, err = w.UndoStance(t.Context(), policy, back.ID, back.Revision, p.ID); tracker.KindOf(err) != tracker.Invalid {
		t.Errorf("undo of nothing: got %v, want Invalid", err)
	}
	var told []string
	for _, e := range back.Events {
		if strings.Contains(e.Action, "stance") {
			told = append(told, e.Old+">"+e.New)
		}
	}
	if want := []string{"undecided>concerned", "concerned>oppose", "oppose>concerned", "concerned>undecided"}; !slices.Equal(told, want) {
		t.Errorf("the history tells %v, want %v", told, want)
	}
}

func TestAStanceIsPublishedOnlyWithItsCounterQuoteSettled(t *testing.T) {
	w := newWorld(t)
	p := w.consultation().Whole()
	r := w.decide(w.recorded(onRecord)[0], tracker.StanceInput{Proposition: p.ID, Value: tracker.Support})
	_, err := w.Publish(t.Context(), comms, r.ID, r.Revision)
	wantField(t, err, "counter", "strongest words to the contrary")
	if r, err = w.SettleCounter(t.Context(), policy, r.ID, r.Revision, p.ID, tracker.Counter{At: wholePassage(r, 1)}); err != nil {
		t.Fatal(err)
	}
	if got := r.On(p.ID).Decision.Counter; got.Words != r.Passages[1].Text || got.Reaction != r.ID {
		t.Errorf("got the counter-quote %+v, want the exact words", got)
	}
	if got, want := r.Events[len(r.Events)-1].Action, "settle counter-quote: "+p.Title; got != want {
		t.Errorf("the history ends with %q, want the proposition named: %q", got, want)
	}
	if _, err = w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Errorf("with a counter-quote: %v", err)
	}
}

func TestAReviewerDecidesWithTheDraft(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	review := w.imported(roundUp)
	d := review.Drafts[1]
	edit := d.AsFound()
	edit.Terms = &onRecord
	edit.Stances = []tracker.StanceInput{{Proposition: con.Whole().ID, Value: tracker.Oppose, Counter: none,
		Evidence: []tracker.WordsAt{{Passage: d.Passages[0].ID, End: 10}}}}
	r, err := w.AcceptDraft(t.Context(), comms, d.ID, edit)
	if err != nil {
		t.Fatal(err)
	}
	on := r.On(con.Whole().ID)
	if on.Decision == nil || on.Decision.Value != tracker.Oppose || on.Decision.ByName != comms.Name || on.Suggestion == nil {
		t.Errorf("got %+v, want the reviewer's decision beside the suggestion", on)
	}
	if got, want := r.Events[len(r.Events)-1].Action, "decide stance: "+con.Whole().Title; got != want {
		t.Errorf("the history ends with %q, want the proposition named: %q", got, want)
	}
	if got := w.total(policy, tracker.Search{Stances: []tracker.Stance{tracker.Oppose}}); got != 1 {
		t.Errorf("got %d opposing reactions, want 1", got)
	}
}
