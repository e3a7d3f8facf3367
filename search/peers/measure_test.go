package main

import (
	"math"
	"testing"
	"time"

	"soundings/tracker"
)

func TestABarGoesThroughItsTwoSizes(t *testing.T) {
	b := bar{4, 10}
	for n, want := range map[int]float64{350_000: 4, 1_000_000: 10, 591_608: math.Sqrt(40)} {
		if got := b.at(n); math.Abs(got-want) > 0.001 {
			t.Errorf("%d reactions: got %.3f, want %.3f", n, got, want)
		}
	}
	if got := (bar{}).at(1000); got != 0 {
		t.Errorf("no bar: got %f", got)
	}
}

func TestPercentile(t *testing.T) {
	var times []time.Duration
	for i := range 200 {
		times = append(times, time.Duration(200-i))
	}
	for p, want := range map[float64]time.Duration{50: 100, 95: 190, 99: 198, 100: 200} {
		if got := percentile(times, p); got != want {
			t.Errorf("%v of a hundred: got %d, want %d", p, got, want)
		}
	}
	if got := percentile(nil, 50); got != 0 {
		t.Errorf("of none: got %d", got)
	}
}

func TestAnswersThatDifferAreTold(t *testing.T) {
	sectors := func(n int) map[tracker.Facet][]tracker.Count {
		return map[tracker.Facet][]tracker.Count{tracker.FacetSector: {{Value: "think_tank", N: n}}}
	}
	for _, tt := range []struct {
		name string
		q    question
		a, b answer
		same bool
	}{
		{"the same", question{counts: true}, answer{total: 3, counts: sectors(3)}, answer{total: 3, counts: sectors(3)}, true},
		{"totals", question{}, answer{total: 3}, answer{total: 4}, false},
		{"counts", question{counts: true}, answer{counts: sectors(3)}, answer{counts: sectors(2)}, false},
		{"counts of a facet with a filter of its own", question{counts: true, sector: "charity"}, answer{counts: sectors(3)}, answer{counts: sectors(2)}, true},
		{"the newest", question{newest: true}, answer{ids: []string{"a", "b"}}, answer{ids: []string{"b", "a"}}, false},
		{"the best", question{}, answer{ids: []string{"a", "b"}}, answer{ids: []string{"b", "a"}}, true},
		{"marked texts", question{highlight: true}, answer{marked: 20}, answer{marked: 19}, false},
	} {
		if err := differs(tt.q, tt.a, tt.b); (err == nil) != tt.same {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
}
