package extract

import (
	"strings"
	"testing"
)

// TestBodies has a case for each way in which a text says for which body somebody
// speaks. Wanted is each reaction as "speaker @ body", in the order of the text.
func TestBodies(t *testing.T) {
	for _, c := range bodyCases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, x := range Reactions(Input{Text: c.text}).Reactions {
				got = append(got, x.Speaker+" @ "+x.Organisation)
			}
			if have := strings.Join(got, "; "); have != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, have, c.want)
			}
		})
	}
}

type bodyCase struct{ name, text, want string }

var bodyCases = []bodyCase{
	{"office, body and name without a comma", "Director of nursing at Staithe Cross Hospitals NHS Foundation Trust Verity Mazur-Lynch, one of those who answered, commented: “My staff are tired.”", "Verity Mazur-Lynch @ Staithe Cross Hospitals NHS Foundation Trust"},
	{"commenting on behalf", "Commenting on behalf of the Association of Harbour Doctors, Dr Rufina Castle, the association’s public health lead, said:\n\n“We are tired.”", "Rufina Castle @ Association of Harbour Doctors"},
	{"office with its field", "Staithe CCG’s lay member for patient involvement, Ada Okoro, said the wards could manage.", "Ada Okoro @ Staithe CCG"},
	{"took over as", "Dr Ada Okoro, who took over from Tim Marsh as chair of the Association of Harbour Doctors’ council in May, declared the idea “dead on arrival”.", "Ada Okoro @ Association of Harbour Doctors"},
	{"volunteers with", "“We were not asked,” said Tim Marsh, who volunteers with Harbour Friends.", "Tim Marsh @ Harbour Friends"},
	{"the trust's chief executive", "Harbour NHS Foundation Trust will close the ward in May.\n\n“It was the hardest choice of my career,” said the trust’s chief executive, Ada Okoro.", "Ada Okoro @ Harbour NHS Foundation Trust"},
	{"the trust's, name first", "Harbour NHS Foundation Trust will close the ward in May.\n\nAda Okoro, the trust’s chief executive, said: “It was the hardest choice of my career.”", "Ada Okoro @ Harbour NHS Foundation Trust"},
	{"chief executive of the trust", "Harbour NHS Foundation Trust will close the ward in May.\n\nAda Okoro, chief executive of the trust, said: “It was the hardest choice of my career.”", "Ada Okoro @ Harbour NHS Foundation Trust"},
	{"trust chief executive", "Harbour NHS Foundation Trust will close the ward in May.\n\nTrust chief executive Ada Okoro said: “It was the hardest choice of my career.”", "Ada Okoro @ Harbour NHS Foundation Trust"},
	{"union leader", "The Guild of Ward Sisters will ballot its members.\n\n“We have no choice left,” the union’s general secretary, Tim Marsh, said.", "Tim Marsh @ Guild of Ward Sisters"},
	{"the charity's", "A fifth of patients wait a year, according to figures published by Breath for All on Monday.\n\nTim Marsh, the charity’s policy director, said: “Nobody should wait a year to breathe.”", "Tim Marsh @ Breath for All"},
	{"clinical adviser to the charity", "Figures from the charity Breath for All show that a fifth of patients wait a year.\n\nProfessor Tim Marsh, clinical adviser to the charity, said: “Nobody should wait a year to breathe.”", "Tim Marsh @ Breath for All"},
	{"its director", "Breath for All said the plan fell short. Its director, Tim Marsh, added: “Nobody should wait a year to breathe.”", "Tim Marsh @ Breath for All"},
	{"its director, later verb", "Breath for All, which runs helplines in six cities, is unhappy. “Nobody should wait a year to breathe,” said its director, Tim Marsh.", "Tim Marsh @ Breath for All"},
	{"whose director", "The plan was welcomed by Breath for All, whose director, Tim Marsh, said: “Nobody should wait a year to breathe.”", "Tim Marsh @ Breath for All"},
	{"chair of the board", "Harbour NHS Foundation Trust met on Tuesday.\n\nTim Marsh, chair of the board, said: “We will sleep on it.”", "Tim Marsh @ Harbour NHS Foundation Trust"},
	{"two bodies, two nouns", "Harbour NHS Foundation Trust and Westmere City Council signed the deal.\n\n“It joins up care,” said the trust’s chair, Ada Okoro. “It saves money too,” said Tim Marsh, leader of the council.", "Ada Okoro @ Harbour NHS Foundation Trust; Tim Marsh @ Westmere City Council"},
	{"two bodies of one noun, the last", "Harbour NHS Trust took over Westmere Community NHS Trust.\n\nHarbour NHS Trust is in debt.\n\n“We will manage,” said the trust’s chair, Ada Okoro.", "Ada Okoro @ Harbour NHS Trust"},
	{"the college", "The Royal College of Wharf Medicine published its reply on Friday.\n\nDr Ada Okoro, who chairs the college, said: “It will not do.”", "Ada Okoro @ Royal College of Wharf Medicine"},
	{"college president", "The Royal College of Wharf Medicine published its reply on Friday.\n\n“It will not do,” college president Ada Okoro said.", "Ada Okoro @ Royal College of Wharf Medicine"},
	{"the think tank's", "The plan would cost £2bn, the Marlow Institute said on Friday.\n\n“The sums do not add up,” said Tim Marsh, an economist at the institute.", "Tim Marsh @ Marlow Institute"},
	{"regulator by kind", "The Office for Care Standards, the regulator, has warned the home twice.\n\n“We will act,” said the regulator’s chief inspector, Ada Okoro.", "Ada Okoro @ Office for Care Standards"},
	{"patient group by kind", "Hips Together, a patient group, wrote to ministers.\n\n“We hurt,” said Tim Marsh, who founded the group.", "Tim Marsh @ Hips Together"},
	{"the union, kind in appositive", "Wardforce, the union for hospital porters, is against it.\n\n“We lift, we carry, we are not heard,” said Tim Marsh, the union’s national officer.", "Tim Marsh @ Wardforce"},
	{"a spokesman for the trust", "Harbour NHS Foundation Trust will close the ward in May.\n\nA spokesman for the trust said: “Safety comes first.”", " @ Harbour NHS Foundation Trust"},
	{"a trust spokesman", "Harbour NHS Foundation Trust will close the ward in May.\n\n“Safety comes first,” a trust spokesman said.", " @ Harbour NHS Foundation Trust"},
	{"the council's spokeswoman", "Westmere City Council will cut the grant.\n\nA council spokeswoman said: “We have no choice.”", " @ Westmere City Council"},
	{"a spokesperson said, bare", "Westmere City Council will cut the grant.\n\nA spokesperson said: “We have no choice.”", " @ Westmere City Council"},
	{"the body speaks by noun", "Westmere City Council will cut the grant.\n\n“We have no choice,” the council said in a statement.", " @ Westmere City Council"},
	{"possessive body, medical director", "Tim Marsh, Harbour NHS Trust’s medical director, said: “We are full.”", "Tim Marsh @ Harbour NHS Trust"},
	{"for the body", "Speaking for Harbour Patients’ Voice, Tim Marsh said: “We are not asked.”", "Tim Marsh @ Harbour Patients’ Voice"},
	{"on behalf of", "Tim Marsh, on behalf of Harbour Patients’ Voice, said: “We are not asked.”", "Tim Marsh @ Harbour Patients’ Voice"},
	{"from the body", "Tim Marsh, from the Renal Carers’ Circle, said: “We are not asked.”", "Tim Marsh @ Renal Carers’ Circle"},
	{"of the body", "Tim Marsh of the Renal Carers’ Circle said: “We are not asked.”", "Tim Marsh @ Renal Carers’ Circle"},
	{"works at", "Ada Okoro, who works as a nurse at Harbour General Hospital, said: “We are full.”", "Ada Okoro @ Harbour General Hospital"},
	{"a nurse at", "Ada Okoro, a ward sister at Harbour General Hospital, said: “We are full.”", "Ada Okoro @ Harbour General Hospital"},
	{"member of body's committee", "Ada Okoro, a member of the British Ward Society’s ethics committee, said: “We are full.”", "Ada Okoro @ British Ward Society"},
	{"chairs the body's committee", "Dr Ada Okoro, who chairs the British Ward Society’s workforce committee, said: “We are full.”", "Ada Okoro @ British Ward Society"},
	{"role with comma inside", "Ada Okoro, director of policy, research and campaigns at the Harbour Fund, said: “We are full.”", "Ada Okoro @ Harbour Fund"},
	{"role of of", "Ada Okoro, head of public affairs and communications for the Harbour Fund, said: “We are full.”", "Ada Okoro @ Harbour Fund"},
	{"interim and acting", "Ada Okoro, the acting chief nurse of Harbour NHS Trust, said: “We are full.”", "Ada Okoro @ Harbour NHS Trust"},
	{"professor of, at", "Ada Okoro, professor of health economics at the University of Westmere, said: “It is dear.”", "Ada Okoro @ University of Westmere"},
	{"university's professor", "The University of Westmere’s Professor Ada Okoro said: “It is dear.”", "Ada Okoro @ University of Westmere"},
	{"body before name", "The Harbour Fund’s Ada Okoro said: “It is dear.”", "Ada Okoro @ Harbour Fund"},
	{"body office name", "Harbour Fund chief economist Ada Okoro said: “It is dear.”", "Ada Okoro @ Harbour Fund"},
	{"or", "Harbour Patients’ Voice, or HPV, wrote to the minister.\n\nTim Marsh, chair of HPV, said: “We are not asked.”", "Tim Marsh @ Harbour Patients’ Voice"},
	{"brackets with words", "The Harbour Patients’ Voice (also known as HPV) wrote to the minister.\n\nTim Marsh, chair of HPV, said: “We are not asked.”", "Tim Marsh @ Harbour Patients’ Voice"},
	{"known as", "The Guild of Ward Sisters, known as GWS, is against it.\n\nGWS’s Tim Marsh said: “We are not asked.”", "Tim Marsh @ Guild of Ward Sisters"},
	{"abbreviation first", "Tim Marsh of the GWS said: “We are not asked.” The GWS – the Guild of Ward Sisters – has 900 members.", "Tim Marsh @ Guild of Ward Sisters"},
	{"abbreviation first, brackets behind", "“We are not asked,” said Tim Marsh of the GWS (Guild of Ward Sisters).", "Tim Marsh @ Guild of Ward Sisters"},
	{"from initials", "The Guild of Ward Sisters is against it.\n\nTim Marsh, GWS general secretary, said: “We are not asked.”", "Tim Marsh @ Guild of Ward Sisters"},
	{"initials possessive", "The Royal College of Wharf Medicine published its reply.\n\n“It will not do,” said the RCWM’s president, Ada Okoro.", "Ada Okoro @ Royal College of Wharf Medicine"},
	{"abbreviation with appositive", "HPV, the patients’ group, wrote to the minister.\n\nTim Marsh, who chairs the group, said: “We are not asked.”", "Tim Marsh @ HPV"},
	{"abbreviation, body itself", "The National Care Tariff Board (NCTB) set out the price.\n\nThe NCTB said: “This is fair.”", " @ National Care Tariff Board"},
	{"short name", "Harbour Community Health NHS Trust runs the ward.\n\nTim Marsh, chair of Harbour Community Health, said: “We will listen.”", "Tim Marsh @ Harbour Community Health NHS Trust"},
	{"the minister, department's", "Ada Okoro, minister for care at the Department for Wards, said: “We will listen.”", "Ada Okoro @ Department for Wards"},
	{"peer", "Lord Marsh of Westmere, a crossbench peer, said: “It is a poor bill.”", "Lord Marsh of Westmere @ "},
	{"MP for", "Tim Marsh, MP for Westmere East, said: “It is a poor bill.”", "Tim Marsh @ "},
	{"party spokesperson", "The Harbour Party’s health spokesperson, Tim Marsh, said: “It is a poor bill.”", "Tim Marsh @ Harbour Party"},
	{"councillor", "Cllr Tim Marsh, cabinet member for adult care at Westmere City Council, said: “It is a poor plan.”", "Tim Marsh @ Westmere City Council"},
	{"councillor, leader", "Councillor Tim Marsh, leader of Westmere City Council, said: “It is a poor plan.”", "Tim Marsh @ Westmere City Council"},
	{"body like a person", "The Jane Ashe Trust said: “We will pay.”", " @ Jane Ashe Trust"},
	{"head of body like a person", "Tim Marsh, chief executive of the Jane Ashe Trust, said: “We will pay.”", "Tim Marsh @ Jane Ashe Trust"},
	{"body like a person, no noun", "Tim Marsh, who runs Mary’s Meadow, a hospice, said: “We will pay.”", "Tim Marsh @ Mary’s Meadow"},
	{"body with verb", "Breathe Easy Westmere, a charity, said: “We will pay.”", " @ Breathe Easy Westmere"},
	{"two roles", "Dr Tim Marsh, a GP in Westmere and chair of the British Ward Society, said: “We will see.”", "Tim Marsh @ British Ward Society"},
	{"former chair", "Ada Okoro, former chair of the Harbour Fund and now director of the Westmere Institute, said: “We will see.”", "Ada Okoro @ Westmere Institute"},
	{"ward sister unnamed", "“We are full,” said a ward sister at Harbour General Hospital.", ""},
	{"bodies in lists", "The plan was opposed by the Guild of Ward Sisters, Breath for All and the Marlow Institute.\n\n“It is dear,” said the institute’s Tim Marsh.", "Tim Marsh @ Marlow Institute"},
	{"signature with body", "Dear Secretary of State,\n\nWe cannot accept the closure of the ward.\n\nYours sincerely,\n\nTim Marsh\nChair of Council, Royal College of Wharf Medicine", "Tim Marsh @ Royal College of Wharf Medicine"},
	{"signature MP", "Dear Secretary of State,\n\nI cannot accept the closure of the ward by Harbour NHS Trust.\n\nYours sincerely,\n\nTim Marsh\nMember of Parliament for Westmere East", "Tim Marsh @ "},
	{"think tank by kind", "The plan would cost £2bn, according to the Marlow Foundation, a think tank.\n\n“The sums do not add up,” said Tim Marsh, the think tank’s chief economist.", "Tim Marsh @ Marlow Foundation"},
	{"title capital", "Acting Chief Nurse Ada Okoro said: “We are full.” She works for Harbour NHS Trust.", "Ada Okoro @ Harbour NHS Trust"},
	{"initials without small words", "The Royal College of Wharf Medicine published its reply.\n\n“It will not do,” said RCWM president Ada Okoro.", "Ada Okoro @ Royal College of Wharf Medicine"},
	{"quotes in brackets", "Harbour and Westmere Clinical Commissioning Group (“the CCG”) met in private.\n\nDr Tim Marsh, chair of the CCG, said: “We will listen.”", "Tim Marsh @ Harbour and Westmere Clinical Commissioning Group"},
	{"letterhead", "Harbour Patients’ Voice\n12 Dock Road, Westmere\n\n3 May 2014\n\nDear Secretary of State,\n\nWe cannot accept the closure of the ward.\n\nYours sincerely,\n\nTim Marsh\nChair", "Tim Marsh @ Harbour Patients’ Voice"},
	{"headline's body", "Breath for All: plan leaves patients gasping\n\nResponding to the plan, Tim Marsh, chief executive, said: “Nobody should wait a year to breathe.”", "Tim Marsh @ Breath for All"},
	{"release body about", "Commenting on the plan, Tim Marsh, chief executive, said:\n\n“Nobody should wait a year to breathe.”\n\nNotes to editors\n\nBreath for All is a charity for people with lung disease.", "Tim Marsh @ Breath for All"},
	{"letter, copied to a body", "Dear Minister,\n\nI cannot accept the closure of the ward.\n\nYours sincerely,\n\nTim Marsh\nMember of Parliament for Westmere\n\ncc: Chair, Westmere CCG", "Tim Marsh @ "},
	{"chair of a field", "Prof Ada Okoro, Chair of Ward Medicine, Harbour University, said:\n\n“It is too soon to say.”", "Ada Okoro @ Harbour University"},
	{"label with the society’s", "The Society of Ward Sisters (SWS) has replied.\n\nResponding to the plan, the society’s president, Dr Ada Okoro, said:\n\n“It is too soon to say.”", "Ada Okoro @ Society of Ward Sisters"},
	{"at a body, the office", "The Guild of Porters was pleased. At Harbour NHS Trust the finance director, Tim Marsh, said: “It is about time.”", "Tim Marsh @ Harbour NHS Trust"},
	{"elected president", "Ada Okoro, who was elected president of the Guild of Porters in May, said: “It is about time.”", "Ada Okoro @ Guild of Porters"},
	{"chairs the committee of", "Ada Okoro, who chairs the GP committee of the British Ward Society, said: “It is about time.”", "Ada Okoro @ British Ward Society"},
	{"peer, short", "Lord Marsh of Dunmere, president of the Guild of Porters, was glad. “It is about time,” Lord Marsh said.", "Lord Marsh of Dunmere @ Guild of Porters"},
	{"a bare noun is no body", "Union vows to fight “a grubby little plan”", ""},
	{"former", "Both Ada Okoro, chair of the Harbour Fund, and Tim Marsh, head of the Westmere Institute, spoke. The former said: “It is dear.” The latter said: “It is cheap.”", "Ada Okoro @ Harbour Fund; Tim Marsh @ Westmere Institute"},
	{"minister in brackets", "The health minister (Ada Okoro) said: “We will listen.”", "Ada Okoro @ "},
	{"two bodies", "Ada Okoro, chair of the Harbour Fund and a trustee of Westmere Hospice, said: “We will see.”", "Ada Okoro @ Harbour Fund"},
	{"press release body in text", "Breath for All today welcomed the plan.\n\nCommenting, chief executive Tim Marsh said: “Nobody should wait a year to breathe.”", "Tim Marsh @ Breath for All"},
	{"name after pronoun", "“We are full,” she says. Ada Okoro is a ward sister at Harbour General Hospital.", "Ada Okoro @ Harbour General Hospital"},
	{"union by initials, leader", "GWS, which speaks for 4,000 sisters, walked out of the talks.\n\nIts general secretary, Tim Marsh, said: “We are done.”", "Tim Marsh @ GWS"},
	{"spokesman for the college", "The Royal College of Wharf Medicine is torn. “We will look at it,” a college spokeswoman said.", " @ Royal College of Wharf Medicine"},
	{"hospital's boss", "Staff at Harbour General Hospital were told on Friday. “It breaks my heart,” said hospital boss Ada Okoro.", "Ada Okoro @ Harbour General Hospital"},
	{"matron at the hospital", "Staff at Harbour General Hospital were told on Friday.\n\nAda Okoro, a matron at the hospital, said: “It breaks my heart.”", "Ada Okoro @ Harbour General Hospital"},
	{"chief of the commission", "The Care Standards Commission published its plan. Chief inspector Ada Okoro said: “We will be tougher.”", "Ada Okoro @ Care Standards Commission"},
	{"dash role", "Ada Okoro – founder of Dunmere Carers Together – said: “It is about time.”", "Ada Okoro @ Dunmere Carers Together"},
	{"director's genitive", "The answer was its director’s. Dunmere Carers Together, a charity, is in favour. “It is about time,” Ada Okoro, the charity’s director, said.", "Ada Okoro @ Dunmere Carers Together"},
	{"council leader", "Westmere City Council owns the building. “We will sell it,” said council leader Tim Marsh.", "Tim Marsh @ Westmere City Council"},
	{"party leader", "The Harbour Party would scrap it. “It is a tax,” said its health spokesman, Tim Marsh MP.", "Tim Marsh @ Harbour Party"},
	{"shadow minister", "Shadow health minister Tim Marsh said: “It is a tax.”", "Tim Marsh @ "},
	{"local GP", "Dr Ada Okoro, a GP in Westmere, said: “We are full.”", "Ada Okoro @ "},
	{"chief executive at charity X", "Tim Marsh, chief executive at disability charity Wheels Up, said: “It will cost more.”", "Tim Marsh @ Wheels Up"},
	{"speaking on behalf of", "Speaking on behalf of the Guild of Porters, Tim Marsh said: “We are done.”", "Tim Marsh @ Guild of Porters"},
	{"Prof with two affiliations", "Prof Ada Okoro, Director of the Centre for Wards, University of Westmere, said:\n\n“It is too soon.”", "Ada Okoro @ University of Westmere"},
	{"apostrophe s in name", "Tim Marsh, head of St Anne’s Hospice, said: “We are done.”", "Tim Marsh @ St Anne’s Hospice"},
	{"trust's part", "Ada Okoro, clinical director of surgery at Harbour Hospitals NHS Foundation Trust, said: “We are done.”", "Ada Okoro @ Harbour Hospitals NHS Foundation Trust"},
	{"ministry by department", "A Department for Wards spokesperson said: “We are listening.”", " @ Department for Wards"},
	{"abbreviation spokesman later", "A DfW spokesman said: “We are listening.” The Department for Wards (DfW) pays for it.", " @ Department for Wards"},
	{"body then later chair", "The Guild of Porters said it was “appalled”. Tim Marsh, chair, said: “We are done.”", "Tim Marsh @ Guild of Porters"},
	{"organisation with and", "Ada Okoro, chair of Dunmere and Vale CCG, said: “We are done.”", "Ada Okoro @ Dunmere and Vale CCG"},
	{"former post only", "Ada Okoro, who was chair of the Harbour Fund until 2012, said: “We are done.”", "Ada Okoro @ Harbour Fund"},
	{"president of college is not its own", "The Royal College of Wharf Medicine and the Guild of Porters disagree. Dr Ada Okoro, president of the college, said: “It is fine.” Tim Marsh, the guild’s president, said: “It is not.”", "Ada Okoro @ Royal College of Wharf Medicine; Tim Marsh @ Guild of Porters"},
	{"group noun for CCG", "Harbour and Vale Clinical Commissioning Group will vote in May.\n\nDr Ada Okoro, the group’s chair, said: “We must.”", "Ada Okoro @ Harbour and Vale Clinical Commissioning Group"},
	{"foundation not think tank", "The Dock Foundation pays for research. “We must,” said the foundation’s director of research, Ada Okoro.", "Ada Okoro @ Dock Foundation"},
	{"he chairs", "Tim Marsh sighed. He chairs the Guild of Porters. “We are done,” he said.", "Tim Marsh @ Guild of Porters"},
	{"parent", "Tim Marsh, whose daughter waited a year, said: “We are done.”", "Tim Marsh @ "},
	{"professor emeritus", "Ada Okoro, emeritus professor of nursing at Harbour University, said: “We are done.”", "Ada Okoro @ Harbour University"},
	{"person's own firm", "Tim Marsh, founder and chief executive of Wardwise Ltd, said: “We are done.”", "Tim Marsh @ Wardwise Ltd"},
	{"dame chief", "Dame Ada Okoro, who heads NHS Harbour, said: “We are done.”", "Ada Okoro @ NHS Harbour"},
	{"name in brackets behind the body", "The Guild of Porters (general secretary: Tim Marsh) is against it. “We lift, we carry,” Mr Marsh said.", "Tim Marsh @ Guild of Porters"},
	{"MP party brackets", "Tim Marsh MP (Westmere East, Lab) said: “It is a tax.”", "Tim Marsh @ "},
	{"GP partner", "Dr Ada Okoro, a GP partner at Dock Road Surgery in Westmere, said: “We are full.”", "Ada Okoro @ Dock Road Surgery"},
	{"works for X as", "Ada Okoro works for Harbour NHS Trust as a porter. “I like it,” she said.", "Ada Okoro @ Harbour NHS Trust"},
	{"from the union", "Tim Marsh, from the porters’ union Wardforce, said: “We are done.”", "Tim Marsh @ Wardforce"},
	{"of the charity X", "Ada Okoro, of the charity Breathe On, said: “It is about time.”", "Ada Okoro @ Breathe On"},
	{"at think tank the X", "Tim Marsh, senior fellow at think tank the Marlow Institute, said: “It will cost more.”", "Tim Marsh @ Marlow Institute"},
	{"for the body, comma", "For the Guild of Porters, Tim Marsh said: “We are done.”", "Tim Marsh @ Guild of Porters"},
	{"spokesperson from the", "A spokesperson from the Department for Wards said: “We are listening.”", " @ Department for Wards"},
	{"government spokesman", "A government spokesman said: “We are listening.”", " @ Government"},
	{"inverted two", "“We are done,” said Ada Okoro and Tim Marsh of the Guild of Porters.", "Ada Okoro @ Guild of Porters; Tim Marsh @ Guild of Porters"},
	{"co-chair", "Ada Okoro and Tim Marsh, co-chairs of Dunmere Carers Together, said: “We are done.”", "Tim Marsh @ Dunmere Carers Together; Ada Okoro @ Dunmere Carers Together"},
	{"resident", "Tim Marsh, 64, of Dock Road, Westmere, said: “We are done.”", "Tim Marsh @ "},
	{"league of friends", "The Dunmere League of Friends paid for it. “We want it back,” said its treasurer, Tim Marsh.", "Tim Marsh @ Dunmere League of Friends"},
	{"chairs the board at", "“We have asked,” says Ada Okoro, who chairs the board at Dunmere Hospice.", "Ada Okoro @ Dunmere Hospice"},
}

func TestBodiesThatHeadASection(t *testing.T) {
	f := Reactions(Input{Text: "What people said by sector\n\nRoyal College of Quays\n\nActing Chief Executive and General Secretary Dame Donna Kinnear said: “It is ambitious.”\n\nDepartment of Harbours\n\nTim Marsh, shadow harbours secretary\n\n“We have been calling for this.”\n"})
	got := map[string]string{}
	for _, r := range f.Reactions {
		got[r.Speaker] = r.Organisation
	}
	if got["Donna Kinnear"] != "Royal College of Quays" || got["Tim Marsh"] != "" || len(got) != 2 {
		t.Errorf("%v", got)
	}
}
