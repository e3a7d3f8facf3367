package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrow says which folders of ours a folder may import; its tests may import
// tests as well. "…" stands for everything.
type arrow struct {
	folder      string
	may, inTest []string
}

// arrows is the picture in CONTRIBUTING.md. A folder is ruled by its own line,
// else by its parent's.
var arrows = []arrow{
	{"app", []string{"…"}, nil},
	{"app/browser", nil, nil},
	{"handlers", []string{"tracker", "tracker/document", "tracker/extract", "tracker/stance", "tracker/cite", "tracker/agreement", "tracker/query", "templates"}, []string{"search", "search/synthetic", "store/bolt", "store/standby"}},
	{"search", []string{"tracker", "tracker/query"}, []string{"store/bolt", "search/synthetic"}},
	{"search/synthetic", []string{"tracker"}, nil},
	{"templates", nil, nil},
	{"store/bolt", []string{"tracker", "store/chunks"}, []string{"store/storetest"}},
	{"store/mongo", []string{"tracker", "store/chunks"}, []string{"store/storetest", "store/mongo/mongotest"}}, // and for mongotest, which names the driver too
	{"store/standby", []string{"tracker", "store/bolt"}, []string{"store/storetest", "store/mongo", "store/mongo/mongotest", "search/synthetic"}},
	{"store/chunks", []string{"tracker"}, nil},
	{"store/storetest", []string{"tracker"}, nil},
	{"tracker", []string{"tracker/document", "tracker/extract", "tracker/stance", "tracker/cite", "tracker/names", "tracker/agreement", "tracker/query"}, []string{"search", "search/synthetic", "store/bolt"}},
	{"tracker/document", nil, nil},
	{"tracker/extract", nil, []string{"tracker/document"}},
	{"tracker/stance", nil, nil},
	{"tracker/cite", nil, nil},
	{"tracker/names", nil, nil},
	{"tracker/agreement", nil, nil},
	{"tracker/query", nil, nil},
}

const module = "soundings"

// sourceFile is a Go file of the module with what it imports.
type sourceFile struct {
	path, folder string
	test         bool
	imports      []string
}

func TestEveryArrowBetweenFoldersPointsOneWay(t *testing.T) {
	for _, f := range sourceFiles(t) {
		rule := ruleOf(t, f)
		allowed := append([]string{f.folder}, rule.may...)
		if f.test {
			allowed = append(allowed, rule.inTest...)
		}
		for _, imported := range f.imports {
			ours, ok := strings.CutPrefix(imported, module+"/")
			if ok && !slices.Contains(allowed, "…") && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s, which %s may not", f.path, ours, rule.folder)
			}
		}
	}
}

// ruleOf returns the line for a file's folder: its own or the nearest above.
func ruleOf(t *testing.T, f sourceFile) arrow {
	t.Helper()
	for folder := f.folder; folder != "."; folder = filepath.ToSlash(filepath.Dir(folder)) {
		if i := slices.IndexFunc(arrows, func(a arrow) bool { return a.folder == folder }); i >= 0 {
			return arrows[i]
		}
	}
	t.Fatalf("%s lies in a folder without a line in arrows; add one, and to the picture in CONTRIBUTING.md", f.path)
	return arrow{}
}

// everywhere are the modules that any folder may name.
var everywhere = []string{"github.com/go-json-experiment/json", "github.com/google/go-cmp"}

// TestEachThirdPartyModuleIsNamedInOneFolder holds Fiber to handlers, Bleve to
// search, each driver to its store, and so on. The Go team's own extensions of
// the standard library, the next encoding/json among them, count as part of it,
// go-cmp is every test's.
func TestEachThirdPartyModuleIsNamedInOneFolder(t *testing.T) {
	modules := requiredModules(t)
	named := map[string]map[string]string{} // module → folder → a file in it
	for _, f := range sourceFiles(t) {
		for _, imported := range f.imports {
			m := moduleOf(imported, modules)
			if m == "" || strings.HasPrefix(m, "golang.org/x/") || slices.Contains(everywhere, m) {
				continue
			}
			if named[m] == nil {
				named[m] = map[string]string{}
			}
			named[m][ruleOf(t, f).folder] = f.path
		}
	}
	for m, folders := range named {
		if len(folders) > 1 {
			t.Errorf("%s is named in more than one folder: %v", m, folders)
		}
	}
	for m, folder := range map[string]string{
		"github.com/gofiber/fiber/v2":     "handlers",
		"github.com/blevesearch/bleve/v2": "search",
		"go.etcd.io/bbolt":                "store/bolt",
		"go.mongodb.org/mongo-driver/v2":  "store/mongo",
		"github.com/alecthomas/kong":      "app",
		"github.com/chromedp/chromedp":    "app/browser",
	} {
		if _, ok := named[m][folder]; !ok {
			t.Errorf("%s: got %v, want it named in %s", m, named[m], folder)
		}
	}
}

func requiredModules(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(b)) {
		if words := strings.Fields(line); len(words) >= 2 && strings.HasPrefix(words[1], "v") && strings.Contains(words[0], ".") {
			list = append(list, words[0])
		}
	}
	if len(list) < 10 {
		t.Fatalf("got %d modules in go.mod, want more: has its form changed?", len(list))
	}
	return list
}

// moduleOf returns the longest module path that an import path begins with.
func moduleOf(imported string, modules []string) string {
	best := ""
	for _, m := range modules {
		if (imported == m || strings.HasPrefix(imported, m+"/")) && len(m) > len(best) {
			best = m
		}
	}
	return best
}

// sourceFiles reads the imports of every Go file of the module; modules of
// their own inside it are left out.
func sourceFiles(t *testing.T) []sourceFile {
	t.Helper()
	var list []sourceFile
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skipFolder(path, d)
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		f := sourceFile{path: rel, folder: filepath.ToSlash(filepath.Dir(rel)), test: strings.HasSuffix(rel, "_test.go")}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, imported)
		}
		list = append(list, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 50 {
		t.Fatalf("got %d Go files, want the whole module", len(list))
	}
	return list
}

func skipFolder(path string, d fs.DirEntry) error {
	if path == ".." {
		return nil
	}
	_, err := os.Stat(filepath.Join(path, "go.mod"))
	if err == nil || d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") {
		return filepath.SkipDir
	}
	return nil
}
