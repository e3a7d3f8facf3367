package stance

import "strings"

// word is one word of a sentence as the features see it.
type word struct {
	form    string // lower case, straight apostrophes, digits as 0
	stem    string
	negated bool // within the reach of a negation before it
	negates bool
	breaks  bool // a mark that ends a clause stands before it
	starts  bool // it begins a sentence
}

// reach is how many words a negation is taken to govern.
const reach = 4

var negators = setOf("not no never without neither nor cannot hardly none nobody nothing scarcely barely rarely " +
	"lack lacks lacking lacked fail fails failed unlikely refuse refuses refused stop stops stopped prevent prevents prevented avoid avoids")

// ends are the words that end a negation's reach.
var negationEnds = setOf("but because although though however while whereas which who since so if yet")

// setOf makes a set of the words of a line.
func setOf(line string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(line) {
		set[w] = true
	}
	return set
}

// wordsOf cuts text into words and marks what is negated.
func wordsOf(text string) []word {
	c := cutter{list: make([]word, 0, len(text)/5), breaks: true, starts: true}
	for _, r := range text {
		c.read(r)
	}
	c.end()
	markNegated(c.list)
	for i := range c.list {
		c.list[i].stem = stemOf(c.list[i].form)
	}
	return c.list
}

// cutter reads characters into words.
type cutter struct {
	list           []word
	form           []byte // of the word that is being read
	breaks, starts bool   // for the next word
	ended          bool   // a mark that may end a sentence was the last
}

func (c *cutter) read(r rune) {
	switch {
	case r >= 'a' && r <= 'z', r == '\'', r == '-':
		c.form = append(c.form, byte(r))
	case r >= 'A' && r <= 'Z':
		c.form = append(c.form, byte(r)+'a'-'A')
	case r >= '0' && r <= '9':
		c.form = append(c.form, '0')
	case r == '’':
		c.form = append(c.form, '\'')
	case r > 127 && !isMark(r):
		c.form = append(c.form, strings.ToLower(string(r))...)
	default:
		c.end()
		c.mark(r)
	}
}

// end ends a word.
func (c *cutter) end() {
	form := strings.Trim(string(c.form), "'-")
	c.form = c.form[:0]
	if form == "" {
		return
	}
	c.list = append(c.list, word{form: form, breaks: c.breaks, starts: c.starts})
	c.breaks, c.starts, c.ended = false, false, false
}

// mark reads what stands between words.
func (c *cutter) mark(r rune) {
	switch r {
	case '.':
		n := len(c.list)
		c.ended = n == 0 || !abbreviations[c.list[n-1].form]
		c.breaks = c.breaks || c.ended
	case '!', '?':
		c.ended, c.breaks = true, true
	case ' ', '\n', '\t':
		c.starts = c.starts || c.ended
		c.ended = false
	case ',', ';', ':', '(', ')', '—', '–', '"', '“', '”':
		c.breaks = true
	}
}

var abbreviations = setOf("hon mr mrs ms dr st prof rt e.g i.e etc vs no col gen sen rep")

func isMark(r rune) bool {
	switch r {
	case '—', '–', '“', '”', '‘', '…', '•', '\u00a0', '\u200b', '£', '€', '°', '½', '«', '»':
		return true
	}
	return false
}

func markNegated(list []word) {
	left := 0
	for i := range list {
		w := &list[i]
		if w.breaks || negationEnds[w.form] {
			left = 0
		}
		if left > 0 {
			w.negated = true
			left--
		}
		if negators[w.form] || strings.HasSuffix(w.form, "n't") {
			w.negates = true
			left = reach
			if w.form == "not" && i+1 < len(list) && (list[i+1].form == "only" || list[i+1].form == "just") {
				left = 0
			}
		}
	}
}

// stemOf takes off the commonest endings, so that a word counts as one.
func stemOf(w string) string {
	n := len(w)
	cut := func(end string, least int) bool {
		if strings.HasSuffix(w, end) && n-len(end) >= least {
			w = w[:n-len(end)]
			n = len(w)
			return true
		}
		return false
	}
	if cut("'s", 2) || cut("s'", 3) {
		return stemOf(w)
	}
	switch {
	case cut("ies", 2):
		return w + "y"
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case cut("sses", 2):
		return w + "ss"
	default:
		cut("s", 3)
	}
	if cut("ing", 3) || cut("ed", 3) {
		if n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' {
			return w[:n-1]
		}
		return strings.TrimSuffix(w, "e")
	}
	cut("ly", 4)
	cut("e", 3)
	return w
}
