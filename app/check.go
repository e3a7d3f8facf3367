package main

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// checkCommand compares the search index with the store and mends it.
type checkCommand struct{}

// Run implements the command.
func (checkCommand) Run(ctx context.Context, cfg settings, con console) error {
	if err := cfg.checkStored(); err != nil {
		return err
	}
	return printErrand(ctx, cfg, con, "check", errand{Check: true})
}

// check compares the index with the store and says what it found.
func (p *program) check(ctx context.Context) ([]string, error) {
	d, err := p.index.Compare(ctx, p.store.Reactions())
	if err != nil {
		return nil, err
	}
	all := reactions(d.Reactions)
	if !d.Any() {
		return []string{"The index and the store agree: " + all + "."}, nil
	}
	var list []string
	for _, found := range []struct {
		n    int
		what string
	}{{d.Missing, "missing"}, {d.Older, "at an earlier revision"}, {d.Newer, "at a revision that the store has not"}, {d.Surplus, "too many"}} {
		if found.n > 0 {
			list = append(list, fmt.Sprintf("%d %s", found.n, found.what))
		}
	}
	return []string{"The index differed from the store and was mended: " + strings.Join(list, ", ") + ". Both have " + all + " now."}, nil
}

const (
	// compareEvery is how often the index is compared with the whole store.
	compareEvery = 24 * time.Hour
	// compareAgain is when that is tried again if it was not possible.
	compareAgain = 10 * time.Minute
)

// compareDaily compares the index with the store at the start and then every
// night or day, until the context ends.
func (p *program) compareDaily(ctx context.Context) {
	for {
		wait := compareEvery
		if _, err := p.index.Compare(ctx, p.store.Reactions()); err != nil && ctx.Err() == nil {
			p.log.Info("the index is not compared with the store now, but soon", "err", err)
			wait = compareAgain
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}
