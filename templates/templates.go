// Package templates owns what a person sees: the pages, their parts, and the
// style sheets, scripts and fonts that go with them, all inside the program.
// Each page has a struct of strings, numbers and lists ready to print. The
// package knows no domain type, no store and no HTTP, and decides no right.
package templates

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
)

//go:embed layout.html partials pages
var files embed.FS

// Set is all pages, parsed and ready. It may be used by many at once.
type Set struct {
	pages map[string]*template.Template
}

// Parse reads all pages, each with a copy of the layout and the partials of its
// own, so that two pages may define the same block.
func Parse() (*Set, error) {
	base, err := template.New("base").Funcs(funcs).Option("missingkey=error").
		ParseFS(files, "layout.html", "partials/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse layout: %w", err)
	}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		return nil, err
	}
	set := &Set{pages: make(map[string]*template.Template, len(names))}
	for _, name := range names {
		page, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if _, err := page.ParseFS(files, name); err != nil {
			return nil, fmt.Errorf("parse page: %w", err)
		}
		set.pages[path.Base(name)] = page
	}
	return set, nil
}

// Render writes a page. Nothing is written if the page cannot be made.
func (s *Set) Render(w io.Writer, p Page) error {
	page, ok := s.pages[p.file()]
	if !ok {
		return fmt.Errorf("there is no page %s", p.file())
	}
	var b bytes.Buffer
	if err := page.ExecuteTemplate(&b, "layout", p); err != nil {
		return fmt.Errorf("render page: %w", err)
	}
	_, err := b.WriteTo(w)
	return err
}
