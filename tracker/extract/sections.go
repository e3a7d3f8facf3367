package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headsStatement tells whether the paragraphs below a label are the words of its
// person or body though no marks say so: the label is set as a heading, and what
// follows is no story about them.
func (r *reader) headsStatement(i int, l label) bool {
	return r.setOff(i) && r.statesBelow(i, l)
}

// setOff tells whether a label stands as a heading does: it is one, it is bold, it
// is the line with the office under one, or the text has several such lines.
func (r *reader) setOff(i int) bool {
	here := r.page.paras[i]
	_, under := r.labels[i-1]
	switch {
	case here.kind == "heading", here.kind == "listitem", r.bold(i), stating.MatchString(r.page.slice(here.start, here.end)):
		return true
	case under && i > 0 && (r.page.paras[i-1].kind == "heading" || r.bold(i-1)):
		return true
	case r.page.shape:
		return false
	}
	return r.bareLabels() > 1
}

// bold tells whether a whole paragraph is bold.
func (r *reader) bold(i int) bool {
	here := r.page.paras[i]
	return here.block.Bold > 0 && here.block.Bold >= here.end-here.start-1
}

// bareBelow tells whether a sentence without marks stands below a label.
func (r *reader) bareBelow(i int) bool {
	if i+1 >= len(r.page.paras) {
		return false
	}
	next := r.page.paras[i+1]
	if _, other := r.labels[i+1]; other || next.kind != "paragraph" && next.kind != "listitem" && next.kind != "quotation" {
		return false
	}
	return (!r.page.setsOffWords(i+1) || r.ownVoice(i+1)) && next.words > 2 && (endsSentence(r.page.text, next.end) || r.page.text[next.end-1] == ':') && !r.editors(r.page.slice(next.start, next.end))
}

// setsOffWords tells whether a paragraph holds marks that quote, apostrophes left aside.
func (p *page) setsOffWords(i int) bool {
	here := p.paras[i]
	if here.quotes[0] != here.quotes[1] || opensAt(p.text, here.start) {
		return true
	}
	return here.marks[0] != here.marks[1] && strings.ContainsAny(p.slice(here.start, here.end), "“”„\"«»")
}

// bareLabels counts the lines of a text that name somebody with an office and
// have sentences without marks below.
func (r *reader) bareLabels() int {
	if r.bareCount > 0 {
		return r.bareCount - 1
	}
	for i, l := range r.labels {
		if l.name != "" && (l.org != "" || l.role != "") && r.bareBelow(i) && r.atTop(i) && !tellsOf(r.section(i), l) {
			r.bareCount++
		}
	}
	r.bareCount++
	return r.bareCount - 1
}

// atTop tells whether a label begins after a blank line: its first line does, where
// it has several.
func (r *reader) atTop(i int) bool {
	for above := i - 1; r.page.paras[i].gap == 0; above-- {
		if _, ok := r.labels[above]; !ok || above < i-2 {
			return false
		}
		if r.page.paras[above].gap > 0 {
			return true
		}
	}
	return true
}

// section is the text of the first paragraphs below a label.
func (r *reader) section(i int) string {
	last := i
	for last+1 < len(r.page.paras) && last < i+4 && r.page.paras[last+1].kind != "heading" {
		if _, other := r.labels[last+1]; other {
			break
		}
		last++
	}
	if last == i {
		return ""
	}
	return r.page.slice(r.page.paras[i+1].start, r.page.paras[last].end)
}

var (
	firstPerson = regexp.MustCompile(`\b(?:[Ww]e|[Oo]ur|[Oo]urs|I|[Mm]y|us|me)\b`)
	telling     = regexp.MustCompile(`\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) [\w’-]+(?: [\w’-]+){0,3}) (?:has |have |had |also )?(?:said|told|added|warned|argued|claimed|called|described|insisted|says|warns|argues|wrote|writes)\b`)
)

// tellsOf tells whether a text is about the person or body of a label rather than
// by them: it names the person, or says what somebody said.
func tellsOf(text string, l label) bool {
	if l.name != "" && strings.Contains(text, surnameOf(l.name)) {
		return true
	}
	return telling.MatchString(text) && !firstPerson.MatchString(text)
}

// statesBelow tells whether sentences without marks stand below a label that are
// no story about its person.
func (r *reader) statesBelow(i int, l label) bool {
	if !r.bareBelow(i) {
		return false
	}
	first := r.section(i)
	if l.name == "" {
		first = usher.ReplaceAllString(first, "")
	}
	return !tellsOf(first, l) || l.name == "" && firstPerson.MatchString(first)
}

// findSections finds headings, and lines that stand as such, which are the names
// of those whose words are below them. A name of a body that shows no noun of one
// is known by the others beside it.
func (r *reader) findSections() {
	r.findStatements()
	groups := map[int][]int{}
	for i, here := range r.page.paras {
		switch {
		case here.kind == "heading" && here.block.Level > 1:
			groups[here.block.Level] = append(groups[here.block.Level], i)
		case here.kind == "paragraph" && r.bold(i) && here.words < 20:
			groups[0] = append(groups[0], i)
		case !r.page.shape && here.gap > 0 && here.words < 20 && !endsSentence(r.page.text, here.end):
			groups[-1] = append(groups[-1], i)
		}
	}
	for level := -1; level < 7; level++ {
		r.sectionsOf(groups[level], level >= 0)
	}
}

// sectionsOf makes labels of the lines of one kind that name somebody.
func (r *reader) sectionsOf(lines []int, shaped bool) {
	named, bodies, loose := 0, 0, 0
	found := map[int]label{}
	for _, i := range lines {
		here := r.page.paras[i]
		text := r.page.slice(here.start, here.end)
		l, ok := parseLabel(text)
		if !ok || l.unnamed != "" || furniture(text) || hasVerb(text) || strings.ContainsAny(text, "?“”\"") || strings.Contains(text, ":") && (l.name == "" || l.role == "" || l.org == "") {
			continue
		}
		says := r.statesBelow(i, l) || i+1 < len(r.page.paras) && r.page.paras[i+1].kind == "quotation"
		switch {
		case l.name != "" && (l.org != "" || l.role != ""):
			if named++; says {
				found[i] = l
			}
		case l.name == "" && l.role == "" && len(l.also) == 0 && looksOrg(l.org, false):
			if bodies++; says || opensAt(r.page.text, r.page.paras[min(i+1, len(r.page.paras)-1)].start) {
				found[i] = l
			}
		case shaped && here.words < 7 && title(text):
			if loose++; says || opensAt(r.page.text, r.page.paras[min(i+1, len(r.page.paras)-1)].start) {
				found[i] = label{org: text}
			}
		}
	}
	if named+bodies < 2 || (named+bodies+loose)*2 < len(lines) || !shaped && bodies > 0 && named+bodies < 3 {
		return
	}
	for i, l := range found {
		if _, already := r.labels[i]; already || l.name == "" && !looksOrg(l.org, false) && named+bodies+loose < len(lines) {
			continue
		}
		r.labels[i] = l
	}
}

// title tells whether each word but the small ones begins with a capital.
func title(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if !joiners[w] && !isUpper(w) {
			return false
		}
	}
	return len(words) > 1
}

func isUpper(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first)
}

// declares begins a declaration that stands under the words of one person.
var declares = regexp.MustCompile(`^(?i:(?:declared|competing|conflicting) interests?|interests declared|declarations? of interests?|conflicts? of interests?|disclosures?)\s*[:–—]\s`)

// together joins the people of headings that follow each other with nothing
// between them: what is below is the words of all.
func (r *reader) together(i int, who *person) {
	if i == 0 || r.headingPara != i-1 || r.heading == nil || r.heading == who {
		return
	}
	above, here := r.page.paras[i-1], r.page.paras[i]
	if above.kind == "heading" && here.kind == "heading" && above.block.Level == here.block.Level && !who.body && !r.heading.body {
		r.joint[who] = append(append(r.joint[who], r.heading), r.joint[r.heading]...)
	}
}

// stating is a headline that names whose statement follows.
var stating = regexp.MustCompile(`^(?:(?:Joint |Full |Written )?[Ss]tatement|Response|Submission|Comments?|(?:Written )?[Ee]vidence) (?:from|by|of) `)

// findStatements makes labels of such headlines: "Statement from Ada Okoro, chair of
// Harbour Trust, on beds".
func (r *reader) findStatements() {
	for i, here := range r.page.paras {
		if here.words > 40 || here.kind != "heading" && here.kind != "paragraph" || endsSentence(r.page.text, here.end) {
			continue
		}
		text := r.page.slice(here.start, here.end)
		head := stating.FindString(text)
		if head == "" || !r.bareBelow(i) {
			continue
		}
		who := text[len(head):]
		for _, about := range []string{", on ", " on the ", " on ", " about ", " regarding ", " to the ", " following "} {
			who, _, _ = strings.Cut(who, about)
		}
		if l, ok := parseLabel(who); ok && (l.name != "" || l.role == "" && looksOrg(l.org, false)) {
			r.labels[i] = l
		}
	}
}

// boldName puts a comma between a bold name and the office that stands behind it
// with nothing between: "Ada Okoro" and, on the next line, "Chair, Harbour Trust".
func (r *reader) boldName(here para, text string) string {
	n := here.block.Bold
	if n == 0 || n >= here.end-here.start-3 {
		return text
	}
	name, rest := strings.TrimSpace(r.page.slice(here.start, here.start+n)), r.page.slice(here.start+n, here.end)
	if _, _, ok := personOf(name); !ok || rest == "" || rest[0] != ' ' || !isUpper(strings.TrimSpace(rest)) {
		return text
	}
	return name + ", " + strings.TrimSpace(rest)
}
