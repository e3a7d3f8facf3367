package extract

import (
	"regexp"
	"strings"
)

const ruleSigned = "letter signed below"

var (
	greeting = regexp.MustCompile(`(?i)^(dear\b.{0,60}|sirs?|madam|sir or madam|to the editor|editor)[,:.]?$`)
	farewell = regexp.MustCompile(`(?i)^(yours|yours (sincerely|faithfully|truly|ever|etc|respectfully|in solidarity)|sincerely|(kind|best|warm|with best|with kind) (regards|wishes)|regards|best wishes|respectfully|faithfully|signed)[,.:]?$`)
)

// findLetters gives the paragraphs between a greeting and a farewell to those who
// sign below it.
func (r *reader) findLetters() {
	from := -1
	for i, here := range r.page.paras {
		if here.words > 8 {
			continue
		}
		switch text := r.page.slice(here.start, here.end); {
		case greeting.MatchString(text):
			from = i
		case farewell.MatchString(text) && from >= 0:
			r.letter(from, i)
			from = -1
		}
	}
}

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
	r.done[from] = true
	for i := from + 1; i < to; i++ {
		here := r.page.paras[i]
		if _, label := r.labels[i]; label || here.kind == "header" || here.kind == "heading" || !endsSentence(r.page.text, here.end) && here.words < 8 {
			continue
		}
		n := len(r.bare)
		r.bareStatement(i, here.start, signers[0])
		if len(r.bare) > n {
			r.bare[n].fate.rule, r.bare[n].fate.confidence = ruleSigned, 0.9
			r.done[i] = true
		}
	}
	r.joint[signers[0]] = append(r.joint[signers[0]], signers[1:]...)
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
		if here.words > 25 || here.kind == "heading" || endsSentence(r.page.text, here.end) && here.words > 6 {
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
