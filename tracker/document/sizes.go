package document

import (
	"fmt"
	"strings"
	"unicode"
)

// The bounds of what is read at once, whatever the format. They are far above
// what people write: a long book has a million characters, and ten thousand
// replies of a paragraph each have five. What lies above is refused at once,
// with the remedy, rather than after minutes.
const (
	maxCharacters = 10_000_000
	maxPieces     = 250_000   // paragraphs, headings, lines of plain text; cells are bounded by maxCells
	maxSigns      = 1_500_000 // characters that are no letters, figures or spaces
	maxElements   = 1_000_000 // of HTML, ends counted too
)

const cutIntoParts = "Cut the file into parts, or copy the text that matters and paste it."

// refuseVast turns away a document with more in it than can be read at once.
func refuseVast(d Document) error {
	characters, signs := weigh(d.Text)
	pieces := 0
	for _, b := range d.Blocks {
		if b.Kind != Cell {
			pieces++
		}
	}
	if d.Blocks == nil {
		pieces = filledLines(d.Text)
	}
	switch {
	case characters > maxCharacters:
		return vast("characters of text", maxCharacters)
	case pieces > maxPieces:
		return vast("paragraphs or lines", maxPieces)
	case signs > maxSigns:
		return vast("quotation marks, brackets and other signs", maxSigns)
	}
	return nil
}

// refuseMarkup turns away a source that would take too much to be parsed.
func refuseMarkup(format Format, source string) error {
	switch format {
	case HTML:
		if strings.Count(source, "<") > maxElements {
			return vast("elements", maxElements)
		}
	case Markdown:
		if filledLines(source) > maxPieces {
			return vast("lines", maxPieces)
		}
		if _, signs := weigh(source); signs > maxSigns {
			return vast("quotation marks, brackets and other signs", maxSigns)
		}
	}
	return nil
}

func weigh(text string) (characters, signs int) {
	for _, r := range text {
		characters++
		if r < unicode.MaxASCII {
			if r > ' ' && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
				signs++
			}
		} else if unicode.IsPunct(r) || unicode.IsSymbol(r) {
			signs++
		}
	}
	return characters, signs
}

func filledLines(text string) (n int) {
	filled := false
	for i := range len(text) {
		switch text[i] {
		case '\n', '\r':
			if filled {
				n++
			}
			filled = false
		case ' ', '\t':
		default:
			filled = true
		}
	}
	if filled {
		n++
	}
	return n
}

func vast(what string, most int) error {
	return &Error{Problem: fmt.Sprintf("The file has more than %s %s.", thousands(most), what), Remedy: cutIntoParts}
}

// thousands writes a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
