package extract

import (
	"slices"
	"strings"
	"testing"
)

// harbourside is a directory of invented bodies and people.
type harbourside struct{}

var inventedBodies = []Body{
	{Name: "Marla Quill", Sector: "charity_patient_group"},
	{Name: "Friends, Carers and Walkers", Sector: "charity_patient_group"},
	{Name: "Hand in Hand for Dunmere", Sector: "charity_patient_group"},
	{Name: "Institute of Tides", Sector: "think_tank", OtherNames: []string{"IOT"}},
	{Name: "Wane", Sector: "charity_patient_group"},
	{Name: "Harbour Trust", Sector: "think_tank"},
}

func (harbourside) find(name string) (Body, bool) {
	i := slices.IndexFunc(inventedBodies, func(b Body) bool { return strings.EqualFold(b.Name, name) || slices.Contains(b.OtherNames, name) })
	if i < 0 {
		return Body{}, false
	}
	return inventedBodies[i], true
}

func (d harbourside) Body(name string) (Body, bool) { return d.find(name) }

func (d harbourside) BodyAt(words []string, anyCase bool) (Body, int) {
	for n := len(words); n > 0; n-- {
		name := strings.ReplaceAll(strings.Join(words[:n], " "), " ,", ",")
		for _, b := range inventedBodies {
			if b.Name == name || anyCase && strings.EqualFold(b.Name, name) || slices.Contains(b.OtherNames, name) {
				return b, n
			}
		}
	}
	return Body{}, 0
}

func (harbourside) Person(name string) bool { return name == "Bay Harbour" }

func TestAKnownBodyIsReadAsOne(t *testing.T) {
	tests := []struct {
		name, text            string
		speaker, organisation string
	}{
		{"a body with the name of a person", "“We will fight the plan,” said Marla Quill.", "", "Marla Quill"},
		{"with joiners in its name", "Hand in Hand for Dunmere said: “We will fight the plan.”", "", "Hand in Hand for Dunmere"},
		{"with a comma in its name", "Friends, Carers and Walkers said: “We will fight the plan.”", "", "Friends, Carers and Walkers"},
		{"one word before a verb of saying", "Wane said: “We will fight the plan.”", "", "Wane"},
		{"an abbreviation that the text never spells out", "“We will fight the plan,” said the IOT.", "", "Institute of Tides"},
		{"an abbreviation that the text spells out its own way", "The Island Orchard Trust (IOT) met. “We will fight the plan,” said the IOT.", "", "Island Orchard Trust"},
		{"a person whose surname is a body's name", "Ada Wane is the chair of the Vale Forum. Wane said: “We will fight the plan.”", "Ada Wane", "Vale Forum"},
		{"a shorter name within a longer one", "Harbour Trust Workers Union said: “We will fight the plan.”", "", "Harbour Trust Workers Union"},
		{"in a text without capitals", "the harbour is full and the boats are out, as they have been since the end of the war. “we will fight the plan, and we will fight it for a very long time,” said hand in hand for dunmere.", "", "Hand in Hand for Dunmere"},
		{"behind an office in a text without capitals", "the harbour is full and the boats are out, as they have been since the end of the war. “we will fight the plan, and we will fight it for a very long time,” said a spokesman for the institute of tides.", "", "Institute of Tides"},
		{"behind an office", "“We will fight the plan,” said Ada Okoro, director of policy at Marla Quill.", "Ada Okoro", "Marla Quill"},
		{"behind a name", "Ada Okoro, from Marla Quill, said: “We will fight the plan.”", "Ada Okoro", "Marla Quill"},
	}
	for _, tt := range tests {
		f := Reactions(Input{Text: tt.text, Directory: harbourside{}})
		if len(f.Reactions) != 1 || f.Reactions[0].Speaker != tt.speaker || f.Reactions[0].Organisation != tt.organisation {
			t.Errorf("%s: got %+v, want %q of %q", tt.name, f.Reactions, tt.speaker, tt.organisation)
		}
	}
}

func TestTheDirectoryChangesNoPassage(t *testing.T) {
	texts := []string{
		"“We will fight the plan,” said Marla Quill. Ada Okoro, of the IOT, agreed: “It is a poor plan.”",
		"Marla Quill\n\n“We will fight the plan.”\n\nWane in the dark. Nobody said “why”.",
		"“It is late,” said Tim Marsh, chair of Hand in Hand for Dunmere, who added that the IOT would wait.",
	}
	for _, text := range texts {
		bare, known := Reactions(Input{Text: text}), Reactions(Input{Text: text, Directory: harbourside{}})
		quotes := func(f Found) []string {
			var list []string
			for _, e := range f.Ledger {
				list = append(list, string([]rune(text)[e.Start:e.End]))
			}
			for _, x := range f.Reactions {
				for _, p := range x.Passages {
					if p.Text != string([]rune(text)[p.Start:p.End]) {
						t.Errorf("%q: the passage %q is not what stands there", text, p.Text)
					}
				}
			}
			return list
		}
		if a, b := quotes(bare), quotes(known); !slices.Equal(a, b) {
			t.Errorf("%q: got %q with a directory, want %q", text, b, a)
		}
	}
}
