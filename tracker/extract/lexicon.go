package extract

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// phrases splits at commas, for entries of more than one word.
func phrases(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(list, ",") {
		m[strings.TrimSpace(w)] = true
	}
	return m
}

// saying are verbs whose object is what was said, with or without "that".
var saying = set(`said says say saying told tells telling added adds adding claimed claims claiming replied replies
	explained explains insisted insists insisting stated states wrote writes writing commented comments remarked
	continued concluded concludes told tweeted joked recalled whispered shouted quipped answered
	responded responds retorted quipped quips deadpanned mused muses lamented laments joked jokes fumed thundered boasted boasts
	exclaimed shrugs shrugged sighed sighs laughed laughs smiles smiled admits grumbled groaned gushed cried tweets posted recalls remembers remembered
	adds shouted yelled screamed pleaded begged countered counters interjected ventured allowed opined texted emailed snapped snorted reiterated stressed stresses emphasised maintained maintains protested complained
	complains declared declares predicted predicts conceded concedes thought thinks believes believed felt feels`)

// putting are verbs that report speech when a clause ("that", "how", "whether")
// or quoted words follow; with a plain object they tell of deeds.
var putting = set(`accepted accepts acknowledged acknowledges admitted admits advised agreed agrees
	alleged argued argues asked asks asserted confirmed confirms contended cautioned cautions denied denies
	disclosed emphasises estimated expected feared fears found finds highlighted hinted hoped hopes implied indicated
	mentioned noted notes observed observes pledged pledges pointed promised promises proposed queried questioned reported
	reports revealed reveals signalled suggested suggests suggesting testified urged urges vowed vows warned warns warning worried
	demanded demands doubted doubts recommended recommends reckons reckoned challenged arguing noting warning asking
	heard understood learned concerned`)

// judging are verbs that pass a verdict on something; the verdict is reported
// speech, and words quoted after them are the subject's.
var judging = set(`called calls calling described describes describing welcomed welcomes welcoming criticised criticises
	criticising condemned condemns dismissed dismisses dismissing rejected rejects rejecting branded labelled
	praised praises hailed attacked denounced deplored defended backed opposed opposes supported supports dubbed
	accused accuses blamed blames mocked ridiculed blasted slammed decried lauded touted characterized characterised deemed termed derided
	lambasted denouncing branding labelling labeling labeled dismissing citing cited invoked professed expressed applauded endorsed likened compared refused thanked deemed`)

// intending are verbs whose "to …" tells what somebody means to do.
var intending = set(`intends plans wants hopes vows promises threatens intended planned hoped vowed promised threatened pledged refuses refused`)

// auxiliaries and adverbs that may stand between a subject and its verb.
var between = set(`has have had having was were is are be been also later then now still even only yesterday today
	earlier once again once recently previously repeatedly simply merely already just never always often nonetheless
	nevertheless however duly further would will could did does do should might must may not instead reportedly
	afterwards meanwhile therefore`)

var honorifics = set(`dr dr. prof prof. professor mr mr. mrs mrs. ms ms. miss mx sir dame lord lady baroness baron
	cllr cllr. coun coun. councillor rev rev. revd reverend doctor sister father dean viscount earl captain major colonel
	justice judge fr alderman hon`)

// ranks are titles of office that stand in capitals before a name; with the
// nouns of offices they make up "U.S. District Judge Ada Okoro".
var ranks = set(`president senator congressman congresswoman representative governor premier sheriff judge justice attorney
	commander general admiral lieutenant sergeant constable detective inspector superintendent corporal private officer
	bishop archbishop cardinal pope rabbi imam pastor elder king queen prince princess duke duchess emperor sultan sheikh
	ayatollah congressperson assemblyman assemblywoman delegate alderwoman comptroller speaker marshal trooper deputy coach
	ambassador taoiseach chancellor reverend brother mother uncle aunt`)

// shortRanks are such titles cut short, whose stop ends no sentence.
var shortRanks = set(`sen rep gov gen lt sgt capt cpl col maj adm cmdr det const insp supt pte coun reps sens gov pres atty asst st mt ft`)

var male = set(`mr mr. sir lord baron father viscount earl`)
var female = set(`mrs mrs. ms ms. miss dame lady baroness sister`)

var postnominals = set(`mp ms msp mep am mla obe cbe mbe kc qc phd md frcp frcgp frcn frs rn jr jnr kbe dbe mba bsc msc dl`)

var particles = set(`van von der den de del della di da du la le al el bin bint ibn ter ten st st. dos das des du lo zu mac o ap`)

// roleNouns head the name of an office.
var roleNouns = set(`chair chairman chairwoman chairperson chief officer executive director president vice-president
	secretary president-elect chair-elect volunteer treasurer leader head manager spokesman spokeswoman spokesperson minister professor lecturer reader fellow
	economist registrar convener convenor coordinator co-ordinator adviser advisor consultant partner founder
	co-founder co-owner co-chair co-chairs owner lead trustee governor commissioner ombudsman analyst researcher editor steward organiser nurse
	physician surgeon doctor gp guardian member councillor mp peer senator ambassador representative associate
	director-general chancellor vice-chancellor principal dean provost rector warden matron midwife pharmacist
	dentist radiologist psychiatrist paediatrician epidemiologist historian scientist engineer lawyer solicitor
	barrister controller superintendent inspector boss champion deputy sponsor holder clerk auditor actuary
	academic campaigner activist statistician psychologist virologist mayor captain patron envoy tsar czar
	constable sheriff governor sergeant detective commander bishop archbishop rabbi imam vicar pastor priest archdeacon
	captain coach trainer attorney critic correspondent negotiator lobbyist strategist chairperson pollster prosecutor superintendent
	meteorologist biologist ecologist geologist astronomer physicist sociologist criminologist anthropologist veterinarian barber author foreman apprentice chaplain librarian therapist paramedic technician officers executives chairs directors co-directors volunteer carer porter president-elect chair-elect director-designate chair-designate editor-in-chief cleaner receptionist ceo cfo coo cmo
	co-director vice-chair co-leader counsel strategist planner headteacher teacher curator`)

// organNouns are words that end or begin the name of a body.
var organNouns = set(`ccg ccgs trust trusts group groups council councils federation union unions association institute institution
	university college society network forum ministry department fund foundation party committee league centre center
	board inspectorate alliance coalition commission authority agency office conference panel partnership hospital
	hospitals infirmary hospice academy charity company ltd limited plc llp inc consortium confederation guild congress parliament
	assembly service services directorate secretariat treasury faculty school schools consultancy bureau taskforce
	observatory laboratory church campaign collaborative surgery clinic practice collegium icb icbs ics lmc healthwatch
	watchdog regulator tribunal court bank embassy chamber corporation syndicate circle club friends carers makers
	voice companions bulletin enterprise nhs executive senate lords commons counsel cooperative co-operative collective
	radio television tv corp bros airlines airways motors studios pictures technologies holdings industries pharmaceuticals
	times news courier gazette herald telegraph observer journal chronicle`)

// plainBodies are the nouns by which a text refers to a body: "the union".
var plainBodies = set(`ccg trust council federation union association institute university college society network forum
	ministry department fund foundation party committee league centre board inspectorate alliance coalition commission
	authority agency partnership hospital charity company consortium confederation congress regulator watchdog campaign
	group academy faculty company surgery practice clinic treasury government guild tank organisation organization hospice institution firm`)

// joiners stand inside the name of a body, between capitalised words.
var joiners = set(`of for and & the in on to upon`)

// notNames are words that are capitalised without being part of a name.
var notNames = set(`the a an this that these those he she it they we i you his her its their our my your but and or so yet for nor if when
	while as at by in on of to from with without after before since until because although though however what why who how where which
	there here not no yes i’m i'm i’ve i've i’d i'd i’ll i'll it’s it's he’s he's she’s she's we’re we're monday tuesday wednesday thursday friday saturday sunday january february march april
	may june july august september october november december another some many most all both each every one two three
	four five six seven eight nine ten nobody nothing somebody everyone everybody meanwhile later earlier then now today yesterday tomorrow
	speaking commenting responding asked reaction reactions live more press release notes embargo ends
	dear under over between about against also only even just can could will would should may might must do does did
	is are was were has have had be been being let please thank photo picture image read subscribe share source sources
	christmas easter parliament government mps gps gp nhs uk eu us covid brexit ministers doctors nurses patients councils
	ccgs trusts hospitals section questions question witness witnesses chapter part figure table part told pressed
	budget front deputy members people publication welcome`)

var monthNames = set(`january february march april may june july august september october november december`)

var spokespeople = set(`spokesman spokeswoman spokesperson spokespeople representative source insider official`)

var copulas = set(`is was are were has have had will would can could may might should must does did do`)

var prepositions = set(`of for with by to about in from at on over under into against after before between among through
	during without towards like than as since until near within despite`)

// cueForm tells how a verb reports speech: 0 not at all, 1 saying, 2 putting, 3 judging.
func cueForm(w string) int {
	switch {
	case saying[w]:
		return 1
	case putting[w]:
		return 2
	case judging[w]:
		return 3
	case intending[w]:
		return 4
	}
	return 0
}
