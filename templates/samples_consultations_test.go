package templates

import "fmt"

func quotesOf(sector string, s Stance) string {
	return fmt.Sprintf("/quotes?sector=%s&stance=%s", sector, s)
}

func sectorRow(code, label, heard string, counts ...int) SectorRow {
	row := SectorRow{Label: label, Href: "/quotes?sector=" + code, Heard: heard, Fragile: "2"}
	for i, s := range append(Scale(), NotStated, Undecided) {
		if i < len(counts) {
			row.Counts = append(row.Counts, StanceCount{s, counts[i], quotesOf(code, s)})
		}
	}
	return row
}

func sampleChart() SectorChart {
	return SectorChart{
		One: "organisation", Unit: "organisations",
		Note: "Latest decided position of each organisation. Sorted by net support.",
		Rows: []SectorRow{
			sectorRow("nhs_trust", "Hospital and community trusts", "", 0, 1, 3, 3, 5, 0, 2),
			sectorRow("think_tank", "Think tanks", "", 0, 1, 2, 2, 3),
			sectorRow("clinical_commissioning_group", "Clinical commissioning groups", "29 organisations, 14 individuals", 1, 5, 4, 9, 12, 1, 11),
			sectorRow("royal_college", "Royal colleges", "", 0, 2, 2, 2, 0, 0, 1),
			sectorRow("charity_patient_group", "Charities and patient groups", "", 1, 4, 4, 2, 1),
			sectorRow("professional_body_union", "Professional bodies and unions", "", 4, 2, 1, 0, 0, 0, 3),
			sectorRow("other", "Other", "", 0, 0, 0, 0, 0, 0, 1),
		},
	}
}

func consultationSamples() []sample {
	list := Consultations{Frame: frame("Consultations", "Consultations"), NewHref: "/consultations/new", Rows: []ConsultationRow{
		{Name: "Primary care commissioning: a bigger role for CCGs", Href: "/consultations/primary-care", Summary: "Groups of practices would share the commissioning of primary care with the national body, and could later hold the contracts of practices themselves.", AnnouncedBy: "the National Commissioning Authority", State: "open", StateLabel: "Open", Dates: "1 May to 27 June 2014", Reactions: 137, Organisations: 61, Individuals: 1123, Decided: 98, QuotesHref: "/quotes?consultation=primary-care", ToReview: 3, SourcesHref: "/consultations/primary-care/sources"},
		{Name: "Opening hours of pharmacies", Href: "/consultations/pharmacies", State: "draft", StateLabel: "Draft", QuotesHref: "/quotes?consultation=pharmacies"},
	}}
	empty := Consultations{Frame: frame("Consultations", "Consultations"), NewHref: "/consultations/new"}
	waiting := Consultations{Frame: frame("Consultations", "Consultations")}
	home := Link{"Consultations", "/consultations"}
	fresh := ConsultationForm{Frame: frame("New consultation", "Consultations").under("New", home), New: true, Action: "/consultations", CancelHref: "/consultations", States: states("draft"), Propositions: make([]PropositionField, 3)}
	edit := ConsultationForm{Frame: frame("Edit consultation", "Consultations").under("Edit", home, Link{"Primary care commissioning", "/consultations/primary-care"}).wrong(
		FieldError{"title", "Enter a title"}, FieldError{"closes", "The closing day must not be before the opening day"}, FieldError{"proposition-1", "Reactions speak about this proposition, so it cannot be taken away"}),
		Action: "/consultations/primary-care/edit", CancelHref: "/consultations/primary-care", Revision: 7, Name: "Primary care commissioning: a bigger role for CCGs", Slug: "primary-care", Summary: "Groups of practices would share the commissioning.", AnnouncedBy: "the National Commissioning Authority", Opens: "2014-05-01", Closes: "2014-04-27", States: states("open"),
		Propositions: []PropositionField{{"P1", "CCGs co-commission primary care"}, {"P2", ""}, {}}, Themes: []ThemeField{{ID: "T1", Name: "contracts", Used: Link{"4 reactions have it", "/quotes?consultation=primary-care&theme=T1"}, Withdrawn: []Link{{"Dr Iris Penhale", "/reactions/R9"}}}, {Name: "conflicts of interest"}, {}}}
	dashboard := sampleDashboard(home)
	dashboard.Silence = SilencePanel{Shown: true, Heard: 84, Of: 112, Href: "/consultations/primary-care/expected", More: 25, AddHref: "/consultations/primary-care/expected/list", Rows: []ExpectedRow{
		{Name: "National Union of Practice Staff", Href: "/organisations/O1", Sector: "Professional bodies and unions", Note: "Ring <Dr Marsh>"}, {Name: "Fellside Council", Sector: "Sector not known"}, {Name: "Long Conditions Coalition", Sector: "Charities and patient groups"}}}
	quiet := Consultation{Frame: frame("Opening hours of pharmacies", "Consultations").under("Opening hours of pharmacies", home), Name: "Opening hours of pharmacies", State: "draft", StateLabel: "Draft", ImportHref: "/consultations/pharmacies/import", LogHref: "/reactions/new?consultation=pharmacies", More: []Link{{"Edit the consultation", "/consultations/pharmacies/edit"}}, CanSeeSources: true, QuotesHref: "/quotes?consultation=pharmacies"}
	quiet.Silence = SilencePanel{Shown: true, Href: "/consultations/pharmacies/expected", AddHref: "/consultations/pharmacies/expected/list"}
	return []sample{
		{"consultations", list}, {"consultations_empty", empty}, {"consultations_waiting", waiting},
		{"consultation_form", fresh}, {"consultation_form_wrong", edit},
		{"consultation", dashboard}, {"consultation_quiet", quiet},
		{"changes", Changes{Frame: frame("Changes", "Consultations").under("Changes", home), Proposition: "CCGs hold contracts", Propositions: dashboard.Propositions, Countings: dashboard.Countings[:2], Unit: "organisations",
			When: []PropositionTab{{"All", "/consultations/primary-care/changes", false}, {"Last 30 days", "/consultations/primary-care/changes?when=lately", true}}, Lately: "Since 14 May 2014", Total: 22,
			Changes: dashboard.Changes, Pages: NewPages("1 to 20 of 22", 1, 2, func(n int) string { return fmt.Sprintf("/consultations/primary-care/changes?page=%d", n) })}},
		{"changes_none", Changes{Frame: frame("Changes", "Consultations"), Proposition: "CCGs hold contracts"}},
		{"positions", samplePositions(home)}, {"positions_none", Positions{Frame: frame("Positions", "Consultations"), Heading: "0 organisations: Opposes", Proposition: "CCGs hold contracts"}},
		{"conditions", sampleConditions(home)}, {"conditions_none", Conditions{Frame: frame("Conditions", "Consultations"), Proposition: "CCGs hold contracts"}},
	}
}

func states(chosen string) []Option {
	options := []Option{{Value: "draft", Label: "Draft"}, {Value: "open", Label: "Open"}, {Value: "closed", Label: "Closed"}}
	for i := range options {
		options[i].Selected = options[i].Value == chosen
	}
	return options
}

func sampleDashboard(home Link) Consultation {
	said := func(name, organisation, day, iso string) Attribution {
		return Attribution{Speaker: name, SpeakerHref: "/stakeholders/S1", Organisation: organisation, OrganisationHref: "/organisations/O1", Date: day, DateISO: iso}
	}
	return Consultation{
		Frame: frame("Primary care commissioning", "Consultations").under("Primary care commissioning", home),
		Name:  "Primary care commissioning: a bigger role for CCGs", Summary: "Groups of practices would share the commissioning of primary care with the national body, and could later hold the contracts of practices themselves.",
		AnnouncedBy: "the National Commissioning Authority", State: "open", StateLabel: "Open", Dates: "1 May to 27 June 2014", DaysLeft: "15 days left",
		Themes:  []Link{{"contracts", "/quotes?theme=contracts"}, {"conflicts of interest", "/quotes?theme=conflicts"}},
		Actions: []Link{{"Log a reaction", "/reactions/new?consultation=primary-care"}, {"Import a source", "/consultations/primary-care/import"}, {"Tag stances: 1,140 wait", "/consultations/primary-care/tag?proposition=P1"}},
		More:    []Link{{"Download all quotes as CSV", "/quotes.csv?consultation=primary-care"}, {"Edit the consultation", "/consultations/primary-care/edit"}},
		Figures: []Figure{
			{"84", "of 112 expected", "/consultations/primary-care/expected?show=all", "Heard from", "/consultations/primary-care/expected?show=heard", nil},
			{"137", "+9 in 7 days", "/quotes?from=2014-06-06", "Reactions", "/quotes?consultation=primary-care", []Link{{"61 organisations", "/consultations/primary-care/positions"}, {"1,123 individuals", "/consultations/primary-care/positions?of=individuals"}}},
			{"48%", "19 of 40", "/consultations/primary-care/positions?stance=support", "Support, with or without conditions", "/consultations/primary-care/positions?stance=support", nil},
			{"24%", "10 of 40", "/consultations/primary-care/positions?stance=oppose", "Against, or with concerns", "/consultations/primary-care/positions?stance=oppose", nil},
			{"7", "5 open, 2 met", "", "Conditions", "/consultations/primary-care/conditions", nil},
			{"4", "in 30 days", "", "Changed position", "/consultations/primary-care/changes?when=lately", nil},
		},
		Countings: []PropositionTab{{"Organisations", "/consultations/primary-care", true}, {"Individuals", "/consultations/primary-care?of=individuals", false}, {"Reactions", "/consultations/primary-care?of=reactions", false}}, Unit: "organisations",
		MatrixHref: "/consultations/primary-care/matrix", Dots: sampleDots(), History: sampleHistory(), LogHref: "/reactions/new?consultation=primary-care",
		Propositions: []PropositionTab{{"The proposal as a whole", "/consultations/primary-care", true}, {"CCGs hold GP contracts", "/consultations/primary-care?proposition=P2", false}, {"CCGs manage the performance of practices", "/consultations/primary-care?proposition=P3", false}},
		Proposition:  "The proposal as a whole", Chart: sampleChart(), Reactions: 137, QuotesHref: "/quotes?consultation=primary-care",
		Changes: []Change{
			{"Mark Oduya", "/stakeholders/S1", "Northvale and Dunmere CCG", QualifiedSupport, Support,
				ChangeQuote{"", "We could take this on if the money comes with it.", "quote", "/quotes/Q9", "May 2014", nil, 0},
				ChangeQuote{"", "We asked for safeguards and we have been given them. We are ready to start in October.", "quote", "/quotes/Q1", "12 June 2014", nil, 0}, "The proposal as a whole"},
			{"Dr Fiona Ashdown", "/stakeholders/S2", "College of Community Medicine", Concerned, QualifiedSupport,
				ChangeQuote{"", "The college was worried about <standards>.", "reported", "/quotes/Q8", "2 May 2014", nil, 0},
				ChangeQuote{"", "With clear standards set nationally and a contract that protects the doctor–patient relationship, we could support a local role.", "quote", "/quotes/Q2", "11 June 2014", nil, 0}, "CCGs manage the performance of practices"},
		}, ChangesHref: "/consultations/primary-care/changes", ChangesLabel: "All 22 changes",
		For:     []Telling{{said("Mark Oduya", "Northvale and Dunmere CCG", "12 June 2014", "2014-06-12"), Support, "We asked for <safeguards> and we have been given them.", "/quotes/Q1"}},
		Against: []Telling{{said("Dr Priya Ramanathan", "National Association of Family Doctors", "n.d.", ""), Oppose, "There is no case for CCGs to hold individual GP contracts.", "/quotes/Q3"}},
		Sides:   sampleSides(),
		Latest: []LatestReaction{
			{said("Mark Oduya", "Northvale and Dunmere CCG", "12 June 2014", "2014-06-12"), Support, "We asked for safeguards and we have been given them. We are ready to start in October.", "quote", "/reactions/R1"},
			{said("", "Federation of Community Trusts", "11 June 2014", "2014-06-11"), Undecided, "The federation said that trusts would find it easier with one contract holder.", "reported", "/reactions/R2"},
			{said("Dr Priya Ramanathan", "National Association of Family Doctors", "n.d.", ""), Oppose, "There is no case for CCGs to hold individual GP contracts.", "quote", "/reactions/R3"},
		},
		Sources: sampleSourceRows(), SourcesHref: "/consultations/primary-care/sources", CanSeeSources: true, Codings: Link{"Second coders: 1 sheet waits for you", "/consultations/primary-care/codings"},
		ImportHref: "/consultations/primary-care/import",
	}
}

func sampleConditions(home Link) Conditions {
	bar := StanceBar{{Oppose, 3, "/quotes?stance=oppose"}, {QualifiedSupport, 4, "/quotes?stance=qualified_support"}, {Support, 2, "/quotes?stance=support"}}
	return Conditions{Frame: frame("Conditions", "Consultations").under("Conditions", home), Action: "/consultations/primary-care/conditions",
		Propositions:  []PropositionTab{{"CCGs co-commission", "/consultations/primary-care/conditions", true}, {"CCGs hold contracts", "/consultations/primary-care/conditions?proposition=P2", false}},
		PropositionID: "P1", Proposition: "CCGs co-commission", Tally: bar, Statement: "Most decided reactions support it: 6 of 9. Without 3 of them that could no longer be said.", StatementNote: "9 of 12 reactions decided by a person.",
		Page: 2, AskedElsewhere: []string{"c9"}, Pages: NewPages("51 to 53 of 53", 2, 2, func(n int) string { return fmt.Sprintf("/consultations/primary-care/conditions?page=%d", n) }),
		Asked: true, WhatIf: StanceBar{{Oppose, 3, ""}, {QualifiedSupport, 3, ""}, {Support, 3, ""}}, WouldBe: "Most decided reactions support it: 6 of 9.", Moved: "1 reaction would stand one grade nearer to support.",
		Rows: []ConditionRow{
			{Attribution: Attribution{Speaker: "Ada <Okoro>", SpeakerHref: "/stakeholders/1", Role: "chair", Organisation: "Harbour Trust"}, ID: "c1", Words: "provided that the board pays for the <software>", Href: "/quotes/p1",
				Stance: QualifiedSupport, State: "open", StateLabel: "Open", CanAsk: true, IfMet: true, Action: "/reactions/r1/conditions", Revision: 3, States: []Option{{Value: "open", Label: "Open", Selected: true}, {Value: "met", Label: "Met"}, {Value: "refused", Label: "Refused"}}},
			{Attribution: Attribution{Organisation: "Ward Association"}, ID: "c2", Words: "unless the wards keep their lists", Href: "/quotes/p2", Stance: Concerned, State: "refused", StateLabel: "Refused"},
			{Attribution: Attribution{Speaker: "Ben Carver"}, ID: "c3", Words: "as long as it is paid for", Href: "/quotes/p3", Stance: Support, State: "met", StateLabel: "Met"},
		}}
}
