package templates

import (
	"fmt"
	"math"
)

// History is how many reactions were said in each stretch of time. Handlers give
// counts and links; Draw places them.
type History struct {
	Unit    string // "day", "week", "month", "year"
	Bars    []HistoryBar
	Marks   []HistoryMark
	NotHere string // of how many no more is known than the month or year, or nothing
	Undated Link   // those without a date, or nothing
}

// HistoryBar is a stretch of time.
type HistoryBar struct {
	Label string // "the week of 9 February 2026"
	Short string // "9 Feb", below the bar
	N     int
	Href  string
	Until string // its last day, 2026-02-15
}

// HistoryMark is a day that matters, at so many bars from the left.
type HistoryMark struct {
	At    float64
	Label string // "Opened 9 February 2026"
	Short string // "Opened"
}

// HistoryDrawing is a history with its places worked out: across in per cent of
// the width, so that one drawing fits every screen, and down in pixels.
type HistoryDrawing struct {
	Top   string // the greatest number, at the top line
	Bars  []HistoryRect
	Marks []HistoryLine
}

// HistoryRect is a bar and the place of its label; not every bar has one.
type HistoryRect struct {
	HistoryBar
	X, W, Mid string
	Y, H      int
	Tick      bool
	TickWide  bool // only where there is room
}

// HistoryLine is a mark; End says that its words stand before it.
type HistoryLine struct {
	HistoryMark
	X   string
	End bool
	Low bool // its words stand lower, so that they do not meet those of the one before
}

// The height of the bars, where they begin, and about how many have a label on a
// wide screen and on a narrow one.
const (
	historyHeight = 110
	historyTop    = 40
	ticksWide     = 9
	ticksNarrow   = 4
)

// Draw places the bars. The highest fills the height, and any but an empty one
// can be seen.
func (h History) Draw() HistoryDrawing {
	most := 0
	for _, b := range h.Bars {
		most = max(most, b.N)
	}
	d := HistoryDrawing{Top: number(most)}
	n := float64(len(h.Bars))
	wide, narrow := max(1, (len(h.Bars)+ticksWide-1)/ticksWide), max(1, (len(h.Bars)+ticksNarrow-1)/ticksNarrow)
	narrow = (narrow + wide - 1) / wide * wide // a label of the narrow screen is one of the wide one
	for i, b := range h.Bars {
		r := HistoryRect{HistoryBar: b, X: percent(100 * float64(i) / n), W: percent(100 / n), Mid: percent(100 * (float64(i) + 0.5) / n)}
		if b.N > 0 {
			r.H = max(2, int(math.Round(historyHeight*float64(b.N)/float64(most))))
		}
		r.Y = historyTop + historyHeight - r.H
		r.Tick, r.TickWide = i%wide == 0, i%narrow != 0
		d.Bars = append(d.Bars, r)
	}
	var before float64
	for i, m := range h.Marks {
		x := 100 * m.At / n
		d.Marks = append(d.Marks, HistoryLine{m, percent(x), x > 50, i > 0 && meet(before, x, 50)})
		before = x
	}
	return d
}

// roomOfMark is about how much of the width the words at a mark take.
const roomOfMark = 33

// meet reports whether the words at two marks, which stand before a mark that is
// further than turn and after any other, would be on top of each other.
func meet(a, b, turn float64) bool {
	room := func(x float64) (from, to float64) {
		if x > turn {
			return x - roomOfMark, x
		}
		return x, x + roomOfMark
	}
	_, end := room(a)
	begin, _ := room(b)
	return begin < end
}

// Words tells a bar for those who do not see it.
func (b HistoryBar) Words() string {
	return fmt.Sprintf("%s, %s", count(b.N, "reaction", "reactions"), b.Label)
}
