package search

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"

	"soundings/tracker"
)

// bulkAtOnce is how many changes are read and written together while an
// edition is being filled. Twice as many are no faster, and took 1.2 GB instead
// of 0.7.
const bulkAtOnce = 2000

// swapWait is how long writes may wait at most while one edition takes the
// place of another.
const swapWait = 10 * time.Second

// tellEvery is how often the log is told how far the filling is, if that does
// not get on by a tenth.
const tellEvery = 10 * time.Second

// wake makes Follow look whether an edition is to be filled.
func (x *Index) wake() {
	select {
	case x.orders <- struct{}{}:
	default: // one is waiting already
	}
}

// Rebuild implements tracker.Index: it begins a new edition, which Follow or
// Fill fills. If one is being filled already it does nothing.
func (x *Index) Rebuild(context.Context) error {
	x.making.Lock()
	defer x.making.Unlock()
	if busy, err := x.busy(); busy || err != nil {
		return err
	}
	e, err := fresh(x.dir, x.log)
	if err != nil {
		return unavailable(err)
	}
	x.mu.Lock()
	if x.serving != nil {
		x.filling, x.filled, e = e, filled{}, nil
	}
	x.mu.Unlock()
	if e != nil { // closed meanwhile
		return errors.Join(unavailable(bleve.ErrorIndexClosed), e.remove())
	}
	x.wake()
	return nil
}

func (x *Index) busy() (bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.serving == nil {
		return false, unavailable(bleve.ErrorIndexClosed)
	}
	return x.filling != nil, nil
}

// anew puts an empty edition in the place of one that is not of this store, or
// cannot be written any more. If it served, so does the empty one: what another store had is not shown.
func (x *Index) anew(e *edition, cause error) error {
	x.making.Lock()
	defer x.making.Unlock()
	x.log.Warn("index: built again", "cause", cause)
	made, err := fresh(x.dir, x.log)
	if err != nil {
		return unavailable(err)
	}
	for _, unused := range x.replace(e, made) {
		err = errors.Join(err, unused.remove())
	}
	x.wake()
	return err
}

// replace puts the edition made in the place of e, and returns what nobody can
// reach any more.
func (x *Index) replace(e, made *edition) []*edition {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.serving == nil || e != x.serving && e != x.filling: // closed or swapped meanwhile
		return []*edition{made}
	case e == x.serving && x.filling != nil && x.filling != e:
		x.serving = x.filling
		return []*edition{made, e}
	case e == x.serving:
		x.serving = made
	}
	x.filling, x.filled = made, filled{}
	return []*edition{e}
}

// Fill fills the edition that is to be filled, if there is one, lets it serve
// in place of the one that did, and removes that. If it is cut short at any
// point it goes on from there. progress (or nil) is told how many reactions of
// how many are there.
func (x *Index) Fill(ctx context.Context, reactions tracker.Collection[tracker.Reaction], progress func(have, of int)) error {
	x.filler.Lock()
	defer x.filler.Unlock()
	for {
		e, err := x.holdFilling()
		if err != nil {
			return err
		}
		if e == nil {
			return x.tidy()
		}
		if err = x.fill(ctx, e, reactions, progress); err == nil {
			err = x.swap(ctx, e, reactions)
		}
		_, lost := e.health.troubles()
		e.release()
		if !errors.Is(err, errOtherStore) && !(lost && err != nil) {
			return err
		}
		if err := x.anew(e, err); err != nil {
			return err
		}
	}
}

// fill takes steps until the edition has everything that is stored by now.
func (x *Index) fill(ctx context.Context, e *edition, reactions tracker.Collection[tracker.Reaction], progress func(have, of int)) error {
	tick := time.NewTicker(tellEvery)
	defer tick.Stop()
	told := -1
	for {
		read, more, err := e.step(ctx, reactions, x.bulk)
		if err != nil {
			return err
		}
		if read > 0 || told < 0 {
			now, err := x.measure(ctx, e, reactions)
			if err != nil {
				return err
			}
			if progress != nil {
				progress(now.have, now.of)
			}
			if tenth := now.percent() / 10; tenth != told || ticked(tick) {
				told = tenth
				x.log.Info("index: being filled", "percent", now.percent(), "reactions", now.have, "of", now.of, "folder", filepath.Base(e.path()))
			}
		}
		if !more {
			return nil
		}
	}
}

func ticked(t *time.Ticker) bool {
	select {
	case <-t.C:
		return true
	default:
		return false
	}
}

// measure asks how far the edition is.
func (x *Index) measure(ctx context.Context, e *edition, reactions tracker.Collection[tracker.Reaction]) (filled, error) {
	have, err := e.count()
	if err != nil {
		return filled{}, err
	}
	all, err := reactions.List(ctx, tracker.ListQuery{Limit: 1})
	if err != nil {
		return filled{}, fmt.Errorf("count reactions: %w", err)
	}
	now := filled{have: have, of: all.Total}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.filled = now
	return now, nil
}

// swap lets a filled edition serve. Writes wait while it takes in what came
// last, so that whatever a Put has made searchable stays so.
func (x *Index) swap(ctx context.Context, e *edition, reactions tracker.Collection[tracker.Reaction]) error {
	old, err := x.promote(ctx, e, reactions)
	if err != nil {
		return err
	}
	if old != e {
		x.log.Info("index: the new one serves", "folder", filepath.Base(e.path()))
		if err := old.remove(); err != nil {
			return err
		}
	}
	return x.tidy()
}

// tidy removes the editions that are not in use, and those set aside, unless one
// is being filled.
func (x *Index) tidy() error {
	x.making.Lock()
	defer x.making.Unlock()
	x.mu.Lock()
	serving, filling := x.serving, x.filling
	x.mu.Unlock()
	if serving == nil || filling != nil { // closed, or to be built again meanwhile
		return nil
	}
	return removeOthers(serving.place, x.log)
}

func (x *Index) promote(ctx context.Context, e *edition, reactions tracker.Collection[tracker.Reaction]) (old *edition, err error) {
	x.puts.Lock()
	defer x.puts.Unlock()
	ctx, cancel := context.WithTimeout(ctx, swapWait)
	defer cancel()
	if err := e.news(ctx, reactions, x.page); err != nil {
		return nil, err
	}
	if err := e.submit(ctx, &job{whole: true}); err != nil {
		return nil, err
	}
	e.whole.Store(true)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.filling != e { // closed meanwhile
		return nil, unavailable(bleve.ErrorIndexClosed)
	}
	old = x.serving
	x.serving, x.filling = e, nil
	return old, nil
}

// keepFilled fills editions whenever one is to be filled, until ctx ends.
func (x *Index) keepFilled(ctx context.Context, reactions tracker.Collection[tracker.Reaction]) {
	for failing := false; ; {
		err := x.Fill(ctx, reactions, nil)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && !failing:
			x.log.Error("index: cannot be filled, trying on", "err", err)
		case err == nil && failing:
			x.log.Info("index: filled after all")
		}
		failing = err != nil
		x.troubled(err)
		x.Nudge() // what was asked of an edition that was not whole
		var again <-chan time.Time
		if failing {
			again = time.After(max(x.Interval, time.Millisecond))
		}
		select {
		case <-ctx.Done():
			return
		case <-x.closing:
			return
		case <-again:
		case <-x.orders:
		}
	}
}
