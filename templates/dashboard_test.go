package templates

import (
	"fmt"
	"strings"
	"testing"
)

func TestManyDotsStandForSeveral(t *testing.T) {
	for _, tt := range []struct{ total, each int }{{0, 1}, {1, 1}, {300, 1}, {301, 10}, {3000, 10}, {3001, 100}, {1_000_000, 10_000}} {
		if got := EachDot(tt.total); got != tt.each {
			t.Errorf("of %d: got a dot for %d, want for %d", tt.total, got, tt.each)
		}
	}
	for _, tt := range []struct{ n, each, want int }{{0, 10, 0}, {1, 10, 1}, {10, 10, 1}, {11, 10, 2}, {11, 1, 0}} {
		if got := len(DotGroup{StanceCount: StanceCount{N: tt.n}}.Spots(tt.each)); got != tt.want {
			t.Errorf("%d at %d each: got %d spots, want %d", tt.n, tt.each, got, tt.want)
		}
	}
	page := Consultation{Frame: frame("Many", "Consultations"), Reactions: 4000, Dots: Dots{One: "individual", Unit: "individuals", Total: 2500, Each: EachDot(2500), Groups: []DotGroup{{StanceCount: StanceCount{Oppose, 2500, "/all"}}}}}
	got := render(t, parse(t), page)
	if n := strings.Count(got, "sn-dots__spot\""); n != 250 || strings.Contains(got, "sn-dots__dot\"") || !strings.Contains(got, "Each dot stands for up to 10 of the 2,500 individuals") {
		t.Errorf("got %d spots, want 250 that lead nowhere and say for how many they stand", n)
	}
}

func TestTheHighestBarFillsTheHeightAndTheLowestIsSeen(t *testing.T) {
	h := History{Unit: "day", Marks: []HistoryMark{{1, "Opens", "Opens"}, {3, "Closes", "Closes"}}}
	for i, n := range []int{1000, 1, 0, 500} {
		h.Bars = append(h.Bars, HistoryBar{Label: fmt.Sprint("day ", i), N: n})
	}
	d := h.Draw()
	for i, want := range []int{historyHeight, 2, 0, historyHeight / 2} {
		if b := d.Bars[i]; b.H != want || b.Y+b.H != historyTop+historyHeight {
			t.Errorf("bar %d: got %d high from %d, want %d standing on the ground", i, b.H, b.Y, want)
		}
	}
	if at(t, d.Bars[3].X)+at(t, d.Bars[3].W) != 100 || d.Marks[0].X != "25.00%" || d.Marks[0].End || !d.Marks[1].End {
		t.Errorf("got %+v, want the bars to fill the width and words towards the middle", d.Marks)
	}
	if (History{}).Draw().Bars != nil {
		t.Error("nothing has bars")
	}
	if got := h.Bars[1].Words(); got != "1 reaction, day 1" {
		t.Errorf("got %q", got)
	}
}
