package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wordTable is the XML of a table; a cell "^" is merged with the one above it, and
// one that ends in "v" is the first of such.
func wordTable(rows ...string) string {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="urn:w"><w:body><w:tbl>`)
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for text := range strings.SplitSeq(row, "|") {
			merge := ""
			if rest, ok := strings.CutSuffix(text, " v"); ok {
				text, merge = rest, `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`
			}
			if text == "^" {
				text, merge = "", `<w:tcPr><w:vMerge/></w:tcPr>`
			}
			b.WriteString("<w:tc>" + merge + "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl></w:body></w:document>")
	return b.String()
}

// Tables of replies in texts are read by the rules of files of rows.
func TestTablesInTexts(t *testing.T) {
	want := []asked{{"Ada Okoro", "Pier Trust", "", "Agree", Support, "It is overdue.", ""}, {"Tim Marsh", "Pier Trust", "", "Disagree", Oppose, "Too soon.", ""}}
	for name, c := range map[string]struct {
		file, raw string
		want      []asked
	}{
		"html, a cell over two rows": {"a.html", "<table><caption>Replies</caption><tr><th>Organisation<th>Name<th>Do you agree?<th>Comment</tr><tr><td rowspan=2>Pier Trust<td>Ada Okoro<td>Agree<td>It is overdue.</tr><tr><td>Tim Marsh<td>Disagree<td>Too soon.</tr></table>", want},
		"markdown":                   {"a.md", "|Organisation|Name|Do you agree?|Comment|\n|-|-|-|-|\n|Pier Trust|Ada Okoro|Agree|It is overdue.|\n|Pier Trust|Tim Marsh|Disagree|Too soon.|\n", want},
		"docx, cells merged":         {"a.docx", string(zipped(t, "word/document.xml", wordTable("Organisation|Name|Do you agree?|Comment", "Pier Trust v|Ada Okoro|Agree|It is overdue.", "^|Tim Marsh|Disagree|Too soon."))), want},
		"odt, a cell over two rows": {"a.odt", string(zipped(t, "content.xml", `<o:body xmlns:o="office" xmlns:text="t" xmlns:table="b"><o:text><table:table>`+
			`<table:table-row><table:table-cell><text:p>Organisation</text:p></table:table-cell><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Do you agree?</text:p></table:table-cell><table:table-cell><text:p>Comment</text:p></table:table-cell></table:table-row>`+
			`<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Pier Trust</text:p></table:table-cell><table:table-cell><text:p>Ada Okoro</text:p></table:table-cell><table:table-cell><text:p>Agree</text:p></table:table-cell><table:table-cell><text:p>It is overdue.</text:p></table:table-cell></table:table-row>`+
			`<table:table-row><table:covered-table-cell/><table:table-cell><text:p>Tim Marsh</text:p></table:table-cell><table:table-cell><text:p>Disagree</text:p></table:table-cell><table:table-cell><text:p>Too soon.</text:p></table:table-cell></table:table-row>`+
			`</table:table></o:text></o:body>`)), want},
		"a table of layout":   {"a.html", "<table><tr><td>Home<td>News</tr><tr><td>The harbour trust said that it would appeal.<td>Contact</tr><tr><td>More<td>Less</tr></table>", nil},
		"of other matters":    {"a.md", "|Name|Beds|\n|-|-|\n|North|12|\n|South|14|\n", nil},
		"of people, no words": {"a.md", "|Name|Role|\n|-|-|\n|Ada Okoro|Chair|\n|Tim Marsh|Clerk|\n", nil},
	} {
		got, _ := askedOf(t, c.file, c.raw)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: want (-) got (+):\n%s", name, diff)
		}
	}
}
