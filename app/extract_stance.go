package main

import (
	"cmp"

	"soundings/tracker"
	"soundings/tracker/document"
	"soundings/tracker/extract"
	"soundings/tracker/stance"
)

// stanceReader suggests where the speakers of one document stand.
type stanceReader struct {
	target stance.Target
	model  *stance.Model
}

func newStanceReader(doc document.Document, found extract.Found) stanceReader {
	return stanceReader{stance.ReadTarget(tracker.MatterOf(doc, found)), stance.Learn(nil)}
}

// stance returns the value that is suggested for a reaction and the evidence for
// it, at its place in the document. What somebody said of themselves on a scale
// goes before what their words seem to say.
func (s stanceReader) stance(r extract.Reaction) (value *string, evidence []goldSpan) {
	read := stance.Read(s.target, tracker.SaidIn(r))
	suggested := s.model.Suggest(read)
	if r.Suggested != "" {
		suggested.Value = stance.Value(r.Suggested)
		suggested.Evidence = read.EvidenceFor(suggested.Value)
	}
	evidence = []goldSpan{}
	for _, e := range suggested.Evidence {
		p := r.Passages[e.Part]
		text := string([]rune(p.Text)[e.Start:e.End])
		evidence = append(evidence, goldSpan{text, p.Start + e.Start, p.Start + e.End})
	}
	return orNull(string(cmp.Or(suggested.Value, stance.NotStated))), evidence
}
