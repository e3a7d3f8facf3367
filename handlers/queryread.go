package handlers

import (
	"errors"
	"strings"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/query"
)

// placesOf cuts a query where an error says that it is wrong; nothing if it
// says nothing of places.
func placesOf(err error, words string) []templates.Segment {
	var e *tracker.Error
	if !errors.As(err, &e) || len(e.Places) == 0 {
		return nil
	}
	runes := []rune(words)
	var list []templates.Segment
	done := 0
	for _, m := range e.Places {
		from, to := max(m.From, done), min(m.To, len(runes))
		if from >= to {
			continue // within a place that is marked already
		}
		if done < from {
			list = append(list, templates.Segment{Text: string(runes[done:from])})
		}
		list = append(list, templates.Segment{Text: string(runes[from:to]), Hit: true})
		done = to
	}
	if done < len(runes) {
		list = append(list, templates.Segment{Text: string(runes[done:])})
	}
	return list
}

// understood says what a query was taken for, nothing where it is plain words
// or one phrase.
func understood(q query.Query) string {
	if q.Plain() || q.Root.Kind == query.Phrase {
		return ""
	}
	return inWords(q.Root)
}

// inWords writes a part of a query out.
func inWords(n query.Node) string {
	switch n.Kind {
	case query.All:
		return allInWords(n.Nodes)
	case query.Any:
		var parts []string
		for _, part := range n.Nodes {
			parts = append(parts, grouped(part, part.Kind == query.All))
		}
		return strings.Join(parts, " or ")
	case query.Not:
		inner := n.Nodes[0]
		return "not " + grouped(inner, inner.Kind == query.All || inner.Kind == query.Any || inner.Kind == query.Not)
	case query.Phrase:
		return "exactly “" + n.Text + "”"
	case query.Prefix:
		return "words that begin with " + n.Text
	case query.Near:
		return "words spelled nearly like " + n.Text
	case query.Field:
		return fieldWords[n.Field] + n.Text
	}
	return n.Text
}

// fieldWords stand before the value of a field.
var fieldWords = map[string]string{
	query.Speaker: "speaker: ", query.Organisation: "organisation: ", query.Stance: "stance: ", query.Sector: "sector: ", query.Theme: "theme: ",
	query.In: "consultation: ", query.Before: "said before ", query.After: "said after ", query.Until: "said until ", query.Since: "said since ",
}

// allInWords writes words beside each other as they stand, and “and” between
// all else.
func allInWords(nodes []query.Node) string {
	var b strings.Builder
	for i, n := range nodes {
		switch {
		case i == 0:
		case n.Kind == query.Word && nodes[i-1].Kind == query.Word:
			b.WriteByte(' ')
		default:
			b.WriteString(" — and — ")
		}
		b.WriteString(grouped(n, n.Kind == query.Any))
	}
	return b.String()
}

func grouped(n query.Node, parentheses bool) string {
	if parentheses {
		return "(" + inWords(n) + ")"
	}
	return inWords(n)
}
