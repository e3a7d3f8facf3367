package stance

import "math"

// The functions here are computed by plain sums and products, since those of
// package math may differ in the last place from one processor to the next.

// logistic is the probability of log odds.
func logistic(z float64) float64 {
	if z < 0 {
		e := exponential(z)
		return e / (1 + e)
	}
	return 1 / (1 + exponential(-z))
}

// softplus is log(1 + e^z).
func softplus(z float64) float64 {
	return max(z, 0) + logarithmOfOneAnd(exponential(-math.Abs(z)))
}

// exponential is e^z for z up to 0.
func exponential(z float64) float64 {
	if z < -700 {
		return 0
	}
	// z = n log 2 + r, and e^r by its series
	n := math.Round(z / math.Ln2)
	r := float64(z - float64(n*math.Ln2))
	sum := 0.0
	for _, c := range exponentialSeries {
		sum = float64(sum*r) + c
	}
	return math.Ldexp(sum, int(n))
}

// exponentialSeries are the coefficients of its series, the last power first.
var exponentialSeries = func() (list [14]float64) {
	c := 1.0
	for i := range list {
		list[len(list)-1-i] = c
		c /= float64(i + 1)
	}
	return list
}()

// logarithmOfOneAnd is log(1 + x) for x from 0 to 1, by the series of the
// inverse hyperbolic tangent.
func logarithmOfOneAnd(x float64) float64 {
	y := x / (2 + x)
	square := float64(y * y)
	sum, power := 0.0, y
	for i := 1; i <= 33; i += 2 {
		sum = float64(sum + power/float64(i))
		power = float64(power * square)
	}
	return 2 * sum
}
