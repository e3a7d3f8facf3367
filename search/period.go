package search

import "github.com/blevesearch/bleve/v2/search/query"

// A day is indexed three times, as year, month and day, so that a range is a
// few years, months and days and not every day that has ever been.

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

// since asks for the day and those after it.
func since(field, day string) []query.Query {
	if !isDay(day) {
		return []query.Query{query.NewMatchNoneQuery()}
	}
	return []query.Query{
		between(field, dayPeriod+day, dayPeriod+day[:7]+"-99", true),
		between(field, monthPeriod+day[:7], monthPeriod+day[:4]+"-99", false),
		between(field, yearPeriod+day[:4], yearPeriod+"9999", false),
	}
}

// upTo asks for the day and those before it.
func upTo(field, day string) []query.Query {
	if !isDay(day) {
		return []query.Query{query.NewMatchNoneQuery()}
	}
	return []query.Query{
		between(field, dayPeriod+day[:7]+"-00", dayPeriod+day, true),
		between(field, monthPeriod+day[:4]+"-00", monthPeriod+day[:7], false),
		between(field, yearPeriod, yearPeriod+day[:4], false),
	}
}

// between asks for the terms from low to high; ends says whether both count.
func between(field, low, high string, ends bool) query.Query {
	q := query.NewTermRangeInclusiveQuery(low, high, &ends, &ends)
	q.SetField(field)
	return q
}
