package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// ok ends the test if err is one.
func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// must returns v unless err ends the test.
func must[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		ok(t, err)
		return v
	}
}

func wantKind(t *testing.T, what string, err error, want tracker.Kind) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: got no error, want one of kind %d", what, want)
	} else if got := tracker.KindOf(err); got != want {
		t.Errorf("%s: got an error of kind %d (%v), want kind %d", what, got, err, want)
	}
}

func wantEqual[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s is not what was written (-want +got):\n%s", what, diff)
	}
}

func ids[T tracker.Entity](items []T) []string {
	var out []string
	for _, v := range items {
		out = append(out, v.Identity().ID)
	}
	return out
}

// number returns the n-th of a series of IDs that sort as they count.
func number(n int) string { return fmt.Sprintf("id-%05d", n) }
