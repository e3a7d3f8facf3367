package standby

import (
	"context"
	"strings"
	"sync"

	"soundings/store/bolt"
	"soundings/tracker"
)

// nothing is kept of a collection that is read only to write.
type nothing[T tracker.Entity] struct{}

func (nothing[T]) Get(context.Context, string) (T, error) {
	var none T
	return none, notKept()
}

func (nothing[T]) GetMany(context.Context, []string) ([]T, error) { return nil, notKept() }

func (nothing[T]) List(context.Context, tracker.ListQuery) (tracker.Page[T], error) {
	return tracker.Page[T]{}, notKept()
}

func (nothing[T]) IDs(context.Context, tracker.ListQuery) (tracker.Page[string], error) {
	return tracker.Page[string]{}, notKept()
}

func (nothing[T]) Changes(context.Context, string, int) ([]tracker.Change, string, error) {
	return nil, "", notKept()
}

func (nothing[T]) wrote(T)        {}
func (nothing[T]) deleted(string) {}

// inFile is a collection in the copy's file. Who follows it to make something
// of everything, such as the index, waits for the database.
type inFile[T tracker.Entity] struct{ bolt.Copied[T] }

func (inFile[T]) Changes(context.Context, string, int) ([]tracker.Change, string, error) {
	return nil, "", notKept()
}

func (inFile[T]) wrote(T)        {} // it comes with the others' writes
func (inFile[T]) deleted(string) {}

// followed is one that pages follow, to have its names at hand. Who has begun
// hears that there is no news; who begins gets the whole copy, and then the
// cursor from which the copy itself goes on.
type followed[T tracker.Entity] struct{ inFile[T] }

// walking begins a cursor within the copy. The database does not know it, so
// that who comes back with one begins anew.
const walking = "standby:"

func (k followed[T]) Changes(ctx context.Context, cursor string, limit int) ([]tracker.Change, string, error) {
	after, within := strings.CutPrefix(cursor, walking)
	if cursor != "" && !within {
		return nil, cursor, ctx.Err()
	}
	page, err := k.List(ctx, tracker.ListQuery{After: after, Limit: limit})
	if err != nil {
		return nil, "", err
	}
	var changes []tracker.Change
	for _, v := range page.Items {
		after = v.Identity().ID
		changes = append(changes, tracker.Change{ID: after, Revision: v.Identity().Revision})
	}
	if page.More {
		return changes, walking + after, nil
	}
	cursor, err = k.Cursor(ctx)
	return changes, cursor, err
}

// inMemory is a collection of which this process alone keeps what says who is
// signed in. It is got by ID and never listed.
type inMemory[T tracker.Entity] struct {
	nothing[T]
	bare func(T) T // without what is nobody's business here
	*memory[T]
}

type memory[T tracker.Entity] struct {
	mu     sync.RWMutex
	all    map[string]T
	cursor string
}

func newMemory[T tracker.Entity](bare func(T) T) inMemory[T] {
	return inMemory[T]{bare: bare, memory: &memory[T]{all: map[string]T{}}}
}

func (k inMemory[T]) Get(_ context.Context, id string) (T, error) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	v, ok := k.all[id]
	if !ok {
		return v, tracker.Errorf(tracker.NotFound, "There is no such thing.")
	}
	return tracker.Keep(v)
}

func (k inMemory[T]) Cursor(context.Context) (string, error) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.cursor, nil
}

func (k inMemory[T]) Take(_ context.Context, put []T, gone []string, cursor string) error {
	for _, v := range put {
		k.wrote(v)
	}
	for _, id := range gone {
		k.deleted(id)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.cursor = cursor
	return nil
}

func (k inMemory[T]) Empty(context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	clear(k.all)
	k.cursor = ""
	return nil
}

// wrote keeps an aggregate unless a later revision is here already: what this
// node writes may overtake what it follows.
func (k inMemory[T]) wrote(v T) {
	k.mu.Lock()
	defer k.mu.Unlock()
	id := v.Identity().ID
	if old, ok := k.all[id]; !ok || old.Identity().Revision <= v.Identity().Revision {
		k.all[id] = k.bare(v)
	}
}

func (k inMemory[T]) deleted(id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.all, id)
}

// bareAccount is what is shown of who is signed in, and what they may do.
func bareAccount(a tracker.Account) tracker.Account {
	return tracker.Account{Meta: a.Meta, Name: a.Name, Role: a.Role, Disabled: a.Disabled}
}

func bareSession(s tracker.Session) tracker.Session { return s }
