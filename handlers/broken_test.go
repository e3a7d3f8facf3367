package handlers

import (
	"bufio"
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"soundings/tracker"
)

// brokenStore is a store whose reactions cannot be read once it is broken.
type brokenStore struct {
	tracker.Store
	broken atomic.Bool
}

type brokenReactions struct {
	tracker.Collection[tracker.Reaction]
	broken *atomic.Bool
}

func (s *brokenStore) Reactions() tracker.Collection[tracker.Reaction] {
	return brokenReactions{s.Store.Reactions(), &s.broken}
}

func (c brokenReactions) GetMany(ctx context.Context, ids []string) ([]tracker.Reaction, error) {
	if c.broken.Load() {
		return nil, errors.New("dial tcp 10.0.0.7:27017: connection refused")
	}
	return c.Collection.GetMany(ctx, ids)
}

// text writes an export into memory.
func (f quotesFile) text(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	w := bufio.NewWriter(&b)
	f.write(w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
