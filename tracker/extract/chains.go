package extract

// settleChains gives the earlier parts of a quotation over several paragraphs to
// the speaker whom a tag in a later part names, where they were only guessed.
func (r *reader) settleChains() {
	qs := r.page.quotes
	for i := len(qs) - 1; i >= 0; i-- {
		q := qs[i]
		if !q.continues || q.prev < 0 || q.fate.outcome != OutcomeQuote || q.fate.rule != ruleAfter && q.fate.rule != ruleBefore {
			continue
		}
		r.settle(q.prev, q.fate)
	}
}

// settle goes back along a chain from part at.
func (r *reader) settle(at int, named fate) {
	for at >= 0 {
		q := &r.page.quotes[at]
		guessed := q.fate.rule == ruleLast || q.fate.rule == ruleSubject || q.fate.rule == ruleSame || q.fate.rule == ruleGoesOn || q.fate.who == nil
		if !guessed || q.fate.outcome == "headline" {
			return
		}
		q.fate = fate{reaction: -1, who: named.who, outcome: OutcomeQuote, rule: ruleGoesOn, confidence: named.confidence * 0.95}
		if !q.continues {
			return
		}
		at = q.prev
	}
}
