package main

import (
	"context"

	"soundings/tracker"
)

// fillDemoLog logs a call that the press office took: on background, and nothing
// to be published without the caller. The body that she chairs is part of another.
func fillDemoLog(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, days demoDays) error {
	_, _, err := s.LogReaction(ctx, staff.communications, tracker.Logged{
		Key: "demo", Consultation: con.Slug, Terms: tracker.Terms{Status: tracker.Background}, Way: tracker.PhoneCall, SaidOn: days.iso(0),
		Honorific: "Dr", Speaker: "Ottilie Brackenbury", Role: "chair", Organisation: "Teel Valley Local Practitioners Committee",
		Exact:    "We can live with a joint committee. What we cannot live with is hearing about it in the newspaper.",
		Reported: "She said that her members would meet before the end of the month, provided that the authority sends somebody who can answer questions.",
		Again:    true, // nothing is searched while the demo is being filled
		Note:     "She rang back after the round-up. Ask again before anything is quoted.",
		Stances: []tracker.LoggedStance{{Proposition: con.Whole().ID, Value: tracker.QualifiedSupport,
			Evidence: []string{"We can live with a joint committee."}, Conditions: []string{"provided that the authority sends somebody who can answer questions"}}},
	})
	if err != nil {
		return err
	}
	return fillDemoParts(ctx, s)
}

// fillDemoParts makes a body of the demo a part of another.
func fillDemoParts(ctx context.Context, s *tracker.Service) error {
	whole, _, err := s.OrganisationNamed(ctx, tracker.Operator(), "Association of Family Practitioners")
	if err != nil {
		return err
	}
	part, _, err := s.OrganisationNamed(ctx, tracker.Operator(), "Teel Valley Local Practitioners Committee")
	if err != nil {
		return err
	}
	part.Parent = whole.ID
	_, err = s.SaveOrganisation(ctx, tracker.Operator(), part)
	return err
}
