package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"soundings/tracker"
)

// decideDemoStances decides where a reaction stands on each proposition, and
// says what has become of its conditions.
func decideDemoStances(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, r tracker.Reaction, d demoReaction) (tracker.Reaction, error) {
	for i, p := range con.Propositions {
		number := strconv.Itoa(i + 1)
		value, ok := d.Stances[number]
		if !ok {
			continue
		}
		conditions := slices.DeleteFunc(slices.Clone(d.Conditions), func(c demoCondition) bool { return c.On != number })
		in, err := demoDecision(ctx, s, staff, con, r, p, value)
		if err != nil {
			return r, err
		}
		for _, c := range conditions {
			at, ok := wordsIn(r, c.Words)
			if !ok {
				return r, fmt.Errorf("the words %q are not there", c.Words)
			}
			in.Conditions = append(in.Conditions, at)
		}
		if r, err = s.DecideStance(ctx, staff.policy, r.ID, r.Revision, in); err != nil {
			return r, err
		}
		for j, c := range conditions {
			if c.State == "" {
				continue
			}
			id := r.On(p.ID).Decision.Conditions[j].ID
			if r, err = s.SetCondition(ctx, staff.policy, r.ID, r.Revision, p.ID, id, c.State, c.Why); err != nil {
				return r, err
			}
		}
	}
	return r, nil
}

// wordsIn finds words in the passages of a reaction.
func wordsIn(r tracker.Reaction, words string) (tracker.WordsAt, bool) {
	for _, p := range r.Passages {
		if before, _, ok := strings.Cut(p.Text, words); ok {
			start := utf8.RuneCountInString(before)
			return tracker.WordsAt{Passage: p.ID, Start: start, End: start + utf8.RuneCountInString(words)}, true
		}
	}
	return tracker.WordsAt{}, false
}

// demoDecision decides as a person does who saw the suggestion, unless it is
// kept back, and follows the evidence in it; and takes the strongest words to
// the contrary that are offered.
func demoDecision(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, r tracker.Reaction, p tracker.Proposition, value tracker.Stance) (tracker.StanceInput, error) {
	in := tracker.StanceInput{Proposition: p.ID, Value: value, Blind: tracker.TaggedBlind(r.ID, p.ID)}
	suggested, err := s.SuggestStances(ctx, staff.policy, con, r)
	if err != nil {
		return in, err
	}
	if !in.Blind {
		in.Shown = suggested[p.ID].Value
	}
	if in.Shown != value {
		in.Why = "Read as a whole, the words say otherwise."
	}
	if value == tracker.NotStated {
		return in, nil
	}
	in.Evidence = suggested[p.ID].Evidence
	if len(in.Evidence) == 0 && len(r.Passages) > 0 {
		first := r.Passages[0]
		in.Evidence = []tracker.WordsAt{{Passage: first.ID, End: utf8.RuneCountInString(first.Text)}}
	}
	in.Counter = &tracker.Counter{Declined: true}
	contraries, err := s.Contraries(ctx, staff.policy, r, p, value)
	if len(contraries) > 0 {
		in.Counter = &contraries[0].Counter
	}
	return in, err
}
