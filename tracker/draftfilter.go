package tracker

import (
	"fmt"
	"math"
	"strings"
)

// DraftFilter selects drafts of a source, as a table of them is looked through.
// The zero value selects those that wait.
type DraftFilter struct {
	State    DraftsShown
	Stance   Stance // what the position suggests; Undecided: nothing
	Position string // as written
	Sure     int    // at least so many per cent
	Flagged  Flagging
	Words    string // each in the name, the role, the body or the words
}

// DraftsShown says in which state drafts are looked at.
type DraftsShown string

// The states by which a table is filtered.
const (
	ShowWaiting  DraftsShown = "" // neither accepted nor rejected
	ShowAccepted DraftsShown = "accepted"
	ShowRejected DraftsShown = "rejected"
	ShowAll      DraftsShown = "all"
)

// Flagging tells drafts that have something to look at from those without.
type Flagging string

// The values of a filter by flags.
const (
	FlaggedOrNot  Flagging = ""
	FlaggedOnly   Flagging = "yes"
	UnflaggedOnly Flagging = "no"
)

// aspect is one attribute by which drafts are filtered.
type aspect int

const (
	byState aspect = iota
	byStance
	byPosition
	bySure
	byFlags
	byWords
	aspects
)

// misses lists by which aspects the filter leaves the draft out.
func (f DraftFilter) misses(d Draft) (missed [aspects]bool, n int) {
	missed = [aspects]bool{
		byState:    f.State != ShowAll && f.State != d.shown(),
		byStance:   f.Stance != "" && f.Stance != d.suggestion(),
		byPosition: f.Position != "" && f.Position != d.Position,
		bySure:     d.Percent() < f.Sure,
		byFlags:    f.Flagged == FlaggedOnly && len(d.Flags) == 0 || f.Flagged == UnflaggedOnly && len(d.Flags) > 0,
		byWords:    !d.says(f.Words),
	}
	for _, m := range missed {
		if m {
			n++
		}
	}
	return missed, n
}

// Matches reports whether the filter selects the draft.
func (f DraftFilter) Matches(d Draft) bool {
	_, n := f.misses(d)
	return n == 0
}

func (d Draft) shown() DraftsShown {
	if d.Waits() {
		return ShowWaiting
	}
	return DraftsShown(d.State)
}

// suggestion is what the draft's position suggests, Undecided if nothing.
func (d Draft) suggestion() Stance {
	if d.Suggested == "" {
		return Undecided
	}
	return d.Suggested
}

// Percent returns how sure the reader is, in whole per cent.
func (d Draft) Percent() int { return int(math.Round(d.Confidence * 100)) }

// says reports whether each of some words is in the draft.
func (d Draft) says(words string) bool {
	want := strings.Fields(strings.ToLower(words))
	if len(want) == 0 {
		return true
	}
	var all strings.Builder
	for _, s := range []string{d.Honorific, d.Speaker, d.Label} {
		all.WriteString(s + " ")
	}
	for _, c := range d.Capacities {
		all.WriteString(c.Role + " " + c.OrganisationName + " ")
	}
	for _, p := range d.Passages {
		all.WriteString(p.Text + " ")
	}
	said := strings.ToLower(all.String())
	for _, w := range want {
		if !strings.Contains(said, w) {
			return false
		}
	}
	return true
}

// Describe puts the filter into words, to stand behind “the rows”.
func (f DraftFilter) Describe() string {
	var words []string
	add := func(on bool, format string, args ...any) {
		if on {
			words = append(words, fmt.Sprintf(format, args...))
		}
	}
	add(f.State == ShowWaiting, "that wait")
	add(f.State == ShowAccepted || f.State == ShowRejected, "that are %s", f.State)
	add(f.Stance != "" && f.Stance != Undecided, "whose position suggests %s", strings.ReplaceAll(string(f.Stance), "_", " "))
	add(f.Stance == Undecided, "whose position suggests nothing")
	add(f.Position != "", "with the position “%s”", beginning(oneLine(f.Position)))
	add(f.Sure > 0, "at least %d %% sure", f.Sure)
	add(f.Flagged == FlaggedOnly, "with something to look at")
	add(f.Flagged == UnflaggedOnly, "with nothing to look at")
	add(strings.TrimSpace(f.Words) != "", "that hold “%s”", beginning(oneLine(f.Words)))
	if len(words) == 0 {
		return "all rows"
	}
	return "the rows " + strings.Join(words, ", ")
}
