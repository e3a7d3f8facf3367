package extract

import (
	"strings"
	"unicode"
)

// turns is what is known of a transcript before it is read.
type turns struct {
	loose   bool            // few of them, or short: a paragraph that quotes is none
	stops   bool            // "Q." and "A." stand for "Q:" and "A:"
	between bool            // questions stand between the turns in paragraphs of their own
	asks    map[string]bool // those who mostly ask
	initial map[string]bool // initials and surnames in capitals that begin turns
}

// findTranscript tells whether the text is a transcript: four paragraphs or more
// begin with a speaker and a colon and go on without marks, or nearly all do, or
// the speakers are bold.
func (r *reader) findTranscript() bool {
	r.turns = turns{stops: r.questionsWithStops(), asks: map[string]bool{}, initial: map[string]bool{}}
	n, bold, lines, between := 0, 0, 0, 0
	all, questions := map[string]int{}, map[string]int{}
	for i, here := range r.page.paras {
		if n > 0 && here.kind != "heading" {
			lines++
		}
		at := r.colonIn(here)
		if at < 0 {
			continue
		}
		after, _ := trim(r.page.text, at+1, here.end)
		if opensAt(r.page.text, after) && !r.goesOnBehind(here, at) || after >= here.end {
			continue
		}
		text := r.page.slice(here.start, at)
		if !beginsTurn(text) {
			continue
		}
		n++
		if i > 0 && r.isQuestion(i-1) && r.colonIn(r.page.paras[i-1]) < 0 {
			between++
		}
		if here.block.Bold >= at-here.start && here.quotes[0] == here.quotes[1] {
			bold++
		}
		turn := turnOf(text)
		r.turns.initial[turn] = capitalsOnly(turn)
		all[turn]++
		if r.page.text[here.end-1] == '?' {
			questions[turn]++
		}
	}
	r.findAskers(all, questions)
	r.turns.loose, r.turns.between = n < 4, between > 1
	return n >= 4 || bold >= 2 || n >= 3 && lines < 2*n
}

// goesOnBehind tells whether a turn that begins with words in marks, behind a bold
// name, goes on without them: “**Ada Okoro:** “Ow”, I expect.”
func (r *reader) goesOnBehind(here para, at int) bool {
	return here.block.Bold >= at-here.start && endsSentence(r.page.text, here.end) && !anyMark(r.page.text[here.end-1])
}

// maxVoices is how many take part in a conversation whose questions show who leads it.
const maxVoices = 6

// findAskers finds those most of whose turns are questions, where others answer.
func (r *reader) findAskers(all, questions map[string]int) {
	if len(all) > maxVoices {
		return
	}
	answers := false
	for turn, n := range all {
		answers = answers || questions[turn]*2 < n
	}
	for turn, n := range all {
		if answers && n > 1 && questions[turn]*3 >= n*2 {
			r.turns.asks[turn] = true
		}
	}
}

// turnOf is what stands before the colon less the number of a question and the time.
func turnOf(text string) string {
	if text != "" && strings.IndexByte("[(0123456789", text[0]) >= 0 {
		text = clock.ReplaceAllString(text, "")
	}
	if strings.HasPrefix(text, "Q") {
		text = numbered.ReplaceAllString(text, "")
	}
	text = withoutNumber(text)
	if strings.HasSuffix(text, "]") || strings.HasSuffix(text, ")") {
		text = clockTail.ReplaceAllString(text, "")
	}
	return text
}

// capitalsOnly tells whether a text is initials or one surname in capitals.
func capitalsOnly(text string) bool {
	letters := 0
	for _, c := range text {
		switch {
		case unicode.IsUpper(c):
			letters++
		case c != '-' && c != '’' && c != '\'' && c != '.':
			return false
		}
	}
	return letters > 1 && letters < 20
}

// byCapitals finds who is meant by initials or by a surname in capitals: those who
// were introduced so, a body by its abbreviation, somebody with such a name. What
// nobody bears belongs to those who ask, if questions follow it.
func (r *reader) byCapitals(text string, i int) (who *person, asks, ok bool) {
	if who := r.initials[text]; who != nil {
		return who, false, true
	}
	if full, ok := r.cast.full[text]; ok {
		return r.cast.of(full, i), false, true
	}
	if r.turns.asks[text] {
		return nil, true, true
	}
	for _, p := range r.cast.people {
		if p.body || p.name == "" || !strings.EqualFold(p.surname, text) && !bearsInitials(p.name, text) {
			continue
		}
		if who != nil {
			return nil, false, false // of several, none
		}
		who = p
	}
	if who != nil {
		r.initials[text] = who
		return who, false, true
	}
	if r.cast.dir != nil {
		if b, known := r.cast.dir.Body(text); known {
			return r.cast.of(b.Name, i), false, true
		}
	}
	return nil, true, len(text) < 5 && r.page.text[r.page.paras[i].end-1] == '?'
}

// bearsInitials tells whether a name has such initials: of Mary-Jo van den Quay MA,
// MJA, MVA and MJVA.
func bearsInitials(name, initials string) bool {
	var whole, parts, noParticles strings.Builder
	for _, w := range strings.Fields(name) {
		first := string([]rune(w)[:1])
		whole.WriteString(first)
		for _, part := range strings.Split(w, "-") {
			if part != "" {
				parts.WriteString(string([]rune(part)[:1]))
			}
		}
		if !particles[strings.ToLower(w)] {
			noParticles.WriteString(first)
		}
	}
	for _, have := range []string{whole.String(), parts.String(), noParticles.String()} {
		if strings.EqualFold(have, initials) {
			return true
		}
	}
	return false
}

// questionsWithStops tells whether a text sets questions and answers as "Q." and "A.".
func (r *reader) questionsWithStops() bool {
	q, a := 0, 0
	for _, here := range r.page.paras {
		if here.end-here.start < 4 || r.page.text[here.start+1] != '.' || !blank(r.page.text[here.start+2]) {
			continue
		}
		switch r.page.text[here.start] {
		case 'Q':
			q++
		case 'A':
			a++
		}
	}
	return q > 1 && a > 1
}

// learn meets those whom a paragraph names that nobody is quoted from.
func (r *reader) learn(i int) {
	for _, s := range r.page.sentences(i) {
		r.here = r.mentionsIn(s)
	}
}

// withInitials meets the person of "Ada Okoro (AO)" where AO begins turns.
func (r *reader) withInitials(s sentence, to int, name string) *person {
	if to+2 >= len(s.toks) || s.toks[to].text != "(" || s.toks[to+2].text != ")" || !r.turns.initial[s.toks[to+1].text] {
		return nil
	}
	hon, full, ok := personOf(name)
	if !ok {
		return nil
	}
	who := r.cast.meet(hon, full, s.para)
	r.initials[s.toks[to+1].text] = who
	return who
}
