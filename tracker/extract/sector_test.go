package extract

import "testing"

func TestSectorByTheFormOfTheName(t *testing.T) {
	tests := []struct{ org, role, want string }{
		{"Wraxley CCG", "chair", "clinical_commissioning_group"},
		{"Wraxley and Vale Integrated Care Board", "chair", "clinical_commissioning_group"},
		{"Royal College of Tides", "president", "royal_college"},
		{"Faculty of Harbour Medicine", "president", "royal_college"},
		{"University of Wraxley Faculty of Arts", "dean", "academic"},
		{"Wraxley Hospitals NHS Foundation Trust", "chief executive", "nhs_trust"},
		{"Vale Partnership Trust", "chief executive", "nhs_trust"},
		{"Wraxley Infirmary", "matron", "nhs_trust"},
		{"Vale Business School", "lecturer", "academic"},
		{"Wraxley Institute", "professor of tides", "academic"},
		{"", "professor of tides", "academic"},
		{"Office of the Harbour Commissioner", "commissioner", "national_body"},
		{"National Tide Authority", "chair", "national_body"},
		{"Harbour Standards Board", "chair", "national_body"},
		{"Amalgamated Harbour Union", "official", "professional_body_union"},
		{"Guild of Pilots", "warden", "professional_body_union"},
		{"League of Ward Clerks", "secretary", "professional_body_union"},
		{"College of Orthotists", "president", "professional_body_union"},
		{"Alliance of Care Providers", "chair", "professional_body_union"},
		{"Harbour", "general secretary", "professional_body_union"},
		{"League of Friends of Wraxley Cottage Hospital", "treasurer", "charity_patient_group"},
		{"Wraxley Carers’ Forum", "chair", "charity_patient_group"},
		{"Vale Migraine Support", "founder", "charity_patient_group"},
		{"Centre for Tidal Policy", "director", "think_tank"},
		{"Vale Foundation", "director", "think_tank"},
		{"Wraxley City Council", "leader", "other"},
		{"Wraxley Council", "director of care", "other"},
		{"Wraxley City Council", "councillor", "politician"},
		{"Wraxley Party", "spokesman", "politician"},
		{"", "shadow care secretary", "politician"},
		{"", "shadow minister for tides", "politician"},
		{"Department of Tides", "minister of state", "politician"},
		{"Department of Tides", "spokesperson", "national_body"},
		{"", "health secretary", "politician"},
		{"Tides Delivery Board", "chair", "national_body"},
		{"Harbour Safety England", "chair", "national_body"},
		{"National Guild of Pilots", "warden", "professional_body_union"},
		{"UPH", "branch secretary", "professional_body_union"},
		{"First Light", "trustee", "charity_patient_group"},
		{"Brave Hands UK", "director", "charity_patient_group"},
		{"Vale Bakery", "owner", "other"},
		{"", "", "other"},
	}
	for _, tt := range tests {
		r := newReader(newPage(Input{Text: "x"}), nil)
		if got := r.sectorOf(tt.org, tt.role, "Ada Okoro", ""); got != tt.want {
			t.Errorf("%s, %s: got %s, want %s", tt.role, tt.org, got, tt.want)
		}
	}
}

func TestSectorInTheTextsOwnWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"“No,” said Ada Okoro, chief executive of the charity Wraxley Lights.", "charity_patient_group"},
		{"“No,” said Ada Okoro, director of Wraxley Lights, a mental health charity.", "charity_patient_group"},
		{"Wraxley Lights, the think tank, met on Monday. “No,” said Ada Okoro, director of Wraxley Lights.", "think_tank"},
		{"“No,” said Ada Okoro, director of the campaign group Wraxley Lights.", "charity_patient_group"},
		{"“No,” said Ada Okoro, an officer of the union Wraxley Lights.", "professional_body_union"},
		{"Wraxley Lights, the software firm, met on Monday. “No,” said Ada Okoro, director of Wraxley Lights.", "other"},
	}
	for _, tt := range tests {
		f := Reactions(Input{Text: tt.text})
		if len(f.Reactions) != 1 || f.Reactions[0].Organisation != "Wraxley Lights" || f.Reactions[0].Sector != tt.want {
			t.Errorf("%s: got %+v, want %s", tt.text, f.Reactions, tt.want)
		}
	}
}

func TestTheBranchOfAKnownBodyIsInItsSector(t *testing.T) {
	r := newReader(newPage(Input{Text: "x"}), harbourside{})
	for org, want := range map[string]string{"Marla Quill Wraxley": "charity_patient_group", "Institute of Tides North": "think_tank", "Wane Bakery Of All Valleys": "other"} {
		if got := r.sectorOf(org, "", "", ""); got != want {
			t.Errorf("%s: got %s, want %s", org, got, want)
		}
	}
}

func TestSectorByWhatTheTextCallsABody(t *testing.T) {
	for _, c := range []struct{ org, kind, role, hon, want string }{
		{"Guild of Ward Sisters", "", "general secretary", "", "professional_body_union"},
		{"National Porters’ Guild", "", "chair", "", "professional_body_union"},
		{"General Chiropody Council", "", "registrar", "", "national_body"},
		{"Nursing and Wards Council", "", "", "", "national_body"},
		{"Westmere City Council", "", "leader", "Cllr", "other"},
		{"Westmere Local Medical Committee", "", "chair", "Dr", "professional_body_union"},
		{"Wardforce", "union", "", "", "professional_body_union"},
		{"Plain Speech", "charity", "director", "", "charity_patient_group"},
		{"Plain Speech", "", "director", "", "charity_patient_group"},
		{"Marlow", "tank", "economist", "", "think_tank"},
		{"Marlow Dairies", "", "director", "", "other"},
		{"Westmere Pharmacies Ltd", "", "owner", "", "other"},
		{"Hearing Voices Westmere", "", "", "", "charity_patient_group"},
		{"Wardens College London", "", "reader", "Prof", "academic"},
		{"Commonwealth Party", "", "health spokesman", "", "politician"},
		{"Harbour Hospitals NHS Trust", "provider", "", "", "nhs_trust"},
		{"", "", "MP", "", "politician"},
		{"", "", "shadow health secretary", "", "politician"},
	} {
		r := newReader(newPage(Input{Text: "x"}), nil)
		r.cast.bodies.kinds[c.org] = c.kind
		if got := r.sectorOf(c.org, c.role, "Ada Okoro", c.hon); got != c.want {
			t.Errorf("%q (%s), %s: %s, want %s", c.org, c.kind, c.role, got, c.want)
		}
	}
}
