package search

import (
	"fmt"
	"strconv"
	"strings"

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
	byStance // PROPOSITION=VALUE, decided, and PROPOSITION~VALUE, suggested; without PROPOSITION on the whole
	byWhole  // the stance on the whole, undecided included
	byTheme
	bySaid // a civil date as far as it is known
	byVisible
	attributes // how many there are
)

// origin is a field of the index from which a column is read, each of its terms
// as value makes it (as it is without one).
type origin struct {
	field string
	value func(term string) (string, bool)
}

// origins of each attribute.
var origins = [attributes][]origin{
	byConsultation: {{field: fieldConsultation}},
	byOrganisation: {{field: fieldOrganisation}},
	byCounted:      {{field: fieldCounted}},
	byStakeholder:  {{field: fieldStakeholder}},
	bySector:       {{field: fieldSector}},
	bySource:       {{field: fieldSource}},
	byState:        {{field: fieldState}},
	byKind:         {{field: fieldKind}},
	byStance:       {{field: fieldStance}, {field: fieldSuggested}, {fieldWhole, decidedWhole}},
	byWhole:        {{field: fieldWhole}},
	byTheme:        {{field: fieldTheme}},
	bySaid:         {{field: fieldSaid}},
	byVisible:      {{field: fieldVisible}},
}

// decidedWhole is a decision on the whole as a pair.
func decidedWhole(term string) (string, bool) {
	return stancePair("", tracker.Stance(term)), term != string(tracker.Undecided)
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

// civil returns the date of an ordinal as far as it is known, "" if it is not.
func (v values) civil(ordinal uint32) tracker.CivilDate {
	s := v.spans[ordinal]
	switch term := tracker.CivilDate(v.terms[ordinal]); {
	case s.first == 0:
		return ""
	case term != "":
		return term
	}
	day := fmt.Sprintf("%04d-%02d-%02d", s.first/1_00_00, s.first/1_00%1_00, s.first%1_00)
	switch {
	case s.first == s.last:
		return tracker.CivilDate(day)
	case s.first/1_00 == s.last/1_00:
		return tracker.CivilDate(day[:len("2014-05")])
	}
	return tracker.CivilDate(day[:len("2014")])
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

// isDay reports whether s has the form 2014-05-01.
func isDay(s string) bool { return len(s) == 10 && s[4] == '-' && s[7] == '-' }
