package tracker

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// organisationFor returns the ID of the body with the name: the one chosen by
// the reviewer, the one that the directory knows by it, or a new one in the
// sector. "" has none, and neither has one of which the reviewer is not sure.
func (s *Service) organisationFor(ctx context.Context, v Viewer, c Capacity) (string, error) {
	folded := FoldName(c.OrganisationName)
	if folded == "" || c.Organisation == UnsureBody {
		return "", nil
	}
	newID, isNew := asksForNew(c.Organisation)
	if c.Organisation != "" && !isNew {
		return s.bodyNow(ctx, c.Organisation)
	}
	if !isNew {
		if id, err := s.knownOrganisation(ctx, c.OrganisationName, false); err != nil || id != "" {
			return id, err
		}
	}
	o := Organisation{Meta: Meta{ID: firstOf(newID, s.NewID()), CreatedAt: s.now()}, Name: strings.TrimSpace(c.OrganisationName), Sectors: []Sector{c.Sector}}
	o.Events = []Event{s.event(v, "create", "", o.Name, "")}
	insert := func(id string) error {
		o.ID = id
		_, err := s.Store.Organisations().Insert(ctx, o)
		return err
	}
	if isNew {
		return o.ID, unlessThere(insert(o.ID))
	}
	id, err := s.addOnce(ctx, "organisation-name:"+folded, o.ID, insert)
	if err != nil {
		return "", err
	}
	return s.bodyNow(ctx, id)
}

// unlessThere drops the error of inserting what has been inserted before.
func unlessThere(err error) error {
	if KindOf(err) == Conflict {
		return nil
	}
	return err
}

// knownOrganisation returns the ID of the one body with the name, or "".
func (s *Service) knownOrganisation(ctx context.Context, name string, fresh bool) (string, error) {
	d, unlock, err := s.names(ctx, fresh)
	if err != nil {
		return "", err
	}
	defer unlock()
	return d.bodyLink("", name).ID, nil
}

// NewPerson asks for a stakeholder, and NewBody for an organisation, of their
// own although the name is known.
const (
	NewPerson = "new"
	NewBody   = "new"
)

// newMark stands before the ID of a person or body that recording a draft adds.
const newMark = "new:"

// asksForNew reports whether a choice is a person or body to be added, and
// under which ID if that is fixed already.
func asksForNew(chosen string) (id string, ok bool) {
	id, fixed := strings.CutPrefix(chosen, newMark)
	if fixed {
		return id, true
	}
	return "", chosen == NewPerson
}

// fixNew gives a choice of somebody new the ID under which they will be added,
// so that recording twice adds one.
func (s *Service) fixNew(chosen string) string {
	if chosen == NewPerson {
		return newMark + s.NewID()
	}
	return chosen
}

// stakeholderFor returns the ID of the person: the one chosen by the reviewer,
// the only one known by the name, or a new one. The same surname is not the
// same name. "" has none, and nobody is linked where the reviewer is not sure.
func (s *Service) stakeholderFor(ctx context.Context, v Viewer, chosen, name, honorific string, p Position) (string, error) {
	folded := FoldName(name)
	if folded == "" || chosen == UnsurePerson {
		return "", nil
	}
	newID, isNew := asksForNew(chosen)
	if chosen != "" && !isNew {
		chosen, err := s.personNow(ctx, chosen)
		if err != nil {
			return "", err
		}
		st, err := s.Store.Stakeholders().Get(ctx, chosen)
		if err != nil {
			return "", err
		}
		return chosen, s.addPosition(ctx, v, st, p)
	}
	if chosen == "" {
		st, ok, err := s.knownPerson(ctx, name, p.Organisation)
		if err != nil {
			return "", err
		}
		if ok {
			return st.ID, s.addPosition(ctx, v, st, p)
		}
	}
	st := Stakeholder{Meta: Meta{ID: s.NewID(), CreatedAt: s.now()}, Name: strings.TrimSpace(name), Honorific: honorific}
	if p.Role != "" || p.Organisation != "" {
		st.Positions = []Position{p}
	}
	st.Events = []Event{s.event(v, "create", "", st.Name, "")}
	insert := func(id string) error {
		st.ID = id
		_, err := s.Store.Stakeholders().Insert(ctx, st)
		return err
	}
	if isNew {
		id := firstOf(newID, st.ID)
		return id, unlessThere(insert(id))
	}
	id, err := s.addOnce(ctx, "stakeholder-name:"+folded+"@"+p.Organisation, st.ID, insert)
	if err != nil {
		return "", err
	}
	return s.personNow(ctx, id)
}

// knownPerson returns the person with the name: the only one, or of several the
// one who holds a position in the body.
func (s *Service) knownPerson(ctx context.Context, name, organisation string) (Stakeholder, bool, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return Stakeholder{}, false, err
	}
	defer unlock()
	st, ok := d.stakeholders.byID[d.personLink("", name, organisation).ID]
	return st, ok, nil
}

// checkNamed refuses a person, body or sector, chosen in a form, that there is not.
func (s *Service) checkNamed(ctx context.Context, chosen string, capacities []Capacity) error {
	var f faults
	if _, isNew := asksForNew(chosen); chosen != "" && chosen != UnsurePerson && !isNew {
		there, err := has(s.Store.Stakeholders())(ctx, chosen)
		if err != nil {
			return err
		}
		f.check(there, "stakeholder", "Choose one of the people in the list.")
	}
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return err
	}
	for i, c := range capacities {
		if _, isNew := asksForNew(c.Organisation); c.Organisation != "" && c.Organisation != UnsureBody && !isNew {
			there, err := has(s.Store.Organisations())(ctx, c.Organisation)
			if err != nil {
				return err
			}
			f.check(there, fieldOfBody(i), "Choose one of the bodies in the list.")
		}
		f.check(inList(sectors, c.Sector), "sector", "Choose one of the sectors in the list.")
	}
	return f.err()
}

func inList(list []SectorName, code Sector) bool {
	return slices.ContainsFunc(list, func(n SectorName) bool { return n.Code == code })
}

// addPosition notes a role that the person has not been seen in before.
func (s *Service) addPosition(ctx context.Context, v Viewer, st Stakeholder, p Position) error {
	if p.Role == "" && p.Organisation == "" || st.holdsRole(p.Role, p.Organisation) {
		return nil
	}
	st.Positions = append(slices.Clone(st.Positions), p)
	st.Events = append(slices.Clone(st.Events), s.event(v, "add position", "", p.Role, ""))
	_, err := s.Store.Stakeholders().Update(ctx, st)
	if KindOf(err) == Conflict {
		return nil // somebody else changed the person: the reaction has the role, the page can be edited
	}
	return err
}

// longestKey is how long a claim on a name may be as it is.
const longestKey = 512

// shortKey is a key that every store takes: folding a name may make it longer.
func shortKey(key string) string {
	if len(key) <= longestKey {
		return key
	}
	kind, _, _ := strings.Cut(key, ":")
	sum := sha256.Sum256([]byte(key))
	return kind + "-sha256:" + hex.EncodeToString(sum[:])
}

// addOnce inserts a new aggregate under the ID that the key's claim names, or
// returns that ID if it is there. Whoever finds a claim without its aggregate
// (another is about to insert it, or a crash came between) inserts it under the
// same ID: of several exactly one does, and nobody waits.
func (s *Service) addOnce(ctx context.Context, key, id string, insert func(id string) error) (string, error) {
	key = shortKey(key)
	_, err := s.Store.Claims().Insert(ctx, Claim{Meta: Meta{ID: key, CreatedAt: s.now()}, Owner: id})
	if err != nil && KindOf(err) != Conflict {
		return "", err
	}
	if err != nil {
		held, err := settled(ctx, s.Store.Claims(), key)
		if err != nil {
			return "", err
		}
		id = held.Owner
	}
	return id, unlessThere(insert(id))
}
