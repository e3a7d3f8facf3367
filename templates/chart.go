package templates

import (
	"fmt"
	"math"
	"strings"
)

// SectorChart is the diverging bars of stance by sector. Handlers give counts
// and links; Draw places them.
type SectorChart struct {
	One, Unit string // what is counted: "organisation" and "organisations"
	Note      string // how it is counted, below the heading
	Rows      []SectorRow
}

// SectorRow is one sector. Counts has at most one entry for each stance, the
// undecided and the not stated included.
type SectorRow struct {
	Label   string
	Href    string
	Heard   string // below the label: from how many, or nothing
	Counts  []StanceCount
	Fragile string // the fewest of those counted whose removal changes what may be said, or a dash
}

// N is the row's count of a stance, with its link.
func (r SectorRow) N(s Stance) StanceCount {
	for _, c := range r.Counts {
		if c.Stance == s {
			return c
		}
	}
	return StanceCount{Stance: s}
}

// Stated is how many have a place on the scale.
func (r SectorRow) Stated() int {
	n := 0
	for _, s := range Scale() {
		n += r.N(s).N
	}
	return n
}

// Total is everybody in the row, the undecided included.
func (r SectorRow) Total() int {
	n := 0
	for _, c := range r.Counts {
		n += c.N
	}
	return n
}

// Decided is how many have a decision, those that say nothing on it included.
func (r SectorRow) Decided() int { return r.Total() - r.N(Undecided).N }

// Net is support less opposition, in per cent of those on the scale, with its
// sign. Of fewer than two there is none.
func (r SectorRow) Net() string {
	if r.Stated() < 2 {
		return "–"
	}
	n := int(math.Round(r.share(QualifiedSupport, Support) - r.share(Oppose, Concerned)))
	switch {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return "0"
}

func (r SectorRow) share(stances ...Stance) float64 {
	n := 0
	for _, s := range stances {
		n += r.N(s).N
	}
	if r.Stated() == 0 {
		return 0
	}
	return 100 * float64(n) / float64(r.Stated())
}

// Words tells the row for those who do not see the bars.
func (r SectorRow) Words() string {
	var parts []string
	for _, s := range append(Scale(), NotStated, Undecided) {
		if n := r.N(s).N; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(s.Label())))
		}
	}
	if len(parts) == 0 {
		return "nobody yet"
	}
	return strings.Join(parts, ", ")
}

// Bar is a coloured rectangle. X, W and Mid are per cent of the drawing's width,
// so that one drawing fits every screen and its text is never scaled.
type Bar struct {
	StanceCount
	X, W, Mid string
	Wide      bool // there is room for the number on a wide screen
	Narrow    bool // and on a narrow one
}

// SectorDrawing is a chart with its places worked out.
type SectorDrawing struct {
	Axis string // where opposition ends and support begins
	Own  string // where the neutral column begins
	Rows []SectorBars
}

// SectorBars is a row of a drawing.
type SectorBars struct {
	SectorRow
	Bars []Bar
}

// columnGap keeps the neutral column apart from the bars, in per cent of a sector.
const columnGap = 9

// Draw puts opposition left of the axis, support right of it, and the neutral
// in a column of their own, so that they bend neither side.
func (c SectorChart) Draw() SectorDrawing {
	var left, right, own float64
	for _, r := range c.Rows {
		left = math.Max(left, r.share(Oppose, Concerned))
		right = math.Max(right, r.share(QualifiedSupport, Support))
		own = math.Max(own, r.share(Neutral))
	}
	// Each side keeps a little room, so that the words above it fit when it is empty.
	left, right, own = math.Max(left, 35), math.Max(right, 35), math.Max(own, 15)
	unit := 100 / (left + right + columnGap + own)
	axis, column := left*unit, (left+right+columnGap)*unit
	d := SectorDrawing{Axis: percent(axis), Own: percent(column)}
	for _, r := range c.Rows {
		row := SectorBars{SectorRow: r}
		place := func(x float64, stances ...Stance) {
			for _, s := range stances {
				w := r.share(s) * unit
				row.Bars = appendBar(row.Bars, r.N(s), x, w)
				x += w
			}
		}
		place(axis-r.share(Oppose, Concerned)*unit, Oppose, Concerned)
		place(column, Neutral)
		place(axis, QualifiedSupport, Support)
		d.Rows = append(d.Rows, row)
	}
	return d
}

// StanceBar is one bar of all stances, in the order of the scale.
type StanceBar []StanceCount

// Draw places the stances that somebody holds.
func (b StanceBar) Draw() []Bar {
	total := 0
	for _, c := range b {
		total += c.N
	}
	var bars []Bar
	x := 0.0
	for _, s := range append(Scale(), NotStated, Undecided) {
		for _, c := range b {
			if c.Stance != s || c.N == 0 {
				continue
			}
			w := 100 * float64(c.N) / float64(total)
			bars = appendBar(bars, c, x, w)
			x += w
		}
	}
	return bars
}

// Words tells the bar for those who do not see it.
func (b StanceBar) Words() string {
	return SectorRow{Counts: b}.Words()
}

func appendBar(bars []Bar, c StanceCount, x, w float64) []Bar {
	if c.N == 0 {
		return bars
	}
	return append(bars, Bar{
		StanceCount: c,
		X:           percent(x), W: percent(w), Mid: percent(x + w/2),
		Wide: w > 2.2, Narrow: w > 7,
	})
}

func percent(v float64) string { return fmt.Sprintf("%.2f%%", v) }
