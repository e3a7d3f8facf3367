package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"soundings/search"
	"soundings/store/bolt"
	"soundings/tracker"
)

// demoCommand serves an invented consultation that vanishes at the end.
type demoCommand struct {
	Day string `placeholder:"DAY" help:"Live on another day than today, such as 2026-05-27."`
}

// Run implements the command.
func (d demoCommand) Run(ctx context.Context, cfg settings, con console) error {
	started := time.Now()
	// The demo is of this machine alone, whatever is set for the real thing.
	cfg.MongoURI, cfg.URL = "", ""
	if err := errors.Join(cfg.check(), cfg.checkServed()); err != nil {
		return err
	}
	var err error
	if cfg.machine, err = demoClock(d.Day, cfg.machine); err != nil {
		return err
	}
	folder, err := demoFolder()
	if err != nil {
		return err
	}
	cfg.Data = filepath.Join(folder, "data")
	return errors.Join(demo(ctx, cfg, con, started), os.RemoveAll(folder))
}

func demo(ctx context.Context, cfg settings, con console, started time.Time) error {
	ln, err := listenOrFree(cfg.Addr, con)
	if err != nil {
		return err
	}
	defer ln.Close() // closed already when the server ends as it should
	cfg.URL = cfg.publicURL(ln.Addr().String())
	p, links, err := openDemo(ctx, cfg, con)
	if err != nil {
		return err
	}
	welcome := func() error {
		ready := fmt.Sprintf("Ready after %.1f s. Stop with Ctrl-C; nothing is kept.", time.Since(started).Seconds())
		_, err := fmt.Fprintln(con.out, strings.Join(append(links, ready), "\n"))
		return err
	}
	return errors.Join(p.serve(ctx, ln, welcome), p.close())
}

// demoFolder makes a temporary folder, in memory where the system has a place
// for that: a demo need not wait for a disk to acknowledge each of its writes.
func demoFolder() (string, error) {
	for _, place := range []string{"/dev/shm", os.TempDir()} {
		if folder, err := os.MkdirTemp(place, "soundings-demo-"); err == nil {
			return folder, nil
		}
	}
	folder, err := os.MkdirTemp(".", "soundings-demo-")
	if err != nil {
		return "", fmt.Errorf("make a folder for the demo: %w", err)
	}
	return folder, nil
}

// listenOrFree listens on the address, or says that it is taken and finds
// another on this machine.
func listenOrFree(addr string, con console) (net.Listener, error) {
	ln, err := listen(addr)
	if !errors.Is(err, syscall.EADDRINUSE) {
		return ln, err
	}
	fmt.Fprintf(con.err, "soundings: %s is in use by another program, so the demo takes a free port.\n", addr)
	return listen("localhost:0")
}

// openDemo opens a program on an empty folder and fills it.
func openDemo(ctx context.Context, cfg settings, con console) (*program, []string, error) {
	log := cfg.logger(con.err)
	h, err := take(cfg.Data, "demo")
	if err != nil {
		return nil, nil, err
	}
	store, err := bolt.Open(cfg.storePath())
	if err != nil {
		return nil, nil, errors.Join(err, h.release())
	}
	links, err := fillDemo(ctx, newService(store, later{}, cfg.machine, log, cfg.URL))
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("make the demo: %w", err), store.Close(), h.release())
	}
	p := &program{settings: cfg, log: log, hold: h, store: store, clock: newClock(cfg.machine, store, log)}
	if p.index, err = search.Open(ctx, cfg.indexDir(), log); err != nil {
		return nil, nil, errors.Join(err, store.Close(), h.release())
	}
	p.service = newService(store, p.index, p.clock.now, log, cfg.URL)
	p.index.Now = p.clock.now
	if err := errors.Join(p.prepare(ctx), p.catchUp(ctx)); err != nil {
		return nil, nil, errors.Join(err, p.close())
	}
	return p, links, nil
}

// later is the index while the demo is made: everything is indexed at once
// when the real one catches up.
type later struct{ tracker.Index }

// Put implements tracker.Index.
func (later) Put(context.Context, ...tracker.Reaction) error { return nil }
