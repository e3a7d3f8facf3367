package extract

import "strings"

// sectorOf names the sector of a body in which somebody speaks: the directory's
// if it knows the body, else what the office or the text's own words ("the
// charity Wraxley Lights") say, else that of the known body whose branch it is
// ("Wraxley Lights North"), else what the form of the name says.
func (r *reader) sectorOf(org, role, name, hon string) string {
	if r.cast.dir != nil && org != "" {
		if b, ok := r.cast.dir.Body(org); ok && b.Sector != "" {
			return b.Sector
		}
	}
	key := bodyKey(org)
	low, office := " "+key+" ", " "+bodyKey(role)+" "
	if s := sectorOfOffice(low, office, name, hon); s != "" {
		return s
	}
	if org == "" {
		return other
	}
	if s := kindSectors[r.cast.bodies.kinds[org]]; s != "" && !containsAny(low, plainForms) {
		return s
	}
	if s := r.sectorOfBranch(org); s != "" {
		return s
	}
	if s := sectorOfForm(low, office); s != "" {
		return s
	}
	if unknownName(org) {
		return "charity_patient_group"
	}
	return other
}

// other is the sector of everybody whom no other fits.
const other = "other"

// kindSectors are the sectors of what a text calls a body.
var kindSectors = map[string]string{
	"charity": "charity_patient_group", "campaign": "charity_patient_group", "hospice": "charity_patient_group", "union": "professional_body_union",
	"federation": "professional_body_union", "association": "professional_body_union", "tank": "think_tank", "regulator": "national_body",
	"watchdog": "national_body", "company": other, "firm": other, "retailer": other, "manufacturer": other, "consultancy": other,
	"chain": other, "party": "politician", "practice": other, "surgery": other, "provider": other, "group": "charity_patient_group",
}

// plainForms are forms of names which say more than what a text calls a body.
var plainForms = spaced("nhs|ccg|university|royal college|council")

// unknownName tells whether a name is of several words none of which says what the
// body is; in these texts such are the names of charities and campaigns.
func unknownName(org string) bool {
	words := strings.Fields(org)
	for _, w := range words {
		if low := bareWord(w); organNouns[low] || plainBodies[low] || strings.ContainsAny(w, "0123456789.&") || trades[low] {
			return false
		}
	}
	return len(words) > 1 && !isPlace(org)
}

// trades end names of companies and public bodies that have no other noun.
var trades = set(`constabulary police pharmacy pharmacies pharmaceuticals chemists dairies foods brewery holdings healthcare homes systems technologies
	solutions supermarkets stores brothers sons chambers england nursery college farm estates media productions insurance health care medical dental
	veterinary logistics energy water power rail airlines motors bakery`)

// sectorOfBranch is the sector of the known body with whose name another begins,
// if only a place or the like follows: "Age UK Wraxley".
func (r *reader) sectorOfBranch(org string) string {
	words := strings.Fields(org)
	if r.cast.dir == nil || len(words) < 2 {
		return ""
	}
	b, n := r.cast.dir.BodyAt(words, false)
	if n == 0 || len(words)-n > 3 || hasOrgan(words[n:]) {
		return ""
	}
	return b.Sector
}

// ofState are short titles of secretaries of state and of their shadows.
var ofState = phrases("health secretary, home secretary, education secretary, environment secretary, foreign secretary, justice secretary, business secretary, transport secretary, culture secretary, defence secretary, health and social care secretary, chancellor, prime minister, first minister")

// electedOffice are words of offices that somebody is elected or called to as a
// politician.
var electedOffice = []string{" member of parliament ", " under secretary ", " undersecretary ", " chief secretary to the treasury ", " cabinet member ", " portfolio holder ",
	" leader of the opposition ", " group leader ", " mp ", " mps ", " msp ", " ms for ", " peer ", " minister ", " secretary of state ", " health secretary ", " chancellor of the exchequer "}

// sectorOfOffice decides where the office weighs more than the body.
func sectorOfOffice(low, office, name, hon string) string {
	alone := strings.TrimSpace(low) == ""
	plain := strings.TrimSpace(office)
	switch {
	case alone && peer(name),
		alone && (strings.HasPrefix(hon, "Cllr") || strings.HasPrefix(hon, "Councillor")),
		strings.Contains(office, " councillor ") && !strings.Contains(office, " leader "),
		strings.HasPrefix(office, " shadow "), strings.Contains(office, " party ") && strings.Contains(office, " spokes"), ofState[plain],
		(peer(name) || peer(hon)) && (strings.Contains(office, " spokes") || strings.Contains(low, " party ")):
		return "politician"
	case strings.Contains(office, " general secretary ") && !strings.Contains(low, " party "):
		return "professional_body_union"
	case containsAny(office, electedOffice) && !strings.Contains(office, " private secretary ") && !strings.Contains(office, " adviser "):
		return "politician"
	case alone && (strings.Contains(office, " professor ") || plain == "" && strings.HasPrefix(hon, "Prof")):
		return "academic"
	}
	return ""
}

// peer tells whether a name or a title begins as that of a member of the Lords does.
func peer(s string) bool {
	switch firstWord(s) {
	case "Lord", "Lady", "Baroness":
		return true
	}
	return false
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
