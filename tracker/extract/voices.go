package extract

import (
	"strings"
	"unicode"
)

// byOffice is the one person met whom a label means by an office or by one word
// of the name: "The Minister", "OKORO", "Ada".
func (r *reader) byOffice(text string) *person {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "The "), "THE ")
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 6 {
		return nil
	}
	if len(words) == 1 && unicode.IsUpper([]rune(text)[0]) {
		name := text
		if written := r.cast.capitals[text]; written != "" {
			name = written
		}
		if people := r.cast.named[name]; len(people) == 1 && people[0].name != "" {
			return people[0]
		}
	}
	var found *person
	for _, p := range r.recent() {
		if p.body || p.name == "" || p.role == "" || !holds(p.role, words) {
			continue
		}
		if found != nil && found != p {
			return nil
		}
		found = p
	}
	return found
}

// holds tells whether all words of an office stand in a role.
func holds(role string, words []string) bool {
	office := false
	for _, w := range words {
		if !hasWord(role, w) {
			return false
		}
		office = office || roleNouns[strings.ToLower(w)]
	}
	return office
}
