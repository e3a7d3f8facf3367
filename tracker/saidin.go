package tracker

import (
	"soundings/tracker/extract"
	"soundings/tracker/stance"
)

// SaidIn is what somebody says in a document, in its order, as words to weigh
// for their stance.
func SaidIn(r extract.Reaction) []stance.Part {
	parts := make([]stance.Part, len(r.Passages))
	for i, p := range r.Passages {
		parts[i] = stance.Part{Text: p.Text, Reported: p.Kind == extract.Reported}
	}
	return parts
}
