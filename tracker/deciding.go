package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// StanceInput is a person's decision on a proposition as it was sent.
type StanceInput struct {
	Proposition string
	Value       Stance // Undecided takes the decision back
	Evidence    []WordsAt
	Conditions  []WordsAt // the words on which the stance depends
	Counter     *Counter  // nil: to be settled before it is published; Words is filled in
	Why         string    // needed where Value is not what was shown
	Shown       Stance    // the suggestion that the person saw, "" without one
	Blind       bool      // it was kept from the person on purpose
}

// DecideStance says where a reaction stands on a proposition. The decision that
// it replaces is kept. Of a published reaction everything about a decision is
// published at once, so its counter-quote has to be settled with it.
func (s *Service) DecideStance(ctx context.Context, v Viewer, id string, revision int64, in StanceInput) (Reaction, error) {
	return s.change(ctx, v, DecideStances, id, revision, func(r *Reaction) error {
		if err := r.refuseWithdrawn(); err != nil {
			return err
		}
		con, err := s.Store.Consultations().Get(ctx, r.Consultation)
		if err != nil {
			return err
		}
		d, err := s.decision(ctx, v, con, *r, in)
		if err != nil {
			return err
		}
		s.setDecision(ctx, v, con, r, in.Proposition, d)
		return nil
	})
}

// refuseWithdrawn refuses to decide on what is in no list and no count.
func (r Reaction) refuseWithdrawn() error {
	if r.State == Withdrawn {
		return Errorf(Invalid, "This reaction is withdrawn. Restore it before you decide on it.")
	}
	return nil
}

// What one decision can hold. A reason may have a sentence of ours before it.
const (
	mostWords  = 50 // stretches of evidence, and as many conditions
	mostReason = 2100
)

// eachOnce returns words in their order without repeating any.
func eachOnce(list []WordsAt) []WordsAt {
	var once []WordsAt
	for _, at := range list {
		if !slices.Contains(once, at) {
			once = append(once, at)
		}
	}
	return once
}

// decision checks what was sent and makes a decision of it, nil if it takes one
// back.
func (s *Service) decision(ctx context.Context, v Viewer, con Consultation, r Reaction, in StanceInput) (*Decision, error) {
	var f faults
	f.check(len(in.Evidence) <= mostWords, "evidence", fmt.Sprintf("Choose at most %d stretches of words.", mostWords))
	f.check(len(in.Conditions) <= mostWords, "conditions", fmt.Sprintf("Choose at most %d conditions.", mostWords))
	f.check(utf8.RuneCountInString(in.Why) <= mostReason, "why", "Keep the reason under 2,000 characters.")
	if err := f.err(); err != nil {
		return nil, err
	}
	in.Evidence, in.Conditions = eachOnce(in.Evidence), eachOnce(in.Conditions)
	d := &Decision{Value: in.Value, Evidence: in.Evidence, By: v.Account, ByName: v.Name, At: s.now(),
		Why: strings.TrimSpace(strings.ToValidUTF8(in.Why, "\ufffd")), Shown: in.Shown, Blind: in.Blind}
	_, known := con.Proposition(in.Proposition)
	f.check(known, "proposition", "Choose one of the consultation's propositions.")
	f.check(in.Value.Decidable() || in.Value == Undecided, "stance", "Choose where the speaker stands.")
	for _, at := range in.Evidence {
		_, held := r.Words(at)
		f.check(held, "evidence", "Choose words of this reaction as evidence.")
	}
	f.check(in.Value != NotStated || len(in.Evidence) == 0, "evidence", "Words that say nothing on it are no evidence: leave them unticked.")
	f.check(!d.Overrides() || d.Why != "" || in.Value == Undecided, "why", "Say why you decide otherwise than was suggested.")
	d.Conditions = s.conditionsOf(r, in, &f)
	if in.Counter != nil && in.Value.Contested() {
		var err error
		if d.Counter, err = s.checkedCounter(ctx, r, *in.Counter, &f); err != nil {
			return nil, err
		}
	}
	f.check(r.State != Published || !in.Value.Contested() || d.Counter != nil, "counter",
		"This reaction is published. Pick the strongest words to the contrary, or say that there are none.")
	if err := f.err(); err != nil {
		return nil, err
	}
	if in.Value == Undecided {
		return nil, nil
	}
	return d, nil
}

// conditionsOf cuts out the words of conditions; one that was there before
// keeps its ID and what has become of it.
func (s *Service) conditionsOf(r Reaction, in StanceInput, f *faults) []Condition {
	var list []Condition
	before := r.On(in.Proposition).Decision
	for _, at := range in.Conditions {
		words, held := r.Words(at)
		f.check(held, "conditions", "Choose words of this reaction as the condition.")
		c := Condition{ID: s.NewID(), At: at, Words: words, State: ConditionOpen}
		if before != nil {
			if i := slices.IndexFunc(before.Conditions, func(b Condition) bool { return b.At == at }); i >= 0 {
				c = before.Conditions[i]
			}
		}
		list = append(list, c)
	}
	f.check(len(list) == 0 || in.Value != NotStated, "conditions", "Where nothing is said there is no condition: leave them unticked.")
	return list
}

// Words returns the words of a reaction at a place, false if it has no such.
func (r Reaction) Words(at WordsAt) (string, bool) {
	p, ok := r.Passage(at.Passage)
	if !ok || at.Start < 0 || at.Start >= at.End || at.End > len(p.Text) {
		return "", false
	}
	from, n := -1, 0
	for i := range p.Text {
		if n == at.Start {
			from = i
		}
		if n == at.End {
			return p.Text[from:i], true
		}
		n++
	}
	if n != at.End {
		return "", false
	}
	return p.Text[from:], true
}

// checkedCounter fills in the words to the contrary, which must be of the same
// speaker on the same consultation and not withdrawn.
func (s *Service) checkedCounter(ctx context.Context, r Reaction, c Counter, f *faults) (*Counter, error) {
	if c.Declined {
		return &Counter{Declined: true}, nil
	}
	holder := r
	if c.Reaction != "" && c.Reaction != r.ID {
		var err error
		if holder, err = s.Store.Reactions().Get(ctx, c.Reaction); err != nil && KindOf(err) != NotFound {
			return nil, err
		}
	}
	words, held := holder.Words(c.At)
	f.check(held && holder.sameSpeaker(r) && holder.State != Withdrawn, "counter", "Choose words of the same speaker on this consultation.")
	return &Counter{Reaction: holder.ID, At: c.At, Words: words}, nil
}

// sameSpeaker reports whether both are words of one person, or of one body
// where nobody is named, on one consultation.
func (r Reaction) sameSpeaker(o Reaction) bool {
	switch {
	case r.ID == o.ID:
		return true
	case r.Consultation != o.Consultation || r.Stakeholder != o.Stakeholder:
		return false
	case r.Stakeholder != "":
		return true
	}
	return r.Capacity().Organisation != "" && r.Capacity().Organisation == o.Capacity().Organisation
}

// setDecision puts a decision in the place of the one in force, nil takes it
// back, and notes the suggestion that stood when it was made.
func (s *Service) setDecision(ctx context.Context, v Viewer, con Consultation, r *Reaction, proposition string, d *Decision) {
	p, _ := con.Proposition(proposition)
	e := s.event(v, "decide stance: "+p.Title, string(r.Stance(proposition)), string(Undecided), "")
	if d != nil {
		e.New, e.Why = string(d.Value), d.Why
	}
	r.Events = append(r.Events, e)
	at := slices.IndexFunc(r.Stances, func(x StanceOn) bool { return x.Proposition == proposition })
	if at < 0 {
		r.Stances, at = append(r.Stances, StanceOn{Proposition: proposition}), len(r.Stances)
	}
	on := &r.Stances[at]
	if on.Decision == nil {
		on.Suggestion = s.suggestionFor(ctx, con, *r, p)
	} else {
		on.Earlier = append(slices.Clone(on.Earlier), *on.Decision)
		if d == nil { // so that undoing what comes after leads back to this
			on.Earlier = append(on.Earlier, Decision{Value: Undecided, By: v.Account, ByName: v.Name, At: s.now()})
		}
	}
	on.Decision = d
}

// undone returns the decision before the one in force, nil without one, and
// those before it. That a decision was taken back is undone like any other.
func (on StanceOn) undone() (*Decision, []Decision) {
	earlier := on.Earlier
	n := len(earlier)
	if n > 0 && earlier[n-1].Value == Undecided {
		if on.Decision != nil {
			return nil, earlier
		}
		n--
	}
	if n == 0 {
		return nil, nil
	}
	before := earlier[n-1]
	return &before, slices.Concat(earlier[:n-1])
}

// UndoStance takes the last decision back: the one before it is in force again,
// or none. The one taken back is told in the history.
func (s *Service) UndoStance(ctx context.Context, v Viewer, id string, revision int64, proposition string) (Reaction, error) {
	return s.change(ctx, v, DecideStances, id, revision, func(r *Reaction) error {
		if err := r.refuseWithdrawn(); err != nil {
			return err
		}
		con, err := s.Store.Consultations().Get(ctx, r.Consultation)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(r.Stances, func(x StanceOn) bool {
			return x.Proposition == proposition && (x.Decision != nil || len(x.Earlier) > 0)
		})
		if at < 0 {
			return Errorf(Invalid, "Nothing has been decided on this proposition that could be undone.")
		}
		on := &r.Stances[at]
		before, earlier := on.undone()
		if r.State == Published && before != nil && before.Value.Contested() && before.Counter == nil {
			return Errorf(Invalid, "The decision before this one has no counter-quote, and the reaction is published. Decide again instead.")
		}
		p, _ := con.Proposition(proposition)
		e := s.event(v, "undo stance: "+p.Title, string(r.Stance(proposition)), string(Undecided), "")
		if before != nil {
			e.New = string(before.Value)
		}
		r.Events, on.Decision, on.Earlier = append(r.Events, e), before, earlier
		return nil
	})
}

// SettleCounter says which words speak to the contrary of the decision in
// force, or that there are none.
func (s *Service) SettleCounter(ctx context.Context, v Viewer, id string, revision int64, proposition string, c Counter) (Reaction, error) {
	return s.change(ctx, v, DecideStances, id, revision, func(r *Reaction) error {
		on, err := r.decidedOn(proposition)
		if err != nil {
			return err
		}
		var f faults
		f.check(on.Value.Contested(), "counter", "This decision takes no side, so there are no words to its contrary.")
		checked, err := s.checkedCounter(ctx, *r, c, &f)
		if err == nil {
			err = f.err()
		}
		if err != nil {
			return err
		}
		was, is := "", checked.Words
		if on.Counter != nil {
			was = on.Counter.Words
		}
		if checked.Declined {
			is = "none"
		}
		on.Counter = checked
		con, err := s.Store.Consultations().Get(ctx, r.Consultation)
		p, _ := con.Proposition(proposition)
		r.Events = append(r.Events, s.event(v, "settle counter-quote: "+p.Title, was, is, ""))
		return err
	})
}

// decidedOn returns a copy of the decision in force, put in its place, to be
// changed.
func (r *Reaction) decidedOn(proposition string) (*Decision, error) {
	if err := r.refuseWithdrawn(); err != nil {
		return nil, err
	}
	for i := range r.Stances {
		if on := &r.Stances[i]; on.Proposition == proposition && on.Decision != nil {
			d := *on.Decision
			d.Conditions = slices.Clone(d.Conditions)
			on.Decision = &d
			return &d, nil
		}
	}
	return nil, Errorf(Invalid, "Decide on the proposition first.")
}
