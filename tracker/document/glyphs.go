package document

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// glyphWidths knows how wide the letters of a PDF are, in parts of their size.
// The library reads no widths of composite fonts; there they are learned from
// letters that are placed one by one, and guessed from those for the others.
type glyphWidths struct {
	known map[glyph]float64
	ratio map[string]share // of the fonts: known widths to rough ones
}

type glyph struct {
	font string
	char rune
}

type share struct{ known, rough float64 }

// learn takes the least distance from a letter to the next as its width.
func (w *glyphWidths) learn(glyphs []pdf.Text) {
	if w.known == nil {
		w.known = map[glyph]float64{}
	}
	for i := 1; i < len(glyphs); i++ {
		a, b := glyphs[i-1], glyphs[i]
		size := math.Abs(a.FontSize)
		if a.W != 0 || a.Y != b.Y || size == 0 || a.Font != b.Font || len(w.known) > 10_000 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(a.S)
		step := (b.X - a.X) / size
		if step < 0.15 || step > 1.3 || i > 1 && glyphs[i-2].X == a.X && glyphs[i-2].Y == a.Y {
			continue // drawn in one go with others, or the end of a line
		}
		key := glyph{a.Font, r}
		if old, ok := w.known[key]; !ok || step < old {
			w.known[key] = step
		}
	}
	w.ratio = map[string]share{}
	for key, step := range w.known {
		of := w.ratio[key.font]
		of.known, of.rough = of.known+step, of.rough+roughWidth(key.char)
		w.ratio[key.font] = of
	}
}

// of is the width of a glyph in units of the page.
func (w *glyphWidths) of(g pdf.Text, size float64) float64 {
	if g.W > 0 {
		return g.W
	}
	r, _ := utf8.DecodeRuneInString(g.S)
	if known, ok := w.known[glyph{g.Font, r}]; ok {
		return known * size
	}
	if of := w.ratio[g.Font]; of.rough > 0 {
		return roughWidth(r) * size * min(max(of.known/of.rough, 0.8), 1.4)
	}
	return roughWidth(r) * size
}

// roughWidth is about how wide a letter is in a common font.
func roughWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("ijl.,:;'|!‘’ftrI[]()-", r):
		return 0.31
	case r == ' ':
		return 0.26
	case strings.ContainsRune("mwMW—%@", r):
		return 0.82
	case unicode.IsUpper(r):
		return 0.66
	}
	return 0.5
}
