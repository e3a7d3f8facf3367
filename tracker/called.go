package tracker

import (
	"context"
	"slices"
	"strings"
	"time"

	"soundings/tracker/query"
)

// calling returns the IDs of those who have a name, in the strictest reading of
// it first; otherNames says whether those count by which reactions do not call
// them.
type calling func(ctx context.Context, name string, otherNames bool) ([][]string, error)

// inSight returns those in sight who have the name in the strictest reading
// that anybody in sight has. Who is not in sight must not change which reading
// is taken.
func (l *lookup) inSight(ctx context.Context, f Facet, name string, called calling) ([]string, error) {
	readings, err := called(ctx, name, l.sight.All)
	if err != nil {
		return nil, err
	}
	for _, ids := range readings {
		if ids, err = l.seen(ctx, f, ids); err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	return nil, nil
}

// seen returns those of the people or bodies who have reactions in sight.
// Somebody who sees everything is told of all.
func (l *lookup) seen(ctx context.Context, f Facet, ids []string) ([]string, error) {
	if l.sight.All || len(ids) == 0 {
		return ids, nil
	}
	counts, err := l.s.Index.Tally(ctx, l.sight, f, ids)
	var seen []string
	for _, c := range counts {
		seen = append(seen, c.Value)
	}
	return seen, err
}

// honorifics may stand before a name without being part of it.
var honorifics = strings.Fields("mr mrs ms miss dr prof professor sir dame lord lady baroness rev")

// speakersCalled reads a name as a whole one, as a surname with or without an
// initial, and as words of a name.
func (s *Service) speakersCalled(ctx context.Context, name string, otherNames bool) ([][]string, error) {
	words := strings.Fields(FoldName(name))
	for len(words) > 1 && slices.Contains(honorifics, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	whole := strings.Join(words, " ")
	goesBy := func(id, name string) bool { return otherNames || FoldName(d.stakeholders.byID[id].Name) == name }
	readings := [][]string{withName(d.stakeholders.byName[whole], whole, goesBy)}
	last := d.stakeholders.bySurname[words[len(words)-1]]
	switch {
	case len(words) == 1:
		readings = append(readings, last)
	case len([]rune(words[0])) == 1:
		readings = append(readings, slices.DeleteFunc(slices.Clone(last), func(id string) bool {
			return !strings.HasPrefix(FoldName(d.stakeholders.byID[id].Name), words[0])
		}))
	}
	return append(readings, withWords(d.stakeholders.byName, words, goesBy)), nil
}

// bodiesCalled reads a name as a whole one or an abbreviation, and as words of
// a name. Everybody may know all names of the shipped bodies.
func (s *Service) bodiesCalled(ctx context.Context, name string, otherNames bool) ([][]string, error) {
	whole := FoldName(name)
	if whole == "" {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	goesBy := func(id, name string) bool {
		o := d.organisations.byID[id]
		return otherNames || o.openly(name)
	}
	return [][]string{
		withName(d.organisations.byName[whole], whole, goesBy),
		withWords(d.organisations.byName, strings.Fields(whole), goesBy),
	}, nil
}

// withName returns those who may be known by the name.
func withName(ids []string, name string, goesBy func(id, name string) bool) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !goesBy(id, name) })
}

// withWords returns those with a name that has all the words, in the order of
// IDs.
func withWords(byName map[string][]string, words []string, goesBy func(id, name string) bool) []string {
	var ids []string
	for name, list := range byName {
		if hasWords(name, words) {
			ids = append(ids, withName(list, name, goesBy)...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// hasWords reports whether a folded name has all the words, of which there
// must be some.
func hasWords(name string, words []string) bool {
	padded := " " + name + " "
	for _, w := range words {
		if !strings.Contains(padded, " "+w+" ") {
			return false
		}
	}
	return len(words) > 0
}

// consultations returns those of a slug, else those with the words in their
// title, that the viewer may see.
func (l *lookup) consultations(ctx context.Context, text string) ([]string, error) {
	list, err := l.s.Consultations(ctx, l.viewer)
	var slug, titled []string
	for _, c := range list {
		if c.Slug == strings.ToLower(text) {
			slug = append(slug, c.ID)
		}
		if hasWords(FoldName(c.Title), strings.Fields(FoldName(text))) {
			titled = append(titled, c.ID)
		}
	}
	if len(slug) > 0 {
		return slug, err
	}
	return titled, err
}

// themes returns the themes of a name, else those with the words in their
// name, of the consultations that the viewer may see.
func (l *lookup) themes(ctx context.Context, text string) ([]string, error) {
	list, err := l.s.Consultations(ctx, l.viewer)
	n := naming{called: FoldName(text)}
	for _, c := range list {
		for _, t := range c.Themes {
			n.offer(t.ID, t.Name)
		}
	}
	return n.found(), err
}

// sectors returns the sectors of a code or name, else those with the words in
// their name.
func (l *lookup) sectors(ctx context.Context, text string) ([]string, error) {
	list, err := l.s.SectorNames(ctx)
	n := naming{called: FoldName(text)}
	for _, sector := range list {
		n.offer(string(sector.Code), sector.Name, string(sector.Code))
	}
	return n.found(), err
}

// naming collects what a folded text names as a whole, and by words.
type naming struct {
	called        string
	whole, worded []string // IDs
}

// offer looks whether a name, or another one, is that; words count in the name.
func (n *naming) offer(id, name string, others ...string) {
	folded := FoldName(name)
	if folded == n.called || slices.ContainsFunc(others, func(o string) bool { return FoldName(o) == n.called }) {
		n.whole = append(n.whole, id)
	} else if hasWords(folded, strings.Fields(n.called)) {
		n.worded = append(n.worded, id)
	}
}

// found returns what is named as a whole, else what is named by words.
func (n *naming) found() []string {
	if len(n.whole) > 0 {
		return n.whole
	}
	return n.worded
}

// waysToSay are the words for each stance, beside its code.
var waysToSay = map[Stance][]string{
	Oppose:           {"opposes", "opposed", "opposition", "against"},
	Concerned:        {"concern", "concerns", "has concerns"},
	Neutral:          {"mixed", "neutral or mixed"},
	QualifiedSupport: {"qualified", "conditional", "conditional support", "supports with conditions", "support with conditions"},
	Support:          {"supports", "supported", "supportive", "in favour"},
}

// stancesCalled returns the stance that is called so, none if none is.
func stancesCalled(text string) []string {
	called := FoldName(text)
	for _, x := range StanceFacet() {
		if called == FoldName(string(x)) || slices.Contains(waysToSay[x], called) {
			return []string{string(x)}
		}
	}
	return nil
}

// dayMeant returns the day, month or year up to or from which a field asks,
// itself included: the one before a date, the one after it, or the date.
func dayMeant(field, text string) []string {
	d, ok := ParseCivilDate(text)
	if !ok || d == "" {
		return nil
	}
	switch field {
	case query.Before:
		d = d.neighbour(d.First(), -1)
	case query.After:
		d = d.neighbour(d.Last(), 1)
	}
	if d == "" {
		return nil
	}
	return []string{string(d)}
}

// neighbour returns the period as long as d that holds the day beside one of
// its ends, "" where the calendar of four digits ends.
func (d CivilDate) neighbour(end CivilDate, days int) CivilDate {
	t, err := time.Parse(time.DateOnly, string(end))
	if err != nil {
		return ""
	}
	if t = t.AddDate(0, 0, days); t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return CivilDate(t.Format(time.DateOnly)[:len(d)])
}
