package handlers

import (
	"fmt"

	"soundings/tracker"
)

// ones are those of whom a statement is made.
type ones struct{ one, many string }

var decidedReactions = ones{"decided reaction", "decided reactions"}

// decidedOnes are those counted who have a place on the scale.
func decidedOnes(by headcount) ones {
	if by == ofReactions {
		return decidedReactions
	}
	return ones{by.one + " with a decided position", by.many + " with a decided position"}
}

// statementWords says what may be said of a tally of reactions.
func statementWords(t tracker.Tally) string { return statementOf(t, decidedReactions) }

// statementOf says what may be said of a tally, of how many, and how few would
// change it. Nothing is said of one but what it is.
func statementOf(t tracker.Tally, of ones) string {
	st := t.Statement()
	side := map[tracker.Stance]string{tracker.Support: "support it", tracker.Oppose: "oppose it or have concerns", tracker.Neutral: "take no side"}[st.Side]
	on := map[tracker.Stance]int{tracker.Support: t.For, tracker.Oppose: t.Against, tracker.Neutral: t.Neutral}[st.Side]
	var words string
	switch st.Verdict {
	case tracker.VerdictNone:
		return "Nobody’s stance is decided yet."
	case tracker.VerdictOne:
		return "One " + of.one + ": no statement about many can be made of it."
	case tracker.VerdictAll:
		words = fmt.Sprintf("All %s %s %s", thousands(st.N), of.many, side)
	case tracker.VerdictMost:
		words = fmt.Sprintf("Most %s %s: %s of %s", of.many, side, thousands(on), thousands(st.N))
	case tracker.VerdictMore:
		words = moreWords(t, st, of)
	case tracker.VerdictDivided:
		words = fmt.Sprintf("The %s %s are evenly divided", thousands(st.N), of.many)
	}
	return words + fmt.Sprintf(". Without %s of them that could no longer be said.", thousands(st.Fragile))
}

// moreWords says of a tally that one side is before the other, without half. One
// before none is no more than one.
func moreWords(t tracker.Tally, st tracker.Statement, of ones) string {
	lead, on, off := "for", t.For, t.Against
	behind := "against"
	if st.Side == tracker.Oppose {
		lead, behind, on, off = behind, lead, off, on
	}
	if on == 1 {
		return fmt.Sprintf("Of the %s %s one is %s it, none is %s it, and the rest takes no side", thousands(st.N), of.many, lead, behind)
	}
	return fmt.Sprintf("More %s are %s it (%s) than %s (%s), and neither is most of the %s", of.many, lead, thousands(on), behind, thousands(off), thousands(st.N))
}

// mixWords says of how many reactions a statement is made: how many are decided,
// and by whom those with a stance are, organisations and individuals apart.
func mixWords(m tracker.Mix) string {
	words := fmt.Sprintf("%s of %s decided by a person", thousands(m.Decided()), counted(m.Reactions, "reaction", "reactions"))
	if n := m.Counts[tracker.NotStated] - m.Suggested[tracker.NotStated]; n > 0 {
		words += fmt.Sprintf(", %s of them as saying nothing on it", thousands(n))
	}
	if n := m.OnlySuggested(); n > 0 {
		words += fmt.Sprintf("; %s more suggested by a machine and not decided", thousands(n))
	}
	heard := fmt.Sprintf("%s and %s", counted(m.OfThose.Organisations, "organisation", "organisations"), counted(m.OfThose.Individuals, "individual", "individuals"))
	switch n := m.Tally().N(); n {
	case 0:
		return words + "."
	case 1:
		return words + ". The one with a stance comes from " + heard + "."
	default:
		return words + fmt.Sprintf(". The %s with a stance come from %s.", thousands(n), heard)
	}
}

// fragilityWords is the fewest reactions whose removal changes what may be said
// of a tally, for a table; of fewer than two nothing is said.
func fragilityWords(t tracker.Tally) string {
	if t.N() < 2 {
		return "–"
	}
	return thousands(t.Statement().Fragile)
}
