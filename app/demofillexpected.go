package main

import (
	"context"
	"fmt"

	"soundings/tracker"
)

// demoExpected is the list of whom the demo expects to hear from, as somebody
// would paste it: bodies that have reacted, some that have not, one that nobody
// knows yet, and a person.
const demoExpected = "whom-to-hear-from.csv"

// fillDemoExpected puts the list on the register of the consultation.
func fillDemoExpected(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, days demoDays) error {
	list, err := days.read(demoExpected)
	if err != nil {
		return err
	}
	rows, err := tracker.ReadExpected(ctx, demoExpected, list)
	if err != nil {
		return err
	}
	p, err := s.PreviewExpected(ctx, staff.communications, con.Slug, rows)
	if err != nil {
		return err
	}
	if n := p.Count(tracker.ExpectNew); n != len(rows) {
		return fmt.Errorf("the demo’s list of whom to hear from has %d rows that can be added, of %d", n, len(rows))
	}
	_, err = s.Expect(ctx, staff.communications, con.Slug, p.Revision, rows)
	return err
}
