package extract

import (
	"regexp"
	"strings"
)

// floor is who speaks in an item of the minutes of a meeting.
type floor struct {
	who  *person
	para int
}

var (
	// dealings are sentences of minutes that are nobody's words.
	dealings = regexp.MustCompile(`(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:it was (?:agreed|resolved|noted|decided|proposed|moved)|resolved|agreed|action|decision|declarations?|apologies|the minutes|the meeting (?:closed|ended|began|opened|was)|there (?:was|were) no |no (?:questions|interests|declarations)|(?:the )?(?:committee|board|panel|council|cabinet|forum|assembly|meeting|group|members)(?: then| also| unanimously)? (?:noted|agreed|resolved|approved|received|thanked|endorsed|adjourned|considered|discussed|adopted|requested|voted)\b|(?:a|one|another|some|several) (?:members? of the (?:public|audience)|residents?))`)
	// formal are what people do at a meeting without saying anything.
	formal  = regexp.MustCompile(`(?i)^(?:then |also |formally |briefly )*(?:thanked|introduced|presented|opened|closed|chaired|moved|seconded|proposed the|nodded|laughed|left|joined|arrived|withdrew|abstained|apologised for|gave apologies|sent apologies|took the chair|read out|welcomed (?:everyone|everybody|all|members|attendees|those|colleagues|the new)|declared (?:an?|no|her|his|their) (?:\w+[- ]?){0,2}interest|spoke to (?:the|her|his|their) (?:slides|paper|report|presentation))\b`)
	spokeTo = regexp.MustCompile(`(?i)^(?:then |also )?spoke to`)
	// business are headings of the parts of minutes in which nobody gives a view.
	business = regexp.MustCompile(`(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:actions?(?: log| points?| list| items?| arising)?|apologies.{0,40}|welcome.{0,40}|declarations? of interests?|minutes of (?:the )?(?:last|previous).{0,30}|(?:date of )?next meeting|close(?: of meeting)?)$`)
	sentIn   = regexp.MustCompile(`(?i)^(?:an? |the )?(?:written |short |brief )?(?:comment|statement|submission|letter|message|note|e-?mail|response) (?:from|by|of) .* read\b`)
)

// ofBusiness passes over the parts of minutes in which nobody gives a view.
func (r *reader) ofBusiness(i int) bool {
	if !r.meeting || r.transcript {
		return false
	}
	here := r.page.paras[i]
	line := here.words < 8 && !endsSentence(r.page.text, here.end) && here.kind != "cell" && here.kind != "listitem"
	if here.kind == "heading" || line {
		r.inBusiness = business.MatchString(r.page.slice(here.start, here.end))
	}
	if r.inBusiness {
		r.rejectAll(i, "in a part of minutes that gives no views")
	}
	return r.inBusiness
}

// minute keeps a sentence of minutes for whoever has the floor: it begins with
// them, or goes on from one that did.
func (r *reader) minute(s sentence, ms []mention, tagged int) bool {
	if !r.meeting && !r.minutes || r.transcript || r.page.paras[s.para].kind == "cell" {
		return false
	}
	text := r.page.slice(s.start, s.end)
	if dealings.MatchString(text) {
		r.floor = floor{}
		return true
	}
	m, ok := r.takesFloor(s, ms)
	switch {
	case sentIn.MatchString(text):
		r.floor = floor{para: s.para}
		for _, x := range ms {
			if x.kind == aPerson && r.floor.who == nil {
				r.floor.who = x.who
			}
		}
		return true
	case ok:
		return r.hasFloor(s, m, tagged)
	case r.floor.who == nil || r.floor.para != s.para || tagged >= 0 || strings.HasSuffix(text, ":") || r.another(s, ms):
		return false
	}
	r.floorQuotes(s.toks, r.floor.who)
	r.report(s, s.start, s.end, r.floor.who, ruleFloor, 0.65, false)
	return true
}

// another tells whether somebody else than who has the floor is the subject.
func (r *reader) another(s sentence, ms []mention) bool {
	for _, m := range ms {
		if m.kind == aPerson && !m.prep && !m.poss && m.who != r.floor.who && (m.from < 3 || m.to < len(s.toks) && cueForm(s.toks[m.to].lower) > 0) {
			return true
		}
	}
	return false
}

// takesFloor finds the person with whom a sentence of minutes begins: of the list
// of those there, or a pronoun for who has the floor.
func (r *reader) takesFloor(s sentence, ms []mention) (mention, bool) {
	for _, m := range ms {
		if m.kind == aPronoun && m.from == 0 && (m.words == "he" || m.words == "she") && r.floor.who != nil && r.floor.para == s.para {
			m.who = r.floor.who
			return m, true
		}
		if m.kind != aPerson || m.prep || m.poss {
			continue
		}
		fronted := m.from > 1 && m.from < 9 && s.toks[m.from-1].text == ","
		return m, (m.who.part != 0 || r.minutes && m.who.org != "") && (m.from == 0 || fronted || startsAt(s, m.from))
	}
	return mention{}, false
}

// hasFloor reports what follows the name of who takes the floor.
func (r *reader) hasFloor(s sentence, m mention, tagged int) bool {
	from := s.pastOffice(m.to)
	r.floor = floor{who: m.who, para: s.para}
	rest := s.toks[min(from, len(s.toks)):]
	if m.who.asks || len(rest) == 0 {
		r.floor = floor{}
		return true
	}
	words := r.page.slice(rest[0].s, s.end)
	if formal.MatchString(words) && !strings.Contains(words, " and said ") {
		if !spokeTo.MatchString(words) {
			r.floor = floor{}
		}
		return true
	}
	if tagged >= 0 || strings.HasSuffix(words, ":") || wordsBetween(s, from, len(s.toks)) < 3 && !quotesIn(rest) {
		return tagged < 0
	}
	start := s.start
	if s.start == r.page.paras[s.para].start && m.kind == aPerson {
		start = rest[0].s
	}
	r.floorQuotes(rest, m.who)
	r.report(s, start, s.end, m.who, ruleFloor, 0.7, false)
	return true
}

// floorQuotes gives words in marks that no verb governs to who has the floor.
func (r *reader) floorQuotes(toks []token, who *person) {
	for _, t := range toks {
		if t.kind != 'q' {
			continue
		}
		if f := &r.page.quotes[t.quote].fate; f.outcome == OutcomeRejected && f.reason != notWords {
			r.give(t.quote, who, ruleFloor, 0.7)
		}
	}
}

// pastOffice is the token behind an office or a clause that stands beside a name
// in brackets or between commas.
func (s sentence) pastOffice(at int) int {
	for at < len(s.toks) && (s.toks[at].text == "(" || s.toks[at].text == ",") {
		closing := ","
		if s.toks[at].text == "(" {
			closing = ")"
		}
		k := at + 1
		for k < len(s.toks) && s.toks[k].text != closing {
			k++
		}
		if k >= len(s.toks) {
			return at
		}
		at = k + 1
	}
	return at
}

// quotesIn tells whether words in marks are among tokens.
func quotesIn(toks []token) bool {
	for _, t := range toks {
		if t.kind == 'q' {
			return true
		}
	}
	return false
}
