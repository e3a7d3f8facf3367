package extract

import "strings"

var clauseWords = set(`that how whether why what it he she they there we if`)

// hearers are listed before "heard" and "was told": what they heard, the subject
// of the sentence said.
var hearers = set(`mps peers members committee inquiry conference hearing delegates court audience councillors meeting listeners readers`)

// reported keeps a sentence that gives what somebody said without quoting all of it.
func (r *reader) reported(s sentence, ms []mention, cues []cue) {
	if r.page.paras[s.para].kind == "cell" {
		return
	}
	if r.presiding(s, cues) {
		return
	}
	tagged := r.wholeQuotes(s)
	if r.minute(s, ms, tagged) {
		return
	}
	if who := r.heardBy(s, ms); who != nil && tagged < 0 {
		r.report(s, s.start, s.end, who, ruleReported, 0.7, false)
		return
	}
	if r.minuted(s, ms) && tagged < 0 {
		r.report(s, s.start, s.end, ms[0].who, ruleReported, 0.7, false)
		return
	}
	for _, c := range cues {
		if !c.ok || c.who == nil || c.who.asks {
			continue
		}
		weak, ok := r.carriesContent(s, c)
		if !ok || c.tok == 0 && s.toks[len(s.toks)-1].text == ":" { // "Responding to the plan, Ada Okoro said:"
			continue
		}
		start, end := s.start, s.end
		if tagged >= 0 {
			t := s.toks[tagged]
			if t.e >= s.end || c.tok < tagged && s.toks[len(s.toks)-1].kind == 'q' {
				continue
			}
			start = s.toks[tagged+1].s
			if c.tok < tagged || !strings.HasSuffix(s.toks[c.tok].lower, "ing") && !thatFollows(s, c.tok) {
				continue
			}
		}
		r.report(s, start, end, c.who, ruleReported, 0.8, weak)
		return
	}
}

// minuted tells whether an item of a list begins with somebody and their office
// in brackets, as minutes do: whatever follows is what they said.
func (r *reader) minuted(s sentence, ms []mention) bool {
	here := r.page.paras[s.para]
	return here.kind == "listitem" && s.start == here.start && len(ms) > 0 && ms[0].kind == aPerson && ms[0].from == 0 &&
		ms[0].to < len(s.toks) && s.toks[ms[0].to].text == "(" && len(s.toks)-ms[0].to > 8
}

// wholeQuotes is the token of the last whole quotation of a sentence, or -1.
func (r *reader) wholeQuotes(s sentence) int {
	at := -1
	for i, t := range s.toks {
		if t.kind == 'q' && !r.page.quotes[t.quote].fragment && r.page.quotes[t.quote].fate.outcome == OutcomeQuote {
			at = i
		}
	}
	return at
}

// heardBy finds the subject of "He would set it out on Thursday, MPs heard."
func (r *reader) heardBy(s sentence, ms []mention) *person {
	n := len(s.toks)
	for k := n - 1; k > 2 && k > n-6; k-- {
		told := s.toks[k].lower == "heard" || s.toks[k].lower == "told" && s.toks[k-1].lower == "was"
		if !told {
			continue
		}
		for j := k - 1; j > k-5 && j > 0; j-- {
			if hearers[s.toks[j].lower] && (s.toks[j-1].text == "," || s.toks[j-1].lower == "the") {
				for _, m := range ms {
					if m.from == 0 || !m.prep {
						who, _ := r.resolve(s, m)
						return who
					}
				}
			}
		}
	}
	return nil
}

// carriesContent tells whether words follow a verb (or stand before its tag)
// that are what was said, and whether they are only a verdict.
func (r *reader) carriesContent(s sentence, c cue) (weak, ok bool) {
	fragments := false
	for _, t := range s.toks {
		if t.kind == 'q' && r.page.quotes[t.quote].fragment && r.page.quotes[t.quote].fate.outcome == OutcomeQuote {
			fragments = true
		}
	}
	if c.inverted {
		return false, c.tok > 4 && s.toks[0].kind != 'q' && r.wholeQuotes(s) < 0 && wordsBetween(s, 0, c.tok) > 3
	}
	after := s.toks[c.tok+1:]
	if len(after) == 0 || after[0].text == ":" || after[0].kind == 'p' && after[0].text != "," {
		return false, r.fronted(s, c)
	}
	n := 0
	for _, t := range after {
		if t.kind == 'w' {
			n++
		}
		if t.text == ":" {
			if n < 4 {
				return false, false
			}
			break
		}
	}
	that := false
	for k, t := range after {
		if k > 4 {
			break
		}
		if clauseWords[t.lower] {
			that = true
		}
	}
	switch c.form {
	case 1:
		if after[0].text == "," {
			return false, r.fronted(s, c) || n > 6 && fragments
		}
		if after[0].kind == 'w' && prepositions[after[0].lower] && !that && !fragments && n < 8 {
			return false, r.fronted(s, c)
		}
		if (strings.HasPrefix(s.toks[c.tok].lower, "told") || s.toks[c.tok].lower == "tells") && !that && !fragments && !finite(after) {
			return false, r.fronted(s, c)
		}
		if saidNothing(after) {
			return false, false
		}
		return false, n > 2 || n > 0 && fragments || r.fronted(s, c)
	case 4:
		return true, after[0].lower == "to" && n > 3
	case 2:
		return false, that && n > 3 || fragments && n > 0 || n > 2 && strings.HasSuffix(after[0].lower, "ing") && after[0].kind == 'w' || r.fronted(s, c)
	}
	return !fragments, fragments || n > 2
}

// fronted finds "The board, he said, would look at it." and "It was too soon, he said."
func (r *reader) fronted(s sentence, c cue) bool {
	if c.form != 1 || s.toks[0].kind == 'q' {
		return false
	}
	from := c.subject.from
	if c.subject.to > c.tok || from <= 1 {
		return false
	}
	return s.toks[from-1].text == "," && wordsBetween(s, 0, len(s.toks)) > 5
}

func thatFollows(s sentence, tok int) bool {
	for k := tok + 1; k < len(s.toks) && k < tok+5; k++ {
		if s.toks[k].lower == "that" {
			return true
		}
	}
	return false
}

// finite tells whether a verb in a form of its own stands in a clause.
func finite(toks []token) bool {
	for _, t := range toks {
		if copulas[t.lower] || t.lower == "to" {
			return true
		}
	}
	return false
}

func saidNothing(after []token) bool {
	text := ""
	for k, t := range after {
		if k > 3 {
			break
		}
		text += t.lower + " "
	}
	return strings.HasPrefix(text, "he had nothing") || strings.HasPrefix(text, "she had nothing") || strings.HasPrefix(text, "nothing")
}

func wordsBetween(s sentence, from, to int) int {
	n := 0
	for _, t := range s.toks[from:to] {
		if t.kind == 'w' {
			n++
		}
	}
	return n
}

func (r *reader) report(s sentence, start, end int, who *person, rule string, confidence float64, weak bool) {
	start, end = trim(r.page.text, start, end)
	here := r.page.paras[s.para]
	caption := here.kind == "caption" || !endsSentence(r.page.text, here.end) && here.words < 25
	r.spoken = append(r.spoken, spoken{start: start, end: end, who: who, rule: rule, optional: caption, weak: weak, confidence: confidence})
	if !who.body || r.last == nil {
		r.spoke(who, s.para)
	}
}
