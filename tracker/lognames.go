package tracker

import (
	"context"
	"strings"
	"unicode/utf8"
)

// mostOffered is how many people or bodies are offered while a name is typed.
const mostOffered = 10

// PeopleBegun returns the people whose name begins, or has a word that begins, as
// was typed, whether or not they have said anything: for who enters a name into a
// form. All names that are on file are told, so it is for those who may read them.
func (s *Service) PeopleBegun(ctx context.Context, v Viewer, typed string) ([]Positioned, error) {
	return offered(ctx, s, v, typed, func(d *directory) []Positioned {
		var list []Positioned
		for _, id := range d.stakeholders.begin.Find(typed, mostOffered, everyName) {
			list = append(list, d.positioned(id))
		}
		return list
	})
}

// BodiesBegun is PeopleBegun for bodies; About holds their other names.
func (s *Service) BodiesBegun(ctx context.Context, v Viewer, typed string) ([]Listed, error) {
	return offered(ctx, s, v, typed, func(d *directory) []Listed {
		var list []Listed
		for _, id := range d.organisations.begin.Find(typed, mostOffered, everyName) {
			o := d.organisations.byID[id]
			list = append(list, Listed{ID: id, Name: o.Name, About: strings.Join(o.OtherNames, ", "), Sectors: o.Sectors})
		}
		return list
	})
}

func everyName(string) bool { return true }

func offered[T any](ctx context.Context, s *Service, v Viewer, typed string, find func(*directory) []T) ([]T, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	if err := s.completing.allow(v.Account, s.now()); err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(typed) > mostTyped || !utf8.ValidString(typed) {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	return find(d), nil
}
