package tracker

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"
)

// The bounds of what is looked at and shown of each side's words.
const (
	looksStrong = 8
	shownStrong = 2
	// Words of this many characters can be read at a glance and still say something.
	tellingFrom, tellingTo = 40, 220
)

// Telling is words on which the decision rests that somebody takes a side.
type Telling struct {
	Reaction Reaction
	Passage  Passage
	Words    string // of the passage: the whole, or the part that shows the stance
	Stance   Stance
}

// strongest finds the words of those who are most clearly for a proposition or
// against it: the strongest stance first, of equals the latest.
func (s *Service) strongest(ctx context.Context, m matter, points []Standpoint, d *Dashboard) error {
	pro, contra := clearest(points, Support, QualifiedSupport), clearest(points, Oppose, Concerned)
	var ids []string
	for _, t := range slices.Concat(pro, contra) {
		ids = append(ids, t.Reaction)
	}
	found, err := s.reactionsByID(ctx, m.sight, ids)
	if err != nil {
		return err
	}
	d.For, d.Against = tellingOf(pro, found, m.on.ID), tellingOf(contra, found, m.on.ID)
	return nil
}

// clearest returns the latest turns of those who hold one of the stances, which
// begin with the strongest: a few of them, whatever their number.
func clearest(points []Standpoint, side ...Stance) []Turn {
	order := func(a, b Turn) int {
		return cmp.Or(cmp.Compare(slices.Index(side, a.Stance), slices.Index(side, b.Stance)), cmp.Compare(b.SaidOn.First(), a.SaidOn.First()), cmp.Compare(a.Reaction, b.Reaction))
	}
	var list []Turn
	for _, p := range points {
		t := p.Latest()
		if !slices.Contains(side, t.Stance) {
			continue
		}
		at, known := slices.BinarySearchFunc(list, t, order)
		if at == looksStrong || known {
			continue
		}
		list = slices.Insert(list, at, t)
		list = list[:min(len(list), looksStrong)]
	}
	return list
}

// tellingOf chooses the words of a side, those first that can be read at a glance.
func tellingOf(turns []Turn, found map[string]Reaction, proposition string) []Telling {
	var list []Telling
	for _, t := range turns {
		if x, ok := telling(found[t.Reaction], proposition); ok && x.Stance == t.Stance {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b Telling) int { return cmp.Compare(a.length(), b.length()) })
	return list[:min(len(list), shownStrong)]
}

// length is 0 for words that can be read at a glance and say something.
func (t Telling) length() int {
	if n := utf8.RuneCountInString(t.Words); n < tellingFrom || n > tellingTo {
		return 1
	}
	return 0
}

// telling finds the direct quote on which a reaction's decision rests.
func telling(r Reaction, proposition string) (Telling, bool) {
	d := r.On(proposition).Decision
	if d == nil || r.State == Withdrawn {
		return Telling{}, false
	}
	for _, at := range d.Evidence {
		i := slices.IndexFunc(r.Passages, func(p Passage) bool { return p.ID == at.Passage && p.Kind == Quote && p.Successor == "" })
		if i < 0 {
			continue
		}
		p := r.Passages[i]
		words, text := p.Text, []rune(p.Text)
		if len(text) > tellingTo && 0 <= at.Start && at.Start < at.End && at.End <= len(text) {
			words = string(text[at.Start:at.End])
		}
		return Telling{Reaction: r, Passage: p, Words: words, Stance: d.Value}, true
	}
	return Telling{}, false
}

// HeldOn counts who held what at the end of each of the days, which are in
// order, by the dated of their turns.
func HeldOn(points []Standpoint, days []CivilDate) []map[Stance]int {
	held := make([]map[Stance]int, len(days))
	for i := range held {
		held[i] = map[Stance]int{}
	}
	for _, p := range points {
		var was Stance
		from := 0
		for _, t := range p.Course {
			i, _ := slices.BinarySearch(days, t.SaidOn.Last())
			if i = max(i, from); t.SaidOn == "" || i == len(days) {
				continue
			}
			from = i
			if was != "" {
				held[i][was]--
			}
			held[i][t.Stance]++
			was = t.Stance
		}
	}
	for i := 1; i < len(held); i++ {
		for stance, n := range held[i-1] {
			held[i][stance] += n
		}
	}
	return held
}
