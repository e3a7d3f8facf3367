package handlers

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// byWho is what is typed into the filter for a speaker or organisation.
const byWho = "who"

// completion is one thing that somebody may be about to type, as the combobox
// in templates/assets/js/combobox.js reads it.
type completion struct {
	Kind  string `json:"kind"`  // "speaker", "organisation", "words"
	Value string `json:"value"` // the ID of a name, or the whole query
	Label string `json:"label"` // a name, or the whole query
	About string `json:"about"` // "Speaker, 12 reactions"
	Href  string `json:"href"`  // the search for it, other filters kept
}

// completeQuery answers, as JSON, what the query in q may become while it is
// typed, or whose name begins as what is typed in who. The other parameters are
// those of the search page; they are kept in the addresses and checked when one
// is opened.
func (s *Server) completeQuery(c *fiber.Ctx) error {
	f, err := s.asNow(c, typedFilter(c))
	if err != nil {
		return err
	}
	list := []completion{} // an empty list, not null
	typed, rest := f.first(byWords), f
	who := strings.ToValidUTF8(c.Query(byWho), "")
	if who != "" {
		typed = who
	}
	found, err := s.Tracker.Complete(c.UserContext(), viewer(c), typed)
	if err != nil {
		return err
	}
	if who == "" {
		for _, w := range found.Phrases {
			list = append(list, completion{"words", w.Value, w.Value, "Words in " + counted(w.N, "reaction", "reactions"), f.with(byWords, w.Value).href()})
		}
		rest = f.with(byWords, nonEmpty(strings.TrimSpace(found.Before))...)
	}
	for _, p := range found.Speakers {
		list = append(list, completion{"speaker", p.Value, p.Name, "Speaker, " + counted(p.N, "reaction", "reactions"), rest.and(bySpeaker, p.Value).href()})
	}
	for _, o := range found.Organisations {
		list = append(list, completion{"organisation", o.Value, o.Name, "Organisation, " + counted(o.N, "reaction", "reactions"), rest.and(byOrganisation, o.Value).href()})
	}
	return c.JSON(map[string][]completion{"options": list})
}

// typedFilter reads the parameters of a search as they are.
func typedFilter(c *fiber.Ctx) filter {
	f := filter{values: map[string][]string{}}
	for _, name := range searchParameters {
		for _, b := range c.Request().URI().QueryArgs().PeekMulti(name) {
			v := strings.ToValidUTF8(string(b), "")
			if name != byWords {
				v = strings.TrimSpace(v)
			}
			if v != "" && !slices.Contains(f.values[name], v) && len(f.values[name]) < mostValues {
				f.values[name] = append(f.values[name], v)
			}
		}
	}
	return f
}
