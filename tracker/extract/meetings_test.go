package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// at spells each speaker with what is known of them, and their words.
func at(f Found) []string {
	var out []string
	for _, r := range f.Reactions {
		who := r.Speaker
		if who == "" {
			who = r.Label
		}
		if r.Role != "" || r.Organisation != "" {
			who += " (" + r.Role + ", " + r.Organisation + ")"
		}
		for _, p := range r.Passages {
			out = append(out, who+": "+p.Text)
		}
	}
	return out
}

// TestTranscripts reads records of what was said at committees, debates, public
// meetings and webinars.
func TestTranscripts(t *testing.T) {
	const body = "\n\nMR MARSH: Why now?\n\nDR OKORO: Because the roof leaks.\n\nMR MARSH: Is that all?\n\nDR OKORO: It is enough.\n"
	const marshAsks = "Panel: Mr Tim Marsh\n"
	okoro := []string{"Ada Okoro (chief executive, Harbour Trust): Because the roof leaks.", "Ada Okoro (chief executive, Harbour Trust): It is enough."}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"panel and attendance", marshAsks + "In attendance: Dr Ada Okoro, chief executive, Harbour Trust" + body, okoro},
		{"witness paragraph", "Members present: Tim Marsh (Chair), Joan Pell.\n\nWitnesses: Dr Ada Okoro, chief executive, Harbour Trust; and Bill Reeve, Chair, Dock Union." + body, okoro},
		{"witness list under its head", "Members present: Tim Marsh.\n\nWitnesses\n\nI: Dr Ada Okoro, chief executive, Harbour Trust.\n\nII: Bill Reeve, Chair, Dock Union." + body, okoro},
		{"office before the name", marshAsks + "Witnesses\n\nchief executive, Harbour Trust: Dr Ada Okoro" + body, okoro},
		{"office and name with a dash", marshAsks + "In attendance\n\nDr Ada Okoro – chief executive, Harbour Trust\nBill Reeve – chair, Dock Union" + body, okoro},
		{"several present in a line", "Councillors: Mr Tim Marsh, Ms Joan Pell, Mr Bo Reeve\nOfficers: Dr Ada Okoro, chief executive, Harbour Trust" + body, okoro},
		{"chairman in capitals, laughter, a division", marshAsks + "In attendance: Dr Ada Okoro, chief executive, Harbour Trust\n\nTHE CHAIRMAN: Begin.\n\n[Laughter.]\n\nThe Committee suspended for a Division in the House.\n\nOn resuming—" + body, okoro},
		{"apologies say nothing", marshAsks + "In attendance: Dr Ada Okoro, chief executive, Harbour Trust\nApologies: Ms Joan Pell" + body, okoro},
		{"speaking by office", "Present: Tim Marsh (Chair)\nWitness: Dr Ada Okoro, medical director, Harbour Trust\n\nThe Chair: Order.\n\nThe Chair: We begin.\n\nThe Chair: Why now?\n\nMedical Director: Because the roof leaks.\n\nThe Chair: Is that all?\n\nMedical Director: It is enough.", []string{"Ada Okoro (medical director, Harbour Trust): Because the roof leaks.", "Ada Okoro (medical director, Harbour Trust): It is enough."}},
		{"webinar with times", "Speakers: Ada Okoro, chief executive, Harbour Trust; Bill Reeve, chair, Dock Union\n\nHost: Tim Marsh\n\n00:00:05 Tim Marsh: Welcome.\n\n00:01:10 Ada Okoro: The roof leaks.\n\n00:02:31 Bill Reeve: It always has.\n\n[00:03:12] Ada Okoro: Not like this.", []string{"Ada Okoro (chief executive, Harbour Trust): The roof leaks.", "Ada Okoro (chief executive, Harbour Trust): Not like this.", "Bill Reeve (chair, Dock Union): It always has."}},
		{"the floor asks", "Speakers: Ada Okoro, chief executive, Harbour Trust; Bill Reeve, chair, Dock Union\n\nQuestion from the floor: Will it close?\n\nAda Okoro: It will not.\n\nMember of the public: Never?\n\nBill Reeve: Not while I am here.", []string{"Ada Okoro (chief executive, Harbour Trust): It will not.", "Bill Reeve (chair, Dock Union): Not while I am here."}},
		{"a peer with and without the place", "Members present: Tim Marsh (Chair).\n\nWitness: Baroness Okoro of Staithe, President, Dock Union.\n\nThe Chair: Why?\n\nBaroness Okoro: We must.\n\nThe Chair: When?\n\nLady Okoro: At once.", []string{"Baroness Okoro of Staithe (President, Dock Union): We must.", "Baroness Okoro of Staithe (President, Dock Union): At once."}},
		{"asks only questions, and no list names them", "Transcript\n\nWitness: Dr Ada Okoro, chief executive, Harbour Trust" + body, okoro},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, at(Reactions(Input{Text: c.text}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestMinutes reads minutes, whose speakers stand in lists and tables at the head
// and are called by title, office or initials.
func TestMinutes(t *testing.T) {
	const list = "Minutes of the Harbour Forum\n\nChair: Tim Marsh (TM)\n\nIn attendance:\n\nDr Ada Okoro (AO), chief executive, Harbour Trust\nBill Reeve (BR), chair, Dock Union\nJoan Pell (JP), notes\n\n"
	const ada, bill = "Ada Okoro (chief executive, Harbour Trust): ", "Bill Reeve (chair, Dock Union): "
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"initials", "AO said that the roof leaked.", []string{ada + "said that the roof leaked."}},
		{"title and surname", "Dr Okoro was content with the plan.", []string{ada + "was content with the plan."}},
		{"numbered item", "2.1 Dr Okoro declared the trust wholly in favour.", []string{ada + "declared the trust wholly in favour."}},
		{"goes on", "AO saw it differently. Four crews would be needed every night.", []string{ada + "saw it differently.", ada + "Four crews would be needed every night."}},
		{"floor changes", "AO said that the roof leaked. BR replied that it always had.", []string{ada + "said that the roof leaked.", bill + "BR replied that it always had."}},
		{"fronted", "Replying to the discussion, Dr Okoro accepted that crews were tired.", []string{ada + "accepted that crews were tired."}},
		{"fragment", "Mr Reeve (chair) had “an open mind and an empty purse”.", []string{bill + "had “an open mind and an empty purse”.", bill + "an open mind and an empty purse"}},
		{"fragment, floor goes on", "AO was against it. Crews did not have “a spare minute in the day”.", []string{ada + "was against it.", ada + "Crews did not have “a spare minute in the day”.", ada + "a spare minute in the day"}},
		{"a word spoken of", "BR said that “minor” was a word of managers.", []string{bill + "said that “minor” was a word of managers."}},
		{"the chair and the notes", "TM welcomed everybody and said that tea would follow. JP said that the key was lost.", nil},
		{"what the meeting does", "The Forum agreed that the paper would come back in May.", nil},
		{"resolved", "RESOLVED that the paper be approved.", nil},
		{"public", "A member of the public asked about parking.", nil},
		{"formal", "AO introduced the paper. Four crews would become one.", nil},
		{"spoke to the slides", "AO spoke to the slides. Four crews cost £2m.", []string{ada + "Four crews cost £2m."}},
		{"interests", "AO declared an interest in item 4.", nil},
		{"nodded", "BR nodded.", nil},
		{"an item ends with the paragraph", "AO said that the roof leaked.\n\nTea was taken in the hall.", []string{ada + "said that the roof leaked."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, at(Reactions(Input{Text: list + c.text}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSeats reads entries of lists of those present.
func TestSeats(t *testing.T) {
	for _, c := range []struct {
		entry string
		want  string
		part  part
	}{
		{"Ada Okoro, chief executive, Harbour Trust", "Ada Okoro|chief executive|Harbour Trust|", answering},
		{"Ada Okoro (AO), chief executive, Harbour Trust", "Ada Okoro|chief executive|Harbour Trust|AO", answering},
		{"Ada Okoro (in the chair)", "Ada Okoro|||", presiding},
		{"Ada Okoro (Chair)", "Ada Okoro|||", presiding},
		{"Ada Okoro (AO), Harbour Trust – chair", "Ada Okoro||Harbour Trust|AO", presiding},
		{"Ada Okoro (minutes)", "Ada Okoro|||", presiding},
		{"Ada Okoro (AO), notes", "Ada Okoro|||AO", presiding},
		{"Ada Okoro, Chair, Harbour Trust", "Ada Okoro|Chair|Harbour Trust|", answering},
		{"Ada Okoro, Harbour Trust (via video link)", "Ada Okoro||Harbour Trust|", answering},
		{"medical director: Ada Okoro", "Ada Okoro|medical director||", answering},
		{"Ada Okoro – medical director", "Ada Okoro|medical director||", answering},
		{"Ada Okoro (medical director, Harbour Trust)", "Ada Okoro|medical director|Harbour Trust|", answering},
		{"Ada Okoro said that it rained", "", 0},
	} {
		s, ok := parseSeat(c.entry, answering)
		got := ""
		if ok {
			got = s.l.name + "|" + s.l.role + "|" + s.l.org + "|" + s.short
		}
		if got != c.want || ok && s.part != c.part {
			t.Errorf("%s: %q, part %d", c.entry, got, s.part)
		}
	}
}

// TestAttendance learns offices and bodies from a table of those present.
func TestAttendance(t *testing.T) {
	in := Input{}
	add := func(kind, text string, row, column int) {
		start := len([]rune(in.Text))
		in.Text += text + "\n"
		in.Blocks = append(in.Blocks, Block{Kind: kind, Start: start, End: len([]rune(in.Text)) - 1, Level: row, Column: column, Table: 1})
	}
	add("paragraph", "Minutes of the Harbour Board", 0, 0)
	add("paragraph", "Present:", 0, 0)
	for row, cells := range [][]string{{"Name", "Title", "Organisation"}, {"Dr Ada Okoro", "Medical Director", "Harbour Trust"}, {"Bill Reeve", "Chair", "Dock Union (DU)"}} {
		for column, text := range cells {
			add("cell", text, row+1, column+1)
		}
	}
	add("paragraph", "AO said that the roof leaked.", 0, 0)
	want := []string{"Ada Okoro (Medical Director, Harbour Trust): said that the roof leaked."}
	if diff := cmp.Diff(want, at(Reactions(in))); diff != "" {
		t.Error(diff)
	}
}

// TestMinutesWithoutTheWord knows minutes by the lines at their head, and gives
// the sentences behind a name to whoever has the floor.
func TestMinutesWithoutTheWord(t *testing.T) {
	f := Reactions(Input{Text: "Harbour forum: moving the ferry\n\nHeld: Thursday 19 June\nIn the chair: Tim Marsh (TM), Staithe CCG\nApologies: Dr Idris Quay\n\nComments\n\nAda Okoro (trustee, Harbour Friends) said the friends were behind the move. The old quay was needed for boats, and nobody enjoyed it.\n"})
	var got []string
	for _, r := range f.Reactions {
		for _, p := range r.Passages {
			got = append(got, r.Speaker+": "+p.Text)
		}
	}
	want := []string{"Ada Okoro: said the friends were behind the move.", "Ada Okoro: The old quay was needed for boats, and nobody enjoyed it."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
}
