package storetest

import (
	"testing"

	"soundings/tracker"
)

func missingIsNotFound(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	_, err := c.Get(t.Context(), "none")
	wantKind(t, "get", err, tracker.NotFound)
	_, err = c.Get(t.Context(), "")
	wantKind(t, "get the empty ID", err, tracker.NotFound)
	_, err = c.Update(t.Context(), at(said("none", "s", ""), 1))
	wantKind(t, "update", err, tracker.NotFound)
	_, err = c.Update(t.Context(), said("none", "s", ""))
	wantKind(t, "update of revision 0", err, tracker.NotFound)
	wantKind(t, "delete", c.Delete(t.Context(), "none", 1), tracker.NotFound)
	wantKind(t, "delete of revision 0", c.Delete(t.Context(), "none", 0), tracker.NotFound)
	if got := must(c.GetMany(t.Context(), []string{"none"}))(t); len(got) != 0 {
		t.Errorf("got %d of none", len(got))
	}
	if page := must(c.List(t.Context(), tracker.ListQuery{}))(t); page.Total != 0 || len(page.Items) != 0 || page.More {
		t.Errorf("got %+v of an empty collection", page)
	}
}

func takenIsConflict(t *testing.T, u Suite) {
	s := u.Open(t)
	first := must(s.Reactions().Insert(t.Context(), said("r", "first", "")))(t)
	_, err := s.Reactions().Insert(t.Context(), said("r", "second", ""))
	wantKind(t, "a second insert", err, tracker.Conflict)
	_, err = s.Reactions().Insert(t.Context(), first)
	wantKind(t, "the same insert again", err, tracker.Conflict)
	wantEqual(t, "the first", must(s.Reactions().Get(t.Context(), "r"))(t), first)
	if page := must(s.Reactions().List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "second"}}))(t); page.Total != 0 {
		t.Error("the refused insert is listed under its key")
	}
	must(s.Drafts().Insert(t.Context(), bare[tracker.Draft]("r")))(t) // another noun may have the ID
}

func staleIsConflict(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	must(c.Insert(t.Context(), said("r", "s", "")))(t)
	second := must(c.Update(t.Context(), at(said("r", "s", "someone"), 1)))(t)
	for _, revision := range []int64{-1, 0, 1, 3} {
		_, err := c.Update(t.Context(), at(said("r", "other", ""), revision))
		wantKind(t, "update of another revision", err, tracker.Conflict)
		wantKind(t, "delete of another revision", c.Delete(t.Context(), "r", revision), tracker.Conflict)
	}
	wantEqual(t, "the reaction", must(c.Get(t.Context(), "r"))(t), second)
	if page := must(c.List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "other"}}))(t); page.Total != 0 {
		t.Error("the refused update is listed under its key")
	}
}

func deletedIsGone(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	must(c.Insert(t.Context(), said("kept", "s", "")))(t)
	must(c.Insert(t.Context(), said("r", "s", "")))(t)
	ok(t, c.Delete(t.Context(), "r", 1))
	_, err := c.Get(t.Context(), "r")
	wantKind(t, "get", err, tracker.NotFound)
	_, err = c.Update(t.Context(), at(said("r", "s", ""), 1))
	wantKind(t, "update of the last revision", err, tracker.NotFound)
	_, err = c.Update(t.Context(), at(said("r", "s", ""), 2))
	wantKind(t, "update of the tombstone", err, tracker.NotFound)
	wantKind(t, "delete of the tombstone", c.Delete(t.Context(), "r", 2), tracker.NotFound)
	_, err = c.Insert(t.Context(), said("r", "s", ""))
	wantKind(t, "insert", err, tracker.Conflict)
	wantEqual(t, "what is left", ids(must(c.GetMany(t.Context(), []string{"r", "kept"}))(t)), []string{"kept"})
	for _, k := range []tracker.Key{{}, {Name: "source", Value: "s"}} {
		page := must(c.List(t.Context(), tracker.ListQuery{Key: k}))(t)
		wantEqual(t, "the list", ids(page.Items), []string{"kept"})
		if page.Total != 1 {
			t.Errorf("total: got %d, want 1", page.Total)
		}
	}
}

func nothingIsShared(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	want := at(filled[tracker.Reaction]("r", 1), 1)
	handedIn := filled[tracker.Reaction]("r", 1)
	inserted := must(c.Insert(t.Context(), handedIn))(t)
	spoil := func(r *tracker.Reaction) {
		r.Note = "spoilt"
		r.Passages[0].Text = "spoilt"
		r.Themes[1] = "spoilt"
		r.Stances[0].Decision.Evidence[0] = tracker.WordsAt{Passage: "spoilt"}
		r.Events = append(r.Events[:1], tracker.Event{Action: "spoilt"})
	}
	spoil(&handedIn)
	wantEqual(t, "what was returned, after changing what was handed in", inserted, want)
	spoil(&inserted)
	got := must(c.Get(t.Context(), "r"))(t)
	wantEqual(t, "the reaction, after changing what insert returned", got, want)
	spoil(&got)
	many := must(c.GetMany(t.Context(), []string{"r", "r"}))(t)
	spoil(&many[0])
	wantEqual(t, "the second of two, after changing the first", many[1], want)
	page := must(c.List(t.Context(), tracker.ListQuery{}))(t)
	spoil(&page.Items[0])
	updated := must(c.Update(t.Context(), want))(t)
	spoil(&updated)
	wantEqual(t, "the reaction after all", must(c.Get(t.Context(), "r"))(t), at(want, 2))
}

func claimHasOneOwner(t *testing.T, u Suite) {
	c := u.Open(t).Claims()
	claim := func(owner string) tracker.Claim {
		return tracker.Claim{Meta: tracker.Meta{ID: "account-email:élodie@example.org"}, Owner: owner}
	}
	first := must(c.Insert(t.Context(), claim("first")))(t)
	_, err := c.Insert(t.Context(), claim("second"))
	wantKind(t, "a second claim", err, tracker.Conflict)
	takeOver := first
	takeOver.Owner = "third"
	must(c.Update(t.Context(), takeOver))(t)
	takeOver.Owner = "fourth"
	_, err = c.Update(t.Context(), takeOver)
	wantKind(t, "a second taking over", err, tracker.Conflict)
	if got := must(c.Get(t.Context(), first.ID))(t); got.Owner != "third" {
		t.Errorf("owner: got %s, want third", got.Owner)
	}
}

func reopeningKeeps(t *testing.T, u Suite) {
	s := u.Open(t)
	kept := must(s.Reactions().Insert(t.Context(), filled[tracker.Reaction]("kept", 1)))(t)
	must(s.Reactions().Insert(t.Context(), said("deleted", "s", "")))(t)
	blob := store(t, s, "to be kept")
	_, cursor := follow(t, s.Reactions(), "")
	ok(t, s.Reactions().Delete(t.Context(), "deleted", 1))

	s = u.Reopen(t, s)
	wantEqual(t, "the reaction", must(s.Reactions().Get(t.Context(), "kept"))(t), kept)
	page := must(s.Reactions().List(t.Context(), tracker.ListQuery{Key: kept.Keys()[0]}))(t)
	wantEqual(t, "the list by key", page.Items, []tracker.Reaction{kept})
	_, err := s.Reactions().Insert(t.Context(), said("deleted", "s", ""))
	wantKind(t, "insert under the deleted ID", err, tracker.Conflict)
	if got := load(t, s, blob); got != "to be kept" {
		t.Errorf("blob: got %q", got)
	}
	changes, _ := follow(t, s.Reactions(), cursor)
	wantEqual(t, "what a cursor from before finds of the deleted", changes["deleted"],
		tracker.Change{ID: "deleted", Revision: 2, Deleted: true})
}
