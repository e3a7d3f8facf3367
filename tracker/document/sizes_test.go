package document_test

import (
	"errors"
	"strings"
	"testing"

	"soundings/tracker/document"
)

// What would take minutes is refused, with what there is too much of and the
// remedy.
func TestVastFilesAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ file, source, problem string }{
		"letters without end":    {"a.txt", strings.Repeat("word ", 3_000_000), "more than 10,000,000 characters of text"},
		"lines without end":      {"a.txt", strings.Repeat("a\n", 300_000), "more than 250,000 paragraphs or lines"},
		"marks without end":      {"a.txt", strings.Repeat(`"`, 2_000_000), "more than 1,500,000 quotation marks, brackets and other signs"},
		"marks of other scripts": {"a.txt", strings.Repeat("«a» ", 1_000_000), "more than 1,500,000 quotation marks"},
		"elements without end":   {"a.html", strings.Repeat("<b>a", 1_200_000), "more than 1,000,000 elements"},
		"the same in an e-mail":  {"a.eml", "From: a@b.example\nContent-Type: text/html\n\n" + strings.Repeat("<b>a", 1_200_000), "more than 1,000,000 elements"},
		"items without end":      {"a.md", strings.Repeat("- a\n", 300_000), "more than 250,000 lines"},
		"emphasis without end":   {"a.md", strings.Repeat("*a ", 2_000_000), "more than 1,500,000 quotation marks"},
		"paragraphs of RTF":      {"a.rtf", `{\rtf1 ` + strings.Repeat(`a\par `, 300_000) + "}", "more than 250,000 paragraphs or lines"},
		"a cell of a table":      {"a.csv", "Name,Comment\nAda Okoro,\"" + strings.Repeat("a ", 6_000_000) + "\"\n", "more than 10,000,000 characters"},
	} {
		_, err := document.Read(c.file, []byte(c.source))
		var bad *document.Error
		if !errors.As(err, &bad) || !strings.Contains(bad.Problem, c.problem) || bad.Remedy == "" {
			t.Errorf("%s: %v, want %q and a remedy", name, err, c.problem)
		}
	}
}
