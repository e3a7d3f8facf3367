package query

import (
	"fmt"
	"slices"
	"unicode"
)

// token is a piece of a query with the part that it plays.
type token struct {
	sign  rune // bar, open or shut; 0 is a node
	node  Node
	minus bool // it has one before it, at from
	from  int
	to    int
}

// lexer cuts a query into tokens.
type lexer struct {
	runes    []rune
	at       int
	fresh    bool // nothing stands before at in its word
	minus    int  // where the minus before at stands, plus one; 0 is none
	tokens   []token
	mistakes []Mistake
}

func (l *lexer) run() {
	for l.at < len(l.runes) {
		r := l.runes[l.at]
		s := sign(r)
		switch {
		case unicode.IsSpace(r):
			l.at, l.fresh, l.minus = l.at+1, true, 0
		case isInvisible(r):
			l.at++
		case s == mark && !l.onlyCloses():
			l.phrase()
		case s == minus && l.fresh && l.leadsOn():
			l.minus = l.at + 1
			l.at++
		case s == bar, s == shut, s == open && (l.fresh || l.minus > 0):
			l.emit(token{sign: s}, l.at+1)
			l.fresh = s != shut
		case isCore(r):
			l.word()
		default:
			l.at++
			l.fresh = false
		}
	}
}

// emit adds a token that reaches to a place and goes on there.
func (l *lexer) emit(t token, to int) {
	t.from, t.to = l.at, to
	if l.minus > 0 {
		t.minus, t.from = true, l.minus-1
	}
	l.tokens = append(l.tokens, t)
	l.at, l.fresh, l.minus = to, false, 0
}

func (l *lexer) wrong(from, to int, format string, args ...any) {
	l.mistakes = append(l.mistakes, Mistake{from, to, fmt.Sprintf(format, args...)})
}

// peek returns the rune n places on, a space beyond the ends.
func (l *lexer) peek(n int) rune {
	if i := l.at + n; i >= 0 && i < len(l.runes) {
		return l.runes[i]
	}
	return ' '
}

// leadsOn reports whether something to leave out follows the minus.
func (l *lexer) leadsOn() bool {
	next := l.peek(1)
	return isCore(next) || isApostrophe(next) || unicode.Is(unicode.Sc, next) || sign(next) == mark || sign(next) == open
}

// onlyCloses reports whether a mark stands at the end of a word, so that it can
// only be left over from a pair: 12" or said."
func (l *lexer) onlyCloses() bool {
	before := l.peek(-1)
	return (isCore(before) || endsSentence(before) || before == ',') && !isCore(l.peek(1))
}

// marked returns the text from the rune after a mark to the next mark, or to
// the end where there is none, and where to go on.
func (l *lexer) marked(opening int) (from, to, next int) {
	from = opening + 1
	to = from
	for to < len(l.runes) && sign(l.runes[to]) != mark {
		to++
	}
	next = min(to+1, len(l.runes))
	for from < to && unicode.IsSpace(l.runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(l.runes[to-1]) {
		to--
	}
	return from, to, next
}

func (l *lexer) phrase() {
	from, to, next := l.marked(l.at)
	if !hasCore(l.runes[from:to]) {
		l.at, l.fresh, l.minus = next, false, 0
		return
	}
	l.emit(token{node: Node{Kind: Phrase, Text: string(l.runes[from:to])}}, next)
}

// word reads a word with what is joined to it, or a field with its value.
func (l *lexer) word() {
	end := l.wordEnd()
	if l.field(end) {
		return
	}
	last := l.trimmed(l.at, end)
	node := Node{Kind: Word, Text: string(l.runes[l.at:last])}
	if last < end {
		to, s := last+1, sign(l.runes[last])
		more := to < end && (sign(l.runes[to]) == star || sign(l.runes[to]) == tilde)
		if (s == star || s == tilde) && !more && isCore(l.runes[last-1]) {
			l.spread(s, node, to, end)
			return
		}
	}
	l.emit(token{node: node}, end)
}

// spread reads a word with a sign behind it that lets others match.
func (l *lexer) spread(s rune, node Node, to, end int) {
	node.Kind = Prefix
	least, few := 2, "Write at least two letters before the *."
	if s == tilde {
		node.Kind = Near
		least, few = 3, "Write at least three letters before the ~."
	}
	letters := 0
	for i := to - 2; i >= l.at && (isCore(l.runes[i]) || inWord(l.runes[i])); i-- {
		if isCore(l.runes[i]) {
			letters++
		}
	}
	if letters < least {
		l.wrong(l.at, to, "%s", few)
	}
	l.emit(token{node: node}, end)
}

// wordEnd returns where what begins at a letter ends: at a space, a mark, a
// bar, or a parenthesis without its partner in the same word.
func (l *lexer) wordEnd() int {
	end := l.at
	for end < len(l.runes) && !unicode.IsSpace(l.runes[end]) {
		switch sign(l.runes[end]) {
		case mark, bar, shut:
			return end
		case open:
			partner := l.partner(end)
			if partner < 0 {
				return end
			}
			end = partner
		}
		end++
	}
	return end
}

// partner returns where the parenthesis is closed within the same word, -1 if
// it is not.
func (l *lexer) partner(opening int) int {
	depth := 0
	for i := opening; i < len(l.runes) && !unicode.IsSpace(l.runes[i]); i++ {
		switch sign(l.runes[i]) {
		case mark, bar:
			return -1
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// trimmed returns where the text ends without what joins nothing.
func (l *lexer) trimmed(from, to int) int {
	for to > from && !isCore(l.runes[to-1]) && !unicode.IsMark(l.runes[to-1]) && sign(l.runes[to-1]) != shut {
		to--
	}
	return to
}

// field reads a field and its value, and reports whether it was one.
func (l *lexer) field(end int) bool {
	name := l.at
	for name < end && unicode.IsLetter(l.runes[name]) {
		name++
	}
	if name == end || sign(l.runes[name]) != colon {
		return false
	}
	from, to, next := name+1, end, end
	quoted := from == end && end < len(l.runes) && sign(l.runes[end]) == mark
	if quoted {
		from, to, next = l.marked(end)
	}
	typed := plain(l.runes[l.at:name])
	f, known := FieldNamed(typed)
	switch {
	case !known:
		return l.unknownField(typed, next, quoted || from < to && isCore(l.runes[from]))
	case quoted && !hasCore(l.runes[from:to]):
		l.wrong(l.at, next, "Nothing stands between the marks. Write what to look for, for example %s.", examples[f])
	case from < len(l.runes) && !quoted && sign(l.runes[from]) == open:
		l.wrong(l.at, max(end, from+1), "A field takes one value, in quotation marks if it has spaces. Write the field again for each: %s OR %s:….", examples[f], f)
		l.at = max(end, from+1)
		return true
	case !hasCore(l.runes[from:to]):
		return false
	}
	if !quoted {
		for !isCore(l.runes[from]) {
			from++
		}
		to = l.trimmed(from, to)
	}
	l.emit(token{node: Node{Kind: Field, Field: f, Text: string(l.runes[from:to])}}, next)
	return true
}

// examples shows each field at work.
var examples = map[string]string{
	Speaker: `speaker:"Fiona Ashdown"`, Organisation: `org:"College of Nurses"`, Stance: `stance:"qualified support"`, Sector: `sector:"think tank"`,
	Theme: `theme:workforce`, In: `in:"primary care"`, Before: `before:2014-05`, After: `after:2014-05`, Until: `until:2014-05-01`, Since: `since:2014`,
}

// unknownField says what is wrong with a name that is nearly one of a field;
// all others are words.
func (l *lexer) unknownField(typed string, next int, hasValue bool) bool {
	f, near := nearField(typed)
	if !near || !hasValue {
		return false
	}
	l.wrong(l.at, next, "There is no field “%s:”. Write %s: for example %s; or leave a space after the colon to look for the word itself.", typed, f, examples[f])
	l.emit(token{node: Node{Kind: Word, Text: typed}}, next)
	return true
}

// paired returns the tokens without the parentheses that have no partner.
func (l *lexer) paired() []token {
	var opened []int
	drop := make([]bool, len(l.tokens))
	for i, t := range l.tokens {
		switch t.sign {
		case open:
			opened = append(opened, i)
			if len(opened) == mostNested+1 {
				l.wrong(t.from, t.to, "These are too many parentheses within one another. Keep it to eight.")
			}
		case shut:
			if len(opened) == 0 {
				drop[i] = true
			} else {
				opened = opened[:len(opened)-1]
			}
		}
	}
	for _, i := range opened {
		drop[i] = true
		if t := l.tokens[i]; t.minus {
			l.wrong(t.from, t.to, "This parenthesis is not closed. Write ) where what is left out ends.")
		}
	}
	var kept []token
	for i, t := range l.tokens {
		if !drop[i] {
			kept = append(kept, t)
		}
	}
	return slices.Clip(kept)
}
