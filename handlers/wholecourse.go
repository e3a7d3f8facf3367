package handlers

import (
	"cmp"
	"fmt"

	"soundings/templates"
	"soundings/tracker"
)

// mostDrawn is how many points a timeline has at most: with more it would be a
// smear, and a page too long.
const mostDrawn = 300

// drawWhole draws the whole course on a proposition where the latest reactions
// are not all of it, thinned where it is very long; the latest is always there.
func drawWhole(t *templates.Timeline, p tracker.Proposition, list []tracker.Standing, hits []tracker.QuoteHit) {
	for _, on := range list {
		if on.Proposition.ID == p.ID && len(on.Course) > len(t.Points) {
			t.Points, t.Note = coursePoints(on.Course, hits)
		}
	}
}

// coursePoints are the points of a course, those of the latest reactions with
// their sources, and what is left out in words.
func coursePoints(course []tracker.Turn, hits []tracker.QuoteHit) ([]templates.TimelinePoint, string) {
	sources := map[string]string{}
	for _, h := range hits {
		sources[h.Reaction.ID] = cmp.Or(h.Source.Title, h.Source.Publisher, "Untitled source")
	}
	every := (len(course) + mostDrawn - 1) / mostDrawn
	var points []templates.TimelinePoint
	for i := (len(course) - 1) % every; i < len(course); i += every {
		turn := course[i]
		points = append(points, templates.TimelinePoint{
			N: i + 1, Day: string(turn.SaidOn), Shown: civil(turn.SaidOn), Stance: templates.Stance(turn.Stance),
			Source: cmp.Or(sources[turn.Reaction], fmt.Sprintf("Reaction %s of %s", thousands(i+1), thousands(len(course)))), Href: "/reactions/" + turn.Reaction,
		})
	}
	if every == 1 {
		return points, ""
	}
	return points, fmt.Sprintf("One in %d of %s is drawn, the latest among them.", every, counted(len(course), "dated reaction", "dated reactions"))
}

// onlyLatest says that a timeline is of the latest reactions, where there are more.
func onlyLatest(t *templates.Timeline, hits []tracker.QuoteHit, total int) {
	if total > len(hits) {
		t.Note = fmt.Sprintf("Drawn from the latest %s of %s.", thousands(len(hits)), counted(total, "reaction", "reactions"))
	}
}
