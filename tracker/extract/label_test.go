package extract

import (
	"testing"
)

// TestLabelLines reads lines that name a speaker, in the orders and spellings in
// which press offices write them.
func TestLabelLines(t *testing.T) {
	for _, c := range []struct{ line, name, role, org string }{
		{"Dr Hamish Oak, chair, HDA", "Hamish Oak", "chair", "HDA"},
		{"Professor Chris Hallam, CEO, The Quay Fund", "Chris Hallam", "CEO", "Quay Fund"},
		{"Professor Philip Bann, chair of HDA council", "Philip Bann", "chair of council", "HDA"},
		{"Chief Executive of the Harbour Confederation Tom Ashdown", "Tom Ashdown", "Chief Executive", "Harbour Confederation"},
		{"Dr Simon Wallis, Chief clinical information officer, Quayside Communications", "Simon Wallis", "Chief clinical information officer", "Quayside Communications"},
		{"RCHM chair Dr Maureen Bakewell", "Maureen Bakewell", "chair", "RCHM"},
		{"Dr Ada Okoro, RCHM Chair", "Ada Okoro", "Chair", "RCHM"},
		{"Prof Ada Okoro, Chair of the RCHM", "Ada Okoro", "Chair", "RCHM"},
		{"Christine Outhwaite, chief executive, Staithe and Harbour health authority", "Christine Outhwaite", "chief executive", "Staithe and Harbour health authority"},
		{"Quay Trust Chief Executive Nigel Edmonds", "Nigel Edmonds", "Chief Executive", "Quay Trust"},
		{"Matt Handley, the health and social care secretary", "Matt Handley", "health and social care secretary", ""},
		{"Ada Okoro (chief executive, Harbour Providers Network)", "Ada Okoro", "chief executive", "Harbour Providers Network"},
		{"Harbour Providers Network – Ada Okoro, Chief Executive", "Ada Okoro", "Chief Executive", "Harbour Providers Network"},
		{"Harbour Providers’ chief executive Ada Okoro", "Ada Okoro", "chief executive", "Harbour Providers"},
		{"DOCKSIDE head of health Sara Gorton-Hale", "Sara Gorton-Hale", "head of health", "DOCKSIDE"},
		{"Dockside’s head of health, Sara Gorton-Hale", "Sara Gorton-Hale", "head of health", "Dockside"},
		{"Sara Gorton-Hale, head of health at Dockside", "Sara Gorton-Hale", "head of health", "Dockside"},
		{"Jonathan Ashby MP, Shadow Health Secretary", "Jonathan Ashby", "Shadow Health Secretary", ""},
		{"Cllr Izzy Secombe, chairman of the ACB’s Community Wellbeing Board", "Izzy Secombe", "chairman of Community Wellbeing Board", "ACB"},
		{"Mark Lloyd-Pugh, ACB Chief Executive", "Mark Lloyd-Pugh", "Chief Executive", "ACB"},
		{"Janet Davison, RCW Chief Executive & General Secretary", "Janet Davison", "Chief Executive & General Secretary", "RCW"},
		{"Dame Donna Kinnear, Chief Executive and General Secretary of the Royal College of Wards", "Donna Kinnear", "Chief Executive and General Secretary", "Royal College of Wards"},
		{"Dr Richard Vaughan, HDA Staithe GP committee chair", "Richard Vaughan", "Staithe GP committee chair", "HDA"},
		{"Dr Richard Vaughan, chair of the HDA's GP committee", "Richard Vaughan", "chair of GP committee", "HDA"},
		{"Prof Ann Oakes FRCP, Head of the Department of Medicine, UCS", "Ann Oakes", "Head of the Department of Medicine", "UCS"},
		{"Ann Oakes, Head of Data, School of Nursing, Staithe University", "Ann Oakes", "Head of Data of the School of Nursing", "Staithe University"},
		{"Prof Ann Oakes, Emeritus Professor of Surgery", "Ann Oakes", "Emeritus Professor of Surgery", ""},
		{"Prof Ann Oakes FMedSci, Deputy Director of the Centre for Tides, University of Staithe", "Ann Oakes", "Deputy Director of the Centre for Tides", "University of Staithe"},
		{"Dr Suresh Vellum MRCH, Consultant Physician, Staithe Hospitals NHS Foundation Trust", "Suresh Vellum", "Consultant Physician", "Staithe Hospitals NHS Foundation Trust"},
		{"Dr Ada McColl, Harbour Trust", "Ada McColl", "", "Harbour Trust"},
		{"– Chief executive of Staithe Hospitals NHS Foundation Trust, Dame Sylvia Rennick", "Sylvia Rennick", "Chief executive", "Staithe Hospitals NHS Foundation Trust"},
		{"– Mark Finch, who manages the estate at Staithe Partnership NHS Trust", "Mark Finch", "manager of the estate", "Staithe Partnership NHS Trust"},
		{"– The Harbour Party’s Verity Hollins, shadow health secretary", "Verity Hollins", "shadow health secretary", "Harbour Party"},
		{"– Staithe Carers, a charity for families", "", "", "Staithe Carers"},
		{"Tim Marsh, speaking for the Harbour Trust", "Tim Marsh", "", "Harbour Trust"},
		{"Tim Marsh, 43, a porter at Staithe General Hospital", "Tim Marsh", "porter", "Staithe General Hospital"},
		{"Director of nursing, Harbour Trust: Tim Marsh", "Tim Marsh", "Director of nursing", "Harbour Trust"},
		{"Harbour Trust: Tim Marsh, director of nursing", "Tim Marsh", "director of nursing", "Harbour Trust"},
		{"Harbour Trust / Tim Marsh / chair", "Tim Marsh", "chair", "Harbour Trust"},
		{"Panel II: Tim Marsh, chair, Harbour Trust", "Tim Marsh", "chair", "Harbour Trust"},
		{"Second Chance, chief executive, Verena Mottram:", "Verena Mottram", "chief executive", "Second Chance"},
		{"Verena Mottram, chief executive, Second Chance", "Verena Mottram", "chief executive", "Second Chance"},
		{"— Heart patient Morag Sefton-Price, trustee, Second Chance", "Morag Sefton-Price", "trustee", "Second Chance"},
		{"Retired teacher Ada Okoro", "Ada Okoro", "Retired teacher", ""},
		{"— New Harbour", "", "", "New Harbour"},
		{"Royal College of Harbour Medicine president-elect Dr Hamish Torrance", "Hamish Torrance", "president-elect", "Royal College of Harbour Medicine"},
		{"Dr Fergal Wu-Abernethy, who chairs the GP committee of the Harbour Doctors' Association (HDA):", "Fergal Wu-Abernethy", "chair of the GP committee", "Harbour Doctors' Association"},
		{"Imelda Redfern from Healthwatch Staithe", "Imelda Redfern", "", "Healthwatch Staithe"},
		{"Saffron Cordage, deputy chief executive of Harbour Providers Network", "Saffron Cordage", "deputy chief executive", "Harbour Providers Network"},
	} {
		l, ok := parseLabel(c.line)
		if !ok || l.name != c.name || l.role != c.role || l.org != c.org {
			t.Errorf("%q: %v %q, %q, %q", c.line, ok, l.name, l.role, l.org)
		}
	}
}

func TestLabelsWithTwoOffices(t *testing.T) {
	for _, c := range []struct {
		line, role, org string
		also            Capacity
	}{
		{"Dr Steve Kellaway, co-chair of Harbour Commissioners Network and chair of Staithe CCG", "co-chair", "Harbour Commissioners Network", Capacity{Role: "chair", Organisation: "Staithe CCG"}},
		{"Dr Steve Kellaway, HCN co-chair and Chair of NHS Staithe CCG", "co-chair", "HCN", Capacity{Role: "Chair", Organisation: "NHS Staithe CCG"}},
		{"Dr Johnny Marshal, Harbour Confederation director of policy and a GP in Staithe", "director of policy", "Harbour Confederation", Capacity{Role: "GP in Staithe"}},
		{"Prof Ann Oakes, Emeritus Professor of Surgery, and former president of the Royal College of Wards", "Emeritus Professor of Surgery", "", Capacity{Role: "former president", Organisation: "Royal College of Wards"}},
	} {
		l, _ := parseLabel(c.line)
		if l.role != c.role || l.org != c.org || len(l.also) != 1 || l.also[0] != c.also {
			t.Errorf("%q: %q, %q, %+v", c.line, l.role, l.org, l.also)
		}
	}
}

func TestLabelsWithoutAName(t *testing.T) {
	for _, c := range []struct{ line, org string }{
		{"A Department of Harbours spokesperson", "Department of Harbours"},
		{"A spokesperson for the Department of Harbours", "Department of Harbours"},
		{"A DOH spokeswoman", "DOH"},
		{"A Treasury source", "Treasury"},
		{"National Harbour Council, spokesperson:", "National Harbour Council"},
	} {
		if l, ok := parseLabel(c.line); !ok || l.unnamed == "" || l.org != c.org || l.name != "" {
			t.Errorf("%q: %v %q %q %q", c.line, ok, l.unnamed, l.org, l.name)
		}
	}
}

func TestHeadlineBelowALineOfThePressOffice(t *testing.T) {
	f := Reactions(Input{Text: "MEDIA STATEMENT – for immediate use\n\nHarbour pay ceiling will “empty the quay by Easter”, warns dockers’ society\n\nAda Okoro, chair of the Harbour Society, said: “It will empty the quay by Easter. We reject it.”\n"})
	if len(f.Reactions) != 1 || f.Reactions[0].Speaker != "Ada Okoro" || f.Title != "Harbour pay ceiling will “empty the quay by Easter”, warns dockers’ society" {
		t.Errorf("%q: %+v", f.Title, f.Reactions)
	}
}

func TestDeclarationsAreNobodysReaction(t *testing.T) {
	for _, heading := range []string{"Declared interests", "Interests declared", "Declaration of interests", "Conflicts of interest", "Disclosures", "Notes for editors"} {
		f := Reactions(Input{Text: "Ada Okoro, chair of the Harbour Society, said:\n\n“It will empty the quay.”\n\n" + heading + "\n\nAda Okoro: “I have been a paid adviser to the quay.”\n"})
		if len(f.Reactions) != 1 || len(f.Reactions[0].Passages) != 1 {
			t.Errorf("%s: %+v", heading, f.Reactions)
		}
	}
}

func TestOfficeOnTheLineBelowTheName(t *testing.T) {
	f := Reactions(Input{Text: "Night nursing: what they say\n\nThe plan was published on Friday.\n\n\nHugo Bastow\nGeneral secretary, Harbour Nursing Union\n\nThe union’s members will not be volunteering, Mr Bastow made clear.\n\n“There’s no new money. We oppose it.”\n\n\nMarjorie Kettle\nTrustee, Living Well at Home\n\n“My sister waited until seven.”\n"})
	got := map[string]string{}
	for _, r := range f.Reactions {
		got[r.Speaker] = r.Role + ", " + r.Organisation
	}
	if got["Hugo Bastow"] != "General secretary, Harbour Nursing Union" || got["Marjorie Kettle"] != "Trustee, Living Well at Home" || len(got) != 2 {
		t.Errorf("%v", got)
	}
}
