package extract

import (
	"regexp"
	"strings"
	"unicode"
)

var numbered = regexp.MustCompile(`^Q\d+\.?\s+`)

// findTitle is the paragraph of the headline: a heading of the first level, or
// a first line that is no sentence.
func (r *reader) findTitle() int {
	for i, here := range r.page.paras {
		if here.kind == "heading" && (here.block.Level <= 1 || !r.page.shape) {
			return i
		}
	}
	for i, here := range r.page.paras {
		if i > 4 {
			break
		}
		text := r.page.slice(here.start, here.end)
		if here.kind == "heading" {
			return i
		}
		if here.kind != "paragraph" || r.page.shape {
			continue
		}
		if kicker.MatchString(text) && i == 0 {
			return i
		}
		if endsSentence(r.page.text, here.end) && !strings.HasSuffix(text, "?") || text[len(text)-1] == ':' {
			return -1
		}
		if _, label := r.labels[i]; label {
			return -1
		}
		if here.words > 3 && here.words < 30 && !furniture(text) && i+1 < len(r.page.paras) {
			return i
		}
	}
	return -1
}

// kicker is a word that newspapers set before a headline that is a sentence.
var kicker = regexp.MustCompile(`^(Reaction|Reactions|Analysis|Comment|Opinion|Live|News|Briefing|Exclusive|Interview): \S`)

// furniture tells lines of a site or a press office from lines of a text.
func furniture(text string) bool {
	if promisesMore.MatchString(text) {
		return true
	}
	low := strings.ToLower(text)
	for _, start := range []string{"skip to", "subscribe", "embargo", "press release", "news release", "media release", "media statement", "press statement", "you are here", "home >", "home »", "home /", "posted ", "last updated", "this site", "share this", "advertisement", "by ", "for immediate", "sign in", "log in", "read more", "photo", "sponsored", "read ", "contact", "for further", "notes to", "ends", "click", "declared interest", "declarations of interest", "conflicts of interest"} {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	return strings.Contains(low, "@") || strings.Contains(low, "cookie") || strings.Contains(low, "http")
}

// answers is the person interviewed: the one whom the introduction describes.
func (r *reader) answers() *person {
	for _, p := range r.cast.people {
		if !p.body && p.name != "" && (p.role != "" || p.org != "") {
			return p
		}
	}
	for _, p := range r.cast.people {
		if !p.body && p.name != "" {
			return p
		}
	}
	return nil
}

// colonIn is the place of a colon that may end a name at the start of a paragraph.
func (r *reader) colonIn(here para) int {
	if r.turns.stops && (r.page.text[here.start] == 'Q' || r.page.text[here.start] == 'A') && r.page.at(here.start+1) == '.' {
		return here.start + 1
	}
	for k := here.start; k < here.end && k < here.start+220; k++ {
		if r.page.text[k] == ':' && k+1 < here.end && !unicode.IsDigit(r.page.text[k+1]) {
			return k
		}
		if anyMark(r.page.text[k]) && r.page.text[k] != '’' && r.page.text[k] != '\'' || stop(r.page.text[k]) && k+1 < here.end && blank(r.page.text[k+1]) && k-here.start > 6 {
			return -1
		}
	}
	return -1
}

// prefixSpeaker is the person of "Name, role: “…”" before the first quotation.
func (r *reader) prefixSpeaker(s sentence, i int) (*person, string) {
	if i == 0 || s.toks[i-1].text != ":" && !(s.toks[i-1].kind == 'p' && strings.Contains("–—-", s.toks[i-1].text)) && !strings.Contains(r.page.slice(s.toks[i-1].e, s.toks[i].s), "\t") || s.start != r.page.paras[s.para].start {
		return nil, ""
	}
	for k := range i - 1 {
		if s.toks[k].kind == 'q' {
			return nil, ""
		}
	}
	text, colon := r.page.slice(s.start, s.toks[i-1].s), s.toks[i-1].text == ":"
	if s.toks[i-1].kind == 'w' { // a tab stands between
		text = r.page.slice(s.start, s.toks[i-1].e)
	}
	if left, right, ok := strings.Cut(text, " is "); ok && !strings.Contains(left, ",") {
		text = left + ", " + right
	}
	l, ok := parseLabel(text)
	isBody := l.name == "" && l.role == "" && len(l.also) == 0 && looksOrg(l.org, false)
	if !ok || l.name == "" && l.unnamed == "" && !isBody || hasVerb(whoClause.ReplaceAllString(text, "")) || !colon && l.org == "" && l.role == "" {
		return nil, ""
	}
	who := r.fromLabel(l, s.para)
	return who, ruleLabel
}

// statementGoesOn tells whether a paragraph is still the words under a name: a
// sentence, and no furniture of the page.
func (r *reader) statementGoesOn(i int) bool {
	here := r.page.paras[i]
	text := r.page.slice(here.start, here.end)
	if here.kind == "heading" || here.kind == "caption" || here.kind == "cell" || furniture(text) || here.gap > 2 {
		return false
	}
	if strings.HasPrefix(text, "Witnesses") || strings.HasPrefix(text, "Examination of") {
		return false
	}
	return endsSentence(r.page.text, here.end) && !r.editors(text)
}

// editors tells a line about the text itself from its words.
func (r *reader) editors(text string) bool {
	low := strings.ToLower(text)
	return strings.Contains(low, "this interview") || strings.Contains(low, "staff writer") || strings.HasPrefix(low, "read ")
}

// inHeadline keeps the quotations of a headline apart: they may repeat the text.
func (r *reader) inHeadline(i int) {
	for q := r.page.paras[i].quotes[0]; q < r.page.paras[i].quotes[1]; q++ {
		r.page.quotes[q].fate = fate{reaction: -1, outcome: "headline"}
	}
	r.lookOver(i)
}

// lookOver reads the names of a headline for the bodies in it. Whom it names is
// met again in the text; what only looks like a name there must not be kept.
func (r *reader) lookOver(i int) {
	known := len(r.cast.people)
	for _, s := range r.page.sentences(i) {
		r.mentionsIn(s)
	}
	r.cast.forget(known)
}
