package extract

import "strings"

// executiveBody tells whether the capitalised words from one token to another are
// the name of a body that calls itself an executive: "the Harbour Care Executive",
// not "the Chief Executive".
func executiveBody(s sentence, from, to int) bool {
	words := make([]string, 0, to-from+1)
	for _, t := range s.toks[from : to+1] {
		if t.kind != 'w' || !t.cap && !joiners[t.lower] {
			return false
		}
		words = append(words, t.text)
	}
	if to+1 < len(s.toks) && roleNouns[s.toks[to+1].lower] {
		return false
	}
	return s.toks[from].cap && organAt(words, len(words)-1)
}

// nearOffice notes the body of an office that begins a sentence, which "its" then
// means: "The chief executive of the Harbour Trust did not come. Its chair did."
func (r *reader) nearOffice(s sentence, m mention) {
	if m.kind != anOffice || m.prep || !startsAt(s, m.from) || m.org == "" || m.head >= m.to || !looksOrg(m.org, false) {
		return
	}
	r.nearBody, r.nearPara = r.cast.fullName(m.org), s.para
}

// planned tells whether a few words in marks behind an article name what somebody
// means to make, which is a term and nobody's words: "wants to open one “care hub”".
func (r *reader) planned(s sentence, i int) bool {
	if i == 0 || s.toks[i-1].lower != "a" && s.toks[i-1].lower != "an" && s.toks[i-1].lower != "one" {
		return false
	}
	q := r.page.quotes[s.toks[i].quote]
	return len(strings.Fields(r.page.slice(q.start, q.end))) < 4
}

// officeOfPlace are offices that one holds over a place, whose name is no body's.
var officeOfPlace = set(`mayor mayoress bishop archbishop vicar sheriff`)

// spokenOf tells whether words in marks are spoken of as words: "“minor” was a word
// that nobody used".
func spokenOf(s sentence, i int) bool {
	if i+3 >= len(s.toks) || !copulas[s.toks[i+1].lower] && !beings[s.toks[i+1].lower] || !determiners[s.toks[i+2].lower] {
		return false
	}
	for k := i + 3; k < len(s.toks) && k < i+5; k++ {
		switch s.toks[k].lower {
		case "word", "term", "phrase", "expression", "label", "euphemism":
			return true
		}
	}
	return false
}

// presumeAt remembers the body at whose door a sentence begins with somebody, whose
// office the text may give later: "At Harbour NHS Trust, Ada Okoro has nine wards."
func (r *reader) presumeAt(s sentence, before []mention, m mention) {
	if len(before) != 1 || m.who.org != "" || m.from < 3 || s.toks[0].lower != "at" || s.toks[m.from-1].text != "," {
		return
	}
	if at := before[0]; at.kind == aBody && at.from < 3 && at.to == m.from-1 && at.org != "" {
		m.who.presumed = r.cast.fullName(at.org)
	}
}

// seen are what somebody sees in a plan who judges it.
var seen = set(`promise merit merits sense virtue danger dangers risk risks value reason need harm advantage advantages point hope benefit benefits nothing good little trouble`)

// seesIn tells whether "saw" passes a verdict: "saw promise in it", "could see only
// good in it".
func seesIn(s sentence, i int) bool {
	for k := i + 1; k+1 < len(s.toks) && k < i+5 && s.toks[k].kind == 'w'; k++ {
		if seen[s.toks[k].lower] && s.toks[k+1].lower == "in" {
			return true
		}
	}
	return false
}

// signs are things that people put up with words on them.
var signs = set(`banner placard poster notice sign billboard plaque sticker hoarding`)

// onSign tells whether words in marks stand on something put up: "a banner over the
// door read: “…”".
func onSign(s sentence, i int) bool {
	k := i - 1
	if k >= 0 && (s.toks[k].text == ":" || s.toks[k].text == ",") {
		k--
	}
	if k < 1 || s.toks[k].lower != "read" && s.toks[k].lower != "reads" && s.toks[k].lower != "reading" && s.toks[k].lower != "saying" {
		return false
	}
	for n := k - 1; n >= 0 && n > k-8 && s.toks[n].kind == 'w'; n-- {
		if noun := s.toks[n].lower; signs[noun] || signs[strings.TrimSuffix(noun, "s")] {
			return true
		}
	}
	return false
}
