package tracker

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// ConsultationState says how far a consultation has come.
type ConsultationState string

// The states of a consultation.
const (
	ConsultationDraft  ConsultationState = "draft" // staff only
	ConsultationOpen   ConsultationState = "open"
	ConsultationClosed ConsultationState = "closed"
)

// Consultation is the matter being reacted to.
type Consultation struct {
	Meta
	Slug         string // unique, never reused
	Title        string
	Summary      string
	AnnouncedBy  string
	Opens        CivilDate
	Closes       CivilDate
	State        ConsultationState
	Propositions []Proposition // never empty; the first is the proposal as a whole and has the consultation's ID
	Themes       []Theme
	Events       []Event
}

// Proposition is one thing a person can be for or against. The one that stands
// for the proposal as a whole has the ID of its consultation, so that a reaction
// alone tells its stance on the whole.
type Proposition struct{ ID, Title string }

// Theme is a matter that reactions touch on.
type Theme struct{ ID, Name string }

// Keys implements Entity.
func (c Consultation) Keys() []Key { return []Key{{"slug", c.Slug}} }

// Whole returns the proposition that stands for the proposal as a whole.
func (c Consultation) Whole() Proposition { return c.Propositions[0] }

// Proposition returns the proposition with the ID.
func (c Consultation) Proposition(id string) (Proposition, bool) {
	for _, p := range c.Propositions {
		if p.ID == id {
			return p, true
		}
	}
	return Proposition{}, false
}

// asked returns the proposition that is asked for if it is one of the
// consultation's, else the proposal as a whole.
func (c Consultation) asked(id string) Proposition {
	if p, ok := c.Proposition(id); ok {
		return p
	}
	return c.Whole()
}

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Validate returns an Invalid error naming every field that is wrong.
func (c Consultation) Validate() error {
	var f faults
	f.check(strings.TrimSpace(c.Title) != "", "title", "Enter a title.")
	f.check(len(c.Title) <= 300, "title", "Keep the title under 300 characters.")
	untitled := strings.TrimSpace(c.Title) == "" // without a title nothing could be made of it
	f.check(untitled && c.Slug == "" || slugForm.MatchString(c.Slug) && len(c.Slug) <= 80, "slug", "Use small letters, digits and hyphens, at most 80, for example primary-care-2014.")
	f.check(c.Opens.Valid(), "opens", "Enter a date, for example 1 May 2014.")
	f.check(c.Closes.Valid(), "closes", "Enter a date, for example 27 June 2014.")
	if c.Opens != "" && c.Closes != "" && c.Opens.Valid() && c.Closes.Valid() {
		f.check(c.Opens.First() <= c.Closes.Last(), "closes", "The closing date is before the opening date.")
	}
	switch c.State {
	case ConsultationDraft, ConsultationOpen, ConsultationClosed:
	default:
		f.add("state", "Choose draft, open or closed.")
	}
	f.check(untitled || len(c.Propositions) > 0, "propositions", "Enter at least one proposition.")
	for _, p := range c.Propositions {
		f.check(strings.TrimSpace(p.Title) != "", "propositions", "A proposition needs words.")
	}
	f.check(len(c.Themes) <= mostThemes, "themes", "Keep to 100 themes.")
	for i, t := range c.Themes[:min(len(c.Themes), mostThemes)] {
		f.check(strings.TrimSpace(t.Name) != "", "themes", "A theme needs a name.")
		f.check(utf8.RuneCountInString(t.Name) <= 80, "themes", "Keep the name of a theme under 80 characters.")
		f.check(!slices.ContainsFunc(c.Themes[:i], func(o Theme) bool { return FoldName(o.Name) == FoldName(t.Name) }), "themes", "Two themes have the same name.")
	}
	return f.err()
}
