package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// decisionTyped is a decision on a stance as it was sent.
type decisionTyped struct {
	proposition, stance, other, reason, shown, counter string
	evidence, conditions                               []string
	ticked                                             []string // of the evidence: what came ticked
}

// readDecision reads the fields of the form templates.Decide for a proposition.
func readDecision(c *fiber.Ctx, proposition string) decisionTyped {
	value := func(name string) string { return c.FormValue(name + "-" + proposition) }
	return decisionTyped{
		proposition: proposition, stance: value("stance"), other: value("other"), reason: value("reason"),
		shown: value("shown"), counter: value("counter"),
		evidence: formValues(c, "evidence-"+proposition), ticked: formValues(c, "ticked-"+proposition), conditions: formValues(c, "conditions-"+proposition),
	}
}

// evidenceMeant is the words that were ticked, none where they are just those
// that came ticked and the decision is for the other side than they speak for.
func (d decisionTyped) evidenceMeant() []string {
	if tracker.Opposed(tracker.Stance(d.shown), tracker.Stance(d.stance)) && slices.Equal(d.evidence, d.ticked) {
		return nil
	}
	return d.evidence
}

// mostOthers is how many conditions can be typed at once.
const mostOthers = 50

// input turns what was typed into a decision on the reaction, or says what is
// wrong. Where the words are said to state nothing, no words are kept as
// evidence or condition, as the form says.
func (d decisionTyped) input(r tracker.Reaction) (tracker.StanceInput, []templates.FieldError) {
	in := tracker.StanceInput{Proposition: d.proposition, Value: tracker.Stance(d.stance), Why: d.reason}
	if shown := tracker.Stance(d.shown); shown.Decidable() {
		in.Shown = shown
	}
	if in.Value == tracker.NotStated {
		return in, nil
	}
	var wrong []templates.FieldError
	add := func(field, message string) {
		wrong = append(wrong, templates.FieldError{Field: field + "-" + d.proposition, Message: message})
	}
	for _, value := range d.evidenceMeant() {
		in.Evidence = append(in.Evidence, wordsAt(value))
	}
	for _, value := range d.conditions {
		in.Conditions = append(in.Conditions, wordsAt(value))
	}
	others := lines(d.other)
	if len(others) > mostOthers {
		add("other", fmt.Sprintf("Enter at most %d conditions.", mostOthers))
		others = nil
	}
	for _, words := range others {
		at, found := r.Find(words)
		if !found {
			add("other", fmt.Sprintf("The words “%s” do not stand in this reaction. Copy them exactly.", shorten(words, 60)))
		} else if !slices.Contains(in.Conditions, at) {
			in.Conditions = append(in.Conditions, at)
		}
	}
	in.Counter = counterTyped(d.counter)
	return in, wrong
}

// fields gives the domain's fields the names that they have in the form.
func (d decisionTyped) fields() map[string]string {
	id := "-" + d.proposition
	names := map[string]string{
		"stance": "stance" + id, "proposition": "", "evidence": "evidence" + id, "conditions": "conditions" + id,
		"why": "reason" + id, "counter": "counter" + id,
	}
	if len(d.conditions) == 0 {
		names["conditions"] = "other" + id
	}
	return names
}

// counterTyped returns the counter-quote that a form names; nil for later.
func counterTyped(value string) *tracker.Counter {
	switch value {
	case "", counterLater:
		return nil
	case counterNone:
		return &tracker.Counter{Declined: true}
	}
	reaction, at, _ := strings.Cut(value, ".")
	return &tracker.Counter{Reaction: reaction, At: wordsAt(at)}
}

// The two answers to the question for words to the contrary that are no words.
const (
	counterNone  = "none"
	counterLater = "later"
)

func counterValue(c *tracker.Counter) string {
	if c.Declined {
		return counterNone
	}
	return c.Reaction + "." + atValue(c.At)
}

// atValue writes a stretch of words as the value of a choice; wordsAt reads it.
func atValue(at tracker.WordsAt) string {
	return at.Passage + "." + strconv.Itoa(at.Start) + "." + strconv.Itoa(at.End)
}

// wordsAt returns words of no reaction where the value is none of a choice.
func wordsAt(value string) tracker.WordsAt {
	parts := strings.Split(value, ".")
	if len(parts) != 3 {
		return tracker.WordsAt{}
	}
	start, err := strconv.Atoi(parts[1])
	end, err2 := strconv.Atoi(parts[2])
	if err != nil || err2 != nil {
		return tracker.WordsAt{}
	}
	return tracker.WordsAt{Passage: parts[0], Start: start, End: end}
}
