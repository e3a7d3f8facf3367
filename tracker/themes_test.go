package tracker_test

import (
	"fmt"
	"slices"
	"testing"

	"soundings/tracker"
)

// themedConsultation is the consultation of the tests with two themes.
func (w *world) themedConsultation() tracker.Consultation {
	w.t.Helper()
	c := w.consultation()
	c.Themes = []tracker.Theme{{Name: "Money"}, {Name: "Staff"}}
	c, err := w.UpdateConsultation(w.t.Context(), policy, c)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func TestAReactionHasTheThemesThatItIsGiven(t *testing.T) {
	w := newWorld(t)
	c := w.themedConsultation()
	money, staff := c.Themes[0].ID, c.Themes[1].ID
	r := w.recorded(onRecord)[0]
	_, err := w.SetThemes(t.Context(), journalist, r.ID, r.Revision, []string{money})
	wantKind(t, err, tracker.Forbidden)
	_, err = w.SetThemes(t.Context(), policy, r.ID, r.Revision, []string{"another's"})
	wantField(t, err, "themes", "there no more")
	now, err := w.SetThemes(t.Context(), policy, r.ID, r.Revision, []string{staff, money, staff})
	if err != nil {
		t.Fatal(err)
	}
	e := now.Events[len(now.Events)-1]
	if !slices.Equal(now.Themes, []string{money, staff}) || e.Action != "set themes" || e.Old != "" || e.New != "Money, Staff" {
		t.Errorf("got %v and %+v, want both themes once, in the order of the consultation", now.Themes, e)
	}
	_, err = w.SetThemes(t.Context(), comms, r.ID, r.Revision, nil)
	wantKind(t, err, tracker.Conflict)
	heard, err := w.ThemesHeard(t.Context(), comms, c)
	if err != nil || heard[money] != 1 || heard[staff] != 1 {
		t.Errorf("got %v (%v), want one reaction on each", heard, err)
	}
	if heard, err = w.ThemesHeard(t.Context(), journalist, c); err != nil || len(heard) > 0 {
		t.Errorf("a journalist is told of %v (%v), although nothing is published", heard, err)
	}
}

func TestAThemeInUseIsRenamedAndNotRemoved(t *testing.T) {
	w := newWorld(t)
	c := w.themedConsultation()
	r := w.recorded(onRecord)[0]
	if _, err := w.SetThemes(t.Context(), comms, r.ID, r.Revision, []string{c.Themes[0].ID}); err != nil {
		t.Fatal(err)
	}
	without := c
	without.Themes = c.Themes[1:]
	_, err := w.UpdateConsultation(t.Context(), policy, without)
	wantField(t, err, "themes", "1 reaction has the theme “Money”")
	if _, err := w.Withdraw(t.Context(), comms, r.ID, r.Revision+1, "Said by mistake."); err != nil {
		t.Fatal(err)
	}
	_, err = w.UpdateConsultation(t.Context(), policy, without)
	wantField(t, err, "themes", "1 reaction has the theme “Money”, withdrawn.")
	gone, err := w.ThemesWithdrawn(t.Context(), policy, c)
	if err != nil || len(gone) != 1 || gone[0].ID != r.ID {
		t.Errorf("got %v (%v), want the withdrawn reaction", gone, err)
	}
	_, err = w.ThemesWithdrawn(t.Context(), journalist, c)
	wantKind(t, err, tracker.Forbidden)
	renamed := c
	renamed.Themes = []tracker.Theme{{ID: c.Themes[0].ID, Name: "Budgets"}, {ID: "of another consultation", Name: "Pace"}}
	now, err := w.UpdateConsultation(t.Context(), policy, renamed)
	if err != nil {
		t.Fatal(err)
	}
	if now.Themes[0] != (tracker.Theme{ID: c.Themes[0].ID, Name: "Budgets"}) || now.Themes[1].ID == "of another consultation" || len(now.Themes) != 2 {
		t.Errorf("got %v: a new name keeps the ID, an ID that is not its own is not taken, and what nothing has goes", now.Themes)
	}
}

func TestAThemeIsGivenToSeveralAndTakenBack(t *testing.T) {
	w := newWorld(t)
	c := w.themedConsultation()
	money := c.Themes[0].ID
	list := w.recorded(onRecord)
	ids := []string{list[0].ID, list[1].ID, "gone"}
	if _, err := w.SetThemes(t.Context(), comms, list[1].ID, list[1].Revision, []string{money}); err != nil {
		t.Fatal(err)
	}
	got, err := w.TagThemes(t.Context(), policy, money, true, ids)
	if err != nil || !slices.Equal(got.Changed, []string{list[0].ID}) || got.Same != 1 || got.Other != 1 {
		t.Fatalf("got %+v (%v), want one changed, one as before, one that is not there", got, err)
	}
	if got, err = w.TagThemes(t.Context(), policy, money, false, got.Changed); err != nil || len(got.Changed) != 1 {
		t.Fatalf("got %+v (%v), want it taken back", got, err)
	}
	heard, err := w.ThemesHeard(t.Context(), comms, c)
	if err != nil || heard[money] != 1 {
		t.Errorf("got %v (%v), want the one that had it before", heard, err)
	}
	_, err = w.TagThemes(t.Context(), policy, money, true, nil)
	wantField(t, err, "reaction", "Tick the reactions")
	_, err = w.TagThemes(t.Context(), policy, "none", true, ids)
	wantField(t, err, "theme", "there no more")
	_, err = w.TagThemes(t.Context(), journalist, money, true, ids)
	wantKind(t, err, tracker.Forbidden)
}

// What is suggested counts only where that is asked for, and only for those who
// decide.
func TestASuggestionCountsWhereAsked(t *testing.T) {
	w := newWorld(t)
	c := w.consultation()
	list := w.recorded(onRecord)
	suggested := 0
	for _, r := range list {
		if r.On(c.ID).Suggestion == nil {
			t.Fatalf("%s was recorded without a suggestion", r.ID)
		}
		if _, ok := r.Suggested(c.ID); ok {
			suggested++
		}
	}
	search := func(v tracker.Viewer, q tracker.Search) tracker.QuotePage {
		t.Helper()
		q.Facets = []tracker.Facet{tracker.FacetStance, tracker.FacetSuggested}
		page, err := w.SearchQuotes(t.Context(), v, q)
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	if m := search(policy, tracker.Search{}).Mix; m.Counts[tracker.Undecided] != len(list) || m.OnlySuggested() != 0 {
		t.Errorf("got %+v, want all undecided without the switch", m)
	}
	if m := search(policy, tracker.Search{Suggested: true}).Mix; m.Counts[tracker.Undecided] != len(list)-suggested || m.OnlySuggested() != suggested || m.Decided() != 0 {
		t.Errorf("got %+v, want %d suggested and none decided", m, suggested)
	}
	if got := search(policy, tracker.Search{OnlySuggests: true}).Total; got != suggested {
		t.Errorf("got %d, want the %d that have nothing but a suggestion", got, suggested)
	}
	r := list[0]
	if _, err := w.DecideStance(t.Context(), policy, r.ID, r.Revision, tracker.StanceInput{Proposition: c.ID, Value: tracker.Neutral, Why: "They say so."}); err != nil {
		t.Fatal(err)
	}
	if m := search(policy, tracker.Search{Suggested: true}).Mix; m.Decided() != 1 {
		t.Errorf("got %+v, want the decision in the place of the suggestion", m)
	}
	for _, r := range list[1:] {
		if _, err := w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
			t.Fatal(err)
		}
	}
	page := search(journalist, tracker.Search{Suggested: true, OnlySuggests: true})
	if page.Total != len(list)-1 || page.Mix.Counts[tracker.Undecided] != len(list)-1 || len(page.Facets[tracker.FacetSuggested]) != 0 {
		t.Errorf("a journalist is told %+v, %v", page.Mix, page.Facets)
	}
}

// TestAFormBringsNoForeignOrDoubledIDs sends the IDs of another consultation, and one
// twice, with the forms of a consultation.
func TestAFormBringsNoForeignOrDoubledIDs(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	order := func(slug string) tracker.Consultation {
		return tracker.Consultation{Slug: slug, Title: "A second pier", Propositions: []tracker.Proposition{{Title: "It is built"}, {Title: "Ships pay"}}, Themes: []tracker.Theme{{Name: "Money"}}}
	}
	one, err := w.CreateConsultation(t.Context(), comms, order("one"))
	if err != nil {
		t.Fatal(err)
	}
	forged := order("two")
	forged.Propositions[1].ID, forged.Themes[0].ID = one.Propositions[1].ID, one.Themes[0].ID
	two, err := w.CreateConsultation(t.Context(), comms, forged)
	if err != nil {
		t.Fatal(err)
	}
	own := two.Propositions[1].ID
	two.Propositions = append(two.Propositions, tracker.Proposition{ID: own, Title: "Again"}, tracker.Proposition{ID: one.ID, Title: "Theirs"}, tracker.Proposition{ID: one.Propositions[1].ID, Title: "Theirs too"})
	two.Themes = append(two.Themes, tracker.Theme{ID: two.Themes[0].ID, Name: "Again"}, tracker.Theme{ID: one.Themes[0].ID, Name: "Theirs"})
	if two, err = w.UpdateConsultation(t.Context(), comms, two); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{"": true, one.ID: true, one.Propositions[1].ID: true, one.Themes[0].ID: true}
	for _, p := range two.Propositions {
		if seen[p.ID] {
			t.Errorf("%q has the ID %q, which is another's", p.Title, p.ID)
		}
		seen[p.ID] = true
	}
	for _, x := range two.Themes {
		if seen[x.ID] {
			t.Errorf("%q has the ID %q, which is another's", x.Name, x.ID)
		}
		seen[x.ID] = true
	}
	if two.Propositions[0].ID != two.ID || two.Propositions[1].ID != own {
		t.Errorf("got %+v, want what was there to keep its IDs", two.Propositions)
	}
	for i := range 101 {
		two.Themes = append(two.Themes, tracker.Theme{Name: fmt.Sprint("theme ", i)})
	}
	_, err = w.UpdateConsultation(t.Context(), comms, two)
	wantField(t, err, "themes", "Keep to 100 themes")
}
