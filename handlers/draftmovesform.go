package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"soundings/templates"
	"soundings/tracker"
)

// movesForm is what can be done with the words of a draft, with what was typed
// where that was refused.
func movesForm(p tracker.SourcePage, d tracker.Draft, typed movesTyped, text *sourceText) templates.DraftMoves {
	if d.State != tracker.DraftOpen {
		return templates.DraftMoves{}
	}
	if typed.added.Words == "" {
		typed.added.Words = strings.TrimSpace(text.slice(typed.added.Start, typed.added.End))
	}
	address := "/drafts/" + d.ID
	f := templates.DraftMoves{
		Open: typed.sent(), SplitHref: address + "/split", MoveHref: address + "/move", MergeHref: address + "/merge", WordsHref: address + "/words",
		To: otherDrafts(p, d, typed.to), Into: otherDrafts(p, d, typed.into), Added: addedForm(typed.added),
	}
	for _, x := range d.Passages {
		words := passageKinds[x.Kind] + ": " + shorten(x.Text, 120)
		f.Passages = append(f.Passages, templates.Option{Value: x.ID, Label: words, Selected: slices.Contains(typed.passages, x.ID)})
		f.Moved = append(f.Moved, templates.Option{Value: x.ID, Label: words, Selected: typed.passage == x.ID})
	}
	return f
}

// sent reports whether any of the forms was sent.
func (t movesTyped) sent() bool {
	return len(t.passages) > 0 || t.into != "" || t.passage != "" || t.to != "" || t.added != (tracker.Added{})
}

// otherDrafts offers the drafts near this one that take words.
func otherDrafts(p tracker.SourcePage, d tracker.Draft, chosen string) []templates.Option {
	var list []templates.Option
	first, last := draftWindow(len(p.Drafts), p.Current)
	for _, x := range p.Drafts[first:last] {
		if x.ID != d.ID && x.State == tracker.DraftOpen {
			by := cmp.Or(x.Speaker, x.Label, capacityAt(x.Capacities, 0).OrganisationName)
			list = append(list, templates.Option{Value: x.ID, Label: fmt.Sprintf("Reaction %d, %s", x.Number, by), Selected: x.ID == chosen})
		}
	}
	return list
}

// addedForm is the fields for words that are given to somebody.
func addedForm(a tracker.Added) templates.AddedWords {
	f := templates.AddedWords{Words: a.Words, Kinds: choices([]tracker.PassageKind{tracker.Quote, tracker.Reported}, passageKinds, cmp.Or(a.Kind, tracker.Quote))}
	if a.End > 0 {
		f.Start, f.End = strconv.Itoa(a.Start), strconv.Itoa(a.End)
	}
	return f
}
