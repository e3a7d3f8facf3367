package mongo

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// mongoVariable names a server to run every test against; without it the
// launcher in testserver is built and started.
const mongoVariable = "SOUNDINGS_TEST_MONGO_URI"

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
func launched() bool { return os.Getenv(mongoVariable) == "" }

// addressFor returns the address of a database of the test's own, which is
// dropped when the test ends.
func addressFor(t *testing.T) string {
	t.Helper()
	server := os.Getenv(mongoVariable)
	if launched() {
		var err error
		if server, err = launcher(); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("CI must run these tests, so set %s or make testserver run: %v", mongoVariable, err)
			}
			t.Skipf("no MongoDB to test with: set %s; the launcher does not run: %v", mongoVariable, err)
		}
	}
	name := "soundings_test_" + strings.ToLower(rand.Text())
	uri := inDatabase(server, name)
	t.Cleanup(func() { drop(t, uri, name) })
	return uri
}

// inDatabase puts the name of a database into an address.
func inDatabase(uri, name string) string {
	userinfo, hosts, rest := authorityOf(uri)
	scheme, _, _ := strings.Cut(uri, "://")
	if userinfo != "" {
		userinfo += "@"
	}
	_, query, _ := strings.Cut(rest, "?")
	return strings.TrimSuffix(scheme+"://"+userinfo+hosts+"/"+name+"?"+query, "?")
}

func drop(t *testing.T, uri, name string) {
	client, err := mongo.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		t.Error(err)
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second) // the test's own has ended
	defer cancel()
	if err := errors.Join(client.Database(name).Drop(ctx), client.Disconnect(ctx)); err != nil {
		t.Error(err)
	}
}

var process struct {
	sync.Mutex
	command *exec.Cmd
	stdin   interface{ Close() error }
	folder  string
	uri     string
	err     error
}

// launcher builds and starts the test server once.
func launcher() (string, error) {
	process.Lock()
	defer process.Unlock()
	if process.uri == "" && process.err == nil {
		process.uri, process.err = launch()
	}
	return process.uri, process.err
}

func launch() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	binary := filepath.Join(cache, "soundings", "testserver") // kept, so that it is linked once
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Dir = "testserver"
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build in store/mongo/testserver: %w: %s", err, out)
	}
	if process.folder, err = os.MkdirTemp("", "soundings-testserver-"); err != nil {
		return "", err
	}
	c := exec.Command(binary, process.folder)
	c.Stderr = os.Stderr
	stdin, err := c.StdinPipe()
	if err != nil {
		return "", err
	}
	stdout, err := c.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := c.Start(); err != nil {
		return "", err
	}
	process.command, process.stdin = c, stdin
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("the test server prints no address: %w", err)
	}
	return strings.TrimSpace(line) + "?maxPoolSize=1", nil
}

// stopLauncher closes the server's standard input, at which it ends.
func stopLauncher() error {
	process.Lock()
	defer process.Unlock()
	if process.command == nil {
		return nil
	}
	return errors.Join(process.stdin.Close(), process.command.Wait(), os.RemoveAll(process.folder))
}
