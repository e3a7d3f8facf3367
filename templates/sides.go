package templates

import (
	"fmt"
	"math"
)

// Sides is how many held what at the end of each stretch of time: those for it
// above a line, those against it below. Handlers give counts and links; Draw
// places them.
type Sides struct {
	One, Unit string // "organisation", "organisations"
	Of        int    // stretches that the drawing has room for, so that it stands below a history
	At        []SidesAt
}

// SidesAt is the end of one stretch.
type SidesAt struct {
	Label, Short string // "the week of 9 February 2026", "9 Feb"
	Counts       []StanceCount
	For, Against int
	N            int // with a place on the scale
	Href         string
}

// Net is those for it less those against it, with its sign.
func (s SidesAt) Net() string {
	switch n := s.For - s.Against; {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return "0"
}

// Words tells a column for those who do not see it.
func (s SidesAt) Words() string {
	return fmt.Sprintf("By the end of %s: %s; net %s", s.Label, StanceBar(s.Counts).Words(), s.Net())
}

// SidesDrawing is the columns with their places worked out: across in per cent
// of the width, down in pixels.
type SidesDrawing struct {
	Height, Axis int
	Columns      []SidesColumn
}

// SidesColumn is one stretch; Told says that its net is written above it.
type SidesColumn struct {
	SidesAt
	X, W, Mid string
	Y         int // the upper end
	Parts     []SidesPart
	Told      bool
}

// SidesPart is one stance of a column.
type SidesPart struct {
	Stance Stance
	Y, H   int
}

// The height of the columns, and what is above and below them.
const (
	sidesHeight = 150
	sidesTop    = 20
	sidesFoot   = 22
)

// Draw places the columns: the mildest stance of a side is nearest to the line.
func (s Sides) Draw() SidesDrawing {
	up, down := 0, 0
	for _, at := range s.At {
		up, down = max(up, at.For), max(down, at.Against)
	}
	unit := float64(sidesHeight) / float64(max(1, up+down))
	d := SidesDrawing{Height: sidesTop + sidesHeight + sidesFoot, Axis: sidesTop + int(math.Round(float64(up)*unit))}
	n, wide := float64(max(s.Of, len(s.At))), max(1, (len(s.At)+5)/6)
	for i, at := range s.At {
		c := SidesColumn{SidesAt: at, X: percent(100 * float64(i) / n), W: percent(100 / n), Mid: percent(100 * (float64(i) + 0.5) / n),
			Told: (len(s.At)-1-i)%wide == 0, Y: d.Axis}
		count := SectorRow{Counts: at.Counts}
		c.Y = c.stack(d.Axis, -unit, count, QualifiedSupport, Support)
		c.stack(d.Axis, unit, count, Concerned, Oppose)
		d.Columns = append(d.Columns, c)
	}
	return d
}

// stack puts stances on the line, up or down, and returns where they end.
func (c *SidesColumn) stack(axis int, unit float64, count SectorRow, stances ...Stance) int {
	sum, from := 0, axis
	for _, s := range stances {
		sum += count.N(s).N
		to := axis + int(math.Round(float64(sum)*unit))
		if to != from {
			c.Parts = append(c.Parts, SidesPart{s, min(from, to), max(from, to) - min(from, to)})
		}
		from = to
	}
	return from
}
