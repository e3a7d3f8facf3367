package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"soundings/search"
	"soundings/store/bolt"
	"soundings/store/mongo"
	"soundings/store/standby"
	"soundings/tracker"
)

// program is an open store with its index and the service on both.
type program struct {
	settings settings
	log      *slog.Logger
	hold     *hold
	store    tracker.Store
	standby  *standby.Store // the store, if it can be cut off
	clock    *clock
	index    *search.Index
	service  *tracker.Service
}

// mongoWait is how long MongoDB may take to answer at the start.
const mongoWait = 8 * time.Second

// refreshWait is how long a start waits for what the index has missed.
const refreshWait = 10 * time.Second

// sweepAge is how old a chunk that no source names must be to be removed.
const sweepAge = 24 * time.Hour

// open takes the data folder for a command, opens the store and the index,
// finishes what a crash has left, and brings the index up to date.
func open(ctx context.Context, cfg settings, command string, log *slog.Logger) (*program, error) {
	h, err := take(cfg.Data, command)
	if err != nil {
		return nil, err
	}
	return openHeld(ctx, cfg, h, log)
}

// openToServe is open for the program that serves. It does not wait for an index
// that has yet to be filled: the background does that.
func openToServe(ctx context.Context, cfg settings, log *slog.Logger) (*program, error) {
	h, err := take(cfg.Data, "serve")
	if err != nil {
		return nil, err
	}
	p, err := assemble(ctx, cfg, h, log)
	if err != nil {
		return nil, err
	}
	if err := p.refresh(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

// openHeld is open for a data folder that has been taken.
func openHeld(ctx context.Context, cfg settings, h *hold, log *slog.Logger) (*program, error) {
	p, err := assemble(ctx, cfg, h, log)
	if err != nil {
		return nil, err
	}
	if err := p.catchUp(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

// assemble opens the store and the index, which may lack what was written
// last, and finishes what a crash has left. On failure it lets go of the folder.
func assemble(ctx context.Context, cfg settings, h *hold, log *slog.Logger) (*program, error) {
	store, err := openStore(ctx, cfg)
	if err != nil {
		return nil, errors.Join(err, h.release())
	}
	p := &program{settings: cfg, log: log, hold: h, store: store, clock: newClock(cfg.machine, store, log)}
	if err := p.clock.set(ctx); err != nil {
		return nil, errors.Join(err, store.Close(), h.release())
	}
	if err := p.standBy(); err != nil {
		return nil, errors.Join(err, p.store.Close(), h.release())
	}
	if p.index, err = search.Open(ctx, cfg.indexDir(), log); err != nil {
		return nil, errors.Join(err, p.store.Close(), h.release())
	}
	p.index.Now = p.clock.now
	p.service = newService(p.store, p.index, p.clock.now, log, cfg.publicURL(cfg.Addr))
	if p.standby != nil {
		p.service.Standby = p.standby
	}
	if err := p.prepare(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

func newService(store tracker.Store, index tracker.Index, now func() time.Time, log *slog.Logger, url string) *tracker.Service {
	return &tracker.Service{Store: store, Index: index, Now: now, NewID: newIDs(now), Log: log, URL: url}
}

func (s settings) storePath() string { return filepath.Join(s.Data, "soundings.db") }
func (s settings) indexDir() string  { return filepath.Join(s.Data, "index") }

// openStore opens MongoDB if one is set, else the embedded store. It never
// takes the one for the other: who has set MongoDB has the data there.
func openStore(ctx context.Context, cfg settings) (tracker.Store, error) {
	if cfg.MongoURI == "" {
		return bolt.Open(cfg.storePath())
	}
	ctx, cancel := context.WithTimeout(ctx, mongoWait)
	defer cancel()
	store, err := mongo.Open(ctx, cfg.MongoURI)
	if err != nil {
		return nil, fmt.Errorf("%w\nStart MongoDB, or correct SOUNDINGS_MONGO_URI; the embedded store is used only without that variable", err)
	}
	return store, nil
}

// standBy puts the copy that is read while MongoDB is away before it, unless
// nothing stale may be shown.
func (p *program) standBy() error {
	database, ok := p.store.(standby.Database)
	path := filepath.Join(p.settings.Data, "standby.db")
	if !ok || p.settings.staleLimit() == 0 {
		return standby.Remove(path)
	}
	s, err := standby.Open(database, standby.Options{Path: path, Limit: p.settings.staleLimit(), Now: p.clock.now, Log: p.log})
	if err != nil {
		return err
	}
	p.store, p.standby = s, s
	return nil
}

// prepare does what every start does.
func (p *program) prepare(ctx context.Context) error {
	if err := p.service.ShipDirectory(ctx); err != nil {
		return fmt.Errorf("add the directory of public bodies: %w", err)
	}
	if err := p.service.FinishRecording(ctx); err != nil {
		if ctx.Err() != nil {
			return err
		}
		// One such draft must not keep everything else from being served.
		p.log.Error("a draft that was being recorded at a crash is not finished: accept it again on its review page, or wait ten minutes", "err", err)
	}
	return nil
}

// catchUp waits until the index has everything.
func (p *program) catchUp(ctx context.Context) error {
	if err := p.index.CatchUp(ctx, p.store.Reactions(), nil); err != nil {
		return fmt.Errorf("bring the index up to date: %w", err)
	}
	return nil
}

// refresh waits until the index has what was written last, though not for long:
// the background goes on with it.
func (p *program) refresh(ctx context.Context) error {
	soon, cancel := context.WithTimeout(ctx, refreshWait)
	defer cancel()
	err := p.index.Refresh(soon, p.store.Reactions())
	if err != nil && ctx.Err() == nil && soon.Err() != nil {
		p.log.Warn("the index does not have everything yet, and goes on while this serves")
		return nil
	}
	if err != nil {
		return fmt.Errorf("bring the index up to date: %w", err)
	}
	return nil
}

// background follows the store with the index, carries out what was ordered for
// many drafts, keeps the models of stances up to date and the clock right, sweeps
// and compares the index with the store once a day, until the context ends.
func (p *program) background(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return p.index.Follow(ctx, p.store.Reactions()) })
	if p.standby != nil {
		g.Go(func() error { return p.standby.Run(ctx) })
	}
	g.Go(func() error { return p.service.WorkOnBatches(ctx) })
	g.Go(func() error { return p.service.WorkOnMerges(ctx) })
	g.Go(func() error { return p.service.KeepLearning(ctx) })
	g.Go(func() error { return p.service.FinishLeftovers(ctx) })
	g.Go(func() error {
		p.sweepDaily(ctx)
		return nil
	})
	g.Go(func() error {
		p.compareDaily(ctx)
		return nil
	})
	g.Go(func() error {
		p.clock.keep(ctx)
		return nil
	})
	return g.Wait()
}

func (p *program) sweepDaily(ctx context.Context) {
	day := time.NewTicker(24 * time.Hour)
	defer day.Stop()
	for {
		swept, err := p.store.SweepBlobs(ctx, p.clock.now().Add(-sweepAge))
		p.tellSwept(ctx, "chunks that no source names", swept, err)
		forgotten, err := p.service.ForgetExpired(ctx)
		p.tellSwept(ctx, "sessions and links that have expired", forgotten, err)
		select {
		case <-ctx.Done():
			return
		case <-day.C:
		}
	}
}

func (p *program) tellSwept(ctx context.Context, what string, n int, err error) {
	switch {
	case ctx.Err() != nil:
	case err != nil:
		p.log.Warn("not swept, trying again tomorrow", "what", what, "err", err)
	case n > 0:
		p.log.Info("swept", "what", what, "n", n)
	}
}

// close lets go of everything, the data folder last.
func (p *program) close() error {
	return errors.Join(p.index.Close(), p.store.Close(), p.hold.release())
}
