package extract

import "strings"

// The sectors, as the directory and the gold standard code them.
const (
	commissioning = "clinical_commissioning_group"
	professional  = "professional_body_union"
	thinkTank     = "think_tank"
	hospitalTrust = "nhs_trust"
	national      = "national_body"
	charity       = "charity_patient_group"
	royalCollege  = "royal_college"
	academic      = "academic"
	politician    = "politician"
	otherSector   = "other"
)

// sectorOf names the sector of a body in which somebody speaks: the directory's
// if it knows the body, or the longer name of its branch ("Wraxley Lights North");
// else what the office, the text's own word for the body ("the charity Wraxley
// Lights") and the form of the name say together.
func (r *reader) sectorOf(org, role, name, hon string) string {
	if r.cast.dir != nil && org != "" {
		if b, ok := r.cast.dir.Body(org); ok && b.Sector != "" {
			return b.Sector
		}
	}
	key, office := bodyKey(org), strings.ToLower(role)
	switch {
	case isPolitician(key, office, name, hon):
		return politician
	case key == "":
		return sectorWithoutBody(office, hon)
	}
	if s := r.sectorOfBranch(org); s != "" {
		return s
	}
	return sectorOfName(key, office, r.cast.bodies.kinds[org])
}

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

// sectorWithoutBody is that of somebody of whom no body is known.
func sectorWithoutBody(office, hon string) string {
	scores := sectorScores{}
	scores.addAll(officeEvidence, wordsOf(office), 1)
	switch {
	case scores[academic] > 0 || office == "" && strings.HasPrefix(hon, "Prof"):
		return academic
	case scores[professional] > 0:
		return professional
	}
	return otherSector
}

// sectorOfName weighs the form of a name together with the office held there and
// the noun by which the text introduces the body. A name without any sign of a body ("Second Chance") is in this field nearly
// always that of a charity or of a campaign.
func sectorOfName(key, office, kind string) string {
	scores := sectorScores{}
	scores.addName(newNameForm(key))
	scores.addAll(officeEvidence, wordsOf(office), 1)
	scores.add(kindEvidence[kind], 1)
	if scores[thinkTank] > 0 && strings.Contains(office, "policy") {
		scores[thinkTank] += 2 // a trust or fund which has somebody for policy
	}
	best, most := charity, 0.0
	for _, s := range sectorOrder {
		if scores[s] > most {
			best, most = s, scores[s]
		}
	}
	return best
}

// sectorOrder decides between equal scores.
var sectorOrder = []string{charity, professional, national, hospitalTrust, thinkTank, commissioning, royalCollege, academic, politician, otherSector}

// sectorScores are the weights of the evidence for each sector.
type sectorScores map[string]float64

func (t sectorScores) add(list []weight, times float64) {
	for _, w := range list {
		t[w.sector] += w.n * times
	}
}

// addAll adds what each word or phrase of a table says, once for each place.
func (t sectorScores) addAll(e evidence, words []string, times float64) {
	for i := range words {
		phrase := ""
		for n := i; n < len(words) && n < i+4; n++ {
			if n > i {
				phrase += " "
			}
			phrase += words[n]
			t.add(e[phrase], times)
		}
	}
}

// weight is how much a word speaks for a sector; below zero, against it.
type weight struct {
	sector string
	n      float64
}

// evidence tells what words and phrases speak for.
type evidence map[string][]weight
