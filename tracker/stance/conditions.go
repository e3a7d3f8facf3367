package stance

// findConditions finds the clauses on which support depends.
func findConditions(parts []Part, sentences []sentence) []Span {
	var list []Span
	var z tokenizer
	for i, s := range sentences {
		if i == 0 || s.Part != sentences[i-1].Part {
			z = tokenizer{tokens: z.tokens}
		}
		list = append(list, conditionsOf(s, z.cut(s))...)
	}
	return list
}

// conditionsOf finds the conditions of one sentence.
func conditionsOf(s sentence, tokens []token) []Span {
	if asks(tokens) {
		return nil
	}
	var list []Span
	will := willOf(tokens)
	for i := 0; i < len(tokens); {
		e, n := conditionPhrases.match(tokens[i:])
		if e == nil || e.kind == noCondition {
			i += max(n, 1)
			continue
		}
		if e.needs == needsVerb && !will.mayDepend(tokens, i) {
			i += n
			continue
		}
		end := conditionEnd(tokens, i, i+n)
		list = append(list, Span{s.Part, tokens[i].start, tokens[end-1].end})
		i = end
	}
	return list
}

// conditionPhrases begin a condition. Those that need a verb are conditions
// only beside a stance or a demand: “if”, “without”.
var conditionPhrases = buildPhrases([]phraseGroup{
	{entry{kind: condition}, "provided|provided that|provided there|providing|providing that|unless|unless and until|as long as|so long as|on condition that|on the condition that|conditional on|conditional upon|contingent on|contingent upon|subject to|only if|only when|only once|but only if|but only when|but only once|if and only if|with the proviso that|with the caveat that|with the condition that|on the understanding that|on the basis that|on the proviso that|assuming|assuming that|on the assumption that|in return for|~depend on|dependent on|dependent upon|~hinge on|~need to make sure|~need to ensure|~need to be sure|~need to know that|must make sure|must ensure|must be sure|have to make sure|has to make sure|should ensure|should make sure|must be accompanied by|should be accompanied by|needs to be accompanied by|need to be accompanied by|must be backed by|must be matched by|must be matched with|must come with|needs to come with|must go hand in hand|must be supported by|must be underpinned by|needs to be backed by|needs to be matched by|must be followed by|must not come at the expense of|must not be at the expense of|must be properly funded|must be fully funded|must be adequately funded|must be properly resourced|must be adequately resourced|needs to be properly funded|needs to be properly resourced|~be essential that|~be vital that|~be crucial that|~be important that|~be imperative that|it is essential that|it is vital that|it is crucial that|our condition is|our one condition|the condition is|we would need to see|we would want to see|we will need to see|we need to see|we would need assurances|we need assurances|we want assurances|~seek assurances|~need guarantees|~want guarantees|~need a guarantee|~want a guarantee|the test will be whether|what matters is that|in the event that|once we have seen|not until|not before|until such time as|except where|other than where|save where"},
	{entry{kind: condition, needs: needsVerb}, "if|without|once|until|when|where"},
	{entry{kind: noCondition}, "as if|even if|what if|if anything|if i may|if you like|if you will|if possible|if not|if so|if only|if ever|if any|~ask if|~asked if|~wonder if|~know if|~be unsure if|~see if|~question if|~doubt if|~be not sure if|not sure if|unclear if|unsure if|~ask us if|~ask me if|~ask them if|~ask him if|~ask her if|if truth be told|if the truth be told|if at all|little if any|if i am honest|if we are honest|if memory serves|if i might|if i could just|if you ask me|as and when|without doubt|without a doubt|without question|without reservation|without reservations|without hesitation|without exception|without delay|without further delay|at once|once again|once more|for once|once and for all|more than once|provided by|provided for|provided to|provided with|provided us|~be provided|assuming responsibility|assuming control|assuming the role|on the basis that it|as long as i|as long as anyone|as long as we have|as long as two|as long as three|as long as a|even when|even where|even once|even unless|not subject to"},
})

// will is what a sentence says of willingness, beside its conditions.
type will struct{ willing, unable bool }

func willOf(tokens []token) will {
	var w will
	for i := range tokens {
		switch t := &tokens[i]; {
		case willingLemmas[t.lemma] || willingWords[t.word]:
			w.willing = true
		case t.word == "not" || t.word == "no" || t.word == "never":
			w.unable = true
		}
	}
	return w
}

// mayDepend tells whether an “if” or “without” is a condition: somebody
// supports, accepts or asks in the sentence.
func (w will) mayDepend(tokens []token, at int) bool {
	switch tokens[at].word {
	case "if":
		return w.willing
	case "without":
		return w.unable && (w.willing || at <= 1)
	}
	return w.willing && only(tokens, at)
}

// only tells whether “only” or “not” stands before a word.
func only(tokens []token, at int) bool {
	return at > 0 && (tokens[at-1].word == "only" || tokens[at-1].word == "not")
}

var (
	willingLemmas = wordSet("~support ~back ~welcome ~endorse ~accept ~agree ~favour ~favor ~approve ~work ~succeed ~vote ~consider ~reconsider ~embrace ~drop ~help ~improve ~benefit")
	willingWords  = wordSet("favour favor happy content supportive sensible right good acceptable sense deliver go workable workable viable safe proceed open prepared willing effective pleased comfortable")
)

// conditionEnd returns where the clause that begins at a token and goes on at
// another ends.
func conditionEnd(tokens []token, begins, from int) int {
	fronted := begins == 0 || tokens[begins-1].mark != 0
	for end := from; end < len(tokens); end++ {
		t := &tokens[end]
		switch {
		case t.mark == ',' && (fronted || endsAfterComma(tokens[end+1:])):
			return end
		case t.mark != 0 && t.mark != ',' && t.mark != '“' && t.mark != '”':
			return end
		case clauseEnds[t.word] && end > from+1:
			return end
		}
	}
	return len(tokens)
}

var clauseEnds = wordSet("but because then otherwise although though")

// endsAfterComma tells whether what follows a comma is no more of the clause.
func endsAfterComma(tokens []token) bool {
	if len(tokens) == 0 {
		return true
	}
	switch w := tokens[0].word; w {
	case "which", "who", "while", "so", "he", "she", "i", "we", "said", "says":
		return true
	case "and":
		return len(tokens) > 1 && subjects[tokens[1].word]
	default:
		return clauseEnds[w]
	}
}

var subjects = wordSet("we i he she they it this that there")
