package stance

import (
	_ "embed"
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
		class, phrases, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for phrase := range strings.SplitSeq(phrases, ",") {
			if words := strings.Fields(phrase); len(words) > 0 {
				list.add(signPhrase{class, words})
			}
		}
	}
	return list
}

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

// signedSentence is a sentence with its words and their signs.
type signedSentence struct {
	Span
	words []string
	signs []sign
}

func signSentences(sentences []sentence) []signedSentence {
	list := make([]signedSentence, len(sentences))
	for i, s := range sentences {
		words := plainWords(s.words)
		list[i] = signedSentence{s.Span, words, signsOf(words)}
	}
	return list
}

// signsOf lists the signs among words, each once, in the order of the words.
func signsOf(words []string) []sign {
	var list []sign
	have := map[sign]bool{}
	for i, w := range words {
		list = appendSigns(list, have, signs.exact[w], words, i)
		if len(w) >= stemLength {
			list = appendSigns(list, have, signs.stems[w[:stemLength]], words, i)
		}
	}
	return list
}

func appendSigns(list []sign, have map[sign]bool, phrases []signPhrase, words []string, at int) []sign {
	for _, p := range phrases {
		s := sign{p.class, false}
		if !p.begins(words[at:]) {
			continue
		}
		if s.negated = negatedAt(words, at); !have[s] {
			have[s] = true
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

// plainWords cuts words into lower case words, with apostrophes and hyphens
// inside them, numbers, and the marks that end clauses, each by itself.
func plainWords(text string) []string {
	var list []string
	runes := []rune(text)
	for i := 0; i < len(runes); {
		switch {
		case unicode.IsLetter(runes[i]):
			end := wordEnd(runes, i, unicode.IsLetter)
			list = append(list, plainWord(runes[i:end]))
			i = end
		case unicode.IsDigit(runes[i]):
			i = wordEnd(runes, i, unicode.IsDigit)
			list = append(list, "0")
		case isClauseMark(string(runes[i])):
			list = append(list, string(runes[i]))
			i++
		default:
			i++
		}
	}
	return list
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
