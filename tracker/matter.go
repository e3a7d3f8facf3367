package tracker

import (
	"cmp"

	"soundings/tracker/document"
	"soundings/tracker/extract"
	"soundings/tracker/stance"
)

// MatterOf proposes what the reactions in a document are about, for want of a
// proposition that a person has worded: its title.
func MatterOf(doc document.Document, found extract.Found) string {
	return cmp.Or(doc.Stated.Title, found.Title)
}

// SaidIn is what somebody says in a document, in its order, as words to weigh
// for their stance.
func SaidIn(r extract.Reaction) []stance.Part {
	parts := make([]stance.Part, len(r.Passages))
	for i, p := range r.Passages {
		parts[i] = stance.Part{Text: p.Text, Reported: p.Kind == extract.Reported}
	}
	return parts
}
