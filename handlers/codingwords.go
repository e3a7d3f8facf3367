package handlers

import (
	"fmt"
	"math"
	"strconv"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/agreement"
)

var codingStates = map[tracker.CodingState]string{
	tracker.CodingOpen:     "Open",
	tracker.CodingComplete: "To compare",
	tracker.CodingClosed:   "Closed",
}

var codingFroms = map[tracker.CodingFrom]string{
	tracker.FromUndecided: "Reactions that nobody has decided yet",
	tracker.FromAll:       "All reactions",
}

// aboutCoding says how the sample came about and why it was ended.
func aboutCoding(c tracker.Coding) []string {
	list := []string{
		fmt.Sprintf("%s, drawn with the seed %d by %s, %s", counted(len(c.Sample), "reaction", "reactions"), c.Seed, c.ByName, moment(c.CreatedAt)),
		"Drawn from: " + codingFroms[c.From],
	}
	if c.Spread {
		list = append(list, "Drawn evenly over what was suggested")
	}
	for _, e := range c.Events {
		switch e.Action {
		case "end early":
			list = append(list, fmt.Sprintf("Ended early by %s, %s: %s", e.ByName, moment(e.At), e.Why))
		case "complete":
			list = append(list, "All sheets were in on "+moment(e.At))
		case "close":
			list = append(list, fmt.Sprintf("Closed by %s, %s", e.ByName, moment(e.At)))
		}
	}
	return list
}

// figureReading puts a coefficient into words.
type figureReading func(agreement.Figure) string

// fewestForInterval is from how many reactions on the interval of a coefficient
// is shown: its error is that of a large sample.
const fewestForInterval = 20

// figureOf writes a coefficient, or why there is none.
func figureOf(name string, f agreement.Figure, read figureReading) templates.AgreementFigure {
	row := templates.AgreementFigure{Name: name, N: f.N}
	if !f.Defined() {
		row.Reading = string(f.Undefined)
		return row
	}
	row.Value, row.Reading = coefficient(f.Value), read(f)
	if f.Bounded && f.N >= fewestForInterval {
		row.Between = coefficient(f.Low) + " to " + coefficient(f.High)
	}
	return row
}

// coefficient writes a figure with two digits, never as a negative nothing.
func coefficient(v float64) string {
	if math.Round(v*100) == 0 {
		v = 0
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// readShare reads the plain share of reactions answered alike.
func readShare(f agreement.Figure) string {
	return fmt.Sprintf("The same answer on %d of %d, by chance or not.", int(math.Round(f.Value*float64(f.N))), f.N)
}

// readBeyond reads a coefficient that takes chance off.
func readBeyond(f agreement.Figure) string {
	switch per := int(math.Round(f.Value * 100)); {
	case per < 0:
		return "Less than chance alone would give."
	case per == 0:
		return "No more than chance alone would give."
	case per >= 100:
		return "Full agreement."
	default:
		return fmt.Sprintf("About %d%% of the way from chance to full agreement.", per)
	}
}

// readNear reads a coefficient for which a near answer counts in part.
func readNear(f agreement.Figure) string {
	return readBeyond(f) + " A near grade counts for more than a far one."
}

// readFewCategories reads AC1.
func readFewCategories(f agreement.Figure) string {
	return readBeyond(f) + " Steady also where nearly all answers are the same."
}

// readAlpha reads Krippendorff's alpha by the bounds that he gives.
func readAlpha(f agreement.Figure) string {
	switch {
	case f.Value >= 0.8:
		return readBeyond(f) + " Krippendorff’s bound for relying on it is 0.80."
	case f.Value >= 0.667:
		return readBeyond(f) + " Between Krippendorff’s bounds of 0.667 and 0.80: for tentative conclusions only."
	}
	return readBeyond(f) + " Below 0.667, which Krippendorff gives as the least to conclude anything from."
}

// overallFigures are those of all coders.
func overallFigures(c tracker.Comparison) []templates.AgreementFigure {
	return []templates.AgreementFigure{
		figureOf("Krippendorff’s alpha, nominal", c.Nominal, readAlpha),
		figureOf("Krippendorff’s alpha, ordinal (five grades)", c.Ordinal, readAlpha),
	}
}

// agreementPair is the figures and the table of two coders.
func agreementPair(n int, p tracker.PairAgreement) templates.AgreementPair {
	pair := templates.AgreementPair{ID: fmt.Sprintf("pair-%d", n+1), A: p.A.Name, B: p.B.Name, Figures: []templates.AgreementFigure{
		figureOf("Share answered alike", p.Percent, readShare),
		figureOf("Cohen’s kappa", p.Kappa, readBeyond),
		figureOf("Weighted kappa, linear (five grades)", p.LinearKappa, readNear),
		figureOf("Weighted kappa, quadratic (five grades)", p.SquaredKappa, readNear),
		figureOf("Gwet’s AC1", p.AC1, readFewCategories),
	}}
	if p.Missing > 0 {
		pair.Notes = append(pair.Notes, counted(p.Missing, "reaction is", "reactions are")+" missing: not answered by both, or withdrawn.")
	}
	if p.Unplaced > 0 {
		pair.Notes = append(pair.Notes, counted(p.Unplaced, "reaction has", "reactions have")+" “not stated” from one of them, which has no place on the scale: the weighted figures leave it out.")
	}
	rows, columns, all := p.Table.Margins()
	pair.Totals, pair.N = columns, all
	for i, value := range tracker.CodedValues() {
		row := templates.ConfusionRow{Stance: templates.Stance(value), Total: rows[i]}
		for j, count := range p.Table[i] {
			row.Cells = append(row.Cells, templates.ConfusionCell{N: count, Same: i == j})
		}
		pair.Rows = append(pair.Rows, row)
	}
	return pair
}
