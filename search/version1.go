package search

import "soundings/tracker"

// Fields of version 1 that stand for such of today. An index of that version
// serves while its successor is built: columns are read from them as well, and
// what changes meanwhile is written to them.
const (
	fieldSaidFirst    = "said_first"        // the first day
	fieldSaidLast     = "said_last_periods" // the last day, as year, month and day
	fieldVisibleStart = "visible_from"      // a number
)

// lastDay begins the term of a day among those of said_last_periods.
const lastDay = "d"

// documentOf returns what an edition of the version keeps of a reaction. What
// its mapping does not name it leaves out.
func documentOf(v int, r tracker.Reaction) map[string]any {
	d := document(r)
	if v > 1 {
		return d
	}
	d[fieldVisibleStart] = float64(r.VisibleFrom())
	if _, dated := d[fieldSaid]; dated {
		d[fieldSaidFirst], d[fieldSaidLast] = string(r.SaidOn.First()), lastDay+string(r.SaidOn.Last())
	}
	return d
}
