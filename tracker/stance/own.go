package stance

import "math"

// MaxExamples is how many decisions, the latest, a proposition's model learns
// from: enough to have learnt what can be learnt, and few enough to learn again
// with every decision.
const MaxExamples = 2000

// Model is what one proposition's decisions have taught, on top of the base
// model. It does not change: a further decision makes a new one.
type Model struct {
	decisions   int
	words       map[uint32]float64 // what each word adds
	bias, slope float64
	temperature float64 // 0 where nothing is learnt: that of the base model
}

// Learn makes the model of a proposition from its decisions, of which the
// latest MaxExamples count. The same examples in the same order make the same
// model; without any it is the base model. Neutral and NotStated teach no side.
func Learn(examples []Example) *Model {
	m := &Model{decisions: len(examples)}
	examples = examples[max(0, len(examples)-MaxExamples):]
	lessons, readings, hashes := lessonsOf(examples)
	if len(lessons) == 0 {
		return m
	}
	b, middle := fitBlend(lessons, len(hashes))
	m.temperature = temperatureOf(b.predict(lessons, func(b *blend, i int) float64 {
		return outspoken(readings[i], b.added(&lessons[i]))
	}))
	m.bias, m.slope = b.bias+b.offset(), b.slope
	m.words = make(map[uint32]float64, len(hashes))
	for i, h := range hashes {
		m.words[h] = b.words[i] - float64(b.pulled*middle[i])
	}
	return m
}

// lessonsOf are the examples that take a side, with their readings and the
// words behind their columns.
func lessonsOf(examples []Example) ([]lesson, []*Reading, []uint32) {
	lessons := make([]lesson, 0, len(examples))
	readings := make([]*Reading, 0, len(examples))
	var hashes []uint32
	columns := map[uint32]int32{}
	for i := range examples {
		r, towards := &examples[i].Reading, sideOfValue(examples[i].Value)
		if towards == 0 {
			continue
		}
		l := lesson{base: r.logit, side: towards, value: wordValue(r.words), columns: make([]int32, len(r.words))}
		for k, h := range r.words {
			c, ok := columns[h]
			if !ok {
				c = int32(len(hashes))
				columns[h] = c
				hashes = append(hashes, h)
			}
			l.columns[k] = c
		}
		lessons = append(lessons, l)
		readings = append(readings, r)
	}
	return lessons, readings, hashes
}

// wordValue is what each word of a text counts: those of all texts together as
// much.
func wordValue(words []uint32) float64 { return 1 / math.Sqrt(max(1, float64(len(words)))) }

// sideOfValue is 1 for the values of Support, -1 for those of Oppose.
func sideOfValue(v Value) float64 {
	switch v {
	case Support, QualifiedSupport:
		return 1
	case Concerned, Oppose:
		return -1
	}
	return 0
}

// Decisions returns how many decisions the model has learnt from.
func (m *Model) Decisions() int { return m.decisions }

// Suggest weighs a reading.
func (m *Model) Suggest(r Reading) Suggestion {
	p := m.probability(r)
	s := Suggestion{Polarity: Support, Confidence: p}
	if p < 0.5 {
		s.Polarity, s.Confidence = Oppose, 1-p
	}
	s.Value, s.Evidence = m.grade(r, p)
	for _, c := range r.cues {
		s.Cues = append(s.Cues, c.Cue)
	}
	if s.Value != NotStated {
		s.Conditions = r.conditions
	}
	return s
}

// probability is that of Support against Oppose.
func (m *Model) probability(r Reading) float64 {
	if m.temperature == 0 {
		return logistic(outspoken(&r, 0))
	}
	sum := 0.0
	for _, h := range r.words {
		sum = float64(sum + m.words[h])
	}
	added := float64(sum*wordValue(r.words)) + m.bias + float64(m.slope*r.logit)
	return logistic(float64(m.temperature * outspoken(&r, added)))
}
