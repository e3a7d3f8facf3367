package templates

import (
	"fmt"
	"math"
)

// Histogram is when what was found was said: a bar for each year, month or day.
// Handlers count; Draw places.
type Histogram struct {
	Unit    string // "year", "month", "day"
	Bars    []DateCount
	Marks   []DateMark
	Earlier Link // what is before the first bar, if that is left out
	Wider   Link // more of the time, if a part of it is chosen
	Undated DateCount
}

// DateCount is what was said in a year, month or day.
type DateCount struct {
	Value string // 2014-05
	Label string // "May 2014", or words for no date
	Short string // "May"
	N     int
	Vague int // reactions of which only the year or month is known, so that they may belong here
	Href  string
	On    bool
}

// Found is how many reactions the link of the bar leads to.
func (d DateCount) Found() int { return d.N + d.Vague }

// Words says the number for a reader who does not see the bar.
func (d DateCount) Words() string {
	words := d.Label + ": " + count(d.N, "reaction", "reactions")
	if d.Vague > 0 {
		words += fmt.Sprintf(", and %d that may belong here", d.Vague)
	}
	return words
}

// DateMark is a day that matters, such as when a consultation opened. At counts
// bars from the left.
type DateMark struct {
	Label string // "Opened 1 May 2014"
	Short string // "Opened"
	At    float64
}

// Drawable reports whether there is more to see than a number.
func (h Histogram) Drawable() bool { return len(h.Bars) > 1 }

// Vague reports whether a bar has reactions that may not belong there.
func (h Histogram) Vague() bool {
	for _, b := range h.Bars {
		if b.Vague > 0 {
			return true
		}
	}
	return false
}

// Size names the width that the bars need to be told apart and hit.
func (h Histogram) Size() string {
	switch n := len(h.Bars); {
	case n <= 12:
		return "s"
	case n <= 24:
		return "m"
	}
	return "l"
}

// The measures of a histogram, in pixels.
const (
	histTop    = 16 // room for a number
	histMark   = 15 // room for the words of a mark
	histHeight = 64
	histTicks  = 18
	mostTicks  = 12
	mostTold   = 16
)

// HistogramDrawing is a histogram with everything in its place.
type HistogramDrawing struct {
	Height   int
	Base     int // of the bars
	Bars     []DrawnDate
	Marks    []DrawnMark
	Greatest int
}

// DrawnDate is a bar: X and W of its share of the width, Y and H of the bar.
type DrawnDate struct {
	DateCount
	X, W, Mid, BarX, BarW string
	Y, H                  int
	Tick                  bool // its short label is shown
	Told                  bool // its number is written above it
}

// DrawnMark is a mark in its place; one near the right end is written to its left.
type DrawnMark struct {
	DateMark
	X   string
	End bool
	Y   int
}

// Draw places the bars. Something is never drawn as nothing.
func (h Histogram) Draw() HistogramDrawing {
	d := HistogramDrawing{Base: histTop + histMark*len(h.Marks) + histHeight}
	d.Height = d.Base + histTicks
	for _, b := range h.Bars {
		d.Greatest = max(d.Greatest, b.N)
	}
	every := max(1, int(math.Ceil(float64(len(h.Bars))/mostTicks)))
	share, part := 100/float64(max(1, len(h.Bars))), .8
	if len(h.Bars) <= 8 {
		part = .5 // a few bars side by side would be blocks
	}
	for i, b := range h.Bars {
		x := float64(i) * share
		bar := DrawnDate{DateCount: b, X: percent(x), W: percent(share), Mid: percent(x + share/2), BarX: percent(x + share*(1-part)/2), BarW: percent(share * part),
			Tick: i%every == 0, Told: b.N > 0 && len(h.Bars) <= mostTold}
		if b.N > 0 {
			bar.H = max(3, int(math.Round(float64(b.N)/float64(d.Greatest)*histHeight)))
		} else if b.Vague > 0 {
			bar.H = 1
		}
		bar.Y = d.Base - bar.H
		d.Bars = append(d.Bars, bar)
	}
	for i, m := range h.Marks {
		x := m.At * share
		d.Marks = append(d.Marks, DrawnMark{DateMark: m, X: percent(x), End: x > 60, Y: histMark*(i+1) - 3})
	}
	return d
}
