package tracker_test

import (
	"strings"
	"testing"

	"soundings/tracker"
	"soundings/tracker/query"
)

func TestAConsultationKeepsItsAddressAndWhatIsDecidedUpon(t *testing.T) {
	w := newWorld(t)
	c := w.consultation()
	_, err := w.CreateConsultation(t.Context(), comms, tracker.Consultation{Slug: c.Slug, Title: "Another"})
	wantField(t, err, "slug", "taken")
	_, err = w.CreateConsultation(t.Context(), journalist, tracker.Consultation{Title: "Mine"})
	wantKind(t, err, tracker.Forbidden)
	_, err = w.CreateConsultation(t.Context(), policy, tracker.Consultation{Slug: "No Good", Opens: "2026-02-30", State: "maybe"})
	wantField(t, err, "title", "Enter a title")
	wantField(t, err, "slug", "small letters")
	wantField(t, err, "opens", "date")
	wantField(t, err, "state", "draft, open or closed")

	made, err := w.CreateConsultation(t.Context(), policy, tracker.Consultation{Title: "The Board’s “Winter” plan, 2026"})
	if err != nil {
		t.Fatal(err)
	}
	if made.Slug != "the-boards-winter-plan-2026" || made.Whole().Title != made.Title || made.Whole().ID != made.ID {
		t.Errorf("got slug %s and whole %+v, want both made of the title", made.Slug, made.Whole())
	}

	r := w.recorded(onRecord)[0]
	board := c.Propositions[1]
	if r, err = w.DecideStance(t.Context(), policy, r.ID, r.Revision, tracker.StanceInput{Proposition: board.ID, Value: tracker.Oppose, Counter: none}); err != nil {
		t.Fatal(err)
	}
	without := c
	without.Propositions = c.Propositions[:1]
	_, err = w.UpdateConsultation(t.Context(), policy, without)
	wantField(t, err, "propositions", "1 stance is decided")
	if r, err = w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	draft := c
	draft.State = tracker.ConsultationDraft
	_, err = w.UpdateConsultation(t.Context(), policy, draft)
	wantField(t, err, "state", "published")

	moved := c
	moved.Slug, moved.Title = "elsewhere", "One list for all hospitals"
	got, err := w.UpdateConsultation(t.Context(), policy, moved)
	if err != nil {
		t.Fatal(err)
	}
	if got.Slug != c.Slug || got.Title != moved.Title || got.Propositions[1].ID != board.ID {
		t.Errorf("got %s, %q, %v: the address and the IDs of propositions must stay", got.Slug, got.Title, got.Propositions)
	}
	_, err = w.UpdateConsultation(t.Context(), policy, moved)
	wantKind(t, err, tracker.Conflict)
}

func TestADraftConsultationIsForStaffOnly(t *testing.T) {
	w := newWorld(t)
	c, err := w.CreateConsultation(t.Context(), comms, tracker.Consultation{Title: "Not yet announced", State: tracker.ConsultationDraft})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Consultation(t.Context(), comms, c.Slug); err != nil {
		t.Error(err)
	}
	hidden, missing := second(w.Consultation(t.Context(), journalist, c.Slug)), second(w.Consultation(t.Context(), journalist, "no-such"))
	if tracker.KindOf(hidden) != tracker.NotFound || hidden.Error() != missing.Error() {
		t.Errorf("a draft answers a journalist %v, a missing one %v", hidden, missing)
	}
	list, err := w.Consultations(t.Context(), journalist)
	if err != nil || len(list) != 0 {
		t.Errorf("got %d consultations (%v) for a journalist, want none", len(list), err)
	}
}

func TestMovesAreBetweenDatedDecisionsOnly(t *testing.T) {
	said := func(id, who string, on tracker.CivilDate, value tracker.Stance) tracker.Reaction {
		r := tracker.Reaction{Meta: tracker.Meta{ID: id}, Consultation: "whole", Stakeholder: who, SaidOn: on}
		if value != tracker.Undecided {
			r.Stances = []tracker.StanceOn{{Proposition: "whole", Decision: &tracker.Decision{Value: value}}}
		}
		return r
	}
	list := []tracker.Reaction{
		said("1", "ann", "2026-01-01", tracker.Oppose),
		said("2", "bea", "2026-01-02", tracker.Support),
		said("3", "ann", "2026-01-03", tracker.Undecided),
		said("4", "ann", "2026-01-04", tracker.NotStated),
		said("5", "ann", "2026-01-05", tracker.Concerned),
		said("6", "bea", "2026-01-06", tracker.Support),
		said("7", "", "2026-01-07", tracker.Oppose),
		said("8", "bea", "", tracker.Oppose),
		said("9", "ann", "2026-01-09", tracker.Support),
	}
	var got []string
	for _, m := range tracker.Moves(list, "whole") {
		got = append(got, m.From.ID+">"+m.To.ID+" "+string(m.Was)+">"+string(m.Is))
	}
	if want := "5>9 concerned>support, 1>5 oppose>concerned"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestAnExportHasEveryPassageInSightOnce(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	list := w.recorded(onRecord)
	if _, err := w.Publish(t.Context(), comms, list[1].ID, list[1].Revision); err != nil {
		t.Fatal(err)
	}
	exported := func(v tracker.Viewer, q tracker.Search) map[string]int {
		t.Helper()
		seen := map[string]int{}
		err := w.ExportQuotes(t.Context(), v, q, func(r tracker.QuoteRow) error { seen[r.Passage.ID]++; return nil })
		if err != nil {
			t.Fatal(err)
		}
		return seen
	}
	all := exported(comms, tracker.Search{})
	if want := len(list[0].Passages) + len(list[1].Passages); len(all) != want {
		t.Errorf("got %d passages for staff, want %d", len(all), want)
	}
	for id, n := range all {
		if n != 1 {
			t.Errorf("passage %s is exported %d times", id, n)
		}
	}
	if got, want := exported(journalist, tracker.Search{}), len(list[1].Passages); len(got) != want {
		t.Errorf("got %d passages for a journalist, want the %d published", len(got), want)
	}
	if got := exported(comms, tracker.Search{Text: query.Parse(`"ready by the autumn"`)}); len(got) == 0 || len(got) == len(all) {
		t.Errorf("got %d passages for a phrase, want those that hold it", len(got))
	}
}
