package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"soundings/tracker"
)

// Copy is a file that holds what another store has, at that store's revisions.
// It numbers no changes and keeps no tombstones: whoever fills it follows the
// other store.
type Copy struct{ store *Store }

// Copied is one collection of a Copy.
type Copied[T tracker.Entity] interface {
	Get(ctx context.Context, id string) (T, error)
	GetMany(ctx context.Context, ids []string) ([]T, error)
	List(ctx context.Context, q tracker.ListQuery) (tracker.Page[T], error)
	IDs(ctx context.Context, q tracker.ListQuery) (tracker.Page[string], error)
	// Cursor returns how far the other store was followed, "" at the beginning.
	Cursor(ctx context.Context) (string, error)
	// Take puts aggregates at their revisions, removes others, and notes how far
	// the other store was followed then, all of it or nothing.
	Take(ctx context.Context, put []T, gone []string, cursor string) error
	// Empty begins anew.
	Empty(ctx context.Context) error
}

var (
	formKey   = []byte("form")
	cursorKey = []byte("cursor")
)

// OpenCopy opens the file of a copy, or makes one that only its owner can read.
// form names how what is kept is spelt: a file of another form, and one that is
// damaged, is removed and begun anew, since all of it can be had again.
func OpenCopy(path, form string) (*Copy, error) {
	s, err := openWhole(path)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, err
	}
	if err == nil && s.form() == form {
		return &Copy{s}, nil
	}
	if err == nil {
		err = s.Close()
	} else {
		err = nil // whatever is wrong with it goes with it
	}
	if removeErr := os.Remove(path); removeErr != nil && !errors.Is(removeErr, os.ErrNotExist) {
		return nil, errors.Join(err, fmt.Errorf("remove a copy that cannot be used: %w", removeErr))
	}
	if err != nil {
		return nil, err
	}
	if s, err = openPaged(path, copyPage, time.Now); err != nil {
		return nil, err
	}
	err = s.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(metaBucket).Put(formKey, []byte(form)) })
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &Copy{s}, nil
}

// openWhole opens a file unless a part of it is missing, which would end the
// process when that is read.
func openWhole(path string) (s *Store, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, fmt.Errorf("open %s: %v", path, p)
		}
	}()
	if s, err = Open(path); err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err == nil {
		err = s.db.View(func(tx *bbolt.Tx) error {
			if tx.Size() > info.Size() {
				return fmt.Errorf("%s is cut short", path)
			}
			return nil
		})
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Store) form() string {
	var form string
	if err := s.db.View(func(tx *bbolt.Tx) error {
		form = string(tx.Bucket(metaBucket).Get(formKey))
		return nil
	}); err != nil {
		return ""
	}
	return form
}

// Close lets go of the file.
func (c *Copy) Close() error { return c.store.Close() }

// Consultations is the copy of that collection, as are the others below.
func (c *Copy) Consultations() Copied[tracker.Consultation] {
	return copyOf[tracker.Consultation](c, consultations, "consultation")
}

// Organisations is the copy of bodies.
func (c *Copy) Organisations() Copied[tracker.Organisation] {
	return copyOf[tracker.Organisation](c, organisations, "organisation")
}

// Stakeholders is the copy of people.
func (c *Copy) Stakeholders() Copied[tracker.Stakeholder] {
	return copyOf[tracker.Stakeholder](c, stakeholders, "stakeholder")
}

// Sources is the copy of sources, without their texts.
func (c *Copy) Sources() Copied[tracker.Source] {
	return copyOf[tracker.Source](c, sources, "source")
}

// Reactions is the copy of reactions.
func (c *Copy) Reactions() Copied[tracker.Reaction] {
	return copyOf[tracker.Reaction](c, reactions, "reaction")
}

// Expectations is the copy of whom consultations expect to hear from.
func (c *Copy) Expectations() Copied[tracker.Expectations] {
	return copyOf[tracker.Expectations](c, expectations, "list of whom to hear from")
}

// Sectors is the copy of the list of sectors.
func (c *Copy) Sectors() Copied[tracker.Sectors] {
	return copyOf[tracker.Sectors](c, sectors, "list of sectors")
}

func copyOf[T tracker.Entity, P entity[T]](c *Copy, name, noun string) Copied[T] {
	return copied[T, P]{collection[T, P]{store: c.store, name: []byte(name), noun: noun}}
}

// copied reads as every collection does and is written by Take.
type copied[T tracker.Entity, P entity[T]] struct{ collection[T, P] }

func (c copied[T, P]) Cursor(ctx context.Context) (string, error) {
	var cursor string
	err := c.store.view(ctx, func(tx *bbolt.Tx) error {
		cursor = string(tx.Bucket(c.name).Get(cursorKey))
		return nil
	})
	return cursor, err
}

func (c copied[T, P]) Take(ctx context.Context, put []T, gone []string, cursor string) error {
	put = slices.SortedFunc(slices.Values(put), func(a, b T) int { return strings.Compare(a.Identity().ID, b.Identity().ID) })
	records := make([]record, len(put))
	for i, v := range put {
		var err error
		if _, records[i], err = c.encode(v, v.Identity().Revision); err != nil {
			return err
		}
	}
	return c.store.update(ctx, func(tx *bbolt.Tx) error {
		s := shelfOf(tx, c.name)
		s.docs.FillPercent = mostlyAppended
		for _, id := range gone {
			if err := s.remove(id); err != nil {
				return err
			}
		}
		for i, v := range put {
			if err := s.place(v.Identity().ID, records[i]); err != nil {
				return err
			}
		}
		return s.root.Put(cursorKey, []byte(cursor))
	})
}

const (
	// mostlyAppended is how full pages are left: IDs ascend with time.
	mostlyAppended = 0.9
	// copyPage holds several reactions: of pages for one, a third would be empty.
	copyPage = 16 << 10
)

func (c copied[T, P]) Empty(ctx context.Context) error {
	return c.store.update(ctx, func(tx *bbolt.Tx) error {
		if err := tx.DeleteBucket(c.name); err != nil {
			return err
		}
		return layOut(tx)
	})
}

// place puts the record of an ID as it is, without a change to be followed.
func (s shelf) place(id string, r record) error {
	old, _, err := s.get(id)
	if err != nil {
		return err
	}
	if err := s.enter(id, old.keys, r.keys); err != nil {
		return err
	}
	return s.docs.Put([]byte(id), r.encode())
}

// remove takes away an ID and everything that it is entered under.
func (s shelf) remove(id string) error {
	old, ok, err := s.get(id)
	if err != nil || !ok {
		return err
	}
	if err := s.enter(id, old.keys, nil); err != nil {
		return err
	}
	return s.docs.Delete([]byte(id))
}
