package tracker

import (
	"context"

	"soundings/tracker/extract"
)

// KnownNames is what the reader asks of the directory: bodies by any of their
// names, and whether a name is that of a person. It answers as the directory is
// at that moment.
type KnownNames struct{ d *directory }

var _ extract.Directory = KnownNames{}

// NewKnownNames returns the names of a list of bodies, for reading without a store.
func NewKnownNames(list []Organisation) KnownNames {
	d := &directory{organisations: newRegister[Organisation](), stakeholders: newRegister[Stakeholder]()}
	for _, o := range list {
		d.organisations.put(o)
	}
	return KnownNames{d}
}

// knownNames returns the names of the directory, fresh, for the reader.
func (s *Service) knownNames(ctx context.Context) (KnownNames, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return KnownNames{}, err
	}
	unlock()
	return KnownNames{d}, nil
}

// Body implements extract.Directory.
func (k KnownNames) Body(name string) (extract.Body, bool) {
	k.d.mu.Lock()
	defer k.d.mu.Unlock()
	return k.d.readerBody(k.d.bodyLink("", name).ID)
}

// BodyAt implements extract.Directory.
func (k KnownNames) BodyAt(words []string, anyCase bool) (extract.Body, int) {
	k.d.mu.Lock()
	defer k.d.mu.Unlock()
	m, n := k.d.organisations.index.Opening(words, anyCase)
	b, _ := k.d.readerBody(m.ID)
	return b, n
}

// Person implements extract.Directory.
func (k KnownNames) Person(name string) bool {
	k.d.mu.Lock()
	defer k.d.mu.Unlock()
	return len(k.d.stakeholders.byName[FoldName(name)]) > 0
}

func (d *directory) readerBody(id string) (extract.Body, bool) {
	o, ok := d.organisations.byID[id]
	return extract.Body{Name: o.Name, Sector: string(o.Sector()), OtherNames: o.OtherNames}, ok
}
