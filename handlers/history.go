package handlers

import (
	"fmt"
	"time"

	"soundings/templates"
	"soundings/tracker"
)

// span is a length of time by which reactions are counted.
type span struct {
	unit  string
	start func(time.Time) time.Time // of the one that a day is in
	next  func(time.Time) time.Time
	label func(time.Time) string
	short string // layout
	known int    // how long the date must be that can be counted so
}

var spans = []span{
	{"day", func(t time.Time) time.Time { return t }, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
		func(t time.Time) string { return t.Format("2 January 2006") }, "2 Jan", len(time.DateOnly)},
	{"week", func(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }, func(t time.Time) time.Time { return t.AddDate(0, 0, 7) },
		func(t time.Time) string { return "the week of " + t.Format("2 January 2006") }, "2 Jan", len(time.DateOnly)},
	{"month", func(t time.Time) time.Time { return t.AddDate(0, 0, 1-t.Day()) }, func(t time.Time) time.Time { return t.AddDate(0, 1, 0) },
		func(t time.Time) string { return t.Format("January 2006") }, "Jan 2006", len("2014-05")},
	{"year", func(t time.Time) time.Time { return t.AddDate(0, 0, 1-t.YearDay()) }, func(t time.Time) time.Time { return t.AddDate(1, 0, 0) },
		func(t time.Time) string { return t.Format("2006") }, "2006", len("2014")},
}

// mostBars is how many bars a history has; before that the spans get longer.
const mostBars = 32

// history is the reactions by the day said, in days, weeks, months or years,
// with when the consultation opened and closed.
func history(d tracker.Dashboard) templates.History {
	con := d.Consultation
	first, last, ok := historyEnds(d)
	if !ok {
		return templates.History{Undated: undatedLink(d)}
	}
	by := spans[len(spans)-1]
	for _, s := range spans {
		if s.bars(first, last) <= mostBars {
			by = s
			break
		}
	}
	first = by.start(first)
	h := templates.History{Unit: by.unit, Undated: undatedLink(d)}
	at := map[string]int{}
	for t := first; !t.After(last) && len(h.Bars) < mostBars; t = by.next(t) {
		at[t.Format(time.DateOnly)] = len(h.Bars)
		until := by.next(t).AddDate(0, 0, -1).Format(time.DateOnly)
		h.Bars = append(h.Bars, templates.HistoryBar{Label: by.label(t), Short: t.Format(by.short),
			Until: until,
			Href:  quotesAt(byConsultation, con.Slug, byFrom, t.Format(time.DateOnly), byTo, until)})
	}
	left := 0
	for _, n := range d.Days {
		day, known := dayOf(n.Value)
		i, drawn := at[by.start(day).Format(time.DateOnly)]
		switch {
		case !known:
		case drawn && len(n.Value) >= by.known:
			h.Bars[i].N += n.N
		default:
			left += n.N
		}
	}
	if left > 0 {
		h.NotHere = counted(left, "reaction is", "reactions are") + " of no such exact date and not drawn."
	}
	for _, m := range []struct {
		day   tracker.CivilDate
		words string
	}{{con.Opens.First(), "Opens"}, {con.Closes.Last(), "Closes"}} {
		h.Marks = append(h.Marks, by.mark(h, first, m.day, m.words)...)
	}
	return h
}

// historyEnds returns the first and last day that a history shows: those of the
// reactions, and of the consultation where they are within a year of those.
func historyEnds(d tracker.Dashboard) (first, last time.Time, ok bool) {
	for _, n := range d.Days {
		day, known := dayOf(n.Value)
		if !known {
			continue
		}
		if !ok || day.Before(first) {
			first = day
		}
		if !ok || day.After(last) {
			last = day
		}
		ok = true
	}
	if opens, known := dayOf(string(d.Consultation.Opens.First())); known && opens.Before(first) && opens.AddDate(1, 0, 0).After(first) {
		first = opens
	}
	if closes, known := dayOf(string(d.Consultation.Closes.Last())); known && closes.After(last) && closes.AddDate(-1, 0, 0).Before(last) {
		last = closes
	}
	return first, last, ok
}

// dayOf reads a civil date, the first day of what is known of it.
func dayOf(date string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, string(tracker.CivilDate(date).First()))
	return t, err == nil
}

// bars counts the spans from the one with the first day to the one with the last.
func (s span) bars(first, last time.Time) int {
	n := 0
	for t := s.start(first); !t.After(last) && n <= mostBars; t = s.next(t) {
		n++
	}
	return n
}

// mark places a day among the bars, if it is on them.
func (s span) mark(h templates.History, first time.Time, date tracker.CivilDate, words string) []templates.HistoryMark {
	day, known := dayOf(string(date))
	if !known || day.Before(first) {
		return nil
	}
	i, start := 0, first
	for ; !s.next(start).After(day); start = s.next(start) {
		if i++; i >= len(h.Bars) {
			return nil
		}
	}
	within := day.Sub(start).Hours() / s.next(start).Sub(start).Hours()
	return []templates.HistoryMark{{At: float64(i) + within, Label: fmt.Sprintf("%s %s", words, civil(date)), Short: words}}
}

// undatedLink leads to the reactions without a date.
func undatedLink(d tracker.Dashboard) templates.Link {
	for _, n := range d.Days {
		if n.Value == "" && n.N > 0 {
			return templates.Link{Label: counted(n.N, "reaction has", "reactions have") + " no date", Href: quotesAt(byConsultation, d.Consultation.Slug, byUndated, "yes")}
		}
	}
	return templates.Link{}
}
