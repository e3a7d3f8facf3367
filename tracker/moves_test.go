package tracker_test

import (
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

// TestNothingMovesWhereTheOrderIsNotKnown holds changes to dates that say which
// of two reactions came first.
func TestNothingMovesWhereTheOrderIsNotKnown(t *testing.T) {
	said := func(id string, on tracker.CivilDate, value tracker.Stance) tracker.Reaction {
		return tracker.Reaction{Meta: tracker.Meta{ID: id}, Stakeholder: "ann", SaidOn: on,
			Stances: []tracker.StanceOn{{Proposition: "p", Decision: &tracker.Decision{Value: value}}}}
	}
	for _, c := range []struct {
		name string
		list []tracker.Reaction
		want string
	}{
		{"two on one day", []tracker.Reaction{said("1", "2026-03-01", tracker.Support), said("2", "2026-03-01", tracker.Oppose)}, ""},
		{"a day within the month", []tracker.Reaction{said("1", "2026-03", tracker.Support), said("2", "2026-03-09", tracker.Oppose)}, ""},
		{"a day after the month", []tracker.Reaction{said("1", "2026-03", tracker.Support), said("2", "2026-04-01", tracker.Oppose)}, "1>2"},
		{"the last that is surely before", []tracker.Reaction{said("1", "2026", tracker.Oppose), said("2", "2026-02-01", tracker.Support), said("3", "2026-05-01", tracker.Oppose)}, "2>3"},
		{"twice the same on one day", []tracker.Reaction{said("1", "2026-01-01", tracker.Support), said("2", "2026-02-01", tracker.Oppose), said("3", "2026-02-01", tracker.Oppose), said("4", "2026-03-01", tracker.Support)}, "3>4, 1>2"},
		{"two ways on one day", []tracker.Reaction{said("1", "2026-01-01", tracker.Support), said("2", "2026-02-01", tracker.Oppose), said("3", "2026-02-01", tracker.Neutral)}, "1>3, 1>2"},
		{"back again", []tracker.Reaction{said("1", "2026-01-01", tracker.Support), said("2", "2026-02-01", tracker.Oppose), said("3", "2026-03-01", tracker.Support)}, "2>3, 1>2"},
	} {
		var got []string
		for _, m := range tracker.Moves(c.list, "p") {
			got = append(got, m.From.ID+">"+m.To.ID)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %s, want %s", c.name, strings.Join(got, ", "), c.want)
		}
		var stand tracker.Stand
		for _, r := range c.list {
			stand.Course = append(stand.Course, tracker.Turn{Reaction: r.ID, SaidOn: r.SaidOn, Stance: r.Stance("p")})
		}
		got = nil
		for _, x := range slices.Backward(stand.Shifts()) {
			got = append(got, x.From.Reaction+">"+x.To.Reaction)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s, as a course: got %s, want %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
}
