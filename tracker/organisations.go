package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Organisations lists bodies by name, of those that the viewer may know of.
func (s *Service) Organisations(ctx context.Context, v Viewer, f ListFilter) ([]Listed, int, error) {
	p, err := s.OrganisationDirectory(ctx, v, f)
	return p.List, p.Total, err
}

// OrganisationNames lists the names of bodies that the viewer may know of, in
// their order and at most so many.
func (s *Service) OrganisationNames(ctx context.Context, v Viewer, most int) ([]string, error) {
	var list []Listed
	var err error
	if v.May(ReadUnpublished) {
		list, err = s.bodiesWithout(ctx)
	} else {
		list, err = s.bodies(ctx, v, "")
	}
	if err != nil {
		return nil, err
	}
	if list, _, err = pageOf(list, ListFilter{Limit: most}); err != nil {
		return nil, err
	}
	var names []string
	for _, l := range list {
		names = append(names, l.Name)
	}
	return names, nil
}

// bodiesWithout lists all bodies, for who may know of all, without what was said
// for them.
func (s *Service) bodiesWithout(ctx context.Context) ([]Listed, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	list := make([]Listed, 0, len(d.organisations.byID))
	for id, o := range d.organisations.byID {
		list = append(list, Listed{ID: id, Name: o.Name, sortedBy: d.organisations.place[id]})
	}
	return list, nil
}

// OrganisationPage is a body with everything in sight that was said for it.
type OrganisationPage struct {
	Organisation Organisation
	Parent       string // its name
	Hits         []QuoteHit
	Latest       []QuoteHit // the first page of Hits, whichever is asked for
	Total        int
	People       []FacetValue // who spoke for it
	Mixes        []MixOn      // of its reactions
	Sectors      []SectorName
	Moved        string // ID of the body that this one is one with; nothing else is filled then
}

// Organisation returns a body and what was said for it, the newest first.
func (s *Service) Organisation(ctx context.Context, v Viewer, id string, offset int) (OrganisationPage, error) {
	hits, latest, total, err := s.said(ctx, v, Search{Organisation: []string{id}, Offset: offset})
	if err != nil {
		return OrganisationPage{}, err
	}
	p := OrganisationPage{Hits: hits, Latest: latest, Total: total}
	p.Organisation, err = s.Store.Organisations().Get(ctx, id)
	if err == nil && p.Organisation.MergedInto != "" {
		p.Moved, err = s.leadsTo(ctx, v, p.Organisation.merged(), s.bodyNow)
		if err != nil || p.Moved != "" {
			return OrganisationPage{Moved: p.Moved}, err
		}
	}
	hidden := err == nil && total == 0 && p.Organisation.added() && !v.May(ReadUnpublished)
	if hidden || KindOf(err) == NotFound {
		return OrganisationPage{}, Errorf(NotFound, "There is no organisation at this address, or nothing of it is published.")
	}
	if err != nil {
		return p, err
	}
	if !v.May(ReadUnpublished) {
		p.Organisation.OtherNames = p.Organisation.openNames()
	}
	res, err := s.Index.Search(ctx, Search{Sight: SightOf(v, s.now()), Organisation: []string{id}, Facets: []Facet{FacetStakeholder}, FacetSize: 50})
	if err != nil {
		return p, err
	}
	named, err := s.named(ctx, res.Counts)
	if err != nil {
		return p, err
	}
	p.People = slices.DeleteFunc(named[FacetStakeholder], func(f FacetValue) bool { return f.Value == "" })
	if p.Mixes, err = s.mixesOn(ctx, Search{Sight: SightOf(v, s.now()), Organisation: []string{id}}, SpokenOn(latest)); err != nil {
		return p, err
	}
	if p.Parent, err = s.parentOf(ctx, v, &p.Organisation); err != nil {
		return p, err
	}
	p.Sectors, err = s.SectorNames(ctx)
	return p, err
}

// parentOf returns the name of a body's parent. One that the viewer may not see
// is taken off the body.
func (s *Service) parentOf(ctx context.Context, v Viewer, o *Organisation) (string, error) {
	if o.Parent == "" {
		return "", nil
	}
	now, err := s.bodyNow(ctx, o.Parent)
	if err != nil {
		return "", err
	}
	o.Parent = now
	parent, err := s.Store.Organisations().Get(ctx, o.Parent)
	if KindOf(err) == NotFound {
		return "", nil
	}
	if err != nil || !parent.added() || v.May(ReadUnpublished) {
		return parent.Name, err
	}
	res, err := s.Index.Search(ctx, Search{Sight: SightOf(v, s.now()), Organisation: []string{o.Parent}})
	if err != nil {
		return "", err
	}
	if res.Total == 0 {
		o.Parent = ""
		return "", nil
	}
	return parent.Name, nil
}

// OrganisationNamed returns the body that the directory knows by a name or
// abbreviation. Where there is none, or several share it, it is nobody, and near
// are the names of bodies that may be meant.
func (s *Service) OrganisationNamed(ctx context.Context, v Viewer, name string) (o Organisation, near []string, err error) {
	if err := v.allow(EditDirectory); err != nil {
		return o, nil, err
	}
	id, err := s.knownOrganisation(ctx, name, true)
	if err != nil {
		return o, nil, err
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return o, nil, err
	}
	defer unlock()
	if id != "" {
		return d.organisations.byID[id], nil, nil
	}
	near, err = d.near(name)
	return o, near, err
}

// mostNear is how many names are offered where a name is not known.
const mostNear = 5

// near returns the names of bodies that are few letters off a name, or hold all
// its words.
func (d *directory) near(name string) ([]string, error) {
	alike, err := d.meantBodies(name)
	if err != nil || FoldName(name) == "" || len(name) > mostExpectedName {
		return nil, err
	}
	var list, holding []string
	for _, l := range alike {
		list = append(list, l.Name)
	}
	words := strings.Fields(FoldName(name))
	for key, ids := range d.organisations.byName {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(key, w) }) {
			for _, id := range ids {
				holding = append(holding, d.organisations.byID[id].Name)
			}
		}
	}
	slices.Sort(holding)
	for _, n := range slices.Compact(holding) {
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list[:min(len(list), mostNear)], nil
}

// added reports whether somebody added the body; the shipped ones are known to
// everybody.
func (o Organisation) added() bool { return len(o.Events) > 0 && o.Events[0].Action == "create" }

// open reports whether everybody may know all names of the body.
func (o Organisation) open() bool { return !o.added() && len(o.Unshown) == 0 }

// openly reports whether everybody may know the body by a folded name.
func (o Organisation) openly(name string) bool {
	folds := func(n string) bool { return FoldName(n) == name }
	return folds(o.Name) || !o.added() && !slices.ContainsFunc(o.Unshown, folds)
}

// openNames are the other names of the body that everybody may know.
func (o Organisation) openNames() []string {
	if o.added() {
		return nil
	}
	return less(o.OtherNames, o.Unshown)
}

// SaveOrganisation adds a body (without an ID) or changes one.
func (s *Service) SaveOrganisation(ctx context.Context, v Viewer, o Organisation) (Organisation, error) {
	if err := v.allow(EditDirectory); err != nil {
		return o, err
	}
	o.Name, o.OtherNames = oneLine(o.Name), tidyNames(o.OtherNames)
	if err := o.Validate(); err != nil {
		return o, err
	}
	if err := s.checkSectors(ctx, o); err != nil {
		return o, err
	}
	if err := s.refuseTakenName(ctx, o); err != nil {
		return o, err
	}
	if err := s.refusePlace(ctx, o); err != nil {
		return o, err
	}
	if o.ID == "" {
		o.Meta = Meta{ID: s.NewID(), CreatedAt: s.now()}
		o.Events = []Event{s.event(v, "create", "", o.Name, "")}
		return s.Store.Organisations().Insert(ctx, o)
	}
	was, err := s.Store.Organisations().Get(ctx, o.ID)
	if err != nil {
		return o, err
	}
	if was.Revision != o.Revision || was.MergedInto != "" {
		return was, stale()
	}
	o.CreatedAt, o.Unshown = was.CreatedAt, slices.DeleteFunc(slices.Clone(was.Unshown), func(n string) bool { return !slices.Contains(o.OtherNames, n) })
	o.Events = append(slices.Clone(was.Events), s.event(v, "edit", was.describe(), o.describe(), ""))
	o, err = s.Store.Organisations().Update(ctx, o)
	return o, staleIfConflict(err)
}

func (o Organisation) describe() string {
	return fmt.Sprintf("%s; %s; %v", o.Name, strings.Join(o.OtherNames, ", "), o.Sectors)
}

func (s *Service) checkSectors(ctx context.Context, o Organisation) error {
	list, err := s.SectorNames(ctx)
	if err != nil {
		return err
	}
	var f faults
	for _, code := range o.Sectors {
		f.check(inList(list, code), "sectors", "Choose among the sectors of the list.")
	}
	return f.err()
}

func (s *Service) refuseTakenName(ctx context.Context, o Organisation) error {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return err
	}
	defer unlock()
	for _, k := range o.Keys() {
		for _, id := range d.organisations.byName[k.Value] {
			if id != o.ID {
				return faults{{"name", fmt.Sprintf("“%s” has the same name or abbreviation (%s).", d.organisations.byID[id].Name, k.Value)}}.err()
			}
		}
	}
	return nil
}
