package document

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// typeset puts glyphs on pages together as lines, columns and paragraphs.
type typeset struct {
	lines []printed // of all pages, in the order of reading
	pages int
}

// printed is a stretch of glyphs on one line, later a line.
type printed struct {
	page         int
	x0, x1, y    float64
	size         float64
	text         string
	column       int     // of the page: its band and column
	left, right  float64 // of its column
	first, last  bool    // of its page
	furniture    bool    // running head or foot
	gap          float64 // to the line above it
	hyphenJoined bool
}

// page adds a page and tells how many lines it has.
func (t *typeset) page(number int, glyphs []pdf.Text) int {
	pieces := stretches(glyphs)
	if len(pieces) == 0 {
		return 0
	}
	t.pages++
	var out []printed
	column := 0
	for _, group := range columnsOf(pieces) {
		lines := linesIn(group)
		column++
		left, right := math.Inf(1), math.Inf(-1)
		for _, l := range lines {
			left, right = min(left, l.x0), max(right, l.x1)
		}
		for i := range lines {
			lines[i].column, lines[i].left, lines[i].right, lines[i].page = column, left, right, number
			if i > 0 {
				lines[i].gap = lines[i-1].y - lines[i].y
			}
		}
		out = append(out, lines...)
	}
	top, bottom := 0, 0
	for i, l := range out {
		if l.y > out[top].y {
			top = i
		}
		if l.y < out[bottom].y {
			bottom = i
		}
	}
	high, low := out[top].y, out[bottom].y
	for i, l := range out { // what stands beside the outermost line is at the edge too
		out[i].first, out[i].last = high-l.y < 0.5*l.size, l.y-low < 0.5*l.size
	}
	t.lines = append(t.lines, out...)
	return len(out)
}

// stretches puts glyphs together that follow each other on a line. They are
// taken in the order in which they are drawn, because the library does not know
// the widths of all fonts.
func stretches(glyphs []pdf.Text) []printed {
	var out []printed
	var b strings.Builder
	var at printed
	flush := func() {
		if at.text = b.String(); strings.TrimSpace(at.text) != "" {
			at.x1 = max(at.x1, at.x0+0.3*at.size*float64(utf8.RuneCountInString(strings.TrimSpace(at.text))))
			out = append(out, at)
		}
		b.Reset()
	}
	var before pdf.Text
	for _, g := range glyphs {
		if g.S == "" || !finite(g.X, g.Y, g.FontSize, g.W) {
			continue
		}
		size := math.Abs(g.FontSize)
		if size == 0 {
			size = 10
		}
		gap := g.X - (before.X + before.W)
		known := before.W > 0
		switch {
		case b.Len() == 0:
		case math.Abs(g.Y-at.y) > 0.35*max(size, at.size), g.X < before.X-0.5*size, known && gap > 1.8*size, !known && g.X-at.x1 > 6*size:
			flush()
		case known && gap > 0.18*size && before.S != " " && g.S != " ":
			b.WriteByte(' ')
		}
		if b.Len() == 0 {
			if strings.TrimSpace(g.S) == "" {
				continue
			}
			at = printed{x0: g.X, x1: g.X, y: g.Y, size: size}
		}
		b.WriteString(g.S)
		at.x1, at.size = max(at.x1, g.X+g.W), max(at.size, size)
		before = g
	}
	flush()
	return out
}

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > 1e7 {
			return false
		}
	}
	return true
}

// columnsOf cuts a page into what is read one after another: where a gutter
// runs down the page, bands of two columns between lines that cross it.
func columnsOf(pieces []printed) [][]printed {
	slices.SortStableFunc(pieces, func(a, b printed) int { return cmp.Compare(b.y, a.y) })
	gutter, ok := gutterOf(pieces)
	if !ok {
		return [][]printed{pieces}
	}
	var out [][]printed
	var left, right, across []printed
	sides := func() {
		for _, group := range [][]printed{left, right} {
			if len(group) > 0 {
				out = append(out, group)
			}
		}
		left, right = nil, nil
	}
	for _, p := range pieces {
		switch {
		case p.x1 <= gutter+1:
			left = append(left, p)
		case p.x0 >= gutter-1:
			right = append(right, p)
		default:
			sides()
			across = append(across, p)
			continue
		}
		if len(across) > 0 {
			out, across = append(out, across), nil
		}
	}
	if len(across) > 0 {
		out = append(out, across)
	}
	sides()
	return out
}

// gutterOf finds a line down the page that hardly any piece crosses and that
// has many on both sides, at the same heights.
func gutterOf(pieces []printed) (float64, bool) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range pieces {
		lo, hi = min(lo, p.x0), max(hi, p.x1)
	}
	best, bestCross := 0.0, len(pieces)
	for k := 30; k <= 70; k++ {
		x := lo + (hi-lo)*float64(k)/100
		left, right, cross := 0, 0, 0
		wide := 0.0
		for _, p := range pieces {
			switch {
			case p.x1 <= x:
				left++
			case p.x0 >= x:
				right++
			default:
				cross++
			}
			if p.x1 <= x || p.x0 >= x {
				wide += p.x1 - p.x0
			}
		}
		filled := wide > 0.6*float64(left+right)*(hi-lo)*0.35 // columns of text, not of short labels
		if left >= 6 && right >= 6 && left*4 >= right && right*4 >= left && cross*5 <= left+right && filled && cross < bestCross {
			best, bestCross = x, cross
		}
	}
	return best, bestCross < len(pieces)
}

// linesIn puts the pieces of one column at one height together.
func linesIn(pieces []printed) []printed {
	var out []printed
	for start := 0; start < len(pieces); {
		end := start + 1
		for end < len(pieces) && pieces[start].y-pieces[end].y <= 0.4*max(pieces[start].size, pieces[end].size) {
			end++
		}
		row := slices.Clone(pieces[start:end])
		slices.SortStableFunc(row, func(a, b printed) int { return cmp.Compare(a.x0, b.x0) })
		line := row[0]
		for _, p := range row[1:] {
			if !strings.HasSuffix(line.text, " ") && !strings.HasPrefix(p.text, " ") && p.x0-line.x1 > 0.15*p.size {
				line.text += " "
			}
			line.text += p.text
			line.x1, line.size = max(line.x1, p.x1), max(line.size, p.size)
		}
		line.text = tidyGlyphs(line.text)
		if line.text != "" {
			out = append(out, line)
		}
		start = end
	}
	return out
}

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
		d.Notes = append(d.Notes, fmt.Sprintf("%d words that were broken at the end of a line were put together.", joined))
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
	for i, l := range t.lines {
		edge := l.first || l.last
		t.lines[i].furniture = edge && (pageNumber.MatchString(l.text) || times[key(l)] >= 3 || t.pages == 2 && times[key(l)] == 2)
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
	if math.Abs(a.size-l.size) > 0.08*max(a.size, l.size) || listStart.MatchString(l.text) {
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
	if !ok || !unicode.IsLetter(before) || !unicode.IsLower(after) {
		return a + " " + b, false
	}
	head, tail := stem[strings.LastIndexByte(stem, ' ')+1:], b
	tail, _, _ = strings.Cut(tail, " ")
	trim := func(s string) string { return strings.ToLower(strings.Trim(s, ".,;:!?\"'“”‘’()[]")) }
	if words[trim(head+"-"+tail)] && !words[trim(head+tail)] || prefixes[trim(head)] {
		return a + b, false
	}
	return stem + b, true
}

// prefixes keep their hyphen in English.
var prefixes = map[string]bool{"self": true, "ex": true, "vice": true, "well": true, "co": true, "non": true, "long": true, "short": true, "high": true, "low": true, "full": true, "part": true, "half": true}
