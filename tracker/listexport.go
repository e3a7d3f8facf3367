package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// ListExport is the directory as rows of the columns that an import reads.
func (s *Service) ListExport(ctx context.Context, v Viewer, noun MergeNoun) ([][]string, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return nil, err
	}
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var ids []string
	if noun == MergePeople {
		for id := range d.stakeholders.byID {
			ids = append(ids, id)
		}
		slices.SortFunc(ids, func(a, b string) int {
			return cmp.Or(cmp.Compare(d.stakeholders.place[a], d.stakeholders.place[b]), cmp.Compare(a, b))
		})
		return d.peopleRows(ids), nil
	}
	for id := range d.organisations.byID {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(d.organisations.place[a], d.organisations.place[b]), cmp.Compare(a, b))
	})
	return d.bodyRows(ids, sectors), nil
}

func (d *directory) bodyRows(ids []string, sectors []SectorName) [][]string {
	rows := [][]string{bodyColumns}
	for _, id := range ids {
		o := d.organisations.byID[id]
		var labels []string
		for _, code := range o.Sectors {
			labels = append(labels, SectorLabel(sectors, code))
		}
		rows = append(rows, []string{o.Name, strings.Join(o.OtherNames, " | "), "", strings.Join(labels, " | "), d.organisations.get(o.Parent).Name, odsOf(o)})
	}
	return rows
}

// peopleRows has a row for each position of a person, or one without.
func (d *directory) peopleRows(ids []string) [][]string {
	rows := [][]string{personColumns}
	for _, id := range ids {
		st := d.stakeholders.byID[id]
		positions := st.Positions
		if len(positions) == 0 {
			positions = []Position{{}}
		}
		for _, p := range positions {
			rows = append(rows, []string{st.Honorific, st.Name, strings.Join(st.OtherNames, " | "), p.Role, d.organisations.get(p.Organisation).Name, string(p.From), string(p.To)})
		}
	}
	return rows
}
