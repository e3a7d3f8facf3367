package handlers

import (
	"fmt"
	"slices"
	"time"

	"soundings/templates"
	"soundings/tracker"
)

// The units of the histogram, by how much of a date they are.
const (
	aYear  = len("2014")
	aMonth = len("2014-05")
	aDay   = len("2014-05-01")
)

// The most bars that a histogram has. Years before the last ones are put
// together.
const (
	mostDays   = 31
	mostMonths = 24
	mostYears  = 24
)

// when draws at what times what was found was said. A bar leads to the search
// for its time, in which what is only known to belong to a longer one is found
// as well; so it says how much that is.
func (f filter) when(found tracker.QuotePage) templates.Histogram {
	counts := found.Facets[tracker.FacetDay]
	var h templates.Histogram
	dates := f.with(byFrom).with(byTo).with(byUndated)
	for _, n := range counts {
		if n.Value == "" {
			h.Undated = templates.DateCount{Label: "No date known", N: n.N, Href: dates.with(byUndated, "yes").href(), On: f.first(byUndated) != ""}
		}
	}
	first, last, ok := f.window(counts)
	if !ok {
		return h
	}
	unit := unitOf(first, last)
	if unit == aYear {
		first, h.Earlier = f.latest(dates, counts, first, last)
	}
	for start := first; start <= last; start = following(start, unit) {
		h.Bars = append(h.Bars, f.bar(dates, counts, start[:unit]))
	}
	h.Unit = map[int]string{aYear: "year", aMonth: "month", aDay: "day"}[unit]
	h.Wider = f.wider(dates, first, last, unit)
	if con, ok := f.chosen(); ok {
		h.Marks = append(h.Marks, markAt(h.Bars, "Opened", con.Opens)...)
		h.Marks = append(h.Marks, markAt(h.Bars, "Closes", con.Closes)...)
	}
	return h
}

// window is the first and last day that the histogram shows: of the filter
// where it has them, else of what was found and is dated closely enough.
func (f filter) window(counts []tracker.FacetValue) (first, last tracker.CivilDate, ok bool) {
	for _, least := range []int{aMonth, aYear} {
		for _, n := range counts {
			if d := tracker.CivilDate(n.Value); len(d) >= least && n.N > 0 {
				if !ok || d.First() < first {
					first = d.First()
				}
				last, ok = max(last, d.Last()), true
			}
		}
		if ok {
			break
		}
	}
	if !ok {
		return "", "", false
	}
	from, to := f.dates()
	if from != "" {
		first, last = from.First(), max(last, from.Last())
	}
	if to != "" {
		first, last = min(first, to.First()), min(max(last, to.Last()), to.Last())
	}
	if first[:aMonth] == last[:aMonth] {
		first, last = first[:aMonth].First(), first[:aMonth].Last()
	}
	return first, last, first <= last
}

// dates are the first and last day of the filter; nothing for what is no date.
func (f filter) dates() (from, to tracker.CivilDate) {
	from, _ = tracker.ParseCivilDate(f.first(byFrom))
	to, _ = tracker.ParseCivilDate(f.first(byTo))
	return from, to
}

// unitOf is the closest unit of which there are not too many in a time.
func unitOf(first, last tracker.CivilDate) int {
	switch a, b := calendarDay(first), calendarDay(last); {
	case b.Sub(a) < mostDays*24*time.Hour:
		return aDay
	case (b.Year()-a.Year())*12+int(b.Month())-int(a.Month()) < mostMonths:
		return aMonth
	}
	return aYear
}

// calendarDay reads a day of the calendar.
func calendarDay(d tracker.CivilDate) time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{} // First and Last are days
	}
	return t
}

// following is the first day of the next unit.
func following(d tracker.CivilDate, unit int) tracker.CivilDate {
	t := calendarDay(d)
	switch unit {
	case aYear:
		t = time.Date(t.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	case aMonth:
		t = time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	default:
		t = t.AddDate(0, 0, 1)
	}
	if t.Year() > 9999 {
		return "9999-99-99"
	}
	return tracker.CivilDate(t.Format(time.DateOnly))
}

// latest leaves of many years the last ones, and leads to what was said before
// them.
func (f filter) latest(dates filter, counts []tracker.FacetValue, first, last tracker.CivilDate) (tracker.CivilDate, templates.Link) {
	least := fmt.Sprintf("%04d-01-01", max(1, calendarDay(last).Year()-mostYears+1))
	if string(first) >= least {
		return first, templates.Link{}
	}
	before := fmt.Sprintf("%04d", calendarDay(tracker.CivilDate(least)).Year()-1)
	earlier := slices.ContainsFunc(counts, func(n tracker.FacetValue) bool { return n.Value != "" && n.Value[:aYear] <= before })
	if !earlier {
		return tracker.CivilDate(least), templates.Link{}
	}
	return tracker.CivilDate(least), templates.Link{Label: "Before " + least[:aYear], Href: dates.with(byTo, before).href()}
}

// bar counts a year, month or day, and what may belong there.
func (f filter) bar(dates filter, counts []tracker.FacetValue, at tracker.CivilDate) templates.DateCount {
	value := string(at)
	from, to := f.dates()
	b := templates.DateCount{Value: value, Label: civil(at), Short: shortDate(at), Href: dates.with(byFrom, value).with(byTo, value).href(), On: from == at && to == at}
	for _, n := range counts {
		switch d := tracker.CivilDate(n.Value); {
		case d == "":
		case len(d) >= len(at) && d[:len(at)] == at:
			b.N += n.N
		case len(d) < len(at) && at[:len(d)] == d:
			b.Vague += n.N
		}
	}
	return b
}

// shortDate is what stands below a bar.
func shortDate(d tracker.CivilDate) string {
	switch t := calendarDay(d.First()); len(d) {
	case aDay:
		return t.Format("2")
	case aMonth:
		return t.Format("Jan")
	}
	return string(d)
}

// wider leads from a part of the time to more of it: from days to their year, from
// a year to all.
func (f filter) wider(dates filter, first, last tracker.CivilDate, unit int) templates.Link {
	if f.first(byFrom) == "" && f.first(byTo) == "" {
		return templates.Link{}
	}
	if unit == aDay && first[:aYear] == last[:aYear] {
		year := string(first[:aYear])
		return templates.Link{Label: "All of " + year, Href: dates.with(byFrom, year).with(byTo, year).href()}
	}
	return templates.Link{Label: "All dates", Href: dates.href()}
}

// markAt places a date among the bars, if it is known to the day and among them.
func markAt(bars []templates.DateCount, label string, d tracker.CivilDate) []templates.DateMark {
	if len(d) != aDay {
		return nil
	}
	i := slices.IndexFunc(bars, func(b templates.DateCount) bool { return d[:len(b.Value)] == tracker.CivilDate(b.Value) })
	if i < 0 {
		return nil
	}
	unit := tracker.CivilDate(bars[i].Value)
	whole := calendarDay(unit.Last()).Sub(calendarDay(unit.First())) + 24*time.Hour
	part := calendarDay(d).Sub(calendarDay(unit.First()))
	return []templates.DateMark{{Label: label + " " + civil(d), Short: label, At: float64(i) + part.Hours()/whole.Hours()}}
}
