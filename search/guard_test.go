package search

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestOnlyAskSearches holds that no query can reach Bleve without what the
// viewer may see: of the index inside an edition only these methods are called,
// and the one that searches only in ask, which adds the filter.
func TestOnlyAskSearches(t *testing.T) {
	allowed := map[string][]string{
		"SearchInContext": {"ask"},
		"DocCount":        {"count"},
		"NewBatch":        {"commit"},
		"Batch":           {"commit"},
		"Advanced":        {"revisions", "strongest", "vocabulary"},
		"GetInternal":     {"cursor", "wasWhole"},
		"Close":           {"close"},
	}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	searches := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			uses, calls := 0, 0
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if isBleve(s) {
					uses++
				}
				if inner, ok := s.X.(*ast.SelectorExpr); ok && isBleve(inner) {
					calls++
					if !slices.Contains(allowed[s.Sel.Name], f.Name.Name) {
						t.Errorf("%s: %s calls %s of the index", name, f.Name.Name, s.Sel.Name)
					}
				}
				if s.Sel.Name == "SearchInContext" {
					searches++
				}
				return true
			})
			if uses != calls {
				t.Errorf("%s: %s hands the index on", name, f.Name.Name)
			}
		}
	}
	if searches != 1 {
		t.Errorf("got %d searches in the package, want the one of ask", searches)
	}
}

// isBleve reports whether the expression is the bleve field of an edition,
// however the edition is called: the package of that name is no selector.
func isBleve(s *ast.SelectorExpr) bool { return s.Sel.Name == "bleve" }
