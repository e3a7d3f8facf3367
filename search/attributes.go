package search

import (
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/numeric"

	"soundings/tracker"
)

// attribute is what is kept in a column: a value, several or none by document.
type attribute int

const (
	byConsultation attribute = iota
	byOrganisation           // of every capacity
	byCounted                // the organisation of the first
	byStakeholder
	bySector
	bySource
	byState
	byKind
	byStance // PROPOSITION=VALUE, decided
	byWhole  // the stance on the whole, undecided included
	bySaid   // a civil date as far as it is known
	byVisible
	attributes // how many there are
)

// origin is a field of the index from which a column is read: those of its
// terms that have the prefix, each as value makes it (as it is without one).
type origin struct {
	field, prefix string
	value         func(term string) (string, bool)
}

// origins of each attribute. An index of version 1 has said_first and
// said_last_periods, of which the day is read, and visible_from as a number, of
// which the term of full precision is read.
var origins = [attributes][]origin{
	byConsultation: {{field: fieldConsultation}},
	byOrganisation: {{field: fieldOrganisation}},
	byCounted:      {{field: fieldCounted}},
	byStakeholder:  {{field: fieldStakeholder}},
	bySector:       {{field: fieldSector}},
	bySource:       {{field: fieldSource}},
	byState:        {{field: fieldState}},
	byKind:         {{field: fieldKind}},
	byStance:       {{field: fieldStance}},
	byWhole:        {{field: fieldWhole}},
	bySaid:         {{field: fieldFirst}, {fieldLastPeriods, dayPeriod, afterPrefix}},
	byVisible:      {{fieldVisible, string(rune(numeric.ShiftStartInt64)), fromNumber}},
}

// afterPrefix takes the letter of a period from a term.
func afterPrefix(term string) (string, bool) { return term[1:], true }

// fromNumber reads a term of a numeric field as a minute.
func fromNumber(term string) (string, bool) {
	if ok, shift := numeric.ValidPrefixCodedTerm(term); !ok || shift != 0 {
		return "", false
	}
	n, err := numeric.PrefixCoded(term).Int64()
	if err != nil {
		return "", false
	}
	return strconv.FormatInt(int64(numeric.Int64ToFloat64(n)), 10), true
}

// span is what a value means as numbers: the first and last day of a date, or a
// minute. The zero span is that of a value without.
type span struct{ first, last int32 }

// measures read the values of an attribute as numbers.
var measures = [attributes]func(term string) span{bySaid: daysOf, byVisible: minuteOf}

// daysOf returns the first and last day of a civil date.
func daysOf(term string) span {
	d := tracker.CivilDate(term)
	return span{dayNumber(d.First()), dayNumber(d.Last())}
}

// dayNumber writes 2014-05-01 as 20140501; what is no day is 0.
func dayNumber(day tracker.CivilDate) int32 {
	if !isDay(string(day)) {
		return 0
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(string(day), "-", ""), 10, 32)
	if err != nil {
		return 0
	}
	return int32(n)
}

// minuteOf returns the minute of a term; what is none is never visible.
func minuteOf(term string) span {
	n, err := strconv.ParseInt(term, 10, 32)
	if err != nil || n < 0 {
		n = tracker.NeverVisible
	}
	return span{int32(n), int32(n)}
}

// and returns the span of a document that has both values.
func (s span) and(o span) span {
	switch {
	case s == span{}:
		return o
	case o == span{}:
		return s
	}
	return span{min(s.first, o.first), max(s.last, o.last)}
}

// A day is indexed three times, as year, month and day.
const (
	yearPeriod  = "y"
	monthPeriod = "m"
	dayPeriod   = "d"
)

// isDay reports whether s has the form 2014-05-01.
func isDay(s string) bool { return len(s) == 10 && s[4] == '-' && s[7] == '-' }

// periods returns the terms of a day.
func periods(day string) []string {
	return []string{yearPeriod + day[:4], monthPeriod + day[:7], dayPeriod + day}
}
