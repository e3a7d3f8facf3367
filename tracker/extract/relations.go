package extract

import "strings"

// relation is the relation of somebody, known so far by a first name, whom a title
// and the family name mean where the bearer of that name has another title: "Dr
// Okoro … her brother Tim … Cllr Okoro".
func (c *cast) relation(hon, name string, bearer *person) *person {
	if hon == "" || bearer == nil || bearer.hon == "" || name != bearer.surname || sharesWord(hon, bearer.hon) {
		return nil
	}
	var found *person
	for _, p := range c.people[max(0, len(c.people)-40):] {
		fits := p.minor && !strings.Contains(p.name, " ") && p.org == "" && (genderOf(hon) == 0 || p.gender == 0 || p.gender == genderOf(hon))
		switch {
		case !fits:
		case found != nil:
			return nil // of several, none
		default:
			found = p
		}
	}
	if found == nil {
		return nil
	}
	found.name, found.surname = found.name+" "+bearer.surname, bearer.surname
	c.list(found)
	return found
}
