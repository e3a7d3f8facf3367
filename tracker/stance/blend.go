package stance

import (
	"math"
	"slices"
)

// The log odds of Support are what the base model says plus what the words of
// the proposition's own decisions add: a logistic regression with the base
// model as its beginning, so that few decisions change little, and many as much
// as they bear out. How far its weights are expected to lie from nothing, as
// variances:
const (
	wordVariance  = 24.0 // of all words of a text together
	biasVariance  = 0.1  // of one side being the likelier on this proposition
	slopeVariance = 0.3  // of the base model being worth more or less on it
)

// lesson is one decision as it is learnt from.
type lesson struct {
	columns []int32 // of its words
	value   float64 // of each word
	base    float64 // what the base model says
	side    float64 // 1 for Support, -1 for Oppose
	counts  float64 // how much it counts
	pull    float64 // how strongly it bears on the weights, so far
}

// blend is what decisions have taught, over columns or, by hash, words.
type blend struct {
	words       []float64
	bias, slope float64
}

// added is what a blend adds to what the base model says of a lesson.
func (b *blend) added(l *lesson) float64 {
	sum := 0.0
	for _, c := range l.columns {
		sum = float64(sum + b.words[c])
	}
	return float64(sum*l.value) + b.bias + float64(b.slope*l.base)
}

// move lets a lesson pull harder by so much.
func (b *blend) move(l *lesson, by float64) {
	by = float64(by * l.side)
	word := float64(float64(by*l.value) * wordVariance)
	for _, c := range l.columns {
		b.words[c] = float64(b.words[c] + word)
	}
	b.bias = float64(b.bias + float64(by*biasVariance))
	b.slope = float64(b.slope + float64(float64(by*l.base)*slopeVariance))
}

// own is how much a lesson's logit rises when it pulls by one.
func (l *lesson) own() float64 {
	return float64(float64(float64(l.value*l.value)*float64(len(l.columns)))*wordVariance) + biasVariance + float64(float64(l.base*l.base)*slopeVariance)
}

// Lessons are gone through until no pull changes by more than settled, and so
// often that no more than visits are paid, though at least leastRounds times.
const (
	settled     = 0.01
	visits      = 20_000
	leastRounds = 4
	mostRounds  = 60
	near        = 0.005 // of a logit that is as good as found
)

// fitBlend finds the weights of lessons.
func fitBlend(lessons []lesson, columns int) *blend {
	b := &blend{words: make([]float64, columns)}
	weighSides(lessons)
	b.learn(lessons)
	return b
}

// learn goes on from what the pulls of lessons have made of the weights, by
// coordinate ascent on the dual: each lesson in turn pulls as strongly as it is
// still unlearnt.
func (b *blend) learn(lessons []lesson) {
	for range min(mostRounds, max(leastRounds, visits/max(1, len(lessons)))) {
		most := 0.0
		for i := range lessons {
			l := &lessons[i]
			pull := l.settle(float64(l.side * (l.base + b.added(l))))
			if by := pull - l.pull; by != 0 {
				b.move(l, by)
				l.pull = pull
				most = max(most, math.Abs(by))
			}
		}
		if most < settled {
			break
		}
	}
}

// without is the blend that would have been found without some of its lessons.
func (b *blend) without(lessons []lesson, held func(i int) bool) *blend {
	other := &blend{slices.Clone(b.words), b.bias, b.slope}
	rest := make([]lesson, 0, len(lessons))
	for i, l := range lessons {
		if held(i) {
			other.move(&l, -l.pull)
		} else {
			rest = append(rest, l)
		}
	}
	other.learn(rest)
	return other
}

// settle is the pull at which a lesson is as far from learnt as it pulls, all
// others left alone; margin is the logit for its side at its pull so far. The
// margin sought is bracketed, since Newton's steps alone may turn in circles.
func (l *lesson) settle(margin float64) float64 {
	own := l.own()
	low := margin - float64(l.pull*own)
	high := low + float64(l.counts*own)
	start, at := low, margin
	for range 30 {
		p := logistic(-at)
		off := at - start - float64(float64(l.counts*p)*own)
		if math.Abs(off) < near {
			return float64(l.counts * p)
		}
		if off > 0 {
			high = at
		} else {
			low = at
		}
		at -= off / (1 + float64(float64(float64(l.counts*own)*p)*(1-p)))
		if at <= low || at >= high {
			at = (low + high) / 2
		}
	}
	return float64(l.counts * logistic(-at))
}

// weighSides says how much each lesson counts: a side in the majority as much
// as half again the other and one more, so that first decisions which all go
// one way do not make everything look that way.
func weighSides(lessons []lesson) {
	support, oppose := 0.0, 0.0
	for _, l := range lessons {
		if l.side > 0 {
			support++
		} else {
			oppose++
		}
	}
	for i := range lessons {
		l := &lessons[i]
		same, other := support, oppose
		if l.side < 0 {
			same, other = oppose, support
		}
		l.counts = min(1, float64(1.5*other+1)/same)
	}
}
