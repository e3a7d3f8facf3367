package tracker_test

import (
	"fmt"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestASearchIsSavedRenamedDeletedAndComesBack(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	is, err := w.SaveSearch(ctx, journalist, "  Contracts \n opposed ", "q=contract&stance=oppose", 4)
	if err != nil {
		t.Fatal(err)
	}
	if is.Name != "Contracts opposed" || is.Found != 4 || !is.OpenedAt.Equal(w.Now().UTC()) {
		t.Errorf("got %+v", is)
	}
	if is, err = w.RenameSavedSearch(ctx, journalist, is.ID, is.Revision, "Against contracts"); err != nil {
		t.Fatal(err)
	}
	_, err = w.RenameSavedSearch(ctx, journalist, is.ID, is.Revision-1, "Stale")
	wantKind(t, err, tracker.Conflict)
	gone, err := w.DeleteSavedSearch(ctx, journalist, is.ID, is.Revision)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := w.SavedSearches(ctx, journalist); err != nil || len(list) != 0 {
		t.Errorf("got %d searches and %v after the only one was deleted", len(list), err)
	}
	_, err = w.SavedSearch(ctx, journalist, is.ID)
	wantKind(t, err, tracker.NotFound)
	back, err := w.RestoreSavedSearch(ctx, journalist, gone.ID, gone.Revision)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, e := range back.Events {
		said = append(said, e.Action)
	}
	if got := strings.Join(said, ", "); got != "save search, rename search, delete search, restore search" || back.Name != "Against contracts" {
		t.Errorf("got the events %s of %q", got, back.Name)
	}
}

func TestOnlyTheLastDeletedSearchComesBack(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	var gone []tracker.SavedSearch
	for _, name := range []string{"One", "Two"} {
		is, err := w.SaveSearch(ctx, policy, name, "q="+name, 0)
		if err != nil {
			t.Fatal(err)
		}
		if is, err = w.DeleteSavedSearch(ctx, policy, is.ID, is.Revision); err != nil {
			t.Fatal(err)
		}
		gone = append(gone, is)
	}
	_, err := w.RestoreSavedSearch(ctx, policy, gone[0].ID, gone[0].Revision)
	wantKind(t, err, tracker.NotFound)
	if _, err := w.RestoreSavedSearch(ctx, policy, gone[1].ID, gone[1].Revision); err != nil {
		t.Error(err)
	}
}

func TestASavedSearchIsOnesOwn(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	is, err := w.SaveSearch(ctx, policy, "Mine", "q=mine", 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func(tracker.Viewer) error{
		"read": func(v tracker.Viewer) error { _, err := w.SavedSearch(ctx, v, is.ID); return err },
		"open": func(v tracker.Viewer) error { _, err := w.OpenSavedSearch(ctx, v, is.ID, 1); return err },
		"rename": func(v tracker.Viewer) error {
			_, err := w.RenameSavedSearch(ctx, v, is.ID, is.Revision, "X")
			return err
		},
		"delete":  func(v tracker.Viewer) error { _, err := w.DeleteSavedSearch(ctx, v, is.ID, is.Revision); return err },
		"restore": func(v tracker.Viewer) error { _, err := w.RestoreSavedSearch(ctx, v, is.ID, is.Revision); return err },
	} {
		if got := tracker.KindOf(ask(admin)); got != tracker.NotFound {
			t.Errorf("%s by somebody else: got kind %v, want NotFound", name, got)
		}
		if got := tracker.KindOf(ask(public)); got != tracker.Unauthenticated {
			t.Errorf("%s by nobody: got kind %v, want Unauthenticated", name, got)
		}
	}
	if list, err := w.SavedSearches(ctx, admin); err != nil || len(list) != 0 {
		t.Errorf("somebody else is shown %d searches and %v", len(list), err)
	}
	if now, err := w.OpenSavedSearch(ctx, policy, is.ID, 7); err != nil || now.Found != 7 {
		t.Errorf("got %d found and %v, want 7", now.Found, err)
	}
}

func TestASearchThatCannotBeSavedSaysWhy(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	for i := range tracker.MostSaved - 1 {
		if _, err := w.SaveSearch(ctx, comms, fmt.Sprintf("Search %d", i), "q=x", 0); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ name, query, says string }{
		{" ", "q=x", "Give the search a name."},
		{strings.Repeat("é", 81), "q=x", "at most 80 letters"},
		{"SEARCH 7", "q=x", "of this name already"},
		{"New", "", "nothing to save yet"},
		{"New", strings.Repeat("x", 4001), "too long"},
	} {
		_, err := w.SaveSearch(ctx, comms, tt.name, tt.query, 0)
		wantKind(t, err, tracker.Invalid)
		wantField(t, err, "name", tt.says)
	}
	if _, err := w.SaveSearch(ctx, comms, "The last", "q=x", 0); err != nil {
		t.Fatal(err)
	}
	_, err := w.SaveSearch(ctx, comms, "One too many", "q=x", 0)
	wantField(t, err, "name", "Delete one first")
}
