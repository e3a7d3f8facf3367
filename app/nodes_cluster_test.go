package main

import (
	"cmp"
	"crypto/rand"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"soundings/store/mongo/mongotest"
	"soundings/tracker"
)

// node is one process of the program with a data folder and a cable of its own.
type node struct {
	name  string
	data  string
	shift time.Duration // by which its machine's clock is wrong
	cable *cable
	child *child // nil while it is stopped
	url   string
}

// cluster is several nodes on one database, and the people who use them.
type cluster struct {
	t         *testing.T
	dice      *mathrand.Rand
	server    *mongotest.Launched // nil if a variable names the server
	folder    string              // of the server that was launched
	database  string              // the address as the nodes have it, with HOST in place of theirs
	binary    string              // that the nodes run
	nodes     []*node
	desk      *program // looks at the database past the faults, and writes as a further node would
	deskCable *cable

	staff, press *visitor // signed in as communications and as a journalist
	said         *sayings
	found        []time.Duration // how long words took from one node to the others
}

// lateness is after how long what should have come is given up. It says
// nothing of how fast it is: that is printed.
const lateness = time.Minute

// newCluster starts a database and the nodes, and makes the first accounts.
func newCluster(t *testing.T, dice *mathrand.Rand) *cluster {
	t.Helper()
	c := &cluster{t: t, dice: dice, said: newSayings(), binary: quickBinary(t)}
	host := c.findServer()
	c.deskCable = newCable(t, host)
	for i, shift := range []time.Duration{0, 7 * time.Minute, -11 * time.Minute} {
		c.nodes = append(c.nodes, &node{name: string(rune('A' + i)), data: filepath.Join(folder(t), "data"), shift: shift, cable: newCable(t, host)})
	}
	c.openDesk()
	for _, n := range c.nodes {
		c.start(n)
	}
	c.joinAll()
	return c
}

// findServer returns the host of the server and notes the address of a
// database of the test's own on it.
func (c *cluster) findServer() string {
	c.t.Helper()
	uri := mongotest.Named()
	if uri == "" {
		c.folder = c.t.TempDir()
		c.launch()
		c.t.Cleanup(func() {
			if err := c.server.Stop(); err != nil {
				c.t.Error(err)
			}
		})
		uri = mongotest.With(c.server.URI, "maxPoolSize=1")
	}
	if strings.HasPrefix(uri, "mongodb+srv:") || strings.Contains(uri, "tls=true") {
		c.t.Skip("needs a plain address to put cables before that can be cut")
	}
	name := "soundings_test_" + strings.ToLower(rand.Text())
	uri = mongotest.In(uri, name)
	if c.server == nil {
		c.t.Cleanup(func() {
			if err := mongotest.Drop(c.t.Context(), uri, name); err != nil {
				c.t.Error(err)
			}
		})
	}
	at := strings.LastIndex(uri[:strings.Index(uri, "/"+name)], "@") + 1
	if at == 0 {
		at = len("mongodb://")
	}
	host, _, _ := strings.Cut(uri[at:], "/")
	first, _, _ := strings.Cut(host, ",")
	c.database = mongotest.With(uri[:at]+"HOST"+uri[at+len(host):], "directConnection=true")
	return first
}

// few reports whether the server is good for little data and one writer only.
func (c *cluster) few() bool { return c.server != nil }

func (c *cluster) launch() {
	c.t.Helper()
	var err error
	if c.server, err = mongotest.Launch(c.folder); err != nil {
		if os.Getenv("CI") != "" {
			c.t.Fatalf("CI must run this test, so set %s or make testserver run: %v", mongotest.Variable, err)
		}
		c.t.Skipf("no MongoDB to test with: set %s; the launcher does not run: %v", mongotest.Variable, err)
	}
}

func (c *cluster) address(l *cable) string { return strings.Replace(c.database, "HOST", l.addr(), 1) }

func (c *cluster) openDesk() {
	c.t.Helper()
	cfg := testSettings(filepath.Join(folder(c.t), "desk"))
	cfg.MongoURI = c.address(c.deskCable)
	var err error
	if c.desk, err = open(c.t.Context(), cfg, "test", slog.New(slog.NewTextHandler(io.Discard, nil))); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() {
		if err := c.desk.close(); err != nil {
			c.t.Error(err)
		}
	})
}

// start starts a node.
func (c *cluster) start(n *node) {
	c.t.Helper()
	n.child = startAt(c.t, c.binary, "program", []string{"SOUNDINGS_MONGO_URI=" + c.address(n.cable), clockVariable + "=" + n.shift.String(), leashed + "=1"},
		"serve", "--data", n.data, "--addr", "127.0.0.1:0")
	line := n.child.printed("Soundings is at")
	n.url = line[strings.Index(line, "http"):]
}

// stop asks a node to end, as a deployment does.
func (c *cluster) stop(n *node) {
	c.t.Helper()
	if err := n.child.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		c.t.Fatal(err)
	}
	if _, code := n.child.end(); code != 0 {
		c.t.Errorf("%s ended with %d:\n%s", n.name, code, n.child.err)
	}
	n.child = nil
}

// kill ends a node as a power cut does.
func (c *cluster) kill(n *node) {
	c.t.Helper()
	if err := n.child.cmd.Process.Kill(); err != nil {
		c.t.Fatal(err)
	}
	n.child.end()
	n.child = nil
}

// any returns the nodes in an order of chance.
func (c *cluster) any() []*node {
	list := append([]*node(nil), c.nodes...)
	c.dice.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// errand asks a node for what its commands ask.
func (c *cluster) errand(n *node, e errand) (answer, error) {
	var a answer
	err := handOver(c.t.Context(), &heldError{dir: n.data, holder: n.name}, func(do doer) error {
		var err error
		a, err = do(c.t.Context(), e, func(string) {})
		return err
	})
	return a, err
}

// until asks again and again until there is nothing wrong.
func (c *cluster) until(what string, wrong func() error) time.Duration {
	c.t.Helper()
	begun := time.Now()
	for {
		err := wrong()
		took := time.Since(begun)
		if err == nil {
			return took
		}
		if took > lateness {
			c.t.Fatalf("%s: not within %v: %v\n%s", what, lateness, err, c.logs())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// logs is what the nodes that run have logged.
func (c *cluster) logs() string {
	var b strings.Builder
	for _, n := range c.nodes {
		if n.child != nil {
			b.WriteString(n.name + ":\n" + n.child.err.String())
		}
	}
	return b.String()
}

const password = "a long and quiet password"

// joinAll makes an account for each part, by a link that one node made and
// another takes.
func (c *cluster) joinAll() {
	c.t.Helper()
	setup, err := c.desk.service.SetupToken(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	admin := newVisitor(c.t)
	form := func(name, email string) url.Values {
		return url.Values{"name": {name}, "email": {email}, "password": {password}}
	}
	admin.must(admin.post(c.nodes[1], "/setup/"+setup, "/setup/"+setup, form("Ada Admin", "ada@example.org")), 303)
	c.staff, c.press = newVisitor(c.t), newVisitor(c.t)
	for v, role := range map[*visitor]tracker.Role{c.staff: tracker.Communications, c.press: tracker.Journalist} {
		token, err := c.desk.service.Invite(c.t.Context(), tracker.Operator(), string(role)+"@example.org", role)
		if err != nil {
			c.t.Fatal(err)
		}
		v.must(v.post(c.nodes[2], "/invitations/"+token, "/invitations/"+token, form("Test "+string(role), string(role)+"@example.org")), 303)
	}
}

// clockVariable says by how much the clock of a child's machine is wrong.
const clockVariable = "SOUNDINGS_TEST_CLOCK"

// wrongClock is the clock of this child's machine.
func wrongClock() func() time.Time {
	shift, err := time.ParseDuration(cmp.Or(os.Getenv(clockVariable), "0"))
	if err != nil {
		panic(err)
	}
	return func() time.Time { return time.Now().Add(shift) }
}
