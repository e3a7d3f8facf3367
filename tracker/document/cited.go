package document

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxBeside bounds how many elements beside one are looked at.
const maxBeside = 20

// posted tells whether a block quotation is a post embedded from elsewhere.
func (n *node) posted() bool {
	class := strings.ToLower(n.attrs["class"])
	for _, word := range []string{"post", "tweet", "toot", "status", "embed"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}

// attributes tells whether an element of a block quotation names who said it: a
// footer, or a cite with which the quotation ends.
func (n *node) attributes() bool {
	if n.tag == atom.Footer {
		return true
	}
	if n.tag != atom.Cite || n.blank() {
		return false
	}
	for at := n; at.parent != nil && at.tag != atom.Blockquote; at = at.parent {
		if !at.last() {
			return false
		}
	}
	return true
}

// quoteCard tells whether an element is a box with somebody's words and, at its
// foot, who said them.
func (n *node) quoteCard() bool {
	if n.size > 4000 || len(n.children) > maxBeside {
		return false
	}
	words := false
	for _, c := range n.children {
		switch {
		case c.tag == atom.Footer:
			return words && c.size < 300 && c.last()
		case c.tag == atom.P || c.tag == atom.Q:
			words = true
		case !c.blank():
			return false
		}
	}
	return false
}

// last tells whether no words follow an element in the one around it.
func (n *node) last() bool {
	beside := n.parent.children
	for i := len(beside) - 1; i >= max(0, len(beside)-maxBeside); i-- {
		if beside[i] == n {
			return true
		}
		if !beside[i].blank() {
			return false
		}
	}
	return false
}

// blank tells whether an element holds no words.
func (n *node) blank() bool {
	if strings.TrimSpace(n.raw) != "" {
		return false
	}
	for i, c := range n.children {
		if i > maxBeside || !c.blank() {
			return false
		}
	}
	return true
}

// holds tells whether one of the first elements right inside is of a tag.
func (n *node) holds(tag atom.Atom) bool {
	for _, c := range n.children[:min(len(n.children), maxBeside)] {
		if c.tag == tag {
			return true
		}
	}
	return false
}
