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
	biasVariance  = 0.03 // of one side being the likelier on this proposition
	slopeVariance = 0.3  // of the base model being worth more or less on it
)

// lesson is one decision as it is learnt from.
type lesson struct {
	columns []int32 // of its words
	value   float64 // of each word
	middle  float64 // its product with the middle of all lessons
	base    float64 // what the base model says
	side    float64 // 1 for Support, -1 for Oppose
	counts  float64 // how much it counts
	pull    float64 // how strongly it bears on the weights, so far
}

// blend is what decisions have taught. Words are learnt as they differ from the
// middle of all lessons: what the texts on a proposition have in common tells
// no side, even if most of those decided take the same.
type blend struct {
	words       []float64 // by column, before the middle is taken off
	pulled      float64   // how much of the middle is to be taken off
	along       float64   // the product of words with the middle
	square      float64   // that of the middle with itself
	bias, slope float64
}

// added is what a blend adds to what the base model says of a lesson.
func (b *blend) added(l *lesson) float64 {
	sum := 0.0
	for _, c := range l.columns {
		sum = float64(sum + b.words[c])
	}
	words := float64(sum*l.value) - float64(b.pulled*l.middle) + b.offset()
	return words + b.bias + float64(b.slope*l.base)
}

// offset is what the middle itself adds to every text.
func (b *blend) offset() float64 { return float64(b.pulled*b.square) - b.along }

// move lets a lesson pull harder by so much.
func (b *blend) move(l *lesson, by float64) {
	by = float64(by * l.side)
	words := float64(by * wordVariance)
	word := float64(words * l.value)
	for _, c := range l.columns {
		b.words[c] = float64(b.words[c] + word)
	}
	b.pulled = float64(b.pulled + words)
	b.along = float64(b.along + float64(words*l.middle))
	b.bias = float64(b.bias + float64(by*biasVariance))
	b.slope = float64(b.slope + float64(float64(by*l.base)*slopeVariance))
}

// own is how much a lesson's logit rises when it pulls by one.
func (b *blend) own(l *lesson) float64 {
	words := float64(float64(l.value*l.value)*float64(len(l.columns))) - 2*l.middle + b.square
	return float64(words*wordVariance) + biasVariance + float64(float64(l.base*l.base)*slopeVariance)
}

// fewLessons are so many that their middle counts half.
const fewLessons = 40

// findMiddle writes how much of the middle each lesson has, and returns the
// middle by column with its square. The middle of few lessons is taken for as
// much as it can be relied on.
func findMiddle(lessons []lesson, columns int) ([]float64, float64) {
	middle := make([]float64, columns)
	each := 1 / float64(len(lessons)+fewLessons)
	for _, l := range lessons {
		for _, c := range l.columns {
			middle[c] = float64(middle[c] + float64(l.value*each))
		}
	}
	square := 0.0
	for _, m := range middle {
		square = float64(square + float64(m*m))
	}
	for i := range lessons {
		l := &lessons[i]
		sum := 0.0
		for _, c := range l.columns {
			sum = float64(sum + middle[c])
		}
		l.middle = float64(sum * l.value)
	}
	return middle, square
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

// fitBlend finds the weights of lessons. It returns their middle as well.
func fitBlend(lessons []lesson, columns int) (*blend, []float64) {
	middle, square := findMiddle(lessons, columns)
	b := &blend{words: make([]float64, columns), square: square}
	weighSides(lessons)
	b.learn(lessons)
	return b, middle
}

// learn goes on from what the pulls of lessons have made of the weights, by
// coordinate ascent on the dual: each lesson in turn pulls as strongly as it is
// still unlearnt.
func (b *blend) learn(lessons []lesson) {
	for range min(mostRounds, max(leastRounds, visits/max(1, len(lessons)))) {
		most := 0.0
		for i := range lessons {
			l := &lessons[i]
			pull := l.settle(float64(l.side*(l.base+b.added(l))), b.own(l))
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
	other := *b
	other.words = slices.Clone(b.words)
	rest := make([]lesson, 0, len(lessons))
	for i, l := range lessons {
		if held(i) {
			other.move(&l, -l.pull)
		} else {
			rest = append(rest, l)
		}
	}
	other.learn(rest)
	return &other
}

// settle is the pull at which a lesson is as far from learnt as it pulls, all
// others left alone; margin is the logit for its side at its pull so far, and own
// how much that rises when it pulls by one. The margin sought is bracketed, since
// Newton's steps alone may turn in circles.
func (l *lesson) settle(margin, own float64) float64 {
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
		l.counts = min(1, float64(float64(1.5*other)+1)/same)
	}
}
