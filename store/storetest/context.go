package storetest

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

func cancelledStops(t *testing.T, u Suite) {
	s := u.Open(t)
	c := s.Reactions()
	stored := must(c.Insert(t.Context(), said("r", "s", "")))(t)
	blob := store(t, s, "stored before")
	ctx, cancel := context.WithCancel(t.Context())
	reader := must(s.Blob(ctx, blob))(t)
	cancel()
	calls := map[string]func() error{
		"Get":        func() error { _, err := c.Get(ctx, "r"); return err },
		"GetMany":    func() error { _, err := c.GetMany(ctx, []string{"r"}); return err },
		"Insert":     func() error { _, err := c.Insert(ctx, said("new", "s", "")); return err },
		"Update":     func() error { _, err := c.Update(ctx, stored); return err },
		"Delete":     func() error { return c.Delete(ctx, "r", 1) },
		"List":       func() error { _, err := c.List(ctx, tracker.ListQuery{}); return err },
		"IDs":        func() error { _, err := c.IDs(ctx, tracker.ListQuery{}); return err },
		"Changes":    func() error { _, _, err := c.Changes(ctx, "", 1); return err },
		"PutBlob":    func() error { _, err := s.PutBlob(ctx, strings.NewReader("x")); return err },
		"Blob":       func() error { _, err := s.Blob(ctx, blob); return err },
		"Read":       func() error { _, err := io.ReadAll(reader); return err },
		"BlobRange":  func() error { _, err := s.BlobRange(ctx, blob, 0, 1); return err },
		"SweepBlobs": func() error { _, err := s.SweepBlobs(ctx, time.Now().Add(time.Hour)); return err },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want the context's error", name, err)
		}
	}
	page := must(c.List(t.Context(), tracker.ListQuery{}))(t)
	wantEqual(t, "what is stored", page.Items, []tracker.Reaction{stored})
	if got := load(t, s, blob); got != "stored before" {
		t.Errorf("blob: got %q", got)
	}
}
