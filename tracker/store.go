package tracker

import (
	"context"
	"io"
	"time"
)

// Store is what a database must do. storetest holds every implementation to
// the rules stated here. Errors are of kind NotFound, Conflict or Unavailable,
// or the context's; Invalid for what no database can keep (see Keep), and
// anything else is Internal.
//
// Acknowledged means durable. Times come back in UTC and whole milliseconds;
// all else that is read equals what was written: nil and empty lists, absent
// and zero pointers are told apart. Nothing that is handed in or out is shared
// with the store.
type Store interface {
	Consultations() Collection[Consultation]
	Organisations() Collection[Organisation]
	Stakeholders() Collection[Stakeholder]
	Sources() Collection[Source]
	Drafts() Collection[Draft]
	Batches() Collection[Batch]
	Reactions() Collection[Reaction]
	Codings() Collection[Coding]
	Sheets() Collection[Sheet]
	Expectations() Collection[Expectations]
	SavedSearches() Collection[SavedSearch]
	Merges() Collection[Merge]
	Sectors() Collection[Sectors]
	Accounts() Collection[Account]
	Sessions() Collection[Session]
	Tickets() Collection[Ticket]
	Throttles() Collection[Throttle]
	Claims() Collection[Claim]

	// PutBlob stores what r yields in chunks of at most 1 MiB named by their
	// SHA-256, and returns its name. Storing the same bytes twice keeps them once.
	PutBlob(ctx context.Context, r io.Reader) (Blob, error)
	// Blob reads a blob; a missing chunk is NotFound, at Blob or at Read.
	Blob(ctx context.Context, b Blob) (io.ReadCloser, error)
	// BlobRange reads n bytes from offset off without loading the rest; fewer
	// where the blob ends before. A negative off or n is Invalid.
	BlobRange(ctx context.Context, b Blob, off, n int64) ([]byte, error)
	// SweepBlobs removes chunks older than before that no source names, and
	// returns how many. Storing a chunk again makes it new, so a source must be
	// written within that age after its blobs.
	SweepBlobs(ctx context.Context, before time.Time) (int, error)

	// AtOnce returns how many writes are best on their way together where there
	// are many: a store that writes those that come at once in one go takes more.
	AtOnce() int

	Close() error
}

// Collection keeps the aggregates of one noun.
type Collection[T Entity] interface {
	// Get returns the aggregate, NotFound if there is none.
	Get(ctx context.Context, id string) (T, error)
	// GetMany returns those of the aggregates that are there, in the order of
	// ids; missing ones are left out.
	GetMany(ctx context.Context, ids []string) ([]T, error)
	// Insert stores a new aggregate at revision 1 (whatever v says) and returns
	// it as stored; a taken ID is Conflict.
	Insert(ctx context.Context, v T) (T, error)
	// Update replaces the aggregate if it still is at v's revision, and returns
	// it at the next one; Conflict if it is at another, NotFound if it is gone.
	// Of several who update the same revision exactly one wins.
	Update(ctx context.Context, v T) (T, error)
	// Delete removes the aggregate at the revision, leaving a tombstone for
	// Changes; errors as Update's. A deleted ID stays taken for at least thirty
	// days, after which a start of the program may drop the tombstone.
	Delete(ctx context.Context, id string, revision int64) error
	// List returns a page in the order of IDs (bytewise), and the number of all
	// that match, which does not depend on the page.
	List(ctx context.Context, q ListQuery) (Page[T], error)
	// IDs is List for who needs the IDs alone: no aggregate is read.
	IDs(ctx context.Context, q ListQuery) (Page[string], error)
	// Changes returns what was written after the cursor and the cursor to go on
	// from; an empty cursor starts at the beginning. It never skips a committed
	// write and may repeat one; the order is roughly that of writing, so compare
	// revisions. Of an aggregate written several times the last revision is
	// enough. An empty list means that there is nothing new now. A limit of 0
	// means 100. A cursor of another database, or one older than the tombstones
	// kept, is NotFound: who follows it must begin anew.
	Changes(ctx context.Context, cursor string, limit int) ([]Change, string, error)
}

// ListQuery selects a page of a collection. The zero value is everything.
type ListQuery struct {
	Key        Key    // only those with this key; the zero Key is all
	After      string // only those with a greater ID
	Descending bool   // from the greatest ID down; After then leaves out those that have not a smaller one
	Skip       int    // leave out so many more at the beginning
	Limit      int    // at most so many; 0 means 100
}

// Page is a part of a list.
type Page[T any] struct {
	Items []T
	Total int  // of all that match the key, whatever After and Limit
	More  bool // there are more after the last item
}

// Change says that an aggregate was written or deleted.
type Change struct {
	ID       string
	Revision int64
	Deleted  bool
}

// SetRevision is for stores: it says at which revision an aggregate stands.
func (m *Meta) SetRevision(n int64) { m.Revision = n }

// Claim makes a natural key unique: its ID is the key, such as
// "account-email:…" or "consultation-slug:…". It is inserted before its owner;
// a Conflict says that the key is taken. A claim whose owner is still missing
// after ten minutes may be taken over.
type Claim struct {
	Meta
	Owner string // ID
}

// Keys implements Entity.
func (Claim) Keys() []Key { return nil }
