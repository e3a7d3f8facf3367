package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// ReactionPage is a reaction with what stands around it.
type ReactionPage struct {
	Reaction     Reaction
	Consultation Consultation
	Source       Source
	Sectors      []SectorName
}

// Reaction returns a reaction; one that the viewer may not see is not found,
// in the same words as one that is not there.
func (s *Service) Reaction(ctx context.Context, v Viewer, id string) (ReactionPage, error) {
	if err := v.allow(ReadPublished); err != nil {
		return ReactionPage{}, err
	}
	r, err := s.Store.Reactions().Get(ctx, id)
	if err == nil && !SightOf(v, s.now()).Sees(r) {
		err = Errorf(NotFound, "hidden")
	}
	if KindOf(err) == NotFound {
		return ReactionPage{}, Errorf(NotFound, "There is no reaction at this address, or it is not published.")
	}
	if err != nil {
		return ReactionPage{}, err
	}
	return s.around(ctx, r)
}

func (s *Service) around(ctx context.Context, r Reaction) (ReactionPage, error) {
	p := ReactionPage{Reaction: r}
	var err error
	if p.Consultation, err = s.Store.Consultations().Get(ctx, r.Consultation); err != nil {
		return p, err
	}
	if p.Source, err = s.Store.Sources().Get(ctx, r.Source); err != nil {
		return p, err
	}
	p.Sectors, err = s.SectorNames(ctx)
	return p, err
}

// Quote returns the reaction that holds a passage, and the passage itself. A
// corrected passage leads to its successor, which is returned instead.
func (s *Service) Quote(ctx context.Context, v Viewer, passage string) (ReactionPage, Passage, error) {
	none := Errorf(NotFound, "There is no quote at this address, or it is not published.")
	if err := v.allow(ReadPublished); err != nil {
		return ReactionPage{}, Passage{}, err
	}
	list, err := s.Store.Reactions().List(ctx, ListQuery{Key: Key{"passage", passage}, Limit: 1})
	if err != nil {
		return ReactionPage{}, Passage{}, err
	}
	if len(list.Items) == 0 || !SightOf(v, s.now()).Sees(list.Items[0]) {
		return ReactionPage{}, Passage{}, none
	}
	r := list.Items[0]
	p, ok := r.Passage(passage)
	for hops := 0; ok && p.Successor != "" && hops < len(r.Passages); hops++ {
		p, ok = r.Passage(p.Successor)
	}
	if !ok {
		return ReactionPage{}, Passage{}, none
	}
	page, err := s.around(ctx, r)
	return page, p, err
}

// change reads a reaction at the revision that the person saw, lets do alter
// it, writes it and makes it searchable.
func (s *Service) change(ctx context.Context, v Viewer, need Action, id string, revision int64, do func(*Reaction) error) (Reaction, error) {
	if err := v.allow(need); err != nil {
		return Reaction{}, err
	}
	return s.alter(ctx, id, revision, do)
}

// alter is change for whoever has asked already whether it is allowed.
func (s *Service) alter(ctx context.Context, id string, revision int64, do func(*Reaction) error) (Reaction, error) {
	r, err := s.Store.Reactions().Get(ctx, id)
	if err != nil {
		return r, err
	}
	if r.Revision != revision {
		return r, stale()
	}
	r.Events, r.Stances, r.Capacities = slices.Clone(r.Events), slices.Clone(r.Stances), slices.Clone(r.Capacities)
	if err := do(&r); err != nil {
		return r, err
	}
	r, err = s.Store.Reactions().Update(ctx, r)
	if err != nil {
		return r, staleIfConflict(err)
	}
	s.index(ctx, r)
	return r, nil
}

// Publish shows a recorded reaction to everybody who may read what is
// published. It must be on the record and permitted; an embargo may lie ahead.
func (s *Service) Publish(ctx context.Context, v Viewer, id string, revision int64) (Reaction, error) {
	return s.change(ctx, v, PublishReactions, id, revision, func(r *Reaction) error {
		con, err := s.Store.Consultations().Get(ctx, r.Consultation)
		if err != nil {
			return err
		}
		if err := r.publishable(con); err != nil {
			return err
		}
		r.Events = append(r.Events, s.event(v, "publish", string(r.State), string(Published), ""))
		r.State = Published
		return nil
	})
}

func (r Reaction) publishable(con Consultation) error {
	var f faults
	f.check(r.State == Recorded, "state", "Only a recorded reaction can be published.")
	f.check(r.Terms.Status == OnRecord, "status", "Only words on the record can be published. Change the attribution status first.")
	f.check(r.Terms.Permitted, "permitted", "Permission to publish is missing. Tick it once you have it.")
	f.check(con.State != ConsultationDraft, "consultation", "The consultation is still a draft. Open it first.")
	for _, on := range r.Stances {
		p, _ := con.Proposition(on.Proposition)
		settled := on.Decision == nil || !on.Decision.Value.Contested() || on.Decision.Counter != nil
		f.check(settled, "counter", fmt.Sprintf("Pick the strongest words to the contrary on “%s”, or say that there are none.", p.Title))
	}
	return f.err()
}

// Unpublish takes a published reaction back to recorded.
func (s *Service) Unpublish(ctx context.Context, v Viewer, id string, revision int64) (Reaction, error) {
	return s.change(ctx, v, PublishReactions, id, revision, func(r *Reaction) error {
		if r.State != Published {
			return Errorf(Invalid, "This reaction is not published.")
		}
		r.Events = append(r.Events, s.event(v, "unpublish", string(Published), string(Recorded), ""))
		r.State = Recorded
		return nil
	})
}

// Withdraw takes a reaction out of every list and count, for a reason.
func (s *Service) Withdraw(ctx context.Context, v Viewer, id string, revision int64, reason string) (Reaction, error) {
	return s.change(ctx, v, LogReactions, id, revision, func(r *Reaction) error {
		reason = strings.TrimSpace(reason)
		if reason == "" {
			return faults{{"withdraw_reason", "Say why it is withdrawn; the reason stays in the history."}}.err()
		}
		if r.State == Withdrawn {
			return Errorf(Invalid, "This reaction is withdrawn already.")
		}
		r.Events = append(r.Events, s.event(v, "withdraw", string(r.State), string(Withdrawn), reason))
		r.Before, r.State, r.Reason = r.State, Withdrawn, reason
		return nil
	})
}

// Restore brings a withdrawn reaction back as recorded: publishing it again is
// a decision of its own.
func (s *Service) Restore(ctx context.Context, v Viewer, id string, revision int64) (Reaction, error) {
	return s.change(ctx, v, LogReactions, id, revision, func(r *Reaction) error {
		if r.State != Withdrawn {
			return Errorf(Invalid, "This reaction is not withdrawn.")
		}
		if err := s.refuseReplaced(ctx, *r); err != nil {
			return err
		}
		r.Events = append(r.Events, s.event(v, "restore", string(Withdrawn), string(Recorded), ""))
		r.State, r.Before, r.Reason = Recorded, "", ""
		return nil
	})
}

// UndoWithdrawal takes a withdrawal back as if it had not been: the reaction
// must stand at the revision that the withdrawal left, and what was published is
// published again by whoever may publish.
func (s *Service) UndoWithdrawal(ctx context.Context, v Viewer, id string, revision int64) (Reaction, error) {
	return s.change(ctx, v, LogReactions, id, revision, func(r *Reaction) error {
		if r.State != Withdrawn || len(r.Events) == 0 || r.Events[len(r.Events)-1].Action != "withdraw" {
			return Errorf(Invalid, "Something has happened to this reaction since: restore it by hand.")
		}
		if err := s.refuseReplaced(ctx, *r); err != nil {
			return err
		}
		before := r.Before
		r.State, r.Before, r.Reason = Recorded, "", ""
		if before == Published {
			if err := v.allow(PublishReactions); err != nil {
				return err
			}
			con, err := s.Store.Consultations().Get(ctx, r.Consultation)
			if err != nil {
				return err
			}
			if err := r.publishable(con); err != nil {
				return err
			}
			r.State = Published
		}
		r.Events = append(r.Events, s.event(v, "undo withdrawal", string(Withdrawn), string(r.State), ""))
		return nil
	})
}

// refuseReplaced refuses to bring back a reaction whose draft waits again or was
// recorded again: its words would count twice.
func (s *Service) refuseReplaced(ctx context.Context, r Reaction) error {
	d, err := s.Store.Drafts().Get(ctx, r.Draft)
	switch {
	case KindOf(err) == NotFound:
		return nil
	case err != nil:
		return err
	case d.Reaction != r.ID:
		return Errorf(Invalid, "Reaction %d of the source was opened for review again. Accept it there instead.", d.Number)
	case d.Batch == "":
		return nil
	}
	// A batch withdraws a reaction before it opens its draft: in between the one
	// is not there and the other not yet.
	b, err := s.Store.Batches().Get(ctx, d.Batch)
	if err == nil && b.State == BatchUndoing && r.Reason == b.undoReason() {
		err = Errorf(Invalid, "It is being opened for review again. Wait a moment, then accept it there.")
	}
	if KindOf(err) == NotFound {
		return nil
	}
	return err
}

// SetReactionTerms changes how the words of one reaction may be used. Where
// that no longer allows publication, a published one is unpublished with it.
func (s *Service) SetReactionTerms(ctx context.Context, v Viewer, id string, revision int64, t Terms) (Reaction, error) {
	return s.change(ctx, v, LogReactions, id, revision, func(r *Reaction) error {
		if err := t.validate(); err != nil {
			return err
		}
		r.Events = append(r.Events, s.event(v, "set terms", r.Terms.describe(), t.describe(), ""))
		r.Terms = t
		if r.State == Published && (t.Status != OnRecord || !t.Permitted) {
			r.Events = append(r.Events, s.event(v, "unpublish", string(Published), string(Recorded), "terms no longer allow publication"))
			r.State = Recorded
		}
		return nil
	})
}
