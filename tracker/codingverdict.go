package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// AdjudicationInput is how a person decides between coders.
type AdjudicationInput struct {
	Reaction   string // ID
	Revision   int64  // of the reaction
	Value      Stance
	Why        string
	NoContrary bool // there are no words to the contrary by the same speaker; asked of what is published
}

// Adjudicate decides a reaction on which coders disagree, or on which they say
// otherwise than was decided, and records it as a decision on the reaction.
func (s *Service) Adjudicate(ctx context.Context, v Viewer, id string, in AdjudicationInput) error {
	c, err := s.Comparison(ctx, v, id)
	if err != nil {
		return err
	}
	item, err := c.toDecide(in.Reaction)
	if err != nil {
		return err
	}
	in.Why = strings.TrimSpace(in.Why)
	var f faults
	f.check(in.Value.Decidable(), "stance", "Choose where the speaker stands, or that the words do not say.")
	f.check(in.Why != "", "why", "Say why; the reason stays with the decision.")
	f.check(len(in.Why) <= 2000, "why", "Keep the reason under 2,000 characters.")
	if err := f.err(); err != nil {
		return err
	}
	decision := c.decisionOn(item, in.Value, "Decided between coders: "+in.Why)
	if in.NoContrary {
		decision.Counter = &Counter{Declined: true}
	}
	if _, err := s.DecideStance(ctx, v, in.Reaction, in.Revision, decision); err != nil {
		return err
	}
	verdict := CodingVerdict{Reaction: in.Reaction, Value: in.Value, Why: in.Why, By: v.Account, ByName: v.Name, At: s.now()}
	return s.settle(ctx, id, []CodingVerdict{verdict}, s.event(v, fmt.Sprintf("adjudicate %d", item.Number), item.said(), string(in.Value), in.Why))
}

// toDecide returns the item that a person wants to decide.
func (c Comparison) toDecide(reaction string) (ComparedItem, error) {
	i := slices.IndexFunc(c.Items, func(x ComparedItem) bool { return x.Reaction.ID == reaction })
	switch {
	case i < 0:
		return ComparedItem{}, Errorf(NotFound, "This reaction is not in the sample.")
	case c.Coding.State == CodingClosed:
		return c.Items[i], Errorf(Conflict, "This exercise is closed. Decide on the page of the reaction.")
	case c.Items[i].Verdict != nil:
		return c.Items[i], Errorf(Conflict, "%s has settled this one meanwhile.", c.Items[i].Verdict.ByName)
	case !c.Items[i].NeedsPerson():
		return c.Items[i], Errorf(Conflict, "There is nothing to decide between on this one.")
	}
	return c.Items[i], nil
}

// said lists what coders said, for a history.
func (i ComparedItem) said() string {
	var words []string
	for _, a := range i.Answers {
		if a.Value != "" {
			words = append(words, string(a.Value))
		}
	}
	return strings.Join(words, ", ")
}

// decisionOn makes the decision that follows from the answers: the evidence is
// that of the coders who said the same. Conditions and the counter-quote of a
// decision in force stay.
func (c Comparison) decisionOn(item ComparedItem, value Stance, why string) StanceInput {
	in := StanceInput{Proposition: c.Proposition.ID, Value: value, Why: why, Blind: true}
	for _, a := range item.Answers {
		for _, at := range a.Evidence {
			_, held := item.Reaction.Words(at)
			if a.Value == value && held && !slices.Contains(in.Evidence, at) {
				in.Evidence = append(in.Evidence, at)
			}
		}
	}
	if before := item.Reaction.On(c.Proposition.ID).Decision; before != nil && value != NotStated {
		if before.Value.side() == value.side() { // of the other side they are no words to the contrary
			in.Counter = before.Counter
		}
		for _, condition := range before.Conditions {
			in.Conditions = append(in.Conditions, condition.At)
		}
	}
	return in
}

// AgreedRound is what came of one round of recording what coders agree on.
type AgreedRound struct {
	Recorded int
	Left     int // still to be recorded in further rounds
	Kept     int // left to a person: decided otherwise, published without a counter-quote, or changed at this moment
}

// agreedAtOnce is how many decisions one round records.
const agreedAtOnce = 50

// RecordAgreed records what all coders said as decisions, a number at a time,
// so that whoever asks sees how far it has come. It may be repeated: what is
// recorded stays as it is.
func (s *Service) RecordAgreed(ctx context.Context, v Viewer, id string) (AgreedRound, error) {
	c, err := s.Comparison(ctx, v, id)
	if err != nil {
		return AgreedRound{}, err
	}
	if c.Coding.State == CodingClosed {
		return AgreedRound{}, Errorf(Conflict, "This exercise is closed. Nothing more is recorded from it.")
	}
	var round AgreedRound
	var verdicts []CodingVerdict
	for _, item := range c.Items {
		if item.Outcome != CodedAlike || item.Verdict != nil {
			continue
		}
		if len(verdicts) == agreedAtOnce {
			round.Left++
			continue
		}
		recorded, err := s.recordAgreed(ctx, v, c, item)
		if err != nil {
			return round, err
		}
		if !recorded {
			round.Kept++
			continue
		}
		verdicts = append(verdicts, CodingVerdict{Reaction: item.Reaction.ID, Value: item.Agreed, Agreed: true, By: v.Account, ByName: v.Name, At: s.now()})
	}
	round.Recorded = len(verdicts)
	if round.Recorded == 0 {
		return round, nil
	}
	return round, s.settle(ctx, id, verdicts, s.event(v, "record agreed", "", fmt.Sprintf("%d reactions", len(verdicts)), ""))
}

// recordAgreed decides one reaction as its coders said; false leaves it to a
// person.
func (s *Service) recordAgreed(ctx context.Context, v Viewer, c Comparison, item ComparedItem) (bool, error) {
	if item.Decided == item.Agreed {
		return true, nil
	}
	if item.NeedsPerson() {
		return false, nil
	}
	var said []Coder
	for n, coder := range c.Coding.Coders {
		if item.Answers[n].Value != "" {
			said = append(said, coder)
		}
	}
	why := "Coders agreed without seeing one another’s answers: " + coderNames(said) + "."
	_, err := s.DecideStance(ctx, v, item.Reaction.ID, item.Reaction.Revision, c.decisionOn(item, item.Agreed, why))
	switch KindOf(err) {
	case Conflict, Invalid:
		return false, nil
	}
	return err == nil, err
}

// settle adds verdicts to an exercise. Several people may settle at once, each
// something else.
func (s *Service) settle(ctx context.Context, id string, verdicts []CodingVerdict, e Event) error {
	for try := 0; ; try++ {
		c, err := s.Store.Codings().Get(ctx, id)
		if err != nil {
			return err
		}
		c.Verdicts, c.Events = slices.Clone(c.Verdicts), append(slices.Clone(c.Events), e)
		for _, x := range verdicts {
			if _, ok := c.Verdict(x.Reaction); !ok {
				c.Verdicts = append(c.Verdicts, x)
			}
		}
		if _, err = s.Store.Codings().Update(ctx, c); KindOf(err) != Conflict || try == mostTries {
			return err
		}
	}
}

// CloseCoding closes a complete exercise: its figures and verdicts stay, and
// nothing more is recorded from it.
func (s *Service) CloseCoding(ctx context.Context, v Viewer, id string, revision int64) error {
	w, err := s.codingOf(ctx, v, id)
	switch {
	case err != nil:
		return err
	case w.State == CodingOpen:
		return Errorf(Conflict, "Not all coders have handed in. End the exercise first.")
	case w.State == CodingClosed || w.Revision != revision:
		return stale()
	}
	w.Events = append(slices.Clone(w.Events), s.event(v, "close", string(w.State), string(CodingClosed), ""))
	w.State = CodingClosed
	_, err = s.Store.Codings().Update(ctx, w.Coding)
	return staleIfConflict(err)
}
