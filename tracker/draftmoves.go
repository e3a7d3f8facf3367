package tracker

import (
	"context"
	"fmt"
	"slices"
)

// NewDraft stands for a draft that is to be made, where passages go to one.
const NewDraft = "new"

// byReviewer is the origin of a passage that no reader found.
const byReviewer = "reviewer"

// Moving says which passages of a draft are on their way to another. It is
// written before anything is moved, with every ID that the move makes.
type Moving struct {
	ID       string // of the move, by which the other draft knows that it has the passages
	To       string // ID of the draft that they go to
	Number   int    // of that draft if the move makes it, else 0
	Reaction string // likewise the ID of the reaction that it becomes, else ""
	Passages []string
	Event    Event // what the history of both will tell, but for the other's number
}

// The actions of moves, as the history of a draft tells them.
const (
	splitDraft  = "split draft"
	mergeDrafts = "merge drafts"
	movePassage = "move passages"
)

// SplitDraft takes some passages of an open draft out of it into a draft of
// their own, with the same speaker to be corrected, and returns that one.
func (s *Service) SplitDraft(ctx context.Context, v Viewer, id string, revision int64, passages []string) (Draft, error) {
	d, err := s.openDraft(ctx, v, id, revision)
	if err != nil {
		return Draft{}, err
	}
	var f faults
	f.check(len(passages) > 0, "passages", "Tick the passages that belong to a reaction of their own.")
	leaving := d.those(passages)
	f.check(len(leaving) == len(passages), "passages", "One of these passages is no longer in this reaction. Tick them again.")
	f.check(len(leaving) < len(d.Passages), "passages", "Leave at least one passage where it is. If somebody else said all of it, correct the speaker.")
	if err := f.err(); err != nil {
		return Draft{}, err
	}
	return s.moveOut(ctx, v, d, leaving, NewDraft, splitDraft)
}

// MergeDrafts moves all passages of an open draft to another of the same
// source, and returns that one. The draft that they leave stays, as merged.
func (s *Service) MergeDrafts(ctx context.Context, v Viewer, id string, revision int64, into string) (Draft, error) {
	d, err := s.openDraft(ctx, v, id, revision)
	if err != nil {
		return Draft{}, err
	}
	if err := faults(nil).wantOther(d, into); err != nil {
		return Draft{}, err
	}
	return s.moveOut(ctx, v, d, d.passageIDs(), into, mergeDrafts)
}

// MovePassage gives one passage of an open draft to another of the same source,
// or to a new one (NewDraft), and returns that one.
func (s *Service) MovePassage(ctx context.Context, v Viewer, id string, revision int64, passage, to string) (Draft, error) {
	d, err := s.openDraft(ctx, v, id, revision)
	if err != nil {
		return Draft{}, err
	}
	leaving := d.those([]string{passage})
	var f faults
	f.check(len(leaving) == 1, "passage", "This passage is no longer in this reaction. Choose it again.")
	f.check(to != NewDraft || len(d.Passages) > 1, "to", "It is the only passage of this reaction. If somebody else said it, correct the speaker.")
	if err := f.wantOther(d, to); err != nil {
		return Draft{}, err
	}
	return s.moveOut(ctx, v, d, leaving, to, movePassage)
}

func (f faults) wantOther(d Draft, to string) error {
	f.check(to != "" && to != d.ID, "to", "Choose the reaction that the words belong to.")
	return f.err()
}

// openDraft returns a draft that nobody has decided on, as it was when the form
// was made.
func (s *Service) openDraft(ctx context.Context, v Viewer, id string, revision int64) (Draft, error) {
	if err := v.allow(LogReactions); err != nil {
		return Draft{}, err
	}
	d, err := s.Store.Drafts().Get(ctx, id)
	if err == nil && (d.State != DraftOpen || d.Revision != revision) {
		err = stale()
	}
	return d, err
}

// those returns which of the IDs are passages of the draft, each once.
func (d Draft) those(ids []string) []string {
	return slices.DeleteFunc(d.passageIDs(), func(id string) bool { return !slices.Contains(ids, id) })
}

func (d Draft) passageIDs() []string {
	ids := make([]string, 0, len(d.Passages))
	for _, p := range d.Passages {
		ids = append(ids, p.ID)
	}
	return ids
}

// moveOut marks what leaves a draft, then moves it.
func (s *Service) moveOut(ctx context.Context, v Viewer, d Draft, leaving []string, to, action string) (Draft, error) {
	m := Moving{ID: s.NewID(), To: to, Passages: leaving, Event: s.event(v, action, "", "", "")}
	if to == NewDraft {
		// The drafts of the source are read for their numbers alone.
		r, err := s.Review(ctx, v, d.Source)
		if err != nil {
			return Draft{}, err
		}
		if m.Number, err = s.nextNumber(ctx, r); err != nil {
			return Draft{}, err
		}
		m.To, m.Reaction = s.NewID(), s.NewID()
	} else if _, err := s.receiver(ctx, d, m); err != nil {
		return Draft{}, err
	}
	d.State, d.Batch, d.Moving = DraftMoving, "", &m
	d, err := s.Store.Drafts().Update(ctx, d)
	if err != nil {
		return Draft{}, staleIfConflict(err)
	}
	return s.finishMove(ctx, d)
}

// receiver returns the draft that passages go to. Only one that waits for a
// person takes any.
func (s *Service) receiver(ctx context.Context, d Draft, m Moving) (Draft, error) {
	to, err := s.Store.Drafts().Get(ctx, m.To)
	if KindOf(err) == NotFound || err == nil && to.Source != d.Source {
		return to, faults{{"to", "Choose one of the reactions of this source."}}.err()
	}
	if err == nil && to.State != DraftOpen && !slices.Contains(to.Moves, m.ID) {
		err = Errorf(Conflict, "Reaction %d takes no more words: it is decided, or being changed at this moment. Open it again first, or choose another.", to.Number)
	}
	return to, err
}

// finishMove makes a move that is marked: the passages are in the other draft
// before they leave this one. It may be repeated. If the other can no longer
// take them they stay, and the error says why.
func (s *Service) finishMove(ctx context.Context, d Draft) (Draft, error) {
	if d.Moving == nil {
		return d, fmt.Errorf("draft %s is moving nothing", d.ID)
	}
	to, err := s.takeIn(ctx, d, *d.Moving)
	if kind := KindOf(err); err != nil && (kind == Conflict || kind == Invalid) {
		return to, s.callOff(ctx, d, err)
	}
	if err != nil {
		return to, err
	}
	return to, s.letGo(ctx, d, to)
}

// callOff takes back that a draft is moving, and returns why as a conflict.
func (s *Service) callOff(ctx context.Context, d Draft, why error) error {
	d.State, d.Moving = DraftOpen, nil
	if _, err := s.Store.Drafts().Update(ctx, d); err != nil && KindOf(err) != Conflict {
		return err
	}
	if KindOf(why) == Conflict {
		return why
	}
	return stale()
}

// takeInTries is how often it is tried to give passages to a draft that others
// change at the same time.
const takeInTries = 3

// takeIn puts the passages of a move into the draft that they go to.
func (s *Service) takeIn(ctx context.Context, d Draft, m Moving) (Draft, error) {
	if m.Number != 0 {
		to, err := s.Store.Drafts().Insert(ctx, d.splitOff(m))
		if KindOf(err) == Conflict {
			to, err = settled(ctx, s.Store.Drafts(), m.To)
		}
		return to, err
	}
	var to Draft
	var err error
	for range takeInTries {
		if to, err = s.receiver(ctx, d, m); err != nil || slices.Contains(to.Moves, m.ID) {
			return to, err
		}
		if to, err = s.Store.Drafts().Update(ctx, to.with(d, m)); KindOf(err) != Conflict {
			return to, err
		}
	}
	return to, staleIfConflict(err)
}

// splitOff returns the draft that a move makes: as this one, with the passages
// that leave it.
func (d Draft) splitOff(m Moving) Draft {
	to := d
	to.Meta = Meta{ID: m.To, CreatedAt: m.Event.At}
	to.Number, to.Reaction, to.State = m.Number, m.Reaction, DraftOpen
	to.Moving, to.Moves, to.Passages, to.Stances, to.Events = nil, nil, nil, nil, nil
	return to.with(d, m)
}

// with returns the draft with the passages of a move in the order of the text.
func (d Draft) with(from Draft, m Moving) Draft {
	whole := slices.Concat(d.Passages, from.Passages)
	d.Passages = slices.Clone(d.Passages)
	for _, p := range from.Passages {
		if slices.Contains(m.Passages, p.ID) {
			d.Passages = append(d.Passages, from.passedOn(p, d.ID))
		}
	}
	d.Passages = chained(d.Passages, whole)
	d.Moves = append(slices.Clone(d.Moves), m.ID)
	d.Events = append(slices.Clone(d.Events), m.told(fmt.Sprintf("reaction %d", from.Number), fmt.Sprintf("reaction %d", d.Number), from))
	return d
}

// passedOn returns a passage of this draft as the draft with an ID has it.
func (d Draft) passedOn(p Passage, to string) Passage {
	if p.Origin = d.originOf(p); p.Origin == to {
		p.Origin = ""
	}
	return p
}

// originOf returns the ID of the draft in which the reader found a passage of
// this one, byReviewer if none did.
func (d Draft) originOf(p Passage) string {
	switch {
	case p.Origin != "":
		return p.Origin
	case d.added():
		return byReviewer
	}
	return d.ID
}

// reworked reports whether the draft has, or gave away all of, words other than
// those that the reader found for it.
func (d Draft) reworked() bool {
	return d.MergedInto != "" || d.added() || slices.ContainsFunc(d.Passages, func(p Passage) bool { return p.Origin != "" })
}

// told is the event of a move, with what has moved.
func (m Moving) told(from, to string, d Draft) Event {
	e := m.Event
	e.Old, e.New = from, to
	for _, p := range d.Passages {
		if p.ID == m.Passages[0] {
			e.Why = "“" + beginning(oneLine(p.Text)) + "”"
		}
	}
	if n := len(m.Passages) - 1; n > 0 {
		e.Why += fmt.Sprintf(" and %d more", n)
	}
	return e
}

// letGo takes the passages of a move out of the draft that they leave. Somebody
// may have done so before.
func (s *Service) letGo(ctx context.Context, d, to Draft) error {
	m := *d.Moving
	left, whole := d, d.Passages
	left.Passages = slices.DeleteFunc(slices.Clone(whole), func(p Passage) bool { return slices.Contains(m.Passages, p.ID) })
	left.Passages = chained(left.Passages, whole)
	left.State, left.Moving = DraftOpen, nil
	left.Events = append(slices.Clone(d.Events), m.told(fmt.Sprintf("reaction %d", d.Number), fmt.Sprintf("reaction %d", to.Number), d))
	if len(left.Passages) == 0 {
		left.State, left.MergedInto, left.Began = DraftMerged, to.ID, d.begins()
		left.Reason = fmt.Sprintf("merged into reaction %d", to.Number)
	}
	if _, err := s.Store.Drafts().Update(ctx, left); err != nil && KindOf(err) != Conflict {
		return err
	}
	return nil
}
