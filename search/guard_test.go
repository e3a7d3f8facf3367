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

// TestOnlyAskSearches holds that no search can reach a document that the viewer
// may not see: of the index inside an edition only these methods are called,
// and a search goes through ask alone, which asks of each segment only the
// documents in sight.
func TestOnlyAskSearches(t *testing.T) {
	allowed := map[string][]string{
		"DocCount":    {"count"},
		"NewBatch":    {"batch"},
		"Batch":       {"commit"},
		"Advanced":    {"revisions", "strongest", "vocabulary", "snapshot", "inventory"},
		"GetInternal": {"cursor", "wasWhole"},
		"Close":       {"close"},
	}
	guarded := map[string][]string{
		"SearchInContext": nil,
		"inSight":         {"ask"},
		"run":             {"ask"}, // of a pass
		"view":            {"ask", "view", "refresh"},
		"snapshot":        {"view"},
		"newPass":         {"ask"},
	}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	sights := 0
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
				if c, ok := n.(*ast.CallExpr); ok {
					called := nameOf(c.Fun)
					if callers, ok := guarded[called]; ok && !slices.Contains(callers, f.Name.Name) {
						t.Errorf("%s: %s calls %s", name, f.Name.Name, called)
					}
					if called == "inSight" {
						sights++
					}
				}
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
				return true
			})
			if uses != calls {
				t.Errorf("%s: %s hands the index on", name, f.Name.Name)
			}
		}
	}
	if sights != 1 {
		t.Errorf("got what may be seen asked for in %d places, want the one in ask", sights)
	}
}

// isBleve reports whether the expression is the bleve field of an edition,
// however the edition is called: the package of that name is no selector.
func isBleve(s *ast.SelectorExpr) bool { return s.Sel.Name == "bleve" }

// nameOf returns the name under which a function is called.
func nameOf(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
