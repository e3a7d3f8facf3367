package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const ruleSigned = "letter signed below"

var (
	greeting = regexp.MustCompile(`(?i)^(dear\b.{0,60}|sirs?|madam|sir or madam|to the editor|editor)[,:.]?$`)
	farewell = regexp.MustCompile(`(?i)^(yours|yours (sincerely|faithfully|truly|ever|etc|respectfully|in solidarity)|sincerely|(kind|best|warm|with best|with kind) (regards|wishes)|regards|best wishes|respectfully|faithfully|signed)[,.:]?$`)
)

// inlineGreeting begins a letter on the line of its first words: "SIR – The plan".
var inlineGreeting = regexp.MustCompile(`^(?:SIRS?|Sirs?|MADAM|Madam|Dear (?:Sir|Editor|Madam|Sir or Madam))\s*[,–—-]+\s+`)

// signing is a line above the names of those who made a statement.
var signing = regexp.MustCompile(`(?i)^(?:signed(?: by)?|signatories|the signatories|yours (?:sincerely|faithfully))\s*[,:]?$`)

// findLetters gives the paragraphs between a greeting and a farewell to those who
// sign below it, and those of a statement to the names below "Signed:".
func (r *reader) findLetters() {
	from, open := -1, -1 // of a letter to an editor, while no farewell has come
	for i, here := range r.page.paras {
		if here.words > 8 {
			if at := inlineGreeting.FindStringIndex(r.page.slice(here.start, min(here.end, here.start+40))); at != nil {
				from = -1
				r.letterToEditor(i, here.start+utf8.RuneCountInString(r.page.slice(here.start, here.start+40)[:at[1]]))
			}
			continue
		}
		switch text := r.page.slice(here.start, here.end); {
		case greeting.MatchString(text):
			r.unclosedLetter(open)
			from, open = i, -1
			if toEditor.MatchString(text) {
				open = i
			}
		case farewell.MatchString(text) && from >= 0:
			r.letter(from, i)
			from, open = -1, -1
		case signing.MatchString(text) && from < 0 && !r.transcript:
			if top := r.statementTop(i); top < i-1 {
				r.letter(top, i)
			}
		}
	}
	r.unclosedLetter(open)
	r.findSignedMessages()
	r.findSignedArticle()
}

// toEditor is a greeting of letters to a newspaper, which may end with a name alone.
var toEditor = regexp.MustCompile(`(?i)^(?:dear )?(?:sirs?|madam|sir or madam|editor|to the editor)[,:.]?$`)

// unclosedLetter reads a letter to an editor below the greeting at i.
func (r *reader) unclosedLetter(i int) {
	if i >= 0 && i+1 < len(r.page.paras) {
		r.done[i] = true
		r.letterToEditor(i+1, r.page.paras[i+1].start)
	}
}

// statementTop is the heading of a statement that ends above i, or the paragraph
// before the first.
func (r *reader) statementTop(i int) int {
	top := i - 1
	for top >= 0 && top != r.title && r.page.paras[top].kind != "heading" && !r.done[top] {
		if i-top > maxStatement {
			return i - 1
		}
		top--
	}
	return top
}

// maxStatement bounds the paragraphs of a statement that is signed at its end.
const maxStatement = 200

// maxSigners bounds the names that are read under a letter.
const maxSigners = 60

// letter reads one, from the paragraph of its greeting to that of its farewell.
func (r *reader) letter(from, to int) {
	signers, last := r.signers(to)
	if len(signers) == 0 {
		return
	}
	for i := to; i <= last; i++ {
		r.done[i] = true
	}
	if from >= 0 && from != r.title {
		r.done[from] = true
	}
	if len(signers) == 1 && signers[0].org == "" {
		signers[0].office(signers[0].role, r.letterhead(from))
	}
	for i := from + 1; i < to; i++ {
		r.signed(i, r.page.paras[i].start, signers[0])
	}
	r.joint[signers[0]] = append(r.joint[signers[0]], signers[1:]...)
}

// signed takes a paragraph, from start on, as words of who signs below.
func (r *reader) signed(i, start int, who *person) {
	here := r.page.paras[i]
	if _, label := r.labels[i]; label || here.kind == "header" || here.kind == "heading" || here.kind == "boilerplate" || !endsSentence(r.page.text, here.end) && here.words < 8 {
		return
	}
	n := len(r.bare)
	r.bareStatement(i, start, who)
	if len(r.bare) > n {
		r.bare[n].fate.rule, r.bare[n].fate.confidence = ruleSigned, 0.9
		r.done[i] = true
	}
}

// letterhead is the body whose name stands at the top of a letter.
func (r *reader) letterhead(from int) string {
	for i := 0; i < min(from, 3); i++ {
		here := r.page.paras[i]
		if text := outOfCapitals(r.page.slice(here.start, here.end)); here.words < 9 && looksOrg(text, false) {
			return text
		}
	}
	return ""
}

// letterToEditor reads a letter that is signed with a name and no farewell.
func (r *reader) letterToEditor(from, start int) {
	for i := from + 1; i < len(r.page.paras) && i < from+30; i++ {
		here := r.page.paras[i]
		text := r.page.slice(here.start, min(here.end, here.start+80))
		if here.kind == "heading" || here.words > 8 && inlineGreeting.MatchString(text) || here.words <= 8 && greeting.MatchString(text) {
			return
		}
		if endsSentence(r.page.text, here.end) || here.words > 25 {
			continue
		}
		signers, last := r.signers(i - 1)
		if len(signers) == 0 {
			return
		}
		for k := i; k <= last; k++ {
			r.done[k] = true
			delete(r.labels, k)
		}
		r.signed(from, start, signers[0])
		for k := from + 1; k < i; k++ {
			r.signed(k, r.page.paras[k].start, signers[0])
		}
		r.joint[signers[0]] = append(r.joint[signers[0]], signers[1:]...)
		return
	}
}

// signers reads the names below a farewell: one a line with its office, or one
// name with the office on the lines under it.
func (r *reader) signers(to int) ([]*person, int) {
	var out []*person
	last := to
	for i := to + 1; i < len(r.page.paras) && i < to+maxSigners; i++ {
		here := r.page.paras[i]
		text := r.page.slice(here.start, here.end)
		if low := strings.ToLower(text); strings.HasPrefix(low, "cc ") || strings.HasPrefix(low, "cc:") || strings.HasPrefix(low, "copy to") || strings.HasPrefix(low, "copied to") {
			break
		}
		if here.words > 25 || here.kind == "heading" || strings.Contains(text, ": ") || endsSentence(r.page.text, here.end) && here.words > 6 {
			break
		}
		l, ok := parseLabel(text)
		switch {
		case ok && l.name != "" && len(out) > 0 && (isPlace(l.name) || l.role == "" && l.org == ""):
			return out, last
		case ok && l.name != "":
			out = append(out, r.signer(l, i))
		case len(out) == 0 || here.gap > 1:
			return out, last
		case ok || hasRoleFirst(text):
			r.underSigner(out[len(out)-1], text)
		default:
			return out, last
		}
		last = i
	}
	return out, last
}

func (r *reader) signer(l label, i int) *person {
	delete(r.labels, i)
	return r.fromLabel(l, i)
}

// underSigner reads a line with the office of the one who signs above it.
func (r *reader) underSigner(who *person, text string) {
	l, _ := parseLabel("Ada Okoro, " + text)
	if who.labelled || l.role == "" && l.org == "" {
		return
	}
	if who.role == "" {
		who.role = l.role
	}
	if who.org == "" && l.org != "" {
		who.org = r.cast.fullName(l.org)
		r.cast.name(who.org)
	}
}
