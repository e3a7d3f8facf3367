//go:build race

package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// quickBinary builds the test binary without the race detector: several nodes
// with it would take minutes, and other tests look for races.
func quickBinary(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "app.test")
	if out, err := exec.CommandContext(t.Context(), "go", "test", "-c", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("build the program of the nodes: %v: %s", err, out)
	}
	return binary
}
