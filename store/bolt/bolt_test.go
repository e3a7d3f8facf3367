package bolt

import (
	"path/filepath"
	"testing"

	"soundings/store/storetest"
	"soundings/tracker"
)

func TestStoreKeepsEveryRule(t *testing.T) {
	storetest.Run(t, func(t *testing.T) tracker.Store {
		return openFor(t, filepath.Join(t.TempDir(), "db"))
	}, func(t *testing.T, s tracker.Store) tracker.Store {
		path := s.(*Store).db.Path()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return openFor(t, path)
	})
}

// openFor opens a database and closes it when the test ends.
func openFor(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
