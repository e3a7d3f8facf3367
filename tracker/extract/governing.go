package extract

// governing is the verb of speech that rules over the quotation at token i: one
// right behind it, the last before it, or the first after it.
func (r *reader) governing(s sentence, i int, cues []cue) (*cue, string) {
	var left *cue
	for n := range cues {
		c := &cues[n]
		if c.tok < i {
			if (c.ok || c.refused) && !(left != nil && inserted(s, i, c)) {
				left = c
			}
			continue
		}
		if relative(s, c) && n+1 < len(cues) && (cues[n+1].ok || cues[n+1].refused) && behind(s, i, cues[n+1].tok, cues[n+1].inverted) {
			continue // "…,” Okoro, a nurse who tweeted about it, said"
		}
		if !c.inverted && r.runsOn(s, i) && (left != nil && left.ok || inside(s, c)) {
			break // "demanded a “safe zone” round the port agreed by"
		}
		if behind(s, i, c.tok, c.inverted) && (c.ok || c.refused) && !(left != nil && !c.inverted && newSubject(s, i, c, left)) {
			return c, ruleAfter
		}
		break
	}
	if left != nil {
		return outer(s, i, cues, left), ruleBefore
	}
	for n := range cues {
		if cues[n].tok > i && !cues[n].inverted && r.runsOn(s, i) && inside(s, &cues[n]) {
			continue
		}
		if cues[n].tok > i && (cues[n].ok || cues[n].refused) && !newClause(s, i, cues[n].subject.from) {
			return &cues[n], ruleAfter
		}
	}
	return nil, ""
}

// inserted tells whether a verb stands in an insertion that ends before the
// quotation at i: "as the defence had claimed,".
func inserted(s sentence, i int, c *cue) bool {
	f := c.subject.from
	if f > c.tok || f < 1 || s.toks[f-1].lower != "as" {
		return false
	}
	for k := c.tok + 1; k < i; k++ {
		if s.toks[k].text == "," {
			return true
		}
	}
	return false
}

// relative tells whether a verb stands in a clause with who or which.
func relative(s sentence, c *cue) bool {
	for k := c.tok - 1; k >= 0 && k >= c.tok-3; k-- {
		switch w := s.toks[k]; {
		case w.lower == "who" || w.lower == "which":
			return true
		case !between[w.lower] && !adverb(w):
			return false
		}
	}
	return false
}

// runsOn tells whether the sentence goes on behind a quotation without a pause.
func (r *reader) runsOn(s sentence, i int) bool {
	return i+1 < len(s.toks) && s.toks[i+1].kind == 'w' && s.toks[i+1].lower != "as" && !r.quoteAsksTag(s.toks[i])
}

// inside tells whether a verb of speech and its subject stand in the middle of a
// clause, not behind a comma as a tag does: "“swift action” so that Kent keeps its claim".
func inside(s sentence, c *cue) bool {
	f := c.subject.from
	return f > 0 && f < c.tok && s.toks[f-1].kind == 'w' && !determiners[s.toks[f-1].lower]
}

// outer is the verb that rules over words behind a comma which are no object of
// the verb nearest to them: "Okoro said the panel asked for them in May, “a week
// ago”".
func outer(s sentence, i int, cues []cue, left *cue) *cue {
	if left.form == 1 || left.tok+3 > i || i == 0 {
		return left
	}
	k := i - 1
	if s.toks[k].lower == "but" || s.toks[k].lower == "and" {
		k--
	}
	if k < 0 || s.toks[k].text != "," {
		return left
	}
	for n := range cues {
		if c := &cues[n]; c.tok < left.tok && c.form == 1 && c.ok && c.who != left.who && left.subject.from > c.tok {
			return c
		}
	}
	return left
}

// newSubject tells whether the verb behind a quotation that one before it rules
// has another subject, behind a word that begins a clause.
func newSubject(s sentence, i int, c, left *cue) bool {
	if c.who == left.who {
		return false
	}
	switch s.toks[0].lower {
	case "while", "whereas", "although", "though", "when", "as", "after":
		return true
	}
	for k := i + 1; k < c.tok; k++ {
		switch s.toks[k].lower {
		case "while", "whereas", "although", "though", "but", "and", "as", "when", "after", "before":
			return true
		}
	}
	return false
}

// newClause tells whether a subject after a quotation begins a clause that has
// nothing to do with it: "…, and Ada Okoro said".
func newClause(s sentence, i, subject int) bool {
	if subject <= i+1 {
		return false
	}
	prev := s.toks[subject-1].lower
	return prev == "and" || prev == "but" || prev == "while" || prev == ";"
}

// behind tells whether the tag of a quotation begins right after it.
func behind(s sentence, i, tok int, inv bool) bool {
	words := 0
	for k := i + 1; k < tok; k++ {
		if s.toks[k].kind == 'q' || s.toks[k].text == ";" || k > i+1 && (s.toks[k].lower == "but" || s.toks[k].lower == "and") && s.toks[k].kind == 'w' && !inv && s.toks[k-1].text == "," {
			return false
		}
		words++
	}
	if inv {
		return words <= 2
	}
	if i+1 < len(s.toks) && s.toks[i+1].kind == 'w' && (s.toks[i+1].lower == "and" || s.toks[i+1].lower == "but" || prepositions[s.toks[i+1].lower] && s.toks[i+1].lower != "as") {
		return false
	}
	return words <= 24
}
