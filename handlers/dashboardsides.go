package handlers

import (
	"fmt"
	"math"

	"soundings/templates"
	"soundings/tracker"
)

// againstFigure is the share of those with a place on the scale who are against.
func againstFigure(d tracker.Dashboard, b board) templates.Figure {
	t := tracker.TallyOf(d.Held)
	f := templates.Figure{Value: "–", Label: "Against, or with concerns", Note: "nobody decided yet"}
	if t.N() > 0 {
		f.Note, f.NoteHref = thousands(t.Against)+" of "+thousands(t.N()), b.holding(tracker.Scale()...)
	}
	if t.N() > 1 {
		f.Value, f.Href = fmt.Sprintf("%.0f%%", math.Round(100*float64(t.Against)/float64(t.N()))), b.holding(tracker.Oppose, tracker.Concerned)
	}
	return f
}

// conditionsFigure is how many conditions support depends on, and what has
// become of them.
func conditionsFigure(d tracker.Dashboard, b board) templates.Figure {
	open, met, refused := d.Conditions[tracker.ConditionOpen], d.Conditions[tracker.ConditionMet], d.Conditions[tracker.ConditionRefused]
	f := templates.Figure{Value: thousands(open), Label: "Conditions", Note: "none so far"}
	if open+met+refused > 0 {
		f.Note, f.Label = "open", fmt.Sprintf("Conditions, %s met and %s refused", thousands(met), thousands(refused))
		f.Href = addressWith(b.page("conditions"), byProposition, d.Proposition.ID)
	}
	return f
}

// tellings are the words of a side.
func tellings(list []tracker.Telling) []templates.Telling {
	var out []templates.Telling
	for _, t := range list {
		out = append(out, templates.Telling{Attribution: attribution(t.Reaction, nil), Stance: templates.Stance(t.Stance), Words: t.Words, Href: "/quotes/" + t.Passage.ID})
	}
	return out
}

// sides is how many were for and against at the end of each stretch of a
// history until today; nothing where reactions are counted, or only one stretch
// has any.
func sides(d tracker.Dashboard, b board, h templates.History, today tracker.CivilDate) templates.Sides {
	out := templates.Sides{One: b.by.one, Unit: b.by.many, Of: len(h.Bars)}
	var days []tracker.CivilDate
	for i, bar := range h.Bars {
		days = append(days, tracker.CivilDate(bar.Until))
		if tracker.CivilDate(bar.Until) >= today {
			h.Bars = h.Bars[:i+1]
			break
		}
	}
	for i, held := range tracker.HeldOn(d.Points, days) {
		t := tracker.TallyOf(held)
		x := templates.SidesAt{Label: h.Bars[i].Label, Short: h.Bars[i].Short, For: t.For, Against: t.Against, N: t.N()}
		for _, stance := range tracker.Scale() {
			x.Counts = append(x.Counts, templates.StanceCount{Stance: templates.Stance(stance), N: held[stance]})
		}
		filters := []string{byConsultation, b.con.Slug, byProposition, b.proposition, byTo, h.Bars[i].Until}
		for _, stance := range tracker.Scale() {
			filters = append(filters, byStance, string(stance))
		}
		x.Href = quotesAt(filters...)
		out.At = append(out.At, x)
	}
	if len(out.At) < 2 || out.At[len(out.At)-1].N == 0 {
		return templates.Sides{}
	}
	return out
}
