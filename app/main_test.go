package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// asWhat, in the environment, makes this test binary play another part: the
// program itself, or a writer that will be killed.
const asWhat = "SOUNDINGS_TEST_AS"

func TestMain(m *testing.M) {
	if os.Getenv(leashed) != "" {
		go endWithParent()
	}
	switch os.Getenv(asWhat) {
	case "program":
		os.Exit(runAt(context.Background(), os.Args[1:], console{os.Stdout, os.Stderr}, wrongClock()))
	case "writer":
		os.Exit(writeUntilKilled(os.Args[1]))
	}
	os.Exit(m.Run())
}

// leashed, in the environment, makes a child end with the test that started it,
// also when that is killed.
const leashed = "SOUNDINGS_TEST_LEASHED"

// endWithParent ends this process at the end of its standard input.
func endWithParent() {
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(3)
}

// child is this test binary in another part.
type child struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string // of standard output; closed at its end
	err   *lockedBuffer
}

// lockedBuffer keeps what a process or a log writes while a test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start starts a child that a test's end kills, if it still runs.
func start(t *testing.T, as string, env []string, args ...string) *child {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return startAt(t, exe, as, env, args...)
}

// startAt is start for a test binary at another place.
func startAt(t *testing.T, exe, as string, env []string, args ...string) *child {
	t.Helper()
	c := &child{t: t, lines: make(chan string, 100), err: &lockedBuffer{}}
	c.cmd = exec.CommandContext(t.Context(), exe, args...)
	c.cmd.Env = append(cleanEnv(), append(env, asWhat+"="+as)...)
	c.cmd.Stderr = c.err
	if slices.Contains(env, leashed+"=1") {
		if _, err := c.cmd.StdinPipe(); err != nil { // open as long as this process lives
			t.Fatal(err)
		}
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go c.read(out)
	return c
}

// cleanEnv is the environment without our own settings.
func cleanEnv() []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "SOUNDINGS_") {
			env = append(env, v)
		}
	}
	return env
}

func (c *child) read(out io.Reader) {
	defer close(c.lines)
	for s := bufio.NewScanner(out); s.Scan(); {
		c.lines <- s.Text()
	}
}

// printed waits for a line with the words in it.
func (c *child) printed(words string) string {
	c.t.Helper()
	limit := time.After(time.Minute)
	for {
		select {
		case line, open := <-c.lines:
			if !open {
				c.t.Fatalf("it ended without printing %q; errors:\n%s", words, c.err)
			}
			if strings.Contains(line, words) {
				return line
			}
		case <-limit:
			c.t.Fatalf("it did not print %q; errors:\n%s", words, c.err)
		}
	}
}

// end waits for the end and returns what was printed since and the exit code.
func (c *child) end() (string, int) {
	c.t.Helper()
	var out strings.Builder
	for line := range c.lines {
		out.WriteString(line + "\n")
	}
	err := c.cmd.Wait()
	if err != nil && c.cmd.ProcessState == nil {
		c.t.Fatal(err)
	}
	return out.String(), c.cmd.ProcessState.ExitCode()
}

// soundings runs a command line of the program to its end.
func soundings(t *testing.T, env []string, args ...string) (out, errOut string, code int) {
	t.Helper()
	c := start(t, "program", env, args...)
	out, code = c.end()
	return out, c.err.String(), code
}

// folder returns an empty folder in memory, where the disk does not matter.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// testSettings are the settings of a program on a folder.
func testSettings(data string) settings {
	return settings{Addr: "localhost:0", Data: data, Stale: "1h", LogLevel: "info", LogFormat: "text"}
}
