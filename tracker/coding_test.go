package tracker_test

import (
	"fmt"
	"slices"
	"testing"

	"soundings/tracker"
)

// exercise is an exercise of a world with two coders of its own.
type exercise struct {
	*world
	con       tracker.Consultation
	ann, bea  tracker.Viewer
	reactions []tracker.Reaction
	coding    tracker.Coding
}

// saidOnLists are the invented words of the reactions of an exercise.
var saidOnLists = []string{
	"We support shared lists and have asked for them for years.",
	"We do not support shared lists.",
	"Shared lists could work, provided that the board pays for the software.",
	"We have read the plan and take no view.",
	"I worry that nobody will answer for a patient on a shared list.",
	"The car park at the Harbour Trust is full by nine.",
}

func newExercise(t *testing.T, order func(*tracker.CodingOrder)) *exercise {
	t.Helper()
	x := &exercise{world: newWorld(t)}
	x.con = x.consultation()
	x.ann, x.bea = x.account("Ann Coder", tracker.Policy), x.account("Bea Coder", tracker.Communications)
	src := x.imported(roundUp).Source
	for n, words := range saidOnLists {
		r, err := x.store.Reactions().Insert(t.Context(), tracker.Reaction{
			Meta: tracker.Meta{ID: fmt.Sprintf("r%d", n+1)}, Consultation: x.con.ID, Source: src.ID, Speaker: fmt.Sprintf("Speaker %d", n+1),
			Passages: []tracker.Passage{{ID: fmt.Sprintf("p%d", n+1), Kind: tracker.Quote, Text: words, End: len([]rune(words))}},
			State:    tracker.Recorded, Terms: tracker.Terms{Status: tracker.OffRecord},
		})
		if err != nil {
			t.Fatal(err)
		}
		x.reactions = append(x.reactions, r)
	}
	o := tracker.CodingOrder{ID: "exercise", Proposition: x.con.ID, Coders: []string{x.ann.Account, x.bea.Account}, Size: 6, Seed: 7, From: tracker.FromAll}
	if order != nil {
		order(&o)
	}
	var err error
	if x.coding, err = x.StartCoding(t.Context(), admin, x.con.Slug, o); err != nil {
		t.Fatal(err)
	}
	return x
}

// account makes an account; addresses of the demo are one a role.
func (w *world) account(name string, role tracker.Role) tracker.Viewer {
	w.t.Helper()
	a, _, err := w.DemoAccount(w.t.Context(), name, role)
	if err != nil {
		w.t.Fatal(err)
	}
	return a.Viewer()
}

// answer says where the reaction with the ID stands.
func (x *exercise) answer(v tracker.Viewer, reaction string, in tracker.AnswerInput) {
	x.t.Helper()
	n := slices.Index(x.coding.Sample, reaction) + 1
	if _, err := x.SaveAnswer(x.t.Context(), v, x.coding.ID, n, in); err != nil {
		x.t.Fatal(err)
	}
}

// codeAll answers r1, r2 and so on, and hands in; "" leaves one out.
func (x *exercise) codeAll(v tracker.Viewer, values ...tracker.Stance) {
	x.t.Helper()
	for n, value := range values {
		if value != "" {
			x.answer(v, fmt.Sprintf("r%d", n+1), tracker.AnswerInput{Value: value})
		}
	}
	if _, err := x.HandIn(x.t.Context(), v, x.coding.ID, true); err != nil {
		x.t.Fatal(err)
	}
}

func (x *exercise) comparison() tracker.Comparison {
	x.t.Helper()
	c, err := x.Comparison(x.t.Context(), admin, x.coding.ID)
	if err != nil {
		x.t.Fatal(err)
	}
	return c
}

func (x *exercise) reaction(id string) tracker.Reaction {
	x.t.Helper()
	p, err := x.Reaction(x.t.Context(), policy, id)
	if err != nil {
		x.t.Fatal(err)
	}
	return p.Reaction
}

func (x *exercise) coders() []string { return []string{x.ann.Account, x.bea.Account} }
