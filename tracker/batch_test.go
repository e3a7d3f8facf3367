package tracker_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
)

// order starts a batch in the name of the communications team.
func (w *world) order(source string, o tracker.BatchOrder) tracker.Batch {
	w.t.Helper()
	if o.ID == "" {
		o.ID = w.NewID()
	}
	b, err := w.StartBatch(w.t.Context(), comms, source, o)
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

// finished carries out what is ordered and returns the batch as it then stands.
func (w *world) finished(id string) tracker.Batch {
	w.t.Helper()
	if err := w.FinishBatches(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	p, err := w.Batch(w.t.Context(), comms, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return p.Batch
}

func (w *world) undone(b tracker.Batch) tracker.Batch {
	w.t.Helper()
	if _, err := w.UndoBatch(w.t.Context(), comms, b.ID, b.Revision); err != nil {
		w.t.Fatal(err)
	}
	return w.finished(b.ID)
}

// states counts a source's drafts by state.
func (w *world) states(source string) map[tracker.DraftState]int {
	w.t.Helper()
	n := map[tracker.DraftState]int{}
	for _, d := range w.review(source).Drafts {
		n[d.State]++
	}
	return n
}

func (w *world) reactionsOf(source string) []tracker.Reaction {
	w.t.Helper()
	page, err := w.store.Reactions().List(w.t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: source}, Limit: 1000})
	if err != nil {
		w.t.Fatal(err)
	}
	return page.Items
}

func TestABatchAcceptsWhatTheFilterSelects(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(12)
	filter := tracker.DraftFilter{Stance: tracker.Support}
	plan, err := w.PlanBatch(t.Context(), comms, src.ID, tracker.BatchOrder{Action: tracker.BatchAccept, Filter: filter})
	if err != nil || len(plan.Numbers) != 2 || plan.Scope != "the rows that wait, whose position suggests support" {
		t.Fatalf("got %d rows, %q, %v; want the 2 that suggest support", len(plan.Numbers), plan.Scope, err)
	}
	order := tracker.BatchOrder{ID: w.NewID(), Action: tracker.BatchAccept, Filter: filter, Expect: 2}
	b := w.order(src.ID, order)
	if again := w.order(src.ID, order); again.ID != b.ID || again.Revision != b.Revision {
		t.Errorf("got batch %s at revision %d for the order sent twice, want the same", again.ID, again.Revision)
	}
	b = w.finished(b.ID)
	if b.State != tracker.BatchDone || b.Done != 2 || b.Skipped+b.Failed != 0 || b.ByName != comms.Name {
		t.Errorf("got %s, %d done, %d skipped, %d failed by %s; want 2 done", b.State, b.Done, b.Skipped, b.Failed, b.ByName)
	}
	for _, r := range w.reactionsOf(src.ID) {
		on := r.Stances[0]
		if on.Decision != nil || on.Suggestion == nil || on.Suggestion.Value != tracker.Support || !strings.Contains(on.Suggestion.Cues[0], "Strongly agree") {
			t.Errorf("got %+v, want the position as a suggestion and nothing decided", on)
		}
		if !strings.Contains(fmt.Sprint(r.Events), "accept with others") {
			t.Errorf("the history of %s does not tell of the batch: %v", r.By(), r.Events)
		}
	}
	if n := w.states(src.ID); n[tracker.DraftAccepted] != 2 || n[tracker.DraftOpen] != 10 {
		t.Errorf("got %v, want 2 accepted and 10 open", n)
	}
	if got := w.total(comms, tracker.Search{Source: []string{src.ID}}); got != 2 {
		t.Errorf("got %d found by a search, want 2", got)
	}
}

func TestABatchDecidesOnlyTheRowsThatWereTicked(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(5)
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchReject, Ticked: []int{2, 4, 99}, Reason: "sent twice"}).ID)
	if b.Done != 2 || b.Scope != "the rows that were ticked" {
		t.Errorf("got %d done of %q, want the 2 that are there", b.Done, b.Scope)
	}
	for _, d := range w.review(src.ID).Drafts {
		want := tracker.DraftOpen
		if d.Number == 2 || d.Number == 4 {
			want = tracker.DraftRejected
		}
		if d.State != want || want == tracker.DraftRejected && d.Reason != "sent twice" {
			t.Errorf("row %d: got %s for %q, want %s", d.Number, d.State, d.Reason, want)
		}
	}
	b = w.undone(b)
	if n := w.states(src.ID); b.State != tracker.BatchUndone || b.Undone != 2 || n[tracker.DraftOpen] != 5 {
		t.Errorf("got %s, %d given back, %v; want all open again", b.State, b.Undone, n)
	}
}

func TestAnOrderThatCannotBeCarriedOutIsRefused(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "r.csv", Bytes: []byte(replies(3))})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, field string
		order       tracker.BatchOrder
		viewer      tracker.Viewer
		kind        tracker.Kind
	}{
		{"no terms", "status", tracker.BatchOrder{ID: "1", Action: tracker.BatchAccept}, comms, tracker.Invalid},
		{"no reason", "reason", tracker.BatchOrder{ID: "1", Action: tracker.BatchReject, Reason: " "}, comms, tracker.Invalid},
		{"no rows", "rows", tracker.BatchOrder{ID: "1", Action: tracker.BatchReject, Reason: "x", Filter: tracker.DraftFilter{Words: "nobody said this"}}, comms, tracker.Invalid},
		{"nothing ticked", "rows", tracker.BatchOrder{ID: "1", Action: tracker.BatchReject, Reason: "x", Ticked: []int{}}, comms, tracker.Invalid},
		{"no such action", "action", tracker.BatchOrder{ID: "1", Action: "publish"}, comms, tracker.Invalid},
		{"no ID", "", tracker.BatchOrder{Action: tracker.BatchReject, Reason: "x"}, comms, tracker.Invalid},
		{"other rows than were shown", "", tracker.BatchOrder{ID: "1", Action: tracker.BatchReject, Reason: "x", Expect: 4}, comms, tracker.Conflict},
		{"a journalist", "", tracker.BatchOrder{ID: "1", Action: tracker.BatchReject, Reason: "x"}, journalist, tracker.Forbidden},
		{"policy", "", tracker.BatchOrder{ID: "1", Action: tracker.BatchReject, Reason: "x"}, policy, tracker.Forbidden},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := w.StartBatch(t.Context(), tt.viewer, src.ID, tt.order)
			wantKind(t, err, tt.kind)
			if tt.field != "" {
				wantField(t, err, tt.field, "")
			}
		})
	}
	if n := w.states(src.ID); n[tracker.DraftOpen] != 3 {
		t.Errorf("got %v, want nothing decided", n)
	}
}

func TestARowThatFailsIsNamedAndTheOthersGoOn(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(4)
	drafts := w.review(src.ID).Drafts
	wrong, strange := drafts[1], drafts[2]
	wrong.Passages[0].Text += " And more."
	strange.Capacities[0].Sector = "no such sector"
	for _, d := range []tracker.Draft{wrong, strange} {
		if _, err := w.store.Drafts().Update(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID)
	if b.State != tracker.BatchDone || b.Done != 2 || b.Failed != 2 || len(b.Rows) != 2 {
		t.Fatalf("got %s, %d done, %d failed, %v; want two and two", b.State, b.Done, b.Failed, b.Rows)
	}
	problems := map[int]string{2: "differ from the text", 3: "sector"}
	for _, row := range b.Rows {
		if !strings.Contains(row.Problem, problems[row.Number]) || !strings.Contains(row.Problem, "by itself") || row.By == "" || row.Row != row.Number+1 {
			t.Errorf("got %+v, want who, the line of the file, what is wrong and what to do", row)
		}
	}
	if n := w.states(src.ID); n[tracker.DraftOpen] != 2 || len(w.reactionsOf(src.ID)) != 2 {
		t.Errorf("got %v, want the two that failed still open", n)
	}
	if _, err := w.AcceptAll(t.Context(), comms, src.ID); err == nil || !strings.Contains(err.Error(), "2 of 2") {
		t.Errorf("got %v, want to be told of those not accepted", err)
	}
}

func TestUndoingABatchKeepsWhatWasChangedSince(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(6)
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID)
	before := w.reactionsOf(src.ID)
	src, err := w.FinishReview(t.Context(), comms, src.ID)
	if err == nil {
		_, err = w.EditSource(t.Context(), comms, src.ID, tracker.SourceEdit{Revision: src.Revision, Kind: src.Kind, Published: "3 March 2026"})
	}
	list := w.reactionsOf(src.ID) // every one has a new date
	if err == nil {
		_, err = w.Publish(t.Context(), comms, list[0].ID, list[0].Revision)
	}
	if err == nil {
		_, err = w.SetReactionTerms(t.Context(), comms, list[1].ID, list[1].Revision, tracker.Terms{Status: tracker.Background})
	}
	if err == nil {
		_, err = w.Withdraw(t.Context(), comms, list[2].ID, list[2].Revision, "asked by the speaker")
	}
	if err != nil {
		t.Fatal(err)
	}
	b = w.undone(b)
	if b.State != tracker.BatchUndone || b.Undone != 3 || b.Kept != 3 || len(b.Rows) != 3 {
		t.Fatalf("got %s, %d given back, %d kept: %v; want three and three", b.State, b.Undone, b.Kept, b.Rows)
	}
	for _, row := range b.Rows {
		if !strings.Contains(row.Problem, "since and stays") {
			t.Errorf("got %+v, want why it stays", row)
		}
	}
	if w.review(src.ID).Source.Finished {
		t.Error("the review is finished with drafts open")
	}
	for _, d := range w.review(src.ID).Drafts[3:] {
		old := before[d.Number-1]
		if d.State != tracker.DraftOpen || d.Reaction == old.ID || d.Passages[0].ID == old.Passages[0].ID || d.Passages[0].Text != old.Passages[0].Text {
			t.Errorf("row %d: got %s with reaction %s, want it open with a fresh one and the same words", d.Number, d.State, d.Reaction)
		}
		r, err := w.store.Reactions().Get(t.Context(), old.ID)
		if err != nil || r.State != tracker.Withdrawn || !strings.Contains(r.Reason, "was undone") {
			t.Errorf("row %d: got %s for %q, %v; want it withdrawn because the batch was undone", d.Number, r.State, r.Reason, err)
		}
		if _, err := w.Restore(t.Context(), comms, r.ID, r.Revision); tracker.KindOf(err) != tracker.Invalid {
			t.Errorf("row %d: got %v, want no way back while its draft is open again", d.Number, err)
		}
	}
	if _, err := w.UndoBatch(t.Context(), comms, b.ID, b.Revision); tracker.KindOf(err) != tracker.Conflict {
		t.Errorf("got %v, want a batch undone once only", err)
	}
	if list, err := w.AcceptAll(t.Context(), comms, src.ID); err != nil || len(list) != 3 {
		t.Errorf("got %d recorded anew, %v; want the 3", len(list), err)
	}
	if got := w.total(comms, tracker.Search{Source: []string{src.ID}, States: []tracker.ReactionState{tracker.Recorded, tracker.Published}}); got != 5 {
		t.Errorf("got %d found, want 5 that count", got)
	}
}

func TestARowDecidedByHandIsLeftToWhoeverDidIt(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(3)
	o := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	d := w.review(src.ID).Drafts[0]
	if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "a test entry"); err != nil {
		t.Fatal(err)
	}
	b := w.finished(o.ID)
	if b.Done != 2 || b.Skipped != 1 || b.Failed != 0 {
		t.Errorf("got %d done, %d skipped, want the one decided by hand skipped", b.Done, b.Skipped)
	}
	if n := w.states(src.ID); n[tracker.DraftRejected] != 1 {
		t.Errorf("got %v, want it still rejected", n)
	}
}

func TestTwoWhoStartBatchesAtOnceRecordEachRowOnce(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(40)
	ids := make([]string, 2)
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			ids[i] = w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID
			if err := w.FinishBatches(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	done, skipped := 0, 0
	for _, id := range ids {
		b := w.finished(id)
		done, skipped = done+b.Done, skipped+b.Skipped
		if b.State != tracker.BatchDone || b.Failed != 0 {
			t.Errorf("got %s with %d failed, want it done", b.State, b.Failed)
		}
	}
	if done != 40 || skipped != 40 || len(w.reactionsOf(src.ID)) != 40 {
		t.Errorf("got %d done, %d skipped, %d reactions; want 40 each", done, skipped, len(w.reactionsOf(src.ID)))
	}
}

// TestPeopleOfABatchAreThoseOfOneRowAfterAnother holds that rows done together
// find the same people as rows done one by one.
func TestPeopleOfABatchAreThoseOfOneRowAfterAnother(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	var b strings.Builder
	b.WriteString("name,role,organisation,comment\n")
	for i := range 30 {
		fmt.Fprintf(&b, "Ada Okoro,nurse,Harbour Trust %d,Reply %d says that shared lists are a good idea.\n", i%3, i)
	}
	src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "r.csv", Bytes: []byte(b.String())})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.SetTerms(t.Context(), comms, src.ID, src.Revision, onRecord); err != nil {
		t.Fatal(err)
	}
	list, err := w.AcceptAll(t.Context(), comms, src.ID)
	if err != nil || len(list) != 30 {
		t.Fatalf("got %d, %v", len(list), err)
	}
	for _, r := range list {
		if r.Stakeholder != list[0].Stakeholder {
			t.Errorf("got two people of one name, %s and %s, want one as the rows make them one by one", r.Stakeholder, list[0].Stakeholder)
		}
	}
	st, err := w.store.Stakeholders().Get(t.Context(), list[0].Stakeholder)
	if err != nil || len(st.Positions) != 3 {
		t.Errorf("got positions %v, %v; want one in each body", st.Positions, err)
	}
}

func TestABatchOfAnotherIsLeftAloneUntilItGivesNoSignOfLife(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(2)
	b := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	b.Held = w.Now().Add(10 * time.Second)
	if _, err := w.store.Batches().Update(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	if got := w.finished(b.ID); got.State != tracker.BatchRunning {
		t.Errorf("got %s, want it left to who holds it", got.State)
	}
	w.pass(11 * time.Second)
	if got := w.finished(b.ID); got.State != tracker.BatchDone || got.Done != 2 {
		t.Errorf("got %s, %d done, want it taken over", got.State, got.Done)
	}
}

// TestARowWhoseNameIsAQuestionGoesOnWaiting holds that a batch puts no slip of
// a letter right silently.
func TestARowWhoseNameIsAQuestionGoesOnWaiting(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour NHS Foundation Trust")
	src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "r.csv", Bytes: []byte("name,organisation,comment\n" +
		"Ada Okoro,Wraxley Harbour NHS Foundation Trust,Shared lists are a good idea for us all.\n" +
		"Tim Marsh,Wraxley Harbuor NHS Foundation Trust,Shared lists will not work on our wards.\n")})
	if err == nil {
		src, err = w.SetTerms(t.Context(), comms, src.ID, src.Revision, onRecord)
	}
	if err != nil {
		t.Fatal(err)
	}
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID)
	if b.Done != 1 || b.Left != 1 || b.Failed != 0 || len(b.Rows) != 1 || !b.Rows[0].Asks || !strings.Contains(b.Rows[0].Problem, o.Name) {
		t.Errorf("got %d done, %d left, %d failed: %v; want the slip left to a person, with whom it may mean", b.Done, b.Left, b.Failed, b.Rows)
	}
	if n := w.states(src.ID); n[tracker.DraftOpen] != 1 || n[tracker.DraftAccepted] != 1 {
		t.Errorf("got %v, want one still open", n)
	}
}

// TestASlipBetweenRowsIsAskedAboutWhicheverIsWrittenFirst holds that the later
// of two rows with names one letter apart goes on waiting.
func TestASlipBetweenRowsIsAskedAboutWhicheverIsWrittenFirst(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "r.csv", Bytes: []byte("name,organisation,comment\n" +
		"Sunniva Mahendra,Wraxley Harbour Partnership,Shared lists are a good idea for us all.\n" +
		"Tim Marsh,Wraxley Harbuor Partnership,Shared lists will not work on our wards.\n" +
		"Sunniva Mahendar,,Shared lists would help me to find a bed.\n" +
		"Sunniva Mahendra,Wraxley Harbour Partnership,Shared lists are still a good idea.\n")})
	if err == nil {
		_, err = w.SetTerms(t.Context(), comms, src.ID, src.Revision, onRecord)
	}
	if err != nil {
		t.Fatal(err)
	}
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID)
	if b.Done != 2 || b.Left != 2 || len(b.Rows) != 2 {
		t.Fatalf("got %d done, %d left: %v; want the two slips left to a person", b.Done, b.Left, b.Rows)
	}
	for i, want := range []string{"“Wraxley Harbour Partnership” of an earlier row", "“Sunniva Mahendra” of an earlier row"} {
		if row := b.Rows[i]; row.Number != i+2 || !row.Asks || !strings.Contains(row.Problem, want) {
			t.Errorf("got %+v, want row %d asked about %s", row, i+2, want)
		}
	}
}
