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

// TestAClassHasOneMeaning: sheets that a page links to together do not both say
// what a class is by itself, as the frame of a key once fell under the rule of the
// list that explains colours. A sheet may add to another's by naming where.
func TestAClassHasOneMeaning(t *testing.T) {
	ofMedia := regexp.MustCompile(`(?s)@[a-z]+[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}`)
	comment := regexp.MustCompile(`(?s)/\*.*?\*/`)
	alone := regexp.MustCompile(`(?m)(?:^|[,}])\s*\.(sn-[a-zA-Z0-9_-]+)\s*\{`)
	says := map[string]map[string]bool{}
	for sheet, text := range textsOf(t, "assets/css/*.css") {
		says[filepath.Base(sheet)] = map[string]bool{}
		for _, m := range alone.FindAllStringSubmatch(ofMedia.ReplaceAllString(comment.ReplaceAllString(text, ""), ""), -1) {
			says[filepath.Base(sheet)][m[1]] = true
		}
	}
	if len(says["app.css"]) < 100 {
		t.Fatalf("app.css is read as having %d classes", len(says["app.css"]))
	}
	link := regexp.MustCompile(`asset "css/([a-z-]+\.css)"`)
	for page, text := range textsOf(t, "pages/*.html") {
		meaning := map[string]string{}
		for _, sheet := range append([]string{"app.css"}, namesIn(link, text)...) {
			for class := range says[sheet] {
				if other := meaning[class]; other != "" && other != sheet {
					t.Errorf("%s: %s is in %s and in %s", page, class, other, sheet)
				}
				meaning[class] = sheet
			}
		}
	}
}

func namesIn(name *regexp.Regexp, text string) []string {
	var list []string
	for _, m := range name.FindAllStringSubmatch(text, -1) {
		list = append(list, m[1])
	}
	return list
}
