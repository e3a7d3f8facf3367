package tracker

// Tally is how many decided stances speak for, against and neither. Those that
// say nothing on a proposition, and undecided ones, are in none of them.
type Tally struct{ For, Against, Neutral int }

// TallyOf counts stances by their side: support of either grade is for, concern
// and opposition are against.
func TallyOf(counts map[Stance]int) Tally {
	var t Tally
	for _, s := range Scale() {
		switch s.side() {
		case 1:
			t.For += counts[s]
		case -1:
			t.Against += counts[s]
		default:
			t.Neutral += counts[s]
		}
	}
	return t
}

// N returns how many reactions are counted.
func (t Tally) N() int { return t.For + t.Against + t.Neutral }

// Verdict is what may be said of a tally as a whole.
type Verdict string

// The verdicts. One reaction alone allows no statement about many.
const (
	VerdictNone    Verdict = "none"    // nobody
	VerdictOne     Verdict = "one"     // one reaction
	VerdictAll     Verdict = "all"     // every one on one side
	VerdictMost    Verdict = "most"    // more than half on one side
	VerdictMore    Verdict = "more"    // one side before the other, without half
	VerdictDivided Verdict = "divided" // both sides alike, or nobody takes one
)

// Statement is a verdict with its side and what it would take to change it.
type Statement struct {
	Verdict Verdict
	Side    Stance // Support, Oppose or Neutral; "" where Verdict names none
	N       int
	// Fragile is the fewest reactions whose removal changes the statement.
	Fragile int
}

// Statement returns what may be said of the tally.
func (t Tally) Statement() Statement {
	v, side := t.verdict()
	s := Statement{Verdict: v, Side: side, N: t.N()}
	top, rest := t.on(side), t.N()-t.on(side)
	switch v {
	case VerdictOne:
		s.Fragile = 1
	case VerdictAll:
		s.Fragile = s.N - 1 // one is left, and one is no statement about many
	case VerdictMost:
		s.Fragile = min(top-rest, rest) // without the others it is all
	case VerdictMore:
		s.Fragile = min(top-t.on(other(side)), rest-top+1, s.N-2*t.Neutral+1)
	case VerdictDivided:
		s.Fragile = 1
	}
	return s
}

func (t Tally) verdict() (Verdict, Stance) {
	n := t.N()
	lead := Support
	if t.Against > t.For {
		lead = Oppose
	}
	if t.Neutral > max(t.For, t.Against) && 2*t.Neutral > n {
		lead = Neutral
	}
	switch top := t.on(lead); {
	case n == 0:
		return VerdictNone, ""
	case n == 1:
		return VerdictOne, lead
	case top == n:
		return VerdictAll, lead
	case 2*top > n:
		return VerdictMost, lead
	case t.For != t.Against:
		return VerdictMore, lead
	}
	return VerdictDivided, ""
}

func (t Tally) on(side Stance) int {
	switch side {
	case Support:
		return t.For
	case Oppose:
		return t.Against
	case Neutral:
		return t.Neutral
	}
	return 0
}

func other(side Stance) Stance {
	if side == Oppose {
		return Support
	}
	return Oppose
}
