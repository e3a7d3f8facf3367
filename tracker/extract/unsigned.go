package extract

import (
	"strings"
	"unicode"
)

// maxUnsigned is how many words a line has that says who spoke without a name.
const maxUnsigned = 12

// unnamedBelow deals with a line behind a dash right below a quotation that says
// who spoke without a name: "– board spokesman", "— a porter, Harbour Hospital".
// The words are those of the body, or of nobody that is known; they are never
// those of whoever spoke before.
func (r *reader) unnamedBelow(i int) bool {
	here := r.page.paras[i]
	if i == 0 || here.gap > 0 || here.words > maxUnsigned || here.kind != "paragraph" || here.marks[0] != here.marks[1] && r.page.setsOffWords(i) {
		return false
	}
	text := r.page.slice(here.start, here.end)
	above := r.page.paras[i-1]
	if !dashed(text) || above.quotes[0] == above.quotes[1] || !r.closesAt(i-1) {
		return false
	}
	text = strings.TrimLeft(text, "–—- ")
	if text == "" || endsSentence(r.page.text, here.end) && !strings.HasSuffix(text, ")") || unicode.IsUpper([]rune(text)[0]) && !determiners[strings.ToLower(firstWord(text))] {
		return false
	}
	if who := r.spokesOf(text, i); who != nil {
		r.giveAbove(i, who)
		r.last, r.lastPara = who, i
		return true
	}
	for q := above.quotes[0]; q < above.quotes[1]; q++ {
		if f := &r.page.quotes[q].fate; f.outcome == OutcomeQuote && (f.rule == ruleLast || f.rule == ruleSubject || f.rule == ruleHeading || f.rule == ruleGoesOn) {
			f.outcome, f.reason, f.who = OutcomeRejected, noNameBelow, nil
		}
	}
	r.heading, r.last = nil, nil
	return true
}

// spokesOf is the voice of the body that "board spokesman" or "a spokeswoman for
// the trust" speaks for.
func (r *reader) spokesOf(text string, i int) *person {
	words := withoutArticle(strings.Fields(text))
	for n, w := range words {
		if !spokespeople[strings.ToLower(strings.Trim(w, ",."))] {
			continue
		}
		org := ""
		switch {
		case n == 1 && plainBodies[words[0]]:
			org = r.bodyByNoun(words[0])
		case n == 0 && len(words) > 1:
			org = r.bodyOfPhrase("the " + strings.Join(words, " "))
		}
		if org == "" {
			return nil
		}
		return r.cast.anonymous(text, org, i)
	}
	return nil
}
