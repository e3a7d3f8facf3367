package tracker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// PositionTyped is a position as somebody typed it into the form of a person.
type PositionTyped struct {
	Role     string
	Body     string // ID of the body that was chosen from a list; it counts while BodyName is a name of it
	BodyName string
	From, To string
}

// mostPositionsHeld is how many positions one person may have.
const mostPositionsHeld = 200

// SaveStakeholderWith is SaveStakeholder with the positions that somebody typed. A
// position with nothing in it is left out; a nil list leaves them as they are. The fields of a wrong one are "role",
// "organisation", "from" and "to" with "-" and its place in the list, from 0.
func (s *Service) SaveStakeholderWith(ctx context.Context, v Viewer, st Stakeholder, typed []PositionTyped) (Stakeholder, error) {
	if err := v.allow(EditStakeholders); err != nil {
		return st, err
	}
	if typed == nil {
		return s.SaveStakeholder(ctx, v, st)
	}
	held, wrong, err := s.positionsMeant(ctx, typed)
	if err != nil {
		return st, err
	}
	if err := append(faultsOf(st.Validate()), wrong...).err(); err != nil {
		return st, err
	}
	st.Positions = held
	return s.SaveStakeholder(ctx, v, st)
}

// positionsMeant reads positions as they were typed, each once.
func (s *Service) positionsMeant(ctx context.Context, typed []PositionTyped) ([]Position, faults, error) {
	held, wrong := []Position{}, faults(nil)
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	for i, t := range typed {
		p, f, err := d.positionMeant(t)
		if err != nil {
			return nil, nil, err
		}
		for _, x := range f {
			wrong.add(fmt.Sprintf("%s-%d", x.Field, i), x.Message)
		}
		if p != (Position{}) && !slices.Contains(held, p) {
			held = append(held, p)
		}
	}
	wrong.check(len(held) <= mostPositionsHeld, "role-0", fmt.Sprintf("Keep to %d positions.", mostPositionsHeld))
	return held, wrong, nil
}

func (d *directory) positionMeant(t PositionTyped) (p Position, f faults, err error) {
	p.Role = oneLine(t.Role)
	f.check(len(p.Role) <= 300, "role", "Keep the role under 300 characters.")
	if name := oneLine(t.BodyName); name != "" {
		var near []string
		if p.Organisation, near, err = d.bodyMeant(t.Body, name); err != nil {
			return p, f, err
		}
		f.check(p.Organisation != "", "organisation", unknownBody(near))
	}
	var begins, ends bool
	p.From, begins = ParseCivilDate(t.From)
	f.check(begins, "from", "Enter a date, for example May 2014, or leave it empty if it is unknown.")
	p.To, ends = ParseCivilDate(t.To)
	f.check(ends, "to", "Enter a date, for example May 2014, or leave it empty if they still have the role.")
	f.check(!begins || !ends || p.From == "" || p.To == "" || p.From.First() <= p.To.Last(), "from", "Enter a beginning that is not after the end.")
	f.check(len(f) > 0 || p.Role != "" || p.Organisation != "" || p.From == "" && p.To == "", "role", "Enter the role or the organisation, or empty the dates as well to take the position out.")
	return p, f, nil
}

// bodyMeant returns the ID of the body that a form means by a name: the one
// chosen if it goes by that name, else the only one that does. Where it is
// none, near are the names of those that may be meant.
func (d *directory) bodyMeant(chosen, name string) (id string, near []string, err error) {
	folded := FoldName(name)
	if o := d.organisations.get(chosen); o.ID != "" && slices.ContainsFunc(o.names(), func(n string) bool { return FoldName(n) == folded }) {
		return o.ID, nil, nil
	}
	if id = d.bodyLink("", name).ID; id == "" {
		near, err = d.near(name)
	}
	return id, near, err
}

// unknownBody says that no body has a name, and which may be meant.
func unknownBody(near []string) string {
	words := "Choose an organisation of the directory, or leave it empty."
	if len(near) > 0 {
		words += " Did you mean " + strings.Join(near, "; ") + "?"
	}
	return words
}

// described writes a person with the positions held, for the history.
func (d *directory) described(st Stakeholder) string {
	parts := []string{st.FullName()}
	for _, p := range st.Positions {
		words := d.positionWords(p)
		if p.From != "" || p.To != "" {
			words += fmt.Sprintf(" (%s to %s)", cmp.Or(string(p.From), "?"), cmp.Or(string(p.To), "?"))
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, "; ")
}
