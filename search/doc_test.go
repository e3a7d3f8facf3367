package search

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePackageCommentHasEveryFile holds the map in doc.go to the folder.
func TestThePackageCommentHasEveryFile(t *testing.T) {
	b, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{"doc.go": true}
	for _, word := range strings.FieldsFunc(string(b), func(r rune) bool { return strings.ContainsRune(" \t\n(),:;/", r) }) {
		if name := strings.TrimSuffix(word, "."); strings.HasSuffix(name, ".go") {
			said[name] = true
		}
	}
	there, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range there {
		if !strings.HasSuffix(name, "_test.go") && !said[name] {
			t.Errorf("doc.go does not say what %s is for", name)
		}
		delete(said, name)
	}
	for name := range said {
		t.Errorf("doc.go names %s, which is not there", name)
	}
}
