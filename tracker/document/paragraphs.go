package document

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "\x00", "")

// tidyGlyphs writes ligatures as letters and takes away marks of lists that are
// drawn with fonts of symbols, which name no letter.
func tidyGlyphs(s string) string {
	s = oneLine(ligatures.Replace(s))
	first, rest, more := strings.Cut(s, " ")
	if r, n := utf8.DecodeRuneInString(first); more && n == len(first) && (r == unicode.ReplacementChar || r >= 0xE000 && r <= 0xF8FF || r == 0x7F || r < ' ' || r >= 0x80 && r < 0xA0) {
		return "• " + rest
	}
	return s
}

var pageNumber = regexp.MustCompile(`(?i)^\W*(?:page|p\.?)?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\W*$|^(?:file|https?)://\S+$|^\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?$`)
var anyDigits = regexp.MustCompile(`\d+`)

// document makes paragraphs of the lines.
func (t *typeset) document() (Document, error) {
	t.furniture()
	w := newWriter()
	w.unmapped = true
	body, spacing := t.usual()
	paragraphs, joined := t.paragraphs(body, spacing)
	bad := 0
	for _, p := range paragraphs {
		bad += strings.Count(p.text, "\uFFFD")
		for _, r := range p.text {
			if unicode.IsControl(r) || r >= 0xE000 && r <= 0xF8FF {
				bad++
			}
		}
	}
	if bad > 0 {
		return Document{}, &Error{
			Problem: fmt.Sprintf("%d characters of the PDF cannot be read, because its fonts do not say which letters they draw, so its words would not be kept exactly.", bad),
			Remedy:  "Open it where it looks right, copy the text and paste it, or ask for the document that the PDF was made of.",
		}
	}
	for _, p := range paragraphs {
		w.begin(p.kind)
		w.write([]rune(p.text), 0, utf8.RuneCountInString(p.text))
		w.end(Block{Level: p.level, Page: p.page})
	}
	d := w.document("pdf/1")
	d.Runs, d.Charset = []Run{}, "utf-8"
	if joined > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("%d %s broken at the end of a line and put together.", joined, plural(joined, "word was", "words were")))
	}
	return d, nil
}

// furniture marks page numbers, and lines at the edge of pages that recur.
func (t *typeset) furniture() {
	times := map[string]int{}
	key := func(l printed) string { return anyDigits.ReplaceAllString(strings.ToLower(l.text), "#") }
	for _, l := range t.lines {
		if l.first || l.last {
			times[key(l)]++
		}
	}
	type place struct {
		page int
		top  bool
	}
	sure := map[place]bool{}
	for i, l := range t.lines {
		edge := l.first || l.last
		t.lines[i].furniture = edge && (pageNumber.MatchString(l.text) || times[key(l)] >= 3 || t.pages == 2 && times[key(l)] == 2)
		if t.lines[i].furniture {
			sure[place{l.page, l.first}] = true
		}
	}
	for i, l := range t.lines { // and what stands beside them
		if (l.first || l.last) && sure[place{l.page, l.first}] {
			t.lines[i].furniture = true
		}
	}
}

// usual is the size of most letters and the distance of most lines.
func (t *typeset) usual() (size, spacing float64) {
	sizes, gaps := map[float64]int{}, map[float64]int{}
	for _, l := range t.lines {
		sizes[math.Round(l.size*2)/2] += len(l.text)
		if l.gap > 0 {
			gaps[math.Round(l.gap*2)/2] += len(l.text)
		}
	}
	return commonest(sizes), commonest(gaps)
}

func commonest(counts map[float64]int) (best float64) {
	n := 0
	for v, c := range counts {
		if c > n || c == n && v < best {
			best, n = v, c
		}
	}
	return best
}

// set is one paragraph.
type set struct {
	kind  string
	level int
	page  int
	text  string
	last  printed
}

func (t *typeset) paragraphs(body, spacing float64) (out []set, joined int) {
	words := t.vocabulary()
	open := -1 // the paragraph that may go on
	for _, l := range t.lines {
		if l.furniture {
			out = append(out, set{kind: Boilerplate, page: l.page, text: l.text})
			continue
		}
		if open >= 0 && goesOn(out[open], l, spacing) {
			var hyphen bool
			out[open].text, hyphen = join(out[open].text, l.text, words)
			if hyphen {
				joined++
			}
			out[open].last = l
			continue
		}
		s := set{kind: Paragraph, page: l.page, text: l.text, last: l}
		if l.size >= body*1.15 && utf8.RuneCountInString(l.text) < 200 {
			s.kind, s.level = Heading, 2
			if l.size >= body*1.5 {
				s.level = 1
			}
		} else if listStart.MatchString(l.text) && !strings.HasPrefix(l.text, "-") {
			s.kind = ListItem
		}
		out = append(out, s)
		open = len(out) - 1
	}
	return out, joined
}

// goesOn tells whether a line continues a paragraph.
func goesOn(s set, l printed, spacing float64) bool {
	a := s.last
	if len(s.text) > 20_000 || math.Abs(a.size-l.size) > 0.08*max(a.size, l.size) || listStart.MatchString(l.text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	ended := endsThought(s.text)
	full := a.x1 > a.right-0.2*(a.right-a.left) // the line above reaches to the edge
	if a.page != l.page || a.column != l.column {
		return s.kind == Paragraph && !ended && full && (unicode.IsLower(first) || !unicode.IsUpper(first) && first != '“' && first != '"')
	}
	if spacing > 0 && l.gap > 1.45*max(spacing, 0.9*l.size) {
		return false
	}
	indented := l.x0 > l.left+0.8*l.size && a.x0 <= a.left+0.8*a.size
	if s.kind != Heading && indented && !unicode.IsLower(first) {
		return false
	}
	return s.kind == Heading || full || unicode.IsLower(first)
}

func endsThought(s string) bool {
	s = strings.TrimRight(s, `"”’')]`)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":")
}

// vocabulary is the words of the document that no line end cuts.
func (t *typeset) vocabulary() map[string]bool {
	words := map[string]bool{}
	for _, l := range t.lines {
		for w := range strings.FieldsSeq(strings.ToLower(l.text)) {
			words[strings.Trim(w, ".,;:!?\"'“”‘’()[]")] = true
		}
	}
	return words
}

// join puts two lines together. A hyphen between letters at the end of a line
// was put there by the typesetter, unless the document writes the word with one
// elsewhere and never without.
func join(a, b string, words map[string]bool) (string, bool) {
	if stem, ok := strings.CutSuffix(a, "\u00ad"); ok {
		return stem + b, true
	}
	stem, ok := strings.CutSuffix(a, "-")
	if !ok {
		stem, ok = strings.CutSuffix(a, "\u2010")
	}
	before, _ := utf8.DecodeLastRuneInString(stem)
	after, _ := utf8.DecodeRuneInString(b)
	if ok && unicode.IsDigit(before) && unicode.IsLower(after) { // "a 5-year plan"
		return a + b, false
	}
	if !ok || !unicode.IsLetter(before) || !unicode.IsLower(after) {
		return a + " " + b, false
	}
	head, tail := stem[strings.LastIndexByte(stem, ' ')+1:], b
	tail, _, _ = strings.Cut(tail, " ")
	trim := func(s string) string { return strings.ToLower(strings.Trim(s, ".,;:!?\"'“”‘’()[]")) }
	if whole := words[trim(head+tail)]; words[trim(head+"-"+tail)] && !whole || prefixes[trim(head)] || seconds[trim(tail)] && !whole {
		return a + b, false
	}
	return stem + b, true
}

// prefixes keep their hyphen in English.
var prefixes = map[string]bool{"self": true, "ex": true, "vice": true, "well": true, "co": true, "non": true, "long": true, "short": true, "high": true, "low": true, "full": true, "part": true, "half": true}

// seconds are words that follow a hyphen in English and are no syllables in
// which a word ends.
var seconds = map[string]bool{"called": true, "based": true, "led": true, "wide": true, "scale": true, "making": true, "funded": true, "owned": true, "run": true,
	"quality": true, "income": true, "depth": true, "risk": true, "driven": true, "centred": true, "focused": true, "related": true, "specific": true,
	"effective": true, "thirds": true, "quarters": true, "year-old": true, "year": true, "week": true}
