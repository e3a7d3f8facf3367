package stance

import (
	"strings"
	"unicode"
)

// cutSentences cuts parts into their sentences, in order. A sentence begins
// and ends with something other than a space, and keeps the quotation marks
// and brackets that close it.
func cutSentences(parts []Part) []sentence {
	var list []sentence
	for i, p := range parts {
		c := sentenceCutter{text: []rune(p.Text)}
		for start, end := c.next(); end > start; start, end = c.next() {
			list = append(list, sentence{Span{i, start, end}, string(c.text[start:end])})
		}
	}
	return list
}

// sentenceCutter goes through the code points of one text once.
type sentenceCutter struct {
	text []rune
	at   int
}

// next returns the next sentence; an empty one after the last.
func (c *sentenceCutter) next() (start, end int) {
	start = c.skipSpaces(c.at)
	for i := start; i < len(c.text); {
		switch r := c.text[i]; {
		case r == '\n' && c.endsLine(i):
			c.at = i
			return start, c.trimmed(start, i)
		case isStop(r):
			after := c.afterStop(i)
			if c.endsSentence(start, i, after) {
				c.at = after
				return start, after
			}
			i = after
		default:
			i++
		}
	}
	c.at = len(c.text)
	return start, c.trimmed(start, len(c.text))
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// afterStop returns where a run of stops, with the marks that close it, ends.
func (c *sentenceCutter) afterStop(i int) int {
	for i < len(c.text) && isStop(c.text[i]) {
		i++
	}
	for i < len(c.text) && strings.ContainsRune("\"'”’»)]", c.text[i]) {
		i++
	}
	return i
}

// endsSentence tells whether the stops from stop up to after end the sentence
// that began at start.
func (c *sentenceCutter) endsSentence(start, stop, after int) bool {
	if after == len(c.text) {
		return true
	}
	if !unicode.IsSpace(c.text[after]) {
		return false
	}
	next := c.firstLetter(after)
	if next == 0 {
		return true
	}
	if unicode.IsLower(next) {
		return false
	}
	return c.text[stop] != '.' || after != stop+1 || !c.abbreviated(start, stop, next)
}

// firstLetter returns the first letter or digit of what follows, as far as
// only spaces and opening marks stand before it.
func (c *sentenceCutter) firstLetter(i int) rune {
	for i = c.skipSpaces(i); i < len(c.text); i++ {
		r := c.text[i]
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		if !strings.ContainsRune("\"'“‘«([", r) {
			return '-'
		}
	}
	return 0
}

// longestAbbreviation bounds how far back a stop looks for its word.
const longestAbbreviation = 8

// abbreviated tells whether the stop belongs to the word before it.
func (c *sentenceCutter) abbreviated(start, stop int, next rune) bool {
	from := stop
	for from > start && stop-from <= longestAbbreviation && (unicode.IsLetter(c.text[from-1]) || c.text[from-1] == '.') {
		from--
	}
	word := string(c.text[from:stop])
	if stop-from == 1 && unicode.IsUpper(c.text[from]) {
		return word != "I"
	}
	switch shortened[strings.ToLower(word)] {
	case beforeWord:
		return true
	case beforeNumber:
		return unicode.IsDigit(next)
	}
	return false
}

// what an abbreviation stands before.
const (
	beforeWord = iota + 1
	beforeNumber
)

var shortened = func() map[string]int {
	list := map[string]int{}
	for _, w := range strings.Fields("dr mr mrs ms mx prof rev revd fr cllr st ste lt col gen capt sgt hon rt messrs mme vs cf viz e.g i.e eg ie approx dept gov sen rep ph.d") {
		list[w] = beforeWord
	}
	for _, w := range strings.Fields("no nos fig figs para paras art sec s ss p pp vol ch cl jan feb mar apr jun jul aug sept sep oct nov dec c ca") {
		list[w] = beforeNumber
	}
	return list
}()

// endsLine tells whether a line end ends a sentence: an empty line or the next
// point of a list follows.
func (c *sentenceCutter) endsLine(i int) bool {
	for i++; i < len(c.text) && (c.text[i] == ' ' || c.text[i] == '\t' || c.text[i] == '\r'); i++ {
	}
	return i < len(c.text) && strings.ContainsRune("\n•*-–", c.text[i])
}

func (c *sentenceCutter) skipSpaces(i int) int {
	for i < len(c.text) && unicode.IsSpace(c.text[i]) {
		i++
	}
	return i
}

func (c *sentenceCutter) trimmed(start, end int) int {
	for end > start && unicode.IsSpace(c.text[end-1]) {
		end--
	}
	return end
}

// Sentences returns where the sentences of parts stand, for a person to choose
// from.
func Sentences(parts []Part) []Span {
	var list []Span
	for _, s := range cutSentences(parts) {
		list = append(list, s.Span)
	}
	return list
}
