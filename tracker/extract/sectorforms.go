package extract

import "strings"

// form is what the names of bodies of a sector are made of. No form is the name
// of a body: those are facts, and stand in the directory.
type form struct {
	sector string
	any    []string // one of these words or phrases, if there are any,
	with   []string // with one of these, if there are any,
	but    []string // and none of these
	office []string // and, if there are any, one of these in the office
}

// forms in the order in which they are tried.
var forms = []form{
	{sector: "academic", any: spaced("trials unit|research unit")},
	{sector: "national_body", any: spaced("council|board"), with: spaced("national|delivery|standards"), but: spaced("association|union|society|federation|integrated|guild")},
	{sector: "national_body", any: spaced("council"), with: spaced("general|nursing|midwifery|pharmaceutical|dental|optical|professions|standards"), but: spaced("association|union|makers")},
	{sector: "professional_body_union", any: spaced("local medical committee|local medical committees|lmc|lmcs|local dental committee|local pharmaceutical committee|providers")},
	{sector: "politician", any: spaced("labour party|conservative party|liberal democrats|house of commons|house of lords|select committee|parliament|parliamentary party|senate"), but: spaced("association|federation|society|union")},
	{sector: "clinical_commissioning_group", any: spaced("ccg|ccgs|commissioning group|commissioning groups|commissioning committee|clinical commissioners|commissioning council|commissioning collaborative|icb|integrated care board|primary care trust|primary care trusts|pct")},
	{sector: "national_body", any: spaced("commissioning|delivery|improvement|safety|quality|supply|digital"), with: spaced("national|england|wales|scotland|agency|authority|commission|executive|inspectorate"), but: spaced("association|society|union|federation|nhs trust|alliance|college")},
	{sector: "national_body", any: spaced("delivery board|improvement board|safety board|quality board|commissioning board")},
	{sector: "royal_college", any: spaced("royal college|royal colleges|faculty of"), but: spaced("university|school|medicine at")},
	{sector: other, any: spaced("council|councils"), with: spaced("city|county|borough|district|parish|metropolitan|town|unitary|shire|shires")},
	{sector: "nhs_trust", any: spaced("nhs foundation trust|nhs trust|nhs trusts|foundation trust|hospitals trust|hospital trust|hospitals nhs|healthcare trust|ambulance service|ambulance trust|community trust|care trust|partnership trust|mental health trust|acute trust")},
	{sector: "academic", any: spaced("university|universities|college london|medical school|business school|law school|nursing school|school of medicine|school of nursing|school of public health|school of pharmacy|school of hygiene|school of economics"), but: spaced("union|teaching hospitals|university hospital|university hospitals")},
	{sector: "national_body", any: spaced("guardian|ombudsman|commissioner|inspectorate|regulator|ministry|department"), but: spaced("association|union|society|federation|charity|friends")},
	{sector: "professional_body_union", any: spaced("alliance|forum|council|together|network|guild|group|federation|coalition|society|congress|league|committee"), with: professions},
	{sector: "charity_patient_group", any: causes, but: spaced("nhs|hospital trust|association of|union|society of|college|panel|committee|agency|authority|inspectorate|board|programme|institute|federation of")},
	{sector: "politician", any: spaced("party|government"), but: spaced("third party|association|partnership")},
	{sector: "national_body", any: spaced("standards council|standards board"), but: spaced("association|union")},
	{sector: other, any: spaced("council|councils"), but: spaced("makers|general|medical|dental|nursing|workers|research")},
	{sector: "professional_body_union", any: spaced("union|unions|association|federation|society|league|confederation|guild|conference|institute of|college of|chamber of|employers|makers|congress")},
	{sector: "national_body", any: spaced("commission|authority|agency|executive|office|national|service|services"), but: spaced("centre|school|institute|college|trust|group|network|forum|campaign|alliance|fund|foundation|fire|police|combined authority|local authority")},
	{sector: "academic", any: spaced("college|school|institute|centre|faculty|department|hospital"), office: []string{" professor ", " lecturer ", " reader in "}},
	{sector: "think_tank", any: spaced("fund|institute|centre for|foundation for|policy centre|think tank|policy|research centre|observatory"), but: spaced("nhs")},
	{sector: "think_tank", any: spaced("foundation"), but: spaced("nhs|foundation trust")},
	{sector: "think_tank", any: spaced("trust"), office: []string{" economist ", " fellow ", " research "}},
	{sector: "nhs_trust", any: spaced("hospital|hospitals|infirmary")},
	{sector: "charity_patient_group", any: spaced("forum|network|trust|support|alliance|action|group|appeal|lifeline")},
	{sector: "professional_body_union", office: spaced("branch secretary|branch officer|branch chair|shop steward|steward|convenor|regional organiser|national organiser|national officer")},
	{sector: "charity_patient_group", office: spaced("trustee|trustees|fundraiser|head of fundraising|director of fundraising")},
	{sector: "national_body", any: spaced("england|wales|scotland")},
	{sector: "charity_patient_group", any: spaced("uk")},
}

// professions are words for those whom a body of employers or of a trade speaks for.
var professions = spaced(`teachers|headteachers|practices|partners|employers|doctors|nurses|pharmacists|dentists|midwives|surgeons|physicians|consultants|homes|providers|chemists|
	shopkeepers|traders|farmers|officers|managers|directors|scientists|lawyers|staffs|workers|paramedics|therapists|radiographers|practitioners|psychiatrists|clinicians|
	opticians|landlords|retailers|manufacturers|psychologists|physiotherapists|optometrists|dietitians|podiatrists|anaesthetists|registrars|juniors|leaders|trusts|
	growers|brewers|builders|drivers|porters|cleaners|caterers|carriers|owners`)

// causes are words for those whom a charity is for, and what they suffer from.
var causes = spaced(`friends|patient|patients|carers|campaign|campaigners|save|hospice|hospices|healthwatch|charity|charities|cancer|families|voice|voices|survivors|coalition|companions|relatives|victims|
	parents|disability|disabled|asthma|diabetes|diabetic|heart|stroke|gut|bowel|sepsis|liver|lung|lungs|breath|breathing|airways|sleep|ageing|dementia|kidney|kidneys|renal|brain|sight|deaf|blind|autism|autistic|
	epilepsy|alzheimers|parkinsons|arthritis|bereaved|mothers|fathers|babies|refugee|refugees|homeless|homelessness|prisoners|residents|neighbours|sufferers|users|leukaemia|hearing|migraine|allergy|coeliac|psoriasis|eczema|
	eating disorders|self help|hands off|keep our|hips|sclerosis|thyroid|endometriosis|menopause|tinnitus|addiction|suicide|depression|bipolar|psychosis|palsy|spinal|transplant|lymphoma|
	myeloma|breast|prostate|pancreatic|ovarian|melanoma|tumour|crohns|colitis|fibromyalgia|miscarriage|stillbirth|wheelchair|grief|helpline|lifeline|widows|veterans|pensioners|passengers|drivers`)

// spaced cuts a list at its bars and sets each entry between spaces.
func spaced(list string) []string {
	var out []string
	for w := range strings.SplitSeq(list, "|") {
		out = append(out, " "+strings.TrimSpace(w)+" ")
	}
	return out
}

// sectorOfForm is what the form of a name says, or "".
func sectorOfForm(low, office string) string {
	for _, f := range forms {
		if (f.any == nil || containsAny(low, f.any)) && (f.with == nil || containsAny(low, f.with)) && !containsAny(low, f.but) && (f.office == nil || containsAny(office, f.office)) {
			return f.sector
		}
	}
	return ""
}
