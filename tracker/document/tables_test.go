package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// reply is a row as these tables spell it.
type reply struct {
	Line                             int
	Name, Organisation, Office       string
	Position, Stance, Comments, Date string
	Problem, NoReply                 string
	SameAs                           int
}

func repliesOf(d Document) []reply {
	runes := []rune(d.Text)
	var out []reply
	for _, t := range d.Tables {
		for _, r := range t.Rows {
			var comments []string
			for _, c := range r.Comments {
				comments = append(comments, string(runes[d.Blocks[c].Start:d.Blocks[c].End]))
			}
			out = append(out, reply{r.Line, r.Name, r.Organisation, r.Office, r.Position, r.Stance, strings.Join(comments, " / "), r.Date, r.Problem, r.NoReply, r.SameAs})
		}
	}
	return out
}

func TestCSV(t *testing.T) {
	windows := encoded(t, "Respondent;On behalf of;View;Free text\r\nZoë Orrell;Crews’ Union;Strongly opposed;\"No – never; not\r\n\r\nonce.\"\r\n", charmap.Windows1252.NewEncoder())
	for _, c := range []struct {
		name, raw string
		want      []reply
	}{
		{"comma, BOM, newlines and doubled marks in a cell",
			"\ufeffName,Role,Organisation,Comment,Received\nAda Okoro,Chair,Pier Trust,\"We said \"\"no\"\".\n\nTwice.\",03/06/2031\n",
			[]reply{{Line: 2, Name: "Ada Okoro", Office: "Chair", Organisation: "Pier Trust", Comments: `We said "no". Twice.`, Date: "03/06/2031"}}},
		{"semicolons, CRLF, windows-1252, a view in words", string(windows),
			[]reply{{Line: 2, Name: "Zoë Orrell", Organisation: "Crews’ Union", Position: "Strongly opposed", Stance: Oppose, Comments: "No – never; not once."}}},
		{"tabs", "Full name\tCompany\tComments\nAda Okoro\tPier Trust\tYes, gladly; soon\n",
			[]reply{{Line: 2, Name: "Ada Okoro", Organisation: "Pier Trust", Comments: "Yes, gladly; soon"}}},
		{"pipes, and the delimiter stated", "sep=|\nName|Comment\nAda Okoro|a, b; c\n",
			[]reply{{Line: 3, Name: "Ada Okoro", Comments: "a, b; c"}}},
		{"preamble, two rows of headings, a scale explained, a trial and a total",
			"\"Export: Pier\"\nGenerated 2031 | 3 replies\n\nID,First name,Last name,Organisation,Q1,Q1 comment\n,,,,\"1 = strongly disagree, 5 = strongly agree\",Why do you say that?\n" +
				"1,TEST,TEST,test,3,test test\n2,Ada,Okoro,Pier Trust,4,\"Broadly, yes\"\n3,Tim,Marsh,Crews,1,No.\nTOTAL,,,,2.7,3\n",
			[]reply{{Line: 6, Name: "TEST TEST", Organisation: "test", Position: "3", Stance: Neutral, Comments: "test test", NoReply: "The row is a trial entry."},
				{Line: 7, Name: "Ada Okoro", Organisation: "Pier Trust", Position: "4", Stance: QualifiedSupport, Comments: "Broadly, yes"},
				{Line: 8, Name: "Tim Marsh", Organisation: "Crews", Position: "1", Stance: Oppose, Comments: "No."},
				{Line: 9, Position: "2.7", Stance: Neutral, Comments: "3", NoReply: "The row gives a total."}}},
		{"headings over groups of columns",
			"Who,,Reply,\nName,Organisation,Agree?,Comment\nAda Okoro,Pier Trust,Agree,Fine by us\nTim Marsh,Crews,Strongly agree,Good\n",
			[]reply{{Line: 3, Name: "Ada Okoro", Organisation: "Pier Trust", Position: "Agree", Stance: QualifiedSupport, Comments: "Fine by us"},
				{Line: 4, Name: "Tim Marsh", Organisation: "Crews", Position: "Strongly agree", Stance: Support, Comments: "Good"}}},
		{"misshapen rows are kept but not read",
			"Name,Organisation,Comment\nAda Okoro,Pier, Trust,We agree\nTim Marsh,No\nZoë Orrell,Crews,Yes,,\n",
			[]reply{{Line: 2, Problem: "Line 2 has 4 cells where the header has 3."}, {Line: 3, Problem: "Line 3 has 2 cells where the header has 3."},
				{Line: 4, Name: "Zoë Orrell", Organisation: "Crews", Comments: "Yes"}}},
		{"sent twice, differing in spaces only",
			"Ref,Name,Comment\n1,Ada Okoro,We  agree\n2, Ada Okoro ,We agree \n",
			[]reply{{Line: 2, Name: "Ada Okoro", Comments: "We agree"}, {Line: 3, Name: "Ada Okoro", Comments: "We agree", SameAs: 2}}},
		{"marks that are not doubled, and one that is not closed",
			"Name,Comment\nAda Okoro,\"They said \"no\" to us, twice\"\nTim Marsh,\"Never\nZoë Orrell,Fine\n",
			[]reply{{Line: 2, Name: "Ada Okoro", Comments: `They said "no" to us, twice`}, {Line: 3, Name: "Tim Marsh", Comments: `"Never`}, {Line: 4, Name: "Zoë Orrell", Comments: "Fine"}}},
		{"one known heading above words", "Name,What happened\nAda Okoro,The ferry was late again and nobody at the pier told us why\nTim Marsh,We waited on the quay for two hours in the rain last night\n",
			[]reply{{Line: 2, Name: "Ada Okoro", Comments: "The ferry was late again and nobody at the pier told us why"},
				{Line: 3, Name: "Tim Marsh", Comments: "We waited on the quay for two hours in the rain last night"}}},
		{"an anonymous question in the first row is a reply, not a heading", "Name,View,Comment\n,5,Why not?\nTim Marsh,Agree,Support this role\n",
			[]reply{{Line: 2, Position: "5", Stance: Support, Comments: "Why not?"}, {Line: 3, Name: "Tim Marsh", Position: "Agree", Stance: Support, Comments: "Support this role"}}},
		{"a position that is a job", "Name,Position,Comment\nAda Okoro,Harbour master,We agree with it all\n",
			[]reply{{Line: 2, Name: "Ada Okoro", Office: "Harbour master", Comments: "We agree with it all"}}},
	} {
		d, err := Read("a.csv", []byte(c.raw))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, repliesOf(d)); diff != "" {
			t.Errorf("%s: want (-) got (+):\n%s", c.name, diff)
		}
		original, _, _ := decode([]byte(c.raw), "")
		sound(t, d, original)
	}
}

func TestCSVNotes(t *testing.T) {
	d, err := Read("a.csv", []byte("Name,Comment\nAda Okoro,a,b\nTim Marsh,\"Never\nTEST,test\nIda Quay,\nTim Marsh,\"Never\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"A quotation mark opens a cell on line 3 and is not closed; it was read as part of the cell's words.",
		"1 of 5 rows has not as many cells as the header and was not read as a reply (line 2). Put cells that hold the character between cells into quotation marks, or save the file anew from a spreadsheet program, and import it again.",
		"1 of 5 rows is a total or a trial entry, not a reply (line 4).",
		"1 of 5 rows says the same as an earlier row, and was read once (line 6).",
		"1 of 5 rows holds no words, so it is not reviewed (line 5)."}
	if diff := cmp.Diff(want, d.Notes); diff != "" {
		t.Error(diff)
	}
}

// A table whose columns nobody can name is cells, and no table of replies.
func TestTableOfOtherThings(t *testing.T) {
	d, err := Read("a.csv", []byte("Station,Trains\nNorth,12\nSouth,14\n"))
	if err != nil || d.Tables != nil || len(d.Blocks) != 6 || d.Blocks[5].Level != 3 || d.Blocks[5].Column != 2 {
		t.Errorf("%v %+v %+v", err, d.Tables, d.Blocks)
	}
}

func TestColumns(t *testing.T) {
	for heading, want := range map[string]ColumnRole{
		"Name": NameColumn, "Full name*": NameColumn, "Respondent": NameColumn, "Your name (optional)": NameColumn,
		"First Name": FirstNameColumn, "Surname": LastNameColumn, "Title": HonorificColumn,
		"Organisation (if any)": OrganisationColumn, "On behalf of": OrganisationColumn, "Organization name": OrganisationColumn,
		"Job title": OfficeColumn, "Role": OfficeColumn, "Capacity": CapacityColumn, "In what capacity are you responding?": CapacityColumn,
		"Type of organisation": SectorColumn, "View": PositionColumn, "Q3. To what extent do you agree or disagree with the proposal?": PositionColumn,
		"Do you support the plan?": PositionColumn, "Q3a: Please give reasons for your answer": CommentColumn, "Free text": CommentColumn, "Comments": CommentColumn,
		"Date received": DateColumn, "Timestamp": DateColumn, "Ref": RefColumn, "Response ID": RefColumn, "#": RefColumn,
		"May we publish your response?": ConsentColumn, "E-mail": PersonalColumn, "Postcode": PersonalColumn, "Do you live in the borough?": PersonalColumn, "Trains": "",
		"1. What is your name?": NameColumn, "2.1. Do you agree?": PositionColumn, "What is the name of your organisation?": OrganisationColumn, "May we contact you about your reply?": PersonalColumn,
		"Submitted by": NameColumn, "Submitted": DateColumn, "Responding for": OrganisationColumn, "Are you responding for yourself?": CapacityColumn,
	} {
		if got := roleOf(heading); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

func TestPositions(t *testing.T) {
	five, turned, ten := scaleIn("(1 = strongly disagree, 5 = strongly agree)"), scaleIn("Strongly agree (1) to strongly disagree (5)"), scaleIn("0 is strongly oppose and 10 is strongly support")
	worded := scale{worded: true}
	for _, c := range []struct {
		cell string
		in   scale
		want string
	}{
		{"Strongly agree", scale{}, Support}, {"strongly agree ", scale{}, Support}, {"SA", scale{}, Support}, {"SD", scale{}, Oppose},
		{"Somewhat in favor", scale{}, QualifiedSupport}, {"Support in principle", scale{}, QualifiedSupport}, {"Neither agree nor disagree", scale{}, Neutral},
		{"Don’t know", scale{}, Neutral}, {"Tend to disagree", scale{}, Concerned}, {"STRONGLY DISAGREE", scale{}, Oppose}, {"No", scale{}, Oppose},
		{"Agree", scale{strong: true, worded: true}, QualifiedSupport}, {"Agree", worded, Support}, {"Disagree", worded, Oppose},
		{"5", five, Support}, {"4,0", five, QualifiedSupport}, {"3", five, Neutral}, {"1", five, Oppose}, {"6", five, ""}, {"4/5", five, QualifiedSupport},
		{"5", turned, Oppose}, {"2", turned, QualifiedSupport}, {"9", ten, Support}, {"3", ten, Concerned},
		{"5", scale{}, ""}, {"5 – strongly disagree", five, Oppose}, {"??", five, ""}, {"", five, ""}, {"Yes", scale{against: true}, ""},
		{"We broadly welcome it but worry about cost", scale{}, ""},
	} {
		if got := stanceOf(c.cell, c.in); got != c.want {
			t.Errorf("%q in %+v suggests %q, want %q", c.cell, c.in, got, c.want)
		}
	}
	if !asksAgainst("Do you oppose the closure?") || asksAgainst("Do you support or oppose the closure?") {
		t.Error("a question whether people are against is not told from one that asks both ways")
	}
}

func workbook(t testing.TB, sheets map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSpreadsheet(t *testing.T) {
	raw := workbook(t, map[string][][]any{"Replies": {
		{"Pier consultation"}, {},
		{"First name", "Last name", "Organisation", "Agreement (1 = strongly agree, 5 = strongly disagree)", "Comment", "Date"},
		{"Ada", "Okoro", "Pier Trust", 1, "We  “agree”.\nTwice.", "2031-06-03"},
		{}, {"Tim", "Marsh", nil, 4},
	}})
	d, err := Read("replies.xlsx", raw)
	if err != nil {
		t.Fatal(err)
	}
	want := []reply{{Line: 4, Name: "Ada Okoro", Organisation: "Pier Trust", Position: "1", Stance: Support, Comments: "We “agree”. Twice.", Date: "2031-06-03"},
		{Line: 6, Name: "Tim Marsh", Position: "4", Stance: Concerned}}
	if diff := cmp.Diff(want, repliesOf(d)); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
	if d.Format != Spreadsheet || d.Runs == nil || len(d.Runs) != 0 || d.Blocks[1].Part != "Replies" || d.Tables[0].Name != "Replies" {
		t.Errorf("%s %v %+v", d.Format, d.Runs, d.Blocks[:2])
	}
	if diff := cmp.Diff([]string{"Pier consultation"}, d.Tables[0].Preamble); diff != "" {
		t.Error(diff)
	}
}

func TestTablesRefused(t *testing.T) {
	for _, c := range []struct{ name, raw, problem string }{
		{"a.csv", strings.Repeat("a,", maxCells+1), "The table is too large: it has more than 1000000 cells."},
		{"a.csv", "Name,Comment" + strings.Repeat(",Comment", 100_000) + "\n" + strings.Repeat("Ada,No\n", 1000), "it has a row of 100002 cells among 200 rows."},
		{"a.csv", "Name,Comment\n" + strings.Repeat("a,\"b\n", 200), "Too many quotation marks of the table are not closed."},
		{"a.csv", "Name,Comment\n" + strings.Repeat("Zoë,“can’t”\n", 30) + "a,cut \xe2\x80", "its characters cannot be read"},
	} {
		_, err := Read(c.name, []byte(c.raw))
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Problem, c.problem) || e.Remedy == "" {
			t.Errorf("%.20q: %v, want %q", c.raw, err, c.problem)
		}
	}
}

func FuzzCSV(f *testing.F) {
	fuzz(f, "a.csv", "Name,Comment\nAda,\"x\"\"y\"\n", "a;b\n\"c;d\n", "sep=;\nName;View\na;5\n", "x\n\nID,Name,Q1\n,,\"1 = agree, 5 = disagree\"\n1,A,2\n")
}

func FuzzSpreadsheet(f *testing.F) {
	fuzz(f, "a.xlsx", string(workbook(f, map[string][][]any{"S": {{"Name", "Comment"}, {"Ada", "Yes"}}})))
}
