package document

import (
	"errors"
	"strings"
	"testing"
)

// Files of old Office programs, and those behind a password, are refused by name,
// whatever their extension says.
func TestOldOfficeFiles(t *testing.T) {
	for stream, want := range map[string]string{"EncryptedPackage": "protected by a password", "WordDocument": "(.doc)", "Workbook": "(.xls)",
		"__nameid_version1.0": "(.msg)", "Other": "old Office document"} {
		for _, name := range []string{"a.docx", "a.doc", "a.xlsx", "a"} {
			_, err := Read(name, []byte(oleMagic+strings.Repeat("\x00", 600)+string(wide(stream))))
			var e *Error
			if !errors.As(err, &e) || !strings.Contains(e.Problem, want) || e.Remedy == "" {
				t.Errorf("%s with %s: %v, want %q", name, stream, err, want)
			}
		}
	}
}

// Comments in the margin of a document are left out, and said.
func TestCommentsInTheMargin(t *testing.T) {
	d, err := Read("a.docx", zipped(t, "word/document.xml", `<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>`,
		"word/comments.xml", `<w:comments xmlns:w="urn:w"><w:comment w:id="1"><w:p><w:r><w:t>No.</w:t></w:r></w:p></w:comment></w:comments>`))
	if err != nil || d.Text != "Words." || len(d.Notes) != 1 || d.Notes[0] != "Comments in the margin were left out: 1." {
		t.Errorf("%v, %q, %q", err, d.Text, d.Notes)
	}
}
