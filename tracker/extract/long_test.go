package extract

import (
	"fmt"
	"strings"
	"testing"
)

// A text whose line ends were lost is read in pieces, cut behind a sentence, and
// says the same as with its lines.
func TestOneEndlessParagraph(t *testing.T) {
	var b strings.Builder
	n := 0
	for ; b.Len() < 3*maxParagraph; n++ {
		fmt.Fprintf(&b, "Ada Okoro, chair of the Harbour Trust, said: “We will appeal %d times against it, and we will win.” ", n)
	}
	found := Reactions(Input{Text: b.String()})
	if len(found.Reactions) != 1 || len(found.Reactions[0].Passages) != n {
		t.Fatalf("got %d reactions, the first with %d passages, want 1 with %d", len(found.Reactions), len(found.Reactions[0].Passages), n)
	}
	p := found.Reactions[0].Passages[n-1]
	if !strings.HasSuffix(p.Text, "times against it, and we will win.") || found.Reactions[0].Speaker != "Ada Okoro" {
		t.Errorf("got %q by %s", p.Text, found.Reactions[0].Speaker)
	}
}

// A cell of a table of replies is the words of one reply, however long.
func TestEndlessCellStaysWhole(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("We will appeal. ", maxParagraph/10))
	found := Reactions(Input{Text: "Ada Okoro\n\n" + words, Blocks: []Block{
		{Kind: "cell", Start: 0, End: 9, Level: 1, Column: 1, Table: 1}, {Kind: "cell", Start: 11, End: 11 + len(words), Level: 1, Column: 2, Table: 1}},
		Replies: []Reply{{Name: "Ada Okoro", Comments: [][2]int{{11, 11 + len(words)}}}}})
	if len(found.Reactions) != 1 || len(found.Reactions[0].Passages) != 1 || found.Reactions[0].Passages[0].Text != words {
		t.Errorf("the cell was not taken whole: %d reactions", len(found.Reactions))
	}
}
