// Package agreement measures how far people who sorted the same items apart
// from one another agree: in per cent, and beyond what chance would give
// (Cohen's kappa, weighted kappa, Gwet's AC1, Krippendorff's alpha).
//
// It owns the arithmetic and says where a coefficient is not defined. It is
// pure and must not know what the items or the categories are: categories are
// numbered from 0, in their order where they have one. Sums are kept in whole
// numbers as far as they can be, and products are rounded before they are added,
// so that every machine gives the same figures.
package agreement

import "math"

// Missing is the answer of a coder who gave none.
const Missing = -1

// Figure is a coefficient, or why there is none.
type Figure struct {
	Value     float64
	Error     float64 // standard error, where Bounded
	Low, High float64 // 95 % interval, where Bounded
	Bounded   bool    // the error could be worked out
	N         int     // items that it rests on
	Undefined Reason  // "" where Value stands
}

// Reason is why a coefficient is not defined, in a sentence.
type Reason string

// The reasons.
const (
	NothingShared Reason = "Not defined: no item has an answer from two coders."
	OneCategory   Reason = "Not defined: every answer is the same, so agreeing cannot be told from chance."
)

// Defined reports whether the figure has a value.
func (f Figure) Defined() bool { return f.Undefined == "" }

// quantile is that of the normal distribution for 95 %.
const quantile = 1.959964

// undefined is a figure without a value.
func undefined(n int, why Reason) Figure { return Figure{N: n, Undefined: why} }

// within sets the standard error that a variance gives, and the interval, kept
// between -1 and 1. Where no answer differs the variance is nothing, whatever
// the number of items: that says nothing of how sure the figure is.
func (f Figure) within(variance float64) Figure {
	if variance < 1e-12 {
		return f
	}
	f.Error, f.Bounded = math.Sqrt(variance), true
	reach := float64(quantile * f.Error)
	f.Low, f.High = max(-1, f.Value-reach), min(1, f.Value+reach)
	return f
}
