package extract

import (
	"strings"
	"testing"
)

// TestAttribution has a case for each way in which newspapers say who spoke. The
// words between marks are listed with their speakers; “nobody” stands for words
// that are nobody's, and a name in small letters for a description.
func TestAttribution(t *testing.T) {
	const met = "Walter Pryce, the mayor, met Joan Ellery, a dentist, on Monday.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"according to, behind", met + "“The roof is unsafe,” according to Walter Pryce.", "Walter Pryce"},
		{"according to a statement from", met + "The bridge “will reopen soon”, according to a statement from Ms Ellery.", "Joan Ellery"},
		{"as somebody put it", met + "It was, as Mr Pryce put it, “a very bad week”.", "Walter Pryce"},
		{"in a statement, name", met + "In a statement on Friday, Pryce said: “I have nothing to hide.”", "Walter Pryce"},
		{"quoted as saying", met + "Ellery was quoted as saying that teeth were “a window on the soul”.", "Joan Ellery"},
		{"genitive and office", "Mr. Garrick’s lawyer, Michelle Koenig, told reporters that her client was “an innocent man”.", "Michelle Koenig"},
		{"office, for, name", "A spokeswoman for the hospital, Jane Dorsey, said he was “resting comfortably”.", "Jane Dorsey"},
		{"surname nobody introduced", "The markets fell again. “I’m not worried,” Halvorsen said.", "Halvorsen"},
		{"title and surname nobody introduced", "“We’ll fix it,” President Halvorsen said on Sunday.", "Halvorsen"},
		{"verb first", "Said Walter Pryce: “We shall see.”", "Walter Pryce"},
		{"went on", met + "“I was asleep,” Pryce said. He went on: “Then the phone rang.”", "Walter Pryce|Walter Pryce"},
		{"she is the woman", met + "Walter Pryce thanked the dentist. “It was nothing,” she said.", "Joan Ellery"},
		{"he is the man", met + "Joan Ellery laughed at the mayor. “I deserved it,” he said.", "Walter Pryce"},
		{"genitive is no subject", met + "Pryce’s brother, Colin, said it was “a family matter”.", "Colin"},
		{"told whom", met + "“You are fired,” Pryce told Ellery.", "Walter Pryce"},
		{"passive", met + "Ellery was told by Pryce that she was “surplus to requirements”.", "Walter Pryce"},
		{"paragraph after paragraph", met + "“It is over,” said Ellery.\n\n“I want to go home.”", "Joan Ellery|Joan Ellery"},
		{"new subject, then words", met + "“It is over,” said Ellery.\n\nWalter Pryce was in tears.\n\n“I want to go home.”", "Joan Ellery|Walter Pryce"},
		{"tag in the next sentence", met + "“Who knows?” Ellery shrugged.", "Joan Ellery"},
		{"long tag", met + "“Never again,” Pryce, who has been mayor since 2010 and was a butcher before that, told the council.", "Walter Pryce"},
		{"adverbial first", met + "Asked on Tuesday if she would resign, Ellery said, “Not a chance.”", "Joan Ellery"},
		{"participle", met + "Calling the vote “a farce”, Ellery walked out.", "Joan Ellery"},
		{"participle behind", met + "Ellery walked out, calling the vote “a farce”.", "Joan Ellery"},
		{"two in one sentence", met + "Pryce called it “a triumph”, but Ellery said it was “a disgrace”.", "Walter Pryce|Joan Ellery"},
		{"while", met + "While Pryce called it “a triumph”, Ellery said it was “a disgrace”.", "Walter Pryce|Joan Ellery"},
		{"company", "Borough Power said the bills were “a mistake”. “We are sorry,” the company said.", "Borough Power|Borough Power"},
		{"spokesman with a name", "“We are sorry,” said Tom Baird, a spokesman for Borough Power. “Customers will be repaid,” the spokesman added.", "Tom Baird|Tom Baird"},
		{"unnamed plural", met + "Residents said they felt “abandoned”.", "residents"},
		{"witness", met + "“There was a flash,” a witness said. “Then nothing.”", "a witness|a witness"},
		{"police", "Police said the man was “known to them”.", "police"},
		{"report", "The report said the ward was “dirty and unsafe”.", "the report"},
		{"nickname", "Frank “Lefty” Mulligan said he was “done with it”.", "nobody|Frank Mulligan"},
		{"song", "She sang her hit “Blue Monday Morning” and left. “Good night,” said Ellen Voss.", "nobody|Ellen Voss"},
		{"so-called", "The so-called “bedroom tax” goes on, Ellen Voss said.", "nobody"},
		{"wrote in a book", "In her memoir, “Cold Water,” Ellen Voss writes that fame was “a bad smell”.", "nobody|Ellen Voss"},
		{"tweeted", met + "“Total nonsense,” tweeted Ellery.", "Joan Ellery"},
		{"colon after a sentence", met + "Ellery had one word for it: “Shameful.”", "Joan Ellery"},
		{"for his part", met + "Pryce, for his part, insisted there was “no plan B”.", "Walter Pryce"},
		{"the former mayor", "Walter Pryce, a former mayor, went to the hearing with Joan Ellery. “I did my best,” the former mayor said.", "Walter Pryce"},
		{"age", met + "“I am too old,” the 64-year-old mayor said.", "Walter Pryce"},
		{"add a name later", "“It was like a bomb,” said one neighbour, Kay Lunt. “The windows went,” Lunt said.", "Kay Lunt|Kay Lunt"},
		{"both surnames alike", "Tom Baird and his wife, Ruth Baird, were there. “We ran,” he said. “I fell,” Ruth Baird said.", "Tom Baird|Ruth Baird"},
		{"embedded", met + "Pryce said Ellery had told him the drill was “older than the Queen”.", "Joan Ellery"},
		{"question mark", met + "“Why me?” Pryce asked.", "Walter Pryce"},
		{"dash", met + "“We were robbed—” Pryce began.", "Walter Pryce"},
		{"American middle initial", "“No comment,” said Gov. Alice B. Tremaine, R-Ohio. “None,” Tremaine repeated.", "Alice B Tremaine|Alice B Tremaine"},
		{"the party's spokesman", "Labour’s transport spokesman, Owen Tate, said it was “a shambles”.", "Owen Tate"},
		{"ministers by office alone", "Owen Tate, the transport secretary, arrived late. The transport secretary said he was “stuck in traffic”.", "Owen Tate"},
		{"court", "The Supreme Court said the law was “plainly unlawful”.", "Supreme Court"},
		{"country", "Canada said the tariffs were “unacceptable”.", "Canada"},
		{"headline verb", "“We will rise,” vows Ellen Voss.", "Ellen Voss"},
		{"statement issued", "A statement issued by Borough Power said it “regretted the delay”.", "statement|Borough Power"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Split(c.want, "|")
			var got []string
			r := readText(Input{Text: c.text})
			speech := map[int]Utterance{}
			for _, u := range Utterances(Input{Text: c.text}) {
				if u.Kind == Direct {
					speech[u.Start] = u
				}
			}
			for _, q := range r.page.quotes {
				if u, ok := speech[q.start]; ok {
					got = append(got, u.Speaker)
				} else {
					got = append(got, "nobody")
				}
			}
			ok := len(got) == len(want)
			if c.name == "statement issued" {
				ok = len(got) == 1 && (strings.Contains(got[0], want[0]) || got[0] == want[1])
			} else {
				for i := range got {
					ok = ok && (strings.EqualFold(got[i], want[i]) || want[i] != "nobody" && strings.EqualFold(lastWord(got[i]), lastWord(want[i])))
				}
			}
			if !ok {
				t.Errorf("%s\ngot %q, want %q", strings.TrimPrefix(c.text, met), got, want)
			}
		})
	}
}
