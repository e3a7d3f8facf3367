package main

import (
	"context"

	"soundings/tracker"
)

// fillDemoSearches saves searches for each account of the demo, found as they
// would be by that account now.
func fillDemoSearches(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation) error {
	about := "consultation=" + con.Slug
	for _, x := range []struct {
		viewer      tracker.Viewer
		name, query string
		search      tracker.Search
	}{
		{staff.policy, "Opposed to the committees", "stance=oppose&" + about, tracker.Search{Stances: []tracker.Stance{tracker.Oppose}, Consultation: []string{con.ID}}},
		{staff.policy, "First reactions, February", about + "&from=2026-02&to=2026-02", tracker.Search{Consultation: []string{con.ID}, From: "2026-02", To: "2026-02"}},
		{staff.communications, "Waiting for a decision", "stance=undecided&" + about, tracker.Search{Stances: []tracker.Stance{tracker.Undecided}, Consultation: []string{con.ID}}},
	} {
		found, err := s.CountQuotes(ctx, x.viewer, x.search)
		if err != nil {
			return err
		}
		if _, err := s.SaveSearch(ctx, x.viewer, x.name, x.query, found); err != nil {
			return err
		}
	}
	return nil
}
