package document_test

import (
	"errors"
	"strings"
	"testing"

	"soundings/tracker/document"
)

// Files of some kilobytes that would take all memory, or hours, are refused at
// once with the line and a remedy.
func TestBoundlessMarkdown(t *testing.T) {
	for name, c := range map[string]struct{ source, problem string }{
		"quotation in quotation": {"Words.\n\n" + strings.Repeat(">", 300_000) + "a\n", "Line 3 begins with more than 100 marks"},
		"with spaces":            {strings.Repeat("> ", 300_000) + "a\n", "Line 1 begins with more than 100 marks"},
		"list in list":           {strings.Repeat("- ", 300_000) + "a\n", "Line 1 begins with more than 100 marks"},
		"numbers and quotations": {strings.Repeat("1. > ", 100_000) + "a\n", "Line 1 begins with more than 100 marks"},
		"rows shorter than their head": {"|" + strings.Repeat("a|", 20_000) + "\n|" + strings.Repeat("-|", 20_000) + "\n" +
			strings.Repeat("|x\n", 3_000), "The tables down to line 51 have more than 1 million cells"},
		"such a table in a quotation": {"> |" + strings.Repeat("a|", 20_000) + "\n> |" + strings.Repeat(":-:|", 20_000) + "\n" +
			strings.Repeat("> |x\n", 3_000), "The tables down to line 51 have more than 1 million cells"},
		"links that do not end":      {strings.Repeat("[a](", 250_000) + "\n", "The paragraph that goes on in line 1 is too long"},
		"links that do not end, cut": {strings.Repeat("[a](\n", 200_000), "The paragraph that goes on in line"},
		"footnotes":                  {strings.Repeat("[^1]: a\n\n", 40_000), "more than 20000 footnotes"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := document.Read("submission.md", []byte(c.source))
			var bad *document.Error
			if !errors.As(err, &bad) || !strings.Contains(bad.Problem, c.problem) || bad.Remedy == "" {
				t.Errorf("Read: %v, want %q and a remedy", err, c.problem)
			}
		})
	}
}

// What people write is far from the bounds.
func TestBoundsLeaveRoom(t *testing.T) {
	for name, source := range map[string]string{
		"a chain of answers":   strings.Repeat("> ", 40) + "We support it.\n",
		"a long rule":          "Before.\n\n" + strings.Repeat("- ", 90) + "\n\nAfter.\n",
		"a list of references": strings.Repeat("[1]: https://news.example/a-rather-long-address-of-an-article\n", 2_000) + "\nWords.\n",
		"a large table":        "|a|b|c|\n|-|-|-|\n" + strings.Repeat("|x|y|z|\n", 5_000),
	} {
		if _, err := document.Read("submission.md", []byte(source)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
