package tracker

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// MergeOrder is that a person wants one entry of the directory to become part
// of another.
type MergeOrder struct {
	ID       string // made when the order was shown to be confirmed, so that sending it twice orders once
	Noun     MergeNoun
	From     string
	Into     string
	FromSeen int64 // the revisions that the person was shown
	IntoSeen int64
	Agreed   bool // journalists may see what the plan says they would
}

// mayMerge is the right that merging needs.
func mayMerge(noun MergeNoun) Action {
	if noun == MergePeople {
		return EditStakeholders
	}
	return EditDirectory
}

// StartMerge takes an order. WorkOnMerges or FinishMerges carries it out. The
// same order sent again is the same merge.
func (s *Service) StartMerge(ctx context.Context, v Viewer, o MergeOrder) (Merge, error) {
	if err := v.allow(mayMerge(o.Noun)); err != nil {
		return Merge{}, err
	}
	if !batchID.MatchString(o.ID) {
		return Merge{}, Errorf(Invalid, "This order has no number. Go back and choose again.")
	}
	known, err := s.Store.Merges().Get(ctx, o.ID)
	if err == nil && known.From == o.From && known.Into == o.Into && known.By == v.Account {
		return known, nil
	}
	if err != nil && KindOf(err) != NotFound {
		return known, err
	}
	p, err := s.PlanMerge(ctx, v, o.Noun, o.From, o.Into)
	if err != nil {
		return Merge{}, err
	}
	if p.From.Revision != o.FromSeen || p.Into.Revision != o.IntoSeen {
		return Merge{}, Errorf(Conflict, "One of the two was changed since you were asked. Look at what is here now and confirm again.")
	}
	if p.Shown.Any() && !o.Agreed {
		return Merge{}, faults{{"agreed", "Say that journalists may see this, or cancel."}}.err()
	}
	if err := s.refuseBusy(ctx, o.From, o.Into); err != nil {
		return Merge{}, err
	}
	m := Merge{Meta: Meta{ID: o.ID, CreatedAt: s.now()}, Noun: o.Noun, From: o.From, Into: o.Into, FromName: p.From.Name, IntoName: p.Into.Name,
		State: MergeRunning, Of: p.From.Reactions, By: v.Account, ByName: v.Name}
	m.Events = []Event{s.event(v, "merge", m.FromName, m.IntoName, "")}
	if m, err = s.Store.Merges().Insert(ctx, m); err != nil {
		return m, staleIfConflict(err)
	}
	s.merges.nudge()
	return m, nil
}

// refuseBusy refuses entries that a merge is changing at this moment.
func (s *Service) refuseBusy(ctx context.Context, ids ...string) error {
	list, err := all(ctx, s.Store.Merges(), Key{"state", "unfinished"})
	if err != nil {
		return err
	}
	for _, m := range list {
		if m.Unfinished() && (slices.Contains(ids, m.From) || slices.Contains(ids, m.Into)) {
			return Errorf(Conflict, "%s is being merged with %s at this moment, or separated from it. Wait until that is done.", m.FromName, m.IntoName)
		}
	}
	return nil
}

// UndoMerge makes two entries of one again. What was added to the one that
// stayed, and what somebody has named anew since, stays with it.
func (s *Service) UndoMerge(ctx context.Context, v Viewer, id string, revision int64) (Merge, error) {
	m, err := s.Merge(ctx, v, id)
	if err != nil {
		return m, err
	}
	switch {
	case m.State == MergeRunning:
		return m, Errorf(Conflict, "This merge is still running. Wait until it is done, then undo it.")
	case m.State != MergeDone || m.Revision < revision: // looking once more raises the revision
		return m, stale()
	}
	if err := s.refuseBusy(ctx, m.From, m.Into); err != nil {
		return m, err
	}
	if err := s.checkUndo(ctx, m); err != nil {
		return m, err
	}
	own, err := s.Store.Reactions().List(ctx, ListQuery{Key: Key{"merged", m.ID}, Limit: 1})
	if err != nil {
		return m, err
	}
	m.State, m.Back, m.Kept, m.Held = MergeUndoing, 0, max(0, m.Moved-own.Total), Instant{}
	m.Events = append(slices.Clone(m.Events), s.event(v, "undo merge", "", "", ""))
	if m, err = s.Store.Merges().Update(ctx, m); err != nil {
		return m, staleIfConflict(err)
	}
	s.merges.nudge()
	return m, nil
}

// checkUndo refuses to bring back an entry where the other is part of a third,
// or where its name was given to another body meanwhile.
func (s *Service) checkUndo(ctx context.Context, m Merge) error {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return err
	}
	defer unlock()
	third := firstOf(d.stakeholders.merged[m.Into], d.organisations.merged[m.Into])
	if third != "" {
		name := firstOf(d.organisations.get(third).Name, d.stakeholders.get(third).FullName())
		return Errorf(Conflict, "%s has been merged with %s since. Undo that first.", m.IntoName, name)
	}
	if m.Noun == MergePeople {
		return nil
	}
	from, err := s.Store.Organisations().Get(ctx, m.From)
	if err != nil {
		return err
	}
	for _, k := range from.Keys() {
		for _, id := range d.organisations.byName[k.Value] {
			if id != m.Into {
				return Errorf(Conflict, "%s goes by a name of %s now (%s). Change that name first.", d.organisations.byID[id].Name, m.FromName, k.Value)
			}
		}
	}
	return nil
}

// Merge returns a merge as it stands.
func (s *Service) Merge(ctx context.Context, v Viewer, id string) (Merge, error) {
	if err := v.allow(EditStakeholders); err != nil {
		return Merge{}, err
	}
	m, err := s.Store.Merges().Get(ctx, id)
	if err != nil {
		return Merge{}, err
	}
	return m, v.allow(mayMerge(m.Noun))
}

// MergeList lists the merges that the viewer may undo, the latest first.
func (s *Service) MergeList(ctx context.Context, v Viewer) ([]Merge, error) {
	if err := v.allow(EditStakeholders); err != nil {
		return nil, err
	}
	list, err := all(ctx, s.Store.Merges(), Key{})
	list = slices.DeleteFunc(list, func(m Merge) bool { return !v.May(mayMerge(m.Noun)) })
	slices.SortStableFunc(list, func(a, b Merge) int { return cmp.Or(b.CreatedAt.Compare(a.CreatedAt), cmp.Compare(b.ID, a.ID)) })
	return list, err
}

// How long AwaitMerge waits, and how often it looks.
const (
	awaitMerge = 1500 * time.Millisecond
	awaitLook  = 30 * time.Millisecond
)

// AwaitMerge returns a merge once nobody is at work on it any more, or after a
// moment as it stands: most are done at once.
func (s *Service) AwaitMerge(ctx context.Context, v Viewer, id string) (Merge, error) {
	end := time.After(awaitMerge)
	for {
		m, err := s.Merge(ctx, v, id)
		if err != nil || !m.Unfinished() {
			return m, err
		}
		select {
		case <-ctx.Done():
			return m, ctx.Err()
		case <-end:
			return m, nil
		case <-time.After(awaitLook):
		}
	}
}
