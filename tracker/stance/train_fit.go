package stance

import "math"

// The usual settings of the method; training on all texts ends by leastGain.
const (
	mostSteps    = 150
	remembered   = 10   // steps that tell the curvature
	leastGain    = 1e-7 // of the loss, in a step
	mostHalvings = 30   // of a step
	enough       = 1e-4 // of the descent that the slope promises (Armijo)
)

// row is one text in training: its crossed features by column, its label, how
// much it counts, and what the weights before say of it already.
type row struct {
	columns []int32
	values  []float64
	support bool
	counts  float64
	offset  float64
}

func (r row) logit(w []float64) float64 {
	sum := r.offset
	for i, c := range r.columns {
		sum = float64(sum + float64(r.values[i]*w[c]))
	}
	return sum
}

// fit is a logistic regression with a penalty on the squares of the weights,
// by L-BFGS from zero (Nocedal and Wright, Numerical Optimization, algorithm
// 7.5): the same rows in the same order give the same weights.
//
// It is written out here, since the weights must be the same to the byte on
// every machine. gonum's optimize.LBFGS sums with assembly, in another order on
// one architecture than on the next, and leaves it to the compiler to fuse
// products with sums.
func fit(rows []row, columns int, penalty float64) []float64 {
	w := make([]float64, columns)
	loss, gradient := lossOf(rows, w, penalty)
	var memory []step
	for range mostSteps {
		direction := descent(gradient, memory)
		slope := dot(direction, gradient)
		if slope > -1e-9 {
			break
		}
		next, nextLoss, nextGradient, ok := search(rows, w, direction, loss, slope, penalty)
		if !ok {
			break
		}
		s := step{minus(next, w), minus(nextGradient, gradient), 0}
		if s.inverse = dot(s.moved, s.turned); s.inverse > 1e-12 {
			s.inverse = 1 / s.inverse
			if memory = append(memory, s); len(memory) > remembered {
				memory = memory[1:]
			}
		}
		done := loss-nextLoss < leastGain*math.Abs(loss)
		w, loss, gradient = next, nextLoss, nextGradient
		if done {
			break
		}
	}
	return w
}

// step is one that was taken, and how it turned the gradient.
type step struct {
	moved, turned []float64
	inverse       float64
}

// descent is the direction of L-BFGS.
func descent(gradient []float64, memory []step) []float64 {
	d := make([]float64, len(gradient))
	for i, g := range gradient {
		d[i] = -g
	}
	along := make([]float64, len(memory))
	for i := len(memory) - 1; i >= 0; i-- {
		along[i] = float64(memory[i].inverse * dot(memory[i].moved, d))
		addTo(d, -along[i], memory[i].turned)
	}
	if n := len(memory); n > 0 {
		scale := 1 / float64(memory[n-1].inverse*dot(memory[n-1].turned, memory[n-1].turned))
		for i := range d {
			d[i] *= scale
		}
	} else {
		scale := 1 / math.Sqrt(dot(gradient, gradient))
		for i := range d {
			d[i] *= scale
		}
	}
	for i, s := range memory {
		addTo(d, along[i]-float64(s.inverse*dot(s.turned, d)), s.moved)
	}
	return d
}

// search halves a step until it descends enough.
func search(rows []row, w, direction []float64, loss, slope, penalty float64) ([]float64, float64, []float64, bool) {
	size := 1.0
	for range mostHalvings {
		next := append([]float64(nil), w...)
		addTo(next, size, direction)
		if l, g := lossOf(rows, next, penalty); l <= loss+float64(enough*float64(size*slope)) {
			return next, l, g, true
		}
		size /= 2
	}
	return nil, 0, nil, false
}

// lossOf is the penalised loss and its gradient.
func lossOf(rows []row, w []float64, penalty float64) (float64, []float64) {
	gradient := make([]float64, len(w))
	loss := 0.0
	for _, r := range rows {
		z := r.logit(w)
		p, l := logistic(z), softplus(z)
		off := p
		if r.support {
			off, l = p-1, l-z
		}
		loss = float64(loss + float64(r.counts*l))
		off = float64(off * r.counts)
		for i, c := range r.columns {
			gradient[c] = float64(gradient[c] + float64(off*r.values[i]))
		}
	}
	for i, v := range w {
		loss = float64(loss + float64(float64(penalty*v)*v/2))
		gradient[i] = float64(gradient[i] + float64(penalty*v))
	}
	return loss, gradient
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum = float64(sum + float64(v*b[i]))
	}
	return sum
}

func addTo(a []float64, by float64, b []float64) {
	for i, v := range b {
		a[i] = float64(a[i] + float64(by*v))
	}
}

func minus(a, b []float64) []float64 {
	d := make([]float64, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	return d
}
