package tracker_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// call is a phone call as somebody types it in.
func call(key string) tracker.Logged {
	return tracker.Logged{Key: key, Consultation: "shared-lists", Terms: onRecord, Honorific: "Dr", Speaker: "Ivo Brandt",
		Role: "chair", Organisation: "Lantern Society", Sector: "think_tank", Way: tracker.PhoneCall, SaidOn: "1 March 2026",
		Exact: "“We would sign today.”\r\n\r\nBut the board must pay.", Reported: "He said members had been asked.", Note: "Cora took the call."}
}

func (w *world) log(in tracker.Logged) tracker.Reaction {
	w.t.Helper()
	r, _, err := w.LogReaction(w.t.Context(), comms, in)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func TestACallIsLoggedAsTheExactWordsTyped(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	in := call("k1")
	in.Stances = []tracker.LoggedStance{
		{Proposition: con.Propositions[0].ID, Value: tracker.QualifiedSupport, Evidence: []string{"We would sign today."}, Conditions: []string{"the board must pay"}},
		{Proposition: con.Propositions[1].ID, Value: tracker.Undecided},
	}
	r := w.log(in)
	var texts []string
	for _, p := range r.Passages {
		texts = append(texts, string(p.Kind)+": "+p.Text)
	}
	if d := cmp.Diff([]string{"quote: We would sign today.", "quote: But the board must pay.", "reported: He said members had been asked."}, texts); d != "" {
		t.Error(d)
	}
	if r.Speaker != "Ivo Brandt" || r.Honorific != "Dr" || r.SaidOn != "2026-03-01" || r.State != tracker.Recorded || r.Terms != onRecord || r.DatedBySource {
		t.Errorf("got %+v", r)
	}
	on := r.On(con.Propositions[0].ID).Decision
	if on == nil || on.Value != tracker.QualifiedSupport || len(on.Conditions) != 1 || on.Conditions[0].Words != "the board must pay" {
		t.Fatalf("got decision %+v", on)
	}
	if words, _ := r.Words(on.Evidence[0]); words != "We would sign today." {
		t.Errorf("got evidence %q", words)
	}
	if r.Stance(con.Propositions[1].ID) != tracker.Undecided {
		t.Error("a proposition that was left open is decided")
	}
	review := w.review(r.Source)
	if review.Source.Kind != tracker.PhoneCall || review.Source.Title != "Phone call with Dr Ivo Brandt" || !review.Source.Finished || review.Decided() != 1 {
		t.Errorf("got source %+v", review.Source)
	}
	text, err := w.Text(t.Context(), comms, review.Source, 0, 1000)
	if want := "“We would sign today.”\n\nBut the board must pay.\n\nHe said members had been asked."; err != nil || text != want {
		t.Errorf("got snapshot %q, %v, want %q", text, err, want)
	}
	spans, err := w.Ledger(t.Context(), comms, review)
	if err != nil || len(spans) != 3 || spans[0].Start != 0 || spans[0].Outcome != "quote" || spans[2].Outcome != "reported" {
		t.Errorf("got ledger %+v, %v", spans, err)
	}
	if e := r.Events[0]; e.Action != "log" || e.New != "phone call" || e.Why != "Cora took the call." || e.By != comms.Account {
		t.Errorf("got first event %+v", e)
	}
	w.checkSlices()
	if n := w.total(comms, tracker.Search{Stakeholder: []string{r.Stakeholder}}); n != 1 {
		t.Errorf("got %d found, want 1", n)
	}
}

func TestAFormSentTwiceLogsOnce(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	first := w.log(call("k1"))
	again, before, err := w.LogReaction(t.Context(), comms, call("k1"))
	if err != nil || !before || again.ID != first.ID || again.Passages[0].Text != first.Passages[0].Text {
		t.Errorf("got %s, before %t, %v, want the first, %s", again.ID, before, err, first.ID)
	}
	full := call("k1")
	full.Speaker = "Dr  Ivo Brandt"
	if again, before, err = w.LogReaction(t.Context(), comms, full); err != nil || !before || again.ID != first.ID {
		t.Errorf("got %s, before %t, %v, want the first, %s", again.ID, before, err, first.ID)
	}
	for _, change := range []func(*tracker.Logged){
		func(in *tracker.Logged) { in.Exact = "Something else." }, func(in *tracker.Logged) { in.Reported = "" },
		func(in *tracker.Logged) { in.Speaker = "Ida Moss" }, func(in *tracker.Logged) { in.Organisation = "Other Society" },
	} {
		other := call("k1")
		change(&other)
		_, _, err = w.LogReaction(t.Context(), comms, other)
		wantKind(t, err, tracker.Conflict)
	}
	var all sync.WaitGroup
	ids := make([]string, 8)
	for i := range ids {
		all.Go(func() {
			in := call("k2")
			in.Exact, in.Reported = "We would sign tomorrow.", ""
			r, _, err := w.LogReaction(t.Context(), comms, in)
			if err != nil {
				t.Error(err)
			}
			ids[i] = r.ID
		})
	}
	all.Wait()
	for _, id := range ids {
		if id == "" || id != ids[0] {
			t.Errorf("got reactions %v, want one", ids)
		}
	}
	if n := w.total(comms, tracker.Search{}); n != 2 {
		t.Errorf("got %d reactions, want 2", n)
	}
	w.checkSlices()
}

func TestMarksAroundNoWordsLeaveNothingOpen(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	in := call("k1")
	in.Exact = "We would sign today.\n\n“”\n\nBut the board must pay."
	r := w.log(in)
	if b, err := w.Balance(t.Context(), comms, r.Source); err != nil || !b.Balanced() || !w.review(r.Source).Source.Finished {
		t.Errorf("got %+v, %v, want a review that is finished", b, err)
	}
}

func TestWhatIsWrongWithALoggedReactionIsSaidAtOnceAndNothingIsKept(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	w.log(call("known"))
	wrong := func(change func(*tracker.Logged)) tracker.Logged {
		in := call("k")
		in.Exact, in.Reported = "New words.", ""
		change(&in)
		return in
	}
	decided := func(x tracker.LoggedStance) func(*tracker.Logged) {
		x.Proposition = con.Propositions[0].ID
		return func(in *tracker.Logged) { in.Stances = []tracker.LoggedStance{x} }
	}
	for _, test := range []struct {
		name          string
		in            tracker.Logged
		field, saying string
	}{
		{"no status", wrong(func(in *tracker.Logged) { in.Terms = tracker.Terms{} }), "status", "Choose how"},
		{"nobody", wrong(func(in *tracker.Logged) { in.Speaker, in.Organisation = "", "" }), "speaker", "who said it"},
		{"no words", wrong(func(in *tracker.Logged) { in.Exact, in.Reported = " \r\n", "" }), "exact", "Type what was said"},
		{"only marks", wrong(func(in *tracker.Logged) { in.Exact, in.Reported = "“”", "" }), "exact", "only marks"},
		{"far too much", wrong(func(in *tracker.Logged) { in.Exact = strings.Repeat("word ", 5000) }), "exact", "20,000"},
		{"too many", wrong(func(in *tracker.Logged) { in.Exact = strings.Repeat("a\n\n", 60) }), "exact", "50 passages"},
		{"no text", wrong(func(in *tracker.Logged) { in.Reported = "a\x00b" }), "reported", "cannot be read"},
		{"not UTF-8", wrong(func(in *tracker.Logged) { in.Note = "\xff" }), "note", "cannot be read"},
		{"no day", wrong(func(in *tracker.Logged) { in.SaidOn = "31 May or so" }), "said_on", "Enter a date"},
		{"tomorrow", wrong(func(in *tracker.Logged) { in.SaidOn = "3 March 2026" }), "said_on", "still to come"},
		{"no way", wrong(func(in *tracker.Logged) { in.Way = tracker.Article }), "way", "Choose how you heard it"},
		{"a bad address", wrong(func(in *tracker.Logged) { in.Address = "javascript:alert(1)" }), "address", "web address"},
		{"a new body without a sector", wrong(func(in *tracker.Logged) { in.Organisation, in.Sector = "Quay Forum", "" }), "sector", "not in the directory"},
		{"no such sector", wrong(func(in *tracker.Logged) { in.Sector = "nowhere" }), "sector", "Choose one"},
		{"a surname alone", wrong(func(in *tracker.Logged) { in.Speaker = "Brandt" }), "stakeholder", "who is meant"},
		{"the same words", wrong(func(in *tracker.Logged) { in.Exact = "we would sign today.\n\nBut  the board must pay." }), "again", ", 1 March 2026. If it was said again"},
		{"other evidence", wrong(decided(tracker.LoggedStance{Value: tracker.Support, Evidence: []string{"old words"}})), "evidence-" + con.Propositions[0].ID, "does not stand"},
		{"no condition of theirs", wrong(decided(tracker.LoggedStance{Value: tracker.Support, Conditions: []string{"if only"}})), "conditions-" + con.Propositions[0].ID, "does not stand"},
		{"no stance", wrong(decided(tracker.LoggedStance{Value: "sideways"})), "stance-" + con.Propositions[0].ID, "Choose where"},
	} {
		_, _, err := w.LogReaction(t.Context(), comms, test.in)
		t.Log(test.name)
		wantField(t, err, test.field, test.saying)
	}
	for _, v := range []tracker.Viewer{policy, journalist, public} {
		if _, _, err := w.LogReaction(t.Context(), v, call("k")); tracker.KindOf(err) != tracker.Forbidden && tracker.KindOf(err) != tracker.Unauthenticated {
			t.Errorf("%s: got %v, want a refusal", v.Role, err)
		}
	}
	list, _, err := w.SourcesOf(t.Context(), comms, con.ID, 0, 10)
	if err != nil || len(list) != 1 {
		t.Errorf("got %d sources, %v, want the one of the first call", len(list), err)
	}
}

func TestWhoIsMeantByALoggedName(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	first := w.log(call("k1"))
	log := func(key string, change func(*tracker.Logged)) tracker.Reaction {
		t.Helper()
		in := call(key)
		in.Exact, in.Reported = "Words of "+key+".", ""
		change(&in)
		return w.log(in)
	}
	for _, test := range []struct {
		name   string
		change func(*tracker.Logged)
		same   bool
		want   string // by whom
	}{
		{"the same name", func(*tracker.Logged) {}, true, "Dr Ivo Brandt"},
		{"chosen, as the list has it", func(in *tracker.Logged) {
			in.Stakeholder, in.Speaker, in.Honorific = first.Stakeholder, "Dr Ivo Brandt", ""
		}, true, "Dr Ivo Brandt"},
		{"somebody new of the name", func(in *tracker.Logged) { in.Stakeholder = tracker.NewPerson }, false, "Dr Ivo Brandt"},
		{"chosen, then another name typed", func(in *tracker.Logged) { in.Stakeholder, in.Speaker, in.Honorific = first.Stakeholder, "Una Falk", "" }, false, "Una Falk"},
		{"the body itself", func(in *tracker.Logged) { in.Speaker, in.Honorific, in.Sector = "", "", "" }, false, "Lantern Society"},
	} {
		r := log(test.name, test.change)
		if (r.Stakeholder == first.Stakeholder) != test.same || r.By() != test.want || r.Capacity().Organisation != first.Capacity().Organisation || r.Capacity().Sector != "think_tank" {
			t.Errorf("%s: got %s (%s) of %+v", test.name, r.By(), r.Stakeholder, r.Capacity())
		}
		w.pass(2 * time.Second)
	}
}

func TestALoggedReactionSurvivesTheEndOfTheProgram(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.log(call("k1"))
	// As a crash between two writes leaves it: the draft open, the reaction away.
	d, err := w.store.Drafts().Get(t.Context(), r.Draft)
	if err != nil {
		t.Fatal(err)
	}
	d.State = tracker.DraftOpen
	if _, err := w.store.Drafts().Update(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	again, before, err := w.LogReaction(t.Context(), comms, call("k1"))
	if err != nil || !before || again.ID != r.ID {
		t.Errorf("got %s, %t, %v, want %s", again.ID, before, err, r.ID)
	}
	// And before its source was written: the same form takes the draft up.
	claim := tracker.Claim{Meta: tracker.Meta{ID: "logged:comms:k2"}, Owner: "left"}
	if _, err := w.store.Claims().Insert(t.Context(), claim); err != nil {
		t.Fatal(err)
	}
	left := tracker.Draft{Meta: tracker.Meta{ID: "left"}, Source: "left", Reaction: "meant", Number: 1, State: tracker.DraftOpen, Speaker: "Ivo Brand"}
	if _, err := w.store.Drafts().Insert(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	in := call("k2")
	in.Exact, in.Reported = "Other words.", ""
	again, before, err = w.LogReaction(t.Context(), comms, in)
	if err != nil || before || again.ID != "meant" || again.Speaker != "Ivo Brandt" || again.Passages[0].Text != "Other words." {
		t.Errorf("got %+v, %t, %v", again, before, err)
	}
}
