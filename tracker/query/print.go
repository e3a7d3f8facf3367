package query

import "strings"

// String writes the node so that parsing it gives the same tree.
func (n Node) String() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n Node) write(b *strings.Builder) {
	switch n.Kind {
	case All, Name:
		for i, part := range n.Nodes {
			if i > 0 {
				b.WriteByte(' ')
			}
			part.write(b)
		}
	case Any:
		n.writeAny(b)
	case Not:
		b.WriteByte(minus)
		inner := n.Nodes[0]
		inner.grouped(b, inner.Kind == All || inner.Kind == Any || inner.Kind == Not)
	case Word:
		b.WriteString(n.Text)
	case Prefix:
		b.WriteString(n.Text + "*")
	case Near:
		b.WriteString(n.Text + "~")
	case Phrase:
		b.WriteString(`"` + n.Text + `"`)
	case Field:
		b.WriteString(n.Field + ":" + value(n.Text))
	}
}

// writeAny writes OR between the parts, and a bar where OR would seem to begin
// a sentence.
func (n Node) writeAny(b *strings.Builder) {
	for i, part := range n.Nodes {
		if i > 0 {
			if sentenceEnds([]rune(b.String())) {
				b.WriteString(" | ")
			} else {
				b.WriteString(" OR ")
			}
		}
		part.grouped(b, part.Kind == All)
	}
}

// grouped writes the node, in parentheses if asked.
func (n Node) grouped(b *strings.Builder, parentheses bool) {
	if parentheses {
		b.WriteByte(open)
	}
	n.write(b)
	if parentheses {
		b.WriteByte(shut)
	}
}

// value writes the value of a field, in marks unless it is one plain word.
func value(text string) string {
	for _, r := range text {
		if !isCore(r) && r != '-' {
			return `"` + text + `"`
		}
	}
	if strings.HasPrefix(text, "-") || strings.HasSuffix(text, "-") {
		return `"` + text + `"`
	}
	return text
}
