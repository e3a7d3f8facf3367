package stance

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

// gradeWords is the vocabulary of grades: a class of signs on a line, then its
// phrases; “*” ends a word that stands for all its endings.
//
//go:embed grade_words.txt
var gradeWords string

// signs is the vocabulary of grades by the first word of a phrase.
var signs = readSigns(gradeWords)

// signPhrase is a phrase that is a sign of a class.
type signPhrase struct {
	class string
	side  int // 1 for the matter, -1 against it, 0 neither by itself
	words []string
}

// signList finds phrases by how they begin.
type signList struct {
	exact map[string][]signPhrase // by their first word
	stems map[string][]signPhrase // by the first letters of one that has any ending
}

// stemLength is how many letters of a word with any ending lead to it.
const stemLength = 3

func readSigns(text string) signList {
	list := signList{exact: map[string][]signPhrase{}, stems: map[string][]signPhrase{}}
	for line := range strings.Lines(text) {
		head, phrases, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		class, side, _ := strings.Cut(head, " ")
		for phrase := range strings.SplitSeq(phrases, ",") {
			if words := strings.Fields(phrase); len(words) > 0 {
				list.add(signPhrase{class, sides[side], words})
			}
		}
	}
	return list
}

var sides = map[string]int{"+": 1, "-": -1}

func (l *signList) add(p signPhrase) {
	first := p.words[0]
	if strings.HasSuffix(first, "*") {
		l.stems[first[:stemLength]] = append(l.stems[first[:stemLength]], p)
		return
	}
	l.exact[first] = append(l.exact[first], p)
}

// sign is a class with whether it is negated: “we do not welcome it”.
type sign struct {
	class   string
	negated bool
}

// name is the class, told apart when it is negated.
func (s sign) name() string {
	if s.negated {
		return "not " + s.class
	}
	return s.class
}

// bareClasses say nothing of a stance by themselves.
var bareClasses = map[string]bool{
	"modal": true, "would": true, "must": true, "will": true, "we": true, "i": true,
	"nothing": true, "but": true, "if": true, "less": true,
}

// telling reports whether a sign says something of a stance by itself.
func (s sign) telling() bool { return !bareClasses[s.class] }

// signedSentence is a sentence with its words and their signs.
type signedSentence struct {
	Span
	words []string
	signs []sign
}

// signSentences finds the signs in the sentences of a reading.
func signSentences(r Reading) []signedSentence {
	list := make([]signedSentence, len(r.sentences))
	for i, s := range r.sentences {
		words, places := plainWords(s.words)
		cues := cuesOf(r.cues, i)
		cues = cues[:min(len(cues), mostOutright)]
		list[i] = signedSentence{s.Span, words, signsOf(words, func(at int) int { return outrightAt(cues, s.Start+places[at]) })}
	}
	return list
}

// mostOutright is how many cues of one sentence each of its words is looked for
// in.
const mostOutright = 100

// outrightAt is the side that the cue takes, of those of a sentence, to which a
// code point belongs, 0 if there is none.
func outrightAt(cues []cue, at int) int {
	for _, c := range cues {
		if c.Start <= at && at < c.End {
			return c.side()
		}
	}
	return 0
}

// signsOf lists the signs among words, each once, in the order of the words.
// What is said outright goes before them: outright is the side that it takes at
// a word, and a sign to the contrary is none.
func signsOf(words []string, outright func(at int) int) []sign {
	var list []sign
	for i, w := range words {
		list = appendSigns(list, signs.exact[w], words, i, outright)
		if len(w) >= stemLength {
			list = appendSigns(list, signs.stems[w[:stemLength]], words, i, outright)
		}
	}
	return list
}

func appendSigns(list []sign, phrases []signPhrase, words []string, at int, outright func(at int) int) []sign {
	for _, p := range phrases {
		if !p.begins(words[at:]) {
			continue
		}
		s, side := sign{p.class, negatedAt(words, at)}, p.side
		if s.negated {
			side = -side
		}
		if side*outright(at) >= 0 && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

func (p signPhrase) begins(words []string) bool {
	if len(p.words) > len(words) {
		return false
	}
	for i, w := range p.words {
		if stem, any := strings.CutSuffix(w, "*"); any && strings.HasPrefix(words[i], stem) || w == words[i] {
			continue
		}
		return false
	}
	return true
}

// negationReach is how many words before a sign a negation is looked for.
const negationReach = 4

// negatedAt reports whether a negation stands before a word in its clause.
func negatedAt(words []string, at int) bool {
	for i := at - 1; i >= 0 && i >= at-negationReach; i-- {
		switch w := words[i]; {
		case isClauseMark(w) || w == "but":
			return false
		case isNegation(w):
			return true
		}
	}
	return false
}

func isClauseMark(w string) bool { return len(w) == 1 && strings.Contains(".,;:!?", w) }

func isNegation(w string) bool {
	switch w {
	case "not", "no", "never", "nobody", "none", "cannot", "nor", "neither", "without", "hardly", "nothing", "scarcely":
		return true
	}
	return strings.HasSuffix(w, "n't")
}

// plainWords cuts a text into lower case words, with apostrophes and hyphens
// inside them, “0” for every number, and the marks that end clauses, each by
// itself; places are the code points where they begin.
func plainWords(text string) (words []string, places []int) {
	runes := []rune(text)
	for i := 0; i < len(runes); {
		at, word := i, ""
		switch {
		case unicode.IsLetter(runes[i]):
			i = wordEnd(runes, i, unicode.IsLetter)
			word = plainWord(runes[at:i])
		case unicode.IsDigit(runes[i]):
			i, word = wordEnd(runes, i, unicode.IsDigit), "0"
		default:
			if i++; isClauseMark(string(runes[at])) {
				word = string(runes[at])
			}
		}
		if word != "" {
			words, places = append(words, word), append(places, at)
		}
	}
	return words, places
}

// wordEnd is where the word at i ends: joined by a mark that has more of the
// word behind it.
func wordEnd(runes []rune, i int, inside func(rune) bool) int {
	for i < len(runes) && (inside(runes[i]) || strings.ContainsRune("'’‘-.,", runes[i])) {
		if !inside(runes[i]) {
			joins := i+1 < len(runes) && inside(runes[i+1])
			if !joins || unicode.IsLetter(runes[i+1]) && strings.ContainsRune(".,", runes[i]) {
				break
			}
		}
		i++
	}
	return i
}

func plainWord(runes []rune) string {
	return strings.Map(func(r rune) rune {
		if r == '’' || r == '‘' {
			return '\''
		}
		return unicode.ToLower(r)
	}, string(runes))
}
