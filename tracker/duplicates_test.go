package tracker_test

import (
	"testing"

	"soundings/tracker"
)

// repeated is another text with words of the round-up: in other marks and
// another case, with something left out, and with a word changed.
const repeated = `Ada Okoro, Harbour Trust chief executive

"NOBODY should wait longer because of where they live – "

"We do support shared lists … the regional board pays for the software."


Tobias Lindqvist, Association of Ward Sisters chair

"We do not support common lists. They take the decision away from the people at the bedside."


Mabel Oyelaran, Kettle Street Surgery nurse

"There is tea in the waiting room and there will be tea tomorrow."
`

func TestWordsThatAreKnownAreFound(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	recorded := w.recorded(onRecord)
	if _, err := w.Withdraw(t.Context(), comms, recorded[1].ID, recorded[1].Revision, "sent in error"); err != nil {
		t.Fatal(err)
	}
	r := w.imported(repeated)
	if len(r.Drafts) != 3 {
		t.Fatalf("got %d drafts, want 3", len(r.Drafts))
	}
	known := func(d tracker.Draft) []tracker.KnownPassage {
		t.Helper()
		list, err := w.KnownWords(t.Context(), comms, d)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	list := known(r.Drafts[0])
	if len(list) != 2 || list[0].Passage != r.Drafts[0].Passages[0].ID || !list[0].Exact || list[0].Reaction.ID != recorded[0].ID || list[0].Known.Text != "Nobody should wait longer because of where they live." {
		t.Errorf("got %+v, want the same words first", list)
	}
	if len(list) == 2 && (!list[1].Exact || list[1].Percent != 100) {
		t.Errorf("got %+v, want the elided words to be the same", list[1])
	}
	list = known(r.Drafts[1])
	if len(list) != 1 || list[0].Exact || list[0].Percent < 90 || list[0].Reaction.State != tracker.Withdrawn {
		t.Errorf("got %+v, want the words of the withdrawn reaction as nearly the same", list)
	}
	if list = known(r.Drafts[2]); len(list) != 0 {
		t.Errorf("got %+v, want none", list)
	}
	_, err := w.KnownWords(t.Context(), policy, r.Drafts[0])
	wantKind(t, err, tracker.Forbidden)
	own, err := w.Store.Drafts().Get(t.Context(), recorded[0].Draft)
	if err != nil {
		t.Fatal(err)
	}
	if list = known(own); len(list) != 0 {
		t.Errorf("got %+v, want none of the same source", list)
	}
}

func TestADuplicateIsAnOutcomeThatAltersNothing(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	recorded := w.recorded(onRecord)
	r := w.imported(repeated)
	first, second := r.Drafts[0], r.Drafts[1]
	d, err := w.MarkDuplicate(t.Context(), comms, second.ID, second.Revision, "", recorded[1].ID)
	if err != nil || d.State != tracker.DraftDuplicate || d.Waits() || d.Reason != "the same words as by Tobias Lindqvist" {
		t.Fatalf("got %+v, %v", d, err)
	}
	p := first.Passages[0]
	if first, err = w.MarkDuplicate(t.Context(), comms, first.ID, first.Revision, p.ID, recorded[0].ID); err != nil || first.State != tracker.DraftOpen {
		t.Fatalf("got %+v, %v, want a draft that waits for its other passages", first, err)
	}
	spans, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		at       int
		reaction string
	}{{p.Start, recorded[0].ID}, {second.Passages[0].Start, recorded[1].ID}} {
		if sp := spanAt(t, spans, want.at, want.at+1); sp.Outcome != "duplicate" || sp.Reaction != want.reaction {
			t.Errorf("got %+v, want a duplicate of %s", sp, want.reaction)
		}
	}
	if b, _ := w.openOf(r.Source.ID); b.Duplicate == 0 {
		t.Errorf("got %+v, want marks that are duplicates", b)
	}
	e := first.AsFound()
	e.Terms = &onRecord
	got, err := w.AcceptDraft(t.Context(), comms, first.ID, e)
	if err != nil || len(got.Passages) != len(first.Passages)-1 || got.Passages[0].ID == p.ID {
		t.Errorf("got %+v, %v, want the other passages recorded", got.Passages, err)
	}
	third := r.Drafts[2]
	if _, err := w.RejectDraft(t.Context(), comms, third.ID, third.Revision, "about tea"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.FinishReview(t.Context(), comms, r.Source.ID); err != nil {
		t.Errorf("got %v, want a duplicate to be decided", err)
	}
	for _, was := range recorded {
		if now, err := w.store.Reactions().Get(t.Context(), was.ID); err != nil || now.Revision != was.Revision {
			t.Errorf("got revision %d, %v, want the reaction untouched", now.Revision, err)
		}
	}
	d, err = w.ReopenDraft(t.Context(), comms, d.ID, d.Revision)
	if err != nil || d.State != tracker.DraftOpen || d.Duplicate != "" || d.Reason != "" || w.review(r.Source.ID).Source.Finished {
		t.Errorf("got %+v, %v, want it open again, and the review", d, err)
	}
}

func TestWhatIsNoDuplicateIsRefused(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	recorded := w.recorded(onRecord)
	r := w.imported(repeated)
	d := r.Drafts[0]
	p := d.Passages[0].ID
	for _, test := range []struct{ name, passage, reaction, field, says string }{
		{"of nothing", "", "", "reaction", "Choose"}, {"of what is not there", "", "none", "reaction", "of this consultation"},
		{"of other words", "", recorded[1].ID, "reaction", "does not stand in this reaction"},
		{"a passage of other words", p, recorded[1].ID, "reaction", "“NOBODY should wait"},
		{"another's passage", r.Drafts[1].Passages[0].ID, recorded[0].ID, "passage", "no longer"}, {"a mark that is not there", p, "", "reaction", "Choose"},
	} {
		_, err := w.MarkDuplicate(t.Context(), comms, d.ID, d.Revision, test.passage, test.reaction)
		wantKind(t, err, tracker.Invalid)
		wantField(t, err, test.field, test.says)
	}
	_, err := w.MarkDuplicate(t.Context(), journalist, d.ID, d.Revision, "", recorded[0].ID)
	wantKind(t, err, tracker.Forbidden)
	_, err = w.MarkDuplicate(t.Context(), comms, d.ID, d.Revision+1, "", recorded[0].ID)
	wantKind(t, err, tracker.Conflict)
	if d, err = w.MarkDuplicate(t.Context(), comms, d.ID, d.Revision, p, recorded[0].ID); err != nil {
		t.Fatal(err)
	}
	if d, err = w.MarkDuplicate(t.Context(), comms, d.ID, d.Revision, p, ""); err != nil || d.Passages[0].Duplicate != "" || d.Passages[0].Dropped != "" {
		t.Errorf("got %+v, %v, want the mark taken back", d.Passages[0], err)
	}
	var told []string
	for _, e := range d.Events {
		told = append(told, e.Action)
	}
	if len(told) != 2 || told[0] != "mark duplicate" || told[1] != "take duplicate back" {
		t.Errorf("got %q, want both in the history", told)
	}
}
