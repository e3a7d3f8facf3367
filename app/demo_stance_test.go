package main

import (
	"testing"

	"soundings/tracker"
)

// TestDemoHasAllThatStanceNeeds holds the demo to showing each page about
// stance with something on it.
func TestDemoHasAllThatStanceNeeds(t *testing.T) {
	p, _, _ := openDemoFor(t)
	const slug = "joint-commissioning-saltmere"
	policy := tracker.Viewer{Account: "p", Name: "P", Role: tracker.Policy}
	queue, err := p.service.Tagging(t.Context(), policy, slug, "", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if queue.Waiting < 12 || queue.Learnt < 20 || queue.Item == nil {
		t.Errorf("got %d reactions that wait and %d decisions learnt, want 12 and 20", queue.Waiting, queue.Learnt)
	}
	d, err := p.service.Dashboard(t.Context(), policy, slug, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if st := d.Tally().Statement(); st.N < 20 || st.Fragile == 0 {
		t.Errorf("got %+v, want a statement about many", st)
	}
	states, counters := map[tracker.ConditionState]int{}, 0
	for _, prop := range d.Consultation.Propositions {
		l, err := p.service.Conditions(t.Context(), policy, slug, tracker.ConditionsQuery{Proposition: prop.ID})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range l.Rows {
			states[row.Condition.State]++
		}
	}
	for _, state := range tracker.ConditionStates() {
		if states[state] == 0 {
			t.Errorf("got no condition that is %s", state)
		}
	}
	list, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list.Items {
		for _, on := range r.Stances {
			if c := on.Decision; c != nil && (len(c.Evidence) == 0) != (c.Value == tracker.NotStated) {
				t.Errorf("%s decided %s on %d stretches of words", r.ID, c.Value, len(c.Evidence))
			}
			if c := on.Decision; c != nil && c.Blind && c.Why != "" {
				t.Errorf("%s is decided blind, and against a suggestion: %s", r.ID, c.Why)
			}
		}
		if c := r.On(d.Proposition.ID).Decision; c != nil && c.Counter != nil && c.Counter.Words != "" {
			counters++
		}
	}
	if counters == 0 {
		t.Error("got no stance with words to the contrary")
	}
	bands, err := p.service.Overrides(t.Context(), policy)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, b := range bands {
		shown += b.Shown
	}
	if shown < 20 {
		t.Errorf("got %d decisions beside a suggestion, want 20", shown)
	}
	t.Logf("%d wait, conditions %v, %d counter-quotes, overrides %+v", queue.Waiting, states, counters, bands)
}
