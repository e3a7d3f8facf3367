package tracker

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// How batches are carried out.
const (
	// batchHold is for how long whoever works on a batch keeps others from it
	// without a sign of life, and so how long a crash delays it.
	batchHold = 15 * time.Second
	// batchPoll is how often batches are looked for that another left.
	batchPoll = 5 * time.Second
	// rowTime is how long the row in hand may take once everything stops, and
	// slowRowTime how long it may take at all: the first may have to wait until
	// what was decided so far has been read.
	rowTime, slowRowTime = 8 * time.Second, 2 * time.Minute
	// letGoTime is how long noting how far a stopped batch has come may take.
	letGoTime = 2 * time.Second
)

// bell wakes whoever carries out batches. The zero value is ready.
type bell struct {
	once sync.Once
	ring chan struct{}
}

func (b *bell) rings() chan struct{} {
	b.once.Do(func() { b.ring = make(chan struct{}, 1) })
	return b.ring
}

func (b *bell) nudge() {
	select {
	case b.rings() <- struct{}{}:
	default: // one is waiting already
	}
}

// WorkOnBatches carries out what StartBatch and UndoBatch have ordered, also
// what a crash or a stop has cut, until the context ends. It then finishes the
// rows in hand.
func (s *Service) WorkOnBatches(ctx context.Context) error {
	poll := time.NewTicker(batchPoll)
	defer poll.Stop()
	for {
		if err := s.FinishBatches(ctx); err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "a batch was cut short, trying again", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.batches.rings():
		case <-poll.C:
		}
	}
}

// FinishBatches carries out every batch that has work to do and that nobody
// else is at. One that cannot go on does not keep the others from it.
func (s *Service) FinishBatches(ctx context.Context) error {
	list, err := all(ctx, s.Store.Batches(), Key{"state", "unfinished"})
	if err != nil {
		return err
	}
	var failed error
	for _, b := range list {
		if s.now().Before(b.Held) {
			continue
		}
		b.Held = s.now().Add(batchHold)
		b, err := s.Store.Batches().Update(ctx, b)
		if KindOf(err) == Conflict {
			continue // another has taken it
		}
		if err == nil {
			_, err = s.runBatch(ctx, b, func(Batch) {})
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("batch %s: %w", b.ID, err))
		}
	}
	return failed
}

// batchRun is the work on one batch.
type batchRun struct {
	*Service
	v    Viewer
	src  Source
	text *textInMemory // of the source; only where rows are accepted
	why  string        // reactions are withdrawn; only where the batch is undone

	fresh newcomers
	later indexing
	tell  func(Batch) // how far it has come

	mu sync.Mutex
	b  Batch
}

// runBatch works on a batch that is held, to its end or until something keeps
// it from going on. Repeating it changes nothing that is done already.
func (s *Service) runBatch(ctx context.Context, b Batch, tell func(Batch)) (Batch, error) {
	r := &batchRun{Service: s, v: b.viewer(), b: b, tell: tell}
	err := r.run(ctx)
	r.later.wait()
	if KindOf(err) == Conflict {
		if stopped, failed := r.stopped(ctx); stopped || failed != nil {
			return r.b, failed
		}
	}
	if err != nil {
		return r.b, errors.Join(err, r.letGo(ctx))
	}
	return r.b, nil
}

func (r *batchRun) run(ctx context.Context) error {
	var err error
	if r.src, err = r.Store.Sources().Get(ctx, r.b.Source); err != nil {
		return err
	}
	if r.b.State == BatchUndoing {
		return r.undo(ctx)
	}
	return r.decide(ctx)
}

// decide accepts or rejects the rows of the batch, a part of the table after
// another.
func (r *batchRun) decide(ctx context.Context) error {
	r.b.Done, r.b.Skipped, r.b.Left, r.b.Failed, r.b.Rows = 0, 0, 0, 0, nil
	if r.b.Action == BatchAccept {
		if err := r.readSource(ctx); err != nil {
			return err
		}
	}
	err := r.eachRow(ctx, Key{"source", r.b.Source}, func(page []Draft) error {
		var asked []Draft
		for _, d := range page {
			if r.b.has(d) {
				asked = append(asked, d)
			}
		}
		asked, err := r.settled(ctx, asked)
		if err != nil {
			return err
		}
		if err := r.part(ctx, asked, r.row); err != nil {
			return err
		}
		if err := r.catchUp(ctx); err != nil {
			return err
		}
		return r.save(ctx)
	})
	if err != nil {
		return err
	}
	r.b.State = BatchDone
	return r.end(ctx)
}

// catchUp reads the source again, of which somebody may have changed the terms
// or the date since the part began. The rows that come take what it says now;
// those just written took the old date, and follow it.
func (r *batchRun) catchUp(ctx context.Context) error {
	src, err := r.Store.Sources().Get(ctx, r.src.ID)
	if err != nil || src.Revision == r.src.Revision {
		return err
	}
	before := r.src.Published
	r.src = src
	return r.redate(ctx, r.v, src, before)
}

// readSource reads the text once for all rows.
func (r *batchRun) readSource(ctx context.Context) error {
	blob, err := r.Store.Blob(ctx, r.src.Snapshot.Blob)
	if err != nil {
		return err
	}
	defer blob.Close()
	r.text, err = readText(blob)
	return err
}

// eachRow hands the drafts with a key to do, as many at a time as the store
// writes well.
func (r *batchRun) eachRow(ctx context.Context, key Key, do func([]Draft) error) error {
	return eachPart(ctx, r.Store.Drafts(), key, r.partSize(), do)
}

// part does rows together, and has what was written indexed while the next part
// is done, also after an error.
func (r *batchRun) part(ctx context.Context, rows []Draft, do func(context.Context, Draft) (*Reaction, error)) error {
	written, err := r.together(ctx, rows, do)
	if len(written) > 0 {
		r.later.do(func() { r.index(ctx, written...) })
	}
	return err
}

// together does rows, many at once, and returns the reactions that were
// written, also after an error. Rows of one name go one after another: the
// second must find the person whom the first has added.
func (r *batchRun) together(ctx context.Context, rows []Draft, do func(context.Context, Draft) (*Reaction, error)) ([]Reaction, error) {
	var mu sync.Mutex
	var written []Reaction
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(r.Store.AtOnce())
	for _, group := range byName(rows) {
		g.Go(func() error {
			for _, d := range group {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				re, err := r.inHand(ctx, d, do)
				if err != nil {
					return err
				}
				if re != nil {
					mu.Lock()
					written = append(written, *re)
					mu.Unlock()
				}
			}
			return nil
		})
	}
	err := g.Wait()
	return written, err
}

// inHand does one row to its end, even if everything else stops meanwhile.
func (r *batchRun) inHand(ctx context.Context, d Draft, do func(context.Context, Draft) (*Reaction, error)) (*Reaction, error) {
	row, cancel := context.WithTimeout(context.WithoutCancel(ctx), slowRowTime)
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(rowTime, cancel) })()
	return do(row, d)
}

// byName puts rows of one speaker together, in their order.
func byName(rows []Draft) [][]Draft {
	var groups [][]Draft
	at := map[string]int{}
	for _, d := range rows {
		name := FoldName(d.Speaker)
		if i, known := at[name]; known && name != "" {
			groups[i] = append(groups[i], d)
			continue
		}
		at[name] = len(groups)
		groups = append(groups, []Draft{d})
	}
	return groups
}

// note counts a row that was dealt with.
func (r *batchRun) note(count func(b *Batch)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	count(&r.b)
}

// save says how far the batch has come and that somebody is at work on it. A
// conflict means that another has taken it over.
func (r *batchRun) save(ctx context.Context) error {
	r.b.Held = r.now().Add(batchHold)
	b, err := r.Store.Batches().Update(ctx, r.b)
	if err == nil {
		r.b = b
		r.tell(b)
	}
	return err
}

func (r *batchRun) end(ctx context.Context) error {
	r.later.wait()
	r.b.Held = Instant{}
	r.b.Events = append(r.b.Events, r.event(r.v, string(r.b.State), "", r.b.outcome(), ""))
	b, err := r.Store.Batches().Update(ctx, r.b)
	if err == nil {
		r.b = b
	}
	return err
}

// letGo leaves a batch that cannot go on to whoever comes next.
func (r *batchRun) letGo(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), letGoTime)
	defer cancel()
	r.b.Held = Instant{}
	_, err := r.Store.Batches().Update(ctx, r.b)
	if KindOf(err) == Conflict {
		return nil // another has it already
	}
	return err
}
