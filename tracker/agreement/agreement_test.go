package agreement

import (
	"math"
	"math/rand/v2"
	"testing"
)

// published are tables with what their authors, or a published program, found.
var published = []struct {
	source string
	table  Table
	find   func(Table) Figure
	want   float64
	err    float64 // standard error, or 0 where the source has another
	digits int
}{
	{"Cohen 1960, “A coefficient of agreement for nominal scales”, table 2: p0 = .70, pc = .41, (.70 − .41)/.59",
		cohen1960, Table.Kappa, 0.492, 0, 3},
	{"Cohen 1968, “Weighted kappa”, table 1: the same cases with the weights 0 1 3, 1 0 6, 3 6 0; 1 − .90/1.38",
		cohen1960, func(t Table) Figure { return t.WeightedKappa(cohen1968) }, 0.348, 0, 3},
	{"Gwet, irrCAC 1.0, vignette overview, cont3x3abstractors: kappa2.table",
		abstractors, Table.Kappa, 0.7964094, 0.05891072, 7},
	{"the same: gwet.ac1.table", abstractors, Table.AC1, 0.8493305, 0.04321747, 7},
	{"the same: pa2.table", abstractors, Table.Percent, 0.89, 0.03128898, 7},
}

var (
	cohen1960   = Table{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}
	abstractors = Table{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}
)

func cohen1968(i, j int) int { return [][]int{{0, 1, 3}, {1, 0, 6}, {3, 6, 0}}[i][j] }

func TestFiguresAreThoseThatWerePublished(t *testing.T) {
	for _, p := range published {
		f := p.find(p.table)
		near := 0.5000001 * math.Pow10(-p.digits)
		if !f.Defined() || math.Abs(f.Value-p.want) > near {
			t.Errorf("%s: got %.8f %s, want %v", p.source, f.Value, f.Undefined, p.want)
		}
		if p.err != 0 && (!f.Bounded || math.Abs(f.Error-p.err) > near) {
			t.Errorf("%s: got the error %.8f, want %v", p.source, f.Error, p.err)
		}
	}
}

// Tables small enough to work by hand.
func TestFiguresAreThoseWorkedByHand(t *testing.T) {
	// Ten items, three grades: both chose 0 three times, 1 twice, 2 twice; one
	// apart twice (0,1) and (1,2); two apart once (2,0).
	// Rows 4, 3, 3; columns 4, 3, 3. Agreed 7 of 10.
	hand := Table{{3, 1, 0}, {0, 2, 1}, {1, 0, 2}}
	cases := []struct {
		name string
		got  Figure
		want float64
	}{
		{"share agreed, 7/10", hand.Percent(), 0.7},
		// chance: (4·4 + 3·3 + 3·3)/100 = .34; (.70 − .34)/(1 − .34) = .36/.66
		{"kappa", hand.Kappa(), 36.0 / 66},
		// seen: 1 + 1 + 2 = 4 of 10 = .4
		// chance: one apart 4·3 + 3·4 + 3·3 + 3·3 = 42, two apart 2·(4·3 + 3·4) = 48; 90/100
		{"kappa, linear", hand.WeightedKappa(Linear), 1 - 0.4/0.9},
		// seen: 1 + 1 + 4 = .6; chance: 42 + 4·24 = 138/100
		{"kappa, squared", hand.WeightedKappa(Squared), 1 - 0.6/1.38},
		// shares .4, .3, .3; chance: (.4·.6 + .3·.7 + .3·.7)/2 = .33; (.7 − .33)/.67
		{"AC1", hand.AC1(), 0.37 / 0.67},
		// Nearly all in one category: 18 both 0, 1 and 1 apart, of 20.
		// kappa: p0 = .9, chance (19·19 + 1·1)/400 = .905; −.005/.095
		{"kappa where one category has nearly all", Table{{18, 1}, {1, 0}}.Kappa(), -0.005 / 0.095},
		// AC1: shares .95, .05; chance 2·.95·.05 = .095; (.9 − .095)/.905
		{"AC1 where one category has nearly all", Table{{18, 1}, {1, 0}}.AC1(), 0.805 / 0.905},
		// Each the other's opposite: p0 = 0, chance .5
		{"kappa of opposites", Table{{0, 5}, {5, 0}}.Kappa(), -1},
	}
	for _, c := range cases {
		if !c.got.Defined() || math.Abs(c.got.Value-c.want) > 1e-12 {
			t.Errorf("%s: got %v %s, want %v", c.name, c.got.Value, c.got.Undefined, c.want)
		}
	}
}

func TestWhatIsNotDefinedSaysWhy(t *testing.T) {
	one := Table{{7, 0}, {0, 0}}
	none, _ := Tabulate(3, []int{0, Missing}, []int{Missing, 1})
	cases := []struct {
		name string
		got  Figure
		want Reason
	}{
		{"kappa of one category", one.Kappa(), OneCategory},
		{"weighted kappa of one category", one.WeightedKappa(Squared), OneCategory},
		{"share of no items", none.Percent(), NothingShared},
		{"kappa of no items", none.Kappa(), NothingShared},
		{"AC1 of no items", none.AC1(), NothingShared},
		{"AC1 where there is only one category to choose", Table{{3}}.AC1(), OneCategory},
		{"alpha of no items", Alpha(2, nil, Nominal), NothingShared},
		{"alpha of items with one answer", Alpha(2, [][]int{{0, Missing}, {Missing, 1}}, Ordinal), NothingShared},
		{"alpha of one category", Alpha(3, [][]int{{1, 1}, {1, 1}}, Ordinal), OneCategory},
		{"alpha of no categories", Alpha(0, [][]int{{1, 1}}, Ordinal), NothingShared},
	}
	for _, c := range cases {
		if c.got.Undefined != c.want || c.got.Value != 0 {
			t.Errorf("%s: got %v, %q, want %q", c.name, c.got.Value, c.got.Undefined, c.want)
		}
	}
	// AC1 is defined where kappa is not: chance has nothing to hand out.
	if f := one.AC1(); f.Value != 1 {
		t.Errorf("AC1 where all agree on one of two categories: got %+v, want 1", f)
	}
}

func TestWhatOneOfTheTwoLeftOutIsMissing(t *testing.T) {
	table, missing := Tabulate(2, []int{0, 1, Missing, 1, 7}, []int{0, 0, 1, Missing})
	if missing != 3 || table[0][0] != 1 || table[1][0] != 1 || table.Agreed() != 1 {
		t.Errorf("got %v with %d missing, want one agreed, one not, three missing", table, missing)
	}
}

func TestTheIntervalStaysWithinWhatACoefficientCanBe(t *testing.T) {
	f := abstractors.Kappa()
	if !f.Bounded || math.Abs(f.Low-0.681) > 0.001 || math.Abs(f.High-0.912) > 0.001 {
		t.Errorf("got %v to %v, want 0.681 to 0.912", f.Low, f.High)
	}
	if f := (Table{{3, 1}, {0, 3}}).Kappa(); f.High > 1 || f.Low < -1 {
		t.Errorf("got %v to %v, want it cut at -1 and 1", f.Low, f.High)
	}
	if f := (Table{{3, 0}, {0, 3}}).Kappa(); f.Bounded {
		t.Error("kappa where nobody differs has an interval, though nothing tells its width")
	}
	if f := Alpha(2, [][]int{{0, 0}, {1, 1}, {0, 1}}, Nominal); f.Bounded {
		t.Error("alpha has an interval, though its source gives no formula for one")
	}
}

func TestTheIntervalOfAShareIsWilsons(t *testing.T) {
	// Newcombe 1998, “Two-sided confidence intervals for the single proportion”,
	// table I, method 3: 81 of 263 and 15 of 148 and 0 of 20 and 1 of 29.
	for _, c := range []struct {
		agreed, n int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		f := (Table{{c.agreed, c.n - c.agreed}, {0, 0}}).Percent()
		if math.Abs(f.Low-c.low) > 0.00006 || math.Abs(f.High-c.high) > 0.00006 {
			t.Errorf("%d of %d: got %.4f to %.4f, want %v to %v", c.agreed, c.n, f.Low, f.High, c.low, c.high)
		}
	}
}

// dealt makes answers up of n coders to items, some left out.
func dealt(r *rand.Rand, categories, items, coders int) [][]int {
	list := make([][]int, items)
	for i := range list {
		for range coders {
			list[i] = append(list[i], r.IntN(categories+1)-1)
		}
	}
	return list
}

func column(items [][]int, coder int) []int {
	var list []int
	for _, answers := range items {
		list = append(list, answers[coder])
	}
	return list
}

func sameFigure(a, b Figure) bool {
	return a.Undefined == b.Undefined && a.N == b.N && math.Abs(a.Value-b.Value) < 1e-9 && math.Abs(a.Error-b.Error) < 1e-9
}

func TestFiguresDoNotDependOnWhoIsWhoNorOnTheNamesOfCategories(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		categories := 2 + r.IntN(5)
		items := dealt(r, categories, 1+r.IntN(30), 2)
		a, b := column(items, 0), column(items, 1)
		one, _ := Tabulate(categories, a, b)
		other, _ := Tabulate(categories, b, a)
		to := r.Perm(categories)
		renamed := func(answers []int) []int {
			var list []int
			for _, a := range answers {
				if a >= 0 {
					a = to[a]
				}
				list = append(list, a)
			}
			return list
		}
		relabelled, _ := Tabulate(categories, renamed(a), renamed(b))
		var swapped, again [][]int
		for _, answers := range items {
			swapped = append(swapped, []int{answers[1], answers[0]})
			again = append(again, renamed(answers))
		}
		for name, pair := range map[string][2]Figure{
			"share, swapped":             {one.Percent(), other.Percent()},
			"kappa, swapped":             {one.Kappa(), other.Kappa()},
			"linear kappa, swapped":      {one.WeightedKappa(Linear), other.WeightedKappa(Linear)},
			"squared kappa, swapped":     {one.WeightedKappa(Squared), other.WeightedKappa(Squared)},
			"AC1, swapped":               {one.AC1(), other.AC1()},
			"kappa, relabelled":          {one.Kappa(), relabelled.Kappa()},
			"AC1, relabelled":            {one.AC1(), relabelled.AC1()},
			"nominal alpha, swapped":     {Alpha(categories, items, Nominal), Alpha(categories, swapped, Nominal)},
			"ordinal alpha, swapped":     {Alpha(categories, items, Ordinal), Alpha(categories, swapped, Ordinal)},
			"nominal alpha, relabelled":  {Alpha(categories, items, Nominal), Alpha(categories, again, Nominal)},
			"alpha of two and of one, 2": {Alpha(2, items, Nominal), Alpha(2, items, Ordinal)}, // two categories have no order
		} {
			if !sameFigure(pair[0], pair[1]) {
				t.Fatalf("%s: got %+v and %+v for %v", name, pair[0], pair[1], items)
			}
		}
	}
}

func TestFullAgreementIsOneAndNothingIsMore(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		categories, n := 2+r.IntN(5), 3+r.IntN(30)
		items := dealt(r, categories, n, 3)
		a := column(items, 0)
		a[0], a[1] = 0, 1 // else it may not be defined
		var same [][]int
		for _, answer := range a {
			same = append(same, []int{answer, answer, answer})
		}
		table, _ := Tabulate(categories, a, a)
		for name, f := range map[string]Figure{
			"share": table.Percent(), "kappa": table.Kappa(), "linear": table.WeightedKappa(Linear), "squared": table.WeightedKappa(Squared),
			"AC1": table.AC1(), "nominal": Alpha(categories, same, Nominal), "ordinal": Alpha(categories, same, Ordinal),
		} {
			if !f.Defined() || f.Value != 1 || f.Error > 1e-7 {
				t.Fatalf("%s: got %+v, want 1, of %v", name, f, a)
			}
		}
		any, _ := Tabulate(categories, a, column(items, 1))
		for name, f := range map[string]Figure{
			"kappa": any.Kappa(), "linear": any.WeightedKappa(Linear), "squared": any.WeightedKappa(Squared), "AC1": any.AC1(),
			"nominal": Alpha(categories, items, Nominal), "ordinal": Alpha(categories, items, Ordinal),
		} {
			if math.IsNaN(f.Value) || f.Value > 1 || f.Value < -1-1e-9 && name != "nominal" && name != "ordinal" || math.IsNaN(f.Error) {
				t.Fatalf("%s: got %+v of %v", name, f, items)
			}
		}
	}
}
