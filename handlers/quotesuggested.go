package handlers

import (
	"slices"

	"soundings/templates"
	"soundings/tracker"
)

// The values of bySuggested: what is suggested counts beside the decisions, or
// alone.
const (
	suggestedToo  = "yes"
	suggestedOnly = "only"
)

var suggestedChips = map[string]string{suggestedToo: "Suggestions included", suggestedOnly: "Suggested, not decided"}

// stanceLegend says what the stances are that are counted.
func (f filter) stanceLegend() string {
	switch f.first(bySuggested) {
	case suggestedToo:
		return "Decided or suggested stance"
	case suggestedOnly:
		return "Suggested stance"
	}
	return "Decided stance"
}

// stanceChip names a stance that is filtered by as what it is there.
func (f filter) stanceChip(x templates.Stance) string {
	switch {
	case x == templates.Undecided && f.has(bySuggested, suggestedToo):
		return "Neither decided nor suggested"
	case f.has(bySuggested, suggestedToo):
		return x.Label() + ", decided or suggested"
	case f.has(bySuggested, suggestedOnly):
		return "Suggested: " + x.Label()
	}
	return x.Label()
}

// suggestedNote says how many of a number of reactions are only suggested.
func (f filter) suggestedNote(n int) string {
	if n == 0 || !f.has(bySuggested, suggestedToo) {
		return ""
	}
	return thousands(n) + " suggested"
}

// decided is the search with one stance, by decisions alone.
func (f filter) decided(stance string) filter {
	if stance == string(tracker.Undecided) {
		return f.with(byStance, stance) // what is suggested is none of them
	}
	return f.with(bySuggested).with(byStance, stance)
}

// suggestSwitch counts what is suggested in or leaves it out; nil for those who
// may not see it.
func (f filter) suggestSwitch(found tracker.QuotePage) *templates.SuggestSwitch {
	if !f.suggests {
		return nil
	}
	x := &templates.SuggestSwitch{Value: suggestedToo, Label: "Include suggestions", On: len(f.values[bySuggested]) > 0}
	for _, n := range found.Facets[tracker.FacetSuggested] {
		x.N += n.N
	}
	if f.has(bySuggested, suggestedOnly) {
		x.Value, x.Label = suggestedOnly, "Suggested, not decided"
	}
	return x
}

// suggestions are how many hold which stance by suggestion alone, each number
// leading to its quotes.
func (f filter) suggestions(found tracker.QuotePage) []templates.StanceCount {
	var list []templates.StanceCount
	for _, x := range append(tracker.Scale(), tracker.NotStated) {
		if n := found.Mix.Suggested[x]; n > 0 {
			list = append(list, templates.StanceCount{Stance: templates.Stance(x), N: n, Href: f.with(bySuggested, suggestedOnly).with(byStance, string(x)).href()})
		}
	}
	return list
}

// parted says how many of what is found are decided and how many only suggested,
// where both count.
func (f filter) parted(found tracker.QuotePage) string {
	if !f.has(bySuggested, suggestedToo) {
		return ""
	}
	var decided, suggested int
	for x, n := range found.Mix.Counts {
		if len(f.values[byStance]) > 0 && !f.has(byStance, string(x)) || x == tracker.Undecided {
			continue
		}
		suggested += found.Mix.Suggested[x]
		decided += n - found.Mix.Suggested[x]
	}
	return thousands(decided) + " decided, " + thousands(suggested) + " suggested"
}

// suggestedOn lists what is suggested for a reaction where nobody has decided, if
// the search counts it: on the proposition of the search alone.
func (f filter) suggestedOn(h tracker.QuoteHit) []templates.StanceOn {
	p, ok := h.Consultation.Proposition(f.first(byProposition))
	if !ok {
		p = h.Consultation.Whole()
	}
	v, ok := h.Reaction.Suggested(p.ID)
	if !ok || !slices.Contains([]string{suggestedToo, suggestedOnly}, f.first(bySuggested)) {
		return nil
	}
	return []templates.StanceOn{{Stance: templates.Stance(v), Proposition: p.Title}}
}
