package extract

import (
	"slices"
	"strings"
	"testing"
)

// speakersOf lists who is given each quotation of a news text, in order; "nobody"
// stands for words that are nobody's.
func speakersOf(text string) []string {
	speech := map[int]string{}
	for _, u := range Utterances(Input{Text: text}) {
		if u.Kind == Direct {
			speech[u.Start] = u.Speaker
		}
	}
	var out []string
	for _, q := range readText(Input{Text: text}).page.quotes {
		who, ok := speech[q.start]
		if !ok {
			who = "nobody"
		}
		out = append(out, who)
	}
	return out
}

// TestNewsAttribution has a case for each habit of newspapers that stories in
// running prose taught.
func TestNewsAttribution(t *testing.T) {
	const met = "Walter Pryce, the mayor, met Joan Ellery, a dentist, on Monday.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"infinitive", met + "Pryce went on to argue that the plan was “a farce”.", "Walter Pryce"},
		{"would describe", met + "Ellery would not describe the visit as “friendly”.", "Joan Ellery"},
		{"asked to say is another's", met + "Pryce said it was late. “Quite,” said Ellery.", "Joan Ellery"},
		{"participle without a verb of speech before", met + "Ellery slept little, feeling “flattened” by it all.", "Joan Ellery"},
		{"also is no passive", met + "Pryce also accused the board of “grandstanding”.", "Walter Pryce"},
		{"a noun that looks like a verb", met + "Pryce said she gave “a sleepy answer” which did not help her hopes at all.", "Walter Pryce"},
		{"a name that ends as adverbs do", "Sally Orme left. Sally called it “a mess”.", "Sally Orme"},
		{"the family said", met + "“He was kind,” the family said.", "the family"},
		{"party and state", "A spokeswoman for Sen. Ada Quill, D-Ohio, said she had “serious doubts”.", "A spokeswoman for Sen. Ada Quill"},
		{"relation by first name", met + "Her brother Colin was there. “I saw it,” he said.", "Colin"},
		{"relation whose name is an office", "Joan Ellery was out.\n\nHer brother Dean went on to help. He said: “I saw it.”", "Dean"},
		{"her neighbour", "Joan Ellery was out. “She is shy,” said her neighbour, Pete Lowe.", "Pete Lowe"},
		{"somebody’s neighbour", met + "“She is shy,” said Ellery’s neighbour, Pete Lowe.", "Pete Lowe"},
		{"first word in capitals", "KELLY Marchbank has left the soap.\n\nKelly called it “lazy”.", "Kelly Marchbank"},
		{"long office, then the name", met + "“It’s like Christmas,” said head coach of the men’s team, Curtis Vance.", "Curtis Vance"},
		{"paper and its writer", met + "It is “a bad habit”, writes the Courier’s Petra Vale.", "Petra Vale"},
		{"adjective of a party", met + "“He is finished,” said one Labour insider.", "one Labour insider"},
		{"who tweeted about it, said", met + "“It stank,” Leonard Dabb, a Leeds plumber who tweeted about his bill, said.", "Leonard Dabb"},
		{"a place behind the words", met + "Pryce demanded a return to the “safe zone” around Leeds agreed by all sides.", "Walter Pryce"},
		{"according to, at the end", "Growers need “urgent help” so that Kent keeps its orchards, according to the Orchard League.", "Orchard League"},
		{"words behind a comma", met + "Pryce told reporters that the panel had asked for the letters in May, “a week ago”.", "Walter Pryce"},
		{"an insertion with as", met + "Pryce said that rather than idle, as the board had claimed, she had “worked all night”.", "Walter Pryce"},
		{"a description between commas", met + "Mark Gooch, a police expert, explored the dark side, describing how thieves work. Criminals, he warned, “read the manual”.", "Mark Gooch"},
		{"family name first", "Lim Wei Jun, an engineer, spoke. “It held,” Mr Lim said.", "Lim Wei Jun"},
		{"a company is not he", "Prem Nathan, an analyst, spoke. “It fell,” Nathan said. Borealis has grown.\n\n“It will rise,” he said.", "Prem Nathan|Prem Nathan"},
		{"an airline is not he", "Dylan Tate brought his dog. “He barks,” Tate said. But the airline said the dog was too big.\n\n“We love him,” he said.", "Dylan Tate|Dylan Tate"},
		{"the tag in the sentence before", "Max Reiner spoke. If Europe agrees, that changes all, says Reiner. “Everybody else must give in.”", "Max Reiner"},
		{"a country is not he", "Leo Varden, the premier, spoke. “It is so,” Varden said.\n\nLorraine was one of eight that voted for it.\n\n“We must deal with it,” he said.", "Leo Varden|Leo Varden"},
		{"a particle joined to the name", met + "“The risk is real,” Noura al-Kobi, a minister of state, told a conference.", "Noura al-Kobi"},
		{"noun and name of a body", met + "“It is beyond words,” said the charity Medical Help for Lorraine.", "Medical Help for Lorraine"},
		{"his statement", "Ed Dallow, the sheriff, spoke. “We act,” Dallow said. His statement went on: “We act now.”", "Ed Dallow|Ed Dallow"},
		{"could be heard saying", "“My girlfriend wants a haircut,” the man could be heard saying.", "the man"},
		{"what he called", met + "The staff were angry at a threat by Owen Tate to leave because of what he called “the mess”.", "Owen Tate"},
		{"no verb in the tag", met + "“I hold that view,” Thomas Leonard, a fellow of the institute.", "Thomas Leonard"},
		{"asked with an object", "Jonathan Rennie, an MP, stood up. “How is the campaign going?” Rennie asked the prime minister.", "Jonathan Rennie"},
		{"a question, then a clause with who", met + "“Will you come back?” Mirna Kolt, who covers the talks, asked.", "Mirna Kolt"},
		{"a report goes on", met + "“Reopening is risky,” the letter said. “Wait for the summer.”", "the letter|the letter"},
		{"a name in a headline only", "Indigo Peoples Key to Forests\n\nJohn Fay, a botanist, wrote it. “They help,” Fay said.\n\n“They know the land,” he said.", "John Fay|John Fay"},
		{"a link is nobody", met + "Pryce left. “No,” he said.\n\nRead our Privacy Notice for more.\n\nHe added: “Never.”", "Walter Pryce|Walter Pryce"},
		{"titles in a row", "They beat “Cold Harvest,” “The Long Tide,” and the hit “Ottoline.”", "nobody|nobody|nobody"},
		{"a title and its star", met + "“Paper Boats” star Tess Corrigan said she was “over the moon”.", "nobody|Tess Corrigan"},
		{"a title again", "The film “Joker Wild” won. In “Joker Wild” a man laughs. “I wept,” said Ellen Voss.", "nobody|nobody|Ellen Voss"},
		{"a name behind called", "A tool called “Deep Focus” counts them, Ellen Voss said.", "nobody"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, want := speakersOf(c.text), strings.Split(c.want, "|")
			if !slices.EqualFunc(got, want, strings.EqualFold) {
				t.Errorf("%s\ngot %q, want %q", strings.TrimPrefix(c.text, met), got, want)
			}
		})
	}
}

// TestSpansOverMarks has the ways in which marks go wrong in print.
func TestSpansOverMarks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the wrong mark at the end", "Dean Tate said: “It was odd and I left.“", "It was odd and I left."},
		{"a space before the wrong mark", "Dean Tate said: “You say ‘hang on!’ “\n\nHe left.", "You say ‘hang on!’"},
		{"words in straight marks inside a long quotation", "Sue Thake went on: \"They were put \"temporarily\" into hotels, and the \"guests\" waited.\n\n\"I blame nobody.\"",
			"They were put \"temporarily\" into hotels, and the \"guests\" waited.\n\n\"I blame nobody."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, u := range Utterances(Input{Text: c.text}) {
				if u.Kind == Direct {
					got = append(got, u.Text)
				}
			}
			if len(got) != 1 || got[0] != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
