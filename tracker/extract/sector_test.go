package extract

import "testing"

func TestSectorOf(t *testing.T) {
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
		if got := sectorOf(nil, c.org, c.kind, c.role, "Ada Okoro", c.hon); got != c.want {
			t.Errorf("%q (%s), %s: %s, want %s", c.org, c.kind, c.role, got, c.want)
		}
	}
}
