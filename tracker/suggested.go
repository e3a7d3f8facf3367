package tracker

import (
	"context"
	"slices"

	"soundings/tracker/stance"
)

// SuggestStances returns what the words of a reaction suggest on each
// proposition of its consultation, by what people have decided so far. A
// respondent's own choice goes before the words.
func (s *Service) SuggestStances(ctx context.Context, v Viewer, con Consultation, r Reaction) (map[string]Suggestion, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	list := map[string]Suggestion{}
	for _, p := range con.Propositions {
		on, err := s.suggest(ctx, con, r, p)
		if err != nil {
			return nil, err
		}
		list[p.ID] = *on
	}
	return list, nil
}

// suggest is the suggestion on one proposition.
func (s *Service) suggest(ctx context.Context, con Consultation, r Reaction, p Proposition) (*Suggestion, error) {
	if on := r.On(p.ID); on.Suggestion != nil && on.Suggestion.Engine == "" {
		return on.Suggestion, nil
	}
	x, err := s.learner(ctx, con, p)
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	read := passagesRead(r.Passages)
	if o, ok := x.open[r.ID]; ok && o.revision == r.Revision {
		o = o.under(x.model)
		x.open[r.ID] = o
		return suggestionOf(read, o.suggestion, x.model), nil
	}
	return suggestionOf(read, x.suggestOn(r.ID, partsOf(read)), x.model), nil
}

// suggestNew is suggest for a reaction that is being recorded. Its words are read
// aside, so that many may be recorded at once, and not kept.
func (s *Service) suggestNew(ctx context.Context, con Consultation, r Reaction, p Proposition) (*Suggestion, error) {
	if on := r.On(p.ID); on.Suggestion != nil && on.Suggestion.Engine == "" {
		return on.Suggestion, nil
	}
	x, err := s.learner(ctx, con, p)
	if err != nil {
		return nil, err
	}
	read := passagesRead(r.Passages)
	parts := partsOf(read)
	x.mu.Lock()
	model, target, known := x.model, x.target, x.words[r.ID]
	x.mu.Unlock()
	if known.by == nil || !slices.Equal(known.parts, parts) {
		known.openReading = openReading{reading: stance.Read(target, parts)}
	}
	return suggestionOf(read, known.under(model).suggestion, model), nil
}

// suggestionFor is suggest where the suggestion is only noted beside something
// more important: without one, nothing is noted.
func (s *Service) suggestionFor(ctx context.Context, con Consultation, r Reaction, p Proposition) *Suggestion {
	on, err := s.suggest(ctx, con, r, p)
	if err != nil {
		s.Log.WarnContext(ctx, "no suggestion to note", "reaction", r.ID, "err", err)
		return r.On(p.ID).Suggestion
	}
	return on
}

// mostHeld is how many cues, and how many conditions, are kept of a suggestion:
// it is stored with a decision, and nobody reads more.
const mostHeld = 20

// suggestionOf is the engine's suggestion on passages in the words of the domain.
func suggestionOf(read []Passage, g stance.Suggestion, m *stance.Model) *Suggestion {
	at := func(spans []stance.Span) []WordsAt {
		var list []WordsAt
		for _, x := range spans {
			list = append(list, WordsAt{read[x.Part].ID, x.Start, x.End})
		}
		return list
	}
	g.Conditions, g.Cues = g.Conditions[:min(len(g.Conditions), mostHeld)], g.Cues[:min(len(g.Cues), mostHeld)]
	out := &Suggestion{Value: Stance(g.Value), Polarity: Stance(g.Polarity), Confidence: g.Confidence,
		Evidence: at(g.Evidence), Conditions: at(g.Conditions), Engine: stance.Version, Learnt: m.Decisions()}
	for _, c := range g.Cues {
		out.Cues = append(out.Cues, c.String())
	}
	return out
}
