package templates

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func at(t *testing.T, percent string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOppositionStandsLeftOfTheAxisAndSupportRight(t *testing.T) {
	d := sampleChart().Draw()
	axis, own := at(t, d.Axis), at(t, d.Own)
	for _, row := range d.Rows {
		for _, b := range row.Bars {
			left, right := at(t, b.X), at(t, b.X)+at(t, b.W)
			var ok bool
			switch b.Stance {
			case Oppose, Concerned:
				ok = left > -0.02 && right < axis+0.02
			case QualifiedSupport, Support:
				ok = left > axis-0.02 && right < own
			case Neutral:
				ok = left > own-0.02 && right < 100.02
			}
			if !ok {
				t.Errorf("%s, %s: got a bar from %.2f to %.2f with the axis at %.2f and the own column at %.2f", row.Label, b.Stance, left, right, axis, own)
			}
		}
	}
}

func TestASectorRow(t *testing.T) {
	tests := []struct {
		name          string
		counts        []int // from opposes to undecided
		net, words    string
		stated, total int
	}{
		{"for it", []int{0, 1, 3, 3, 5, 0, 2}, "+58", "1 has concerns, 3 neutral or mixed, 3 supports with conditions, 5 supports, 2 undecided", 12, 14},
		{"against it", []int{4, 2, 1}, "−86", "4 opposes, 2 has concerns, 1 neutral or mixed", 7, 7},
		{"as many for as against", []int{1, 0, 0, 0, 1}, "0", "1 opposes, 1 supports", 2, 2},
		{"the undecided do not weigh", []int{0, 0, 0, 0, 0, 2, 9}, "–", "2 not stated, 9 undecided", 0, 11},
		{"nobody", nil, "–", "nobody yet", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			row := sectorRow("x", "X", "", tt.counts...)
			got := []any{row.Net(), row.Words(), row.Stated(), row.Total()}
			if diff := cmp.Diff([]any{tt.net, tt.words, tt.stated, tt.total}, got); diff != "" {
				t.Errorf("net, words, stated, total (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnEmptyChartIsDrawn(t *testing.T) {
	if d := (SectorChart{}).Draw(); len(d.Rows) != 0 || at(t, d.Axis) <= 0 {
		t.Errorf("got %+v, want no rows and an axis", d)
	}
	if bars := (StanceBar{}).Draw(); len(bars) != 0 {
		t.Errorf("got %d bars, want none", len(bars))
	}
}

func TestAStanceBarFillsItsWidthInTheOrderOfTheScale(t *testing.T) {
	bars := StanceBar{{Undecided, 1, ""}, {Support, 2, ""}, {Oppose, 1, ""}, {Neutral, 0, ""}}.Draw()
	var order []Stance
	sum := 0.0
	for _, b := range bars {
		if got := at(t, b.X); got < sum-0.02 || got > sum+0.02 {
			t.Errorf("%s begins at %.2f, want %.2f", b.Stance, got, sum)
		}
		sum += at(t, b.W)
		order = append(order, b.Stance)
	}
	if diff := cmp.Diff([]Stance{Oppose, Support, Undecided}, order); diff != "" || sum < 99.9 || sum > 100.1 {
		t.Errorf("width %.2f, order (-want +got):\n%s", sum, diff)
	}
}

func TestTheTimelineStepsFromDayToDay(t *testing.T) {
	d := sampleTimeline().Draw()
	if len(d.Points) != 5 {
		t.Fatalf("got %d points, want the 5 that have a day and a place on the scale", len(d.Points))
	}
	last := -1.0
	for _, p := range d.Points {
		x := at(t, p.X)
		if x <= last || x > 100 {
			t.Errorf("point %d stands at %.2f after %.2f", p.N, x, last)
		}
		last = x
	}
	if d.Points[0].Y >= d.Points[4].Y {
		t.Error("support must stand above opposition")
	}
	if len(d.Lines) != 9 || d.Lines[8].X2 != "100%" {
		t.Errorf("got %d lines, want 9, the last to the end", len(d.Lines))
	}
	if diff := cmp.Diff([]string{"Apr 2014", "May 2014", "Jun 2014"}, tickLabels(d)); diff != "" {
		t.Errorf("ticks (-want +got):\n%s", diff)
	}
}

func tickLabels(d TimelineDrawing) []string {
	var labels []string
	for _, t := range d.Ticks {
		labels = append(labels, t.Label)
	}
	return labels
}

func TestTimelinesOfAnySpan(t *testing.T) {
	tests := []struct {
		name     string
		days     []string
		drawable bool
		ticks    int
	}{
		{"nothing", nil, false, 0},
		{"no day known", []string{""}, false, 0},
		{"not a day", []string{"soon"}, false, 0},
		{"one day", []string{"2014-05-01"}, true, 1},
		{"only a year known", []string{"2014"}, true, 1},
		{"only a month known, then a day", []string{"2014-05", "2014-07-31"}, true, 3},
		{"forty years", []string{"1974-05-01", "2014"}, true, 6},
		{"out of order", []string{"2014-07-31", "2014-05-01"}, true, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var line Timeline
			for _, day := range tt.days {
				line.Points = append(line.Points, TimelinePoint{Day: day, Stance: Support})
			}
			d := line.Draw()
			if line.Drawable() != tt.drawable || len(d.Ticks) > 6 || (tt.ticks < 6 && len(d.Ticks) != tt.ticks) {
				t.Errorf("got drawable %v with %d ticks, want %v with %d", line.Drawable(), len(d.Ticks), tt.drawable, tt.ticks)
			}
			for _, p := range d.Points {
				if x := at(t, p.X); x < 0 || x > 100 {
					t.Errorf("a point stands at %s", p.X)
				}
			}
		})
	}
}

func TestPagesLeaveGaps(t *testing.T) {
	tests := []struct {
		name          string
		current, last int
		want          string
	}{
		{"one page", 1, 1, ""},
		{"none", 1, 0, ""},
		{"first of two", 1, 2, "[1] 2 >"},
		{"last of two", 2, 2, "< 1 [2]"},
		{"in the middle", 5, 9, "< 1 … 4 [5] 6 … 9 >"},
		{"near the start", 3, 9, "< 1 2 [3] 4 … 9 >"},
		{"near the end", 8, 9, "< 1 … 7 [8] 9 >"},
		{"beyond the end", 7, 3, "< 1 … 3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := NewPages("", tt.current, tt.last, func(n int) string { return "?page=" + strconv.Itoa(n) })
			var parts []string
			if p.Prev != "" {
				parts = append(parts, "<")
			}
			for _, l := range p.Links {
				switch {
				case l.Gap:
					parts = append(parts, "…")
				case l.Current:
					parts = append(parts, "["+strconv.Itoa(l.N)+"]")
				default:
					parts = append(parts, strconv.Itoa(l.N))
				}
			}
			if p.Next != "" {
				parts = append(parts, ">")
			}
			if got := strings.Join(parts, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumbersAreWrittenForReaders(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := number(n); got != want {
			t.Errorf("number(%d): got %q, want %q", n, got, want)
		}
	}
	if got := count(1, "reaction", "reactions") + ", " + count(2140, "reaction", "reactions"); got != "1 reaction, 2,140 reactions" {
		t.Errorf("got %q", got)
	}
}

func TestStancesAreNamedAsPeopleSayThem(t *testing.T) {
	want := map[Stance]string{Oppose: "Opposes", Concerned: "Has concerns", Neutral: "Neutral or mixed", QualifiedSupport: "Supports with conditions", Support: "Supports", Undecided: "Undecided", NotStated: "Not stated", "later": "later", "": ""}
	for s, label := range want {
		if got := s.Label(); got != label {
			t.Errorf("%q: got %q, want %q", s, got, label)
		}
	}
}

func TestFieldsRefuseOptionsThatDoNotExist(t *testing.T) {
	if _, err := newField(Frame{}, "x", "X", "", "hnt", "…"); err == nil {
		t.Error("got no error for a mistyped option")
	}
	if _, err := newPick(Frame{}, "x", "X", nil, "hint"); err == nil {
		t.Error("got no error for an option without a value")
	}
}
