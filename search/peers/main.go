// Command peers measures the product's search beside two others, Bleve as it
// comes and SQLite FTS5, on the same made-up reactions in the same run, and
// prints tables. It owns the queries that are measured and what each is allowed
// to take; it is a module of its own so that what the others need stays out of
// the program's.
//
// Every answer is compared before anything is measured: engines that find
// different reactions end the run with an error.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// settings are the flags.
type settings struct {
	n         int
	dir       string // of the built indexes
	peers     []string
	only      []string // names of queries
	different int      // questions a query
	writes    bool
	rebuild   bool
	made      bool   // reactions are made when they are read instead of kept in the store
	profile   string // folder for a CPU profile a query, or ""
}

func main() {
	runtime.LockOSThread() // the CPU time that counts is this thread's
	s, build := readSettings()
	run := measureAll
	if build != "" {
		run = func(ctx context.Context, s settings) error { return buildHere(ctx, s, build) }
	}
	err := run(context.Background(), s)
	if errors.Is(err, errWasThere) {
		os.Exit(wasThere)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func readSettings() (s settings, build string) {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	var peers, only string
	flag.IntVar(&s.n, "n", 100_000, "how many reactions")
	flag.StringVar(&s.dir, "dir", filepath.Join(cache, "soundings-bench"), "where built indexes are kept for the next run")
	flag.StringVar(&peers, "peers", "bleve,fts5", "the other engines, or none")
	flag.StringVar(&only, "only", "", "measure only these queries, for example q1,q4b")
	flag.IntVar(&s.different, "questions", 50, "how many different questions each query is asked with")
	flag.BoolVar(&s.writes, "writes", true, "measure recording reactions too")
	flag.BoolVar(&s.rebuild, "rebuild", false, "build everything again")
	flag.BoolVar(&s.made, "made", false, "make the reactions whenever they are read, instead of storing them")
	flag.StringVar(&s.profile, "profile", "", "a folder for a CPU profile of every query on the product")
	flag.StringVar(&build, "build", "", "for the program itself: build one part and end")
	flag.Parse()
	s.only = list(only)
	if peers != "none" {
		s.peers = list(peers)
	}
	return s, build
}

func list(words string) []string {
	return strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ' ' })
}

// folder holds what was built of this many reactions.
func (s settings) folder() string {
	name := fmt.Sprintf("%d-form%d", s.n, form)
	if s.made {
		name += "-made"
	}
	return filepath.Join(s.dir, name)
}

func measureAll(ctx context.Context, s settings) error {
	for _, p := range s.peers {
		if !slices.Contains([]string{"bleve", "fts5"}, p) {
			return fmt.Errorf("there is no engine %q: choose of bleve and fts5", p)
		}
	}
	kept := "kept in the embedded store"
	if s.made {
		kept = "made whenever they are read"
	}
	fmt.Printf("%d reactions, %s. %d CPUs, %s.\n\n", s.n, kept, runtime.NumCPU(), runtime.Version())
	built, err := buildAll(ctx, s)
	if err != nil {
		return err
	}
	printBuilt(s, built)
	if err := measureQueries(ctx, s); err != nil {
		return err
	}
	if s.writes && !s.made {
		return measureWrites(ctx, s)
	}
	return nil
}

func measureQueries(ctx context.Context, s settings) (err error) {
	ours, opened, err := openOurs(ctx, s)
	if err != nil {
		return err
	}
	engines := []engine{ours}
	defer func() {
		for _, e := range engines {
			err = errors.Join(err, e.close())
		}
	}()
	fmt.Printf("Opened in %.2f s; what stays in memory of the index and its columns is %.1f bytes a reaction.\n\n",
		opened.took.Seconds(), float64(opened.bytes)/float64(s.n))
	for _, p := range s.peers {
		e, err := openPeer(s, p)
		if err != nil {
			return fmt.Errorf("open %s: %w", p, err)
		}
		engines = append(engines, e)
	}
	t := newQueryTable(s, engines)
	defer t.print()
	for _, q := range queriesOf(s) {
		if len(s.only) > 0 && !slices.Contains(s.only, q.name) {
			continue
		}
		if err := compare(ctx, q, engines); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		for _, e := range engines {
			m, err := measure(ctx, s, q, e)
			if err != nil {
				return fmt.Errorf("%s of %s: %w", q.name, e.name(), err)
			}
			t.add(q, e, m)
		}
	}
	return nil
}

func openPeer(s settings, name string) (engine, error) {
	if name == "bleve" {
		return openBleve(s)
	}
	return openFTS5(s)
}

// readJSON reads what was kept of a build; ok is false if there is none.
func readJSON(path string, v any) (ok bool, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, json.Unmarshal(b, v)
}
