package extract

import (
	"strings"
	"unicode"
)

// wordAt is a word of a paragraph, before any sentence is read.
type wordAt struct {
	s, e      int
	cap, poss bool
	sep       rune // the punctuation right before it, or 0
	lower     string
}

// maxIntroduced bounds the names that are learned ahead of reading.
const maxIntroduced = 20000

// findIntroduced learns, ahead of reading, which capitalised names are bodies from
// the way in which the text anywhere speaks of them: "director of policy at Gut
// Matters", "Wardforce, the union", "the charity Salt Sense", "Hips Together, which".
func (r *reader) findIntroduced() {
	var words []wordAt
	for _, here := range r.page.paras {
		words = r.page.wordsAt(words[:0], here)
		for i := 0; i < len(words) && len(r.introduced) < maxIntroduced; i++ {
			if !words[i].cap || i > 0 && words[i-1].cap && words[i].sep == 0 && !words[i-1].poss {
				continue
			}
			to := r.page.nameRun(words, i)
			r.introduces(words, i, to)
			i = to - 1
		}
	}
}

// wordsAt cuts a paragraph into words; words in small letters that no rule asks
// for are not read.
func (p *page) wordsAt(out []wordAt, here para) []wordAt {
	var sep rune
	for at := here.start; at < here.end; {
		c := p.text[at]
		if !wordy(c) {
			if !blank(c) && sep == 0 {
				sep = c
			}
			at++
			continue
		}
		w := wordAt{s: at, cap: unicode.IsUpper(c), sep: sep}
		for at < here.end && (wordy(p.text[at]) || p.text[at] == '-' || (p.text[at] == '’' || p.text[at] == '\'') && at+1 < here.end && wordy(p.text[at+1])) {
			at++
		}
		w.e = at
		if n := at - w.s; n > 2 && p.text[at-1] == 's' && (p.text[at-2] == '’' || p.text[at-2] == '\'') {
			w.poss = true
		} else if at < here.end && (p.text[at] == '’' || p.text[at] == '\'') && p.text[at-1] == 's' {
			w.poss = true
			at++
		}
		if !w.cap {
			w.lower = string(p.text[w.s:w.e])
		}
		out, sep = append(out, w), 0
	}
	return out
}

var nameJoiners = set(`of for the in on not and to`)

// nameRun is where a run of capitalised words, with short words between them, ends.
func (p *page) nameRun(words []wordAt, i int) int {
	to := i + 1
	for k := to; k < len(words) && k < i+9 && words[k].sep == 0; k++ {
		if words[k-1].poss && !(words[k].cap && k+1 < len(words)) {
			break
		}
		if words[k].cap {
			if prep := words[k-1].lower; (prep == "on" || prep == "in" || prep == "to") && notNames[strings.ToLower(p.slice(words[k].s, words[k].e))] {
				break
			}
			to = k + 1
			continue
		}
		if !nameJoiners[words[k].lower] || words[k].lower == "and" && k > i+1 || k > to {
			break
		}
	}
	return to
}

// kindNouns are the nouns by which a text introduces a body.
var kindNouns = set(`charity union group regulator watchdog tank federation association company firm campaign hospice network coalition alliance
	body organisation organization trust society institute forum party practice surgery provider accountants auditors retailer manufacturer consultancy chain foundation`)

// behindKind are words that may follow such a noun.
var behindKind = set(`for which that representing behind of in based said says and with whose has is was at called`)

// introduces learns what stands round a capitalised name.
func (r *reader) introduces(words []wordAt, i, to int) {
	kind := kindBehind(words, to)
	if kind == "" && i > 0 && words[i].sep == 0 && kindNouns[words[i-1].lower] && to-i > 0 && !verbBehind(words, to) {
		kind = words[i-1].lower
	}
	if to-i == 1 && (kind == "" || words[i].e-words[i].s < 4) {
		r.spelledBehind(words, i)
		return
	}
	name := cutPossessive(r.page.slice(words[i].s, words[to-1].e))
	first := strings.ToLower(cutPossessive(r.page.slice(words[i].s, words[i].e)))
	if notNames[first] || papers[first] || honorifics[first] || roleNouns[first] || ranks[first] || guessGender(name) != 0 && !words[i].poss {
		return
	}
	organ := hasOrgan(strings.Fields(name))
	r.spellsOut(words, to, name, organ)
	if kind == "" && (organ || !officeAt(words, i) && !bodyVerb(words, to) && !isFor(words, i, to)) {
		return
	}
	if kind != "" {
		r.cast.bodies.kinds[name] = kind
	}
	if organ || isMonth(words, r.page, i, to) {
		return
	}
	if !r.asBody[name] {
		r.asBody[name] = true
		r.introduced[first] = append(r.introduced[first], strings.Fields(name))
	}
}

// papers are first words of the titles of documents: "Agenda for Change".
var papers = set(`agenda plan strategy vision bill act charter framework case manifesto guide roadmap blueprint review question call time day code contract letter`)

func isMonth(words []wordAt, p *page, i, to int) bool {
	for _, w := range words[i:to] {
		if monthNames[strings.ToLower(p.slice(w.s, w.e))] {
			return true
		}
	}
	return false
}

// isFor tells whether a run is a name such as "Breath for All", in a sentence that
// is not in capitals throughout.
func isFor(words []wordAt, i, to int) bool {
	small := 0
	for _, w := range words {
		if !w.cap && !nameJoiners[w.lower] {
			small++
		}
	}
	for k := i + 1; k+1 < to; k++ {
		if words[k].lower == "for" {
			return small*3 > len(words)
		}
	}
	return false
}

// kindBehind reads ", the charity" or ", a patient group," or "is a charity".
func kindBehind(words []wordAt, to int) string {
	k := to
	if k >= len(words) {
		return ""
	}
	switch {
	case words[k].sep == ',':
	case words[k].sep == 0 && (words[k].lower == "is" || words[k].lower == "was"):
		k++
	default:
		return ""
	}
	if k >= len(words) || words[k].lower != "the" && words[k].lower != "a" && words[k].lower != "an" {
		return ""
	}
	kind := ""
	for n := k + 1; n < len(words) && n < k+7; n++ {
		w := words[n]
		if w.sep != 0 || kind != "" && behindKind[w.lower] {
			return kind
		}
		if w.cap && kind != "" || roleNouns[w.lower] || prepositions[w.lower] {
			return ""
		}
		kind = ""
		if kindNouns[w.lower] && !w.poss {
			kind = w.lower
		}
		if n+1 == len(words) {
			return kind
		}
	}
	return ""
}

// verbBehind tells whether a verb in a clause of its own follows: "the union Ada
// Okoro leads".
func verbBehind(words []wordAt, to int) bool {
	return to < len(words) && words[to].sep == 0 && (clauseOffices[words[to].lower] != "" || words[to].lower == "joined" || words[to].lower == "works")
}

// bodyVerb tells whether what follows shows a body: "which", "have", "were", "said it".
func bodyVerb(words []wordAt, to int) bool {
	if to >= len(words) {
		return false
	}
	w := words[to]
	switch {
	case w.lower == "which" && (w.sep == 0 || w.sep == ','):
		return true
	case w.sep != 0:
		return false
	case words[to-1].poss:
		return bodyOffice(words, to)
	case (w.lower == "said" || w.lower == "says") && to+1 < len(words) && words[to+1].sep == 0:
		next := words[to+1].lower
		return next == "it" || next == "that" && to+2 < len(words) && words[to+2].lower == "it"
	case w.lower == "and" && to+1 < len(words):
		return words[to+1].lower == "its"
	}
	return false
}

// bodyOffices are offices that only a body has.
var bodyOffices = set(`executive chair chairman chairwoman treasurer president director directors trustees spokesman spokeswoman spokesperson founder secretary members`)

// bodyOffice tells whether the words behind a genitive are an office of a body:
// "Gut Matters’s chief executive".
func bodyOffice(words []wordAt, k int) bool {
	for n := k; n < len(words) && n < k+4 && !words[n].cap && (n == k || words[n].sep == 0); n++ {
		if bodyOffices[words[n].lower] {
			return words[n].lower != "secretary" || n > k
		}
		if prepositions[words[n].lower] || copulas[words[n].lower] || cueForm(words[n].lower) > 0 {
			return false
		}
	}
	return false
}

// theirs are offices that serve a person as well as a body.
var theirs = set(`lawyer solicitor attorney barrister doctor agent gp nurse coach counsel spokesman spokeswoman spokesperson representative deputy adviser advisor patron biographer editor`)

// officeAt tells whether the words before a name are an office and its
// preposition: "director of policy at", "who chairs".
func officeAt(words []wordAt, i int) bool {
	if i < 2 || words[i].sep != 0 {
		return false
	}
	prep := words[i-1]
	if clauseOffices[prep.lower] != "" && (words[i-2].lower == "who" || words[i-2].cap) {
		return true
	}
	if prep.sep != 0 || prep.lower != "of" && prep.lower != "at" && prep.lower != "for" {
		return false
	}
	if words[i-2].lower == "behalf" && prep.lower == "of" {
		return true
	}
	if office := words[i-2].lower; roleNouns[office] && office != "minister" {
		return !theirs[office] || prep.lower == "at"
	}
	if prep.lower != "at" {
		return false
	}
	for n := i - 2; n >= 0 && n > i-9; n-- {
		if roleNouns[words[n].lower] {
			return true
		}
		if words[n].sep != 0 && words[n].sep != ',' || cueForm(words[n].lower) > 0 || copulas[words[n].lower] {
			return false
		}
	}
	return false
}

// introducedAt finds a name learned ahead at token i, and where it ends.
func (r *reader) introducedAt(s sentence, i int) int {
	end := i
	for _, name := range r.introduced[s.toks[i].lower] {
		if len(name) > len(s.toks)-i || len(name) <= end-i {
			continue
		}
		same := true
		for k, w := range name {
			same = same && s.toks[i+k].text == cutPossessive(strings.TrimSuffix(w, "’"))
		}
		if to := i + len(name); same && (to == len(s.toks) || s.toks[to-1].poss || !s.toks[to].cap || roleNouns[s.toks[to].lower]) {
			end = to
		}
	}
	return end
}
