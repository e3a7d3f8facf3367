package handlers

import (
	"fmt"
	"testing"

	"soundings/templates"
	"soundings/tracker"
)

func TestTheWholeCourseIsDrawnAndThinnedOnlyWhereItIsVeryLong(t *testing.T) {
	for _, c := range []struct {
		turns, points, first int
		note                 string
	}{
		{1, 1, 1, ""},
		{51, 51, 1, ""},
		{300, 300, 1, ""},
		{301, 151, 1, "One in 2 of 301 dated reactions is drawn, the latest among them."},
		{302, 151, 2, "One in 2 of 302 dated reactions is drawn, the latest among them."},
		{5000, 295, 2, "One in 17 of 5,000 dated reactions is drawn, the latest among them."},
	} {
		var course []tracker.Turn
		for i := range c.turns {
			course = append(course, tracker.Turn{Reaction: fmt.Sprintf("R%d", i+1), SaidOn: "2014-05-01", Stance: tracker.Oppose})
		}
		line := templates.Timeline{}
		drawWhole(&line, tracker.Proposition{ID: "P"}, []tracker.Standing{
			{Proposition: tracker.Proposition{ID: "other"}, Course: course[:1]}, {Proposition: tracker.Proposition{ID: "P"}, Course: course},
		}, nil)
		if len(line.Points) != c.points || line.Note != c.note {
			t.Errorf("%d turns: got %d points and %q, want %d and %q", c.turns, len(line.Points), line.Note, c.points, c.note)
			continue
		}
		first, last := line.Points[0], line.Points[len(line.Points)-1]
		if first.N != c.first || last.N != c.turns || last.Href != fmt.Sprintf("/reactions/R%d", c.turns) {
			t.Errorf("%d turns: got from %d to %d, %s", c.turns, first.N, last.N, last.Href)
		}
	}
}
