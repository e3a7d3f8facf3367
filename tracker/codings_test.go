package tracker_test

import (
	"sync"
	"testing"

	"soundings/tracker"
)

func TestWhoHandInAtOnceCompleteItOnce(t *testing.T) {
	x := newExercise(t, nil)
	var both sync.WaitGroup
	for _, v := range []tracker.Viewer{x.ann, x.bea} {
		both.Go(func() {
			if _, err := x.HandIn(t.Context(), v, x.coding.ID, true); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	events := 0
	for _, e := range x.comparison().Coding.Events {
		if e.Action == "complete" {
			events++
		}
	}
	if events != 1 {
		t.Errorf("got %d events of completing, want one", events)
	}
}

func TestAnAnswerWrittenAsAnExerciseEndsIsInOrRefused(t *testing.T) {
	x := newExercise(t, nil)
	var both sync.WaitGroup
	var refused error
	both.Go(func() {
		_, refused = x.SaveAnswer(t.Context(), x.ann, x.coding.ID, 1, tracker.AnswerInput{Value: tracker.Support})
	})
	both.Go(func() {
		if _, err := x.EndCoding(t.Context(), admin, x.coding.ID, "enough"); err != nil {
			t.Error(err)
		}
	})
	both.Wait()
	if refused != nil && tracker.KindOf(refused) != tracker.Conflict {
		t.Errorf("got %v, want a conflict or none", refused)
	}
	if got := x.comparison().Items[0].Answers[0].Value; (got == tracker.Support) != (refused == nil) {
		t.Errorf("got the answer %q, though saving it said %v", got, refused)
	}
}

func TestAnExerciseThatSomebodyLeavesIsEndedWithAReason(t *testing.T) {
	x := newExercise(t, nil)
	ctx, id := t.Context(), x.coding.ID
	x.answer(x.ann, "r1", tracker.AnswerInput{Value: tracker.Support})
	_, err := x.EndCoding(ctx, x.ann, id, " ")
	wantField(t, err, "end_reason", "Say why")
	p, err := x.EndCoding(ctx, x.ann, id, "Bea is on leave")
	if err != nil || p.Coding.State != tracker.CodingComplete {
		t.Fatalf("got %s (%v), want it complete", p.Coding.State, err)
	}
	for _, v := range []tracker.Viewer{x.ann, x.bea} {
		_, err := x.SaveAnswer(ctx, v, id, 2, tracker.AnswerInput{Value: tracker.Oppose})
		wantKind(t, err, tracker.Conflict)
	}
	if c := x.comparison(); c.Counts[tracker.CodedMissing] != 6 || c.Pairs[0].Kappa.Defined() {
		t.Errorf("got %v, %+v, want six missing and no kappa", c.Counts, c.Pairs[0].Kappa)
	}
}
