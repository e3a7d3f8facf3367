package mongo

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"soundings/store/mongo/mongotest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := stopLauncher(); err != nil {
		fmt.Fprintln(os.Stderr, "stop the test server:", err)
		code = 1
	}
	os.Exit(code)
}

// launched reports whether the server is that of the launcher, which is good
// for one writer and little data only.
func launched() bool { return mongotest.Named() == "" }

// addressFor returns the address of a database of the test's own, which is
// dropped when the test ends.
func addressFor(t *testing.T) string {
	t.Helper()
	server := mongotest.Named()
	if launched() {
		var err error
		if server, err = launcher(); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("CI must run these tests, so set %s or make testserver run: %v", mongotest.Variable, err)
			}
			t.Skipf("no MongoDB to test with: set %s; the launcher does not run: %v", mongotest.Variable, err)
		}
	}
	name := "soundings_test_" + strings.ToLower(rand.Text())
	uri := mongotest.In(server, name)
	t.Cleanup(func() {
		if err := mongotest.Drop(t.Context(), uri, name); err != nil {
			t.Error(err)
		}
	})
	return uri
}

var process struct {
	sync.Mutex
	*mongotest.Launched
	folder string
	err    error
}

// launcher builds and starts the test server once.
func launcher() (string, error) {
	process.Lock()
	defer process.Unlock()
	if process.Launched == nil && process.err == nil {
		process.err = launch()
	}
	if process.err != nil {
		return "", process.err
	}
	return mongotest.With(process.URI, "maxPoolSize=1"), nil
}

func launch() error {
	var err error
	if process.folder, err = os.MkdirTemp("", "soundings-testserver-"); err == nil {
		process.Launched, err = mongotest.Launch(process.folder)
	}
	return err
}

func stopLauncher() error {
	process.Lock()
	defer process.Unlock()
	var err error
	if process.Launched != nil {
		err = process.Stop()
	}
	return errors.Join(err, os.RemoveAll(process.folder))
}
