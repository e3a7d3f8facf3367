//go:build !race

package main

import (
	"os"
	"testing"
)

// quickBinary is this very binary.
func quickBinary(t *testing.T) string {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}
