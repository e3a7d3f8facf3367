package stance

import (
	"math"
	"testing"
)

func TestTheEmbeddedWeightsAreReadable(t *testing.T) {
	m, err := readModel()
	if err != nil {
		t.Fatal(err)
	}
	for name, w := range m {
		if len(w) < 100 {
			t.Errorf("%s has %d weights", name, len(w))
		}
	}
}

func TestWeightsSurviveTheirFile(t *testing.T) {
	w := weights{7: 2, 9: -1, 11: 1e-9}
	got, err := decodeWeights(w.encode())
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || math.Abs(got[7]-2) > 1e-3 || math.Abs(got[9]+1) > 1e-3 {
		t.Errorf("got %v, want %v without what rounds to nothing", got, w)
	}
	if empty, err := decodeWeights(weights{}.encode()); err != nil || len(empty) != 0 {
		t.Errorf("got %v, %v; want no weights", empty, err)
	}
}

func TestADamagedFileOfWeightsIsRefused(t *testing.T) {
	good := weights{7: 2, 9: -1}.encode()
	other := append([]byte("other"), good[5:]...)
	for name, data := range map[string][]byte{"nothing": nil, "half a head": good[:10], "cut": good[:len(good)-1], "longer": append(good[:len(good):len(good)], 0), "another mark": other} {
		if _, err := decodeWeights(data); err == nil {
			t.Errorf("%s: want an error", name)
		}
	}
}

func TestTheLogisticFunctionsAreThoseOfTheBooks(t *testing.T) {
	for z := -40.0; z <= 40; z += 0.37 {
		if got, want := logistic(z), 1/(1+math.Exp(-z)); math.Abs(got-want) > 1e-14 {
			t.Errorf("logistic(%g) = %g, want %g", z, got, want)
		}
		if got, want := softplus(z), max(z, 0)+math.Log1p(math.Exp(-math.Abs(z))); math.Abs(got-want) > 1e-12 {
			t.Errorf("softplus(%g) = %g, want %g", z, got, want)
		}
	}
	if p := logistic(-1e6); p != 0 {
		t.Errorf("logistic of very little is %g", p)
	}
}

// TestPraiseAndBlameFollowTheTarget is what the base model must know whatever
// the subject: praise of a thing speaks for it and against banning it.
func TestPraiseAndBlameFollowTheTarget(t *testing.T) {
	const praise = "Water taxis improve the health of thousands of people and are safe, effective and a great benefit to everyone."
	const blame = "Water taxis are dangerous and ineffective, they harm thousands of people and are a terrible waste of money."
	for _, test := range []struct {
		target, text string
		supports     bool
	}{
		{"Water taxis should be allowed", praise, true},
		{"Water taxis should be allowed", blame, false},
		{"Water taxis should be banned", praise, false},
		{"Water taxis should be banned", blame, true},
		{"Should water taxis be banned?", praise, false},
		{"We should not subsidise water taxis", blame, true},
		{"Are water taxis good for our towns?", blame, false},
		{"Are water taxis harmful?", blame, true},
	} {
		if got := Read(ReadTarget(test.target), []Part{{Text: test.text}}).logit > 0; got != test.supports {
			t.Errorf("%s: %s: support is %v, want %v", test.target, test.text, got, test.supports)
		}
	}
}

func BenchmarkReadAndSuggest(b *testing.B) {
	text := "We have run this clinic for eleven years and I have never seen a proposal that was so badly prepared. " +
		"Patients who live in the villages would have to travel for more than an hour, and although the plan promises a new bus, nobody could tell us who will pay for it. " +
		"The evidence from other counties is mixed at best. If the trust wants to improve care it should begin with the staff who leave every month. " +
		"We do not support the closure, and we urge the board to think again before real harm is done to people who depend on us."
	target := ReadTarget("The clinic should be closed")
	none := Learn(nil)
	for b.Loop() {
		none.Suggest(Read(target, []Part{{Text: text}}))
	}
}
