package extract

import (
	"slices"
	"strings"
	"unicode"
)

// people whom a text describes and does not name, and things that "say": their
// words are no reactions, but neither are they the words of whoever spoke before.

// notSubjects are words with which no description of a speaker ends.
var notSubjects = set(`and but or nor so yet that which who whom whose when while where if because although though as than then there here not never
	he she it they we you i him them us me this these those what how why week month year morning afternoon evening night day today yesterday
	tomorrow hand time also too even just all both each`)

// plurals are words for several people that stand without an article and without -s.
var plurals = set(`police people staff neighbours neighbors many others some most few several none everyone everybody nobody somebody someone anyone
	management government ministers prosecution defence defense opposition`)

// somebodyBefore finds whom a text describes right before the verb at tok, or
// before an insertion that ends there: "one juror said", "a friend, who asked not
// to be named, said".
func somebodyBefore(s sentence, ms []mention, tok int) (mention, bool) {
	k := tok - 1
	for k >= 0 && s.toks[k].kind == 'w' && (between[s.toks[k].lower] || adverb(s.toks[k])) {
		k--
	}
	if strings.HasSuffix(s.toks[tok].lower, "ing") {
		k = beforeHeard(s, k)
	}
	if k < 0 {
		return mention{}, false
	}
	if s.toks[k].text == "," { // an insertion
		for k--; k > 0 && s.toks[k].text != ","; k-- {
			if s.toks[k].kind == 'q' || tok-k > 30 {
				return mention{}, false
			}
		}
		k--
	}
	if k < 0 {
		return mention{}, false
	}
	if m, ok := describedAt(s, ms, k); ok {
		return apposed(s, ms, m), true
	}
	m, ok := postmodified(s, ms, k)
	return apposed(s, ms, m), ok
}

// apposed is the person whom a description between commas describes, or the
// description itself: "Ada Okoro, a lawyer in Leeds, said".
func apposed(s sentence, ms []mention, m mention) mention {
	if m.from < 2 || s.toks[m.from-1].text != "," {
		return m
	}
	for _, x := range ms {
		if x.to == m.from-1 && x.kind == aPerson && !x.prep && !x.poss {
			return x
		}
	}
	return m
}

// describedAt reads the description that ends at token k.
func describedAt(s sentence, ms []mention, k int) (mention, bool) {
	t := s.toks[k]
	if t.kind != 'w' || notSubjects[t.lower] || determiners[t.lower] || t.poss || prepositions[t.lower] || cueForm(t.lower) > 0 && !roleNouns[t.lower] || t.cap && k > 0 || inMention(ms, k) && !startsMention(ms, k) {
		return mention{}, false
	}
	from := k
	for from > 0 && k-from < 7 && !opensNoun(s.toks[from]) && s.toks[from-1].kind == 'w' && !notSubjects[s.toks[from-1].lower] &&
		!prepositions[s.toks[from-1].lower] && (cueForm(s.toks[from-1].lower) == 0 || s.toks[from-1].lower == "concerned") && !copulas[s.toks[from-1].lower] {
		from--
	}
	if from > 0 && (prepositions[s.toks[from-1].lower] && !joining[s.toks[from-1].lower] || s.toks[from-1].lower == "and" && from > 1 && s.toks[from-2].kind == 'w') {
		return mention{}, false
	}
	if !opensNoun(s.toks[from]) && !plural(s.toks[k].lower) {
		return mention{}, false
	}
	return mention{kind: aSomebody, from: from, to: k + 1, head: k + 1, words: plain(s.toks[from : k+1])}, true
}

// joining are words that begin a clause as well as a phrase.
var joining = set(`after before since until as than`)

func startsMention(ms []mention, k int) bool {
	return slices.ContainsFunc(ms, func(m mention) bool { return m.to == k+1 && (m.kind == anOffice || m.kind == aBody && m.org == "") })
}

// postmodified reads "a man in the crowd" that ends at token k and begins its clause.
func postmodified(s sentence, ms []mention, k int) (mention, bool) {
	if notSubjects[s.toks[k].lower] {
		return mention{}, false
	}
	for from := k; from >= 0 && k-from < 14 && s.toks[from].kind == 'w' && cueForm(s.toks[from].lower) == 0 && !copulas[s.toks[from].lower]; from-- {
		if !opensNoun(s.toks[from]) || from > 0 && s.toks[from-1].kind == 'w' && s.toks[from-1].lower != "that" && s.toks[from-1].lower != "and" && s.toks[from-1].lower != "but" {
			continue
		}
		for to := from + 1; to <= k; to++ {
			if prepositions[s.toks[to].lower] && s.toks[to].lower != "to" || s.toks[to].lower == "who" {
				return describedAt(s, ms, to-1)
			}
		}
		return mention{}, false
	}
	return mention{}, false
}

// somebodyBehind finds whom a text describes right behind a verb: “…,” said one
// resident. A name after a comma is who it was: said her neighbour, Tim Marsh.
func somebodyBehind(s sentence, ms []mention, tok int) (mention, bool) {
	if m, ok := namedAfterOffice(s, ms, tok); ok {
		return m, true
	}
	k := tok + 1
	for k < len(s.toks) && k < tok+9 && s.toks[k].kind == 'w' && !notSubjects[s.toks[k].lower] && (!prepositions[s.toks[k].lower] || k == tok+1) && cueForm(s.toks[k].lower) == 0 {
		k++
	}
	if k == tok+1 || prepositions[s.toks[tok+1].lower] {
		return mention{}, false
	}
	if k+1 < len(s.toks) && s.toks[k].text == "," {
		for _, m := range ms {
			if m.from == k+1 && (m.kind == aPerson || m.kind == aName) && (m.to >= len(s.toks) || s.toks[m.to].kind == 'p') {
				return m, true
			}
		}
	}
	for _, m := range ms { // "said lead author Ada Okoro"
		if m.kind == aPerson && m.from > tok && m.to == k {
			return m, true
		}
	}
	if m, ok := describedAt(s, ms, k-1); ok && m.from == tok+1 {
		return m, true
	}
	return mention{}, false
}

// namedAfterOffice finds the name at the end of a long office behind a verb: “…,”
// said head coach of the men’s team, Ada Okoro.
func namedAfterOffice(s sentence, ms []mention, tok int) (mention, bool) {
	office := false
	for k := tok + 1; k < len(s.toks) && k < tok+16; k++ {
		t := s.toks[k]
		switch {
		case t.kind == 'w' && (notSubjects[t.lower] && t.lower != "and" || cueForm(t.lower) > 0 || copulas[t.lower]):
			return mention{}, false
		case t.kind == 'w':
			office = office || roleNouns[t.lower] && !t.cap
		case t.text != "," || !office:
			return mention{}, false
		default:
			for _, m := range ms {
				if m.from == k+1 && m.kind == aPerson && !m.poss && (m.to >= len(s.toks) || s.toks[m.to].kind == 'p') {
					return m, true
				}
			}
			return mention{}, false
		}
	}
	return mention{}, false
}

// opensNoun tells whether a description may begin with this word.
func opensNoun(t token) bool {
	return determiners[t.lower] || t.lower == "some" || t.lower == "two" || t.lower == "three" || t.lower == "many" || t.lower == "several" ||
		t.lower == "my" || t.lower == "our" || t.poss
}

func plural(w string) bool {
	return plurals[w] || len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "ous")
}

// bodyWords are nouns for the body named last.
var bodyWords = set(`company firm group retailer organisation organization charity business chain body airline bank manufacturer supermarket`)

// somebody is the speaker whom a description means: one described so before, the
// body or the person named last, or somebody new.
func (r *reader) somebody(s sentence, m mention) (*person, bool) {
	det, noun := strings.ToLower(firstWord(m.words)), strings.ToLower(lastWord(m.words))
	if (det == "his" || det == "her") && writings[noun] {
		who := r.pronoun(s, mention{kind: aPronoun, from: m.from, to: m.to, words: owners[det]})
		return who, who == nil || who.generic
	}
	if det == "the" {
		if p := r.describedBefore(noun, s.para); p != nil {
			return p, p.generic
		}
		if bodyWords[noun] && r.lastBody != "" && s.para-r.lastBodyPara < 6 {
			return r.cast.of(r.lastBody, s.para), false
		}
		if bodyWords[noun] && r.nearBody != "" && r.nearPara == s.para {
			return r.cast.of(r.nearBody, s.para), false // "Shares in Borough Power fell after the group said"
		}
		if p := r.last; bodyWords[noun] && p != nil && p.gender == 0 && p.hon == "" && p.role == "" && p.name != p.surname && s.para-r.lastPara < 3 {
			return p, false
		}
		if p := r.describes(m.words, noun); p != nil {
			return p, false
		}
	}
	p := &person{unnamed: m.words, generic: true, thing: m.kind == aDocument || m.kind == aBody || bodyWords[noun] || plainBodies[noun], noun: noun, gender: genderOfWords(noun), seen: s.para}
	r.cast.described = append(r.cast.described, p)
	return p, true
}

// writings are what somebody’s words stand in: "her statement went on".
var writings = set(`statement letter email e-mail tweet post message memo note speech comments remarks testimony affidavit article column op-ed`)

var owners = map[string]string{"his": "he", "her": "she"}

// describedBefore is the nameless person, or since named, whom the same noun
// meant not long before.
func (r *reader) describedBefore(noun string, para int) *person {
	all := r.cast.described
	for i := len(all) - 1; i >= 0 && i > len(all)-20; i-- {
		if p := all[i]; p.noun == noun && para-p.seen < 12 {
			if p.became != nil {
				return p.became
			}
			p.seen = para
			return p
		}
	}
	return nil
}

// describes is the person named last, if a description such as "the 31-year-old"
// or "the Portuguese" goes on about them.
func (r *reader) describes(words, noun string) *person {
	who := r.last
	if who == nil || r.subjectPara > r.lastPara && r.subject != nil {
		who = r.subject
	}
	if who == nil || who.body || who.generic || who.name == "" {
		return nil
	}
	first := []rune(lastWord(words))[0]
	if strings.HasSuffix(noun, "-old") || strings.Count(words, " ") == 1 && unicode.IsUpper(first) && !organNouns[noun] {
		return who
	}
	g := genderOfWords(noun)
	if g != 0 && (who.gender == 0 || who.gender == g) || describing[noun] {
		return who
	}
	return nil
}

// describing are nouns by which stories go on about somebody named before.
var describing = set(`actor author artist singer star player striker goalkeeper defender midfielder novelist writer poet painter comedian presenter
	broadcaster musician rapper composer filmmaker director playwright athlete swimmer boxer golfer runner father-of-two father-of-three mother-of-two
	mother-of-three veteran rookie quarterback pitcher tycoon billionaire entrepreneur teenager pensioner grandmother grandfather lawmaker politician
	republican democrat conservative liberal backbencher frontbencher peer candidate incumbent challenger`)

// named remembers that a description now has a name: "The manager, Hugh Devlin,".
func (r *reader) named(noun string, who *person) {
	if p := r.describedBefore(noun, who.seen); p != nil && p.generic && p.became == nil {
		p.became = who
	}
}
