package handlers

import (
	"strings"

	"soundings/tracker"
)

// whoFields are the fields of a draft's form that say who spoke and when: they
// are folded where nothing is asked of them.
var whoFields = []string{"honorific", "speaker", "stakeholder", "role", "organisation", "role_from", "role_to", "body", "sector", "said_on"}

// whoOpen reports whether who spoke needs a look: nobody is named, a person has
// to say whom a name means, since when a new role is held, or what was typed is
// wrong.
func whoOpen(f draftTyped, m draftMatches, shown reviewShown) bool {
	return f.speaker == "" || f.organisation == "" || m.person.Open || m.body.Open || m.held != "" || fieldNamed(shown.errors, whoFields...)
}

// whoWords says as what and when somebody spoke, in a line.
func whoWords(f draftTyped) string {
	words := strings.Join(nonEmpty(f.role, f.organisation), ", ")
	if f.saidOn != "" {
		said := f.saidOn
		if d := tracker.CivilDate(f.saidOn); d.Valid() {
			said = civil(d)
		}
		words = strings.Join(nonEmpty(words, "said "+said), " · ")
	}
	return words
}
