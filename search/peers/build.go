package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"soundings/search"
	"soundings/search/synthetic"
	"soundings/store/bolt"
	"soundings/tracker"
)

// form is raised whenever what is built changes: the made-up reactions, or how
// one of the others is set up. The product's index knows its own version.
const form = 2

// built is what building a part took. Each is built by a process of its own.
type built struct {
	Part    string
	Seconds float64
	CPU     float64 // seconds
	Bytes   int64   // on disk
	Peak    int64   // bytes of memory resident at once
	Count   int
}

// buildAll builds what is not there yet: the store first, for the product's
// index is built from it.
func buildAll(ctx context.Context, s settings) ([]built, error) {
	if s.rebuild {
		if err := os.RemoveAll(s.folder()); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(s.folder(), 0o755); err != nil {
		return nil, err
	}
	var all []built
	for _, part := range append([]string{"store", ourName}, s.peers...) {
		b, err := s.buildOnce(ctx, part)
		if err != nil {
			return nil, fmt.Errorf("build %s: %w", part, err)
		}
		all = append(all, b)
	}
	return all, nil
}

func (s settings) path(part string) string {
	return map[string]string{"store": s.storePath(), ourName: s.indexPath(), "bleve": s.blevePath(), "fts5": filepath.Dir(s.fts5Path())}[part]
}

// buildOnce builds a part in a process of its own, unless it is there.
func (s settings) buildOnce(ctx context.Context, part string) (built, error) {
	known := filepath.Join(s.folder(), part+".json")
	var b built
	ok, err := readJSON(known, &b)
	if err != nil || ok && part != ourName {
		return b, err
	}
	if !ok {
		if err := os.RemoveAll(s.path(part)); err != nil { // what is left of a build that was broken off
			return b, err
		}
	}
	self, err := os.Executable()
	if err != nil {
		return b, err
	}
	start := time.Now()
	child := exec.CommandContext(ctx, self, "-build", part, "-n", fmt.Sprint(s.n), "-dir", s.dir, fmt.Sprintf("-made=%t", s.made))
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	err = child.Run()
	if ok && child.ProcessState != nil && child.ProcessState.ExitCode() == wasThere {
		return b, nil
	}
	if err != nil {
		return b, err
	}
	b = built{Part: part, Seconds: time.Since(start).Seconds(), Count: s.n,
		CPU: (child.ProcessState.UserTime() + child.ProcessState.SystemTime()).Seconds()}
	if usage, ok := child.ProcessState.SysUsage().(*syscall.Rusage); ok {
		b.Peak = usage.Maxrss * 1024
	}
	if b.Bytes, err = size(s.path(part)); err != nil {
		return b, err
	}
	kept, err := json.Marshal(b)
	if err != nil {
		return b, err
	}
	return b, os.WriteFile(known, kept, 0o644)
}

func size(path string) (n int64, err error) {
	err = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}

// buildHere builds a part in this process.
func buildHere(ctx context.Context, s settings, part string) error {
	switch part {
	case "store":
		return buildStore(ctx, s)
	case ourName:
		return buildOurs(ctx, s)
	case "bleve":
		return buildBleve(s)
	case "fts5":
		if err := os.MkdirAll(filepath.Dir(s.fts5Path()), 0o755); err != nil {
			return err
		}
		return buildFTS5(s)
	}
	return fmt.Errorf("there is no part %q", part)
}

// wasThere is how a process ends that found the product's index built already,
// in the form of the program as it is now.
const wasThere = 3

var errWasThere = errors.New("this was built before")

// buildOurs builds the product's index from its store.
func buildOurs(ctx context.Context, s settings) (err error) {
	store, err := s.openStore(s.storePath())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	index, err := search.Open(ctx, s.indexPath(), slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	if now, err := index.State(ctx); err != nil || now.Reactions == s.n && !now.Filling && !now.Partial {
		return errors.Join(err, errWasThere)
	}
	return errors.Join(index.CatchUp(ctx, store.Reactions(), nil), index.Fill(ctx, store.Reactions(), nil))
}

// buildStore fills the embedded store.
func buildStore(ctx context.Context, s settings) (err error) {
	store, err := bolt.Open(s.storePath())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	c := synthetic.Corpus{N: s.n}
	err = errors.Join(
		insertAll(ctx, store.Consultations(), synthetic.Consultations, synthetic.Consultation),
		insertAll(ctx, store.Organisations(), synthetic.Organisations, synthetic.Organisation),
	)
	if err != nil || s.made {
		return err
	}
	return errors.Join(
		insertAll(ctx, store.Stakeholders(), c.Speakers(), synthetic.Speaker),
		insertAll(ctx, store.Sources(), c.Sources(), synthetic.Source),
		insertAll(ctx, store.Reactions(), s.n, c.Reaction),
	)
}

// together is how many insert at once: the store writes those that wait in one
// commit.
const together = 512

func insertAll[T tracker.Entity](ctx context.Context, into tracker.Collection[T], n int, made func(int) T) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var inserting sync.WaitGroup
	for range together {
		inserting.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && failed.Load() == nil; i = int(next.Add(1)) - 1 {
				if _, err := into.Insert(ctx, made(i)); err != nil {
					failed.Store(&err)
				}
			}
		})
	}
	inserting.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}
