package tracker

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// Every node keeps, for the propositions whose conditions somebody asks for,
// which reactions have some and what has become of them: no words, only what
// counting needs. It is a copy, made of the store when it is first asked for,
// and follows what this node writes at once and what others write as the models
// of decisions do.

// mostConditionsHeld is of how many propositions a node keeps the conditions.
const mostConditionsHeld = 64

// heldConditions is the conditions that a node keeps.
type heldConditions struct {
	mu   sync.Mutex
	on   map[string]*conditionsOn // by proposition
	used []string                 // the least lately used first
}

// conditionsOn is the conditions on one proposition.
type conditionsOn struct {
	mu          sync.Mutex
	proposition string
	loaded      bool
	by          map[string]heldDecision // by reaction
	order       []string                // of by; nil if it is to be made again
}

// heldDecision is a decision with conditions. Of one that has none any more the
// revision is kept, so that an earlier one does not bring it back.
type heldDecision struct {
	reaction   string
	revision   int64
	visible    int64 // the minute from which the reaction may be seen
	value      Stance
	conditions []heldCondition
}

type heldCondition struct {
	id    string
	state ConditionState
}

// conditionsOn returns the decisions in sight with conditions on a proposition,
// in the order of their reactions.
func (s *Service) conditionsOn(ctx context.Context, sight Sight, proposition string) ([]heldDecision, error) {
	x := s.conditions.of(proposition)
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded {
		x.by, x.order = map[string]heldDecision{}, nil
		err := each(ctx, s.Store.Reactions(), Key{"conditions", proposition}, func(page []Reaction) error {
			for _, r := range page {
				x.take(r)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		x.loaded = true
	}
	return x.inSight(sight), nil
}

// inSight returns what a viewer may see; the caller holds the lock.
func (x *conditionsOn) inSight(sight Sight) []heldDecision {
	if x.order == nil {
		for id := range x.by {
			x.order = append(x.order, id)
		}
		slices.Sort(x.order)
	}
	var list []heldDecision
	for _, id := range x.order {
		if d := x.by[id]; len(d.conditions) > 0 && sight.from(d.visible) {
			list = append(list, d)
		}
	}
	return list
}

// take files a reaction, unless a later revision of it is known; the caller
// holds the lock.
func (x *conditionsOn) take(r Reaction) {
	was, known := x.by[r.ID]
	if known && was.revision >= r.Revision {
		return
	}
	is := heldDecision{reaction: r.ID, revision: r.Revision, visible: r.VisibleFrom()}
	if d := r.On(x.proposition).Decision; d != nil && r.State != Withdrawn {
		is.value = d.Value
		for _, c := range d.Conditions {
			is.conditions = append(is.conditions, heldCondition{c.ID, c.State})
		}
	}
	if known || len(is.conditions) > 0 {
		x.by[r.ID] = is
		if !known {
			x.order = nil
		}
	}
}

// of returns what is kept on a proposition, and forgets what was not asked for
// longest.
func (h *heldConditions) of(proposition string) *conditionsOn {
	h.mu.Lock()
	defer h.mu.Unlock()
	x, ok := h.on[proposition]
	if !ok {
		x = &conditionsOn{proposition: proposition}
		if h.on == nil {
			h.on = map[string]*conditionsOn{}
		}
		h.on[proposition] = x
	}
	h.used = append(slices.DeleteFunc(h.used, func(p string) bool { return p == proposition }), proposition)
	if len(h.used) > mostConditionsHeld {
		delete(h.on, h.used[0])
		h.used = slices.Delete(h.used, 0, 1)
	}
	return x
}

// all returns what is kept on every proposition.
func (h *heldConditions) all() []*conditionsOn {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []*conditionsOn
	for _, x := range h.on {
		list = append(list, x)
	}
	return list
}

// see takes note of reactions that were written.
func (h *heldConditions) see(rs ...Reaction) {
	for _, x := range h.all() {
		x.mu.Lock()
		if x.loaded {
			for _, r := range rs {
				x.take(r)
			}
		}
		x.mu.Unlock()
	}
}

// lose takes note that a reaction is gone.
func (h *heldConditions) lose(id string) {
	for _, x := range h.all() {
		x.mu.Lock()
		if d, ok := x.by[id]; ok {
			d.conditions = nil
			x.by[id] = d
		}
		x.mu.Unlock()
	}
}

// forget drops everything: it is read again when it is asked for.
func (h *heldConditions) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.on, h.used = nil, nil
}

// countConditions counts the conditions on a proposition in sight by what has become of them.
func (s *Service) countConditions(ctx context.Context, sight Sight, proposition string) (map[ConditionState]int, error) {
	held, err := s.conditionsOn(ctx, sight, proposition)
	n := map[ConditionState]int{}
	for _, d := range held {
		for _, c := range d.conditions {
			n[c.state]++
		}
	}
	return n, err
}

// ifMet returns the stance that a decision becomes if the conditions asked for
// are met, and whether that is another one: a refused condition is never met.
func (d heldDecision) ifMet(met []string) (Stance, bool) {
	allMet, newly := true, false
	for _, c := range d.conditions {
		is := c.state == ConditionMet || c.asked(met)
		allMet, newly = allMet && is, newly || is
	}
	better, ok := d.value.ifMet()
	return cmp.Or(better, d.value), ok && allMet && newly
}

// asked reports whether the condition is asked to be taken as met.
func (c heldCondition) asked(met []string) bool {
	return c.state == ConditionOpen && slices.Contains(met, c.id)
}
