package document

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
)

// typeset puts glyphs on pages together as lines, columns and paragraphs.
type typeset struct {
	lines  []printed // of all pages, in the order of reading
	pages  int
	widths glyphWidths
}

// printed is a stretch of glyphs on one line, later a line.
type printed struct {
	page        int
	x0, x1, y   float64
	size        float64
	text        string
	column      int     // of the page: its band and column
	left, right float64 // of its column
	first, last bool    // of its page
	furniture   bool    // running head or foot
	gap         float64 // to the line above it
}

// page adds a page and tells how many lines it has.
func (t *typeset) page(number int, glyphs []pdf.Text) int {
	pieces := t.stretches(glyphs)
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
// taken in the order in which they are drawn, and how far each reaches is
// guessed where the library does not know the widths of its font.
func (t *typeset) stretches(glyphs []pdf.Text) []printed {
	t.widths.learn(glyphs)
	blanks := 0
	for _, g := range glyphs {
		if g.S == " " {
			blanks++
		}
	}
	guessed := 0.25 // how wide a gap must be, in letters' sizes, to stand for a space that is not drawn
	if blanks*12 > len(glyphs) {
		guessed = 0.6 // spaces are drawn, so that a gap is rather an error of the guess
	}
	var out []printed
	var b strings.Builder
	var at printed
	flush := func() {
		if at.text = b.String(); strings.TrimSpace(at.text) != "" {
			out = append(out, at)
		}
		b.Reset()
	}
	var before pdf.Text
	for i, g := range glyphs {
		if g.S == "" || invisible(glyphs, i) || !finite(g.X, g.Y, g.FontSize, g.W) {
			continue
		}
		size := math.Abs(g.FontSize)
		if size == 0 {
			size = 10
		}
		x := g.X
		if b.Len() > 0 && before.W == 0 && math.Abs(g.X-before.X) < 0.01*size && g.Y == before.Y {
			x = at.x1 // drawn in one go with the one before
		}
		gap, least := x-at.x1, 0.18*size
		if before.W == 0 { // the guesses of a long stretch add up
			least = guessed*size + 0.05*(at.x1-before.X)
		}
		switch {
		case b.Len() == 0:
		case math.Abs(g.Y-at.y) > 0.35*max(size, at.size), x < at.x1-max(0.5*size, 0.3*(at.x1-at.x0)), gap > 1.8*size:
			flush()
		case gap > least && before.S != " " && !strings.Contains(" .,;:!?)”’", g.S):
			b.WriteByte(' ')
		}
		if b.Len() == 0 {
			if strings.TrimSpace(g.S) == "" {
				continue
			}
			at = printed{x0: x, x1: x, y: g.Y, size: size}
		}
		b.WriteString(g.S)
		at.x1, at.size = max(at.x1, x+t.widths.of(g, size)), max(at.size, size)
		before = g
	}
	flush()
	return out
}

// invisible tells a space without width: some programs leave one where a word
// may be broken.
func invisible(glyphs []pdf.Text, i int) bool {
	g := glyphs[i]
	if g.S != " " || g.W != 0 || i == 0 || i+1 >= len(glyphs) || !samePlace(glyphs[i+1], g) || samePlace(glyphs[i-1], g) {
		return false
	}
	return i+2 >= len(glyphs) || !samePlace(glyphs[i+2], g)
}

func samePlace(a, b pdf.Text) bool { return math.Abs(a.X-b.X) < 0.05 && math.Abs(a.Y-b.Y) < 0.05 }

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
