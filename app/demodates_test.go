package main

import (
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

// TestDemoMovesAlongWithTheCalendar makes demos at all ends of weeks and years:
// each has a consultation that is open now and one that is closed, reactions of
// the last week and changes of the last month, and nothing from the future.
func TestDemoMovesAlongWithTheCalendar(t *testing.T) {
	for _, day := range []string{"2026-05-25", "2027-01-03", "2028-02-29"} {
		t.Run(day, func(t *testing.T) {
			p := demoOn(t, day)
			list, err := p.service.Consultations(t.Context(), tracker.Operator())
			if err != nil {
				t.Fatal(err)
			}
			states := map[tracker.ConsultationState]int{}
			for _, con := range list {
				if states[con.State]++; (con.State == tracker.ConsultationOpen) != (string(con.Opens) <= day && day <= string(con.Closes)) {
					t.Errorf("%s is %s from %s to %s", con.Slug, con.State, con.Opens, con.Closes)
				}
			}
			if states[tracker.ConsultationOpen] != 1 || states[tracker.ConsultationClosed] != 1 {
				t.Errorf("got %v, want one that is open and one that is closed", states)
			}
			d, err := p.service.Dashboard(t.Context(), tracker.Operator(), "joint-commissioning-saltmere", "", tracker.FacetOrganisation)
			if err != nil {
				t.Fatal(err)
			}
			if d.Week == 0 || d.MovedLately == 0 || len(d.Latest) == 0 || string(d.Latest[0].Reaction.SaidOn) > day {
				t.Errorf("got %d reactions in 7 days and %d changes in 30, the latest %+v", d.Week, d.MovedLately, d.Latest[:min(1, len(d.Latest))])
			}
		})
	}
}

// demoOn opens the demo as if it were made on a day.
func demoOn(t *testing.T, day string) *program {
	t.Helper()
	log, cfg := &lockedBuffer{}, testSettings(folder(t)+"/data")
	var err error
	if cfg.machine, err = demoClock(day, nil); err != nil {
		t.Fatal(err)
	}
	p, _, err := openDemo(t.Context(), cfg, console{log, log})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(log.String(), "did not find a speaker") {
		t.Errorf("the reader misses speakers of the demo:\n%s", log)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func TestDemoDaysAreCountedFromMonday(t *testing.T) {
	for now, want := range map[string]string{"2026-05-25T00:10:00Z": "2026-05-25", "2026-05-31T22:30:00Z": "2026-05-25", "2026-05-31T23:30:00Z": "2026-06-01", "2027-01-01T12:00:00Z": "2026-12-28"} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := demoDaysAt(at).iso(0); got != want {
			t.Errorf("%s: got the Monday %s, want %s", now, got, want)
		}
	}
	if _, err := demoClock("27 May", nil); err == nil || !strings.Contains(err.Error(), "--day") {
		t.Errorf("got %v, want a word about --day", err)
	}
}
