package mongo

import (
	"os"
	"strings"
	"testing"

	"soundings/store/mongo/mongotest"
	"soundings/store/storetest"
	"soundings/tracker"
)

func suite() storetest.Suite {
	addresses := map[tracker.Store]string{}
	u := storetest.Suite{
		Open: func(t *testing.T) tracker.Store {
			uri := addressFor(t)
			s := openFor(t, uri)
			addresses[s] = uri
			return s
		},
		Reopen: func(t *testing.T, s tracker.Store) tracker.Store {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return openFor(t, addresses[s])
		},
	}
	if launched() {
		u.OneWriter, u.Few = true, 25
	}
	return u
}

func TestStoreKeepsEveryRule(t *testing.T) { suite().Run(t) }

func TestOnlyConcurrencyIsNotRunWithTheLauncher(t *testing.T) {
	want, err := os.ReadFile("testdata/not-run.txt")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(storetest.Suite{OneWriter: true}.NotRun(), "\n") + "\n"
	if got != string(want) {
		t.Errorf("not run here: concurrency: got\n%swant\n%s", got, want)
	}
	if !launched() && len(suite().NotRun()) > 0 {
		t.Errorf("with %s every rule is run: got %v left out", mongotest.Variable, suite().NotRun())
	}
}

// openFor opens a database and closes it when the test ends.
func openFor(t *testing.T, uri string) *Store {
	t.Helper()
	s, err := Open(t.Context(), uri)
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
