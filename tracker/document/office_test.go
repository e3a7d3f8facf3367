package document

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordBody = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>
<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Pier &amp; harbour</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Ada Okoro said: </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>“We</w:t></w:r><w:r><w:t xml:space="preserve"> can’t.”</w:t></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:r><w:footnoteReference w:id="2"/><w:br/><w:t>Next</w:t><w:noBreakHyphen/><w:t>line.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>A point</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="IntenseQuote"/></w:pPr><w:r><w:t>Set off.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Who</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>What</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Tim</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>No.</w:t></w:r></w:p><w:p><w:r><w:t>Never.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Once</w:t></mc:Choice><mc:Fallback><w:t>Twice</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:sectPr><w:t>no</w:t></w:sectPr></w:body></w:document>`

const wordStylesPart = `<w:styles xmlns:w="urn:w"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="IntenseQuote"><w:name w:val="Intense Quote"/></w:style></w:styles>`
const wordNotes = `<w:footnotes xmlns:w="urn:w"><w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>A foot.</w:t></w:r></w:p></w:footnote></w:footnotes>`

// placed is a block as these tables spell it.
type placed struct {
	Kind       string
	Level, Col int
	Part, Text string
}

func placesOf(d Document) []placed {
	runes := []rune(d.Text)
	var out []placed
	for _, b := range d.Blocks {
		out = append(out, placed{b.Kind, b.Level, b.Column, b.Part, string(runes[b.Start:b.End])})
	}
	return out
}

func TestWord(t *testing.T) {
	d, err := Read("a.docx", zipped(t, "word/document.xml", wordBody, "word/styles.xml", wordStylesPart, "word/footnotes.xml", wordNotes))
	if err != nil {
		t.Fatal(err)
	}
	want := []placed{{Kind: "heading", Level: 1, Text: "Pier & harbour"}, {Kind: "paragraph", Text: "Ada Okoro said: “We can’t.”\nNext\u2011line."},
		{Kind: "listitem", Text: "A point"}, {Kind: "quotation", Text: "Set off."},
		{Kind: "cell", Level: 1, Col: 1, Text: "Who"}, {Kind: "cell", Level: 1, Col: 3, Text: "What"}, {Kind: "cell", Level: 2, Col: 2, Text: "Tim"}, {Kind: "cell", Level: 2, Col: 3, Text: "No.\nNever."},
		{Kind: "paragraph", Text: "Once"}, {Kind: "footnote", Part: "word/footnotes.xml", Text: "A foot."}}
	if diff := cmp.Diff(want, placesOf(d)); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
	if d.Format != Word || d.Stated.Title != "Pier & harbour" {
		t.Errorf("%s %+v", d.Format, d.Stated)
	}
	main := d
	for i, r := range d.Runs { // the runs of the footnotes lead into another part
		if r.Start >= d.Blocks[len(d.Blocks)-1].Start {
			main.Runs = d.Runs[:i]
			break
		}
	}
	sound(t, main, wordBody)
}

const openBody = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:text" xmlns:table="urn:table"><office:body><office:text>
<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:h text:outline-level="1">Pier<text:s text:c="2"/>plan</text:h>
<text:p>Ada said: “We <text:span>can’t</text:span>”<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A foot.</text:p></text:note-body></text:note>,<text:line-break/>she wrote.</text:p>
<text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list>
<text:p text:style-name="Quotations">Set off.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Who</text:p></table:table-cell><table:table-cell><text:p>No.</text:p><text:p>Never.</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>`

func TestOpenText(t *testing.T) {
	d, err := Read("a.odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", openBody, "meta.xml", "<m><title>Other</title></m>"))
	if err != nil {
		t.Fatal(err)
	}
	want := []placed{{Kind: "heading", Level: 1, Text: "Pier plan"}, {Kind: "paragraph", Text: "Ada said: “We can’t”,\nshe wrote."},
		{Kind: "listitem", Text: "A point"}, {Kind: "quotation", Text: "Set off."},
		{Kind: "cell", Level: 1, Col: 1, Text: "Who"}, {Kind: "cell", Level: 1, Col: 2, Text: "No.\nNever."}, {Kind: "footnote", Text: "A foot."}}
	if diff := cmp.Diff(want, placesOf(d)); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
	if d.Format != OpenText || d.Stated.Title != "Pier plan" {
		t.Errorf("%s %+v", d.Format, d.Stated)
	}
	sound(t, d, unknown)
}

const rich = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}{\f1\fnil\fcharset204 Arial CYR;}}{\info{\title Pier plan}{\author Nobody}}
{\*\generator Foo;}\pard\outlinelevel0 Reaction to the pier\par
\pard\f0 Ada Okoro said: \ldblquote We can\'92t go on \endash  it\u8217?s \'a35 a day.\rdblquote\par
\u8220\'93Nobody asked us,\u8221\'94 she said{\footnote A foot.} and
 left.\line Next line\~here. {\f1 \'cf\'f0\'e8}{\v hidden}\par
\trowd\pard\intbl Name\cell Comment\cell\row
\trowd\pard\intbl Tim Marsh\cell No.\par Never.\cell\row
\pard After \{table\}, \u-10179?\u-8704?.\par}`

func TestRichText(t *testing.T) {
	d, err := Read("a.rtf", []byte(rich))
	if err != nil {
		t.Fatal(err)
	}
	want := []placed{{Kind: "heading", Level: 1, Text: "Reaction to the pier"}, {Kind: "paragraph", Text: "Ada Okoro said: “We can’t go on – it’s £5 a day.”"},
		{Kind: "paragraph", Text: "“Nobody asked us,” she said and left.\nNext line\u00a0here. При"},
		{Kind: "cell", Level: 1, Col: 1, Text: "Name"}, {Kind: "cell", Level: 1, Col: 2, Text: "Comment"}, {Kind: "cell", Level: 2, Col: 1, Text: "Tim Marsh"}, {Kind: "cell", Level: 2, Col: 2, Text: "No.\nNever."},
		{Kind: "paragraph", Text: "After {table}, 😀."}, {Kind: "footnote", Text: "A foot."}}
	if diff := cmp.Diff(want, placesOf(d)); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
	if d.Format != RichText || d.Stated.Title != "Reaction to the pier" {
		t.Errorf("%s %+v", d.Format, d.Stated)
	}
	sound(t, d, rich)
}

func TestPDF(t *testing.T) {
	raw, err := os.ReadFile("testdata/columns.pdf")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("a.pdf", raw)
	if err != nil {
		t.Fatal(err)
	}
	var got []piece
	for _, p := range pieces(d) {
		if p.Kind != Boilerplate {
			got = append(got, p)
		}
	}
	want := []piece{{"heading", "Reaction to the harbour plan"}, {"paragraph", "Published by Harbour Watch on 3 May 2031"},
		{"heading", "Ada Okoro, chair of the Pier Trust"},
		{"paragraph", "“We welcome this wholeheartedly. Nobody should have to wait four hours for a ferry, and a well-known operator told us that the timetable could be rearranged without extraordinary expenditure if only everybody cooperated.”"},
		{"paragraph", "“It’s our first office choice,” she added, “and the official offer of five flights is fine.”"},
		{"heading", "Tim Marsh, Union of Ferry Crews"},
		{"paragraph", "“This must not go ahead. Our members have been warning of understaffing since the administration reorganised the northern terminals, and nothing whatsoever has happened in consequence.”"},
		{"paragraph", "He said the proposals were disproportionate and unimplementable: “Nobody asked us about responsibilities, and the representatives of passengers were similarly uninvited to the conversation, which is characteristic.”"},
		{"paragraph", "First point about boats"}, {"paragraph", "Second point about piers"},
		{"paragraph", "Professor Noor van Zand, of Wexcombe University, said: “The evidence is mixed. Counterintuitively, the comprehensive evaluation demonstrates improvements in neighbouring constituencies.”"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
	if d.Format != PDF || d.Blocks[0].Page != 1 || d.Runs == nil || len(d.Runs) != 0 || len(d.Notes) != 1 {
		t.Errorf("%s %+v %q", d.Format, d.Blocks[0], d.Notes)
	}
}

// printedPage makes a PDF of one page with these drawing commands.
func printedPage(content string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return []byte(b.String())
}

func TestPrintedLines(t *testing.T) {
	d, err := Read("a.pdf", printedPage("BT /F1 12 Tf 50 700 Td (\\223We shall not accept under-) Tj 0 -14 Td (staffing or half-) Tj 0 -14 Td (measures of any kind at all,\\224 she said.) Tj 0 -40 Td (Another paragraph.) Tj 0 -600 Td (Page 1) Tj ET"))
	if err != nil {
		t.Fatal(err)
	}
	want := []piece{{"paragraph", "“We shall not accept understaffing or half-measures of any kind at all,” she said."}, {"paragraph", "Another paragraph."}, {"boilerplate", "Page 1"}}
	if diff := cmp.Diff(want, pieces(d)); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
}

func TestOfficeRefused(t *testing.T) {
	bomb := zipped(t, "word/document.xml", wordBody, "word/footnotes.xml", strings.Repeat("<a></a>", 3<<20))
	deep := zipped(t, "word/document.xml", strings.Repeat("<a>", 5000))
	for _, c := range []struct {
		name    string
		raw     []byte
		problem string
	}{
		{"a.docx", bomb, "The file unfolds to far more than its own size."},
		{"a.xlsx", zipped(t, "xl/workbook.xml", strings.Repeat(" ", 30<<20)), "The file unfolds to far more than its own size."},
		{"a.docx", deep, "The file is nested too deeply."},
		{"a.docx", zipped(t, "word/document.xml", "<w:p><"), "The file is damaged or not of the kind that its name says."},
		{"a.docx", zipped(t, "[Content_Types].xml", "<a/>"), "The file is damaged or not of the kind that its name says."},
		{"a.docx", zipped(t, "word/document.xml", "<w:p><w:t>cut \xe2\x80</w:t></w:p>"+strings.Repeat("“Zoë can’t.” ", 30)), "The file is not whole or its character set is not utf-8: 1 of its characters cannot be read, so its words would not be kept exactly."},
		{"a.zip", zipped(t, "a.txt", "x"), "The file is a ZIP archive, not a document."},
		{"a.pptx", zipped(t, "ppt/presentation.xml", "x"), "The file is a set of slides, which cannot be read."},
		{"a.doc", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 etc"), "The file is an old Office document (.doc, .xls) or an Outlook message (.msg), which cannot be read."},
		{"a.pdf", printedPage("0 0 m 10 10 l S"), "The PDF holds pictures of pages and no text, as scanners make them."},
		{"a.pdf", printedPage("BT (a) Tj Td ET"), "The file is damaged or not of the kind that its name says."},
		{"a.rtf", []byte("{\\rtf1" + strings.Repeat("{", 5000)), "The file is nested too deeply."},
	} {
		_, err := Read(c.name, c.raw)
		var e *Error
		if !errors.As(err, &e) || e.Problem != c.problem || e.Remedy == "" {
			t.Errorf("%s: %v, want %q", c.name, err, c.problem)
		}
	}
}

func TestTimeOver(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, raw := range map[string][]byte{"a.csv": []byte("Name,Comment\nAda,No\n"), "a.pdf": printedPage("BT /F1 12 Tf (a) Tj ET"), "a.docx": zipped(t, "word/document.xml", wordBody),
		"a.rtf": []byte(rich), "a.eml": []byte(head + "\r\nWords.\r\n"), "a.xlsx": workbook(t, map[string][][]any{"S": {{"a"}}})} {
		_, err := ReadContext(ctx, name, raw)
		var e *Error
		if !errors.As(err, &e) || e.Problem != "The file took too long to read." {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// However a file is made, it is read or refused; -v tells how long that takes.
func TestHostile(t *testing.T) {
	const size = MaxSize / 8
	fill := func(s string) []byte { return []byte(strings.Repeat(s, size/len(s))) }
	for name, raw := range map[string][]byte{
		"marks.csv": fill("\""), "open.csv": fill("a,\"b"), "lines.csv": fill("\n"), "wide.csv": fill(","), "names.csv": append([]byte("Name,Comment\n"), fill("a,b\n")...),
		"line.eml": append([]byte(head+"\r\n"), fill("a ")...), "quoted.eml": append([]byte(head+"\r\n"), fill(">")...), "lines.eml": append([]byte(head+"\r\n"), fill("> a\n")...),
		"froms.eml":  append([]byte(head+"\r\n"), fill("From: a\nTo: b\n")...),
		"groups.rtf": append([]byte("{\\rtf1 "), fill("{}")...), "letters.rtf": append([]byte("{\\rtf1 "), fill("a\\par ")...),
		"glyphs.pdf": printedPage("BT /F1 12 Tf " + strings.Repeat("(aaaaaaaaaa) Tj 0 -1 Td ", 20_000) + "ET"),
	} {
		start := time.Now()
		_, err := Read(name, raw)
		t.Logf("%s: %v, %v", name, time.Since(start).Round(time.Millisecond), err)
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%s: an error of another type: %v", name, err)
		}
	}
}

func FuzzWord(f *testing.F) {
	f.Add(wordBody)
	f.Add("<w:p><w:tbl><w:tc><w:p><w:t>a</w:t><w:tr/></w:p>")
	f.Fuzz(func(t *testing.T, body string) {
		d, err := Read("a.docx", zipped(t, "word/document.xml", body, "word/footnotes.xml", wordNotes))
		checkFuzzed(t, d, err)
	})
}

func FuzzOpenText(f *testing.F) {
	f.Add(openBody)
	f.Fuzz(func(t *testing.T, body string) {
		d, err := Read("a.odt", zipped(t, "content.xml", body))
		checkFuzzed(t, d, err)
	})
}

func FuzzArchive(f *testing.F) {
	fuzz(f, "a.docx", string(zipped(f, "word/document.xml", wordBody)), string(zipped(f, "content.xml", openBody)))
}

func FuzzRichText(f *testing.F) { fuzz(f, "a.rtf", rich) }

func FuzzPDF(f *testing.F) {
	fuzz(f, "a.pdf", string(printedPage("BT /F1 12 Tf 50 700 Td (a b-) Tj 0 -14 Td (c) Tj ET")), string(printedPage("[(a) -500 (b)] TJ")))
}

func checkFuzzed(t *testing.T, d Document, err error) {
	t.Helper()
	var e *Error
	if err != nil && !errors.As(err, &e) {
		t.Fatalf("error of another type: %v", err)
	}
	if err == nil {
		sound(t, d, unknown)
	}
}
