package extract

import "strings"

// sectorOf names the sector of a body: the directory's if it knows the body,
// else what the text calls it or what the form of the name says.
func sectorOf(dir Directory, org, kind, role, name, hon string) string {
	if dir != nil && org != "" {
		if b, ok := dir.Body(org); ok && b.Sector != "" {
			return b.Sector
		}
	}
	low := " " + bodyKey(org) + " "
	office := " " + strings.ToLower(role) + " "
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(low, " "+w+" ") {
				return true
			}
		}
		return false
	}
	if s := sectorOfOffice(low, office, name, hon); s != "" {
		return s
	}
	switch {
	case org == "":
		return "other"
	case has("trials unit", "clinical trials unit", "research unit"):
		return "academic"
	case has("national", "delivery", "standards") && has("council", "board") && !has("association", "union", "society", "federation", "integrated", "guild"):
		return "national_body"
	case has("general") && has("council"), has("council") && has("nursing", "midwifery", "pharmaceutical", "dental", "optical", "professions", "standards"):
		return "national_body"
	case has("local medical committee", "local medical committees", "lmc", "lmcs", "providers", "local dental committee"):
		return "professional_body_union"
	case kindSectors[kind] != "" && !has("nhs", "ccg", "university", "royal college", "council"):
		return kindSectors[kind]
	case parties[strings.TrimSpace(low)]:
		return "politician"
	case has("ccg", "ccgs", "commissioning group", "commissioning committee", "clinical commissioners", "commissioning council", "icb", "integrated care board", "primary care trust", "pct"):
		return "clinical_commissioning_group"
	case has("royal college", "academy of medical royal colleges", "faculty of public health", "faculty of"):
		return "royal_college"
	case has("council") && has("city", "county", "borough", "district", "parish", "metropolitan", "town"):
		return "other"
	case has("nhs foundation trust", "nhs trust", "foundation trust", "hospitals trust", "hospital trust", "hospitals nhs", "healthcare trust", "ambulance service", "community trust"):
		return "nhs_trust"
	case has("university", "medical school", "university college", "college london", "business school", "school of medicine", "imperial college"):
		return "academic"
	case has("guardian", "ombudsman", "commissioner", "inspectorate", "regulator", "ministry", "department"):
		return "national_body"
	case has("alliance", "forum", "council", "together", "network", "guild", "group", "federation", "coalition", "society", "congress") && has(professions...):
		return "professional_body_union"
	case has("friends", "patients", "patient", "carers", "campaign", "save", "hospice", "healthwatch", "healthwatchers", "charity", "charities", "age", "mind", "cancer", "families", "circle", "voice", "survivors", "coalition", "companions", "relatives", "victims", "parents", "disability", "alzheimers", "asthma", "diabetes", "heart", "stroke", "cradle", "gut", "bowel", "sepsis", "liver", "lung", "lungs", "breath", "breathing", "airways", "sleep", "ageing", "dementia", "kidney", "brain", "sight", "deaf", "blind", "autism", "epilepsy", "parkinsons", "arthritis", "bereaved", "mothers", "babies", "refugee", "refugees", "homeless", "prisoners", "voices", "residents", "neighbours", "renal", "kidneys", "hips", "sclerosis", "thyroid", "endometriosis", "menopause", "eczema", "psoriasis",
		"allergy", "tinnitus", "hearing", "addiction", "suicide", "depression", "bipolar", "psychosis", "palsy", "spinal", "transplant", "leukaemia", "lymphoma", "myeloma",
		"breast", "prostate", "pancreatic", "ovarian", "melanoma", "tumour", "crohns", "colitis", "coeliac", "fibromyalgia", "miscarriage", "stillbirth", "wheelchair",
		"grief", "helpline", "lifeline", "healthwatch", "sufferers", "widows", "veterans", "pensioners", "passengers", "drivers") &&
		!has("nhs", "hospital trust", "association of", "union", "society of", "college", "panel", "committee", "agency", "authority", "inspectorate", "board", "programme"):
		return "charity_patient_group"
	case has("party", "parliament", "house of commons", "house of lords", "select committee", "government", "senate"):
		return "politician"
	case has("nhs england", "commissioning england", "ministry", "department", "inspectorate", "regulator", "commission", "authority", "agency", "executive", "monitor", "ombudsman", "guardian", "office", "treasury", "nice", "public health england", "health england", "national", "service") && !has("union", "guild", "association", "federation", "society", "council", "college", "institute", "trust", "group", "network", "forum", "campaign"),
		has("nhs england", "screening panel", "national institute for health", "standards council", "standards board"):
		return "national_body"
	case has("council") && !has("makers", "general", "medical", "dental", "nursing", "workers"):
		return "other"
	case has("federation of shire", "local government association", "federation of councils"):
		return "other"
	case has("union", "association", "federation", "society", "league", "confederation", "guild", "conference", "institute of", "college of", "employers", "makers", "confederation"):
		return "professional_body_union"
	case has("fund", "institute", "centre for", "foundation for", "policy centre", "think tank", "policy", "research centre", "observatory", "resolution") || strings.HasSuffix(low, " foundation ") && !has("nhs"):
		return "think_tank"
	case has("trust") && (strings.Contains(office, "economist") || strings.Contains(office, "fellow") || strings.Contains(office, "research")):
		return "think_tank"
	case has("hospital", "hospitals", "infirmary"):
		return "nhs_trust"
	case has("forum", "network", "trust", "support", "alliance", "action", "group", "fighters"):
		return "charity_patient_group"
	case unknownName(org):
		return "charity_patient_group"
	}
	return "other"
}

// kindSectors are the sectors of what a text calls a body.
var kindSectors = map[string]string{
	"charity": "charity_patient_group", "campaign": "charity_patient_group", "hospice": "charity_patient_group", "union": "professional_body_union",
	"federation": "professional_body_union", "association": "professional_body_union", "tank": "think_tank", "regulator": "national_body",
	"watchdog": "national_body", "company": "other", "firm": "other", "retailer": "other", "manufacturer": "other", "consultancy": "other",
	"chain": "other", "party": "politician", "practice": "other", "surgery": "other", "provider": "other", "group": "charity_patient_group",
}

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
	veterinary logistics energy water power rail airlines motors`)

// professions are words for those whom a body of employers or of a trade speaks for.
var professions = strings.Fields(`teachers headteachers practices partners employers doctors nurses pharmacists dentists midwives surgeons physicians consultants
	homes providers chemists shopkeepers traders farmers officers managers directors scientists lawyers staffs workers paramedics therapists radiographers
	practitioners psychiatrists clinicians opticians landlords retailers manufacturers`)

// ofState are short titles of secretaries of state.
var ofState = phrases("health secretary, home secretary, education secretary, environment secretary, foreign secretary, justice secretary, business secretary, transport secretary, culture secretary, defence secretary, health and social care secretary, chancellor, prime minister, first minister")

// sectorOfOffice decides where the office weighs more than the body.
func sectorOfOffice(low, office, name, hon string) string {
	switch {
	case strings.HasPrefix(name, "Lord ") || strings.HasPrefix(name, "Lady ") || strings.HasPrefix(name, "Baroness "):
		if strings.TrimSpace(low) == "" {
			return "politician"
		}
	case strings.Contains(office, "member of parliament"), strings.Contains(office, "under-secretary"), strings.Contains(office, "chief secretary to the treasury"), strings.TrimSpace(office) == "chancellor",
		strings.Contains(office, "cabinet member"), strings.Contains(office, "portfolio holder"), strings.Contains(office, "leader of the opposition"), strings.Contains(office, "group leader"),
		strings.Contains(office, " councillor ") && !strings.Contains(office, "leader"), strings.HasPrefix(hon, "Cllr") && strings.TrimSpace(low) == "", strings.HasPrefix(hon, "Councillor") && strings.TrimSpace(low) == "":
		return "politician"
	case (strings.Contains(office, "general secretary") || strings.Contains(office, "branch chair") || strings.Contains(office, "branch secretary") || strings.Contains(office, "national officer") ||
		strings.Contains(office, "regional organiser") || strings.Contains(office, "shop steward")) && !strings.Contains(low, " party "):
		return "professional_body_union"
	case (strings.HasPrefix(name, "Lord ") || strings.HasPrefix(hon, "Lord") || strings.HasPrefix(hon, "Baroness") || strings.HasPrefix(hon, "Lady")) && (strings.Contains(office, " spokes") || strings.Contains(low, " party ")):
		return "politician"
	case strings.Contains(office, " mp ") || strings.Contains(office, " peer ") || strings.Contains(office, " msp ") || strings.Contains(office, "shadow "):
		return "politician"
	case ofState[strings.TrimSpace(office)], strings.Contains(office, "minister ") || strings.Contains(office, " secretary of state") || strings.Contains(office, "health secretary") || strings.Contains(office, "chancellor of the"):
		return "politician"
	}
	if strings.Contains(office, "professor") && strings.TrimSpace(low) == "" || strings.TrimSpace(low) == "" && strings.HasPrefix(hon, "Prof") && office == "  " {
		return "academic"
	}
	return ""
}
