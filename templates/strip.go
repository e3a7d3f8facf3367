package templates

import (
	"fmt"
	"strings"
	"time"
)

// Strip is where somebody stood on one proposition, from the first day that is
// known on, as a bar along time. The strips of a page share their days.
type Strip struct {
	Parts    []StripPart
	From, To string // the months at both ends
	Words    string // for those who do not see it
}

// StripPart is a stretch of one stance.
type StripPart struct {
	X, Width string
	Stance   Stance
}

// NewStrips makes a strip for each course of points, in the order given; a course
// without a dated point is an empty strip.
func NewStrips(courses ...[]TimelinePoint) []Strip {
	list := make([]Strip, len(courses))
	var every Timeline
	for _, points := range courses {
		every.Points = append(every.Points, points...)
	}
	all := every.dated()
	if len(all) == 0 {
		return list
	}
	from, to := every.span(all)
	for i, points := range courses {
		list[i] = strip(Timeline{Points: points}, from, to)
	}
	return list
}

func strip(t Timeline, from, to time.Time) Strip {
	s := Strip{From: from.Format("Jan 2006"), To: to.AddDate(0, 0, -1).Format("Jan 2006")}
	at := func(day time.Time) float64 { return 100 * day.Sub(from).Hours() / to.Sub(from).Hours() }
	points := t.dated()
	var words []string
	began := 0.0 // of the last part
	for i, p := range points {
		end := 100.0
		if i+1 < len(points) {
			end = at(points[i+1].day)
		}
		if last := len(s.Parts) - 1; last >= 0 && s.Parts[last].Stance == p.Stance {
			s.Parts[last].Width = percent(end - began)
			continue
		}
		began = at(p.day)
		s.Parts = append(s.Parts, StripPart{X: percent(began), Width: percent(end - began), Stance: p.Stance})
		words = append(words, fmt.Sprintf("%s from %s", strings.ToLower(p.Stance.Label()), p.Shown))
	}
	s.Words = strings.Join(words, "; ")
	return s
}
