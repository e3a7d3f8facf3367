package templates

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Timeline is the step line of somebody's stances on one proposition. Points
// stand in the order of their days; a point whose day is not wholly known is
// placed at the beginning of the month or year that is.
type Timeline struct {
	Points []TimelinePoint
	Marks  []TimelineMark
	Each   string // what a line is of, where there are several: "Proposition"
	Note   string // what is not drawn, if anything
}

// TimelinePoint is a stance with its day. Points without a day or off the scale
// are left out of the drawing and kept in the table.
type TimelinePoint struct {
	N      int
	Day    string // 2014-05-01, 2014-05 or 2014
	Shown  string // "1 May 2014", or "n.d."
	Stance Stance
	Source string
	Href   string
	On     string // the proposition or body, where several are drawn together
	Line   int    // which of their lines it is on
}

// TimelineMark is a day to be named, such as the opening of the consultation.
type TimelineMark struct {
	Day   string
	Label string
	Short string // for narrow screens
}

// TimelineDrawing is a timeline with its places worked out; heights in pixels.
type TimelineDrawing struct {
	Height int
	Bands  []TimelineBand
	Ticks  []TimelineTick
	Marks  []TimelineTick
	Lines  []TimelineLine
	Points []TimelineDot
}

// TimelineBand is the row of one stance, support on top.
type TimelineBand struct {
	Stance Stance
	Y      int
}

// TimelineTick is a vertical line with a label; End puts the label left of it.
type TimelineTick struct {
	X     string
	Label string
	Short string
	End   bool
	Low   bool // its label stands lower, so that it does not meet the one before
	Wide  bool // only where there is room
}

// TimelineLine is a part of the step line.
type TimelineLine struct {
	X1, X2 string
	Y1, Y2 int
	Line   int
}

// TimelineDot is a point in its place.
type TimelineDot struct {
	TimelinePoint
	X string
	Y int
}

// bandHeight is also in app.css, where the labels stand beside the bands.
const bandHeight = 46

// mostNumbered is how many points stand apart enough for numbers.
const mostNumbered = 60

// Crowded reports whether the points are small and have no numbers.
func (t Timeline) Crowded() bool { return len(t.Points) > mostNumbered }

// Words tells the line for those who do not see it; of a crowded one where it
// begins and ends, for the table has the rest.
func (t Timeline) Words() string {
	if points := t.dated(); t.Crowded() && len(points) > 0 {
		first, last := points[0], points[len(points)-1]
		return fmt.Sprintf("%d points, from %s: %s, to %s: %s", len(points), first.Shown, strings.ToLower(first.Stance.Label()), last.Shown, strings.ToLower(last.Stance.Label()))
	}
	var parts []string
	for _, p := range t.Points {
		if p.Stance.onScale() {
			part := fmt.Sprintf("%s: %s", p.Shown, strings.ToLower(p.Stance.Label()))
			if p.On != "" {
				part += " (" + p.On + ")"
			}
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

// Number is the number of the point that leads to an address, 0 for none.
func (t Timeline) Number(href string) int {
	if t.Crowded() {
		return 0
	}
	for _, p := range t.Points {
		if p.Href == href {
			return p.N
		}
	}
	return 0
}

// dashes is how many lines can be told apart; further ones look like the first.
const dashes = 4

// Dash is how the line is drawn.
func (l TimelineLine) Dash() int { return l.Line % dashes }

// TimelineKey tells which line is whose.
type TimelineKey struct {
	Name string
	Dash int
}

// Lines names the lines in their order, where several are drawn together.
func (t Timeline) Lines() []TimelineKey {
	names := map[int]string{}
	for _, p := range t.Points {
		if p.On != "" {
			names[p.Line] = p.On
		}
	}
	var keys []TimelineKey
	for _, line := range slices.Sorted(maps.Keys(names)) {
		keys = append(keys, TimelineKey{names[line], line % dashes})
	}
	return keys
}

// Drawable says whether at least one point has a day and a place on the scale.
func (t Timeline) Drawable() bool { return len(t.dated()) > 0 }

type datedPoint struct {
	TimelinePoint
	day time.Time
}

func (t Timeline) dated() []datedPoint {
	var out []datedPoint
	for _, p := range t.Points {
		if day, ok := civilDay(p.Day); ok && p.Stance.onScale() {
			out = append(out, datedPoint{p, day})
		}
	}
	return out
}

// Draw works out the places. The drawing spans whole months.
func (t Timeline) Draw() TimelineDrawing {
	d := TimelineDrawing{Height: 5*bandHeight + 30}
	scale := Scale()
	for i := range scale {
		d.Bands = append(d.Bands, TimelineBand{Stance: scale[len(scale)-1-i], Y: i * bandHeight})
	}
	points := t.dated()
	if len(points) == 0 {
		return d
	}
	from, to := t.span(points)
	x := func(day time.Time) float64 { return 100 * day.Sub(from).Hours() / to.Sub(from).Hours() }
	d.Ticks = monthTicks(from, to, x)
	before := -100.0
	for _, m := range t.Marks {
		if day, ok := civilDay(m.Day); ok {
			at := x(day)
			d.Marks = append(d.Marks, TimelineTick{X: percent(at), Label: m.Label, Short: m.Short, End: at > 70, Low: meet(before, at, 70)})
			before = at
		}
	}
	last := map[int]TimelineDot{}
	for _, p := range points {
		dot := TimelineDot{TimelinePoint: p.TimelinePoint, X: percent(x(p.day)), Y: bandMiddle(p.Stance)}
		if before, ok := last[p.Line]; ok {
			d.Lines = append(d.Lines,
				TimelineLine{before.X, dot.X, before.Y, before.Y, p.Line},
				TimelineLine{dot.X, dot.X, before.Y, dot.Y, p.Line})
		}
		last[p.Line], d.Points = dot, append(d.Points, dot)
	}
	for _, line := range slices.Sorted(maps.Keys(last)) {
		d.Lines = append(d.Lines, TimelineLine{last[line].X, "100%", last[line].Y, last[line].Y, line})
	}
	return d
}

// span is the first day of the first month and the first day after the last.
func (t Timeline) span(points []datedPoint) (from, to time.Time) {
	from, to = points[0].day, points[0].day
	reach := func(day time.Time) {
		if day.Before(from) {
			from = day
		}
		if day.After(to) {
			to = day
		}
	}
	for _, p := range points {
		reach(p.day)
	}
	for _, m := range t.Marks {
		if day, ok := civilDay(m.Day); ok {
			reach(day)
		}
	}
	from = time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC)
	to = time.Date(to.Year(), to.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	return from, to
}

// monthTicks makes at most six ticks, at the beginnings of months.
func monthTicks(from, to time.Time, x func(time.Time) float64) []TimelineTick {
	months := 0
	for m := from; m.Before(to); m = m.AddDate(0, 1, 0) {
		months++
	}
	step := (months + 5) / 6
	var ticks []TimelineTick
	for m := from; m.Before(to); m = m.AddDate(0, step, 0) {
		at := x(m)
		ticks = append(ticks, TimelineTick{X: percent(at), Label: m.Format("Jan 2006"), Wide: len(ticks)%2 == 1 || at > 70})
	}
	return ticks
}

func bandMiddle(s Stance) int {
	return (len(Scale())-1-s.place())*bandHeight + bandHeight/2
}

// civilDay reads a civil date of which at least the year is known.
func civilDay(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if day, err := time.Parse(layout, s); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}
