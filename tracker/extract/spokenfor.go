package extract

// speakersFor learns from an introduction for whom people speak: "Ada Okoro speaks
// for the Harbour Society; Tim Marsh for the Porters’ Union."
func (r *reader) speakersFor(s sentence, ms []mention) {
	said := false
	for k := 0; k+1 < len(ms); k++ {
		m, body := ms[k], ms[k+1]
		if m.kind != aPerson || body.kind != aBody || body.org == "" || body.poss {
			continue
		}
		at := m.to
		switch {
		case s.toks[at].lower == "represents":
			at++
		case (s.toks[at].lower == "speaks" || s.toks[at].lower == "spoke") && at+1 < len(s.toks) && s.toks[at+1].lower == "for":
			at += 2
		case said && s.toks[at].lower == "for" && m.from > 0 && (s.toks[m.from-1].text == ";" || s.toks[m.from-1].text == "," || s.toks[m.from-1].lower == "and"):
			at++
		default:
			continue
		}
		if at < len(s.toks) && determiners[s.toks[at].lower] {
			at++
		}
		if at != body.from && at != body.from+1 {
			continue
		}
		said = true
		if m.who.org == "" {
			m.who.office("", r.cast.fullName(body.org))
		}
	}
}

// statementFrom tells whether a sentence begins with words such as "A statement
// from" before a body.
func statementFrom(s sentence, m mention) bool {
	k := m.from - 1
	if k > 0 && determiners[s.toks[k].lower] {
		k--
	}
	if k < 1 || k > 3 || s.toks[k].lower != "from" && s.toks[k].lower != "by" {
		return false
	}
	switch s.toks[k-1].lower {
	case "statement", "message", "reply", "response", "email", "comment":
		return true
	}
	return false
}
