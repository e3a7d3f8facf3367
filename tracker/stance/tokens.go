package stance

import (
	"unicode"
	"unicode/utf8"
)

// token is a word or a mark of a sentence. Contractions are two tokens: “don’t”
// is “do” and “not”.
type token struct {
	start, end int    // code points of the part
	word       string // in lower case; "" if no phrase knows it
	lemma      string // of an inflected form that a phrase knows, or the word
	mark       rune   // of punctuation: ',' ';' ':' '-' '?' '!' '.' '(' ')' '“' '”'; 0 for words
	capital    bool   // begins with a capital
	plural     bool   // ends in “s”
	aim        aimUse // what the word is to the target
}

// tokenizer cuts sentences into tokens. It remembers the quotation marks that
// are open, from one sentence of a part to the next.
type tokenizer struct {
	aim    *aim
	lower  []byte // the word at hand
	tokens []token
	single bool // a single quotation mark is open
	double bool // a straight double one is
}

// cut returns the tokens of a sentence; they are good until the next call.
func (z *tokenizer) cut(s sentence) []token {
	z.tokens = z.tokens[:0]
	before, at := rune(' '), s.Start
	for i := 0; i < len(s.words); {
		r, size := utf8.DecodeRuneInString(s.words[i:])
		if isWordRune(r) {
			n, codePoints := wordLength(s.words[i:])
			z.addWord(s.words[i:i+n], at)
			before, i, at = 'a', i+n, at+codePoints
			continue
		}
		next, _ := utf8.DecodeRuneInString(s.words[i+size:])
		if mark := z.markOf(r, before, next); mark != 0 {
			z.tokens = append(z.tokens, token{start: at, end: at + 1, mark: mark})
		}
		before, i, at = r, i+size, at+1
	}
	return z.tokens
}

func isWordRune(r rune) bool { return (unicode.IsLetter(r) || unicode.IsDigit(r)) && r != 'ʼ' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// wordLength returns the bytes and code points of the word that text begins
// with: letters and digits with apostrophes between them.
func wordLength(text string) (n, codePoints int) {
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if isApostrophe(r) {
			next, _ := utf8.DecodeRuneInString(text[n+size:])
			if !isWordRune(next) {
				break
			}
		} else if !isWordRune(r) {
			break
		}
		n, codePoints = n+size, codePoints+1
	}
	return n, codePoints
}

// markOf returns the mark that a rune between before and next is to the
// analysis; 0 if none.
func (z *tokenizer) markOf(r, before, next rune) rune {
	switch r {
	case ',', ';', ':', '?', '!', '.', '(', ')':
		return r
	case '…', '[', ']', '—', '–':
		return markLike[r]
	case '-':
		if unicode.IsSpace(before) {
			return '-'
		}
	case '“', '«', '„', '”', '»':
		return markLike[r]
	case '"':
		z.double = !z.double
		return quoteMark(z.double)
	case '‘', '’', '\'':
		return z.singleMark(r, before, next)
	}
	return 0
}

var markLike = map[rune]rune{'…': '-', '[': 0, ']': 0, '—': '-', '–': '-', '“': '“', '«': '“', '„': '“', '”': '”', '»': '”'}

func quoteMark(open bool) rune {
	if open {
		return '“'
	}
	return '”'
}

// singleMark tells a single quotation mark from the apostrophe at the end of a
// word (“members’ concerns”).
func (z *tokenizer) singleMark(r, before, next rune) rune {
	opens := r == '‘' || r == '\'' && !isWordRune(before) && isWordRune(next)
	if !opens && !z.single {
		return 0
	}
	z.single = opens
	return quoteMark(opens)
}

// addWord adds a word at a code point, in two tokens if it is contracted.
func (z *tokenizer) addWord(word string, at int) {
	z.lower = z.lower[:0]
	apostrophe, n := -1, 0
	first, _ := utf8.DecodeRuneInString(word)
	for _, r := range word {
		if isApostrophe(r) {
			r, apostrophe = '\'', len(z.lower)
		}
		z.lower = utf8.AppendRune(z.lower, unicode.ToLower(r))
		n++
	}
	capital := unicode.IsUpper(first)
	if apostrophe < 0 {
		z.add(z.lower, at, at+n, capital)
		return
	}
	stem, rest := z.lower[:apostrophe], z.lower[apostrophe:]
	tail := n - utf8.RuneCount(rest)
	switch {
	case string(rest) == "'t" && len(stem) > 1 && stem[len(stem)-1] == 'n':
		z.add(negatedStem(stem), at, at+tail-1, capital)
		z.add([]byte("not"), at+tail-1, at+n, false)
	default:
		z.add(stem, at, at+tail, capital)
		z.add([]byte(contracted(string(rest), string(stem))), at+tail, at+n, false)
	}
}

// negatedStem is the auxiliary of “don’t”, “can’t”, “won’t”, “shan’t”.
func negatedStem(stem []byte) []byte {
	switch string(stem) {
	case "can":
		return stem
	case "won":
		return []byte("will")
	case "shan":
		return []byte("shall")
	case "ain":
		return []byte("is")
	}
	return stem[:len(stem)-1]
}

// contracted is the word that an ending stands for.
func contracted(ending, stem string) string {
	switch ending {
	case "'re":
		return "are"
	case "'m":
		return "am"
	case "'ve":
		return "have"
	case "'ll":
		return "will"
	case "'d":
		return "would"
	case "'s":
		switch stem {
		case "it", "that", "he", "she", "there", "what", "who", "here":
			return "is"
		case "let":
			return "us"
		}
	}
	return "'s"
}

// add adds one token, splitting “cannot”.
func (z *tokenizer) add(lower []byte, start, end int, capital bool) {
	if string(lower) == "cannot" {
		z.add(lower[:3], start, start+3, capital)
		z.add([]byte("not"), start+3, end, false)
		return
	}
	t := token{start: start, end: end, capital: capital, plural: lower[len(lower)-1] == 's'}
	if w, known := vocabulary[string(lower)]; known {
		t.word, t.lemma = w.word, w.lemma
	}
	if z.aim != nil {
		t.aim = z.aim.uses[stemOf(string(lower))]
	}
	z.tokens = append(z.tokens, t)
}
