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
		{"asks only questions, and no list names them", "Transcript\n\nWitness: Dr Ada Okoro, chief executive, Harbour Trust" + body, okoro},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, at(Reactions(Input{Text: c.text}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
