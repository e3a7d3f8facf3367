package tracker

import "context"

// Becomes is the reaction that the draft will become, for all that is
// asked of words alone.
func (d Draft) Becomes() Reaction {
	r := Reaction{Meta: Meta{ID: d.Reaction}, Consultation: d.Consultation, Source: d.Source, Speaker: d.Speaker,
		Label: d.Label, Capacities: d.Capacities, Passages: d.kept(), Stances: d.Stances, State: Recorded}
	if chosen := d.chosen(); chosen != nil && r.On(d.Consultation).Decision == nil {
		r.Stances = append(r.Stances[:len(r.Stances):len(r.Stances)], StanceOn{Proposition: d.Consultation, Suggestion: chosen})
	}
	return r
}

// draftStances checks what a reviewer decided with a draft and makes stances of
// it. Each proposition is decided at most once.
func (s *Service) draftStances(ctx context.Context, v Viewer, d Draft, inputs []StanceInput) ([]StanceOn, error) {
	if len(inputs) == 0 {
		return nil, nil
	}
	if err := v.allow(DecideStances); err != nil {
		return nil, err
	}
	con, err := s.Store.Consultations().Get(ctx, d.Consultation)
	if err != nil {
		return nil, err
	}
	d.Stances = nil
	r := d.Becomes()
	r.Stances = nil
	for _, in := range inputs {
		if in.Value == Undecided || in.Value == "" {
			continue
		}
		if r.On(in.Proposition).Decision != nil {
			return nil, faults{{"stance-" + in.Proposition, "Decide once on each proposition."}}.err()
		}
		decided, err := s.decision(ctx, v, con, r, in)
		if err != nil {
			return nil, onProposition(err, in.Proposition)
		}
		p, _ := con.Proposition(in.Proposition)
		suggestion := s.suggestionFor(ctx, con, d.Becomes(), p)
		r.Stances = append(r.Stances, StanceOn{Proposition: in.Proposition, Suggestion: suggestion, Decision: decided})
	}
	return r.Stances, nil
}

// onProposition gives the fields at fault the name of the proposition, for a
// draft is decided on several at once.
func onProposition(err error, proposition string) error {
	list := faultsOf(err)
	if len(list) == 0 {
		return err
	}
	named := make(faults, len(list))
	for i, f := range list {
		named[i] = FieldError{f.Field + "-" + proposition, f.Message}
	}
	return named.err()
}

// decidedEvents tells what was decided with the draft, and on which proposition.
func (s *Service) decidedEvents(ctx context.Context, d Draft) ([]Event, error) {
	if len(d.Stances) == 0 {
		return nil, nil
	}
	con, err := s.Store.Consultations().Get(ctx, d.Consultation)
	if err != nil {
		return nil, err
	}
	var list []Event
	for _, on := range d.Stances {
		p, _ := con.Proposition(on.Proposition)
		list = append(list, Event{At: on.Decision.At, By: on.Decision.By, ByName: on.Decision.ByName,
			Action: "decide stance: " + p.Title, Old: string(Undecided), New: string(on.Decision.Value), Why: on.Decision.Why})
	}
	return list, nil
}
