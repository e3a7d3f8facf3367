package handlers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// knownWords shows which words of an open draft are recorded already, both texts
// side by side.
func (s *Server) knownWords(c *fiber.Ctx, d tracker.Draft) ([]templates.KnownWords, error) {
	if d.State != tracker.DraftOpen {
		return nil, nil
	}
	found, err := s.Tracker.KnownWords(c.UserContext(), viewer(c), d)
	if err != nil {
		return nil, err
	}
	list := make([]templates.KnownWords, 0, len(found))
	for _, a := range found {
		i := slices.IndexFunc(d.Passages, func(p tracker.Passage) bool { return p.ID == a.Passage })
		if i < 0 {
			continue
		}
		k := templates.KnownWords{
			Passage: a.Passage, Words: shown(d.Passages[i]), Known: shown(a.Known), Reaction: a.Reaction.ID, Who: a.Reaction.By(),
			Where: strings.Join(nonEmpty(a.Reaction.Capacity().OrganisationName, civil(a.Reaction.SaidOn)), ", "), Href: "/reactions/" + a.Reaction.ID,
			Same: "The same words", Marked: d.Passages[i].Duplicate == a.Reaction.ID, Only: len(d.Passages) == 1,
		}
		if !a.Exact {
			k.Same = fmt.Sprintf("Nearly the same words, %d %%", a.Percent)
		}
		if a.Reaction.State == tracker.Withdrawn {
			k.State = "Withdrawn"
		}
		list = append(list, k)
	}
	return list, nil
}

// shown is the words of a passage as a page shows them, a long one cut short.
func shown(p tracker.Passage) string {
	words := shorten(p.Text, 300)
	if p.Kind == tracker.Quote {
		return "“" + words + "”"
	}
	return words
}
