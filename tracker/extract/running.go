package extract

import (
	"regexp"
	"slices"
	"strings"
)

var (
	pageNumber = regexp.MustCompile(`(?i)^\W{0,3}(?:page |p\. ?)?\d{1,4}(?: (?:of|/) \d{1,4})?\W{0,3}$`)
	digits     = regexp.MustCompile(`\d+`)
)

// maxHead is the number of characters of the longest running head.
const maxHead = 120

// runningHeads sets apart the lines of a text made of printed pages that belong to
// the pages: lines that recur but for their number, and numbers beside them.
func (p *page) runningHeads() {
	times := map[string]int{}
	keys := make([]string, len(p.paras)) // of the short lines that have a number
	for i, here := range p.paras {
		if here.end-here.start > maxHead || !slices.ContainsFunc(p.text[here.start:here.end], digitOrSign) {
			continue
		}
		keys[i] = digits.ReplaceAllString(strings.Join(strings.Fields(p.slice(here.start, here.end)), " "), "#")
		if here.words > 1 {
			times[keys[i]]++
		}
	}
	head := func(i int) bool {
		return i >= 0 && i < len(p.paras) && keys[i] != "" && times[keys[i]] > 1 && p.edge(i)
	}
	for i, key := range keys {
		if key == "" {
			continue
		}
		if head(i) || pageNumber.MatchString(p.slice(p.paras[i].start, min(p.paras[i].end, p.paras[i].start+maxHead))) && (head(i-1) || head(i+1)) {
			p.paras[i].kind = "boilerplate"
		}
	}
}

func digitOrSign(c rune) bool { return c == '#' || '0' <= c && c <= '9' }

// edge tells whether a line may be the head of a page: it has its number at one
// end, and is no sentence.
func (p *page) edge(i int) bool {
	here := p.paras[i]
	text := p.slice(here.start, here.end)
	return here.words < 14 && !endsSentence(p.text, here.end) && !strings.HasSuffix(text, ":") &&
		(wideGap.MatchString(text) || pageWord.MatchString(text))
}

var (
	wideGap  = regexp.MustCompile(`\S(?: {3,}|\t+)\S`)
	pageWord = regexp.MustCompile(`(?i)\bpage \d+\b|^\d{1,4}\s+\D|\D\s+\d{1,4}$`)
)
