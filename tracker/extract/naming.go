package extract

import (
	"strings"
	"unicode"
)

// longest is how many letters the longest of some words has.
func longest(words []string) int {
	n := 0
	for _, w := range words {
		n = max(n, len([]rune(strings.Trim(w, "."))))
	}
	return n
}

// joinedParticle tells whether a word is a surname that begins with a particle in
// small letters: "al-Kobi".
func joinedParticle(w string) bool {
	before, after, ok := strings.Cut(w, "-")
	return ok && particles[before] && after != "" && unicode.IsUpper([]rune(after)[0])
}

// partyTag tells whether a word is a legislator's party and state: "D-Ohio".
func partyTag(t token) bool {
	r := []rune(t.text)
	return len(r) > 2 && (r[0] == 'D' || r[0] == 'R' || r[0] == 'I') && r[1] == '-' && unicode.IsUpper(r[2])
}

// noName are words with which headings, links and titles end, and no name does.
var noName = set(`notice policy newsletter newsletters says day week month night review guide list talk talks key story stories terms settings
	account cookies code codes crossword horoscope podcast comments highlights updates alert alerts advice live`)

// gerund tells whether a word is the form of a verb with which a title begins.
func gerund(w string) bool {
	return len(w) > 6 && strings.HasSuffix(w, "ing") && !strings.EqualFold(w, "sterling")
}

// gerundBefore tells whether a capitalised verb form that begins a sentence
// stands before a name without being part of it: "Recognising Germany".
func gerundBefore(s sentence, i int) bool {
	w := s.toks[i]
	return i == 0 && gerund(w.text) && w.kind == 'w' && i+1 < len(s.toks) && s.toks[i+1].cap
}

// kin are nouns for relations, behind which a first name stands alone.
var kin = set(`brother sister mother father mum mom dad wife husband son daughter uncle aunt cousin grandmother grandfather partner
	boyfriend girlfriend fiance fiancee fiancé fiancée widow nephew niece grandson granddaughter stepson stepdaughter twin friend`)

// firstNameAlone tells whether a single capitalised word is somebody called by a
// first name: "her brother Jack", "Dan (not his real name)", "Pam said".
func (r *reader) firstNameAlone(s sentence, i int) bool {
	w := s.toks[i]
	if notNames[w.lower] || w.poss {
		return false
	}
	if i > 1 && kin[s.toks[i-1].lower] {
		return true
	}
	given := menNames[w.lower] || womenNames[w.lower]
	if !given || i+1 >= len(s.toks) || i > 0 && s.toks[i-1].kind != 'p' && s.toks[i-1].kind != 'q' {
		return false
	}
	next := s.toks[i+1]
	return i == 0 && (next.text == "(" || next.text == ",") || i == 0 && copulas[next.lower] || cueForm(next.lower) > 0
}

// evenCase writes a name of which one word stands in capitals as the rest of it
// is written: newspapers set the first word of a story so.
func evenCase(name string) string {
	if name == strings.ToUpper(name) || len(strings.Fields(name)) < 2 {
		return name
	}
	if first := firstWord(name); len([]rune(first)) < 4 || first != strings.ToUpper(first) {
		return name
	}
	return titleCase(name)
}

// titleCase writes a name in capitals as names are written: "ADA Okoro" is Ada
// Okoro. Short words in capitals may be initials.
func titleCase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if r := []rune(w); len(r) > 2 && w == strings.ToUpper(w) && unicode.IsLetter(r[1]) && unicode.IsLetter(r[2]) {
			words[i] = string(r[:1]) + strings.ToLower(string(r[1:]))
		}
	}
	return strings.Join(words, " ")
}
