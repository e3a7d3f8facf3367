package extract

import (
	"regexp"
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
	key := func(i int) string {
		here := p.paras[i]
		if here.end-here.start > maxHead {
			return ""
		}
		return digits.ReplaceAllString(strings.Join(strings.Fields(p.slice(here.start, here.end)), " "), "#")
	}
	for i := range p.paras {
		if k := key(i); k != "" && strings.Contains(k, "#") && p.paras[i].words > 1 {
			times[k]++
		}
	}
	head := func(i int) bool { return i >= 0 && i < len(p.paras) && times[key(i)] > 1 && p.edge(i) }
	for i := range p.paras {
		if head(i) || pageNumber.MatchString(p.slice(p.paras[i].start, min(p.paras[i].end, p.paras[i].start+maxHead))) && (head(i-1) || head(i+1)) {
			p.paras[i].kind = "boilerplate"
		}
	}
}

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
