package tracker_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soundings/search"
	"soundings/store/bolt"
	"soundings/tracker"
	"soundings/tracker/query"
)

// world is a service on a real store and a real index, with a clock that the
// test moves.
type world struct {
	*tracker.Service
	t     testing.TB
	clock atomic.Int64 // Unix milliseconds
	store tracker.Store
}

var (
	admin      = tracker.Viewer{Account: "admin", Name: "Ada Admin", Role: tracker.Administrator}
	comms      = tracker.Viewer{Account: "comms", Name: "Cora Comms", Role: tracker.Communications}
	policy     = tracker.Viewer{Account: "policy", Name: "Pat Policy", Role: tracker.Policy}
	journalist = tracker.Viewer{Account: "press", Name: "Jo Press", Role: tracker.Journalist}
	public     = tracker.Viewer{}
)

func newWorld(t testing.TB) *world {
	t.Helper()
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	dir := t.TempDir()
	store, err := bolt.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	index, err := search.Open(t.Context(), filepath.Join(dir, "index"), log)
	if err != nil {
		t.Fatal(err)
	}
	if err := index.CatchUp(t.Context(), store.Reactions(), nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(index.Close(), store.Close()); err != nil {
			t.Error(err)
		}
	})
	w := &world{t: t, store: store}
	w.clock.Store(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC).UnixMilli())
	var n atomic.Int64
	w.Service = &tracker.Service{
		Store: store, Index: index, Log: log, URL: "https://soundings.example", Passwords: tracker.PasswordCost{KiB: 64, Passes: 1},
		Now:   func() time.Time { return time.UnixMilli(w.clock.Load()) },
		NewID: func() string { return fmt.Sprintf("id%06d", n.Add(1)) },
	}
	return w
}

func (w *world) pass(d time.Duration) { w.clock.Add(d.Milliseconds()) }

// consultation adds an open consultation with two propositions.
func (w *world) consultation() tracker.Consultation {
	w.t.Helper()
	c, err := w.CreateConsultation(w.t.Context(), comms, tracker.Consultation{
		Slug: "shared-lists", Title: "Shared waiting lists", State: tracker.ConsultationOpen,
		Propositions: []tracker.Proposition{{Title: "Hospitals share one waiting list"}, {Title: "The regional board runs the list"}},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// roundUp is an invented press round-up.
const roundUp = `Reaction: the plan for shared waiting lists has divided hospital leaders.


Ada Okoro, Harbour Trust chief executive

“We do support shared lists, provided that the [regional] board pays for the software.

“Nobody should wait longer because of where they live.”

Ms Okoro said the first lists would be “ready by the autumn”.


Tobias Lindqvist, Association of Ward Sisters chair

“We do not support shared lists. They take the decision away from the people at the bedside.”
`

func (w *world) imported(text string) tracker.Review {
	w.t.Helper()
	src, err := w.Import(w.t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", Bytes: []byte(text),
		Title: "Leaders split", Publisher: "The Ward Gazette", Address: "https://gazette.example/split", Published: "1 March 2026"})
	if err != nil {
		w.t.Fatal(err)
	}
	return w.review(src.ID)
}

func (w *world) review(source string) tracker.Review {
	w.t.Helper()
	r, err := w.Review(w.t.Context(), comms, source)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// recorded imports the round-up and accepts everything under the terms.
func (w *world) recorded(terms tracker.Terms) []tracker.Reaction {
	w.t.Helper()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(w.t.Context(), comms, r.Source.ID, r.Source.Revision, terms); err != nil {
		w.t.Fatal(err)
	}
	list, err := w.AcceptAll(w.t.Context(), comms, r.Source.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	if len(list) != 2 {
		w.t.Fatalf("got %d reactions of the round-up, want 2", len(list))
	}
	return list
}

var onRecord = tracker.Terms{Status: tracker.OnRecord, Permitted: true}

func (w *world) total(v tracker.Viewer, q tracker.Search) int {
	w.t.Helper()
	p, err := w.SearchQuotes(w.t.Context(), v, q)
	if err != nil {
		w.t.Fatal(err)
	}
	return p.Total
}

func wantKind(t *testing.T, err error, want tracker.Kind) {
	t.Helper()
	if err == nil || tracker.KindOf(err) != want {
		t.Fatalf("got error %v of kind %d, want kind %d", err, tracker.KindOf(err), want)
	}
}

func wantField(t *testing.T, err error, field, words string) {
	t.Helper()
	var e *tracker.Error
	if !errors.As(err, &e) {
		t.Fatalf("got error %v, want one of field %s", err, field)
	}
	for _, f := range e.Fields {
		if f.Field == field && strings.Contains(f.Message, words) {
			return
		}
	}
	t.Fatalf("got fields %v, want %s with %q", e.Fields, field, words)
}

// checkSlices asserts for every stored passage that the slice of its source
// equals its text.
func (w *world) checkSlices() {
	w.t.Helper()
	page, err := w.store.Reactions().List(w.t.Context(), tracker.ListQuery{Limit: 1000})
	if err != nil {
		w.t.Fatal(err)
	}
	n := 0
	for _, r := range page.Items {
		src, err := w.store.Sources().Get(w.t.Context(), r.Source)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, p := range r.Passages {
			got, err := w.Text(w.t.Context(), comms, src, p.Start, p.End)
			if err != nil {
				w.t.Fatal(err)
			}
			if got != p.Text {
				w.t.Errorf("passage %s: the source has %q, the passage %q", p.ID, got, p.Text)
			}
			n++
		}
	}
	if n == 0 {
		w.t.Fatal("no passage was stored")
	}
}

func TestImportMakesDraftsWithExactPassages(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	if got := len(r.Drafts); got != 2 {
		t.Fatalf("got %d drafts, want 2", got)
	}
	first := r.Drafts[0]
	if first.Speaker != "Ada Okoro" || first.Capacities[0].OrganisationName != "Harbour Trust" || first.Capacities[0].Role != "chief executive" {
		t.Errorf("got %s, %+v, want Ada Okoro, chief executive of Harbour Trust", first.Speaker, first.Capacities)
	}
	text := []rune(roundUp)
	for _, d := range r.Drafts {
		for _, p := range d.Passages {
			if got := string(text[p.Start:p.End]); got != p.Text {
				t.Errorf("got passage %q, want the slice %q", p.Text, got)
			}
			if !strings.HasSuffix(string(text[:p.Start]), p.Prefix) || !strings.HasPrefix(string(text[p.End:]), p.Suffix) {
				t.Errorf("passage %q: prefix %q or suffix %q do not stand beside it", p.Text, p.Prefix, p.Suffix)
			}
		}
	}
	spans, err := w.Ledger(t.Context(), comms, r)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range text {
		if c != '“' && c != '”' {
			continue
		}
		held := false
		for _, sp := range spans {
			held = held || sp.Start-1 <= i && i <= sp.End
		}
		if !held {
			t.Errorf("the mark at %d has no line in the ledger", i)
		}
	}
}

func TestTheSameTextIsRefusedWithALinkBeforeAnythingIsStored(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	for name, text := range map[string]string{
		"as it was":        roundUp,
		"with CRLF":        strings.ReplaceAll(roundUp, "\n", "\r\n"),
		"with blank lines": "\n\n" + roundUp + "\n",
	} {
		_, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", Bytes: []byte(text), FileName: "again.txt"})
		wantKind(t, err, tracker.Conflict)
		var e *tracker.Error
		if errors.As(err, &e); e.Link != "/sources/"+r.Source.ID {
			t.Errorf("%s: got link %q, want the source %s", name, e.Link, r.Source.ID)
		}
	}
	page, err := w.store.Sources().List(t.Context(), tracker.ListQuery{})
	if err != nil || page.Total != 1 {
		t.Fatalf("got %d sources (%v), want 1", page.Total, err)
	}
}

func TestBadImportsNameTheFieldAndStoreNothing(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	good := tracker.Inbound{Consultation: "shared-lists", Bytes: []byte(roundUp)}
	tests := []struct {
		name         string
		change       func(*tracker.Inbound)
		field, words string
	}{
		{"empty paste", func(in *tracker.Inbound) { in.Bytes = []byte(" \n\t ") }, "text", "empty"},
		{"empty file", func(in *tracker.Inbound) { in.Bytes, in.FileName = nil, "a.txt" }, "file", "a.txt"},
		{"binary file", func(in *tracker.Inbound) { in.Bytes, in.FileName = []byte("\x7fELF\x00\x01\x02\x00\x00"), "a.bin" }, "file", "a.bin"},
		{"too large", func(in *tracker.Inbound) { in.Bytes, in.FileName = make([]byte, 21<<20), "big.txt" }, "file", "20 MB"},
		{"nobody speaks", func(in *tracker.Inbound) { in.Bytes = []byte("The weather was fine all day long.") }, "text", "No speaker"},
		{"unknown consultation", func(in *tracker.Inbound) { in.Consultation = "nowhere" }, "consultation", "nowhere"},
		{"no day", func(in *tracker.Inbound) { in.Published = "31 February 2026" }, "published", "date"},
		{"no address", func(in *tracker.Inbound) { in.Address = "javascript:alert(1)" }, "address", "https://"},
		{"unknown kind", func(in *tracker.Inbound) { in.Kind = "rumour" }, "kind", "kinds"},
		{"a name of a file that goes on and on", func(in *tracker.Inbound) { in.FileName = strings.Repeat("a", 300) + ".txt" }, "file", "255"},
		{"a name of a file in no character set", func(in *tracker.Inbound) { in.FileName = "caf\xe9.txt" }, "file", "cannot be read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := good
			tt.change(&in)
			_, err := w.Import(t.Context(), comms, in)
			wantKind(t, err, tracker.Invalid)
			wantField(t, err, tt.field, tt.words)
			sources, err := w.store.Sources().List(t.Context(), tracker.ListQuery{})
			if err != nil || sources.Total != 0 {
				t.Errorf("got %d sources (%v), want none", sources.Total, err)
			}
			drafts, err := w.store.Drafts().List(t.Context(), tracker.ListQuery{})
			if err != nil || drafts.Total != 0 {
				t.Errorf("got %d drafts (%v), want none", drafts.Total, err)
			}
		})
	}
}

func TestADraftIsAcceptedOnlyWithTerms(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	d := r.Drafts[0]
	_, err := w.AcceptDraft(t.Context(), comms, d.ID, d.AsFound())
	wantField(t, err, "status", "how the words")
	e := d.AsFound()
	e.Terms = &tracker.Terms{Status: tracker.Background}
	got, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
	if err != nil {
		t.Fatal(err)
	}
	if got.Terms.Status != tracker.Background || got.State != tracker.Recorded || got.SaidOn != "2026-03-01" {
		t.Errorf("got %s, %s, %s, want background, recorded, the source's date", got.Terms.Status, got.State, got.SaidOn)
	}
	if got.Stakeholder == "" || got.Capacities[0].Organisation == "" {
		t.Error("the person or the body was not added to the directory")
	}
	if n := w.total(comms, tracker.Search{Text: query.Parse(`"nobody should wait longer"`)}); n != 1 {
		t.Errorf("got %d hits right after recording, want 1", n)
	}
	w.checkSlices()
}

func TestOfTwoWhoAcceptAtOnceOneIsToldAndTheOthersEditsAreRecorded(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
		t.Fatal(err)
	}
	d := r.Drafts[0]
	var wg sync.WaitGroup
	var winners, losers atomic.Int32
	var recorded atomic.Value
	for i := range 8 {
		wg.Go(func() {
			e := d.AsFound()
			e.Honorific = fmt.Sprintf("Dr%d", i)
			got, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
			switch {
			case err == nil:
				winners.Add(1)
				recorded.Store(e.Honorific + "=" + got.Honorific)
			case tracker.KindOf(err) == tracker.Conflict:
				losers.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if winners.Load() != 1 || losers.Load() != 7 {
		t.Fatalf("got %d winners and %d told of it, want 1 and 7", winners.Load(), losers.Load())
	}
	parts := strings.Split(recorded.Load().(string), "=")
	if parts[0] != parts[1] {
		t.Errorf("the winner sent %s, recorded is %s", parts[0], parts[1])
	}
}

// failing is a store whose reactions cannot be inserted once: the process died
// between marking the draft and writing the reaction.
type failing struct {
	tracker.Store
	fail atomic.Bool
}

type failingReactions struct {
	tracker.Collection[tracker.Reaction]
	s *failing
}

func (f *failing) Reactions() tracker.Collection[tracker.Reaction] {
	return failingReactions{f.Store.Reactions(), f}
}

func (f failingReactions) Insert(ctx context.Context, r tracker.Reaction) (tracker.Reaction, error) {
	if f.s.fail.Load() {
		return r, errors.New("power cut")
	}
	return f.Collection.Insert(ctx, r)
}

func TestADraftLeftHalfRecordedByACrashIsFinished(t *testing.T) {
	w := newWorld(t)
	f := &failing{Store: w.store}
	w.Service.Store = f
	w.consultation()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
		t.Fatal(err)
	}
	d := r.Drafts[0]
	e := d.AsFound()
	e.Honorific = "Dame"
	f.fail.Store(true)
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, e); err == nil {
		t.Fatal("got no error from a store that lost power")
	}
	f.fail.Store(false)
	for range 2 { // finishing twice changes nothing
		if err := w.FinishRecording(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	got, err := w.store.Reactions().Get(t.Context(), d.Reaction)
	if err != nil || got.Honorific != "Dame" {
		t.Fatalf("got %q (%v), want the reaction with the reviewer's edit", got.Honorific, err)
	}
	if after := w.review(r.Source.ID).Drafts[0]; after.State != tracker.DraftAccepted {
		t.Errorf("got draft state %s, want accepted", after.State)
	}
}

func TestRejectingNeedsAReasonThatTheLedgerKeeps(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	d := r.Drafts[1]
	_, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "  ")
	wantField(t, err, "reason", "why")
	rejected, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "said elsewhere")
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "again")
	wantKind(t, err, tracker.Conflict)
	spans, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, sp := range spans {
		if sp.Draft == d.ID {
			n++
			if sp.Outcome != "rejected" || sp.Reason != "said elsewhere" {
				t.Errorf("got %s, %q, want rejected for the reviewer's reason", sp.Outcome, sp.Reason)
			}
		}
	}
	if n == 0 {
		t.Error("no span of the rejected draft in the ledger")
	}
	if _, err := w.FinishReview(t.Context(), comms, r.Source.ID); tracker.KindOf(err) != tracker.Invalid {
		t.Errorf("got %v, want a refusal to finish with a draft open", err)
	}
	if _, err := w.ReopenDraft(t.Context(), comms, d.ID, rejected.Revision); err != nil {
		t.Error(err)
	}
}

func TestEditsNeverTouchWords(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	list := w.recorded(onRecord)
	r := list[0]
	got, err := w.Correct(t.Context(), comms, r.ID, r.Revision, tracker.Correction{
		Speaker: "Ada Okoro-Lane", Honorific: "Dr", SaidOn: "2 March 2026", Reason: "married name",
		Capacities: []tracker.Capacity{{Role: "chair", OrganisationName: "Harbour Trust", Sector: "nhs_trust"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got.Speaker != "Ada Okoro-Lane" || got.SaidOn != "2026-03-02" || !got.Corrected {
		t.Errorf("got %s, %s, corrected %v", got.Speaker, got.SaidOn, got.Corrected)
	}
	for i, p := range got.Passages {
		if p.Text != r.Passages[i].Text || p.ID != r.Passages[i].ID {
			t.Errorf("passage %d was changed", i)
		}
	}
	var seen []string
	for _, e := range got.Events {
		if strings.HasPrefix(e.Action, "correct ") {
			seen = append(seen, e.Action+": "+e.Old+" → "+e.New+" ("+e.Why+")")
		}
	}
	if len(seen) != 4 && len(seen) != 3 {
		t.Errorf("got history %q, want speaker, role, date (and sector if it changed)", seen)
	}
	_, err = w.Correct(t.Context(), comms, r.ID, r.Revision, tracker.Correction{Speaker: "X", Reason: "late"})
	wantKind(t, err, tracker.Conflict)
	_, err = w.Correct(t.Context(), comms, got.ID, got.Revision, tracker.Correction{Speaker: "X"})
	wantField(t, err, "reason", "why")
	w.checkSlices()
}

func TestPublishingNeedsTheRecordAndPermission(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.recorded(tracker.Terms{Status: tracker.Background, Permitted: false})[0]
	_, err := w.Publish(t.Context(), comms, r.ID, r.Revision)
	wantField(t, err, "status", "on the record")
	wantField(t, err, "permitted", "Permission")
	_, err = w.Publish(t.Context(), policy, r.ID, r.Revision)
	wantKind(t, err, tracker.Forbidden)
	r, err = w.SetReactionTerms(t.Context(), comms, r.ID, r.Revision, onRecord)
	if err != nil {
		t.Fatal(err)
	}
	if r, err = w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	r, err = w.SetReactionTerms(t.Context(), comms, r.ID, r.Revision, tracker.Terms{Status: tracker.OffRecord, Permitted: true})
	if err != nil || r.State != tracker.Recorded {
		t.Errorf("got %s (%v), want it unpublished with its terms", r.State, err)
	}
}

func TestWithdrawnReactionsLeaveEveryCountAndComeBackUnpublished(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.recorded(onRecord)[0]
	before := w.total(comms, tracker.Search{})
	_, err := w.Withdraw(t.Context(), comms, r.ID, r.Revision, "")
	wantField(t, err, "withdraw_reason", "why")
	if r, err = w.Withdraw(t.Context(), comms, r.ID, r.Revision, "misheard"); err != nil {
		t.Fatal(err)
	}
	if got := w.total(comms, tracker.Search{}); got != before-1 {
		t.Errorf("got %d reactions after a withdrawal, want %d", got, before-1)
	}
	if r, err = w.Restore(t.Context(), comms, r.ID, r.Revision); err != nil || r.State != tracker.Recorded {
		t.Fatalf("got %s (%v), want recorded", r.State, err)
	}
	if got := w.total(comms, tracker.Search{}); got != before {
		t.Errorf("got %d reactions after restoring, want %d", got, before)
	}
}

func TestStancesAreDecidedByPeopleAndFiltered(t *testing.T) {
	w := newWorld(t)
	c := w.consultation()
	list := w.recorded(onRecord)
	whole, board := c.Propositions[0].ID, c.Propositions[1].ID
	if got := list[0].Stance(whole); got != tracker.Undecided {
		t.Fatalf("got %s before anybody decided, want undecided", got)
	}
	_, err := w.DecideStance(t.Context(), journalist, list[0].ID, list[0].Revision, tracker.StanceInput{Proposition: whole, Value: tracker.Support})
	wantKind(t, err, tracker.Forbidden)
	_, err = w.DecideStance(t.Context(), policy, list[0].ID, list[0].Revision, tracker.StanceInput{Proposition: "no such", Value: tracker.Support})
	wantField(t, err, "proposition", "Choose")
	_, err = w.DecideStance(t.Context(), policy, list[0].ID, list[0].Revision, tracker.StanceInput{Proposition: whole, Value: "maybe"})
	wantField(t, err, "stance", "Choose")
	a, err := w.DecideStance(t.Context(), policy, list[0].ID, list[0].Revision, tracker.StanceInput{Proposition: whole, Value: tracker.QualifiedSupport, Why: "“provided that”"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.DecideStance(t.Context(), policy, list[1].ID, list[1].Revision, tracker.StanceInput{Proposition: whole, Value: tracker.Oppose}); err != nil {
		t.Fatal(err)
	}
	if _, err = w.DecideStance(t.Context(), policy, a.ID, a.Revision, tracker.StanceInput{Proposition: board, Value: tracker.Neutral}); err != nil {
		t.Fatal(err)
	}
	con := []string{c.ID}
	tests := []struct {
		name string
		q    tracker.Search
		want int
	}{
		{"supports with conditions on the whole", tracker.Search{Consultation: con, Stances: []tracker.Stance{tracker.QualifiedSupport}}, 1},
		{"opposes on the whole", tracker.Search{Consultation: con, Stances: []tracker.Stance{tracker.Oppose}}, 1},
		{"either", tracker.Search{Consultation: con, Stances: []tracker.Stance{tracker.Oppose, tracker.QualifiedSupport}}, 2},
		{"neutral on the board", tracker.Search{Consultation: con, Proposition: board, Stances: []tracker.Stance{tracker.Neutral}}, 1},
		{"undecided on the board", tracker.Search{Consultation: con, Proposition: board, Stances: []tracker.Stance{tracker.Undecided}}, 1},
		{"opposes on the board", tracker.Search{Consultation: con, Proposition: board, Stances: []tracker.Stance{tracker.Oppose}}, 0},
	}
	for _, tt := range tests {
		if got := w.total(policy, tt.q); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
	d, err := w.Dashboard(t.Context(), policy, c.Slug, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if d.Reactions != 2 || d.Decided() != 2 || d.Individuals != 2 || d.Organisations != 2 {
		t.Errorf("got %d reactions, %d decided, %d people, %d bodies, want 2 of each", d.Reactions, d.Decided(), d.Individuals, d.Organisations)
	}
}

func TestAPhraseFindsOnlyItsOwn(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	list := w.recorded(onRecord)
	for phrase, want := range map[string]string{
		`"We do support shared lists"`:     list[0].ID,
		`“We do not support shared lists”`: list[1].ID,
	} {
		p, err := w.SearchQuotes(t.Context(), comms, tracker.Search{Text: query.Parse(phrase)})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Hits) != 1 || p.Hits[0].Reaction.ID != want {
			t.Errorf("%s: got %d hits, want only %s", phrase, len(p.Hits), want)
		}
	}
}

func TestACorrectedDateOfTheSourceReachesTheReactionsThatTookIt(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	list := w.recorded(onRecord)
	own, err := w.Correct(t.Context(), comms, list[1].ID, list[1].Revision, tracker.Correction{Speaker: list[1].Speaker,
		Capacities: list[1].Capacities, SaidOn: "27 February 2026", Reason: "she spoke two days before"})
	if err != nil {
		t.Fatal(err)
	}
	src := w.review(own.Source).Source
	_, err = w.EditSource(t.Context(), comms, src.ID, tracker.SourceEdit{Revision: src.Revision, Kind: src.Kind, Title: src.Title, Published: "3 March 2026"})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]tracker.CivilDate{list[0].ID: "2026-03-03", own.ID: "2026-02-27"} {
		got, err := w.store.Reactions().Get(t.Context(), id)
		if err != nil || got.SaidOn != want {
			t.Errorf("got %s (%v), want %s", got.SaidOn, err, want)
		}
	}
	if n := w.total(comms, tracker.Search{From: "2026-03-03", To: "2026-03-03"}); n != 1 {
		t.Errorf("got %d reactions found on the new day, want 1", n)
	}
}

func TestWhatWasRestoredIsNotPublishedWithItsSource(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.recorded(onRecord)[0]
	r, err := w.Withdraw(t.Context(), comms, r.ID, r.Revision, "misheard")
	if err != nil {
		t.Fatal(err)
	}
	if r, err = w.Restore(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	p, err := w.PublishSource(t.Context(), comms, r.Source)
	if err != nil || p.Published != 1 || len(p.Skipped) != 1 || !strings.Contains(p.Skipped[0], "restored") {
		t.Errorf("got %d published, skipped %q (%v), want the other one published", p.Published, p.Skipped, err)
	}
	if r, err = w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil || r.State != tracker.Published {
		t.Errorf("got %s (%v) on its own page, want published", r.State, err)
	}
}

func TestAnAcceptanceRepeatedAfterACrashAddsTheNewPersonOnce(t *testing.T) {
	w := newWorld(t)
	f := &failing{Store: w.store}
	w.Service.Store = f
	w.consultation()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
		t.Fatal(err)
	}
	e := r.Drafts[0].AsFound()
	e.Stakeholder = tracker.NewPerson
	f.fail.Store(true)
	for range 2 {
		if _, err := w.AcceptDraft(t.Context(), comms, r.Drafts[0].ID, e); err == nil {
			t.Fatal("got no error from a store that lost power")
		}
		e.Revision = w.review(r.Source.ID).Drafts[0].Revision
	}
	f.fail.Store(false)
	if _, err := w.AcceptDraft(t.Context(), comms, r.Drafts[0].ID, e); err != nil {
		t.Fatal(err)
	}
	page, err := w.store.Stakeholders().List(t.Context(), tracker.ListQuery{})
	if err != nil || page.Total != 1 {
		t.Errorf("got %d people (%v), want 1", page.Total, err)
	}
}

func TestProgressIsCountedAsTheReviewCountsIt(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	want := func(decided int) {
		t.Helper()
		list, err := w.ProgressOf(t.Context(), policy, r.Source)
		if err != nil {
			t.Fatal(err)
		}
		if list[0].Decided != decided || list[0].Total != 2 || list[0].Decided != w.review(r.Source.ID).Decided() {
			t.Errorf("got %d of %d, want %d of 2", list[0].Decided, list[0].Total, decided)
		}
	}
	want(0)
	d, err := w.RejectDraft(t.Context(), comms, r.Drafts[1].ID, r.Drafts[1].Revision, "said elsewhere")
	if err != nil {
		t.Fatal(err)
	}
	want(1)
	if _, err := w.ReopenDraft(t.Context(), comms, d.ID, d.Revision); err != nil {
		t.Fatal(err)
	}
	want(0)
	wantKind(t, second(w.ProgressOf(t.Context(), journalist, r.Source)), tracker.Forbidden)
}
