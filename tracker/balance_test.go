package tracker_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"soundings/tracker"
)

// withOpen begins with words in marks that are a leaflet's.
const withOpen = `A leaflet at the door says “do not wait here”.

` + roundUp

// openOf returns the words of the open places of a source.
func (w *world) openOf(source string) (tracker.Balance, []string) {
	w.t.Helper()
	b, err := w.Balance(w.t.Context(), comms, source)
	if err != nil {
		w.t.Fatal(err)
	}
	if b.Quoted+b.Reported+b.Heading+b.Duplicate+b.Rejected+b.Open != b.Marks {
		w.t.Errorf("got %+v: the columns are not the whole", b)
	}
	if (b.Open == 0) != b.Balanced() {
		w.t.Errorf("got %d open marks in %d places", b.Open, len(b.OpenSpans))
	}
	words := []string{}
	for i, sp := range b.OpenSpans {
		if i > 0 && sp.Start < b.OpenSpans[i-1].End {
			w.t.Errorf("%+v overlaps %+v", sp, b.OpenSpans[i-1])
		}
		text, err := w.Text(w.t.Context(), comms, w.review(source).Source, sp.Start, sp.End)
		if err != nil {
			w.t.Fatal(err)
		}
		words = append(words, text)
	}
	return b, words
}

func TestEveryMarkOfTheCorpusIsInOneColumn(t *testing.T) {
	dir := os.Getenv("SOUNDINGS_TEST_CORPUS")
	if dir == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must set SOUNDINGS_TEST_CORPUS; a skip here would pass unnoticed")
		}
		t.Skip("SOUNDINGS_TEST_CORPUS is not set")
	}
	files, err := filepath.Glob(filepath.Join(dir, "dev", "d*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("got %d files, %v", len(files), err)
	}
	w := newWorld(t)
	w.consultation()
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: filepath.Base(name), Bytes: raw})
		if err != nil {
			t.Fatal(err)
		}
		b, open := w.openOf(src.ID)
		t.Logf("%s: %d marks, %d quoted, %d reported, %d heading, %d duplicate, %d rejected, %d open %q", filepath.Base(name), b.Marks, b.Quoted, b.Reported, b.Heading, b.Duplicate, b.Rejected, b.Open, open)
		for _, sp := range b.OpenSpans {
			if strings.Contains(sp.Reason, "passed over") {
				t.Errorf("%s: the reader has no line for the mark at %d", name, sp.Start)
			}
		}
	}
}

func TestAReviewIsFinishedWhenEveryMarkHasAnOutcome(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withOpen)
	id := r.Source.ID
	for _, d := range r.Drafts {
		if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "said elsewhere"); err != nil {
			t.Fatal(err)
		}
	}
	b, open := w.openOf(id)
	if len(open) != 1 || open[0] != "“do not wait here”" || b.Open != 2 {
		t.Fatalf("got %q in %+v, want what is painted on the door", open, b)
	}
	_, err := w.FinishReview(t.Context(), comms, id)
	wantKind(t, err, tracker.Invalid)
	for _, says := range []string{"1 place in quotation marks has no outcome", "do not wait here", "set them aside with a reason"} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("got %q, want %q in it", err, says)
		}
	}
	place := tracker.Stretch{Start: b.OpenSpans[0].Start, End: b.OpenSpans[0].End}
	src := w.review(id).Source
	for _, test := range []struct {
		name, field, says string
		list              []tracker.Stretch
		reason            string
	}{
		{"without a reason", "reason", "Say why", []tracker.Stretch{place}, " "},
		{"for a reason that goes on and on", "reason", "500", []tracker.Stretch{place}, strings.Repeat("x", 501)},
		{"of far too much", "span", "at most 2,000 places", make([]tracker.Stretch, 2001), "a notice"},
		{"of nothing", "span", "an outcome already", nil, "a notice"},
		{"of what has an outcome", "span", "an outcome already", []tracker.Stretch{{r.Drafts[0].Passages[0].Start, r.Drafts[0].Passages[0].End}}, "a notice"},
	} {
		_, err := w.SetAside(t.Context(), comms, id, src.Revision, test.list, test.reason)
		wantField(t, err, test.field, test.says)
	}
	_, err = w.SetAside(t.Context(), policy, id, src.Revision, []tracker.Stretch{place}, "a notice")
	wantKind(t, err, tracker.Forbidden)
	_, err = w.SetAside(t.Context(), comms, id, src.Revision+1, []tracker.Stretch{place}, "a notice")
	wantKind(t, err, tracker.Conflict)

	if src, err = w.SetAside(t.Context(), comms, id, src.Revision, []tracker.Stretch{place}, "a notice"); err != nil {
		t.Fatal(err)
	}
	if e := src.Events[len(src.Events)-1]; e.Action != "set aside" || e.New != "“do not wait here”" || e.Why != "a notice" {
		t.Errorf("got event %+v", e)
	}
	spans, err := w.Ledger(t.Context(), comms, w.review(id))
	if err != nil {
		t.Fatal(err)
	}
	if sp := spanAt(t, spans, place.Start, place.End); sp.Outcome != "rejected" || sp.Reason != "a notice" {
		t.Errorf("got %+v, want the reason in the ledger", sp)
	}
	if src, err = w.FinishReview(t.Context(), comms, id); err != nil || !src.Finished {
		t.Fatalf("got %v, want it finished", err)
	}
	_, err = w.TakeUp(t.Context(), comms, id, src.Revision, tracker.Stretch{Start: 1, End: 2})
	wantKind(t, err, tracker.Conflict)
	if src, err = w.TakeUp(t.Context(), comms, id, src.Revision, place); err != nil || src.Finished {
		t.Errorf("got finished %v, %v, want the review open again", src.Finished, err)
	}
	if _, open = w.openOf(id); len(open) != 1 {
		t.Errorf("got %q, want the words open again", open)
	}
}

func TestOpenWordsAreSettledByGivingThemToSomebody(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withOpen)
	d := r.Drafts[0]
	d, err := w.AddPassages(t.Context(), comms, d.ID, d.Revision, tracker.Added{Words: "do not wait here", Kind: tracker.Quote})
	if err != nil {
		t.Fatal(err)
	}
	b, open := w.openOf(r.Source.ID)
	if len(open) != 0 {
		t.Errorf("got %q open, want them with the reaction", open)
	}
	if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "not said"); err != nil {
		t.Fatal(err)
	}
	again, open := w.openOf(r.Source.ID)
	if len(open) != 0 || again.Marks != b.Marks || again.Quoted >= b.Quoted {
		t.Errorf("got %q open and %+v, want them rejected with the draft", open, again)
	}
}

// TestAReviewThatWasFinishedStaysSo finishes a source as it was done before marks
// were counted.
func TestAReviewThatWasFinishedStaysSo(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.imported(withOpen).Source
	src.Finished = true
	if _, err := w.store.Sources().Update(t.Context(), src); err != nil {
		t.Fatal(err)
	}
	for _, d := range w.review(src.ID).Drafts {
		if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "said elsewhere"); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := w.FinishReview(t.Context(), comms, src.ID); err != nil || !got.Finished {
		t.Errorf("got %v, %v", got.Finished, err)
	}
}
