package main

import (
	"cmp"
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
		in, err := demoDecision(ctx, s, staff, con, r, p, value, d.Words[number])
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
// kept back, and then goes by the words.
func demoDecision(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, r tracker.Reaction, p tracker.Proposition, value tracker.Stance, words demoWords) (tracker.StanceInput, error) {
	in := tracker.StanceInput{Proposition: p.ID, Value: value, Blind: tracker.TaggedBlind(r.ID, p.ID)}
	if !in.Blind {
		suggested, err := s.SuggestStances(ctx, staff.policy, con, r)
		if err != nil {
			return in, err
		}
		in.Shown = suggested[p.ID].Value
	}
	if in.Shown != "" && in.Shown != value {
		in.Why = cmp.Or(words.Why, "Read as a whole, the words say otherwise.")
	}
	for _, w := range words.Evidence {
		at, ok := wordsIn(r, w)
		if !ok {
			return in, fmt.Errorf("the words %q are not there", w)
		}
		in.Evidence = append(in.Evidence, at)
	}
	var err error
	in.Counter, err = demoCounter(ctx, s, r, words.Counter)
	return in, err
}

// demoCounter finds words to the contrary in a reaction, or in what its speaker
// said before it.
func demoCounter(ctx context.Context, s *tracker.Service, r tracker.Reaction, words string) (*tracker.Counter, error) {
	if words == "" {
		return &tracker.Counter{Declined: true}, nil
	}
	said, err := s.Store.Reactions().List(ctx, tracker.ListQuery{Key: tracker.Key{Name: "stakeholder", Value: r.Stakeholder}})
	if err != nil {
		return nil, err
	}
	for _, o := range append([]tracker.Reaction{r}, said.Items...) {
		if at, ok := wordsIn(o, words); ok {
			return &tracker.Counter{Reaction: o.ID, At: at}, nil
		}
	}
	return nil, fmt.Errorf("the words %q to the contrary are not there", words)
}
