// Package mongotest gives tests a server that speaks MongoDB's wire protocol:
// the one that a variable names, or one that it builds and starts. It owns that
// server's process and databases made for a test; it must not know what is kept
// in them. Only tests import it.
package mongotest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Variable names a server to run every test against; without it the server in
// testserver is built and started.
const Variable = "SOUNDINGS_TEST_MONGO_URI"

// Named returns the address of the server that the variable names, or "".
func Named() string { return os.Getenv(Variable) }

// Launched is a running server of store/mongo/testserver. It is good for one
// writer and little data only.
type Launched struct {
	URI     string // without a database
	command *exec.Cmd
	stdin   io.Closer
}

// Launch builds the server if it has changed and starts it on the databases in
// the folder. It ends with this process, whatever becomes of it.
func Launch(folder string) (*Launched, error) {
	binary, err := build()
	if err != nil {
		return nil, err
	}
	c := exec.Command(binary, folder)
	c.Stderr = os.Stderr
	stdin, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	l := &Launched{command: c, stdin: stdin}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the test server prints no address: %w", err), l.Kill())
	}
	l.URI = strings.TrimSpace(line)
	return l, nil
}

// build returns the path of the server's program. Each test program keeps its
// own, so that two that run side by side do not write the same file.
func build() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	mod, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOMOD: %w", err)
	}
	name := "testserver-" + strings.TrimSuffix(filepath.Base(os.Args[0]), ".test")
	binary := filepath.Join(cache, "soundings", name) // kept, so that it is linked once
	c := exec.Command("go", "build", "-o", binary, ".")
	c.Dir = filepath.Join(filepath.Dir(strings.TrimSpace(string(mod))), "store", "mongo", "testserver")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build in store/mongo/testserver: %w: %s", err, out)
	}
	return binary, nil
}

// Stop closes the server's standard input, at which it ends.
func (l *Launched) Stop() error { return errors.Join(l.stdin.Close(), l.command.Wait()) }

// Kill ends the server at once, as a crash would.
func (l *Launched) Kill() error {
	err := l.command.Process.Kill()
	var ended *exec.ExitError // killed, as it should be
	if waitErr := l.command.Wait(); !errors.As(waitErr, &ended) {
		err = errors.Join(err, waitErr)
	}
	return err
}
