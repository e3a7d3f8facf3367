package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// recordDraft writes the reaction of a draft in state recording and marks the
// draft accepted. It may be repeated.
func (s *Service) recordDraft(ctx context.Context, v Viewer, src Source, d Draft) (Reaction, error) {
	if err := s.checkVerbatim(ctx, src, d.kept()); err != nil {
		return Reaction{}, err
	}
	stored, err := s.storeReaction(ctx, v, src, d)
	if err != nil {
		return Reaction{}, err
	}
	s.index(ctx, stored)
	return stored, s.markAccepted(ctx, d)
}

// storeReaction writes the reaction of a draft whose passages have been
// checked, unless it is there already.
func (s *Service) storeReaction(ctx context.Context, v Viewer, src Source, d Draft) (Reaction, error) {
	r, err := s.reactionOf(ctx, v, src, d)
	if err != nil {
		return Reaction{}, err
	}
	con, err := s.Store.Consultations().Get(ctx, r.Consultation)
	if err != nil {
		return Reaction{}, err
	}
	s.noteSuggestions(ctx, con, &r)
	s.noteThemes(v, con, src, d, &r)
	stored, err := s.Store.Reactions().Insert(ctx, r)
	if KindOf(err) == Conflict {
		stored, err = settled(ctx, s.Store.Reactions(), r.ID)
	}
	return stored, err
}

// markAccepted says of a draft that its reaction is there. Somebody else may
// have said so before.
func (s *Service) markAccepted(ctx context.Context, d Draft) error {
	d.State = DraftAccepted
	if _, err := s.Store.Drafts().Update(ctx, d); err != nil && KindOf(err) != Conflict {
		return err
	}
	return nil
}

// reactionOf makes the reaction of a draft: people and bodies by their IDs,
// the date and terms of the source where the draft has none of its own.
func (s *Service) reactionOf(ctx context.Context, v Viewer, src Source, d Draft) (Reaction, error) {
	r := Reaction{
		Meta:         Meta{ID: d.Reaction, CreatedAt: s.now()},
		Consultation: d.Consultation,
		Source:       d.Source,
		Draft:        d.ID,
		Speaker:      d.Speaker,
		Honorific:    d.Honorific,
		Label:        d.Label,
		SaidOn:       CivilDate(firstOf(string(d.SaidOn), string(src.Published))),

		DatedBySource: d.SaidOn == "",
		State:         Recorded,
		Capacities:    slices.Clone(d.Capacities),
	}
	switch {
	case d.Terms != nil:
		r.Terms = *d.Terms
	case src.Terms != nil:
		r.Terms = *src.Terms
	}
	r.Passages = d.kept()
	r.Stances = slices.Clone(d.Stances)
	if chosen := d.chosen(); chosen != nil && r.On(d.Consultation).Decision == nil {
		r.Stances = append(r.Stances, StanceOn{Proposition: d.Consultation, Suggestion: chosen})
	}
	if err := s.resolve(ctx, v, &r, d.Stakeholder, Position{From: d.RoleFrom, To: d.RoleTo}); err != nil {
		return r, err
	}
	r.Events = append(slices.Clone(d.Events), s.event(v, "record", "", d.describe(), ""))
	decided, err := s.decidedEvents(ctx, d)
	r.Events = append(r.Events, decided...)
	return r, err
}

// chosen is the suggestion that a respondent's own choice makes on the proposal
// as a whole, nil without one.
func (d Draft) chosen() *Suggestion {
	if d.Suggested == "" {
		return nil
	}
	return &Suggestion{Value: d.Suggested, Cues: []string{fmt.Sprintf("the respondent chose “%s”", d.Position)}}
}

// kept returns the passages that the reviewer has not left out.
func (d Draft) kept() []Passage {
	list := slices.DeleteFunc(slices.Clone(d.Passages), func(p Passage) bool { return p.Dropped != "" })
	for i := range list {
		list[i].Origin = ""
	}
	return list
}

// resolve fills in the IDs of the bodies and the person of a reaction, who is
// given the role that they speak in, with its dates, if it is new.
func (s *Service) resolve(ctx context.Context, v Viewer, r *Reaction, chosen string, dated Position) error {
	open := len(r.Capacities) > 0 && r.Capacities[0].Organisation == UnsureBody
	for i := range r.Capacities {
		c := &r.Capacities[i]
		id, err := s.organisationFor(ctx, v, *c)
		if err != nil {
			return err
		}
		c.Organisation = id
	}
	c := r.Capacity()
	position := Position{Role: c.Role, Organisation: c.Organisation, From: dated.From, To: dated.To}
	if open {
		position = Position{} // a role, in nobody knows which body
	}
	id, err := s.stakeholderFor(ctx, v, chosen, r.Speaker, r.Honorific, position)
	r.Stakeholder = id
	return err
}

// checkVerbatim refuses passages of which one is not the exact slice of their
// source. It should never happen; if it does, nothing is written.
func (s *Service) checkVerbatim(ctx context.Context, src Source, passages []Passage) error {
	blob, err := s.Store.Blob(ctx, src.Snapshot.Blob)
	if err != nil {
		return err
	}
	defer blob.Close()
	texts, last := make([]strings.Builder, len(passages)), 0
	for _, p := range passages {
		last = max(last, p.End)
	}
	err = eachCodePoint(blob, func(i int, c rune) bool {
		for n, p := range passages {
			if p.Start <= i && i < p.End {
				texts[n].WriteRune(c)
			}
		}
		return i < last
	})
	if err != nil {
		return err
	}
	for n, p := range passages {
		if texts[n].String() != p.Text {
			return differs(p)
		}
	}
	return nil
}

func differs(p Passage) error {
	return fmt.Errorf("passage %s differs from its source at %d to %d", p.ID, p.Start, p.End)
}

// FinishRecording finishes the drafts that a crash left half recorded, and the
// moves of passages that it cut. One that fails does not keep the others from
// being finished.
func (s *Service) FinishRecording(ctx context.Context) error {
	drafts, err := s.halfDone(ctx)
	if err != nil {
		return err
	}
	var failed error
	for _, d := range drafts {
		if err := s.finishRecording(ctx, d); err != nil {
			failed = errors.Join(failed, fmt.Errorf("finish %s draft %s: %w", d.State, d.ID, err))
		}
	}
	return failed
}

// halfDone lists the drafts that are being recorded or moved.
func (s *Service) halfDone(ctx context.Context) ([]Draft, error) {
	recording, err := all(ctx, s.Store.Drafts(), Key{"state", string(DraftRecording)})
	if err != nil {
		return nil, err
	}
	moving, err := all(ctx, s.Store.Drafts(), Key{"state", string(DraftMoving)})
	return append(recording, moving...), err
}

func (s *Service) finishRecording(ctx context.Context, d Draft) error {
	if d.State == DraftMoving {
		_, err := s.finishMove(ctx, d)
		if KindOf(err) == Conflict {
			return nil // it was called off, and the passages stay
		}
		return err
	}
	src, err := s.Store.Sources().Get(ctx, d.Source)
	if err != nil {
		return err
	}
	_, err = s.recordDraft(ctx, Viewer{Name: "Soundings"}, src, d)
	return err
}
