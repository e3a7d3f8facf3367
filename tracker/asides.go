package tracker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Aside is words in marks of which a reviewer says that nobody said them, or
// that they do not belong here: the title of a work, a word held at a distance.
type Aside struct {
	Start, End int
	Reason     string
	By         string // account ID
	ByName     string
	At         Instant
}

// The bounds of what is set aside.
const (
	mostAsides      = 2000 // of a source
	mostAsideReason = 500  // characters
)

// Stretch is a part of a text, in code points.
type Stretch struct{ Start, End int }

// SetAside settles words in marks that are open: they are nobody's here, for a
// reason that the ledger keeps.
func (s *Service) SetAside(ctx context.Context, v Viewer, source string, revision int64, list []Stretch, reason string) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	r, err := s.Review(ctx, v, source)
	if err != nil {
		return Source{}, err
	}
	src := r.Source
	if src.Revision != revision {
		return src, stale()
	}
	if len(list) > mostAsides {
		return src, faults{{"span", "Choose at most 2,000 places at once."}}.err()
	}
	b, err := s.BalanceOf(ctx, v, r)
	if err != nil {
		return src, err
	}
	open := b.openIn(list)
	reason = strings.TrimSpace(reason)
	var f faults
	f.check(reason != "", "reason", "Say why this is nobody’s words here, for example “title of a report”.")
	f.check(utf8.RuneCountInString(reason) <= mostAsideReason, "reason", "Keep the reason under 500 characters.")
	f.check(len(open) > 0, "span", "These words have an outcome already. Choose one of those that are open.")
	f.check(len(src.Asides)+len(open) <= mostAsides, "span", "No more than 2,000 places of a source can be set aside.")
	if err := f.err(); err != nil {
		return src, err
	}
	words, err := s.textOf(ctx, src, open[0].Start, min(open[0].End, open[0].Start+mostMissedWords))
	if err != nil {
		return src, err
	}
	src.Asides, src.Events = slices.Clone(src.Asides), append(slices.Clone(src.Events), s.event(v, "set aside", "", quoted(words, len(open)), reason))
	for _, sp := range open {
		src.Asides = append(src.Asides, Aside{Start: sp.Start, End: sp.End, Reason: reason, By: v.Account, ByName: v.Name, At: s.now()})
	}
	slices.SortFunc(src.Asides, func(a, b Aside) int { return cmp.Compare(a.Start, b.Start) })
	src, err = s.Store.Sources().Update(ctx, src)
	return src, staleIfConflict(err)
}

// quoted is enough of some words to know them by in a history, with how many
// others there are.
func quoted(words string, n int) string {
	said := "“" + strings.Trim(beginning(oneLine(words)), "“”\"") + "”"
	if n > 1 {
		said += fmt.Sprintf(" and %d more", n-1)
	}
	return said
}

// openIn returns the open spans that some stretches touch.
func (b Balance) openIn(list []Stretch) []Span {
	var open []Span
	for _, sp := range b.OpenSpans {
		if slices.ContainsFunc(list, func(x Stretch) bool { return x.Start < sp.End && sp.Start < x.End }) {
			open = append(open, sp)
		}
	}
	return open
}

// TakeUp takes back that words were set aside. A review that was finished is
// then open again.
func (s *Service) TakeUp(ctx context.Context, v Viewer, source string, revision int64, x Stretch) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	src, err := s.Store.Sources().Get(ctx, source)
	if err != nil {
		return src, err
	}
	i := slices.IndexFunc(src.Asides, func(a Aside) bool { return a.Start == x.Start && a.End == x.End })
	if src.Revision != revision || i < 0 {
		return src, stale()
	}
	words, err := s.textOf(ctx, src, x.Start, min(x.End, x.Start+mostMissedWords))
	if err != nil {
		return src, err
	}
	src.Events = append(slices.Clone(src.Events), s.event(v, "take up again", quoted(words, 1), "", src.Asides[i].Reason))
	if src.Finished {
		src.Events = append(src.Events, s.event(v, "reopen review", "", "", ""))
	}
	src.Asides, src.Finished = slices.Delete(slices.Clone(src.Asides), i, i+1), false
	src, err = s.Store.Sources().Update(ctx, src)
	return src, staleIfConflict(err)
}

// withAsides returns the spans with what was set aside: for the reason of who
// did so where they are open, and as spans of their own where there are none.
func withAsides(spans []Span, asides []Aside) []Span {
	for _, a := range asides {
		i, _ := slices.BinarySearchFunc(spans, a.Start, func(sp Span, at int) int { return cmp.Compare(sp.End, at+1) })
		before := i
		for ; i < len(spans) && spans[i].Start < a.End; i++ {
			if spans[i].Outcome == SpanOpen {
				spans[i].Outcome, spans[i].Reason = "rejected", a.Reason
			}
		}
		if i == before {
			spans = slices.Insert(spans, i, Span{Start: a.Start, End: a.End, Outcome: "rejected", Reason: a.Reason})
		}
	}
	return spans
}

func inOrder(spans []Span) {
	slices.SortStableFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
}
