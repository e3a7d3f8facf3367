package handlers

import (
	"slices"
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
	byTheme        = "theme"
	bySource       = "source"
	byGroup        = "group"
	bySort         = "sort"
	bySuggested    = "suggested"
)

var searchParameters = []string{byWords, byStance, bySuggested, byProposition, bySector, byConsultation, byTheme, byOrganisation, bySpeaker, bySource, byKind, byFrom, byTo, byUndated, byGroup, bySort}

// unnamed is the value of the filters by person and body for reactions that
// name none.
const unnamed = "none"

// mostValues is how many values of one filter are looked at.
const mostValues = 50

// filter is a search as its address spells it, less what is not known.
type filter struct {
	values        map[string][]string
	consultations []tracker.Consultation // those that the viewer may see
	sectors       []tracker.SectorName
	suggests      bool // the viewer may ask for what is only suggested
	unknown       int  // values that the address has and that there are not
	moved         bool // somebody was asked for who is one with another now, who took their place

	who   string           // typed as speaker or organisation, if that could not be looked up for certain
	named []templates.Link // whom it may mean
}

// readFilter reads the search that an address asks for.
func (s *Server) readFilter(c *fiber.Ctx) (filter, error) {
	f, err := s.filterOf(c)
	if err != nil {
		return f, err
	}
	return s.asNow(c, f.reading(func(name string) []string {
		var list []string
		for _, b := range c.Request().URI().QueryArgs().PeekMulti(name) {
			list = append(list, string(b))
		}
		return list
	}))
}

// asNow asks for those whom people and bodies of a search were merged with in
// their place.
func (s *Server) asNow(c *fiber.Ctx, f filter) (filter, error) {
	for name, noun := range map[string]tracker.MergeNoun{bySpeaker: tracker.MergePeople, byOrganisation: tracker.MergeBodies} {
		if len(f.values[name]) == 0 {
			continue
		}
		now, moved, err := s.Tracker.NowCalled(c.UserContext(), viewer(c), noun, f.values[name])
		if err != nil {
			return f, err
		}
		if moved {
			f = f.with(name, now...)
			f.moved = true
		}
	}
	return f, nil
}

// filterOf returns a search for everything, with what it may be narrowed to.
func (s *Server) filterOf(c *fiber.Ctx) (filter, error) {
	f := filter{values: map[string][]string{}, suggests: viewer(c).May(tracker.DecideStances)}
	var err error
	if f.consultations, err = s.Tracker.Consultations(c.UserContext(), viewer(c)); err != nil {
		return f, err
	}
	f.sectors, err = s.Tracker.SectorNames(c.UserContext())
	return f, err
}

// reading returns the search whose parameters have these values.
func (f filter) reading(values func(name string) []string) filter {
	f.values = map[string][]string{}
	for _, name := range searchParameters {
		for _, v := range values(name) {
			v = strings.TrimSpace(strings.ToValidUTF8(v, ""))
			if v != "" && name != bySort && name != byGroup && !f.knows(name, v) {
				f.unknown++
			}
			if f.knows(name, v) && !slices.Contains(f.values[name], v) && len(f.values[name]) < mostValues {
				f.values[name] = append(f.values[name], v)
			}
		}
	}
	return f
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
	case byTheme:
		_, ok := f.theme(value)
		return ok
	case bySuggested:
		return f.suggests && (value == suggestedToo || value == suggestedOnly)
	case byGroup:
		return tracker.Grouping(value) == tracker.BySpeaker || tracker.Grouping(value) == tracker.BySource
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

func (f filter) theme(id string) (tracker.Theme, bool) {
	for _, c := range f.consultations {
		for _, t := range c.Themes {
			if t.ID == id {
				return t, true
			}
		}
	}
	return tracker.Theme{}, false
}

// chosen is the one consultation that the search is about, if it is about one.
func (f filter) chosen() (tracker.Consultation, bool) {
	if len(f.values[byConsultation]) != 1 {
		return tracker.Consultation{}, false
	}
	for _, c := range f.consultations {
		if c.Slug == f.first(byConsultation) {
			return c, true
		}
	}
	return tracker.Consultation{}, false
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
		Sectors: codes[tracker.Sector](f.values[bySector]), Organisation: orNobody(f.values[byOrganisation]), Stakeholder: orNobody(f.values[bySpeaker]),
		Themes: f.values[byTheme], Source: f.values[bySource],
		Kinds: codes[tracker.PassageKind](f.values[byKind]), Undated: f.first(byUndated) != "", Order: f.order(),
		Suggested: f.has(bySuggested, suggestedToo), OnlySuggests: f.has(bySuggested, suggestedOnly),
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

// orNobody spells the values of a filter by person or body as the search does,
// orUnnamed as an address does.
func orNobody(list []string) []string { return respelled(list, unnamed, tracker.Nobody) }

func orUnnamed(list []string) []string { return respelled(list, tracker.Nobody, unnamed) }

func respelled(list []string, from, to string) []string {
	list = slices.Clone(list)
	for i, v := range list {
		if v == from {
			list[i] = to
		}
	}
	return list
}

func codes[T ~string](list []string) []T {
	var out []T
	for _, v := range list {
		out = append(out, T(v))
	}
	return out
}
