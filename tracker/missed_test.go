package tracker_test

import (
	"fmt"
	"strings"
	"testing"

	"soundings/tracker"
)

// withMissed has words that no rule of the reader takes for speech, broken
// over lines, and one sentence twice.
const withMissed = roundUp + `

Overheard at the door: it will
never  work, and unlikely words follow. It was said again that it will never work.
`

func missed(words string) tracker.Missed {
	return tracker.Missed{Words: words, Kind: tracker.Reported, Honorific: "Dr", Speaker: "Wilf Ammer", Role: "Porter", Organisation: "Harbour Trust", Sector: "academic"}
}

func TestAMissedReactionIsADraftOfTheExactWords(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	d, err := w.AddDraft(t.Context(), comms, r.Source.ID, missed("It was said again\n\nit will never work"))
	if err != nil {
		t.Fatal(err)
	}
	if d.Number != 3 || d.State != tracker.DraftOpen || d.Reaction == "" || d.Rule != "added by a reviewer" || d.Confidence != 1 || len(d.Events) != 1 || d.Events[0].By != comms.Account {
		t.Errorf("got %+v", d)
	}
	if len(d.Passages) != 2 || d.Passages[0].Text != "it will\nnever  work" || d.Passages[1].Text != "It was said again" ||
		!strings.HasSuffix(d.Passages[0].Prefix, "Overheard at the door: ") ||
		!strings.HasPrefix(d.Passages[0].Suffix, ", and unlikely") {
		t.Errorf("got passages %+v", d.Passages)
	}
	again, err := w.AddDraft(t.Context(), comms, r.Source.ID, missed("it will never work"))
	if err != nil {
		t.Fatal(err)
	}
	if again.Number != 4 || again.Passages[0].Text != "it will never work" || again.Passages[0].Start <= d.Passages[1].Start {
		t.Errorf("got %d at %+v, want the second place, for the first is held", again.Number, again.Passages)
	}
	_, err = w.AddDraft(t.Context(), comms, r.Source.ID, missed("it will never work"))
	wantField(t, err, "words", "in reaction 4 already")
	e := d.AsFound()
	e.Terms = &onRecord
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, e); err != nil {
		t.Fatal(err)
	}
	w.checkSlices()
}

func TestMissedWordsMustBeCopiedFromTheText(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	own := r.Drafts[0].Passages[0].Text
	none := missed("it will never work")
	none.Speaker, none.Organisation, none.Kind, none.Sector = "", "", "sung", "nowhere"
	for _, test := range []struct {
		name          string
		m             tracker.Missed
		field, saying string
	}{
		{"other words", missed("it will always work"), "words", "must be copied from the text"},
		{"other case", missed("It will never work"), "words", "must be copied from the text"},
		{"half a word", missed("likely words follow"), "words", "must be copied from the text"},
		{"one of two", missed("it will never work\n\nit will surely work"), "words", "“it will surely work” does not stand in the text"},
		{"somebody's own", missed(own), "words", "in reaction 1 already"},
		{"typed twice", missed("again that\n \nagain that"), "words", "typed twice"},
		{"only marks", tracker.Missed{Words: "“", Kind: tracker.Quote, Speaker: "A"}, "words", "must be copied"},
		{"nothing", missed(" \n\n "), "words", "Copy the words"},
		{"far too much", missed(strings.Repeat("it will ", 4000)), "words", "20,000"},
		{"too many", missed(strings.Repeat("it\n\n", 60)), "words", "50 passages"},
		{"nobody", none, "speaker", "who said it"},
		{"no kind", none, "kind", "Choose"},
		{"no such sector", none, "sector", "Choose"},
		{"a long name", tracker.Missed{Words: "again", Kind: tracker.Quote, Speaker: strings.Repeat("x", 201)}, "speaker", "200"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := w.AddDraft(t.Context(), comms, r.Source.ID, test.m)
			wantKind(t, err, tracker.Invalid)
			wantField(t, err, test.field, test.saying)
		})
	}
	if got := len(w.review(r.Source.ID).Drafts); got != 2 {
		t.Errorf("%d drafts, want none added", got)
	}
	_, err := w.AddDraft(t.Context(), policy, r.Source.ID, missed("it will never work"))
	wantKind(t, err, tracker.Forbidden)
	_, err = w.AddDraft(t.Context(), comms, "none", missed("it will never work"))
	wantKind(t, err, tracker.NotFound)
}

func TestTheMarksAroundMissedWordsAreNotTheWords(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	for _, d := range r.Drafts {
		if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "another spoke"); err != nil {
			t.Fatal(err)
		}
	}
	m := missed("“We do not support shared lists. They take the decision away from the people at the bedside.”")
	m.Kind = tracker.Quote
	d, err := w.AddDraft(t.Context(), comms, r.Source.ID, m)
	if err != nil {
		t.Fatal(err)
	}
	if d.Passages[0].Text != r.Drafts[1].Passages[0].Text {
		t.Errorf("got %q, want the words without their marks", d.Passages[0].Text)
	}
}

func TestAMissedReactionOpensItsReviewAgain(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	for _, d := range r.Drafts {
		if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "said elsewhere"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.FinishReview(t.Context(), comms, r.Source.ID); err != nil {
		t.Fatal(err)
	}
	_, err := w.AddDraft(t.Context(), comms, r.Source.ID, missed("nowhere"))
	wantKind(t, err, tracker.Invalid)
	if !w.review(r.Source.ID).Source.Finished {
		t.Error("a form that was refused opened the review")
	}
	if _, err := w.AddDraft(t.Context(), comms, r.Source.ID, missed("it will never work")); err != nil {
		t.Fatal(err)
	}
	if w.review(r.Source.ID).Source.Finished {
		t.Error("the review is finished although a draft waits")
	}
}

// TestTheLedgerHoldsMissedWords lays a missed reaction over words of a rejected
// draft and over words that nobody had.
func TestTheLedgerHoldsMissedWords(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	first := r.Drafts[0]
	if _, err := w.RejectDraft(t.Context(), comms, first.ID, first.Revision, "another spoke"); err != nil {
		t.Fatal(err)
	}
	before, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	m := missed(first.Passages[0].Text + "\n\nit will never work")
	m.Kind = tracker.Quote
	d, err := w.AddDraft(t.Context(), comms, r.Source.ID, m)
	if err != nil {
		t.Fatal(err)
	}
	after, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Passages {
		if sp := spanAt(t, after, p.Start, p.End); sp.Draft != d.ID || sp.Outcome != "quote" {
			t.Errorf("%q: got %+v, want a quote of the draft that was added", p.Text, sp)
		}
	}
	for _, sp := range before {
		for at := sp.Start; at < sp.End; at++ {
			if spanAt(t, after, at, at+1) == (tracker.Span{}) {
				t.Fatalf("%d was in %+v and is in no span any more", at, sp)
			}
		}
	}
	for i, sp := range after[1:] {
		if sp.Start < after[i].End {
			t.Errorf("%+v overlaps %+v", sp, after[i])
		}
	}
	if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "not said at all"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ReopenDraft(t.Context(), comms, first.ID, first.Revision+1); err != nil {
		t.Fatal(err)
	}
	if after, err = w.Ledger(t.Context(), comms, w.review(r.Source.ID)); err != nil {
		t.Fatal(err)
	}
	p := first.Passages[0]
	if sp := spanAt(t, after, p.Start, p.End); sp.Draft != first.ID || sp.Outcome != string(p.Kind) {
		t.Errorf("got %+v, want the words with the first draft again", sp)
	}
	p = d.Passages[1]
	if sp := spanAt(t, after, p.Start, p.End); sp.Outcome != "rejected" || sp.Reason != "not said at all" {
		t.Errorf("got %+v, want the reason for leaving it out", sp)
	}
}

// spanAt returns the span that holds all of a stretch, zero if there is none.
func spanAt(t *testing.T, spans []tracker.Span, start, end int) tracker.Span {
	t.Helper()
	for _, sp := range spans {
		if sp.Start <= start && end <= sp.End {
			return sp
		}
	}
	return tracker.Span{}
}

// TestWordsGivenToSomebodyElseAreNotTakenUpTwice rejects a draft, gives its words to
// another speaker and takes it up again.
func TestWordsGivenToSomebodyElseAreNotTakenUpTwice(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	found := r.Drafts[0]
	own := missed(found.Passages[0].Text)
	reject := func(d tracker.Draft) tracker.Draft {
		d, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "said by somebody else")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	found = reject(found)
	given, err := w.AddDraft(t.Context(), comms, r.Source.ID, own)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.ReopenDraft(t.Context(), comms, found.ID, found.Revision); tracker.KindOf(err) != tracker.Conflict || !strings.Contains(err.Error(), "is in reaction 3 by now") {
		t.Errorf("got %v, want to be told who has the words", err)
	}
	given = reject(given)
	if found, err = w.ReopenDraft(t.Context(), comms, found.ID, found.Revision); err != nil || found.State != tracker.DraftOpen {
		t.Fatalf("got %+v and %v, want it open: nobody has the words any more", found, err)
	}
	if _, err := w.ReopenDraft(t.Context(), comms, given.ID, given.Revision); tracker.KindOf(err) != tracker.Conflict || !strings.Contains(err.Error(), "is in reaction 1 by now") {
		t.Errorf("got %v, want to be told who has the words", err)
	}
	found = reject(found)
	second := r.Drafts[1]
	if second, err = w.AddPassages(t.Context(), comms, second.ID, second.Revision, tracker.Added{Words: own.Words, Kind: tracker.Quote}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ReopenDraft(t.Context(), comms, found.ID, found.Revision); tracker.KindOf(err) != tracker.Conflict || !strings.Contains(err.Error(), fmt.Sprintf("is in reaction %d by now", second.Number)) {
		t.Errorf("got %v, want to be told who has the words", err)
	}
}
