package query

import (
	"slices"
	"unicode"
)

// parser makes a tree of tokens whose parentheses all have a partner.
type parser struct {
	runes  []rune
	tokens []token
	at     int
}

// group reads until the parenthesis that shuts it, or to the end. Things beside
// each other are all asked for; OR binds closer than that.
func (p *parser) group() Node {
	var all Node
	or := false // one stands before what follows
	for p.at < len(p.tokens) && p.tokens[p.at].sign != shut {
		if p.isOr(len(all.Nodes) > 0 && !or) {
			or = len(all.Nodes) > 0
			p.at++
			continue
		}
		n := p.item()
		switch {
		case n.Empty():
			continue
		case or:
			last := &all.Nodes[len(all.Nodes)-1]
			*last = either(*last, n)
		default:
			all.Nodes = append(all.Nodes, n)
		}
		or = false
	}
	p.at++
	return simple(all)
}

// item reads a word, phrase, field or group, with the minus before it.
func (p *parser) item() Node {
	t := p.tokens[p.at]
	p.at++
	n := t.node
	if t.sign == open {
		n = p.group()
	} else {
		n.From, n.To = t.from, t.to
		if t.minus {
			n.From++
		}
		if n.Kind == Word && string(narrow([]rune(n.Text))) == "OR" {
			n.Text = "or" // where it stands it joins nothing
		}
	}
	if t.minus && !n.Empty() {
		return Node{Kind: Not, Nodes: []Node{n}, From: t.from, To: n.To}
	}
	return n
}

// isOr reports whether the next token joins what is before it, if anything is,
// to what is behind.
func (p *parser) isOr(hasLeft bool) bool {
	t := p.tokens[p.at]
	if t.sign == bar {
		return true
	}
	if !hasLeft || t.minus || !p.spellsOr(t) || p.at+1 == len(p.tokens) || sentenceEnds(p.runes[:t.from]) {
		return false
	}
	next := p.tokens[p.at+1]
	return next.sign == open || next.sign == 0 && (next.minus || !p.spellsOr(next))
}

// spellsOr reports whether a token is OR in capitals with nothing joined to it.
func (p *parser) spellsOr(t token) bool {
	return t.node.Kind == Word && string(narrow(p.runes[t.from:t.to])) == "OR"
}

// sentenceEnds reports whether the last word before a place ends a sentence;
// the point of B.M.A. does not.
func sentenceEnds(before []rune) bool {
	end := len(before)
	for end > 0 && (unicode.IsSpace(before[end-1]) || sign(before[end-1]) == mark || sign(before[end-1]) == shut) {
		end--
	}
	if end == 0 || !endsSentence(before[end-1]) {
		return false
	}
	if before[end-1] != '.' {
		return true
	}
	for i := end - 2; i >= 0 && !unicode.IsSpace(before[i]); i-- {
		if before[i] == '.' {
			return false
		}
	}
	return true
}

// either joins two nodes of which one must hold.
func either(a, b Node) Node {
	joined := Node{Kind: Any, From: a.From, To: b.To}
	for _, n := range []Node{a, b} {
		if n.Kind == Any {
			joined.Nodes = append(joined.Nodes, n.Nodes...)
		} else {
			joined.Nodes = append(joined.Nodes, n)
		}
	}
	return joined
}

// simple returns a group without groups in it that ask the same of it.
func simple(all Node) Node {
	var nodes []Node
	for _, n := range all.Nodes {
		if n.Kind == All {
			nodes = append(nodes, n.Nodes...)
		} else {
			nodes = append(nodes, n)
		}
	}
	switch len(nodes) {
	case 0:
		return Node{}
	case 1:
		return nodes[0]
	}
	return Node{Nodes: slices.Clip(nodes), From: nodes[0].From, To: nodes[len(nodes)-1].To}
}
