package tracker

import (
	"context"
	"slices"

	"soundings/tracker/agreement"
)

// Comparison sets side by side what coders said, once all have handed in.
type Comparison struct {
	CodingProgress
	Consultation Consultation
	Pairs        []PairAgreement
	Nominal      agreement.Figure // Krippendorff's alpha of all coders, every value apart from every other
	Ordinal      agreement.Figure // the same over the five grades in their order
	Items        []ComparedItem   // in the order of the sample
	Counts       map[Outcome]int
	Withdrawn    int // of the sample, since it was drawn: they are missing
	Unrecorded   int // agreed and without a verdict
}

// PairAgreement is how far two coders agree. Grades are on the five-grade scale;
// what one of them did not find stated has no place on it.
type PairAgreement struct {
	A, B                      Coder
	Table                     agreement.Table // of CodedValues
	Missing                   int             // not answered by both, or withdrawn
	Unplaced                  int             // answered by both, but not stated for one: no part of the weighted figures
	Percent, Kappa, AC1       agreement.Figure
	LinearKappa, SquaredKappa agreement.Figure
}

// Outcome is what came of coding a reaction.
type Outcome string

// The outcomes.
const (
	CodedAlike   Outcome = "alike"
	CodedApart   Outcome = "apart"
	CodedMissing Outcome = "missing" // fewer than two answers, or withdrawn
)

// ComparedItem is a reaction with what each coder said of it.
type ComparedItem struct {
	Number   int // in the sample, from 1
	Reaction Reaction
	Answers  []Answer // in the order of the coders; zero: none
	Outcome  Outcome
	Agreed   Stance // what all said who answered, where CodedAlike
	Decided  Stance // what is in force now
	Verdict  *CodingVerdict
}

// NeedsPerson reports whether somebody has to decide between answers, or
// between what all coders say and what was decided otherwise.
func (i ComparedItem) NeedsPerson() bool {
	if i.Verdict != nil {
		return false
	}
	return i.Outcome == CodedApart || i.Outcome == CodedAlike && i.Decided != Undecided && i.Decided != i.Agreed
}

// CodedValues lists what a coder can say, in the order of the tables: the five
// grades from opposition to support, then that nothing is stated.
func CodedValues() []Stance { return append(Scale(), NotStated) }

// Comparison returns what the coders of an exercise said. Before all have
// handed in there is none, whoever asks and whatever they said.
func (s *Service) Comparison(ctx context.Context, v Viewer, id string) (Comparison, error) {
	w, err := s.codingOf(ctx, v, id)
	if err != nil {
		return Comparison{}, err
	}
	if w.State == CodingOpen {
		return Comparison{}, Errorf(Conflict, "Answers are compared once all coders have handed in.")
	}
	found, err := s.Store.Reactions().GetMany(ctx, w.Sample)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{CodingProgress: w.progress(v, w.consultation), Consultation: w.consultation, Counts: map[Outcome]int{}}
	for n, id := range w.Sample {
		i := slices.IndexFunc(found, func(r Reaction) bool { return r.ID == id })
		if i < 0 {
			return c, Errorf(Internal, "reaction %s of a sample is gone", id)
		}
		c.add(w, n+1, found[i])
	}
	c.weigh()
	return c, nil
}

// add compares the answers on a reaction.
func (c *Comparison) add(w codingWork, n int, r Reaction) {
	item := ComparedItem{Number: n, Reaction: r, Outcome: CodedMissing, Decided: r.Stance(w.Proposition)}
	var said []Stance
	for _, sheet := range w.sheets {
		a, ok := sheet.Answer(r.ID)
		item.Answers = append(item.Answers, a)
		if ok {
			said = append(said, a.Value)
		}
	}
	if verdict, ok := w.Verdict(r.ID); ok {
		item.Verdict = &verdict
	}
	switch {
	case r.State == Withdrawn:
		c.Withdrawn++
	case len(said) < 2:
	case slices.ContainsFunc(said, func(x Stance) bool { return x != said[0] }):
		item.Outcome = CodedApart
	default:
		item.Outcome, item.Agreed = CodedAlike, said[0]
		if item.Verdict == nil {
			c.Unrecorded++
		}
	}
	c.Counts[item.Outcome]++
	c.Items = append(c.Items, item)
}

// weigh works out the figures. Categories are numbered as in CodedValues.
func (c *Comparison) weigh() {
	values, grades := len(CodedValues()), len(Scale())
	items := make([][]int, len(c.Items))
	for n, item := range c.Items {
		for _, a := range item.Answers {
			category := agreement.Missing
			if item.Reaction.State != Withdrawn {
				category = slices.Index(CodedValues(), a.Value)
			}
			items[n] = append(items[n], category)
		}
	}
	c.Nominal = agreement.Alpha(values, items, agreement.Nominal)
	c.Ordinal = agreement.Alpha(grades, items, agreement.Ordinal)
	for a := range c.Coding.Coders {
		for b := a + 1; b < len(c.Coding.Coders); b++ {
			c.Pairs = append(c.Pairs, pairOf(c.Coding.Coders[a], c.Coding.Coders[b], answersOf(items, a), answersOf(items, b)))
		}
	}
}

func answersOf(items [][]int, coder int) []int {
	list := make([]int, len(items))
	for n, answers := range items {
		list[n] = answers[coder]
	}
	return list
}

func pairOf(a, b Coder, ofA, ofB []int) PairAgreement {
	p := PairAgreement{A: a, B: b}
	p.Table, p.Missing = agreement.Tabulate(len(CodedValues()), ofA, ofB)
	placed, left := agreement.Tabulate(len(Scale()), ofA, ofB)
	p.Unplaced = left - p.Missing
	p.Percent, p.Kappa, p.AC1 = p.Table.Percent(), p.Table.Kappa(), p.Table.AC1()
	p.LinearKappa, p.SquaredKappa = placed.WeightedKappa(agreement.Linear), placed.WeightedKappa(agreement.Squared)
	return p
}
