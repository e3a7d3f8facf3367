package tracker_test

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"soundings/tracker/extract"
)

// match pairs the numbers of found reactions with those of gold ones, one to
// one, the surest first.
func match(gold []goldReaction, found []extract.Reaction) map[int]int {
	type candidate struct{ sure, i, j int }
	var all []candidate
	for i, g := range gold {
		for j, p := range found {
			if body, name := sameBody(g, p), sameName(g, p); body > 0 && name > 0 {
				all = append(all, candidate{3*body + name, i, j})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.sure - a.sure })
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, c := range all {
		if _, ok := pairs[c.j]; !ok && !taken[c.i] {
			pairs[c.j], taken[c.i] = c.i, true
		}
	}
	return pairs
}

// sameName is 2 for the same full name, 1 for the same surname or two speakers
// who are not named, else 0.
func sameName(g goldReaction, p extract.Reaction) int {
	switch {
	case g.Speaker == "" && (p.Speaker == "" || bodyKey(p.Speaker) == bodyKey(p.Organisation)):
		return 1
	case g.Speaker == "" || p.Speaker == "" || lastWord(g.Surname) != surname(p):
		return 0
	case fold(g.Speaker) == fold(p.Speaker):
		return 2
	}
	return 1
}

func surname(p extract.Reaction) string { return lastWord(cmp.Or(p.Surname, p.Speaker)) }

// lastWord keeps hyphens: Fenn-Osei is one surname.
func lastWord(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return fold(words[len(words)-1])
}

// sameBody is 2 for an accepted name, 1 where 60% of the words are shared.
func sameBody(g goldReaction, p extract.Reaction) int {
	have := bodyKey(p.Organisation)
	near := 0
	for _, name := range append([]string{g.Organisation}, g.Aliases...) {
		want := bodyKey(name)
		if have != "" && have == want {
			return 2
		}
		if g.Organisation != "" && shared(strings.Fields(have), strings.Fields(want)) >= 0.6 {
			near = 1
		}
	}
	if g.Organisation == "" && have == "" {
		return 2
	}
	return near
}

var brackets = regexp.MustCompile(`\(.*?\)`)

func bodyKey(name string) string {
	key := strings.TrimPrefix(fold(brackets.ReplaceAllString(name, " ")), "the ")
	return strings.ReplaceAll(key, "clinical commissioning group", "ccg")
}

var notWord = regexp.MustCompile(`[^\pL\pN]+`)

// fold leaves small letters without accents, and figures.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	return strings.TrimSpace(notWord.ReplaceAllString(strings.ReplaceAll(s, "&", " and "), " "))
}

// shared is the part of two texts' words that both have.
func shared(a, b []string) float64 {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	both := 0
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			both++
		}
	}
	if len(a)+len(b) == both {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func optional(gold goldDocument, p extract.Reaction) bool {
	for _, o := range gold.Optional {
		if o.Speaker != "" && lastWord(o.Speaker) == surname(p) {
			return true
		}
		for _, q := range passages(extract.Quote, p) {
			if slices.Contains(o.Quotes, q.Text) {
				return true
			}
		}
	}
	return false
}

// passages are those of one kind, each place once, with white space folded.
func passages(kind string, reactions ...extract.Reaction) []span {
	var out []span
	for _, r := range reactions {
		for _, p := range r.Passages {
			s := span{Text: strings.Join(strings.FieldsFunc(p.Text, isBreak), " "), Start: p.Start, End: p.End}
			if p.Kind == kind && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func isBreak(r rune) bool { return strings.ContainsRune(" \t\r\n", r) } // a no-break space stays

// spans are those of the gold, each place once.
func spans(reactions []goldReaction, of func(goldReaction) []span) []span {
	var out []span
	for _, r := range reactions {
		for _, s := range of(r) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func countSurnames(gold []goldReaction, found []extract.Reaction) (right, wrong, missed int) {
	need := map[string]int{}
	for _, g := range gold {
		if g.Speaker != "" {
			need[lastWord(g.Surname)]++
			missed++
		}
	}
	for _, p := range found {
		if p.Speaker == "" || bodyKey(p.Speaker) == bodyKey(p.Organisation) {
			continue
		}
		if need[surname(p)] > 0 {
			need[surname(p)]--
			right++
		} else {
			wrong++
		}
	}
	return right, wrong, missed - right
}

// countQuotes compares texts; an optional one is neither missed nor wrong.
func countQuotes(gold, found []span) (right, wrong, missed int) {
	need, spare := map[string]int{}, map[string]int{}
	for _, g := range gold {
		if g.Optional {
			spare[g.Text]++
		} else {
			need[g.Text]++
			missed++
		}
	}
	for _, p := range found {
		switch {
		case need[p.Text] > 0:
			need[p.Text]--
			right++
		case spare[p.Text] > 0:
			spare[p.Text]--
		default:
			wrong++
		}
	}
	return right, wrong, missed - right
}

// countOffsets looks at the found quotes whose words are right.
func countOffsets(gold, found []span) (right, wrong, missed int) {
	for _, p := range found {
		words := func(g span) bool { return g.Text == p.Text }
		place := func(g span) bool { return words(g) && g.Start == p.Start && g.End == p.End }
		switch {
		case slices.ContainsFunc(gold, place):
			right++
		case slices.ContainsFunc(gold, words):
			wrong++
		}
	}
	return right, wrong, 0
}

// countReported takes spans that overlap by 60%.
func countReported(gold, found []span, byOffset bool) (right, wrong, missed int) {
	slices.SortStableFunc(gold, func(a, b span) int { // those that must be found choose first
		return map[bool]int{true: 1}[a.Optional] - map[bool]int{true: 1}[b.Optional]
	})
	for _, g := range gold {
		best, most := -1, 0.6
		for j, p := range found {
			if o := overlap(g, p, byOffset); o >= most && (best < 0 || o > most) {
				best, most = j, o
			}
		}
		switch {
		case best >= 0:
			found = slices.Delete(found, best, best+1)
			if !g.Optional {
				right++
			}
		case !g.Optional:
			missed++
		}
	}
	return right, len(found), missed
}

func overlap(g, p span, byOffset bool) float64 {
	if !byOffset {
		return shared(strings.Fields(fold(g.Text)), strings.Fields(fold(p.Text)))
	}
	both := min(g.End, p.End) - max(g.Start, p.Start)
	return float64(both) / float64(max(g.End, p.End)-min(g.Start, p.Start))
}
