package tracker

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// ConditionsQuery asks for conditions on a proposition.
type ConditionsQuery struct {
	Proposition   string   // ID; "" is the whole
	Met           []string // IDs of conditions that are to be taken as met beside those that are
	Offset, Limit int      // which rows; 0 for all
}

// ConditionsLedger is every condition on a proposition across a consultation,
// and what the tally of stances would be if some were met.
type ConditionsLedger struct {
	Consultation Consultation
	Proposition  Proposition
	Rows         []ConditionRow // those asked for, in the order of the reactions
	Total        int            // conditions
	Asked        []string       // IDs of those that are taken as met and are not
	Mix                         // as it is
	WhatIf       map[Stance]int // reactions by decision, if the conditions asked for were met
	Moved        int            // reactions that stand elsewhere in WhatIf
}

// ConditionRow is a condition with who made it.
type ConditionRow struct {
	Condition Condition
	Reaction  Reaction
	Value     Stance // the decision it belongs to
	IfMet     bool   // asked to be taken as met
}

// Conditions returns the conditions on a proposition that the viewer may see. A
// stance in qualified support or concern of which every condition is met, or is
// to be taken as met, counts as one grade nearer to support.
func (s *Service) Conditions(ctx context.Context, v Viewer, slug string, q ConditionsQuery) (ConditionsLedger, error) {
	m, err := s.matter(ctx, v, slug, q.Proposition)
	if err != nil {
		return ConditionsLedger{}, err
	}
	l := ConditionsLedger{Consultation: m.con, Proposition: m.on}
	l.Mix, err = s.mix(ctx, Search{Sight: m.sight, Consultation: []string{m.con.ID}, Proposition: m.on.ID})
	if err != nil {
		return l, err
	}
	held, err := s.conditionsOn(ctx, m.sight, m.on.ID)
	if err != nil {
		return l, err
	}
	return l, s.addConditions(ctx, m, stretchOf(l.weigh(held, q.Met), q.Offset, q.Limit), &l)
}

// ofReaction names a condition and the reaction that it is of.
type ofReaction struct{ reaction, condition string }

// weigh counts what the tally would be, and returns all conditions.
func (l *ConditionsLedger) weigh(held []heldDecision, met []string) []ofReaction {
	l.WhatIf = maps.Clone(l.Counts)
	delete(l.WhatIf, Undecided)
	var list []ofReaction
	for _, d := range held {
		if better, moves := d.ifMet(met); moves {
			l.WhatIf[d.value]--
			l.WhatIf[better]++
			l.Moved++
		}
		for _, c := range d.conditions {
			list = append(list, ofReaction{d.reaction, c.id})
			if c.asked(met) {
				l.Asked = append(l.Asked, c.id)
			}
		}
	}
	l.Total = len(list)
	return list
}

// addConditions reads conditions from the store. One that has changed meanwhile
// is shown as it is now, one that is gone is left out.
func (s *Service) addConditions(ctx context.Context, m matter, list []ofReaction, l *ConditionsLedger) error {
	var ids []string
	for _, c := range list {
		ids = append(ids, c.reaction)
	}
	found, err := s.reactionsByID(ctx, m.sight, slices.Compact(ids))
	if err != nil {
		return err
	}
	for _, at := range list {
		r := found[at.reaction]
		d := r.On(m.on.ID).Decision
		if d == nil || r.State == Withdrawn {
			continue
		}
		if i := slices.IndexFunc(d.Conditions, func(c Condition) bool { return c.ID == at.condition }); i >= 0 {
			l.Rows = append(l.Rows, ConditionRow{d.Conditions[i], r, d.Value, slices.Contains(l.Asked, at.condition)})
		}
	}
	return nil
}

// ifMet is the stance that one on conditions becomes when they are met.
func (s Stance) ifMet() (Stance, bool) {
	switch s {
	case QualifiedSupport:
		return Support, true
	case Concerned:
		return QualifiedSupport, true
	}
	return s, false
}

// SetCondition says what has become of a condition. The decision itself stays:
// whether the speaker now stands elsewhere is for the speaker to say.
func (s *Service) SetCondition(ctx context.Context, v Viewer, id string, revision int64, proposition, condition string, state ConditionState, why string) (Reaction, error) {
	return s.change(ctx, v, DecideStances, id, revision, func(r *Reaction) error {
		d, err := r.decidedOn(proposition)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(d.Conditions, func(c Condition) bool { return c.ID == condition })
		var f faults
		f.check(at >= 0, "condition", "This condition is no longer part of the decision.")
		f.check(slices.Contains(ConditionStates(), state), "state", "Choose open, met or refused.")
		f.check(utf8.RuneCountInString(why) <= mostReason, "why", "Keep the reason under 2,000 characters.")
		if err := f.err(); err != nil {
			return err
		}
		c := &d.Conditions[at]
		r.Events = append(r.Events, s.event(v, "condition: "+c.Words, string(c.State), string(state), strings.TrimSpace(strings.ToValidUTF8(why, "\ufffd"))))
		c.State = state
		return nil
	})
}

// ConsultationOf returns the consultation of a reaction that the viewer was
// just handed.
func (s *Service) ConsultationOf(ctx context.Context, v Viewer, r Reaction) (Consultation, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Consultation{}, err
	}
	return s.Store.Consultations().Get(ctx, r.Consultation)
}
