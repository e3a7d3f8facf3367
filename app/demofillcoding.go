package main

import (
	"context"
	"slices"

	"soundings/tracker"
)

// The exercise of the demo with two coders: its size and seed, and of how many
// reactions the second coder sees one a grade further from support.
const (
	demoCoded  = 24
	demoSeed   = 1948
	oneInApart = 5
)

// fillDemoCoding has a sample coded by two people, so that there is a comparison
// with something to decide between.
func fillDemoCoding(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation) error {
	coding, err := s.StartCoding(ctx, staff.policy, con.Slug, tracker.CodingOrder{
		ID: s.NewID(), Proposition: con.Whole().ID, Coders: []string{staff.policy.Account, staff.communications.Account},
		Size: demoCoded, Seed: demoSeed, From: tracker.FromAll,
	})
	if err != nil {
		return err
	}
	for n, id := range coding.Sample {
		first, err := demoAnswer(ctx, s, staff.policy, con, id)
		if err != nil {
			return err
		}
		second := first
		if at := slices.Index(tracker.Scale(), first); n%oneInApart == 0 && at > 0 {
			second = tracker.Scale()[at-1]
		}
		if _, err := s.SaveAnswer(ctx, staff.policy, coding.ID, n+1, tracker.AnswerInput{Value: first}); err != nil {
			return err
		}
		if _, err := s.SaveAnswer(ctx, staff.communications, coding.ID, n+1, tracker.AnswerInput{Value: second}); err != nil {
			return err
		}
	}
	for _, v := range []tracker.Viewer{staff.policy, staff.communications} {
		if _, err := s.HandIn(ctx, v, coding.ID, false); err != nil {
			return err
		}
	}
	return nil
}

// demoAnswer is what was decided of a reaction, or else what is suggested.
func demoAnswer(ctx context.Context, s *tracker.Service, v tracker.Viewer, con tracker.Consultation, id string) (tracker.Stance, error) {
	p, err := s.Reaction(ctx, v, id)
	if err != nil {
		return "", err
	}
	if value := p.Reaction.Whole(); value != tracker.Undecided {
		return value, nil
	}
	list, err := s.SuggestStances(ctx, v, con, p.Reaction)
	return list[con.Whole().ID].Value, err
}
