package extract

import (
	"strings"
	"unicode"
)

// maxAhead is how many marks ahead the end of a quotation is looked for.
const maxAhead = 200

// maxNested is how deep quotations of one style are taken to nest.
const maxNested = 8

const (
	unmatched = iota
	matched
	cut // another quotation opens before this one is closed
)

// match finds the mark that closes marks[n]: one of its own style first, then
// one of its family. Marks of the same style nest only if both are closed.
func (p *page) match(marks []mark, n int) (int, int) {
	m := marks[n]
	if m.family == single || m.family == backtick {
		return p.matchSingle(marks, n)
	}
	if to, kind := pair(marks, n, func(c mark) bool { return ownStyle(m.style, c.style) }); kind == matched {
		return to, kind
	}
	return pair(marks, n, func(c mark) bool { return c.family == m.family })
}

// holdsShort tells whether a quotation that nothing closes in its paragraph goes
// on to its end, and what looks like further quotations are a few words set in
// marks inside it: the next paragraph opens with a mark.
func (p *page) holdsShort(i int, marks []mark, n int) bool {
	if i+1 >= len(p.paras) || !opensAt(p.text, p.paras[i+1].start) {
		return false
	}
	opened, pairs := -1, 0
	for _, c := range marks[n+1:] {
		switch {
		case c.family != marks[n].family:
		case opened < 0 && c.open && !c.close:
			opened = c.pos
		case opened >= 0 && c.close && !c.open:
			last := p.at(c.pos - 1)
			if c.pos-opened > 60 || stop(last) || last == ',' {
				return false
			}
			opened, pairs = -1, pairs+1
		default:
			return false
		}
	}
	return opened < 0 && pairs > 0
}

func ownStyle(open, other string) bool {
	return open == other || open == "low-high" && other == "curly-double"
}

func pair(marks []mark, n int, same func(mark) bool) (int, int) {
	depth, firstOpen, closes := 1, -1, false
	for j := n + 1; j < len(marks) && j < n+maxAhead; j++ {
		c := marks[j]
		switch {
		case !same(c):
		case c.open && !c.close:
			depth++
			if firstOpen < 0 && !closes {
				firstOpen = j
			}
			if depth > maxNested && firstOpen >= 0 {
				return firstOpen, cut
			}
		default:
			closes = true
			if depth--; depth == 0 {
				return j, matched
			}
		}
	}
	if firstOpen >= 0 {
		return firstOpen, cut
	}
	return n, unmatched
}

// matchSingle finds the end of a quotation in single marks, which look like
// apostrophes: the first with a stop or comma before it, or before another mark
// or a stop; else the first after a word that is no possessive.
func (p *page) matchSingle(marks []mark, n int) (int, int) {
	first, good := -1, -1
	depth := 0
	for j := n + 1; j < len(marks) && j < n+maxAhead; j++ {
		c := marks[j]
		if c.family != single && c.family != backtick {
			continue
		}
		if c.open && !c.close {
			if c.family != marks[n].family {
				continue
			}
			if good < 0 && first >= 0 {
				break
			}
			depth++
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		before, after := p.at(c.pos-1), p.at(c.pos+c.size)
		if strings.ContainsRune(",.!?…;:", before) || strings.ContainsRune(",.!?;:)", after) || before == '”' || before == '"' {
			good = j
			break
		}
		if first < 0 && (before != 's' || !unicode.IsLower(p.at(c.pos+c.size+1))) && !p.pluralAtStart(marks[n], c) {
			first = j
		}
	}
	switch {
	case good >= 0:
		return good, matched
	case first >= 0:
		return first, matched
	}
	if p.nextOpens || p.goesOnHere && n == 0 {
		return n, unmatched // it goes on in the next paragraph, or to the end of this one
	}
	for j := min(len(marks), n+maxAhead) - 1; j > n; j-- { // possessives only: the last of them
		if marks[j].family == single && marks[j].close && !marks[j].open && depth == 0 {
			return j, matched
		}
	}
	return n, unmatched
}

// pluralAtStart tells whether a mark is the apostrophe of a plural that begins one
// of several paragraphs of one quotation: “‘Doctors’ Corner was full.”
func (p *page) pluralAtStart(open, c mark) bool {
	if !p.nextOpens && !p.goesOnHere || open.pos > 0 && p.at(open.pos-1) != '\n' || p.at(c.pos-1) != 's' || !unicode.IsLetter(p.at(c.pos+c.size+1)) {
		return false
	}
	return !strings.ContainsRune(p.slice(open.pos, c.pos), ' ')
}
