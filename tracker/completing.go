package tracker

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"soundings/tracker/query"
)

// Completions are what somebody may be about to type into the search for
// quotes: people and bodies who have reactions in sight, and the query with its
// last word completed by one that reactions in sight have.
type Completions struct {
	Typed         string       // what of the query is taken for the beginning of a name
	Before        string       // the query up to there
	Speakers      []FacetValue // by reactions in sight, the most first
	Organisations []FacetValue
	Phrases       []Count // whole queries, with how many reactions in sight they find
}

// The bounds of what is looked at and offered.
const (
	mostCompleted  = 6
	mostCandidates = 2000 // people or bodies whose reactions are counted
	mostTypedName  = 4    // words
	mostTyped      = 200  // letters
)

// Complete returns what a query that is being typed may become. Only names and
// words that reactions in sight have are offered.
func (s *Service) Complete(ctx context.Context, v Viewer, typed string) (Completions, error) {
	if err := v.allow(ReadPublished); err != nil {
		return Completions{}, err
	}
	if err := s.completing.allow(v.Account, s.now()); err != nil {
		return Completions{}, err
	}
	if utf8.RuneCountInString(typed) > mostTyped || !utf8.ValidString(typed) {
		return Completions{}, nil
	}
	sight := SightOf(v, s.now())
	field, from, rest := openField(typed)
	var out Completions
	for _, start := range nameStarts(rest) {
		out.Before, out.Typed = typed[:from+start], rest[start:]
		if field != "" {
			out.Before = typed[:from] // the field goes with its value
		}
		var err error
		if field != query.Organisation {
			if out.Speakers, err = s.completed(ctx, sight, FacetStakeholder, out.Typed); err != nil {
				return Completions{}, err
			}
		}
		if field != query.Speaker {
			if out.Organisations, err = s.completed(ctx, sight, FacetOrganisation, out.Typed); err != nil {
				return Completions{}, err
			}
		}
		if len(out.Speakers)+len(out.Organisations) > 0 {
			break
		}
	}
	if field != "" || !query.Parse(typed).Plain() {
		return out, nil
	}
	var err error
	out.Phrases, err = s.Index.Complete(ctx, sight, typed, mostCompleted)
	return out, err
}

// openField returns the field whose value is being typed, speaker or org, where
// it starts, and that value; else "" and all of what is typed. One that is left
// out is none: its value would become a filter.
func openField(typed string) (field string, from int, value string) {
	before, value, found := cutLast(typed, ":")
	if !found {
		return "", 0, typed
	}
	from = strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || r == '(' })
	if from >= 0 {
		_, width := utf8.DecodeRuneInString(before[from:])
		from += width
	}
	from = max(from, 0)
	field, ok := query.FieldNamed(strings.ToLower(before[from:]))
	if !ok || field != query.Speaker && field != query.Organisation {
		return "", 0, typed
	}
	name := strings.TrimLeft(value, openingMarks)
	if name == value && strings.ContainsFunc(value, unicode.IsSpace) || strings.ContainsAny(name, openingMarks+closingMarks) {
		return "", 0, typed // the value has ended
	}
	return field, from, name
}

// The marks of quotation between which a value or phrase may stand.
const (
	openingMarks = `"“„«`
	closingMarks = `"”»`
)

// inMarks reports whether what follows a text stands in marks that it opens.
func inMarks(text string) bool {
	open := false
	for _, r := range text {
		switch {
		case open && strings.ContainsRune(closingMarks, r):
			open = false
		case strings.ContainsRune(openingMarks, r):
			open = true
		}
	}
	return open
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// nameStarts returns where a name may start that runs to the end of the text:
// at each of its last words, the earliest first, but neither at one that is left
// out nor within a phrase.
func nameStarts(text string) []int {
	var list []int
	inWord := false
	for i, r := range text {
		isSpace := r == ' ' || r == '\u00a0' || r == '\t'
		if !isSpace && !inWord && r != '-' && !inMarks(text[:i]) {
			list = append(list, i)
		}
		inWord = !isSpace
	}
	return list[max(0, len(list)-mostTypedName):]
}

// completed returns the people or bodies in sight whose name is begun.
func (s *Service) completed(ctx context.Context, sight Sight, f Facet, typed string) ([]FacetValue, error) {
	ids, err := s.begun(ctx, f, typed, sight.All)
	if err != nil {
		return nil, err
	}
	return s.inSight(ctx, sight, f, ids, mostCompleted)
}

// begun returns whose name begins so, by the rule of who may know which name:
// all names of the shipped bodies, of others their own unless otherNames.
func (s *Service) begun(ctx context.Context, f Facet, typed string, otherNames bool) ([]string, error) {
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if f == FacetOrganisation {
		return d.organisations.begin.Find(typed, mostCandidates, func(id string) bool {
			return otherNames || d.organisations.byID[id].open()
		}), nil
	}
	return d.stakeholders.begin.Find(typed, mostCandidates, func(string) bool { return otherNames }), nil
}
