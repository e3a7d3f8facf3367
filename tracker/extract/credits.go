package extract

import (
	"regexp"
	"strings"
)

// creditAt reads the line that names who said the block quotation above it: one
// that the markup says is such, or its last line, behind a dash or with the
// account from which it was posted.
func (r *reader) creditAt(i int) (label, bool) {
	here := r.page.paras[i]
	if here.words > 30 || i == 0 || here.kind != "attribution" && (here.kind != "quotation" || r.page.paras[i-1].kind != "quotation") {
		return label{}, false
	}
	text := r.page.slice(here.start, here.end)
	if here.kind == "quotation" && (here.words > 16 || !dashed(text) && !account.MatchString(text)) {
		return label{}, false
	}
	l, ok := parseLabel(withoutAccount(text))
	return l, ok && (l.name != "" || l.unnamed != "" || l.role == "")
}

var (
	account = regexp.MustCompile(`(?:^|[\s(])@\w{2,40}(?:@[\w.-]+)?`)
	posted  = regexp.MustCompile(`(?i)[\s,·|–—-]+(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?,?(?: \d{4})?(?:[,·\s]+\d{1,2}[:.]\d\d.{0,5})?$`)
)

// withoutAccount leaves of "— Ada Okoro (@ada) 3 May 2031" the name.
func withoutAccount(text string) string {
	at := account.FindStringIndex(text)
	if at == nil {
		return posted.ReplaceAllString(text, "")
	}
	return strings.TrimRight(text[:at[0]], " (·|–—-")
}

// findCredits lists the paragraphs of block quotations without marks by the line
// below them that names the speaker.
func (r *reader) findCredits() {
	for i := range r.page.paras {
		if _, ok := r.labels[i]; !ok || !r.creditsAbove(i) {
			continue
		}
		for k := i - 1; k >= 0 && r.page.paras[k].kind == "quotation"; k-- {
			if _, other := r.labels[k]; other {
				break
			}
			r.credited[k] = i
		}
	}
}

// creditsAbove tells whether a label names the speaker of a block quotation right
// above it.
func (r *reader) creditsAbove(i int) bool {
	here := r.page.paras[i]
	if i == 0 || r.page.paras[i-1].kind != "quotation" {
		return false
	}
	return here.kind == "attribution" || here.kind == "quotation" || r.labelBelow(i)
}

// credit takes a paragraph of a block quotation without marks as the words of
// whom the line below names, or of somebody whom the line above has introduced.
func (r *reader) credit(i int) bool {
	at, ok := r.credited[i]
	here := r.page.paras[i]
	if !ok || here.quotes[0] != here.quotes[1] {
		return false
	}
	who := r.creditor(at)
	r.bareStatement(i, here.start, who)
	if n := len(r.bare); n > 0 && r.bare[n-1].para == i {
		r.bare[n-1].fate.rule, r.bare[n-1].fate.confidence = ruleBelow, 0.9
	}
	return true
}

// creditor is the person of the label at, or the one introduced above the words,
// of whom the label gives only the name of an account.
func (r *reader) creditor(at int) *person {
	if who := r.creditors[at]; who != nil {
		return who
	}
	l := r.labels[at]
	who := r.lead
	if who == nil || l.name != "" && surnameOf(l.name) != who.surname && len(strings.Fields(l.name)) > 1 && len(lastWord(l.name)) > 1 {
		who = r.fromLabel(l, at)
	}
	if section := r.heading; section != nil && section.body && who.org == "" && !who.body {
		who.org = section.org
	}
	r.creditors[at] = who
	return who
}
