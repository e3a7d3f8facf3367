package document

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode"
)

var (
	fromLine  = regexp.MustCompile(`^\s*\*?(?i:from|von|de|da)\s?:\*?\s+(.+?)\s*$`)
	separator = regexp.MustCompile(`(?i)^\s*(?:[-_=*]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by .*|urspr.ngliche nachricht|message d'origine|begin forwarded message)\s*:?\s*[-_=*]*|begin forwarded message\s*:|[-_=*]{5,})\s*$`)
	wrote     = regexp.MustCompile(`(?i)^(?:on|am|le)\s.{4,250}(?:wrote|writes|schrieb.*|a .crit)\s*:$|^[^.!?“”"]{3,100}\swrote:$`)
	wroteWho  = regexp.MustCompile(`(?i)(?:\d{4}|\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[a-z]{2,5}\)?|\s?[+-]\d{4})?),?\s+([^\d<>]{2,80}?)\s*(?:<[^>]*>|\[mailto:[^\]]*\]|\([^)]*@[^)]*\))?\s*(?:wrote|writes|a .crit)\s*:$`)
	wroteBare = regexp.MustCompile(`(?i)^([^\d<>]{2,80}?)\s*(?:<[^>]*>)?\s*wrote:$`)
	delimiter = regexp.MustCompile(`^\s*--\s*$`)
	notice    = regexp.MustCompile(`(?i)\b(?:this|the information (?:contained )?in this|the contents? of this) (?:e-?mail|message|communication|transmission)\b.*(?:confidential|intended|privileged|addressee|views|virus|copyright|disclos)` +
		`|^\W*(?:confidentiality notice|disclaimer|legal notice|privileged and confidential)\b` +
		`|consider the environment before printing|received this (?:e-?mail|message) in error|originated (?:from )?outside` +
		`|\b(?:views|opinions) expressed (?:are|in this)\b.*\b(?:sender|author|those of)\b|registered (?:office|in england)\b.*\b(?:no\.|number|company)` +
		`|^\W*(?:\[?external\]?\W*|caution:.*e-?mail.*|sent from my .{2,40}|get outlook for .*|unsubscribe.*|virus-free\..*)$`)
	contact = regexp.MustCompile(`(?i)^\W*(?:t|tel|telephone|phone|m|mob|mobile|fax|e|email|e-mail|w|web|twitter)\s?[.:]|^[+(]?[0-9][0-9 ()+-]{8,}$|^(?:https?://|www\.)\S+$|^\S+@\S+\.\S+$`)
	signOff = regexp.MustCompile(`(?i)^(?:(?:with )?(?:kind|best|warm|many)?\s?(?:regards|wishes|thanks)|cheers|yours (?:sincerely|faithfully|truly|ever)|thanks|thank you|sincerely|all the best|best)\W*$`)
)

// marker walks the blocks of a message and tells whose message each is in.
type marker struct {
	blocks   []Block
	text     []rune
	forwards []int    // by number of ">": header blocks of forwarded messages so far
	from     []string // by number of ">": who wrote
	answered string   // who "X wrote:" named, for what follows
	signed   bool     // a signature goes on
	closing  int      // blocks since a sign-off, or 0
	fresh    bool     // the block is the first behind so many ">"
}

// markMessages sets Depth and From, and makes Headers and Boilerplate of what is such.
func markMessages(d *Document, author string) {
	d.Blocks = splitHeaders(d)
	m := &marker{blocks: d.Blocks, text: []rune(d.Text), forwards: make([]int, 1), from: []string{author}}
	for i := 0; i < len(m.blocks); i++ {
		i = m.mark(i)
	}
}

// line is the block i, as far as it can tell what it is.
func (m *marker) line(i int) string {
	b := m.blocks[i]
	return strings.ReplaceAll(string(m.text[b.Start:min(b.End, b.Start+maxTelling)]), "\u00a0", " ")
}

// maxTelling bounds what is looked at of a block: header lines, signatures and
// the beginnings of notices are short.
const maxTelling = 2000

// mark marks the block i, or a header block from i on, and returns the last one marked.
func (m *marker) mark(i int) int {
	b := &m.blocks[i]
	level := b.Depth
	m.enter(level)
	line := m.line(i)
	if b.Kind == Header { // of an enclosed message
		m.signed = false
		if who := fromLine.FindStringSubmatch(line); who != nil {
			m.from[level], m.forwards[level] = nameOf(who[1]), 0
		}
		m.place(b, level)
		return i
	}
	if last := m.headerFrom(i); last >= i {
		return last
	}
	if wrote.MatchString(line) && m.intro(i) {
		return i
	}
	m.place(b, level)
	switch {
	case b.Kind == Cell:
	case delimiter.MatchString(line):
		m.signed = true
		b.Kind = Boilerplate
	case separator.MatchString(line) && strings.IndexFunc(line, unicode.IsLetter) >= 0:
		b.Kind = Header
	case m.signed, notice.MatchString(line), separator.MatchString(line), m.closing > 0 && m.closing < 8 && contact.MatchString(line):
		b.Kind = Boilerplate
	}
	if signOff.MatchString(line) {
		m.closing = 1
	} else if m.closing > 0 {
		m.closing++
	}
	return i
}

// enter goes to the number of ">" of a block; what was deeper is over.
func (m *marker) enter(level int) {
	if level < len(m.forwards)-1 {
		m.signed = false
	}
	if len(m.forwards) > level+1 {
		m.forwards, m.from = m.forwards[:level+1], m.from[:level+1]
	}
	deeper := len(m.forwards) <= level
	m.fresh = deeper
	for len(m.forwards) <= level {
		m.forwards, m.from = append(m.forwards, 0), append(m.from, "")
		m.signed, m.closing = false, 0
	}
	if deeper {
		m.from[level] = m.answered
	} else if m.answered != "" { // no ">" came: the answered message stands as it is
		m.forwards[level]++
		m.from[level] = m.answered
	}
	m.answered = ""
}

func (m *marker) place(b *Block, level int) {
	b.Depth, b.From = level, m.from[level]
	for _, n := range m.forwards {
		b.Depth += n
	}
}

// headerFrom marks a header block that begins at i and returns its last block,
// or less than i if none begins there.
func (m *marker) headerFrom(i int) int {
	first := i
	level := m.blocks[i].Depth
	for first < len(m.blocks) && first < i+2 && m.blocks[first].Depth == level && separator.MatchString(m.line(first)) {
		first++
	}
	last, name := first-1, ""
	fields := 0
	for k := first; k < len(m.blocks) && k < first+12 && m.blocks[k].Depth == level && m.blocks[k].Kind != Cell && headerLine.MatchString(m.line(k)+" "); k++ {
		if who := fromLine.FindStringSubmatch(m.line(k)); who != nil && name == "" {
			name = nameOf(who[1])
		}
		fields++
		last = k
	}
	if name == "" || fields < 2 {
		return i - 1
	}
	if !m.fresh { // a ">" tells already that another message begins
		m.forwards[level]++
	}
	m.from[level], m.signed, m.closing = name, false, 0
	for k := i; k <= last; k++ {
		m.blocks[k].Kind = Header
		m.place(&m.blocks[k], level)
	}
	return last
}

// intro marks "On …, X wrote:" where a message follows.
func (m *marker) intro(i int) bool {
	line := m.line(i)
	level := m.blocks[i].Depth
	deeper := i+1 < len(m.blocks) && m.blocks[i+1].Depth > level
	who := wroteWho.FindStringSubmatch(line)
	if who == nil && deeper {
		who = wroteBare.FindStringSubmatch(line)
	}
	if who == nil {
		return false
	}
	m.place(&m.blocks[i], level)
	name := nameOf(who[1])
	m.signed, m.closing = false, 0
	if m.fresh && !deeper { // the line stands inside the marks of what it announces
		m.from[level] = name
	} else {
		m.answered = name
	}
	m.blocks[i].Kind, m.blocks[i].From = Header, name
	return true
}

// splitHeaders gives the lines of a header block that stands in one paragraph,
// as in HTML, blocks of their own.
func splitHeaders(d *Document) []Block {
	text := []rune(d.Text)
	var out []Block
	for _, b := range d.Blocks {
		first, _, more := strings.Cut(string(text[b.Start:min(b.End, b.Start+maxTelling)]), "\n")
		if !more || b.Kind == Cell || !fromLine.MatchString(first) && !separator.MatchString(first) {
			out = append(out, b)
			continue
		}
		at := b.Start
		for line := range strings.Lines(string(text[b.Start:b.End])) {
			size := len([]rune(line))
			piece := b
			piece.Start, piece.End = at, at+len([]rune(strings.TrimRight(line, "\n")))
			if piece.Start < piece.End {
				out = append(out, piece)
			}
			at += size
		}
	}
	return out
}

// nameOf is the name in an address, or the address where there is no name.
func nameOf(s string) string {
	s = strings.Trim(oneLine(strings.ReplaceAll(s, "*", "")), " ")
	if a, err := mail.ParseAddress(s); err == nil {
		return oneLine(firstOf(a.Name, a.Address))
	}
	if at := strings.IndexAny(s, "<["); at > 0 {
		s = s[:at]
	}
	return strings.Trim(s, ` "'<>`)
}
