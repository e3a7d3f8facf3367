package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func saying(kind tracker.PassageKind, texts ...string) tracker.Reaction {
	var r tracker.Reaction
	for i, text := range texts {
		r.Passages = append(r.Passages, tracker.Passage{ID: string(rune('A' + i)), Kind: kind, Text: text})
	}
	return r
}

func TestWordsAreFoundAsTheyStand(t *testing.T) {
	r := saying(tracker.Quote, "We’ll say  yes\nif “paid”. Yes.", "é yes if it is so")
	for _, c := range []struct {
		words string
		want  string
		in    string
	}{
		{"We'll say yes", "We’ll say  yes", "A"},
		{" if \"paid\" ", "if “paid”", "A"},
		{"yes if", "yes\nif", "A"},
		{"yes if it is so", "yes if it is so", "B"},
		{"Yes if", "", ""},
		{"yess", "", ""},
		{" \n", "", ""},
		{"", "", ""},
	} {
		at, found := r.Find(c.words)
		got, _ := r.Words(at)
		if found != (c.want != "") || got != c.want || at.Passage != c.in {
			t.Errorf("%q: got %q in %q, want %q in %q", c.words, got, at.Passage, c.want, c.in)
		}
	}
	context := saying(tracker.Context, "She smiled.")
	if at, found := context.Find("She smiled"); found {
		t.Errorf("got %v, want nothing of what is not the speaker's", at)
	}
}

func TestSentencesAreOfferedAsEvidence(t *testing.T) {
	r := saying(tracker.Quote, "We back it. It helps.", " All of it, ", "Once more. ")
	var got []string
	for _, at := range r.Sentences() {
		words, ok := r.Words(at)
		if !ok {
			t.Fatalf("%v is no place in the reaction", at)
		}
		got = append(got, words)
	}
	if diff := cmp.Diff([]string{"We back it.", "It helps.", " All of it, ", "Once more. "}, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
	r.Passages[0].Successor = "C"
	if at := r.Sentences()[0]; at.Passage != "B" {
		t.Errorf("got %v first, want nothing of a passage that was corrected", at)
	}
}

func TestADecisionOnADraftNamesThePropositionAtFault(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	d := w.imported(roundUp).Drafts[0]
	edit := d.AsFound()
	edit.Terms = &onRecord
	edit.Stances = []tracker.StanceInput{{Proposition: con.Whole().ID, Value: tracker.Support, Shown: tracker.Oppose}}
	_, err := w.AcceptDraft(t.Context(), comms, d.ID, edit)
	wantField(t, err, "why-"+con.Whole().ID, "Say why")
}

func TestWhatIsShownToDecide(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.recorded(onRecord)
	r, p := list[0], con.Whole()
	open, err := w.ToDecide(t.Context(), policy, con, r, p, false)
	if err != nil || open.Suggestion == nil || open.Blind {
		t.Fatalf("got %+v (%v), want a suggestion", open, err)
	}
	if blind, err := w.ToDecide(t.Context(), policy, con, r, p, true); err != nil || blind.Suggestion != nil || blind.Precedents != nil || !blind.Blind {
		t.Errorf("blind: got %+v (%v), want neither suggestion nor precedents", blind, err)
	}
	r = w.decide(r, tracker.StanceInput{Proposition: p.ID, Value: tracker.Support, Shown: tracker.Support})
	again, err := w.ToDecide(t.Context(), policy, con, r, p, false)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.On(p.ID).Suggestion, again.Suggestion); diff != "" {
		t.Errorf("once decided, another suggestion is shown than stood then (-then +now):\n%s", diff)
	}
	if _, err := w.ToDecide(t.Context(), journalist, con, r, p, true); tracker.KindOf(err) != tracker.Forbidden {
		t.Errorf("a journalist: got %v, want Forbidden", err)
	}
}
