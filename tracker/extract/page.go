package extract

import (
	"strings"
	"unicode"
)

// page is a text on its way through the stages. Positions are code points.
type page struct {
	text       []rune
	paras      []para
	marks      []mark
	quotes     []quotation
	stray      []stray
	nextOpens  bool // the paragraph after the one being paired opens with a single mark
	goesOnHere bool // the one being paired goes on with a quotation in single marks
	shape      bool // structure was given; else paragraphs are lines
}

// para is a paragraph: a line of plain text (or several that were wrapped), or a block.
type para struct {
	start, end int // trimmed of white space
	kind       string
	gap        int // blank lines before it; 1 between blocks
	words      int
	block      Block
	marks      [2]int // range in page.marks
	quotes     [2]int // range in page.quotes
}

func newPage(in Input) *page {
	p := &page{text: []rune(in.Text), shape: len(in.Blocks) > 0}
	if p.shape {
		p.fromBlocks(in.Blocks)
	} else {
		p.fromLines()
	}
	return p
}

func (p *page) fromBlocks(blocks []Block) {
	at := 0
	for _, b := range blocks {
		if b.Start < at || b.End > len(p.text) || b.Start >= b.End {
			continue // overlapping or out of range: not ours to mend
		}
		at = b.End
		for from := b.Start; from < b.End; {
			next := b.End
			if b.Kind != "cell" { // a cell is the words of a reply, whole
				next = p.within(from, b.End)
			}
			p.add(from, next, b.Kind, 1, b)
			from = next
		}
	}
}

// maxParagraph bounds a paragraph, for texts whose line ends were lost: what is
// known of one is kept while it is read.
const maxParagraph = 100_000

// within is where a paragraph that begins at from is cut: behind the last
// sentence or word that fits, if it is too long.
func (p *page) within(from, to int) int {
	if to-from <= maxParagraph {
		return to
	}
	end := from + maxParagraph
	word := end
	for at := end; at > end-2000; at-- {
		if blank(p.text[at]) && endsSentence(p.text, at) {
			return at
		}
		if word == end && blank(p.text[at]) {
			word = at
		}
	}
	return word
}

func (p *page) fromLines() {
	gap, start := 1, 0
	fixed := p.fixedWidth()
	for start <= len(p.text) {
		end := start
		for end < len(p.text) && p.text[end] != '\n' {
			end++
		}
		from, to := trim(p.text, start, end)
		switch {
		case from == to:
			gap++
		case gap == 0 && len(p.paras) > 0 && p.underline(from, to):
			last := &p.paras[len(p.paras)-1]
			last.kind, last.block.Level = "heading", 2
			if len(p.paras) == 1 {
				last.block.Level = 1
			}
		case to-from > maxParagraph:
			for from < to {
				next := p.within(from, to)
				p.add(from, next, "paragraph", gap, Block{})
				from, gap = next, 0
			}
		case fixed && gap == 0 && p.wrapped(from) && p.paras[len(p.paras)-1].end-p.paras[len(p.paras)-1].start < maxParagraph:
			last := &p.paras[len(p.paras)-1]
			last.end = to
			last.words += countWords(p.text[from:to])
		default:
			p.add(from, to, "paragraph", gap, Block{})
			gap = 0
		}
		start = end + 1
	}
	p.runningHeads()
}

// underline tells whether a line is nothing but signs that underline the one above.
func (p *page) underline(from, to int) bool {
	if to-from < 3 || !strings.ContainsRune("=-~_*", p.text[from]) {
		return false
	}
	for i := from; i < to; i++ {
		if p.text[i] != p.text[from] {
			return false
		}
	}
	last := p.paras[len(p.paras)-1]
	return last.words < 16 && last.kind == "paragraph"
}

// maxWidth is the longest line of a text that was broken at a fixed width.
const maxWidth = 90

// fixedWidth tells whether the text was broken at a fixed width: it has lines
// enough, and none is longer.
func (p *page) fixedWidth() bool {
	length, lines := 0, 0
	for _, r := range p.text {
		if length++; r == '\n' {
			length = 0
			lines++
		}
		if length > maxWidth {
			return false
		}
	}
	return lines > 5
}

// wrapped tells whether the line that begins at from goes on from the line
// before it, in a text that was broken at a fixed width: that line has the length
// of broken ones and the next word would not have fitted.
func (p *page) wrapped(from int) bool {
	if len(p.paras) == 0 {
		return false
	}
	last := p.paras[len(p.paras)-1]
	lineStart := last.end
	for lineStart > last.start && p.text[lineStart-1] != '\n' {
		lineStart--
	}
	length := last.end - lineStart
	word := from
	for word < len(p.text) && !unicode.IsSpace(p.text[word]) {
		word++
	}
	if length < 50 || length+1+word-from < 66 {
		return false
	}
	return !(opensAt(p.text, from) && endsSentence(p.text, last.end)) && !p.itemAt(from)
}

// itemAt tells whether an item of a list begins there: "• …", "2) …".
func (p *page) itemAt(at int) bool {
	if strings.ContainsRune("•◦▪‣*–—-", p.text[at]) {
		return blank(p.at(at+1)) && p.at(at+1) != 0
	}
	digits := at
	for digits < at+3 && unicode.IsDigit(p.at(digits)) {
		digits++
	}
	return digits > at && (p.at(digits) == '.' || p.at(digits) == ')') && blank(p.at(digits+1))
}

func (p *page) add(start, end int, kind string, gap int, b Block) {
	start, end = trim(p.text, start, end)
	if start == end {
		return
	}
	words := countWords(p.text[start:end])
	p.paras = append(p.paras, para{start: start, end: end, kind: kind, gap: gap, words: words, block: b})
}

func countWords(text []rune) int {
	n, in := 0, false
	for _, r := range text {
		if space := unicode.IsSpace(r); space {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	return n
}

func (p *page) slice(start, end int) string { return string(p.text[start:end]) }

func (p *page) at(i int) rune {
	if i < 0 || i >= len(p.text) {
		return 0
	}
	return p.text[i]
}

func trim(text []rune, start, end int) (int, int) {
	for start < end && blank(text[start]) {
		start++
	}
	for end > start && blank(text[end-1]) {
		end--
	}
	return start, end
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// maxBehindStop bounds how many marks and blanks may stand between the stop of a
// sentence and its end.
const maxBehindStop = 200

// endsSentence tells whether the text before end closes a sentence, marks and
// brackets after the stop allowed for.
func endsSentence(text []rune, end int) bool {
	least := max(0, end-maxBehindStop)
	for end > least && (anyMark(text[end-1]) || text[end-1] == ')' || text[end-1] == ']' || text[end-1] == '*' || blank(text[end-1])) {
		end--
	}
	return end > 0 && stop(text[end-1])
}

func stop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }
