package tracker

import (
	"regexp"
	"strings"
	"time"
)

// CivilDate is a day, month or year on the calendar of Europe/London, written
// "2014-05-01", "2014-05" or "2014", or "" for unknown. It is never an instant.
type CivilDate string

var civilForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// writtenForms are the ways people type a date, day first as in England.
var writtenForms = []struct{ layout, civil string }{
	{"2 January 2006", "2006-01-02"}, {"2 Jan 2006", "2006-01-02"}, {"2/1/2006", "2006-01-02"},
	{"2.1.2006", "2006-01-02"}, {"January 2006", "2006-01"}, {"Jan 2006", "2006-01"},
}

// ParseCivilDate reads a date as a person types it: 2014-05-01, 1 May 2014,
// 1/5/2014, May 2014, 2014 or nothing. ok is false when it is none of these or
// no day of the calendar.
func ParseCivilDate(s string) (d CivilDate, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" || CivilDate(s).Valid() {
		return CivilDate(s), true
	}
	for _, f := range writtenForms {
		if t, err := time.Parse(f.layout, s); err == nil && t.Year() >= 1000 {
			return CivilDate(t.Format(f.civil)), true
		}
	}
	return "", false
}

// Valid reports whether d is empty or a real year, month or day.
func (d CivilDate) Valid() bool {
	if d == "" {
		return true
	}
	if !civilForm.MatchString(string(d)) {
		return false
	}
	_, err := time.Parse("2006-01-02", string(d.First()))
	return err == nil
}

// First returns the first day of the period that d names ("" if unknown).
func (d CivilDate) First() CivilDate {
	switch len(d) {
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	}
	return d
}

// Last returns the last day of the period that d names ("" if unknown).
func (d CivilDate) Last() CivilDate {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		t, err := time.Parse("2006-01", string(d))
		if err != nil {
			return ""
		}
		return CivilDate(t.AddDate(0, 1, -1).Format("2006-01-02"))
	}
	return d
}

// ParseLondon reads a date (2014-05-01) and a time of day (09:30) on the clock
// of London as an instant in UTC.
func ParseLondon(date, clock string) (time.Time, error) {
	t, err := time.ParseInLocation("2006-01-02 15:04", date+" "+clock, london)
	return t.UTC(), err
}

// London returns the instant as the clock of London shows it.
func London(t time.Time) time.Time { return t.In(london) }

var london = mustLondon()

func mustLondon() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // time/tzdata is linked in, so this cannot fail
	}
	return l
}
