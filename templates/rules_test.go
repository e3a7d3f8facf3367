package templates

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestEveryRuleOfOursHasAUse is the other half of TestEveryClassOfOursHasARule:
// a class that no page, script or handler names is dead. One that ends in a value,
// as sn-fill--oppose does, may be put together there.
func TestEveryRuleOfOursHasAUse(t *testing.T) {
	word := regexp.MustCompile(`\bsn-[a-zA-Z0-9_-]+`)
	used := map[string]bool{}
	for _, pattern := range []string{"*.html", "pages/*.html", "partials/*.html", "*.go", "assets/js/*.js", "../handlers/*.go"} {
		for _, text := range textsOf(t, pattern) {
			for _, c := range word.FindAllString(text, -1) {
				used[c] = true
			}
		}
	}
	class := regexp.MustCompile(`\.(sn-[a-zA-Z0-9_-]+)`)
	ending := regexp.MustCompile(`--[a-z0-9_]+$`)
	for sheet, text := range textsOf(t, "assets/css/*.css") {
		for _, m := range class.FindAllStringSubmatch(text, -1) {
			if c := m[1]; !used[c] && !used[ending.ReplaceAllString(c, "--")] {
				t.Errorf("%s: nothing has the class %s", sheet, c)
				used[c] = true
			}
		}
	}
}

// textsOf reads the files that the pattern means, of which there must be some,
// without tests.
func textsOf(t *testing.T, pattern string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	texts := map[string]string{}
	for _, name := range names {
		if ok, err := filepath.Match("*_test.go", filepath.Base(name)); ok || err != nil {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(b)
	}
	return texts
}
