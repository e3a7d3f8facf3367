package tracker_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"soundings/tracker"
	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// hostile are files in shapes that invite work without end, by name and at a
// size in bytes: what people send, if they mean harm or their program does.
var hostile = []struct {
	name, file string
	make       func(size int) []byte
}{
	{"straight marks", "a.txt", times(`"`)},
	{"opening marks", "a.txt", times("“")},
	{"closing marks", "a.txt", times("”")},
	{"single marks", "a.txt", times("' ")},
	{"apostrophes", "a.txt", times("’a ‘")},
	{"alternating marks", "a.txt", times(`“"‘'”`)},
	{"pairs of marks", "a.txt", times("“a” ")},
	{"marks open in each line", "a.txt", times("“a\n")},
	{"marks open in each paragraph", "a.txt", times("“We will go on.\n\n")},
	{"one endless line", "a.txt", times("word ")},
	{"one endless word", "a.txt", times("a")},
	{"one endless sentence of names", "a.txt", times("Ada Okoro and ")},
	{"capitals", "a.txt", times("Ada ")},
	{"colons", "a.txt", times("a: ")},
	{"colons in lines", "a.txt", times("a: a: a\n")},
	{"labels", "a.txt", times("Ada Okoro: yes\n")},
	{"label-like lines", "a.txt", numbered("Ada Okoro%s, chair of the Harbour Trust %d\n")},
	{"label-like paragraphs", "a.txt", numbered("Ada Okoro%s, chair of the Harbour Trust %d\n\n")},
	{"letters", "a.txt", times("Dear Sir\nYours sincerely\nAda Okoro\n")},
	{"greetings", "a.txt", times("Dear Sir\n\n")},
	{"farewells", "a.txt", times("Yours sincerely\n\n")},
	{"signatures", "a.txt", func(n int) []byte {
		return append([]byte("Dear Sir\n\nNo.\n\nYours sincerely\n\n"), numbered("Ada Okoro%s, chair %d\n")(n)...)
	}},
	{"said", "a.txt", times("said ")},
	{"he said", "a.txt", times("he said she said ")},
	{"according to", "a.txt", times("according to ")},
	{"a name said", "a.txt", times("Ada Okoro said that ")},
	{"different people", "a.txt", numbered("“No,” said Ada Okoro%s, chair of Trust %d. ")},
	{"different people, one surname", "a.txt", numbered("“No,” said A%s Okoro, chair of Trust %d. She said: “Yes.” ")},
	{"different people in lines", "a.txt", numbered("“No,” said Ada Okoro%s, chair of Trust %d.\n")},
	{"different bodies", "a.txt", numbered("The Harbour%s Trust %d said: “No.”\n")},
	{"abbreviations", "a.txt", numbered("the Harbour Union%s (HU%d) said it was late. ")},
	{"brackets that open", "a.txt", times("(")},
	{"brackets in words", "a.txt", times("(a ")},
	{"brackets in pairs", "a.txt", times("Ada (Trust) ")},
	{"square brackets", "a.txt", times("[")},
	{"dashes", "a.txt", times("– ")},
	{"hyphens", "a.txt", times("-")},
	{"hyphened names", "a.txt", times("Ada-")},
	{"commas", "a.txt", times("a, ")},
	{"names and commas", "a.txt", times("Ada Okoro, ")},
	{"semicolons", "a.txt", times("a; ")},
	{"stops", "a.txt", times(". ")},
	{"short sentences", "a.txt", times("A. ")},
	{"who", "a.txt", times("Ada Okoro, who ")},
	{"offices", "a.txt", times("said Ada Okoro, chair of Trust ")},
	{"articles", "a.txt", times("the ")},
	{"pronouns", "a.txt", times("she ")},
	{"honorifics", "a.txt", times("Dr ")},
	{"numbers", "a.txt", times("Q1 ")},
	{"questions", "a.txt", times("Q1 Chair: Why?\n\n")},
	{"empty lines", "a.txt", times("\n")},
	{"line ends of old machines", "a.txt", times("a\r")},
	{"spaces", "a.txt", func(n int) []byte { return append(bytes.Repeat([]byte(" "), n-1), 'a') }},
	{"no-break spaces", "a.txt", func(n int) []byte { return append(bytes.Repeat([]byte("\u00a0"), n/2-1), 'a') }},
	{"combining marks", "a.txt", times("e\u0301\u0301\u0301")},
	{"bytes that are no text", "a.txt", times("\xff\xfe\xfd")},
	{"quoted lines", "a.txt", times("> “a”\n")},
	{"round-up", "a.txt", numbered("Ada M%s, Harbour Trust chief executive\n\n“We will appeal %d times.”\n\n")},

	{"markdown marks of quotation", "a.md", times(">")},
	{"markdown marks in lines", "a.md", times("> > > a\n")},
	{"markdown brackets", "a.md", times("[a](")},
	{"markdown stars", "a.md", times("*a ")},
	{"markdown stars and underscores", "a.md", times("*a_ b**")},
	{"markdown backticks", "a.md", times("`a``")},
	{"markdown tables", "a.md", func(n int) []byte { return append([]byte("|a|b|\n|-|-|\n"), times("|a|b|\n")(n)...) }},
	{"markdown headings", "a.md", times("# a\n")},
	{"markdown references", "a.md", times("[a]: b\n")},
	{"markdown angles", "a.md", times("<a ")},
	{"markdown entities", "a.md", times("&amp;")},
	{"markdown lists", "a.md", times("- a\n")},

	{"html elements", "a.html", times("<div>")},
	{"html inline", "a.html", times("<b>a")},
	{"html ends", "a.html", times("</p>a")},
	{"html paragraphs", "a.html", times("<p>a")},
	{"html quotations", "a.html", times("<blockquote>a")},
	{"html tables in tables", "a.html", times("<table><tr><td>a")},
	{"html rows", "a.html", func(n int) []byte { return append([]byte("<table>"), times("<tr><td>a<td>b")(n)...) }},
	{"html cells of wide rows", "a.html", func(n int) []byte {
		return append([]byte("<table>"), times("<tr><td rowspan=1000 colspan=1000>a")(n)...)
	}},
	{"html attributes", "a.html", func(n int) []byte { return append([]byte("<p "), times("a=b ")(n)...) }},
	{"html classes", "a.html", func(n int) []byte { return []byte(`<p class="` + string(times("a ")(n)) + `">x</p>`) }},
	{"html entities", "a.html", times("&amp;")},
	{"html broken entities", "a.html", times("&amp")},
	{"html angles", "a.html", times("<")},
	{"html comments", "a.html", times("<!-- ")},
	{"html breaks", "a.html", times("<br>")},
	{"html hidden", "a.html", times("<p hidden>a</p>")},
	{"html lists", "a.html", times("<ul><li>a")},
	{"html articles", "a.html", times("<article><p>a</p></article>")},
	{"html formatting not closed", "a.html", times("<p><b><i><u>a</p>")},

	{"csv marks", "a.csv", times(`"`)},
	{"csv marks that open", "a.csv", times("a,\"b\n")},
	{"csv columns", "a.csv", times("a,")},
	{"csv columns of a header", "a.csv", func(n int) []byte {
		return []byte("Name,Comment" + strings.Repeat(",Comment", 100_000) + "\n" + strings.Repeat("a,b\n", n/8))
	}},
	{"csv one huge cell", "a.csv", func(n int) []byte { return []byte("Name,Comment\nAda Okoro,\"" + string(times("a ")(n)) + "\"\n") }},
	{"csv one huge cell of marks", "a.csv", func(n int) []byte {
		return []byte("Name,Comment\nAda Okoro,\"" + string(times(`""`)(n)) + "\"\n")
	}},
	{"csv rows", "a.csv", func(n int) []byte { return append([]byte("Name,Comment\n"), numbered("Ada M%s,We agree %d\n")(n)...) }},
	{"csv empty rows", "a.csv", func(n int) []byte { return append([]byte("Name,Comment\nAda,b\n"), times(",\n")(n)...) }},
	{"csv rows misshapen", "a.csv", func(n int) []byte { return append([]byte("Name,Comment\n"), times("a,b,c\n")(n)...) }},
	{"csv rows of positions", "a.csv", func(n int) []byte {
		return append([]byte("Name,View,Comment\n"), numbered("M%s,5,a %d\n")(n)...)
	}},
	{"csv rows of bodies", "a.csv", func(n int) []byte {
		return append([]byte("Name,Organisation,Comment\n"), numbered("Ada M%s,The Harbour Trust %d,No\n")(n)...)
	}},

	{"mail lines", "a.eml", mail("text/plain", "a\n")},
	{"mail quoted", "a.eml", mail("text/plain", "> a\n")},
	{"mail quoted deeper", "a.eml", mail("text/plain", ">")},
	{"mail headers", "a.eml", mail("text/plain", "From: Ada Okoro\nSent: Monday\n\n")},
	{"mail wrote", "a.eml", mail("text/plain", "On Monday 3 June 2031, Ada Okoro wrote:\n\n")},
	{"mail in html", "a.eml", mail("text/html", "<blockquote type=cite>a")},
	{"mail parts", "a.eml", func(n int) []byte {
		return append([]byte("From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"), times("--x\n\na\n")(n)...)
	}},
	{"mail parts in parts", "a.eml", func(n int) []byte {
		var b bytes.Buffer
		b.WriteString("From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n")
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n", i, i)
		}
		return b.Bytes()
	}},
	{"mail header fields", "a.eml", func(n int) []byte {
		return append([]byte("From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n"), times("X-A: b\n")(n)...)
	}},
	{"mail words encoded", "a.eml", func(n int) []byte {
		return []byte("From: a@b.example\nMIME-Version: 1.0\nSubject: " + string(times("=?utf-8?q?a?= ")(n)) + "\n\na\n")
	}},

	{"rtf groups", "a.rtf", func(n int) []byte { return append([]byte(`{\rtf1 `), times("{a")(n)...) }},
	{"rtf words", "a.rtf", func(n int) []byte { return append([]byte(`{\rtf1 `), times(`\b a\b0`)(n)...) }},
	{"rtf fonts", "a.rtf", func(n int) []byte {
		return append([]byte(`{\rtf1{\fonttbl `), numbered(`\f%[2]d\fcharset204 `)(n)...)
	}},
	{"rtf cells", "a.rtf", func(n int) []byte { return append([]byte(`{\rtf1 `), times(`\intbl a\cell `)(n)...) }},
	{"rtf paragraphs", "a.rtf", func(n int) []byte { return append([]byte(`{\rtf1 `), times(`a\par `)(n)...) }},
	{"rtf letters", "a.rtf", func(n int) []byte { return append([]byte(`{\rtf1 `), times(`\u8220?\'93`)(n)...) }},

	{"docx bomb", "a.docx", archived("word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>`, "a", 200<<20)},
	{"docx paragraphs", "a.docx", archived("word/document.xml", `<w:document xmlns:w="w"><w:body>`, "<w:p><w:r><w:t>a</w:t></w:r></w:p>", 95<<20)},
	{"docx elements", "a.docx", archived("word/document.xml", `<w:document xmlns:w="w"><w:body>`, "<w:p>", 95<<20)},
	{"docx cells", "a.docx", archived("word/document.xml", `<w:document xmlns:w="w"><w:body><w:tbl><w:tr>`, "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", 95<<20)},
	{"docx entities", "a.docx", archived("word/document.xml", `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>`, "&b;", 1<<20)},
	{"docx attributes", "a.docx", archived("word/document.xml", `<w:document xmlns:w="w"><w:body><w:p `, `a="b" `, 95<<20)},
	{"docx one endless word", "a.docx", archived("word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>`, "a", 95<<20)},
	{"odt paragraphs", "a.odt", archived("content.xml", `<o:body xmlns:o="office" xmlns:text="text"><o:text>`, "<text:p>a</text:p>", 95<<20)},
	{"odt notes", "a.odt", archived("content.xml", `<o:body xmlns:o="office" xmlns:text="text"><o:text>`, "<text:p>a<text:note><text:p>b</text:p></text:note></text:p>", 95<<20)},
	{"xlsx shared strings", "a.xlsx", sheets(`<row><c t="s"><v>0</v></c></row>`, "<si><t>"+strings.Repeat("a", 30_000)+"</t></si>", 60<<20)},
	{"xlsx one string many times", "a.xlsx", sheets(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 200_000), "<si><t>"+strings.Repeat("a", 30_000)+"</t></si>", 1)},
	{"xlsx rows", "a.xlsx", sheets(strings.Repeat(`<row><c t="inlineStr"><is><t>a</t></is></c></row>`, 900_000), "<si/>", 1)},
	{"xlsx far cell", "a.xlsx", sheets(strings.Repeat(`<row><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>`, 20_000), "<si/>", 1)},
	{"xlsx far row", "a.xlsx", sheets(`<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>a</t></is></c></row>`, "<si/>", 1)},
}

// times repeats a piece.
func times(piece string) func(int) []byte {
	return func(size int) []byte { return bytes.Repeat([]byte(piece), size/len(piece)+1) }
}

// numbered repeats a piece with letters and a number that no other has.
func numbered(piece string) func(int) []byte {
	return func(size int) []byte {
		var b bytes.Buffer
		for i := 0; b.Len() < size; i++ {
			letters := strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(i))
			fmt.Fprintf(&b, piece, letters, i)
		}
		return b.Bytes()
	}
}

func mail(kind, piece string) func(int) []byte {
	return func(size int) []byte {
		return append([]byte("From: Ada Okoro <a@b.example>\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: "+kind+"\n\n"), times(piece)(size)...)
	}
}

// archived is a ZIP file whose part unfolds to a size of its own.
func archived(part, start, piece string, unfolded int) func(int) []byte {
	return func(int) []byte { return zipped(map[string]string{part: start + string(times(piece)(unfolded))}) }
}

// sheets is a workbook with one sheet of these rows and a string table.
func sheets(rows, shared string, unfolded int) func(int) []byte {
	return func(int) []byte {
		const space = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
		const office = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
		const types = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
		return zipped(map[string]string{
			"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="` + types + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + types + `worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="` + types + `sharedStrings+xml"/></Types>`,
			"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + office + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook ` + space + `><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + office + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + office + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
			"xl/sharedStrings.xml":       `<sst ` + space + `>` + string(times(shared)(unfolded)) + `</sst>`,
			"xl/worksheets/sheet1.xml":   `<worksheet ` + space + `><sheetData>` + rows + `</sheetData></worksheet>`,
		})
	}
}

func zipped(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// BenchmarkHostile reads each of them at the largest size that is not refused,
// as an import does: five seconds is what one may take.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		b.Run(h.name, func(b *testing.B) {
			raw := largest(b, h.file, h.make)
			for b.Loop() {
				if doc, err := document.Read(h.file, raw); err == nil {
					extract.Reactions(tracker.ReaderInput(doc, nil))
				}
			}
		})
	}
}

// largest is the file at the largest size of those tried that can be read, or
// the one of 20 MB if none can.
func largest(b *testing.B, name string, file func(int) []byte) []byte {
	for size := document.MaxSize - 1<<10; size > 1<<18; size = size * 4 / 5 {
		raw := file(size)
		if _, err := document.Read(name, raw); err == nil {
			b.Logf("read at %.1f MB", float64(len(raw))/(1<<20))
			return raw
		}
	}
	raw := file(document.MaxSize - 1<<10)
	_, err := document.Read(name, raw)
	b.Logf("refused: %v", err)
	return raw
}
