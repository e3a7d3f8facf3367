package extract

import (
	"regexp"
	"strings"
)

const ruleArticle = "article signed by its author"

var (
	author   = regexp.MustCompile(`^(?:\W{0,3})((?:[A-Z][\w.’'-]*|van|de|von|der|la|al) (?:[A-Z][\w.’'-]* |van |de |von |der |la |al ){0,3}?[A-Z][\w’'-]*) (is|was|chairs|leads|runs|heads|works for|directs) (.{4,160}?)\W{0,3}$`)
	ownVoice = regexp.MustCompile(`\b(?:I|my|me|I[’']ve|I[’']m|I[’']d)\b`)
)

// findSignedArticle gives an article in the first person to its author, whom the
// last lines name with an office, where it quotes nobody.
func (r *reader) findSignedArticle() {
	if r.transcript || r.interview || len(r.labels) > 0 || len(r.page.quotes) > maxQuotesInArticle {
		return
	}
	for i := len(r.page.paras) - 1; i > 1 && i > len(r.page.paras)-4; i-- {
		here := r.page.paras[i]
		if here.words > 35 || here.kind == "heading" || here.kind == "boilerplate" {
			continue
		}
		l, ok := authorOf(r.page.slice(here.start, here.end))
		if !ok || !r.inFirstPerson(i, l) {
			continue
		}
		who := r.fromLabel(l, i)
		r.done[i] = true
		for k := range i {
			if k == r.title || r.done[k] || !endsSentence(r.page.text, r.page.paras[k].end) || r.page.paras[k].kind == "caption" {
				continue
			}
			n := len(r.bare)
			r.signed(k, r.page.paras[k].start, who)
			if len(r.bare) > n {
				r.bare[n].fate.rule, r.bare[n].fate.confidence = ruleArticle, 0.8
			}
		}
		return
	}
}

// maxQuotesInArticle is how often an author may quote others in an article that is
// read as the author's own words.
const maxQuotesInArticle = 4

// authorOf reads "Ada Okoro is chair of the Harbour Trust".
func authorOf(text string) (label, bool) {
	m := author.FindStringSubmatch(text)
	if m == nil {
		return label{}, false
	}
	hon, name, ok := personOf(m[1])
	if !ok {
		return label{}, false
	}
	l := label{hon: hon, name: name}
	role, org, ok := officeOfClause(m[2] + " " + strings.TrimRight(m[3], "."))
	l.capacity(role, org)
	return l, ok && (role != "" || org != "")
}

// inFirstPerson tells whether paragraphs above say "I" outside quotations, and
// none names the author.
func (r *reader) inFirstPerson(last int, l label) bool {
	n := 0
	for i := range last {
		here := r.page.paras[i]
		text := r.page.slice(here.start, here.end)
		if i != r.title && here.words > 8 && strings.Contains(text, l.name) {
			return false
		}
		if here.quotes[0] == here.quotes[1] && ownVoice.MatchString(text) {
			n++
		}
	}
	return n > 0
}
