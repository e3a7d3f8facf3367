package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// heard is a passage as these tables spell it: who, and the words.
func heard(f Found) []string {
	var out []string
	for _, r := range f.Reactions {
		who := r.Speaker
		if who == "" {
			who = r.Label
		}
		if who == "" {
			who = r.Organisation
		}
		for _, p := range r.Passages {
			if p.Kind == Quote {
				out = append(out, who+": "+p.Text)
			}
		}
	}
	return out
}

// TestFormats has a case for each way in which texts set quotations and name
// their speakers.
func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"after, subject first", "Ada Okoro chairs the Harbour Trust.\n\n“We will appeal,” Mrs Okoro said.", []string{"Ada Okoro: We will appeal,"}},
		{"after, inverted, with role", "“We will appeal,” said Ada Okoro, chief executive of the Harbour Trust.", []string{"Ada Okoro: We will appeal,"}},
		{"before with colon", "Ms Okoro said: “We will appeal.”", []string{"Okoro: We will appeal."}},
		{"before with nothing", "Ada Okoro warned “this will cost lives”.", []string{"Ada Okoro: this will cost lives"}},
		{"split by the cue", "“We will appeal,” said Ada Okoro, “and we will win.”", []string{"Ada Okoro: We will appeal,", "Ada Okoro: and we will win."}},
		{"second sentence free", "“We will appeal,” said Ada Okoro. “We expect to win.”", []string{"Ada Okoro: We will appeal,", "Ada Okoro: We expect to win."}},
		{"several partial", "Ada Okoro called the plan “reckless” and “a tax on the sick”.", []string{"Ada Okoro: reckless", "Ada Okoro: a tax on the sick"}},
		{"several paragraphs", "Ada Okoro said: “First point.\n\n“Second point.\n\n“Last point,” she added.", []string{"Ada Okoro: First point.", "Ada Okoro: Second point.", "Ada Okoro: Last point,"}},
		{"cut by a caption", "Ada Okoro said: “First point.\n\nA nurse at work\n\n“Second point.”", []string{"Ada Okoro: First point.", "Ada Okoro: Second point."}},
		{"single line breaks", "Ada Okoro, Harbour Trust chair\n\n“First point.\n“Second point.”", []string{"Ada Okoro: First point.", "Ada Okoro: Second point."}},
		{"headings above", "Ada Okoro, Harbour Trust chief executive\n\n“We will appeal.”\n\n\nTim Marsh, Dock Union chair\n\n“We will not.”", []string{"Ada Okoro: We will appeal.", "Tim Marsh: We will not."}},
		{"line below", "A round-up of views on the harbour plan\n\n“We will appeal.”\n– Ada Okoro, chair, Harbour Trust\n\n“We will not.”\n– Tim Marsh, chair, Dock Union", []string{"Ada Okoro: We will appeal.", "Tim Marsh: We will not."}},
		{"commenting, said", "Commenting on the plan, Ada Okoro, chair of the Harbour Trust, said:\n\n“We will appeal.”", []string{"Ada Okoro: We will appeal."}},
		{"floating paragraph", "Ada Okoro has run the trust for ten years and has seen many plans.\n\n“It is too soon.”", []string{"Ada Okoro: It is too soon."}},
		{"pronoun", "Dr Ada Okoro spoke first. She said: “We will appeal.”", []string{"Ada Okoro: We will appeal."}},
		{"brackets kept", "Ada Okoro said: “[The board] cannot… hold contracts [of GPs].”", []string{"Ada Okoro: [The board] cannot… hold contracts [of GPs]."}},
		{"nested", "“They told us ‘no chance’, so we left,” said Ada Okoro.", []string{"Ada Okoro: They told us ‘no chance’, so we left,"}},
		{"same marks nested", "“It was a “sad” day,” said Ada Okoro.", []string{"Ada Okoro: It was a “sad” day,"}},
		{"appositive between", "Ada Okoro, who replaced Tim Marsh as chair in July, told MPs the plan was “dead”.", []string{"Ada Okoro: dead"}},
		{"anonymous", "“No decision has been made,” a spokesperson for the Harbour Ministry said.", []string{"a spokesperson for the Harbour Ministry: No decision has been made,"}},
		{"scare quotes", "The so-called “postcode lottery” went on, and Ada Okoro said so.", nil},
		{"wrong closing mark", "Ada Okoro said: “It is frozen“ and left.", []string{"Ada Okoro: It is frozen"}},
		{"no space after said", "Ada Okoro said:“We left.”", []string{"Ada Okoro: We left."}},
		{"inches", "A 6\" pipe burst. \"We left,\" said Ada Okoro.", []string{"Ada Okoro: We left,"}},
		{"two in one paragraph", "“No,” said Tim Marsh. Ada Okoro disagreed, and said: “Yes.”", []string{"Tim Marsh: No,", "Ada Okoro: Yes."}},
		{"participles", "Ada Okoro rejected the claim, calling it “nonsense” and adding: “Ask the patients.”", []string{"Ada Okoro: nonsense", "Ada Okoro: Ask the patients."}},
		{"straight marks", "\"We will appeal,\" said Ada Okoro. \"We must.\"", []string{"Ada Okoro: We will appeal,", "Ada Okoro: We must."}},
		{"single marks", "‘We can’t go on,’ said Ada Okoro. ‘It’s the patients’ choice.’", []string{"Ada Okoro: We can’t go on,", "Ada Okoro: It’s the patients’ choice."}},
		{"guillemets", "Ada Okoro said: « We will appeal. »", []string{"Ada Okoro: We will appeal."}},
		{"two apostrophes", "''We will appeal,'' said Ada Okoro.", []string{"Ada Okoro: We will appeal,"}},
		{"name and colon", "Ada Okoro, chair, Harbour Trust: “We will appeal.”", []string{"Ada Okoro: We will appeal."}},
		{"statements without marks", "Harbour Trust chair Ada Okoro:\n\nWe will appeal, and we will win.\n\nNobody has asked us.\n\nDock Union chair Tim Marsh:\n\nWe will not appeal.", []string{"Ada Okoro: We will appeal, and we will win.", "Ada Okoro: Nobody has asked us.", "Tim Marsh: We will not appeal."}},
		{"headline repeats", "Plan is ‘dead in the water’, says trust chief\n\n“The plan is dead in the water,” said Ada Okoro.", []string{"Ada Okoro: The plan is dead in the water,"}},
		{"two with one surname", "Mr Tim Marsh chairs the Dock Union, and Dr Eve Marsh chairs the Harbour Trust.\n\n“No,” said Mr Marsh.\n\n“Yes,” said Dr Marsh.", []string{"Tim Marsh: No,", "Eve Marsh: Yes,"}},
		{"heading of two lines", "Views on the pier, as we had them\n\nTim Marsh, Dock Union chair\n\n“No.”\n\nDr Ada Okoro\nDirector of Harbours, Staithe Trust\n\n“Yes.”", []string{"Tim Marsh: No.", "Ada Okoro: Yes."}},
		{"office between hyphens", "Ada Okoro - leader of Staithe Council - told the meeting it was \"the least bad option\".", []string{"Ada Okoro: the least bad option"}},
		{"insertion with a pronoun before it", "Asked whether they backed it, the president, Tom Marsh, would only say: “We are still reading it.”", []string{"Tom Marsh: We are still reading it."}},
		{"whose", "A statement from the Harbour Trust, whose chair Ada Okoro writes: “We will appeal.”", []string{"Ada Okoro: We will appeal."}},
		{"nobody", "“It is too soon.”", nil},
		{"hearsay", "Ada Okoro was reported to have said that it was “a museum with beds”.", nil},
		{"quoted law", "Section 14 of the Harbour Act says that a board “shall have regard to all of the people”.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, heard(Reactions(Input{Text: c.text}))); diff != "" {
				t.Errorf("want (-) got (+):\n%s", diff)
			}
		})
	}
}

func TestOffices(t *testing.T) {
	for _, c := range []struct {
		text, speaker, hon, role, org, sector string
	}{
		{"Su Lang, Bolden CCG chief officer\n\n“Yes.”", "Su Lang", "", "chief officer", "Bolden CCG", "clinical_commissioning_group"},
		{"Dr Ada Okoro, Royal College of Harbour Medicine president\n\n“Yes.”", "Ada Okoro", "Dr", "president", "Royal College of Harbour Medicine", "royal_college"},
		{"Tim Marsh, Dockers Union harbours committee chair\n\n“Yes.”", "Tim Marsh", "", "harbours committee chair", "Dockers Union", "professional_body_union"},
		{"“Yes,” said Ada Okoro, director of people at Staithe NHS Foundation Trust.", "Ada Okoro", "", "director of people", "Staithe NHS Foundation Trust", "nhs_trust"},
		{"“Yes,” said Professor Eve Holm, Professor of Tides, University of Staithe.", "Eve Holm", "Professor", "Professor of Tides", "University of Staithe", "academic"},
		{"Cllr Ben Ash, leader of Staithe Borough Council: “Yes.”", "Ben Ash", "Cllr", "leader", "Staithe Borough Council", "other"},
		{"Ada Okoro, who chairs the Staithe Carers Network, said: “Yes.”", "Ada Okoro", "", "chair", "Staithe Carers Network", "charity_patient_group"},
		{"“Yes,” said the Dock Union’s deputy chair, Tim Marsh.", "Tim Marsh", "", "deputy chair", "Dock Union", "professional_body_union"},
	} {
		f := Reactions(Input{Text: c.text})
		if len(f.Reactions) != 1 {
			t.Errorf("%q: %d reactions", c.text, len(f.Reactions))
			continue
		}
		r := f.Reactions[0]
		got := []string{r.Speaker, r.Honorific, r.Role, r.Organisation, r.Sector}
		if diff := cmp.Diff([]string{c.speaker, c.hon, c.role, c.org, c.sector}, got); diff != "" {
			t.Errorf("%q, want (-) got (+):\n%s", c.text, diff)
		}
	}
}

func TestTwoCapacities(t *testing.T) {
	f := Reactions(Input{Text: "Tim Marsh, Staithe CCG and Harbour Commissioning Council chair\n\n“Yes.”"})
	want := []Capacity{{Role: "chair", Organisation: "Harbour Commissioning Council", Sector: "clinical_commissioning_group"}}
	if len(f.Reactions) != 1 || f.Reactions[0].Organisation != "Staithe CCG" {
		t.Fatalf("%+v", f.Reactions)
	}
	if diff := cmp.Diff(want, f.Reactions[0].Also); diff != "" {
		t.Error(diff)
	}
}

func TestReported(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ada Okoro said the plan was dead.", []string{"Ada Okoro said the plan was dead."}},
		{"Ada Okoro has seen the plan, and said it will fail.", []string{"Ada Okoro has seen the plan, and said it will fail."}},
		{"Ada Okoro argued that the plan, “a tax on the sick”, would fail.", []string{"Ada Okoro argued that the plan, “a tax on the sick”, would fail."}},
		{"Ada Okoro spoke. She would publish the terms on Monday, MPs heard.", []string{"She would publish the terms on Monday, MPs heard."}},
		{"“We will appeal,” Ada Okoro said, adding that she would walk to court if it helped.", []string{"Ada Okoro said, adding that she would walk to court if it helped."}},
		{"“We will appeal,” Ada Okoro told MPs.", nil},
		{"Ada Okoro said: “We will appeal.”", nil},
	} {
		var got []string
		for _, r := range Reactions(Input{Text: c.text}).Reactions {
			for _, p := range r.Passages {
				if p.Kind == Reported {
					got = append(got, p.Text)
				}
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q, want (-) got (+):\n%s", c.text, diff)
		}
	}
}

func TestMarks(t *testing.T) {
	text := "Ada Okoro said: “First.\n\n“Second.\n\nTim Marsh, Dock Union chair\n\n\"Third,” he said."
	f := Reactions(Input{Text: text})
	type shape struct {
		Text, Marks               string
		Opened, Closed, Continues bool
	}
	var got []shape
	for _, r := range f.Reactions {
		for _, p := range r.Passages {
			got = append(got, shape{p.Text, p.Marks, p.Opened, p.Closed, p.Continues})
		}
	}
	want := []shape{
		{"First.", "curly-double", true, false, false},
		{"Second.", "curly-double", true, false, true},
		{"Third,", "mixed", true, true, false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(f.Reactions) > 0 && !strings.Contains(strings.Join(f.Reactions[0].Flags, " "), "closing mark missing") {
		t.Errorf("flags %q", f.Reactions[0].Flags)
	}
}

// TestPluralThatOpensAParagraph has quotations in single marks over several
// paragraphs, one of which opens with a word that ends in an apostrophe.
func TestPluralThatOpensAParagraph(t *testing.T) {
	const lead = "Ada Okoro, chair of the Harbour Society, said: ‘We welcome this.\n\n"
	for _, c := range []struct{ text, want string }{
		{lead + "‘Doctors’ days are long, and the wards need beds.\n\nThe board meets in June.", "Doctors’ days are long, and the wards need beds."},
		{lead + "‘Doctors’ days are long.\n\n‘Nurses’ nights are longer.’", "Doctors’ days are long.|Nurses’ nights are longer."},
		{lead + "‘Doctors’ Voice has told us so.\n\n‘We believe it.’", "Doctors’ Voice has told us so.|We believe it."},
		{"‘Patients’ Voices have told us so. So have we.\n\n‘It’s time,’ said Ada Okoro.", "Patients’ Voices have told us so. So have we.|It’s time,"},
		{"‘Greedy doctors’ are to blame, said Ada Okoro.", "Greedy doctors"},
	} {
		got := ""
		for _, u := range Utterances(Input{Text: c.text}) {
			if u.Kind == Direct {
				got += "|" + strings.TrimPrefix(u.Text, "We welcome this.\n\n‘")
			}
		}
		if got = strings.ReplaceAll(got, "\n\n‘", "|"); got != "|"+c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, "|"+c.want)
		}
	}
}

type oneBody struct{}

func (oneBody) Body(name string) (Body, bool) {
	if name == "HT" || name == "Harbour Trust" {
		return Body{Name: "Harbour Trust", Sector: "think_tank"}, true
	}
	return Body{}, false
}

func (oneBody) BodyAt([]string, bool) (Body, int) { return Body{}, 0 }
func (oneBody) Person(string) bool                { return false }

func TestDirectoryDecidesTheSector(t *testing.T) {
	f := Reactions(Input{Text: "“Yes,” said Ada Okoro, chair of the Harbour Trust.", Directory: oneBody{}})
	if len(f.Reactions) != 1 || f.Reactions[0].Sector != "think_tank" {
		t.Errorf("%+v", f.Reactions)
	}
}

func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		"Trust to appeal over harbour plan\n\nAda Okoro said the plan was dead.":                     "Trust to appeal over harbour plan",
		"Reaction: A move has divided the harbour.\n\nAda Okoro said the plan was dead.":             "Reaction: A move has divided the harbour.",
		"Ada Okoro has been reviewing the plan, and said it will fail.\n\nShe said it must be gone.": "",
	} {
		if got := Reactions(Input{Text: text}).Title; got != want {
			t.Errorf("%q: title %q, want %q", text, got, want)
		}
	}
}

// check asserts what must hold of every text: passages are exact slices in
// order, and each mark lies in exactly one entry of the ledger.
func check(t *testing.T, in Input, f Found) {
	t.Helper()
	text := []rune(in.Text)
	for _, r := range f.Reactions {
		if len(r.Passages) == 0 {
			t.Fatalf("a reaction without a passage: %+v", r)
		}
		last := 0
		for _, p := range r.Passages {
			if p.Start < last || p.Start >= p.End || p.End > len(text) || p.Text != string(text[p.Start:p.End]) {
				t.Fatalf("passage %d-%d %q is not the slice", p.Start, p.End, p.Text)
			}
			last = p.Start
		}
	}
	last, n := 0, 0
	for _, e := range f.Ledger {
		if e.Start < last || e.Start >= e.End || e.End > len(text) || e.Reaction >= len(f.Reactions) {
			t.Fatalf("entry %+v after %d", e, last)
		}
		if e.Outcome == OutcomeRejected && e.Reason == "" || e.Outcome == "" {
			t.Fatalf("entry without outcome or reason: %+v", e)
		}
		last = e.End
	}
	for i, c := range text {
		for n < len(f.Ledger) && f.Ledger[n].End <= i {
			n++
		}
		inside := n < len(f.Ledger) && f.Ledger[n].Start <= i
		if !inside && (strings.ContainsRune("“”„‟\"«»‹›‘", c)) {
			t.Fatalf("mark %q at %d is in no entry", c, i)
		}
	}
}

func FuzzReactions(f *testing.F) {
	for _, seed := range []string{
		"Ada Okoro said: “We will appeal.\n\n“We must.”", "\"a\" 'b' `c' ''d'' «e» „f“ ‹g›", "“““”””", "’’’‘‘‘", "Q: a\n\nA: b\n\nQ: c\n\nA: d",
		"— Ada Okoro, chair", "Name:\n\nwords.", "“\n\n”", roundUpOf(900), "Lord of", "Dr", "Sir Lord Dame", "the’s of of and",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, shaped bool) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			return
		}
		in := Input{Text: text}
		if shaped {
			in.Blocks = blocksOf(text)
		}
		check(t, in, Reactions(in))
	})
}

// blocksOf makes structure of lines, with kinds in turn.
func blocksOf(text string) []Block {
	kinds := []string{"heading", "paragraph", "quotation", "caption", "listitem", "cell", "footnote", "cell", "cell"}
	var out []Block
	at := 0
	for i, line := range strings.Split(text, "\n") {
		n := utf8.RuneCountInString(line)
		if n > 0 {
			out = append(out, Block{Kind: kinds[i%len(kinds)], Start: at, End: at + n, Level: i/3 + 1, Column: i%3 + 1, Table: 1})
		}
		at += n + 1
	}
	return out
}

func TestHostileTextsKeepTheRules(t *testing.T) {
	for _, piece := range []string{"“", "\"", "'", "‘a ", "said ", "Ada Okoro, ", "of A ", "“a” said ", "the chair ", "A: b\n", "Ada Okoro, chair\n\n“a\n\n", "(", "’s "} {
		text := strings.Repeat(piece, 200_000/len(piece))
		check(t, Input{Text: text}, Reactions(Input{Text: text}))
	}
}
