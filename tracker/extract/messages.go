package extract

// message handles what only e-mail has. It answers true for a paragraph that is
// done with: a header, a notice, the words of somebody else in a chain of answers.
func (r *reader) message(i int) bool {
	here := &r.page.paras[i]
	switch here.kind {
	case "header":
		r.heading, r.statement, r.lead = nil, false, nil
		r.rejectAll(i, "in the header of a message")
		return true
	case "boilerplate":
		r.rejectAll(i, "in a signature or a notice")
		return true
	}
	if r.depth == 0 {
		return false
	}
	switch depth := here.block.Depth; {
	case depth == r.depth:
		if here.words < 3 {
			r.rejectAll(i, "in a greeting or a signature")
			return true
		}
	case depth > r.depth:
		r.rejectAll(i, "in a message that is being answered")
		return true
	default:
		r.depth, r.heading, r.statement = 0, nil, false
	}
	return false
}

// answersBelow finds the depth of the message below a label whose words are those
// of the label's person, or 0.
func (r *reader) answersBelow(i int) int {
	at := r.page.paras[i].block.Depth
	best := 0
	for k := i + 1; k < len(r.page.paras) && r.page.paras[k].block.Depth > at; k++ {
		if d := r.page.paras[k].block.Depth; best == 0 || d < best {
			best = d
		}
	}
	return best
}
