package extract

import (
	"strings"
	"unicode"
)

// mostNameTokens is how many tokens of a sentence the name of a body may take.
const mostNameTokens = 16

// knownAt reads the name of a body of the directory that begins at token i. It
// must be all of the capitals that stand there, up to token to, or go on beyond
// them ("Friends, Families and Travellers"): a shorter name within a longer one
// is another body's. Whoever the text or the directory knows as a person is one.
func (r *reader) knownAt(s sentence, i, to int) (mention, int) {
	end := r.knownEnd(s, i)
	if end <= i || end < to {
		return mention{}, i
	}
	printed := cutPossessive(joinToks(r.page, s.toks[i:end]))
	if end-i == 1 && capitalsIn(printed) < 2 && !r.loneBody(s, i) {
		return mention{}, i
	}
	if r.cast.dir.Person(printed) || r.cast.known("", printed) != nil && !r.asBody[printed] {
		return mention{}, i
	}
	if hon, _, person := personOf(printed); person && hon == "" {
		r.asBody[printed] = true
	}
	r.cast.name(printed)
	r.abbreviation(s, end, printed)
	return mention{kind: aBody, org: r.cast.fullName(printed), words: printed}, end
}

// inSmallLetters reads the name of a body, with or without its article, in a text
// that has no capitals.
func (r *reader) inSmallLetters(s sentence, i int) (mention, int) {
	at := i
	if s.toks[i].lower == "the" && i+1 < len(s.toks) {
		at++
	}
	if m, to := r.knownAt(s, at, at); to > at {
		return m, to
	}
	return mention{}, i
}

// officeAtKnown reads "director of policy at Marla Quill" and "from Marla Quill"
// where the body, from its form no more than somebody's name, is a known one.
func (r *reader) officeAtKnown(s sentence, k, end int) (role, org string) {
	for i := k; i+1 < end; i++ {
		switch s.toks[i].lower {
		case "at", "of", "for", "from", "with":
		default:
			continue
		}
		at := i + 1
		if s.toks[at].lower == "the" {
			at++
		}
		if stop := r.knownEnd(s, at); stop > at+1 && (stop == len(s.toks) || !s.toks[stop].cap && !joiners[s.toks[stop].lower]) {
			return strings.TrimSpace(joinToks(r.page, s.toks[k:i])), cutPossessive(joinToks(r.page, s.toks[at:stop]))
		}
	}
	return "", ""
}

// loneBody tells whether a word that names a body stands as a name does: within
// a sentence, or at its start right before a verb of saying ("Rate said").
func (r *reader) loneBody(s sentence, i int) bool {
	return i > 0 && s.toks[i-1].kind == 'w' && !s.toks[i-1].cap || i+1 < len(s.toks) && cueForm(s.toks[i+1].lower) > 0
}

// knownEnd is the token behind the longest name of the directory that begins at
// token i, or i.
func (r *reader) knownEnd(s sentence, i int) int {
	if r.cast.dir == nil {
		return i
	}
	if i >= len(s.toks) || s.toks[i].kind != 'w' {
		return i
	}
	words := make([]string, 0, mostNameTokens)
	for k := i; k < len(s.toks) && k < i+mostNameTokens && s.toks[k].kind != 'q'; k++ {
		words = append(words, r.page.slice(s.toks[k].s, s.toks[k].e))
	}
	_, n := r.cast.dir.BodyAt(words, r.lowerCase)
	return i + n
}

// knownBody tells whether a line is just the name of a body of the directory.
func (r *reader) knownBody(line string) bool {
	words := strings.Fields(line)
	if r.cast.dir == nil || len(words) == 0 || r.cast.dir.Person(line) {
		return false
	}
	_, n := r.cast.dir.BodyAt(words, r.lowerCase)
	return n == len(words)
}

// ofKnownBody makes a label of a line that reads as the name of a person and is
// that of a body of the directory.
func (r *reader) ofKnownBody(l label) label {
	if l.hon == "" && l.role == "" && l.org == "" && l.name != "" && len(l.names) == 0 && r.knownBody(l.name) {
		l.org, l.name = l.name, ""
	}
	return l
}

// withoutCapitals tells whether a text is set in small letters throughout, so
// that case says nothing about what is a name.
func (p *page) withoutCapitals() bool {
	letters, capitals := 0, 0
	for _, c := range p.text[:min(len(p.text), 20_000)] {
		if unicode.IsLetter(c) {
			letters++
		}
		if unicode.IsUpper(c) {
			capitals++
		}
	}
	return letters > 100 && capitals*500 < letters
}
