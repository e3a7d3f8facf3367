package main

import (
	"context"

	"soundings/tracker"
)

// fillDemoSearches saves searches for the staff of the demo, with what they
// found at an earlier look.
func fillDemoSearches(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, days demoDays) error {
	about := "consultation=" + con.Slug
	for _, x := range []struct {
		viewer      tracker.Viewer
		name, query string
		found       int
	}{
		{staff.policy, "Opposed to the committees", "stance=oppose&" + about, 3},
		{staff.policy, "The first four weeks", about + "&from=" + days.iso(-105) + "&to=" + days.iso(-78), 13},
		{staff.communications, "Waiting for a decision", "stance=undecided&" + about, 9},
	} {
		if _, err := s.SaveSearch(ctx, x.viewer, x.name, x.query, x.found); err != nil {
			return err
		}
	}
	return nil
}
