package main

import (
	"soundings/tracker"
	"soundings/tracker/extract"
	"soundings/tracker/stance"
)

// noMatter is what the words are weighed for: a document proposes nothing by
// itself, and its headline often says what one of the speakers makes of it.
var noMatter = stance.ReadTarget("")

// stanceOf returns the value that is suggested for a reaction and the evidence for
// it, at its place in the document. What somebody said of themselves on a scale
// goes before what their words seem to say.
func stanceOf(r extract.Reaction) (value *string, evidence []goldSpan) {
	read := stance.Read(noMatter, tracker.SaidIn(r))
	suggested := stance.Learn(nil).Suggest(read)
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
	return orNull(string(suggested.Value)), evidence
}
