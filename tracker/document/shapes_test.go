package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// asked is a reply as the table of shapes spells it.
type asked struct{ Name, Organisation, Capacity, Position, Stance, Comments, Wish string }

func askedOf(t *testing.T, name, raw string) ([]asked, Document) {
	t.Helper()
	d, err := Read(name, []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(d.Text)
	var out []asked
	for _, table := range d.Tables {
		for _, r := range table.Rows {
			if r.Problem != "" || r.NoReply != "" {
				continue
			}
			var comments []string
			for _, c := range r.Comments {
				comments = append(comments, string(runes[d.Blocks[c].Start:d.Blocks[c].End]))
			}
			out = append(out, asked{r.Name, r.Organisation, r.Capacity, r.Position, r.Stance, strings.Join(comments, " / "), string(r.Wish)})
		}
	}
	return out, d
}

// The exports of programs in which consultations are held.
func TestShapesOfExports(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		want      []asked
	}{
		{"questions numbered and written out, reasons apart", "Response ID,Submitted,Q1: What is your name?,Q2: What is your email address?,Q3: What is your organisation?,Q4: Do you agree with the proposal? - Agreement,Q4: Do you agree with the proposal? - Please explain your answer,Q5: Is there anything else?,May we publish your response?\n" +
			"ANON-1,2031-06-03,Ada Okoro,ada@pier.example,Pier Trust,Strongly agree,It is overdue.,\"Yes, the ferry.\",\"Yes, with my name\"\n" +
			"ANON-2,2031-06-03,Tim Marsh,tim@pier.example,,Disagree,Too soon.,,\"Yes, but without my name\"\n",
			[]asked{{"Ada Okoro", "Pier Trust", "", "Strongly agree", Support, "It is overdue. / Yes, the ferry.", ""}, {"Tim Marsh", "", "", "Disagree", Concerned, "Too soon.", "nameless"}}},
		{"two rows of headings, the second in the words of the program", "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Do you support the plan?,Why?,Which apply to you?,\n" +
			",,,,,,,,Response,Open-Ended Response,Patient,Nurse\n11,2,03/06/2031,03/06/2031,10.0.0.1,a@b.example,Ada,Okoro,Yes,It is overdue.,Patient,\n12,2,03/06/2031,03/06/2031,10.0.0.2,c@d.example,Tim,Marsh,No,Too soon.,,Nurse\n",
			[]asked{{"Ada Okoro", "", "", "Yes", Support, "It is overdue.", ""}, {"Tim Marsh", "", "", "No", Oppose, "Too soon.", ""}}},
		{"a form with times and sign-in", "ID,Start time,Completion time,Email,Name,Your full name,Organisation (if any),To what extent do you support the proposal?,Please tell us why\n" +
			"1,6/3/31 10:00,6/3/31 10:09,anonymous,,Ada Okoro,n/a,Somewhat support,On the whole.\n2,6/3/31 11:00,6/3/31 11:09,anonymous,,Tim Marsh,Crews' Union,Strongly oppose,Never.\n",
			[]asked{{"Ada Okoro", "", "", "Somewhat support", QualifiedSupport, "On the whole.", ""}, {"Tim Marsh", "Crews' Union", "", "Strongly oppose", Oppose, "Never.", ""}}},
		{"a form with a timestamp and questions as headings", "Timestamp,Email address,What is your name?,Are you responding on behalf of an organisation?,\"If yes, which organisation?\",Do you support the move?,Please explain your answer,Would you like to be kept informed?\n" +
			"03/06/2031 10:00:00,a@b.example,Ada Okoro,Yes,Pier Trust,Yes,It is overdue.,Yes\n03/06/2031 11:00:00,c@d.example,Tim Marsh,No,,No,Too soon.,No\n",
			[]asked{{"Ada Okoro", "Pier Trust", "organisation", "Yes", Support, "It is overdue.", ""}, {"Tim Marsh", "", "individual", "No", Oppose, "Too soon.", ""}}},
		{"numbers of questions with stops, an empty column of names", "UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,1. What is your name?,2. Do you agree?,2.1. Reasons for your answer\n" +
			"9,1,,,10.0.0.1,u1,03/06/2031,03/06/2031,link,Ada Okoro,Agree,It is overdue.\n9,2,,,10.0.0.2,u2,03/06/2031,03/06/2031,link,Tim Marsh,Disagree,Too soon.\n",
			[]asked{{"Ada Okoro", "", "", "Agree", Support, "It is overdue.", ""}, {"Tim Marsh", "", "", "Disagree", Oppose, "Too soon.", ""}}},
		{"for a body or not, a telephone, a postcode, whether somebody is ill", "Name\tOn behalf of an organisation?\tName of organisation\tTelephone\tPostcode\tDo you have a disability?\tComments\n" +
			"Ada Okoro\tYes\tPier Trust\t0000 000\tAB1 2CD\tNo\tIt is overdue.\nTim Marsh\tNo\t\t0000 001\tAB1 2CE\tYes\tToo soon.\n",
			[]asked{{"Ada Okoro", "Pier Trust", "organisation", "", "", "It is overdue.", ""}, {"Tim Marsh", "", "individual", "", "", "Too soon.", ""}}},
		{"headings that say nothing, over bodies and titled names", "Lead,Their place,Comments\nDr Ada Okoro,Harbour Trust,We will appeal.\nMr Tim Marsh,Staithe Borough Council,We agree.\nMs Eve Holm,Quayside,No.\n",
			[]asked{{"Dr Ada Okoro", "Harbour Trust", "", "", "", "We will appeal.", ""}, {"Mr Tim Marsh", "Staithe Borough Council", "", "", "", "We agree.", ""}, {"Ms Eve Holm", "Quayside", "", "", "", "No.", ""}}},
		{"the office on a line below the name", "Sent by,Responding for,Comments\n\"Ada Okoro\nChair, Harbour Branch\",Harbour Friends,We will appeal.\n\"Tim Marsh\",,I agree.\n",
			[]asked{{"Ada Okoro, Chair, Harbour Branch", "Harbour Friends", "", "", "", "We will appeal.", ""}, {"Tim Marsh", "", "", "", "", "I agree.", ""}}},
		{"codes under the name of a reply", "Submission,Received,Submitted by,Body,View (SA-SD),Comments\nP-101,2031-06-03,Ada Okoro,Harbour Friends,SD,We will appeal.\nP-102,2031-06-03,Tim Marsh,,SA,I agree.\n",
			[]asked{{"Ada Okoro", "Harbour Friends", "", "SD", Oppose, "We will appeal.", ""}, {"Tim Marsh", "", "", "SA", Support, "I agree.", ""}}},
		{"who sent it and for whom", "Received,Submitted by,Responding for,Comments\n03/06/2031,Ada Okoro,Harbour Friends,We will appeal.\n03/06/2031,Tim Marsh,,I agree.\n",
			[]asked{{"Ada Okoro", "Harbour Friends", "", "", "", "We will appeal.", ""}, {"Tim Marsh", "", "", "", "", "I agree.", ""}}},
		{"a key below the table, and a line of the program", "Name,Score,Comment\nAda Okoro,5,Good.\nTim Marsh,1,Bad.\n\n\"Key: 1 = strongly disagree, 5 = strongly agree\",,\nExported from the portal,,\n",
			[]asked{{"Ada Okoro", "", "", "5", Support, "Good.", ""}, {"Tim Marsh", "", "", "1", Oppose, "Bad.", ""}}},
		{"a key above the table", "\"Replies, 1 = strongly agree to 5 = strongly disagree\"\nName;Rating;Comment\nAda Okoro;5;Bad.\nTim Marsh;1;Good.\n",
			[]asked{{"Ada Okoro", "", "", "5", Oppose, "Bad.", ""}, {"Tim Marsh", "", "", "1", Support, "Good.", ""}}},
		{"what may be published, in the words of the respondents", "Name|Comment|Publish my response?|I want my reply to be confidential\n" +
			"Ada A|One.|Yes|No\nAda B|Two.|No|\nAda C|Three.|Anonymously|\nAda D|Four.||\nAda E|Five.|Yes|Yes\nAda F|Six.|ask my office|No\n",
			[]asked{{"Ada A", "", "", "", "", "One.", ""}, {"Ada B", "", "", "", "", "Two.", "unpublished"}, {"Ada C", "", "", "", "", "Three.", "nameless"},
				{"Ada D", "", "", "", "", "Four.", "unsaid"}, {"Ada E", "", "", "", "", "Five.", "unpublished"}, {"Ada F", "", "", "", "", "Six.", "unclear"}}},
	} {
		got, d := askedOf(t, "replies.csv", c.raw)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: want (-) got (+):\n%s", c.name, diff)
		}
		sound(t, d, c.raw)
	}
}

func TestWishes(t *testing.T) {
	for _, c := range []struct {
		heading, answer string
		want            Wish
	}{
		{"Consent to publish", "Yes", ""}, {"Consent to publish", "No", Unpublished}, {"Consent to publish", "", Unsaid}, {"Consent to publish", "I do not consent", Unpublished},
		{"May we publish your response?", "Publish anonymously", Nameless}, {"May we publish your response?", "Publish without my name", Nameless},
		{"May we publish your response?", "Not for publication", Unpublished}, {"May we publish your response?", "You may publish it in full", Unclear},
		{"Happy to be quoted?", "Y", ""}, {"Happy to be quoted?", "N", Unpublished}, {"May we publish your name?", "No", Nameless}, {"May we quote you by name?", "No", Nameless},
		{"Do you wish to remain anonymous?", "Yes", Nameless}, {"Do you wish to remain anonymous?", "No", ""}, {"Anonymous?", "", ""}, {"Anonymous", "✓", Nameless},
		{"May we publish your response anonymously?", "Yes", Nameless}, {"May we publish your response anonymously?", "No", Unclear},
		{"Keep my response confidential", "TRUE", Unpublished}, {"Keep my response confidential", "FALSE", ""}, {"Confidential?", "Not confidential", ""},
		{"Tick if you do not want your response to be published", "x", Unpublished}, {"Tick if you do not want your response to be published", "", ""},
		{"I have read the privacy notice", "Yes", ""}, {"GDPR consent", "No", Unclear},
	} {
		if got := wishOf(c.heading, c.answer); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.heading, c.answer, got, c.want)
		}
	}
}

// Numbers of which nothing says which end is agreement suggest nothing, and the
// note says why and what to do.
func TestNumbersWithoutADirection(t *testing.T) {
	got, d := askedOf(t, "replies.csv", "Name,Agreement score,Comment\nAda Okoro,5,Good.\nTim Marsh,1,Bad.\n")
	if len(got) != 2 || got[0].Stance != "" || got[0].Position != "5" {
		t.Errorf("%+v", got)
	}
	want := []string{"The numbers in column B (“Agreement score”) suggest no position, because nothing says which end is agreement. To have positions suggested, write the scale into the heading, for example “(1 = strongly disagree, 5 = strongly agree)”, and import the file again."}
	if diff := cmp.Diff(want, d.Notes); diff != "" {
		t.Error(diff)
	}
}

// A sheet that explains the columns tells which way each runs.
func TestDictionaryOfData(t *testing.T) {
	replies := [][]any{{"Name", "Q1", "Q2", "Comment"}, {"Ada Okoro", 5, 1, "Good."}, {"Tim Marsh", 1, 5, "Bad."}}
	for name, c := range map[string]struct {
		sheet [][]any
		want  []string
	}{
		"the same for all":           {[][]any{{"Value", "Meaning"}, {1, "Strongly disagree"}, {5, "Strongly agree"}}, []string{Support, Oppose}},
		"each question its own":      {[][]any{{"Variable", "Code", "Label"}, {"Q1", 1, "Strongly agree"}, {"", 5, "Strongly disagree"}, {"Q2", 1, "Strongly disagree"}, {"", 5, "Strongly agree"}}, []string{Oppose, Support}},
		"written out":                {[][]any{{"Notes"}, {"All questions: 1 = strongly agree, 5 = strongly disagree."}}, []string{Oppose, Support}},
		"differing, and of no names": {[][]any{{"Part A", "1 = strongly agree, 5 = strongly disagree"}, {"Part B", "1 = strongly disagree, 5 = strongly agree"}}, []string{"", ""}},
	} {
		d, err := Read("replies.xlsx", workbook(t, map[string][][]any{"Data": replies, "Codebook": c.sheet}))
		if err != nil || len(d.Tables) != 1 {
			t.Fatalf("%s: %v, %d tables", name, err, len(d.Tables))
		}
		var got []string
		for _, r := range d.Tables[0].Rows {
			got = append(got, r.Stance)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: want (-) got (+):\n%s", name, diff)
		}
	}
}
