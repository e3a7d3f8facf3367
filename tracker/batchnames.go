package tracker

import (
	"context"

	"soundings/tracker/names"
)

// newcomers are the people and bodies that the rows of a batch add. Rows are
// written many at once, so a slip of a letter is looked for among the names of
// earlier rows before any of them is written: what is asked does not depend on
// which of two is written first.
type newcomers struct{ people, bodies names.Index }

// settled returns the rows whose names are no question, and notes the others.
func (r *batchRun) settled(ctx context.Context, rows []Draft) ([]Draft, error) {
	var kept []Draft
	for _, d := range rows {
		problem, err := r.slip(ctx, d)
		if err != nil {
			return nil, err
		}
		if problem == "" {
			kept = append(kept, d)
			continue
		}
		r.note(func(b *Batch) {
			b.Left++
			b.name(d, true, problem)
		})
	}
	return kept, nil
}

// slip says of a row that is to be accepted which name of an earlier row its own
// may be, or nothing.
func (r *batchRun) slip(ctx context.Context, d Draft) (string, error) {
	if r.b.Action != BatchAccept || d.State != DraftOpen || d.Batch == r.b.ID {
		return "", nil
	}
	l, err := r.links(ctx, d.Stakeholder, d.Speaker, d.Capacities)
	if err != nil || l.Asks() {
		return "", err // what the directory asks is said by the row itself
	}
	for i, body := range l.Bodies {
		if body.How == LinkNew {
			if other := join(&r.fresh.bodies, d.Capacities[i].OrganisationName); other != "" {
				return "Say which body is meant: “" + other + "” of an earlier row; or a new one.", nil
			}
		}
	}
	if l.Person.How == LinkNew {
		if other := join(&r.fresh.people, d.Speaker); other != "" {
			return "Say who is meant: “" + other + "” of an earlier row; or somebody new.", nil
		}
	}
	return "", nil
}

// join adds a name to those of earlier rows, or returns the one of them that is
// one letter off.
func join(x *names.Index, name string) string {
	found := x.Find(name)
	switch {
	case len(found) == 0:
		x.Put(name, name)
	case found[0].How == names.Near:
		return found[0].Written
	}
	return ""
}
