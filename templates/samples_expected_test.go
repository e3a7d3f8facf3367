package templates

func expectedSamples() []sample {
	crumbs := []Link{{"Consultations", "/consultations"}, {"A bigger role for CCGs", "/consultations/primary-care"}}
	here := "/consultations/primary-care/expected"
	sectors := []Option{{Label: "All sectors"}, {Value: "think_tank", Label: "Think tanks"}, {Value: "none", Label: "Sector not known"}}
	page := func() Expected {
		return Expected{Frame: frame("Whom to hear from: A bigger role for CCGs", "Consultations").under("Whom to hear from", crumbs...), Name: "A bigger role for CCGs", Here: here,
			Heard: 84, Of: 112, Ends: "15 days left", Show: "silent", Sectors: sectors, Matching: 28, Revision: 7, CSVHref: here + ".csv?show=silent", CSVLabel: "Download the silent ones (CSV, 28 rows)",
			Tabs:     []PropositionTab{{"Not heard from (28)", here, true}, {"Heard from (84)", here + "?show=heard", false}, {"All (112)", here + "?show=all", false}},
			BySector: []SectorHeard{{"Clinical commissioning groups", here + "?sector=clinical_commissioning_group&show=all", 31, 40}, {"Think tanks", here + "?sector=think_tank&show=all", 0, 3}, {"Royal colleges", here + "?sector=royal_college&show=all", 6, 6}},
			CanEdit:  true, ListHref: here + "/list", SuggestURL: here + "/suggest", Typed: ExpectTyped{Sectors: []Option{{Label: "Not known"}, {Value: "think_tank", Label: "Think tanks"}}}}
	}
	silent := page()
	silent.Rows = []ExpectedRow{
		{ID: "E1", Name: "National Union of Practice Staff", Href: "/organisations/O1", Sector: "Professional bodies and unions", Note: "Ring <Dr Marsh> before the board meets", LogHref: "/reactions/new"},
		{ID: "E2", Name: "Fellside Council", Sector: "Sector not known"},
		{ID: "E3", Name: "Long Conditions Coalition", Href: "/organisations/O3", Sector: "Charities and patient groups", Given: "LCC", Parts: []Link{{"Long Conditions Coalition North", "/quotes?organisation=O4"}}},
		{ID: "E4", Name: "Harbour Federation", Href: "/organisations/O5", Sector: "National bodies", Parts: []Link{{"Harbour Trust", "/quotes?organisation=O6"}, {"Quay Trust", "/quotes?organisation=O7"}}, MoreParts: 2},
	}
	silent.Pages = NewPages("1 to 4 of 28", 1, 7, func(int) string { return here + "?page=2" })
	heard := page()
	heard.Show, heard.CanEdit, heard.ListHref, heard.FilterOn, heard.ClearHref = "heard", false, "", true, here+"?show=heard"
	heard.Partial = "The search index is being built and has 40 % of the reactions: who seems silent here may have been heard."
	heard.Rows = []ExpectedRow{
		{ID: "E5", Name: "Dr Fiona Ashdown", Href: "/stakeholders/S1", About: "president, College of Community Medicine", Sector: "Royal colleges", Heard: true, Reactions: 3, QuotesHref: "/quotes?stakeholder=S1", Stance: QualifiedSupport, Date: "11 June 2014", DateISO: "2014-06-11"},
		{ID: "E6", Name: "Eastmarsh CCG", Href: "/organisations/O8", Sector: "Clinical commissioning groups", Heard: true, Reactions: 1, QuotesHref: "/quotes?organisation=O8", Stance: Undecided, Date: "n.d."},
	}
	none := page()
	none.Rows, none.Matching, none.CSVHref = nil, 0, ""
	nobody := Expected{Frame: frame("Whom to hear from: Pharmacies", "Consultations").under("Whom to hear from", crumbs...).wrong(FieldError{"who", "There is no name. Give one, or take the row out."}), Name: "Pharmacies", Here: here, Show: "silent", CanEdit: true, ListHref: here + "/list", SuggestURL: here + "/suggest"}
	list := ExpectList{Frame: frame("Add a list: A bigger role for CCGs", "Consultations").under("Add a list", crumbs...).wrong(FieldError{"file", "whom.pdf: This is no list. Save it as CSV."}), Name: "A bigger role for CCGs", Action: here + "/preview", CancelHref: here, Revision: 7,
		Text: "Quay Forum\n", Consultations: []Option{{Value: "pharmacies", Label: "Opening hours of pharmacies"}}, Whom: []Option{{Value: "organisations", Label: "Organisations", Selected: true}, {Value: "both", Label: "Both"}}, Sectors: sectors[1:], Most: 5000, AllSectors: "Think tanks, Others"}
	preview := ExpectPreview{Frame: frame("Check the list", "Consultations").under("Check the list", crumbs...).wrong(FieldError{"choose-4", "Say who is meant by “Dock Guild”."}), Name: "A bigger role for CCGs", Action: here + "/list", CancelHref: here, Revision: 7, List: `[{"Name":"<b>"}]`,
		New:      []ExpectPreviewRow{{Line: 2, Name: "HT", As: "Harbour Trust", Known: true}, {Line: 3, Name: "Quay Forum", Known: true}, {Line: 6, Name: "Café Carers", Sector: "Charities and patient groups", Note: "new to us"}},
		NewTotal: 109, There: 3, Twice: 1, FileName: "whom.csv",
		Asks:  []ExpectQuestion{{ID: "choose-4", Line: 5, Name: "Dock Guild", Wrong: "Say who is meant by “Dock Guild”.", Choices: []ExpectChoice{{Value: "organisation:O1", Name: "Dock Guild North"}, {Value: "organisation:O2", Name: "Dock Guild South", About: "of the south"}, {Value: "name", Name: "Somebody else: keep the name as it is"}}}},
		Wrong: []ExpectPreviewRow{{Line: 8, Problem: "There is no name. Give one, or take the row out."}, {Line: 9, Name: "Pier Union", Problem: "There is no sector “Unions of piers”. Use one of the list, or leave it empty."}}}
	return []sample{{"expected", silent}, {"expected_heard", heard}, {"expected_all_heard", none}, {"expected_nobody", nobody},
		{"expected_list", list}, {"expected_list_first", ExpectList{Frame: frame("Add a list", "Consultations"), Action: here + "/preview", CancelHref: here}},
		{"expected_preview", preview}, {"expected_preview_nothing", ExpectPreview{Frame: frame("Check the list", "Consultations"), There: 2, CancelHref: here}}}
}
