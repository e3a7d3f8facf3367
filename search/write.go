package search

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
)

// cursorKey is where the index keeps how far it has followed the store.
var cursorKey = []byte("cursor")

// maxBatch is how many reactions are written at once at most, if several
// callers wait.
const maxBatch = 2000

// job is what one caller wants written. A cursor is written with it, or not at
// all.
type job struct {
	put    []tracker.Reaction
	gone   []string // deleted from the store: they cannot come back
	drop   []string // taken out before what is put, whatever its revision
	cursor string
	whole  bool       // from now on the edition has everything
	done   chan error // takes one
}

// Put implements tracker.Index. It never moves the cursor.
func (x *Index) Put(ctx context.Context, rs ...tracker.Reaction) error {
	if len(rs) == 0 {
		return nil
	}
	x.puts.RLock()
	defer x.puts.RUnlock()
	e, err := x.hold()
	if err != nil {
		return err
	}
	defer e.release()
	return e.submit(ctx, &job{put: rs})
}

// submit hands the job to the writer and waits. A caller who gives up while
// the batch is being written leaves it to be finished.
func (e *edition) submit(ctx context.Context, j *job) error {
	j.done = make(chan error, 1)
	select {
	case <-e.closing:
		return unavailable(bleve.ErrorIndexClosed)
	default:
	}
	select {
	case e.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-e.closing:
		return unavailable(bleve.ErrorIndexClosed)
	}
	select {
	case err := <-j.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// write is the only writer. A job that comes while nothing is being written
// goes at once; those that come meanwhile are the next batch together.
func (e *edition) write() {
	defer close(e.written)
	for {
		select {
		case j := <-e.jobs:
			jobs := e.waiting(j)
			err := e.commit(jobs)
			for _, j := range jobs {
				j.done <- err
			}
		case <-e.closing:
			return
		}
	}
}

// waiting returns the job and those that wait behind it.
func (e *edition) waiting(first *job) []*job {
	jobs, n := []*job{first}, len(first.put)
	for n < maxBatch {
		select {
		case j := <-e.jobs:
			jobs, n = append(jobs, j), n+len(j.put)
		default:
			return jobs
		}
	}
	return jobs
}

// commit writes the jobs, which are safe on disk when it returns.
func (e *edition) commit(jobs []*job) error {
	struck, failing := e.health.now()
	if failing != nil { // what cannot be kept on disk would pile up in memory
		return unavailable(failing)
	}
	b, err := e.batch(jobs)
	if err != nil || b.Size() == 0 {
		return err
	}
	// Bleve's own waiting is not used: where the disk is full it closes the
	// segment that it has just put into the index, and panics over it later.
	// That a batch is called unsafe means only that Batch does not wait.
	written := make(chan struct{})
	b.SetPersistedCallback(func(error) { close(written) })
	if err := e.bleve.Batch(b); err != nil {
		return unavailable(fmt.Errorf("write the index: %w", err))
	}
	select {
	case <-written:
		return nil
	case <-struck: // it is found, and written as soon as that is possible
		_, failing := e.health.now()
		return unavailable(fmt.Errorf("write the index: %w", failing))
	}
}

// news is what jobs say together.
type news struct {
	ids    []string // of put, in their order
	put    map[string]tracker.Reaction
	drop   map[string]bool
	gone   []string
	cursor string
	whole  bool
}

// together takes of each reaction the latest revision.
func together(jobs []*job) news {
	n := news{put: make(map[string]tracker.Reaction), drop: make(map[string]bool)}
	for _, j := range jobs {
		n.gone = append(n.gone, j.gone...)
		for _, id := range j.drop {
			n.drop[id] = true
		}
		for _, r := range j.put {
			known, ok := n.put[r.ID]
			if !ok {
				n.ids = append(n.ids, r.ID)
			}
			if !ok || known.Revision < r.Revision {
				n.put[r.ID] = r
			}
		}
		n.cursor, n.whole = cmp.Or(j.cursor, n.cursor), n.whole || j.whole
	}
	return n
}

// batch puts the jobs into one batch, which is empty if there is nothing to be
// written. (A large one made in two halves at once took a fifth more of the
// processor, and as long.)
func (e *edition) batch(jobs []*job) (*bleve.Batch, error) {
	n := together(jobs)
	have, err := e.revisions(n.ids)
	if err != nil {
		return nil, unavailable(fmt.Errorf("look up revisions: %w", err))
	}
	b := e.bleve.NewBatch()
	for _, id := range n.gone {
		e.gone[id] = true
		b.Delete(id)
	}
	for id := range n.drop {
		b.Delete(id)
	}
	for _, id := range n.ids {
		r := n.put[id]
		if e.gone[id] || !n.drop[id] && have[id] >= r.Revision {
			continue
		}
		if err := b.Index(id, document(r)); err != nil {
			return nil, fmt.Errorf("index reaction %s: %w", id, err)
		}
	}
	if n.cursor != "" {
		b.SetInternal(cursorKey, []byte(n.cursor))
	}
	if n.whole {
		b.SetInternal(wholeKey, []byte("yes"))
	}
	return b, nil
}

// revisions returns at which revision the index has the reactions; those that
// it has not are left out.
func (e *edition) revisions(ids []string) (map[string]int64, error) {
	have := make(map[string]int64, len(ids))
	inner, err := e.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close() // a reader: nothing to lose
	if n, err := r.DocCount(); err != nil || n == 0 {
		return have, err
	}
	for _, id := range ids {
		doc, err := r.Document(id)
		if err != nil {
			return nil, err
		}
		if doc == nil {
			continue
		}
		doc.VisitFields(func(f index.Field) {
			if f.Name() == fieldRevision {
				if n, err := strconv.ParseInt(string(f.Value()), 10, 64); err == nil {
					have[id] = n
				}
			}
		})
	}
	return have, nil
}

// cursor returns how far the index has followed the store.
func (e *edition) cursor() (string, error) {
	c, err := e.bleve.GetInternal(cursorKey)
	if err != nil {
		return "", unavailable(err)
	}
	return string(c), nil
}
