package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReplySections reads replies that are printed whole, without marks, each
// under a line that names its sender.
func TestReplySections(t *testing.T) {
	const before = "The replies in full\n\nTim Marsh, chair, Dock Union\n\nWe are against it. The roof leaks.\n\n"
	const after = "\n\nJoan Pell, director, Harbour Fund\n\nWe are for it. The roof is new."
	marsh, pell := "Tim Marsh (chair, Dock Union): We are against it. The roof leaks.", "Joan Pell (director, Harbour Fund): We are for it. The roof is new."
	for _, c := range []struct{ name, text, want string }{
		{"body, colon, name and office", "Walking for Everyone: Ada Okoro, chief executive\n\nWe walk. Nothing is cheaper.", "Ada Okoro (chief executive, Walking for Everyone): We walk. Nothing is cheaper."},
		{"a spokeswoman writes", "NHS Harbour Vale CCG\n\nA spokeswoman writes: The CCG is neither for nor against.", " (, NHS Harbour Vale CCG): The CCG is neither for nor against."},
		{"in its statement it said", "NHS Harbour Vale CCG\n\nIn a statement it said: We pay by the day.", " (, NHS Harbour Vale CCG): We pay by the day."},
		{"words in marks inside", "Lantern Institute associate director Ada Okoro\n\nPeople book things. In our survey “I would not know how” was the commonest answer.", "Ada Okoro (associate director, Lantern Institute): People book things. In our survey “I would not know how” was the commonest answer."},
		{"the editor promises more", "Lantern Institute associate director Ada Okoro\n\nPeople book things.\n\nFurther replies will be printed next week.", "Ada Okoro (associate director, Lantern Institute): People book things."},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := []string{marsh, c.want, pell}
			if diff := cmp.Diff(want, at(Reactions(Input{Text: before + c.text + after}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDebates reads the record of a debate in an upper house.
func TestDebates(t *testing.T) {
	const text = "Docks Bill\n\nSecond Reading\n\nLord Marsh of Staithe (CB): My Lords, the Bill does one thing.\n\nBaroness Okoro (Harbour): My Lords, I was a nurse.\n\nViscount Pell (Lab Co-op): My Lords, how many?\n\nLord Marsh of Staithe: Ninety a year.\n\nClause 2 agreed to.\n\nBill read a second time.\n"
	want := []string{
		"Lord Marsh of Staithe (, CB): My Lords, the Bill does one thing.",
		"Lord Marsh of Staithe (, CB): Ninety a year.",
		"Baroness Okoro (, Harbour): My Lords, I was a nurse.",
		"Pell (, Lab Co-op): My Lords, how many?",
	}
	if diff := cmp.Diff(want, at(Reactions(Input{Text: text}))); diff != "" {
		t.Error(diff)
	}
}
