package templates

import "testing"

func TestAStripShowsStancesAlongTheSameTime(t *testing.T) {
	point := func(day string, s Stance) TimelinePoint { return TimelinePoint{Day: day, Shown: day, Stance: s} }
	list := NewStrips(
		[]TimelinePoint{point("2026-01-01", Oppose), point("2026-01-20", Oppose), point("2026-02-15", Support)},
		[]TimelinePoint{point("2026-02-15", Neutral), point("", Support), point("2026-02-20", NotStated)},
		nil)
	first, second, none := list[0], list[1], list[2]
	if len(first.Parts) != 2 || first.Parts[0].X != "0.00%" || first.Parts[0].Width != first.Parts[1].X || first.Words != "opposes from 2026-01-01; supports from 2026-02-15" {
		t.Errorf("got %+v", first)
	}
	if at(t, first.Parts[1].X)+at(t, first.Parts[1].Width) < 99.98 || first.From != "Jan 2026" || first.To != "Feb 2026" {
		t.Errorf("got %+v, want it to reach the end of the last month", first)
	}
	if len(second.Parts) != 1 || second.Parts[0].X != first.Parts[1].X {
		t.Errorf("got %+v, want one part where the other changes", second)
	}
	if len(none.Parts) != 0 {
		t.Errorf("got %+v of nothing", none)
	}
}

func TestTimelinesDrawnTogetherHaveALineEach(t *testing.T) {
	d := sampleTogether().Draw()
	lines := map[int]int{}
	for _, l := range d.Lines {
		lines[l.Line]++
	}
	if lines[0] != 2*4+1 || lines[1] != 2*1+1 {
		t.Errorf("got %v parts of lines, want those between 5 points and between 2, each to the end", lines)
	}
}
