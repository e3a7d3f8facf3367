package tracker

import (
	"context"
	"strings"
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
	field, rest := openField(typed)
	var out Completions
	for _, start := range nameStarts(rest) {
		out.Before, out.Typed = typed[:len(typed)-len(rest)+start], rest[start:]
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

// openField returns the field whose value is being typed, speaker or org, and
// that value; else "" and all of what is typed.
func openField(typed string) (field, rest string) {
	for _, f := range []string{query.Speaker, query.Organisation} {
		at := strings.LastIndex(strings.ToLower(typed), f+":")
		if at < 0 || at > 0 && typed[at-1] != ' ' || at+len(f)+1 > len(typed) {
			continue
		}
		value := typed[at+len(f)+1:]
		if marked, ok := strings.CutPrefix(value, `"`); ok && !strings.Contains(marked, `"`) {
			return f, marked
		}
		if !strings.ContainsAny(value, " \"") {
			return f, value
		}
	}
	return "", typed
}

// nameStarts returns where a name may start that runs to the end of the text:
// at each of its last words, the earliest first.
func nameStarts(text string) []int {
	var list []int
	inWord := false
	for i, r := range text {
		isSpace := r == ' ' || r == '\u00a0' || r == '\t'
		if !isSpace && !inWord {
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
			return otherNames || !d.organisations.byID[id].added()
		}), nil
	}
	return d.stakeholders.begin.Find(typed, mostCandidates, func(string) bool { return otherNames }), nil
}
