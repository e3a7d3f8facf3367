package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/query"
)

// The parameters of a search, in the order in which an address has them.
const (
	byWords        = "q"
	byStance       = "stance"
	byProposition  = "proposition"
	bySector       = "sector"
	byConsultation = "consultation"
	byOrganisation = "organisation"
	bySpeaker      = "speaker"
	byKind         = "kind"
	byFrom         = "from"
	byTo           = "to"
	byUndated      = "undated"
	bySort         = "sort"
)

var searchParameters = []string{byWords, byStance, byProposition, bySector, byConsultation, byOrganisation, bySpeaker, byKind, byFrom, byTo, byUndated, bySort}

// mostValues is how many values of one filter are looked at.
const mostValues = 50

// filter is a search as its address spells it, less what is not known.
type filter struct {
	values        map[string][]string
	consultations []tracker.Consultation // those that the viewer may see
	sectors       []tracker.SectorName
	unknown       int // values that the address has and that there are not
}

// readFilter reads the search that an address asks for.
func (s *Server) readFilter(c *fiber.Ctx) (filter, error) {
	f := filter{values: map[string][]string{}}
	var err error
	if f.consultations, err = s.Tracker.Consultations(c.UserContext(), viewer(c)); err != nil {
		return f, err
	}
	if f.sectors, err = s.Tracker.SectorNames(c.UserContext()); err != nil {
		return f, err
	}
	for _, name := range searchParameters {
		for _, b := range c.Request().URI().QueryArgs().PeekMulti(name) {
			v := strings.TrimSpace(strings.ToValidUTF8(string(b), ""))
			if v != "" && name != bySort && !f.knows(name, v) {
				f.unknown++
			}
			if f.knows(name, v) && !slices.Contains(f.values[name], v) && len(f.values[name]) < mostValues {
				f.values[name] = append(f.values[name], v)
			}
		}
	}
	return f, nil
}

// knows reports whether a parameter may have the value; others are ignored.
// People and bodies are asked for by IDs: an unknown one finds nothing, in the
// same way as one that the viewer may not see.
func (f filter) knows(name, value string) bool {
	if value == "" {
		return false
	}
	switch name {
	case byStance:
		return slices.Contains(tracker.StanceFacet(), tracker.Stance(value))
	case bySector:
		return slices.ContainsFunc(f.sectors, func(n tracker.SectorName) bool { return string(n.Code) == value })
	case byConsultation:
		return slices.ContainsFunc(f.consultations, func(c tracker.Consultation) bool { return c.Slug == value })
	case byProposition:
		_, ok := f.proposition(value)
		return ok
	case byKind:
		return value == string(tracker.Quote) || value == string(tracker.Reported)
	case bySort:
		return slices.Contains([]tracker.Order{tracker.Best, tracker.Newest, tracker.Oldest}, tracker.Order(value))
	}
	return true
}

// leftOut says that the address has filters that were ignored.
func (f filter) leftOut() string {
	switch f.unknown {
	case 0:
		return ""
	case 1:
		return "One filter in the address is not known and was left out."
	}
	return thousands(f.unknown) + " filters in the address are not known and were left out."
}

func (f filter) proposition(id string) (tracker.Proposition, bool) {
	for _, c := range f.consultations {
		if p, ok := c.Proposition(id); ok {
			return p, true
		}
	}
	return tracker.Proposition{}, false
}

func (f filter) first(name string) string {
	if v := f.values[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// order is the order asked for: without one the best first where there are
// words, else the newest.
func (f filter) order() tracker.Order {
	switch o := tracker.Order(f.first(bySort)); {
	case o != "":
		return o
	case f.first(byWords) != "":
		return tracker.Best
	}
	return tracker.Newest
}

// search returns the search, and what is wrong with the dates.
func (f filter) search() (tracker.Search, []templates.FieldError) {
	q := tracker.Search{
		Text: query.Parse(f.first(byWords)), Stances: codes[tracker.Stance](f.values[byStance]), Proposition: f.first(byProposition),
		Sectors: codes[tracker.Sector](f.values[bySector]), Organisation: f.values[byOrganisation], Stakeholder: f.values[bySpeaker],
		Kinds: codes[tracker.PassageKind](f.values[byKind]), Undated: f.first(byUndated) != "", Order: f.order(),
	}
	for _, c := range f.consultations {
		if slices.Contains(f.values[byConsultation], c.Slug) {
			q.Consultation = append(q.Consultation, c.ID)
		}
	}
	var wrong []templates.FieldError
	for name, date := range map[string]*tracker.CivilDate{byFrom: &q.From, byTo: &q.To} {
		var ok bool
		if *date, ok = tracker.ParseCivilDate(f.first(name)); !ok {
			wrong = append(wrong, templates.FieldError{Field: name, Message: "Enter a date, for example 1 May 2014, or a month or year."})
		}
	}
	return q, wrong
}

func codes[T ~string](list []string) []T {
	var out []T
	for _, v := range list {
		out = append(out, T(v))
	}
	return out
}

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
	g.values[byOrganisation], g.values[bySpeaker] = asked.Organisation, asked.Stakeholder
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
