// Package query owns the syntax in which people search: words, "exact
// phrases", -without, OR, parentheses, field:value, word* and word~. It turns
// what was typed into a tree, and says where it cannot. It must not know what
// words are looked up in, how they are cut and stemmed, nor who the speakers
// are: a field's value is text until somebody else finds what it stands for.
//
// Much of what is searched for is pasted prose. A sign is a sign only where
// prose hardly has it: a minus at the start of a word, a parenthesis that has
// its partner, a colon straight after the name of a field and straight before
// its value, OR in capitals between two things within a sentence. Everywhere
// else it is read over. Typographic and full-width signs count like plain ones.
package query

import "slices"

// Kind says what a node of the tree asks for.
type Kind uint8

// The kinds of node.
const (
	All    Kind = iota // everything in Nodes; of none: whatever there is
	Any                // one of Nodes at least
	Not                // not what Nodes[0] asks for
	Word               // Text in any form; of several parts (co-commission) all of them, side by side
	Phrase             // Text as it stands
	Prefix             // words that begin with Text
	Near               // words spelled nearly like Text
	Field              // what Field and Text say
	Name               // the words in Nodes, or one of Values in their place; never made by Parse
)

// Node is a part of a query. The zero Node asks for nothing in particular.
type Node struct {
	Kind   Kind
	Text   string   // as typed, without the signs around it
	Field  string   // one of Fields
	Values []string // of a Field: what Text stands for, any of them; empty until it has been looked up; of a Name: other ways to write it
	Nodes  []Node
	From   int // where it stands in the query, in runes: [From, To)
	To     int
}

// Empty reports whether the node asks for nothing in particular.
func (n Node) Empty() bool { return n.Kind == All && len(n.Nodes) == 0 }

// Wanted returns the words and phrases that are asked for, in their order; not
// what is left out, nor what fields hold.
func (n Node) Wanted() []string {
	switch n.Kind {
	case Word, Phrase:
		return []string{n.Text}
	case Not, Field, Prefix, Near:
		return nil
	}
	var list []string
	for _, part := range n.Nodes {
		list = append(list, part.Wanted()...)
	}
	return list
}

// Query is what was typed and what it means.
type Query struct {
	Text     string
	Root     Node
	Mistakes []Mistake // in the order of the text; with any, Root must not be searched for
}

// Mistake is a part of a query that cannot be understood, or not as it was
// most likely meant.
type Mistake struct {
	From, To int    // in runes of the query: [From, To)
	Message  string // what is wrong, and the remedy
}

// The bounds of a query.
const (
	mostRunes  = 1000
	mostWords  = 250 // more than 1,000 characters of prose have
	mostNested = 8
	mostSpread = 10 // words with a * or ~
)

// Plain reports whether the query is words alone, without any sign.
func (q Query) Plain() bool {
	isWord := func(n Node) bool { return n.Kind == Word }
	return isWord(q.Root) || q.Root.Kind == All && !slices.ContainsFunc(q.Root.Nodes, func(n Node) bool { return !isWord(n) })
}

// Parse reads a query. It never fails: what is no syntax is words, and what
// cannot be meant is a mistake.
func Parse(text string) Query {
	q := Query{Text: text}
	runes := []rune(text)
	if len(runes) > mostRunes {
		q.Mistakes = []Mistake{{mostRunes, len(runes), "This is too long. Keep it under 1,000 characters: a few telling words find more than a paragraph."}}
		return q
	}
	l := lexer{runes: runes, fresh: true}
	l.run()
	p := parser{runes: runes, tokens: l.paired()}
	q.Mistakes = l.mistakes
	q.Root = p.group()
	if m, wrong := tooMuch(runes, q.Root); wrong {
		q.Mistakes = append(q.Mistakes, m)
	}
	slices.SortStableFunc(q.Mistakes, func(a, b Mistake) int { return a.From - b.From })
	return q
}

// tooMuch says where a query has more than can be looked for at a time.
func tooMuch(runes []rune, root Node) (Mistake, bool) {
	words, spread := 0, 0
	var at Mistake
	var count func(Node) bool
	count = func(n Node) bool {
		words += wordsIn(runes[n.From:n.To], n)
		if n.Kind == Prefix || n.Kind == Near {
			spread++
		}
		at.From, at.To = n.From, n.To
		switch {
		case words > mostWords:
			at.Message = "These are too many words. Keep the telling ones."
		case spread > mostSpread:
			at.Message = "Too many words have a * or ~. Keep it to ten."
		}
		return at.Message != "" || slices.ContainsFunc(n.Nodes, count)
	}
	return at, count(root)
}

// wordsIn counts the words of a node that has text.
func wordsIn(runes []rune, n Node) int {
	if n.Text == "" {
		return 0
	}
	words, within := 0, false
	for _, r := range runes {
		core := isCore(r) || within && inWord(r)
		if core && !within {
			words++
		}
		within = core
	}
	return words
}
