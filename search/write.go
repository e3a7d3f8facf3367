package search

import (
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

// Put implements tracker.Indee. It never moves the cursor.
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

// commit writes the jobs in one batch, which is safe on disk when it returns.
func (e *edition) commit(jobs []*job) error {
	failing, struck := e.health.now()
	if failing != nil { // what cannot be kept on disk would pile up in memory
		return unavailable(failing)
	}
	b, err := e.batch(jobs)
	if err != nil || b == nil {
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
		failing, _ := e.health.now()
		return unavailable(fmt.Errorf("write the index: %w", failing))
	}
}

// batch puts the jobs together, nil if there is nothing to be written.
func (e *edition) batch(jobs []*job) (*bleve.Batch, error) {
	newest, dropped := make(map[string]tracker.Reaction), make(map[string]bool)
	var ids []string
	b := e.bleve.NewBatch()
	for _, j := range jobs {
		for _, id := range j.gone {
			e.gone[id] = true
			b.Delete(id)
		}
		for _, id := range j.drop {
			dropped[id] = true
			b.Delete(id)
		}
		for _, r := range j.put {
			known, ok := newest[r.ID]
			if !ok {
				ids = append(ids, r.ID)
			}
			if !ok || known.Revision < r.Revision {
				newest[r.ID] = r
			}
		}
		if j.cursor != "" {
			b.SetInternal(cursorKey, []byte(j.cursor))
		}
		if j.whole {
			b.SetInternal(wholeKey, []byte("yes"))
		}
	}
	have, err := e.revisions(ids)
	if err != nil {
		return nil, unavailable(fmt.Errorf("look up revisions: %w", err))
	}
	for _, id := range ids {
		r := newest[id]
		if e.gone[id] || !dropped[id] && have[id] >= r.Revision {
			continue
		}
		if err := b.Index(id, documentOf(e.version, r)); err != nil {
			return nil, fmt.Errorf("index reaction %s: %w", id, err)
		}
	}
	if b.Size() == 0 && !saysMore(jobs) {
		return nil, nil
	}
	return b, nil
}

// saysMore reports whether the jobs say something of the edition itself.
func saysMore(jobs []*job) bool {
	for _, j := range jobs {
		if j.cursor != "" || j.whole {
			return true
		}
	}
	return false
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
