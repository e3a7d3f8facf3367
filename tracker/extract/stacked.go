package extract

import "strings"

// maxStacked is how many lines name one speaker: body, name and office.
const maxStacked = 3

// findStacked finds labels over up to three lines, the body above the name or
// below it: "Harbour Society", "Ada Okoro, chair".
func (r *reader) findStacked() {
	found := map[int]label{}
	firsts, loose := 0, []int{}
	for i := 0; i+2 < len(r.page.paras); i++ {
		l, last := r.stackAt(i)
		if last == i {
			continue
		}
		for k := i; k <= last; k++ {
			found[k] = l
		}
		if firsts++; r.page.paras[i].kind != "heading" && r.page.paras[i+1].gap > 0 {
			loose = append(loose, i, i+1)
		}
		i = last
	}
	if len(loose) > 0 && firsts < 2 { // with blank lines between, one alone may be a crosshead
		return
	}
	for i, l := range found {
		r.labels[i] = l
	}
}

// stackAt reads the lines from i on as one label and answers the last of them, or
// i if they are none.
func (r *reader) stackAt(i int) (label, int) {
	p := r.page
	last := i
	for last+1 < len(p.paras) && last+1 < i+maxStacked && r.stackLine(last) && r.stackLine(last+1) && r.stacks(last+1) {
		last++
	}
	if last == i || !r.stackLine(last) || last+1 >= len(p.paras) || !r.saysBelow(last+1) {
		return label{}, i
	}
	var lines []string
	for k := i; k <= last; k++ {
		lines = append(lines, outOfCapitals(p.slice(p.paras[k].start, p.paras[k].end)))
	}
	above, here := p.paras[i], p.paras[i+1]
	l, ok := bodyAbove(lines, above.kind == "heading" || here.gap == 0)
	if !ok && here.gap == 0 || !ok && above.kind == "heading" {
		l, ok = nameAbove(lines)
	}
	if !ok {
		return label{}, i
	}
	return l, last
}

// stackLine tells whether a line may be part of a label.
func (r *reader) stackLine(i int) bool {
	here := r.page.paras[i]
	if here.words == 0 || here.words > 16 || here.kind != "paragraph" && here.kind != "heading" || here.block.Level == 1 && here.kind == "heading" {
		return false
	}
	text := r.page.slice(here.start, here.end)
	return !endsSentence(r.page.text, here.end) && !strings.ContainsAny(text, "“”\"?:;") && !furniture(text) && !hasVerb(text)
}

// stacks tells whether line i belongs to the one above it: right below it, or as
// the next of two headings or the line below one.
func (r *reader) stacks(i int) bool {
	above, here := r.page.paras[i-1], r.page.paras[i]
	switch {
	case above.kind == "heading":
		return here.kind != "heading" || here.block.Level > above.block.Level
	case here.kind == "heading":
		return false
	}
	return !r.page.shape
}

// saysBelow tells whether words that somebody said stand in paragraph i.
func (r *reader) saysBelow(i int) bool {
	here := r.page.paras[i]
	if here.kind != "paragraph" && here.kind != "quotation" {
		return false
	}
	text := r.page.slice(here.start, here.end)
	return opensAt(r.page.text, here.start) || endsSentence(r.page.text, here.end) && here.words > 4 && firstPerson.MatchString(text)
}

// bodyAbove reads the name of a body and, on the line below, a person and an
// office without one. Set is whether the lines stand together or make a heading.
func bodyAbove(lines []string, set bool) (label, bool) {
	head, ok := parseLabel(lines[0])
	if !ok && !set {
		return head, false
	}
	_, _, person := personOf(lines[0])
	body := strings.TrimPrefix(lines[0], "The ")
	if person && !looksOrg(body, false) || !looksOrg(body, false) && !(set && title(body)) || strings.Contains(body, ",") || head.role != "" {
		return head, false
	}
	l, ok := parseLabel(strings.Join(lines[1:], ", "))
	if !ok || l.name == "" || l.role == "" || l.org != "" || len(l.also) > 0 {
		return l, false
	}
	l.org = body
	return l, true
}

// nameAbove reads a person and, on the lines below, the office and the body.
func nameAbove(lines []string) (label, bool) {
	if first, ok := parseLabel(lines[0]); !ok || first.name == "" || first.org != "" {
		return first, false
	}
	l, ok := parseLabel(strings.Join(lines, ", "))
	return l, ok && l.name != "" && l.role != "" && l.org != ""
}
