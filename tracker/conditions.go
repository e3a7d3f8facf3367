package tracker

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// ConditionsLedger is every condition on a proposition across a consultation,
// and what the tally of stances would be if some were met.
type ConditionsLedger struct {
	Consultation Consultation
	Proposition  Proposition
	Rows         []ConditionRow // in the order of the reactions
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

// Conditions returns the conditions on a proposition ("" is the whole) that the
// viewer may see. met are IDs of conditions that are to be taken as met beside
// those that are: a stance in qualified support or concern of which every
// condition is met then counts as one grade nearer to support. A refused
// condition is never met.
func (s *Service) Conditions(ctx context.Context, v Viewer, slug, proposition string, met []string) (ConditionsLedger, error) {
	con, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return ConditionsLedger{}, err
	}
	l := ConditionsLedger{Consultation: con, Proposition: con.Whole()}
	if p, ok := con.Proposition(proposition); ok {
		l.Proposition = p
	}
	sight := SightOf(v, s.now())
	l.Mix, err = s.mix(ctx, Search{Sight: sight, Consultation: []string{con.ID}, Proposition: l.Proposition.ID})
	if err != nil {
		return l, err
	}
	l.WhatIf = maps.Clone(l.Counts)
	delete(l.WhatIf, Undecided)
	list, err := all(ctx, s.Store.Reactions(), Key{"conditions", l.Proposition.ID})
	if err != nil {
		return l, err
	}
	for _, r := range list {
		if sight.Sees(r) && r.State != Withdrawn {
			l.add(r, met)
		}
	}
	return l, nil
}

func (l *ConditionsLedger) add(r Reaction, met []string) {
	d := r.On(l.Proposition.ID).Decision
	allMet, newly := true, false
	for _, c := range d.Conditions {
		asked := c.State == ConditionOpen && slices.Contains(met, c.ID)
		l.Rows = append(l.Rows, ConditionRow{c, r, d.Value, asked})
		allMet = allMet && (asked || c.State == ConditionMet)
		newly = newly || asked || c.State == ConditionMet
	}
	if better, ok := d.Value.ifMet(); ok && allMet && newly {
		l.WhatIf[d.Value]--
		l.WhatIf[better]++
		l.Moved++
	}
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
