package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// SectorNames returns the list of sectors.
func (s *Service) SectorNames(ctx context.Context) ([]SectorName, error) {
	list, err := s.Store.Sectors().Get(ctx, "sectors")
	if KindOf(err) == NotFound {
		return FirstSectors(), nil
	}
	return list.List, err
}

// Sectors returns the list of sectors with its revision, for editing.
func (s *Service) Sectors(ctx context.Context, v Viewer) (Sectors, error) {
	if err := v.allow(EditDirectory); err != nil {
		return Sectors{}, err
	}
	return s.Store.Sectors().Get(ctx, "sectors")
}

// UpdateSectors replaces the list of sectors. A code can be renamed in words,
// never dropped: reactions keep it.
func (s *Service) UpdateSectors(ctx context.Context, v Viewer, revision int64, list []SectorName) (Sectors, error) {
	if err := v.allow(EditDirectory); err != nil {
		return Sectors{}, err
	}
	was, err := s.Store.Sectors().Get(ctx, "sectors")
	if err != nil {
		return was, err
	}
	if was.Revision != revision {
		return was, stale()
	}
	var f faults
	seen := map[Sector]bool{}
	for i := range list {
		list[i].Name = oneLine(list[i].Name)
		if list[i].Code == "" {
			list[i].Code = Sector(strings.ReplaceAll(FoldName(list[i].Name), " ", "_"))
		}
		f.check(list[i].Name != "" && list[i].Code != "", "sectors", "Each sector needs a name.")
		f.check(!seen[list[i].Code], "sectors", fmt.Sprintf("“%s” is in the list twice.", list[i].Name))
		seen[list[i].Code] = true
	}
	for _, old := range was.List {
		f.check(seen[old.Code], "sectors", fmt.Sprintf("“%s” cannot be removed: reactions may carry it.", old.Name))
	}
	if err := f.err(); err != nil {
		return was, err
	}
	is := was
	is.List = list
	is.Events = append(slices.Clone(was.Events), s.event(v, "edit sectors", fmt.Sprint(was.List), fmt.Sprint(list), ""))
	is, err = s.Store.Sectors().Update(ctx, is)
	return is, staleIfConflict(err)
}
