package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"soundings/tracker"
	"soundings/tracker/query"
)

// query writes the search as the query of an address, the same each time.
func (f filter) query() string {
	var parts []string
	for _, name := range searchParameters {
		for _, v := range f.values[name] {
			parts = append(parts, name+"="+url.QueryEscape(v))
		}
	}
	return strings.Join(parts, "&")
}

// kept is the search as it is saved: without what only says how it is shown.
func (f filter) kept() string { return f.with(byGroup).with(bySort).query() }

// title names the page in the history of the browser.
func (f filter) title() string {
	if words := f.first(byWords); words != "" {
		return words + " – Search quotes"
	}
	return "Search quotes"
}

// href is the address of the search.
func (f filter) href() string { return address("/quotes", f.query()) }

func address(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}

// page is the address of one page of the search.
func (f filter) page(n int) string {
	if n == 1 {
		return f.href()
	}
	return address("/quotes", strings.TrimPrefix(f.query()+"&page="+strconv.Itoa(n), "&"))
}

// with returns the search with only these values of a parameter.
func (f filter) with(name string, values ...string) filter {
	g := f
	g.values = map[string][]string{}
	for k, v := range f.values {
		g.values[k] = v
	}
	g.values[name] = values
	return g
}

// and returns the search with one value of a parameter more.
func (f filter) and(name, value string) filter {
	if f.has(name, value) {
		return f
	}
	return f.with(name, append(slices.Clone(f.values[name]), value)...)
}

// without returns the search less one value of a parameter.
func (f filter) without(name, value string) filter {
	return f.with(name, slices.DeleteFunc(slices.Clone(f.values[name]), func(v string) bool { return v == value })...)
}

// has reports whether a filter has the value.
func (f filter) has(name, value string) bool { return slices.Contains(f.values[name], value) }

// understood is the search with what the fields of its query stand for as
// filters, and the words that are left. Without such fields it is as it was.
func (f filter) understood(asked tracker.Search) filter {
	left := asked.Text.Root.String()
	if left == query.Parse(f.first(byWords)).Root.String() {
		return f
	}
	g := f.with(byWords)
	if left != "" {
		g = f.with(byWords, left)
	}
	g.values[byStance], g.values[bySector] = spelled(asked.Stances), spelled(asked.Sectors)
	g.values[byOrganisation], g.values[bySpeaker], g.values[byTheme] = orUnnamed(asked.Organisation), orUnnamed(asked.Stakeholder), asked.Themes
	g.values[byConsultation] = nil
	for _, c := range f.consultations {
		if slices.Contains(asked.Consultation, c.ID) {
			g.values[byConsultation] = append(g.values[byConsultation], c.Slug)
		}
	}
	for name, d := range map[string]tracker.CivilDate{byFrom: asked.From, byTo: asked.To} {
		if f.first(name) == "" && d != "" {
			g.values[name] = []string{string(d)}
		}
	}
	return g
}

func spelled[T ~string](list []T) []string {
	var out []string
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}
