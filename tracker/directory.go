package tracker

import (
	"context"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"soundings/tracker/extract"
)

// directoryFile holds facts about public bodies: name, other names, sectors.
//
//go:embed directory.csv
var directoryFile string

// ShippedDirectory returns the bodies that the program knows from the start.
// Their IDs are made of their names, so that adding them twice adds them once.
func ShippedDirectory() ([]Organisation, error) {
	rows, err := csv.NewReader(strings.NewReader(directoryFile)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("shipped directory: %w", err)
	}
	var list []Organisation
	for _, row := range rows[1:] {
		o := Organisation{Name: row[0], OtherNames: split(row[1])}
		o.ID = strings.ReplaceAll(FoldName(row[0]), " ", "-")
		for _, code := range split(row[2]) {
			o.Sectors = append(o.Sectors, Sector(code))
		}
		list = append(list, o)
	}
	return list, nil
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// ShipDirectory adds the shipped bodies that the store has never had, and the
// list of sectors if there is none. What an administrator has changed or
// deleted stays so.
func (s *Service) ShipDirectory(ctx context.Context) error {
	first := Sectors{Meta: Meta{ID: "sectors", CreatedAt: s.now()}, List: FirstSectors()}
	if _, err := s.Store.Sectors().Insert(ctx, first); err != nil && KindOf(err) != Conflict {
		return err
	}
	list, err := ShippedDirectory()
	if err != nil {
		return err
	}
	var ids []string
	for _, o := range list {
		ids = append(ids, o.ID)
	}
	there, err := s.Store.Organisations().GetMany(ctx, ids)
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(16)
	for _, o := range list {
		if slices.ContainsFunc(there, func(t Organisation) bool { return t.ID == o.ID }) {
			continue
		}
		o.CreatedAt = s.now()
		g.Go(func() error {
			if _, err := s.Store.Organisations().Insert(ctx, o); err != nil && KindOf(err) != Conflict {
				return err
			}
			return nil
		})
	}
	return g.Wait()
}

// directory is the names of bodies and people kept at hand, so that a page of
// hits does not ask the store for each. It follows the store's changes.
type directory struct {
	mu            sync.Mutex
	polled        time.Time
	organisations register[Organisation]
	stakeholders  register[Stakeholder]
}

// directoryAge is how long the names at hand may lag behind another node.
const directoryAge = time.Second

// register is one noun's part of the directory.
type register[T Entity] struct {
	cursor string
	byID   map[string]T
	byName map[string][]string // folded name → IDs, in the order of IDs
}

func (r *register[T]) follow(ctx context.Context, c Collection[T]) error {
	if r.byID == nil {
		r.byID, r.byName = map[string]T{}, map[string][]string{}
	}
	for {
		changes, cursor, err := c.Changes(ctx, r.cursor, 500)
		if KindOf(err) == NotFound && r.cursor != "" {
			*r = register[T]{byID: map[string]T{}, byName: map[string][]string{}}
			continue // the cursor is too old: begin anew
		}
		if err != nil {
			return err
		}
		ids := make([]string, 0, len(changes))
		for _, ch := range changes {
			if ch.Deleted {
				r.drop(ch.ID)
			} else if have, ok := r.byID[ch.ID]; !ok || have.Identity().Revision < ch.Revision {
				ids = append(ids, ch.ID)
			}
		}
		items, err := c.GetMany(ctx, ids)
		if err != nil {
			return err
		}
		for _, it := range items {
			r.put(it)
		}
		r.cursor = cursor
		if len(changes) < 500 {
			return nil
		}
	}
}

func (r *register[T]) drop(id string) {
	old, ok := r.byID[id]
	if !ok {
		return
	}
	for _, k := range old.Keys() {
		r.byName[k.Value] = slices.DeleteFunc(slices.Clone(r.byName[k.Value]), func(x string) bool { return x == id })
	}
	delete(r.byID, id)
}

func (r *register[T]) put(it T) {
	id := it.Identity().ID
	r.drop(id)
	r.byID[id] = it
	for _, k := range it.Keys() {
		ids := append(slices.Clone(r.byName[k.Value]), id)
		slices.Sort(ids)
		r.byName[k.Value] = slices.Compact(ids)
	}
}

// names returns the directory as it is now, for reading under its lock. fresh
// asks for every write of this node to be in it.
func (s *Service) names(ctx context.Context, fresh bool) (*directory, func(), error) {
	d := &s.directory
	d.mu.Lock()
	if fresh || s.Now().Sub(d.polled) > directoryAge {
		if err := d.organisations.follow(ctx, s.Store.Organisations()); err != nil {
			d.mu.Unlock()
			return nil, nil, err
		}
		if err := d.stakeholders.follow(ctx, s.Store.Stakeholders()); err != nil {
			d.mu.Unlock()
			return nil, nil, err
		}
		d.polled = s.Now()
	}
	return d, d.mu.Unlock, nil
}

// Bodies adapts a list of organisations to what the reader asks of a
// directory: a body by any of its names.
type Bodies struct {
	byName map[string]extract.Body
}

// NewBodies returns the bodies by every name; a name that two of them share
// finds neither.
func NewBodies(list []Organisation) Bodies {
	b := Bodies{byName: map[string]extract.Body{}}
	shared := map[string]bool{}
	for _, o := range list {
		body := extract.Body{Name: o.Name, Sector: string(o.Sector()), OtherNames: o.OtherNames}
		for _, k := range o.Keys() {
			if other, taken := b.byName[k.Value]; taken && other.Name != o.Name {
				shared[k.Value] = true
			}
			b.byName[k.Value] = body
		}
	}
	for name := range shared {
		delete(b.byName, name)
	}
	return b
}

// Body implements extract.Directory.
func (b Bodies) Body(name string) (extract.Body, bool) {
	body, ok := b.byName[FoldName(name)]
	return body, ok
}

// bodies returns the directory's organisations for the reader.
func (s *Service) bodies(ctx context.Context) (Bodies, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return Bodies{}, err
	}
	defer unlock()
	list := make([]Organisation, 0, len(d.organisations.byID))
	for _, o := range d.organisations.byID {
		list = append(list, o)
	}
	return NewBodies(list), nil
}
