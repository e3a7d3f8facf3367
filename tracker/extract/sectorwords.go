package extract

import (
	"strconv"
	"strings"
)

// weighed reads a table of evidence: "sector weight: word, two words, …".
func weighed(table string) evidence {
	e := evidence{}
	for line := range strings.Lines(table) {
		label, list, ok := strings.Cut(line, ":")
		fields := strings.Fields(label)
		if !ok || len(fields) != 2 {
			continue
		}
		n, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			panic("table of sectors: " + line)
		}
		for phrase := range phrases(list) {
			e[phrase] = append(e[phrase], weight{fields[0], n})
		}
	}
	return e
}

// headEvidence is what the noun says that heads a name.
var headEvidence = weighed(`
clinical_commissioning_group 9: ccg, ccgs, icb, icbs, pct
professional_body_union 6: union, guild, confederation, congress, lmc, lmcs, ldc, lpc, unions
professional_body_union 5: federation, league
professional_body_union 4: association, employers, providers, conference, practitioners
professional_body_union 3: society, assembly, college, workers, nurses, doctors, dentists, pharmacists, midwives, staff, managers, commissioners, academy
professional_body_union 1: alliance, network, forum, council, together, coalition, partnership, united
think_tank 5: institute, observatory, exchange
think_tank 4: centre, fund, lab
think_tank 3: foundation, unit
think_tank 1: trust, project
think_tank 2: commission
nhs_trust 6: infirmary, hospital, hospitals
nhs_trust 1.5: trust
national_body 15: ombudsman
national_body 10: inspectorate, ministry, department, treasury, regulator, guardian, watchdog, commissioner
national_body 6: agency, authority, executive, commission, office
national_body 5: panel, body, service, board, directorate, taskforce
charity_patient_group 6: hospice, hospices, friends, carers, patients, survivors, voice, voices, campaign, charity, charities, aid, families, companions, helpline, healthwatch, healthwatchers, parents, relatives, sufferers, victims, circle, watchers, line
charity_patient_group 3: action, support, concern, club, circle, appeal, relief, rescue, advice, matters, aloud, mission, befrienders, buddies, lives
charity_patient_group 2: trust, alliance, network, forum, together, coalition, society, foundation, research, project, group, groups, care, collective, initiative
charity_patient_group 1: association, fund, centre
politician 14: party, democrats, conservatives, greens, parliament, senate, government
politician 2: committee
academic 5: university, universities
other 9: ltd, limited, plc, llp, inc, pharma, pharmaceuticals, therapeutics, biotech, constabulary, police, consulting, consultancy, diocese, church, parish, surgery, surgeries, practice, pharmacy, chemist, chemists, homes, home, clinic, stores, supermarkets, supermarket, assurance, insurance, bank, holdings, technologies, systems, solutions, laboratories, airport, gazette, bakery, dairies, brothers, sons, estates, media, productions, nursery, farm, energy, water, rail, airlines, motors, veterinary, brewery, breweries, hotel, consultants, logistics, ventures, diagnostics, devices, foods, drinks, school, primary, lottery, prison
other 4: council, enterprise, group, healthcare, partners, chamber, house, services, lodge, court
`)

// phraseEvidence is what phrases say wherever they stand in a name.
var phraseEvidence = weighed(`
clinical_commissioning_group 20: primary care trust, integrated care board
clinical_commissioning_group 9: ccg, ccgs, commissioning group, commissioning committee, commissioning council, commissioning consortium, commissioning partnership, commissioning cluster, locality commissioning, integrated care system, clinical commissioners
clinical_commissioning_group -18: national commissioning, association of commissioning, nhs clinical commissioners
clinical_commissioning_group 7: commissioning board, commissioning collaborative
national_body 9: national commissioning, nhs commissioning board, commissioning england, commissioning executive, commissioning authority
professional_body_union 12: chamber of commerce, chambers of commerce
professional_body_union 9: commissioning groups, trade union, trades union, chartered society, chartered institute, medical committees, dental committees, pharmaceutical committees, medical committee, negotiating committee, nhs clinical commissioners, defence union, trade association, trade council, employers organisation, trade body
professional_body_union 5: dental committee, pharmaceutical committee, staff side, staff association
think_tank 7: think tank, policy institute, policy centre, research institute, policy exchange, policy forum, policy research
nhs_trust 12: nhs trust, nhs foundation trust, foundation trust
nhs_trust 9: hospitals trust, hospital trust, healthcare trust, ambulance trust, community trust, partnership trust, acute trust, ambulance service, mental health trust, university hospitals, university hospital, teaching hospital, teaching hospitals, care trust, community health trust, health trust, general hospital, ambulance nhs, children's hospital
national_body 8: advisory committee, advisory group, advisory council, advisory board, public health england, pay review, review body, national institute for health, research council, development authority, standards authority, chief medical, leadership academy, healthwatch england, cabinet office, home office, arms length
charity_patient_group 9: league of friends, friends of, patients association, patient association, patients group, patient group, patients forum, patient forum, support group, action group, campaign group, user group, users group, users network, residents association, residents group, air ambulance, patient participation, parents association, patient council, patients council, carers association, families association, self help, save our, keep our, hospital charity, hospitals charity, hands off, voluntary service, voluntary action, red cross
charity_patient_group 7: tenants association, charities together, deaf club, stroke club, families network, relatives association, helpline
royal_college 30: royal college, royal colleges
royal_college 9: faculty of
academic 16: trials unit, research unit
academic 9: university of, medical school, business school, dental school, school of medicine, school of public health, school of hygiene, school of nursing, school of pharmacy, school of economics, university college, college london, imperial college, institute of tropical, law school, school of health, school of social
academic -9: university hospital, university hospitals
politician 14: select committee, house of commons, house of lords, all party, parliamentary group, parliamentary party, public accounts committee, health committee, commons committee, lords committee, shadow cabinet, appg, social care committee
other 12: city council, county council, borough council, district council, parish council, town council, metropolitan council, local government, county councils, town councils, district councils, local authorities, combined authority, fire and rescue, fire service, fire authority, police and crime, london authority, care home, nursing home, primary school, high school, secondary school, grammar school, care homes ltd, residential home, rugby club, football club, cricket club, parish of, diocese of
other 6: property services, business services, medical practice, medical centre, health centre, dental practice, health group, unitary authority
`)

// officeEvidence is what an office says of the body in which it is held.
var officeEvidence = weighed(`
clinical_commissioning_group 8: accountable officer, accountable officers
clinical_commissioning_group 2: clinical chair, gp chair
professional_body_union 8: general secretary, assistant general secretary, branch secretary, branch officer, branch chair, branch chairman, regional organiser, national organiser, shop steward, steward, regional officer, national officer, full-time officer, lay representative, director general, director-general, honorary secretary
professional_body_union 2: president, president-elect, vice-president, past president, members, membership
think_tank 5: economist, chief economist, senior economist, fellow, research director, director of research, head of research, senior researcher, senior analyst, senior associate, policy fellow
think_tank 2: researcher, analyst
nhs_trust 3: medical director, chief nurse, nursing director, director of nursing, ward sister, ward manager, matron, clinical director, chief operating officer, consultant, director of operations, director of midwifery, head of midwifery, director of estates, staff nurse, clinical lead, non-executive director
nhs_trust 1: finance director, director of finance, head of operations, director of workforce
charity_patient_group 4: trustee, trustees, volunteer, volunteers, founder, co-founder, cofounder, helpline, helpline manager, campaigner, fundraiser, fundraising, outreach, organiser, befriender, campaigns, director of services, head of services
academic 12: professor, lecturer, senior lecturer, reader in, emeritus professor, postdoctoral, chair in, associate professor
academic 2: dean, research fellow
national_body 3: chief inspector, registrar, commissioner, ombudsman, auditor general, inspector, chief executive officer of the nhs, regulator, chief pharmacist, chief midwife, chief scientific, chief commercial officer, commercial director
royal_college 1: dean, registrar, president, vice-president
other 7: managing director, practice manager, headteacher, head teacher, owner, proprietor, commercial director, sales director, partner, gp partner, pharmacist, superintendent, chief constable, chief fire officer, clerk, store manager, vicar, brand director, product manager, chief commercial officer, shareholder
other 1: manager
`)

// kindEvidence is what the noun says by which a text introduces a body: "the
// charity", "a think tank". What is a group or a network may be much.
var kindEvidence = weighed(`
charity_patient_group 8: charity, hospice, campaign
charity_patient_group 3: group, network, coalition, alliance
professional_body_union 8: union
professional_body_union 4: federation, association, society
think_tank 8: tank
think_tank 3: institute
national_body 8: regulator, inspectorate
national_body 5: watchdog
politician 9: party
other 8: company, firm, retailer, manufacturer, consultancy, chain, practice, surgery
other 4: provider
`)

// memberBodies are the heads of bodies that people or firms are members of.
var memberBodies = set(`union guild confederation congress federation league association society alliance network forum council conference assembly coalition together academy group united`)

// campaigning are verbs and the like with which the names of campaigns begin.
var campaigning = set(`save keep stop hands defend fight rethink protect justice friends reclaim end scrap axe our unheard action`)

// classEvidence is what the kind of a modifier says in any name, and joinedBy
// what it says of the members of a memberBodies body.
var (
	classEvidence = weighed(`
charity_patient_group 4: illness, people
charity_patient_group 2: plight
professional_body_union 2: workers
professional_body_union 1: trade
think_tank 3: policy
national_body 1: official
other 3: company
`)
	joinedBy = weighed(`
charity_patient_group 5: illness, people
charity_patient_group 3: plight
professional_body_union 6: workers, trade
professional_body_union 2: field
think_tank 1: policy
national_body 0.5: official
`)
)

// modifiers are words by the kind of thing that they name.
var modifiers = kinds(map[string]string{
	"illness": `cancer diabetes dementia stroke heart kidney renal liver lung lungs gut bowel asthma arthritis sepsis autism autistic epilepsy parkinsons alzheimers disease diseases
		syndrome disorder disorders disability disabilities deaf deafblind blind blindness sight migraine eczema lupus sclerosis cystic leukaemia hiv aids tinnitus tremor thyroid coeliac meningitis
		crohns colitis skin pain hearing brain spinal sickle cell tumour eating obesity weight miscarriage stillbirth menopause prostate breast ovarian breathing breath airways neurone nerve nerves bone bones muscle muscular spine joint joints eye eyes ear ears throat bladder colon pancreatic cervical womb thrombosis fibrosis
		incontinence pelvic allergy anaphylaxis wheelchair amputees addiction alcohol suicide hip knee psoriasis gout ataxia palsy polio bipolar depression myeloma homelessness dystrophy carcinoma glaucoma lymphoma neurological`,
	"people": `patients patient carers families family parents mothers fathers mums dads babies children childrens child survivors sufferers victims bereaved friends relatives residents neighbours users
		women womens older pensioners young youth homeless refugees refugee prisoners migrants travellers widows orphans siblings disabled age ageing elderly citizens consumers grandparents veterans`,
	"plight": `grief hope caring loneliness memory hospice voice voices rights justice fair rare unpaid safe matters aloud life lives living together help access hear`,
	"workers": `doctors doctor nurses nurse midwives surgeons physicians consultants dentists pharmacists chemists dispensers teachers headteachers heads partners workers staff staffs officers managers directors chairs
		scientists lawyers paramedics therapists radiographers practitioners clinicians opticians optometrists porters cleaners cooks caterers coders clerks secretaries chaplains crews trainees leaders
		associates visitors advisers engineers technicians governors executives actuaries sonographers phlebotomists salaried locum employees owners proprietors landlords traders farmers bakers millers
		professionals specialists`,
	"trade": `makers producers manufacturers suppliers growers brewers retailers operators providers employers homes practices pharmacies surgeries agencies hospitals boards trusts drinks meals sugar industry trade enterprises
		shopkeepers refiners importers distributors wholesalers devices colleges commissioners commissioning`,
	"field": `medicine surgery dentistry pharmacy dispensing radiography physiotherapy midwifery nursing medical professions engineering science sciences management psychology podiatry biomedical chiropody optometry
		ophthalmic dietetics anaesthesia pathology paediatrics education training visiting governance illustrators tropical hygiene acute geriatrics`,
	"policy":   `policy fiscal economic economics economy government politics political spending reform taxation tax affairs evidence ideas studies future futures thinking population civic society`,
	"official": `health care quality standards safety data statutory regulatory research audit efficiency workforce delivery prescribing medicines licensing protection screening public social skills education training vaccines digital inspection national recovery prevention procurement dentistry improvement`,
	"company":  `capital global systems`,
})

// kinds turns lists of words by kind into the kind of each word; of two kinds
// that have it, the first in the order of the list.
func kinds(lists map[string]string) map[string]string {
	out := map[string]string{}
	for _, kind := range []string{"illness", "people", "plight", "workers", "trade", "field", "policy", "official", "company"} {
		for w := range strings.FieldsSeq(lists[kind]) {
			if out[w] == "" {
				out[w] = kind
			}
		}
	}
	return out
}
