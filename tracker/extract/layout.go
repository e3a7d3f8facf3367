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
	low := strings.ToLower(text)
	for _, start := range []string{"skip to", "subscribe", "embargo", "press release", "this site", "share this", "advertisement", "by ", "for immediate", "sign in", "log in", "read more", "photo", "sponsored", "read ", "contact", "for further", "notes to", "ends", "click", "declared interest", "declarations of interest", "conflicts of interest"} {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	return strings.Contains(low, "@") || strings.Contains(low, "cookie") || strings.Contains(low, "http")
}

// findLabels lists the paragraphs that name a speaker and say nothing.
func (r *reader) findLabels() {
	for i := range r.page.paras {
		here := r.page.paras[i]
		if l, ok := r.labelAt(i, here); ok {
			r.labels[i] = l
		}
	}
	if !r.page.shape {
		return
	}
	for i := range r.page.paras { // a heading with the name, and the role in the paragraph below it
		l, ok := r.labels[i]
		if !ok || r.page.paras[i].kind != "heading" || l.org != "" && l.role != "" || i+1 >= len(r.page.paras) {
			continue
		}
		next := r.page.paras[i+1]
		if next.kind != "paragraph" || next.words > 16 || endsSentence(r.page.text, next.end) {
			continue
		}
		text := r.page.slice(next.start, next.end)
		if both, ok := parseLabel(r.page.slice(r.page.paras[i].start, r.page.paras[i].end) + ", " + text); ok && (both.org != "" || both.role != "") && !strings.ContainsAny(text, ":“\"") {
			if both.name == "" && l.unnamed != "" {
				both.name, both.unnamed, both.org = "", l.unnamed, text
			}
			r.labels[i] = both
			r.labels[i+1] = both
		}
	}
}

func (r *reader) labelAt(i int, here para) (label, bool) {
	if here.end-here.start > 400 {
		return label{}, false
	}
	text := r.page.slice(here.start, here.end)
	colon := text[len(text)-1] == ':' || strings.HasSuffix(text, "said*:")
	switch {
	case here.words > 40 || here.kind == "caption" || here.kind == "cell" || here.kind == "footnote" || here.kind == "quotation":
		return label{}, false
	case endsSentence(r.page.text, here.end) && !colon && !strings.HasSuffix(text, ")") && !strings.HasSuffix(text, ".*"):
		return label{}, false
	case strings.ContainsAny(text, "“”\"«»?;") && !colon, furniture(text):
		return label{}, false
	}
	if here.kind == "heading" {
		if here.block.Level == 1 {
			return label{}, false
		}
		l, ok := parseLabel(text)
		return l, ok && (l.name != "" && !strings.ContainsAny(text, "?") || l.unnamed != "")
	}
	lead := text
	if colon {
		if j := commenting.FindStringIndex(lead); j != nil {
			lead = r.afterLead(lead)
		}
	} else if here.words > 25 {
		return label{}, false
	}
	l, ok := parseLabel(lead)
	if !ok {
		return l, false
	}
	switch {
	case colon && hasVerb(saidTail.ReplaceAllString(strings.TrimRight(lead, ":*"), "")):
		return l, false
	case colon:
		return l, l.name != "" && (l.role != "" || l.org != "" || strings.Contains(text, "said")) || l.unnamed != "" && l.org != ""
	case l.name != "":
		if l.role == "" && l.org == "" {
			return l, strings.HasSuffix(strings.TrimSpace(text), " again") || dashed(text)
		}
		return l, !hasVerb(text) && r.nextToWords(i)
	case l.unnamed != "":
		return l, r.nextToWords(i)
	}
	return l, l.org != "" && l.role == "" && len(l.also) == 0 && looksOrg(strings.Split(l.org, ",")[0], false) && i > 0 &&
		here.gap == 0 && r.page.paras[i-1].marks[0] < r.page.paras[i-1].marks[1]
}

func dashed(text string) bool {
	return strings.HasPrefix(text, "–") || strings.HasPrefix(text, "—") || strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "--")
}

// hasVerb tells a sentence without a stop (a caption) from a label.
func hasVerb(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if saying[w] || copulas[w] && w != "will" {
			return true
		}
	}
	return false
}

// nextToWords tells whether a quotation, or a sentence about the person, stands
// right above or below.
func (r *reader) nextToWords(i int) bool {
	p := r.page
	name := ""
	if l, ok := parseLabel(p.slice(p.paras[i].start, p.paras[i].end)); ok {
		name = surnameOf(l.name)
	}
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(p.paras) {
			continue
		}
		here := p.paras[k]
		if opensAt(p.text, here.start) || k > i && name != "" && strings.Contains(p.slice(here.start, here.end), name) && endsSentence(p.text, here.end) {
			return true
		}
		if k < i && here.marks[0] < here.marks[1] && here.gap >= 0 && p.paras[i].gap == 0 {
			return true
		}
		if k > i && here.kind == "quotation" {
			return true
		}
	}
	return false
}

var commenting = regexp.MustCompile(`(?i)^(commenting|responding|speaking|reacting|in response|asked|on the|and from|welcoming|from)\b`)

// afterLead cuts "Commenting on today’s announcement by the Ministry, Ada
// Okoro, chair, said" down to the part that begins with the name.
func (r *reader) afterLead(text string) string {
	parts := strings.Split(text, ", ")
	for i := range parts {
		if i == 0 {
			continue
		}
		if _, _, ok := personOf(parts[i]); ok {
			return strings.Join(parts[i:], ", ")
		}
		if _, _, tail := splitOffice(saidTail.ReplaceAllString(strings.TrimRight(parts[i], ":"), "")); tail != "" {
			return strings.Join(parts[i:], ", ")
		}
	}
	return text
}

// labelsBelow tells whether the labels of this text stand under the words: the
// first of them does, and nearness agrees.
func (r *reader) labelsBelow() bool {
	above, below := 0, 0
	for i := range r.labels {
		switch r.side(i) {
		case 1:
			below++
		case -1:
			above++
		}
	}
	return below > above
}

// side is 1 if the label is nearer to a quotation above it, -1 if below, else 0.
func (r *reader) side(i int) int {
	p := r.page
	text := p.slice(p.paras[i].start, p.paras[i].end)
	if text[len(text)-1] == ':' || p.paras[i].kind == "heading" {
		return -1
	}
	up := i > 0 && p.paras[i-1].quotes[0] < p.paras[i-1].quotes[1]
	down := i+1 < len(p.paras) && p.paras[i+1].quotes[0] < p.paras[i+1].quotes[1]
	switch {
	case dashed(text) && up:
		return 1
	case up && !down:
		return 1
	case down && !up:
		return -1
	case up && down && p.paras[i].gap < p.paras[i+1].gap:
		return 1
	case up && down && p.paras[i].gap > p.paras[i+1].gap:
		return -1
	}
	return 0
}

func (r *reader) labelBelow(i int) bool {
	if s := r.side(i); s != 0 && (s < 0 || r.below) {
		return s > 0
	}
	return r.below
}

// prefixed reads a paragraph that begins with "Name:", "Q:" or "A:" and goes on
// without marks: a transcript, or a statement on the same line.
func (r *reader) prefixed(i int) bool {
	here := r.page.paras[i]
	at := r.colonIn(here)
	if at < 0 {
		return false
	}
	text := r.page.slice(here.start, at)
	question := numbered.MatchString(text)
	text = numbered.ReplaceAllString(text, "")
	after, _ := trim(r.page.text, at+1, here.end)
	if opensAt(r.page.text, after) || !r.transcript {
		return false
	}
	var who *person
	switch {
	case text == "Q":
		r.heading, r.statement = nil, true
		r.rejectAll(i, "in a question of the interviewer")
		return true
	case text == "A":
		who = r.answers()
	case text == "Chair" || text == "Chairman":
		r.heading, r.statement = &person{asks: true}, true
		r.rejectAll(i, "in a question of the chair")
		return true
	default:
		hon, name, ok := personOf(text)
		if !ok {
			return false
		}
		who = r.cast.meet(hon, name, i)
	}
	if question {
		who.asks = true
	}
	if who == nil {
		return false
	}
	r.heading, r.statement = who, true
	r.bareStatement(i, at+1, who)
	return true
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

// findTranscript tells whether the text is a transcript: three paragraphs or
// more begin with a name and a colon, or with Q: and A:, and go on without marks.
func (r *reader) findTranscript() bool {
	n := 0
	for _, here := range r.page.paras {
		at := r.colonIn(here)
		if at < 0 {
			continue
		}
		text := numbered.ReplaceAllString(r.page.slice(here.start, at), "")
		after, _ := trim(r.page.text, at+1, here.end)
		if opensAt(r.page.text, after) || after >= here.end {
			continue
		}
		if _, _, ok := personOf(text); ok || text == "A" || text == "Q" {
			n++
		}
	}
	return n >= 4
}

// prefixSpeaker is the person of "Name, role: “…”" before the first quotation.
func (r *reader) prefixSpeaker(s sentence, i int) (*person, string) {
	if i == 0 || s.toks[i-1].text != ":" || s.start != r.page.paras[s.para].start {
		return nil, ""
	}
	for k := range i - 1 {
		if s.toks[k].kind == 'q' {
			return nil, ""
		}
	}
	text := strings.TrimSuffix(r.page.slice(s.start, s.toks[i-1].s), ":")
	if left, right, ok := strings.Cut(text, " is "); ok && !strings.Contains(left, ",") {
		text = left + ", " + right
	}
	l, ok := parseLabel(text)
	if !ok || l.name == "" && l.unnamed == "" || hasVerb(text) {
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
	for _, s := range r.page.sentences(i) {
		r.mentionsIn(s)
	}
}
