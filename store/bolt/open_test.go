package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"soundings/tracker"
)

func TestOnlyTheOwnerMayReadTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	openFor(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("mode: got %o, want 600", got)
	}
}

func TestAFileInUseIsRefusedSoon(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	openFor(t, path)
	start := time.Now()
	_, err := Open(path)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v, want an end of the waiting", took)
	}
	if tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "in use") {
		t.Errorf("got %v, want Unavailable and that it is in use", err)
	}
}

func TestWhatIsNoDatabaseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	if err := os.WriteFile(path, []byte(strings.Repeat("not a database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{path, filepath.Join(t.TempDir(), "no", "such", "folder")} {
		if _, err := Open(path); tracker.KindOf(err) != tracker.Unavailable {
			t.Errorf("%s: got %v, want Unavailable", path, err)
		}
	}
}

func TestAClosedStoreIsUnavailable(t *testing.T) {
	s := openFor(t, filepath.Join(t.TempDir(), "db"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reactions().Get(t.Context(), "r"); tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("get: got %v, want Unavailable", err)
	}
	if _, err := s.Reactions().Insert(t.Context(), reaction("r")); tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("insert: got %v, want Unavailable", err)
	}
}

func TestMigrationsRunOnceInOrderAndAllOrNothing(t *testing.T) {
	s := openFor(t, filepath.Join(t.TempDir(), "db"))
	var ran []string
	named := func(name string, err error) migration {
		return migration{name, func(*bbolt.Tx) error { ran = append(ran, name); return err }}
	}
	run := func(more ...migration) error {
		return s.db.Update(func(tx *bbolt.Tx) error { return migrate(tx, append(migrations(), more...)) })
	}
	broken := errors.New("broken")
	if err := run(named("one", nil), named("two", broken)); !errors.Is(err, broken) {
		t.Errorf("a migration that fails: got %v, want its error", err)
	}
	for range 2 {
		if err := run(named("one", nil), named("two", nil)); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(ran, " "); got != "one two one two" {
		t.Errorf("ran %s, want both tried, then each once", got)
	}
	path := s.db.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "newer") {
		t.Errorf("a database with unknown migrations: got %v, want that it is newer", err)
	}
}

func TestTombstonesGoAfterThirtyDaysAndOlderCursorsWithThem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	day := func(n int) func() time.Time {
		return func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n) }
	}
	openOn := func(n int) *Store {
		t.Helper()
		s, err := open(path, day(n))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := openOn(0)
	c := s.Reactions()
	insert(t, c, "early")
	insert(t, c, "late")
	_, before, err := c.Changes(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Delete(t.Context(), "early", 1); err != nil {
		t.Fatal(err)
	}
	_, after, err := c.Changes(t.Context(), before, 10)
	if err != nil {
		t.Fatal(err)
	}
	s.now = day(20)
	if err := c.Delete(t.Context(), "late", 1); err != nil {
		t.Fatal(err)
	}

	for _, step := range []struct{ day, changes int }{{29, 2}, {31, 1}, {51, 0}} {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openOn(step.day)
		if changes, _, err := s.Reactions().Changes(t.Context(), "", 10); err != nil || len(changes) != step.changes {
			t.Errorf("day %d: got %d changes, %v; want %d", step.day, len(changes), err, step.changes)
		}
		if step.day == 31 {
			if _, _, err := s.Reactions().Changes(t.Context(), before, 10); tracker.KindOf(err) != tracker.NotFound {
				t.Errorf("the cursor from before the deletion: got %v, want NotFound", err)
			}
			if changes, _, err := s.Reactions().Changes(t.Context(), after, 10); err != nil || len(changes) != 1 {
				t.Errorf("the cursor from after it: got %d changes, %v; want 1", len(changes), err)
			}
		}
		if step.day == 29 {
			if _, err := s.Reactions().Insert(t.Context(), reaction("early")); tracker.KindOf(err) != tracker.Conflict {
				t.Errorf("the deleted ID on day 29: got %v, want Conflict", err)
			}
		}
	}
	insert(t, s.Reactions(), "early")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestACursorOfALaterCopyIsNotFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	s := openFor(t, path)
	insert(t, s.Reactions(), "kept")
	copied := filepath.Join(t.TempDir(), "copy")
	if err := s.db.View(func(tx *bbolt.Tx) error { return tx.CopyFile(copied, 0o600) }); err != nil {
		t.Fatal(err)
	}
	insert(t, s.Reactions(), "lost")
	_, cursor, err := s.Reactions().Changes(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := openFor(t, copied).Reactions().Changes(t.Context(), cursor, 10); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("got %v, want NotFound", err)
	}
}

func TestADamagedChunkIsAnError(t *testing.T) {
	s := openFor(t, filepath.Join(t.TempDir(), "db"))
	b, err := s.PutBlob(t.Context(), strings.NewReader("the words"))
	if err != nil {
		t.Fatal(err)
	}
	err = s.db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(chunkBucket).Put([]byte(b.Chunks[0]), []byte("the sword"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.BlobRange(t.Context(), b, 0, 9); err == nil {
		t.Errorf("got %q, want an error", got)
	}
}

func reaction(id string) tracker.Reaction {
	return tracker.Reaction{Meta: tracker.Meta{ID: id}, Consultation: "c", Source: "s"}
}

func insert(t *testing.T, c tracker.Collection[tracker.Reaction], id string) {
	t.Helper()
	if _, err := c.Insert(t.Context(), reaction(id)); err != nil {
		t.Fatal(err)
	}
}
