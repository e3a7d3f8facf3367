package extract

import (
	"regexp"
	"strings"
)

// findLabels lists the paragraphs that name a speaker and say nothing.
func (r *reader) findLabels() {
	for i := range r.page.paras {
		here := r.page.paras[i]
		if l, ok := r.labelAt(i, here); ok {
			r.labels[i] = r.ofKnownBody(l)
		}
	}
	r.findSections()
	defer r.findStacked()
	if !r.page.shape {
		r.findTwoLines()
		r.findNamesUnder()
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
	if here.kind == "attribution" || here.kind == "quotation" {
		return r.creditAt(i)
	}
	text := r.page.slice(here.start, here.end)
	colon := text[len(text)-1] == ':' || strings.HasSuffix(text, "said*:")
	switch {
	case here.words > 40 || here.kind == "caption" || here.kind == "cell" || here.kind == "footnote":
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
		return l, ok && (l.name != "" && !strings.ContainsAny(text, "?") || l.unnamed != "" || r.headsSection(i, l))
	}
	lead := r.boldName(here, text)
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
	if m := onBehalf.FindStringSubmatch(text); m != nil && l.org == "" && looksOrg(m[1], false) {
		l.org, l.role = m[1], withoutBody(l.role)
	}
	switch {
	case colon && hasVerb(whoClause.ReplaceAllString(saidTail.ReplaceAllString(strings.TrimRight(lead, ":*"), ""), "")):
		return l, false
	case colon:
		return l, l.name != "" && (l.role != "" || l.org != "" || strings.Contains(text, "said")) || l.unnamed != "" && l.org != ""
	case l.name != "":
		if l.role == "" && l.org == "" {
			return l, strings.HasSuffix(strings.TrimSpace(text), " again") || dashed(text)
		}
		return l, !hasVerb(text) && (r.nextToWords(i, l) || r.bold(i) && r.statesBelow(i, l))
	case l.unnamed != "":
		return l, r.nextToWords(i, l)
	}
	if l.org == "" || l.role != "" || len(l.also) > 0 || i == 0 || r.page.paras[i-1].marks[0] == r.page.paras[i-1].marks[1] {
		return l, false
	}
	return l, dashed(text) || here.gap == 0 && looksOrg(strings.Split(l.org, ",")[0], false)
}

// findTwoLines finds labels whose name stands on one line and office on the next.
func (r *reader) findTwoLines() {
	p := r.page
	for i := 0; i+2 < len(p.paras); i++ {
		name, office := p.paras[i], p.paras[i+1]
		if office.gap > 0 || name.words > 7 || office.words > 16 || endsSentence(p.text, office.end) {
			continue
		}
		first, second := p.slice(name.start, name.end), p.slice(office.start, office.end)
		if _, _, ok := personOf(first); !ok || furniture(second) || hasVerb(second) || len(second) > 160 {
			continue
		}
		l, ok := parseLabel(first + ", " + second)
		if !ok || l.name == "" || l.role == "" && l.org == "" {
			continue
		}
		// Below stand the words, or a sentence about the person where both lines are a heading.
		if below := p.paras[i+2]; opensAt(p.text, below.start) || name.gap > 0 && below.gap > 0 && l.role != "" && l.org != "" && endsSentence(p.text, below.end) {
			r.labels[i], r.labels[i+1] = l, l
		}
	}
}

// headsSection tells whether a heading is the name of a body with a block
// quotation right below it.
func (r *reader) headsSection(i int, l label) bool {
	return l.name == "" && l.role == "" && looksOrg(l.org, false) && i+1 < len(r.page.paras) && r.page.paras[i+1].kind == "quotation"
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
func (r *reader) nextToWords(i int, l label) bool {
	p, name := r.page, surnameOf(l.name)
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
		if here.kind == "quotation" {
			return true
		}
	}
	return false
}

// onBehalf names the body before the person: "Commenting on behalf of the
// Harbour Trust, Ada Okoro said:".
var onBehalf = regexp.MustCompile(`^[A-Z][a-z]+ing (?:on behalf of|for) (?:the )?([^,]{4,90}),`)

// whoClause is what a label tells of the person beside the office.
var whoClause = regexp.MustCompile(`\bwho\b[^,]*`)

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
			if role, _, tail := splitOffice(parts[i-1]); i > 1 && role != "" && tail == "" { // "the society’s president, Ada Okoro"
				i--
			}
			return strings.Join(parts[i:], ", ")
		}
		if _, _, tail := splitOffice(saidTail.ReplaceAllString(strings.TrimRight(parts[i], ":"), "")); tail != "" {
			return strings.Join(parts[i:], ", ")
		}
	}
	words := strings.Fields(text) // "Commenting on the plan Harbour Trust chief executive Ada Okoro said:"
	for i := len(words) - 3; i > 1; i-- {
		if low := strings.ToLower(words[i-1]); documents[low] || documents[strings.TrimSuffix(low, "s")] || announced[low] {
			rest := strings.Join(words[i:], " ")
			if _, _, tail := splitOffice(saidTail.ReplaceAllString(strings.TrimRight(rest, ":"), "")); tail != "" {
				return rest
			}
		}
	}
	return text
}

// announced are nouns for what reactions are given to.
var announced = set(`announcement announcements news statement speech launch decision publication proposals proposal budget today yesterday view consultation pledge deal move reforms changes findings`)

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
	up := i > 0 && p.saysSomething(i-1)
	down := i+1 < len(p.paras) && p.saysSomething(i+1)
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

// saysSomething tells whether a paragraph holds words that are set off as said.
func (p *page) saysSomething(i int) bool {
	return p.paras[i].quotes[0] < p.paras[i].quotes[1] || p.paras[i].kind == "quotation"
}

func (r *reader) labelBelow(i int) bool {
	if s := r.side(i); s != 0 && (s < 0 || r.below) {
		return s > 0
	}
	return r.below
}
