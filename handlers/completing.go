package handlers

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// completion is one thing that somebody may be about to type.
type completion struct {
	Kind  string `json:"kind"`  // "speaker", "organisation", "words"
	Label string `json:"label"` // a name, or the whole query
	N     int    `json:"n"`     // reactions that the viewer may see
	Href  string `json:"href"`  // the search for it, other filters kept
}

// completeQuery answers, as JSON, what the query in q may become while it is
// typed. The other parameters are those of the search page; they are kept in
// the addresses and checked when one is opened.
func (s *Server) completeQuery(c *fiber.Ctx) error {
	f := typedFilter(c)
	found, err := s.Tracker.Complete(c.UserContext(), viewer(c), f.first(byWords))
	if err != nil {
		return err
	}
	list := []completion{} // an empty list, not null
	for _, w := range found.Phrases {
		list = append(list, completion{"words", w.Value, w.N, f.with(byWords, w.Value).href()})
	}
	rest := f.with(byWords)
	if before := strings.TrimSpace(found.Before); before != "" {
		rest = f.with(byWords, before)
	}
	for _, p := range found.Speakers {
		list = append(list, completion{"speaker", p.Name, p.N, rest.with(bySpeaker, p.Value).href()})
	}
	for _, o := range found.Organisations {
		list = append(list, completion{"organisation", o.Name, o.N, rest.with(byOrganisation, o.Value).href()})
	}
	return c.JSON(map[string][]completion{"completions": list})
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
