package templates

import "fmt"

func sampleMatrix(home Link) Matrix {
	const at = "/consultations/primary-care/matrix"
	m := Matrix{Frame: frame("Who stands where", "Consultations").under("Who stands where", home, Link{"Primary care commissioning", "/consultations/primary-care"}), Consultation: "Primary care <commissioning>", One: "organisation", Unit: "organisations", Action: at,
		Countings: []PropositionTab{{"Organisations", at, true}, {"Individuals", at + "?of=individuals", false}}, Hidden: []Option{{Value: "of", Label: "organisations"}},
		Name: "harbour <", Sectors: []Option{{Label: "All sectors"}, {Value: "nhs_trust", Label: "NHS trusts", Selected: true}}, On: []Option{{Value: "P1", Label: "CCGs co-commission"}, {Value: "P2", Label: "CCGs hold contracts", Selected: true}},
		Stances: []Option{{Value: "oppose", Label: "Opposes"}, {Value: "support", Label: "Supports", Selected: true}}, Sorts: []Option{{Value: "name", Label: "Name"}, {Value: "support", Label: "Most in support first", Selected: true}}, Sorted: "most in support first",
		Chips: []Link{{"Supports on: CCGs hold contracts", at}, {"NHS trusts", at + "?stance=support"}}, ClearHref: at, Heard: 30, Total: 3, Wide: true,
		ByName: MatrixColumn{"by-name", 0, "Organisation", at + "?sort=name", ""}, ByCount: MatrixColumn{"by-reactions", 0, "Reactions", at + "?sort=reactions", ""}, ByLatest: MatrixColumn{"by-latest", 0, "Latest", at + "?sort=latest", "descending"},
		Columns: []MatrixColumn{{"by-1", 1, "CCGs co-commission", at + "?sort=support", ""}, {"by-2", 2, "CCGs hold contracts", at + "?sort=opposition", "ascending"}}, Suggests: true, CSVHref: at + ".csv",
		Pages: NewPages("1 to 3 of 5", 1, 2, func(n int) string { return fmt.Sprintf("%s?page=%d", at, n) })}
	cell := func(c MatrixCell) MatrixCell {
		c.N, c.Proposition, c.Who, c.Href = 1, "CCGs co-commission", "Harbour <Trust>", "/quotes?organisation=O1"
		return c
	}
	m.Rows = []MatrixRow{
		{"Harbour <Trust>", "/organisations/O1", "NHS trusts", []MatrixCell{cell(MatrixCell{Stance: Support, Note: "3 of 4 alike", Changed: Concerned}), cell(MatrixCell{Stance: Undecided, Note: "2 reactions", Suggested: Oppose, Confidence: "72%"})}, StanceCount{"", 4, "/quotes?organisation=O1"}, "1 May 2014"},
		{"Pier Society", "/organisations/O2", "Others", []MatrixCell{cell(MatrixCell{Stance: NotStated, Note: "1 reaction"}), cell(MatrixCell{Stance: Undecided, Note: "1 reaction"})}, StanceCount{"", 1, "/quotes?organisation=O2"}, "n.d."},
		{"Quay Forum", "/organisations/O3", "Others", []MatrixCell{cell(MatrixCell{Stance: Neutral, Note: "1 reaction"}), cell(MatrixCell{Stance: Undecided, Note: "1 reaction", Suggested: Neutral})}, StanceCount{"", 1, "/quotes?organisation=O3"}, "May 2014"},
	}
	return m
}

func matrixSamples() []sample {
	home := Link{"Consultations", "/consultations"}
	filtered := sampleMatrix(home)
	filtered.Rows, filtered.Total, filtered.Pages = nil, 0, Pages{}
	return []sample{{"matrix", sampleMatrix(home)}, {"matrix_none", Matrix{Frame: frame("Who stands where", "Consultations"), One: "individual", Unit: "individuals"}}, {"matrix_no_match", filtered}}
}
