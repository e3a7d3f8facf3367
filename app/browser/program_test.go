package browser

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// demoDay is the day on which demos of these tests are made: what they show and
// the pictures of them do not depend on when they are run.
const demoDay = "2026-05-27"

// running is a started program.
type running struct {
	t     *testing.T
	url   string
	lines chan string
	links map[string]string // of the demo, by role
}

// start runs a command of the program on a free port until the test ends.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	addr := freeAddress(t)
	if args[0] == "demo" {
		args = append(args, "--day", demoDay)
	}
	p := exec.Command(program, append(args, "--addr", addr)...)
	p.Env = append(os.Environ(), "SOUNDINGS_MONGO_URI=")
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stderr = t.Output()
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, url: "http://" + addr, lines: make(chan string, 1000)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.read(out)
	}()
	t.Cleanup(func() {
		if err := p.Process.Signal(syscall.SIGTERM); err != nil {
			t.Errorf("stop the program: %v", err)
		}
		<-done
		if err := p.Wait(); err != nil {
			t.Errorf("the program ended with %v", err)
		}
	})
	return r
}

func (r *running) read(out io.Reader) {
	for s := bufio.NewScanner(out); s.Scan(); {
		select {
		case r.lines <- s.Text():
		default: // more than anybody waits for
		}
	}
}

// printed waits for a line that matches and returns the first group.
func (r *running) printed(pattern string) string {
	r.t.Helper()
	form := regexp.MustCompile(pattern)
	limit := time.After(60 * time.Second)
	var seen []string
	for {
		select {
		case line := <-r.lines:
			seen = append(seen, line)
			if m := form.FindStringSubmatch(line); m != nil {
				return m[1]
			}
		case <-limit:
			r.t.Fatalf("the program did not print %s; it printed:\n%s", pattern, strings.Join(seen, "\n"))
		}
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return fmt.Sprintf("localhost:%d", l.Addr().(*net.TCPAddr).Port)
}

// printedFor waits for the demo's link of a role.
func (r *running) printedFor(role string) string {
	r.t.Helper()
	if r.links == nil {
		r.links = map[string]string{}
	}
	form := regexp.MustCompile(`(?i)(communications|journalist|policy|administrator)\b.*?(http://\S+/enter/\S+)`)
	limit := time.After(60 * time.Second)
	for r.links[role] == "" {
		select {
		case line := <-r.lines:
			if m := form.FindStringSubmatch(line); m != nil {
				r.links[strings.ToLower(m[1])] = m[2]
			}
		case <-limit:
			r.t.Fatalf("the demo did not print a link for %s", role)
		}
	}
	return r.links[role]
}
