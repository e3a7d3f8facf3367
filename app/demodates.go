package main

import (
	"bytes"
	"fmt"
	"text/template"
	"time"

	"soundings/tracker"
)

// demoDays is the calendar of the demo: whatever is dated in it is so many days
// from one Monday, that of the week in which its folder is made, so that a demo
// is never of last year and nobody speaks on a Sunday.
type demoDays struct{ monday time.Time }

// demoDaysAt returns the calendar of a demo that is made now.
func demoDaysAt(now time.Time) demoDays {
	now = tracker.London(now)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	return demoDays{today.AddDate(0, 0, -(int(today.Weekday())+6)%7)}
}

// shown writes a day of the demo in a form of package time.
func (d demoDays) shown(form string) func(int) string {
	return func(days int) string { return d.monday.AddDate(0, 0, days).Format(form) }
}

// iso writes a day of the demo as 2026-05-25.
func (d demoDays) iso(days int) string { return d.shown(time.DateOnly)(days) }

// read returns a file of the demo with its days filled in.
func (d demoDays) read(name string) ([]byte, error) {
	b, err := demoFiles.ReadFile("demo/" + name)
	if err != nil {
		return nil, err
	}
	t, err := template.New(name).Funcs(template.FuncMap{
		"iso": d.iso, "day": d.shown("2 January 2006"), "weekday": d.shown("Monday 2 January 2006"), "dayMonth": d.shown("2 January"),
		"month": d.shown("January"), "monthYear": d.shown("January 2006"), "year": d.shown("2006"), "folder": d.shown("2006/01"),
	}).Parse(string(b))
	if err != nil {
		return nil, fmt.Errorf("read the demo: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, nil); err != nil {
		return nil, fmt.Errorf("read the demo: %w", err)
	}
	return out.Bytes(), nil
}

// demoClock tells the time of a demo: that of the machine, or as if it were
// made at noon on another day.
func demoClock(day string, machine func() time.Time) (func() time.Time, error) {
	if machine == nil {
		machine = time.Now
	}
	if day == "" {
		return machine, nil
	}
	on, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil, fmt.Errorf("--day is a day such as 2026-05-27, not %q", day)
	}
	ahead := on.Add(12 * time.Hour).Sub(machine())
	return func() time.Time { return machine().Add(ahead) }, nil
}
