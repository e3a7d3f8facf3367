package extract

import "testing"

// Two rows of one name may be two people, and may hold two positions.
func TestEachRowIsAReplyOfItsOwn(t *testing.T) {
	text := "Name\n\nView\n\nComment\n\nAda Okoro\n\nAgree\n\nIt is time.\n\nAda Okoro\n\nDisagree\n\nNot in our town.\n"
	cell := func(row, column, start, end int) Block {
		return Block{Kind: "cell", Start: start, End: end, Level: row, Column: column, Table: 1}
	}
	in := Input{Text: text, Blocks: []Block{
		cell(1, 1, 0, 4), cell(1, 2, 6, 10), cell(1, 3, 12, 19),
		cell(2, 1, 21, 30), cell(2, 2, 32, 37), cell(2, 3, 39, 50),
		cell(3, 1, 52, 61), cell(3, 2, 63, 71), cell(3, 3, 73, 89),
	}, Replies: []Reply{
		{Name: "Ada Okoro", Position: "Agree", Suggested: "support", Comments: [][2]int{{39, 50}}},
		{Name: "Ada Okoro", Position: "Disagree", Suggested: "oppose", Comments: [][2]int{{73, 89}}},
	}}
	found := Reactions(in)
	if len(found.Reactions) != 2 {
		t.Fatalf("got %d reactions of two rows, want 2", len(found.Reactions))
	}
	for i, want := range []struct{ text, stance string }{{"It is time.", "support"}, {"Not in our town.", "oppose"}} {
		r := found.Reactions[i]
		if r.Suggested != want.stance || len(r.Passages) != 1 || r.Passages[0].Text != want.text || r.Speaker != "Ada Okoro" {
			t.Errorf("row %d: got %s, %s, %+v, want %+v", i+1, r.Speaker, r.Suggested, r.Passages, want)
		}
	}
}
