package browser

import (
	"bufio"
	"io"
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
	seen  []string // of the lines
}

// start runs a command of the program on a free port until the test ends.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	if args[0] == "demo" {
		args = append(args, "--day", demoDay)
	}
	p := exec.Command(program, append(args, "--addr", "localhost:0")...)
	p.Env = append(os.Environ(), "SOUNDINGS_MONGO_URI=")
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stderr = t.Output()
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, lines: make(chan string, 1000)}
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
	r.url = r.printed(`(http://localhost:\d+)`)
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
	for i := 0; ; {
		for ; i < len(r.seen); i++ {
			if m := form.FindStringSubmatch(r.seen[i]); m != nil {
				return m[1]
			}
		}
		select {
		case line := <-r.lines:
			r.seen = append(r.seen, line)
		case <-limit:
			r.t.Fatalf("the program did not print %s; it printed:\n%s", pattern, strings.Join(r.seen, "\n"))
		}
	}
}

// printedFor waits for the demo's link of a role.
func (r *running) printedFor(role string) string {
	r.t.Helper()
	return r.printed(`(?i)` + role + `\b.*?(http://\S+/enter/\S+)`)
}
