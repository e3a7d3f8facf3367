package tracker

import (
	"context"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// directoryFile holds facts about public bodies: name, other names, sectors, and the
// name of the body of which it is a part, where that is certain.
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
		o := Organisation{Name: row[0], OtherNames: split(row[1]), Parent: shippedID(row[3])}
		o.ID = shippedID(row[0])
		for _, code := range split(row[2]) {
			o.Sectors = append(o.Sectors, Sector(code))
		}
		list = append(list, o)
	}
	return list, nil
}

func shippedID(name string) string { return strings.ReplaceAll(FoldName(name), " ", "-") }

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// ShipDirectory adds the shipped bodies that the store has never had, and the
// list of sectors if there is none, and says of what a body is a part that nobody has
// changed. What an administrator has changed or deleted stays so.
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
		if at := slices.IndexFunc(there, func(t Organisation) bool { return t.ID == o.ID }); at >= 0 {
			g.Go(func() error { return s.placeShipped(ctx, there[at], o.Parent) })
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

// placeShipped makes a body that nobody has changed a part of another.
func (s *Service) placeShipped(ctx context.Context, there Organisation, parent string) error {
	if parent == "" || there.Parent != "" || len(there.Events) > 0 || there.MergedInto != "" {
		return nil
	}
	there.Parent = parent
	_, err := s.Store.Organisations().Update(ctx, there)
	if err != nil && KindOf(err) == Conflict {
		return nil // somebody has changed it just now
	}
	return err
}
