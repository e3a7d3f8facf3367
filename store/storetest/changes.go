package storetest

import (
	"testing"

	"soundings/tracker"
)

// follow reads changes until there are none and returns the last of each ID.
func follow[T tracker.Entity](t *testing.T, c tracker.Collection[T], cursor string) (map[string]tracker.Change, string) {
	t.Helper()
	seen := map[string]tracker.Change{}
	for range 10_000 {
		changes, next, err := c.Changes(t.Context(), cursor, 7)
		ok(t, err)
		if next == "" {
			t.Fatal("got an empty cursor to go on from")
		}
		if len(changes) > 7 {
			t.Fatalf("got %d changes, want at most 7", len(changes))
		}
		cursor = next
		if len(changes) == 0 {
			return seen, cursor
		}
		note(seen, changes)
	}
	t.Fatal("the changes never end")
	return nil, ""
}

// note keeps the greatest revision of each ID.
func note(seen map[string]tracker.Change, changes []tracker.Change) {
	for _, c := range changes {
		if c.Revision >= seen[c.ID].Revision {
			seen[c.ID] = c
		}
	}
}

func changesAreComplete(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	seen, cursor := follow(t, c, "")
	if len(seen) != 0 {
		t.Fatalf("got %d changes of nothing", len(seen))
	}
	type point struct {
		cursor string
		known  map[string]tracker.Change
	}
	var points []point
	want := map[string]tracker.Change{}
	mark := func() {
		known := map[string]tracker.Change{}
		for id, c := range want {
			known[id] = c
		}
		found, next := follow(t, c, cursor)
		for _, f := range found {
			note(seen, []tracker.Change{f})
		}
		cursor = next
		points = append(points, point{cursor, known})
		wantEqual(t, "what has been seen", seen, want)
	}
	points = append(points, point{cursor, map[string]tracker.Change{}}, point{"", map[string]tracker.Change{}})
	for i := range 20 {
		must(c.Insert(t.Context(), said(number(i), "s", "")))(t)
		want[number(i)] = tracker.Change{ID: number(i), Revision: 1}
		if i%3 == 0 {
			must(c.Update(t.Context(), at(said(number(i/2), "s", ""), want[number(i/2)].Revision)))(t)
			want[number(i/2)] = tracker.Change{ID: number(i / 2), Revision: want[number(i/2)].Revision + 1}
		}
		if i%5 == 0 {
			mark()
		}
	}
	mark()
	for _, p := range points {
		found, _ := follow(t, c, p.cursor)
		for _, f := range found {
			note(p.known, []tracker.Change{f})
		}
		wantEqual(t, "what is known by going on from an older cursor", p.known, want)
	}
	if changes, _, err := c.Changes(t.Context(), "", 0); err != nil || len(changes) != len(want) {
		t.Errorf("without a limit: got %d changes, %v; want %d", len(changes), err, len(want))
	}
}

func changesShowDeletions(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	must(c.Insert(t.Context(), said("a", "s", "")))(t)
	must(c.Insert(t.Context(), said("b", "s", "")))(t)
	_, cursor := follow(t, c, "")
	ok(t, c.Delete(t.Context(), "a", 1))
	want := tracker.Change{ID: "a", Revision: 2, Deleted: true}
	found, _ := follow(t, c, cursor)
	wantEqual(t, "the change", found["a"], want)
	found, _ = follow(t, c, "")
	wantEqual(t, "the changes from the beginning", found, map[string]tracker.Change{"a": want, "b": {ID: "b", Revision: 1}})
}

func strangeCursorIsNotFound(t *testing.T, u Suite) {
	one, other := u.Open(t), u.Open(t)
	must(one.Reactions().Insert(t.Context(), said("a", "s", "")))(t)
	must(other.Reactions().Insert(t.Context(), said("a", "s", "")))(t)
	_, cursor := follow(t, other.Reactions(), "")
	for _, strange := range []string{cursor, "x", "-", "0", cursor + "x", "🙂"} {
		_, _, err := one.Reactions().Changes(t.Context(), strange, 10)
		wantKind(t, "cursor "+strange, err, tracker.NotFound)
	}
}
