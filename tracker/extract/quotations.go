package extract

import (
	"strings"
	"unicode"
)

// quotation is a stretch of words between marks.
type quotation struct {
	start, end int // the words
	from, to   int // with the marks
	para       int
	marks      string
	opened     bool
	closed     bool
	continues  bool
	prev       int // the quotation that it goes on from, or -1
	weak       bool
	flags      []string

	// what the later stages decide
	fragment bool
	nickname bool // stands inside a name
	cued     bool // a verb of speech rules it, whoever its subject is
	fate     fate
}

// stray is a mark that opens or closes nothing.
type stray struct {
	from, to int
	reason   string
}

// mayInterrupt is how many captions may stand between parts of one quotation.
const mayInterrupt = 3

// findQuotations runs the automaton over the marks of the whole text.
func (p *page) findQuotations(isLabel func(int) bool) {
	p.findMarks()
	single := p.singleMode()
	open := -1 // index of a quotation left without closing mark, while it may go on
	skipped := 0
	for i := range p.paras {
		q := &p.paras[i]
		q.quotes[0] = len(p.quotes)
		marks := p.marks[q.marks[0]:q.marks[1]]
		if open >= 0 {
			switch p.goesOn(open, i, marks, isLabel) {
			case goesOnOpened, overleaf:
			case goesOnBare:
				marks = p.bare(i, marks, open)
			case interrupted:
				if skipped++; skipped > mayInterrupt {
					open, skipped = -1, 0
				}
			default:
				open, skipped = -1, 0
			}
		}
		next := p.inParagraph(i, marks, open, single || headline(p, i))
		if next != open || q.quotes[0] != len(p.quotes) {
			skipped = 0
		}
		open = next
		q.quotes[1] = len(p.quotes)
	}
}

func headline(p *page, i int) bool { return i == 0 || p.paras[i].kind == "heading" }

// singleMode tells whether single marks quote in this text: they do where they
// outnumber the double ones.
func (p *page) singleMode() bool {
	doubles, singles := 0, 0
	for _, m := range p.marks {
		switch {
		case m.family == double || m.family == guillemet:
			if m.open && !m.inch {
				doubles++
			}
		case m.family == single && m.open:
			singles++
		}
	}
	return singles > 2*doubles
}

const notClosed = "closing mark missing"

const (
	ended = iota
	goesOnOpened
	goesOnBare
	interrupted
	overleaf // between the pages
)

// goesOn judges how paragraph i stands to the quotation before it that was not closed.
func (p *page) goesOn(open, i int, marks []mark, isLabel func(int) bool) int {
	before, here := p.quotes[open], p.paras[i]
	if here.kind == "boilerplate" {
		return overleaf
	}
	if isLabel(i) || here.kind == "heading" {
		return ended
	}
	if len(marks) > 0 && marks[0].open && compatible(p.marksOf(before), marks[0]) && opensAt(p.text, here.start) {
		return goesOnOpened
	}
	for _, m := range marks {
		if m.family == single {
			continue
		}
		if m.close && !m.open && !m.inch && p.rightBelow(before.para, i) {
			return goesOnBare
		}
		break
	}
	if here.words < 16 && !endsSentence(p.text, here.end) && len(marks) == 0 && p.text[here.end-1] != ':' || here.kind == "caption" {
		return interrupted
	}
	return ended
}

// rightBelow tells whether nothing but heads of pages stands between two paragraphs.
func (p *page) rightBelow(above, i int) bool {
	for i--; i > above && p.paras[i].kind == "boilerplate"; {
		i--
	}
	return i == above
}

func (p *page) marksOf(q quotation) mark {
	for _, m := range p.marks[p.paras[q.para].marks[0]:p.paras[q.para].marks[1]] {
		if m.pos == q.from {
			return m
		}
	}
	return mark{family: double}
}

func compatible(a, b mark) bool { return a.family == b.family }

// bare adds the part of a quotation whose paragraph has a closing mark only.
func (p *page) bare(i int, marks []mark, open int) []mark {
	for n, m := range marks {
		if m.family != single && m.close {
			p.push(quotation{start: p.paras[i].start, end: m.pos, from: p.paras[i].start, to: m.pos + m.size, para: i,
				marks: m.style, closed: true, continues: true, prev: open,
				flags: []string{"opening mark missing"}})
			return marks[n+1:]
		}
	}
	return marks
}

// inParagraph pairs the marks of one paragraph and returns the quotation that
// is still open at its end, or -1. open is the one still open at its beginning.
func (p *page) inParagraph(i int, marks []mark, open int, singles bool) int {
	here := p.paras[i]
	if len(marks) == 0 {
		return open
	}
	left := -1
	p.nextOpens = false
	p.goesOnHere = open >= 0 && marks[0].family == single && p.marksOf(p.quotes[open]).family == single && opensAt(p.text, here.start)
	if i+1 < len(p.paras) {
		next := p.paras[i+1].start
		p.nextOpens = opensAt(p.text, next) && (p.text[next] == '‘' || p.text[next] == '\'')
	}
	for n := 0; n < len(marks); n++ {
		m := marks[n]
		if m.family == single && !m.open {
			continue // an apostrophe, or the end of a word cut short
		}
		if !m.open || m.inch && n+1 >= len(marks) {
			p.orphan(i, m, n)
			continue
		}
		if m.family == single && !singles && m.style == "straight-single" {
			continue
		}
		to, kind := p.match(marks, n)
		if kind == cut && p.holdsShort(i, marks, n) {
			kind = unmatched
		}
		q := quotation{start: m.pos + m.size, from: m.pos, para: i, marks: m.style, opened: true, prev: -1}
		q.weak = m.family == single && !singles
		if n == 0 && open >= 0 && opensAt(p.text, here.start) && m.pos <= here.start+3 {
			q.continues, q.prev = true, open
		}
		switch {
		case kind == matched:
			c := marks[to]
			q.end, q.to, q.closed = c.pos, c.pos+c.size, true
			if c.style != m.style && !sameStyle(m.style, c.style) {
				q.marks = "mixed"
			}
			p.push(q)
			n = to
		case m.family == single && (q.weak || !q.continues && m.pos > here.start+2 && m.style == "straight-single"), m.family == backtick:
			if m.family == backtick || m.style == "curly-single" {
				p.stray = append(p.stray, stray{m.pos, m.pos + m.size, "a mark that nothing closes"})
			}
		default:
			limit := here.end
			if kind == cut {
				limit = p.sentenceEndBefore(q.start, marks[to].pos)
			}
			q.end = p.beforeTag(q.start, limit)
			q.to = q.end
			whole := q.end == here.end
			q.flags = append(q.flags, notClosed)
			p.push(q)
			if kind == cut {
				n = to - 1
				continue
			}
			if whole {
				left = len(p.quotes) - 1
			}
			return left
		}
	}
	return left
}

func sameStyle(a, b string) bool {
	return a == "low-high" && b == "curly-double" || a == "backtick" && (b == "straight-single" || b == "curly-single") ||
		a == "backtick" && b == "double-apostrophe"
}

// push trims a quotation and keeps it, or the mark alone if nothing is between.
func (p *page) push(q quotation) {
	q.start, q.end = trim(p.text, q.start, q.end)
	if q.start >= q.end {
		p.stray = append(p.stray, stray{q.from, q.to, "marks with nothing between them"})
		return
	}
	q.fate.reaction = -1
	p.quotes = append(p.quotes, q)
}

// orphan deals with a closing mark that closes nothing: at the end of a
// paragraph the opening one is missing, elsewhere it is a stray.
func (p *page) orphan(i int, m mark, n int) {
	here := p.paras[i]
	if n == 0 && m.family != backtick && !m.inch && p.restBlank(m.pos+m.size, here.end) && here.words > 3 {
		p.push(quotation{start: here.start, end: m.pos, from: here.start, to: m.pos + m.size, para: i, marks: m.style,
			closed: true, prev: -1, flags: []string{"opening mark missing"}})
		return
	}
	reason := "a closing mark without an opening one"
	if m.inch {
		reason = "a sign for inches"
	}
	p.stray = append(p.stray, stray{m.pos, m.pos + m.size, reason})
}

func (p *page) restBlank(from, to int) bool {
	for ; from < to; from++ {
		if wordy(p.text[from]) {
			return false
		}
	}
	return true
}

// sentenceEndBefore is where the last sentence before limit ends.
func (p *page) sentenceEndBefore(start, limit int) int {
	for i := limit - 1; i > start; i-- {
		if stop(p.text[i]) && i+1 < len(p.text) && blank(p.text[i+1]) {
			return i + 1
		}
	}
	return limit
}

// beforeTag ends an unclosed quotation at the comma before "said Somebody".
func (p *page) beforeTag(start, limit int) int {
	for i := start; i < limit; i++ {
		if p.text[i] != ',' && p.text[i] != '?' && p.text[i] != '!' {
			continue
		}
		words := strings.Fields(string(p.text[i+1 : min(limit, i+60)]))
		if len(words) < 2 {
			continue
		}
		if w := words[0]; (w == "said" || w == "says" || w == "added") && unicode.IsUpper([]rune(words[1])[0]) {
			return i + 1
		}
		if w := strings.TrimRight(words[1], ",."); (w == "said" || w == "says" || w == "added") && (words[0] == "he" || words[0] == "she") {
			return i + 1
		}
	}
	return limit
}
