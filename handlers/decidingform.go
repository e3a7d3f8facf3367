package handlers

import (
	"fmt"
	"math"
	"slices"

	"soundings/templates"
	"soundings/tracker"
)

// decideForm is the form to decide on a proposition, as nobody has typed into it
// yet or as it was sent. Where it may be left open, that is what it says at first.
func decideForm(t tracker.ToDecide, typed *decisionTyped, mayLeave bool) templates.Decide {
	r, p, before := t.Reaction, t.Proposition, t.Reaction.On(t.Proposition.ID).Decision
	d := templates.Decide{
		ID: p.ID, Proposition: p.Title, Blind: t.Blind, CanLeave: mayLeave, CanPostpone: r.State != tracker.Published,
		Suggested: suggested(t.Suggestion), Precedents: precedents(t.Precedents),
		Evidence: evidenceChoices(t, typed), Conditions: conditionChoices(t, typed), Contrary: contraries(t, before),
	}
	if t.Suggestion != nil {
		d.Shown = templates.Stance(t.Suggestion.Value)
		d.Disagree = tracker.Disagrees(t.Suggestion.Value, t.Precedents)
		d.Ticked = before == nil
	}
	switch {
	case typed != nil:
		d.Chosen, d.Other, d.Reason, d.Counter = templates.Stance(typed.stance), typed.other, typed.reason, typed.counter
	case before != nil:
		d.Chosen = templates.Stance(before.Value)
		if before.Counter != nil {
			d.Counter = counterValue(before.Counter)
		}
	case mayLeave:
		d.Chosen = templates.Undecided
	}
	if d.Counter == "" && d.CanPostpone {
		d.Counter = counterLater
	}
	return d
}

// evidenceChoices offers the sentences of the reaction: ticked are those of the
// decision in force, before one those that are suggested.
func evidenceChoices(t tracker.ToDecide, typed *decisionTyped) []templates.Choice {
	var hinted []tracker.WordsAt
	if t.Suggestion != nil {
		hinted = t.Suggestion.Evidence
	}
	ticked := hinted
	if before := t.Reaction.On(t.Proposition.ID).Decision; before != nil {
		ticked = before.Evidence
	}
	var list []templates.Choice
	for _, at := range t.Reaction.Sentences() {
		choice := choiceOf(t.Reaction, at, slices.ContainsFunc(hinted, at.Overlaps))
		choice.On = slices.ContainsFunc(ticked, at.Overlaps)
		if typed != nil {
			choice.On = slices.Contains(typed.evidence, choice.Value)
		}
		list = append(list, choice)
	}
	return list
}

// conditionChoices offers the conditions that were found and those of the
// decision in force; only these are ticked.
func conditionChoices(t tracker.ToDecide, typed *decisionTyped) []templates.Choice {
	var list []templates.Choice
	add := func(at tracker.WordsAt, found, on bool) {
		choice := choiceOf(t.Reaction, at, found)
		choice.On = on
		if typed != nil {
			choice.On = slices.Contains(typed.conditions, choice.Value)
		}
		if choice.Words != "" && !slices.ContainsFunc(list, func(c templates.Choice) bool { return c.Value == choice.Value }) {
			list = append(list, choice)
		}
	}
	if before := t.Reaction.On(t.Proposition.ID).Decision; before != nil {
		for _, c := range before.Conditions {
			add(c.At, false, true)
		}
	}
	if t.Suggestion != nil {
		for _, at := range t.Suggestion.Conditions {
			add(at, true, false)
		}
	}
	return list
}

func choiceOf(r tracker.Reaction, at tracker.WordsAt, hinted bool) templates.Choice {
	words, _ := r.Words(at)
	return templates.Choice{Value: atValue(at), Words: words, Suggested: hinted}
}

// contraries offers the strongest words to the contrary of either side, and
// those of the decision in force.
//
// Blind, the words of the reaction are offered as they stand: which of them a
// machine takes for which side would give its suggestion away.
func contraries(t tracker.ToDecide, before *tracker.Decision) []templates.Contrary {
	if t.Blind {
		own := templates.Contrary{Label: "Words of this reaction"}
		for _, at := range t.Reaction.Sentences() {
			words, _ := t.Reaction.Words(at)
			own.Choices = append(own.Choices, templates.ContraryChoice{Value: counterValue(&tracker.Counter{Reaction: t.Reaction.ID, At: at}), Words: words})
		}
		return []templates.Contrary{own}
	}
	support := templates.Contrary{Side: "support", Label: "If you decide for support", Choices: contraryChoices(t.Reaction, t.AgainstSupport)}
	oppose := templates.Contrary{Side: "oppose", Label: "If you decide against it", Choices: contraryChoices(t.Reaction, t.AgainstOpposition)}
	if before != nil && before.Counter != nil && !before.Counter.Declined {
		held := templates.ContraryChoice{Value: counterValue(before.Counter), Words: before.Counter.Words}
		same := func(c templates.ContraryChoice) bool { return c.Value == held.Value }
		switch {
		case slices.ContainsFunc(support.Choices, same) || slices.ContainsFunc(oppose.Choices, same):
		case before.Value == tracker.Support || before.Value == tracker.QualifiedSupport:
			support.Choices = append(support.Choices, held)
		default:
			oppose.Choices = append(oppose.Choices, held)
		}
	}
	return []templates.Contrary{support, oppose}
}

// contrariesOffered is how many words to the contrary of a side are offered.
const contrariesOffered = 3

func contraryChoices(r tracker.Reaction, list []tracker.Contrary) []templates.ContraryChoice {
	var choices []templates.ContraryChoice
	for _, x := range list[:min(len(list), contrariesOffered)] {
		choice := templates.ContraryChoice{Value: counterValue(&x.Counter), Words: x.Words}
		if x.Said.ID != r.ID {
			choice.Where = "said elsewhere, " + civil(x.Said.SaidOn)
		}
		choices = append(choices, choice)
	}
	return choices
}

// precedents shows decided reactions whose words are near.
func precedents(list []tracker.Precedent) []templates.Precedent {
	var rows []templates.Precedent
	for _, x := range list {
		row := templates.Precedent{Who: x.Reaction.By(), Href: "/reactions/" + x.Reaction.ID, Stance: templates.Stance(x.Value)}
		for _, p := range x.Reaction.Passages {
			if p.Successor == "" && row.Words == "" {
				row.Words = shorten(p.Text, 100)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// suggested puts a suggestion into words; nil if there is none.
func suggested(x *tracker.Suggestion) *templates.Suggested {
	if x == nil {
		return nil
	}
	out := &templates.Suggested{Stance: templates.Stance(x.Value), Cues: plainCues(x.Cues), Confidence: sureness(*x),
		By: "By a machine, from these words only.", Learnt: "No decision on this proposition had taught it anything yet."}
	switch {
	case x.Engine == "":
		out.By, out.Learnt = "As the respondent chose in the file.", ""
	case x.Learnt > 0:
		out.Learnt = fmt.Sprintf("It had learnt from %s on this proposition.", counted(x.Learnt, "decision", "decisions"))
	}
	return out
}

// sureness says how likely a suggestion is on the right side, nothing where it
// takes none.
func sureness(x tracker.Suggestion) string {
	likely, sided := likelihood(x)
	if !sided {
		return ""
	}
	words := "against"
	if x.Value == tracker.Support || x.Value == tracker.QualifiedSupport {
		words = "of support"
	}
	level := "Low"
	switch {
	case likely >= 0.85:
		level = "High"
	case likely >= 0.7:
		level = "Medium"
	}
	return fmt.Sprintf("%s confidence: %.0f%% that it is on the side %s", level, math.Floor(100*likely), words)
}

// likelihood is how likely a suggestion is on the right side, if it takes one and
// that is known. Grade and side are found apart, so that the likelier side may be
// the other one: then it is less likely than not.
func likelihood(x tracker.Suggestion) (likely float64, sided bool) {
	if x.Confidence == 0 || !x.Value.Contested() {
		return 0, false
	}
	side := tracker.Oppose
	if x.Value == tracker.Support || x.Value == tracker.QualifiedSupport {
		side = tracker.Support
	}
	if x.Polarity != side {
		return 1 - x.Confidence, true
	}
	return x.Confidence, true
}
