package extract

import (
	"strings"
	"unicode"
)

// token is a word, a single other character, or a whole quotation.
type token struct {
	s, e  int
	text  string // as printed, a possessive ending cut off
	lower string
	kind  byte // 'w', 'p' or 'q'
	cap   bool
	poss  bool // ended in ’s or s’
	quote int
}

// tokens cuts a paragraph up; a quotation is one token, so that nothing in it
// is taken for the words around it.
func (p *page) tokens(i int) []token {
	here := p.paras[i]
	out := make([]token, 0, here.words+here.words/4+4)
	q := here.quotes[0]
	for at := here.start; at < here.end; {
		for q < here.quotes[1] && (p.quotes[q].from < at || p.quotes[q].weak && p.quotes[q].fate.outcome == OutcomeRejected) {
			q++
		}
		if q < here.quotes[1] && p.quotes[q].from == at && p.quotes[q].nickname {
			at = p.quotes[q].to
			q++
			continue
		}
		if q < here.quotes[1] && p.quotes[q].from == at {
			out = append(out, token{s: at, e: p.quotes[q].to, kind: 'q', quote: q})
			at = max(p.quotes[q].to, at+1)
			q++
			continue
		}
		r := p.text[at]
		if blank(r) {
			at++
			continue
		}
		if r == '&' && blank(p.at(at-1)) && blank(p.at(at+1)) { // "Health & Care"
			out = append(out, token{s: at, e: at + 1, text: "&", lower: "&", kind: 'w', quote: -1})
			at++
			continue
		}
		if !wordy(r) {
			out = append(out, token{s: at, e: at + 1, text: string(r), lower: string(r), kind: 'p', quote: -1})
			at++
			continue
		}
		t := p.word(at, here.end)
		out = append(out, t)
		at = t.e
	}
	return out
}

func (p *page) word(at, end int) token {
	e := at
	for e < end {
		r := p.text[e]
		inner := e > at && e+1 < end && wordy(p.text[e+1]) && wordy(p.text[e-1])
		switch {
		case e == at || wordy(r) || r == '\u00ad' || r == '\u200b' || unicode.Is(unicode.Mn, r):
		case inner && (r == '’' || r == '\'' || r == '-' || r == '‑' || r == '&'):
		default:
			goto done
		}
		e++
	}
done:
	t := token{s: at, e: e, kind: 'w', quote: -1}
	full := p.text[at:e]
	switch n := len(full); {
	case n > 2 && (full[n-2] == '’' || full[n-2] == '\'') && full[n-1] == 's':
		t.poss, full = true, full[:n-2]
	case n > 1 && full[n-1] == 's' && e < end && (p.text[e] == '’' || p.text[e] == '\'') && (e+1 == end || !wordy(p.text[e+1])):
		t.poss, t.e = true, e+1
	}
	t.text = strings.Map(func(r rune) rune {
		if r == '\u200b' {
			return -1
		}
		return r
	}, string(full))
	t.lower = strings.ToLower(t.text)
	t.cap = unicode.IsUpper(full[0]) || joinedParticle(t.text) || unicode.IsDigit(full[0]) && len(full) > 1 && unicode.IsUpper(full[1])
	if e < end && p.text[e] == '.' && (honorifics[t.lower+"."] || shortRanks[t.lower] || len(full) == 1 && t.cap || p.shortened(t, e+1, end)) {
		t.e = e + 1 // the stop of an abbreviation belongs to it
	}
	return t
}

// shortened are words written short before a number, a comma or a small letter:
// "Sept. 2", "R-Kan., said", "Larch & Co. is".
var shortened = set(`jan feb mar apr aug sept sep oct nov dec no nos inc co corp ltd jr sr bros univ dept ave blvd rd vs etc
	ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
	ont que sask alta man p.e.i`)

// shortened tells whether the stop at end-1 of a word belongs to an abbreviation.
func (p *page) shortened(t token, at, end int) bool {
	last := t.lower[strings.LastIndexByte(t.lower, '-')+1:]
	if !t.cap || !shortened[last] {
		return false
	}
	for at < end && blank(p.text[at]) {
		at++
	}
	return at < end && !unicode.IsUpper(p.text[at]) && !anyMark(p.text[at])
}

// sentence is a run of tokens of one paragraph.
type sentence struct {
	para       int
	toks       []token
	start, end int
}

// maxTokens bounds a sentence, for texts that never stop.
const maxTokens = 300

func (p *page) sentences(i int) []sentence {
	toks := p.tokens(i)
	dateline(toks)
	var out []sentence
	from := 0
	flush := func(to int) {
		if to > from {
			out = append(out, sentence{para: i, toks: toks[from:to], start: toks[from].s, end: toks[to-1].e})
		}
		from = to
	}
	for k, t := range toks {
		if p.endsAt(toks, k, t) || k-from > maxTokens {
			flush(k + 1)
		}
	}
	flush(len(toks))
	return out
}

func (p *page) endsAt(toks []token, k int, t token) bool {
	if k+1 >= len(toks) {
		return true
	}
	next := toks[k+1]
	spaced := next.s > t.e
	starts := next.cap || next.kind == 'q' || next.kind == 'p' && strings.ContainsAny(next.text, "([£*–—-") || next.kind == 'w' && unicode.IsDigit([]rune(next.text)[0])
	switch t.kind {
	case 'p':
		if t.text == "." || t.text == "!" || t.text == "?" || t.text == "…" {
			return spaced && starts || next.kind == 'q' && t.text == "."
		}
		return (t.text == ")" || t.text == "]" || t.text == "*") && k > 0 && toks[k-1].kind == 'p' && stop([]rune(toks[k-1].text)[0]) && spaced && starts
	case 'q':
		q := p.quotes[t.quote]
		if !stop(p.text[q.end-1]) {
			return false
		}
		if next.kind == 'q' {
			return true
		}
		return next.cap && !p.tagFollows(toks, k+1)
	}
	return false
}

// tagFollows tells whether "Name said" or "Name, role, said" begins there.
func (p *page) tagFollows(toks []token, k int) bool {
	words := 0
	for ; k < len(toks) && words < 4; k++ {
		t := toks[k]
		if t.text == "," && words > 1 {
			return tagBehindInsertion(toks, k)
		}
		if t.kind != 'w' {
			return false
		}
		if words > 0 && (t.lower == "asked" || t.lower == "asks" || t.lower == "wondered" || t.lower == "demanded") && k > 0 {
			return true
		}
		if saying[t.lower] && words > 0 {
			return k+1 >= len(toks) || toks[k+1].kind != 'q' && toks[k+1].text != ":" && !afterSaying(toks[k+1])
		}
		if !t.cap && !particles[t.lower] && t.lower != "also" {
			return false
		}
		words++
	}
	return false
}

// tagBehindInsertion tells whether an insertion that begins at a comma ends at
// another with a bare verb of speech behind it: ", who covers the talks, asked."
func tagBehindInsertion(toks []token, k int) bool {
	for n := k + 1; n+1 < len(toks) && n < k+25; n++ {
		if toks[n].kind == 'q' || toks[n].text == "." {
			return false
		}
		if toks[n].text == "," && cueForm(toks[n+1].lower) > 0 && cueForm(toks[n+1].lower) < 3 {
			return n+2 >= len(toks) || toks[n+2].kind == 'p' && toks[n+2].text != ":" && toks[n+2].text != ","
		}
	}
	return false
}

// afterSaying tells whether words follow that are what was said.
func afterSaying(t token) bool { return t.kind == 'w' && !prepositions[t.lower] }

func joinToks(p *page, toks []token) string {
	if len(toks) == 0 {
		return ""
	}
	return strings.ReplaceAll(p.slice(toks[0].s, toks[len(toks)-1].e), "\n", " ")
}

// dateline takes the place in capitals before a dash at the start of a paragraph
// out of the sentence: "CEDAR FALLS, Ohio — The bridge".
func dateline(toks []token) {
	dash := -1
	for k := 1; k < len(toks) && k < 12; k++ {
		if toks[k].kind == 'q' {
			return
		}
		if strings.ContainsAny(toks[k].text, "—–-") && toks[k].kind == 'p' {
			dash = k
			break
		}
	}
	if dash < 0 || toks[0].kind != 'w' || len(toks[0].text) < 3 || toks[0].text != strings.ToUpper(toks[0].text) {
		return
	}
	for k := range dash {
		if toks[k].kind == 'w' && !toks[k].cap {
			return
		}
	}
	for k := range dash {
		toks[k].kind = 'p'
	}
}
