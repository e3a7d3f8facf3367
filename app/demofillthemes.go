package main

import (
	"context"
	"fmt"
	"slices"

	"soundings/tracker"
)

// themeDemoReaction gives a reaction the themes that its entry names.
func themeDemoReaction(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, r tracker.Reaction, names []string) (tracker.Reaction, error) {
	if len(names) == 0 {
		return r, nil
	}
	var ids []string
	for _, name := range names {
		i := slices.IndexFunc(con.Themes, func(t tracker.Theme) bool { return t.Name == name })
		if i < 0 {
			return r, fmt.Errorf("the consultation has no theme %q", name)
		}
		ids = append(ids, con.Themes[i].ID)
	}
	return s.SetThemes(ctx, staff.policy, r.ID, r.Revision, ids)
}
