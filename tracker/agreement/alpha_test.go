package agreement

import (
	"math"
	"testing"
)

const no = Missing

// The reliability data of Krippendorff's worked examples, with the categories
// numbered from 0.
var (
	// A: two observers, ten units, two categories.
	exampleA = [][]int{{0, 1}, {1, 1}, {0, 1}, {0, 0}, {0, 0}, {0, 1}, {0, 0}, {0, 0}, {1, 0}, {0, 0}}
	// B: two observers, twelve units, the categories a to e.
	exampleB = [][]int{{0, 1}, {0, 0}, {1, 1}, {1, 1}, {3, 1}, {2, 2}, {2, 2}, {2, 2}, {4, 4}, {3, 3}, {3, 3}, {0, 3}}
	// C: four observers, twelve units, five categories, not all answered.
	exampleC = [][]int{
		{0, 0, no, 0}, {1, 1, 2, 1}, {2, 2, 2, 2}, {2, 2, 2, 2}, {1, 1, 1, 1}, {0, 1, 2, 3},
		{3, 3, 3, 3}, {0, 0, 1, 0}, {1, 1, 1, 1}, {no, 4, 4, 4}, {no, no, 0, 0}, {no, 2, no, no},
	}
)

func TestAlphaIsThatOfItsAuthorsWorkedExamples(t *testing.T) {
	const source = "Krippendorff, “Computing Krippendorff's Alpha-Reliability”, 2011, section "
	cases := []struct {
		source string
		got    Figure
		want   float64
	}{
		{source + "A, binary data", Alpha(2, exampleA, Nominal), 0.095},
		{source + "B, nominal data, two observers", Alpha(5, exampleB, Nominal), 0.692},
		{source + "C, nominal data, any number of observers, missing data", Alpha(5, exampleC, Nominal), 0.743},
		{source + "D, the same data as ordinal", Alpha(5, exampleC, Ordinal), 0.815},
	}
	for _, c := range cases {
		if !c.got.Defined() || math.Abs(c.got.Value-c.want) > 0.0005 {
			t.Errorf("%s: got %.6f %s, want %v", c.source, c.got.Value, c.got.Undefined, c.want)
		}
	}
	if f := Alpha(5, exampleC, Nominal); f.N != 11 {
		t.Errorf("example C: got %d units with something to pair, want 11", f.N)
	}
}

func TestAlphaOfATableIsThatOfGwetsProgram(t *testing.T) {
	var items [][]int
	for i, row := range abstractors {
		for j, count := range row {
			for range count {
				items = append(items, []int{i, j})
			}
		}
	}
	const want = 0.7972585 // irrCAC 1.0, vignette overview: krippen2.table(cont3x3abstractors)
	if f := Alpha(3, items, Nominal); math.Abs(f.Value-want) > 5e-8 {
		t.Errorf("got %.8f, want %v", f.Value, want)
	}
}

func TestOrdinalAlphaIsThatWorkedByHand(t *testing.T) {
	// Four items by two coders: 0 0, 1 1, 2 2, 0 2. Chosen: 0 three times, 1
	// twice, 2 three times; eight answers.
	// Distances: 0–1 (3 + 2 − 2.5)² = 6.25, 1–2 the same, 0–2 (8 − 3)² = 25.
	// Pairs apart: (0,2) once. Seen 25; chance 3·2·6.25 + 2·3·6.25 + 3·3·25 = 300.
	// alpha = 1 − 7·25/300 = 0.41667
	got := Alpha(3, [][]int{{0, 0}, {1, 1}, {2, 2}, {0, 2}}, Ordinal)
	if want := 1 - 7.0*25/300; math.Abs(got.Value-want) > 1e-12 {
		t.Errorf("got %v, want %v", got.Value, want)
	}
	// One step apart counts for less than two steps apart.
	near := Alpha(3, [][]int{{0, 0}, {1, 1}, {2, 2}, {0, 1}}, Ordinal)
	if near.Value <= got.Value {
		t.Errorf("one step apart: got %v, want more than %v", near.Value, got.Value)
	}
}
