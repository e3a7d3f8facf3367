package templates

import "strconv"

func sampleSaid() []Said {
	whole := "The proposal as a whole"
	who := Attribution{Speaker: "Dr Priya Ramanathan", SpeakerHref: "/stakeholders/S3", Role: "GP policy committee chair", Organisation: "National Association of Family Doctors", OrganisationHref: "/organisations/O3"}
	on := func(day, iso string) Attribution { a := who; a.Date, a.DateISO = day, iso; return a }
	paper := SourceRef{Title: "Family Practice Today", Href: "/sources/9", Publisher: "Family Practice Press", Published: "10 June 2014"}
	return []Said{
		{Attribution: on("10 June 2014", "2014-06-10"), N: 5, Href: "/reactions/R9", Kind: "quote", Text: "Family doctors did not join commissioning groups to become one another’s line managers. There is no case for CCGs to hold or manage individual GP contracts, and we will advise members to resist it.", More: 2, Stances: []StanceOn{{Oppose, whole, ""}, {Concerned, "CCGs hold GP contracts", ""}}, ChangedFrom: Concerned, Source: paper},
		{Attribution: on("6 May 2014", "2014-05-06"), N: 3, Href: "/reactions/R8", Kind: "reported", Text: "Dr Ramanathan asked for an assurance that this was about joint planning.", Stances: []StanceOn{{Concerned, whole, ""}}, ChangedFrom: Neutral, Source: paper},
		{Attribution: on("n.d.", ""), Href: "/reactions/R7", Kind: "quote", Text: "We will read the detail before we say more.", Stances: []StanceOn{{Undecided, whole, ""}}, Source: paper, State: "Not published"},
	}
}

func sampleTimeline() Timeline {
	at := func(n int, day, shown string, s Stance) TimelinePoint {
		return TimelinePoint{N: n, Day: day, Shown: shown, Stance: s, Source: "Family Practice Today", Href: "/reactions/R" + strconv.Itoa(n)}
	}
	return Timeline{
		Points: []TimelinePoint{at(1, "2014-04-14", "14 April 2014", QualifiedSupport), at(2, "2014-05-02", "2 May 2014", Neutral), at(3, "2014-05-06", "6 May 2014", Concerned), at(4, "2014-05-27", "27 May 2014", Concerned), at(5, "2014-06-10", "10 June 2014", Oppose), at(0, "", "n.d.", Undecided)},
		Marks:  []TimelineMark{{"2014-05-01", "Consultation opens", "Opens"}, {"2014-06-27", "Closes", "Closes"}},
	}
}

func sampleTogether() Timeline {
	t := sampleTimeline()
	t.Each = "Proposition"
	for i := range t.Points {
		t.Points[i].On = "The proposal as a whole"
	}
	second := t.Points[3]
	second.On, second.Line, second.Stance = "CCGs hold GP contracts", 1, Oppose
	third := t.Points[1]
	third.On, third.Line, third.Stance = second.On, 1, Support
	t.Points = append(t.Points, third, second)
	return t
}

func samplePeople() []StakeholderRow {
	return []StakeholderRow{
		{"Ramanathan, Dr Priya", "/stakeholders/S3", "GP policy committee chair", "National Association of Family Doctors", 5, "/quotes?speaker=S3"},
		{"Reyes, Jo", "/stakeholders/S4", "", "", 0, ""},
	}
}

func peopleSamples() []sample {
	home := Link{"Stakeholders", "/stakeholders"}
	bodies := Link{"Organisations", "/organisations"}
	list := Stakeholders{Frame: frame("Stakeholders", "Stakeholders"), List: sampleDirectory("/stakeholders"), ImportHref: "/stakeholders/import", ExportHref: "/stakeholders.csv", MergesHref: "/merges", Groups: []StakeholderGroup{{"O", []StakeholderRow{{"Oduya, Mark", "/stakeholders/S1", "Chief officer", "Northvale and Dunmere CCG", 1, "/quotes?speaker=S1"}}}, {"R", samplePeople()}}}
	own := sampleSaid()
	for i := range own {
		own[i].Speaker = ""
	}
	none := Stakeholders{Frame: frame("Stakeholders", "Stakeholders"), List: DirectoryList{Path: "/stakeholders", Filter: "zzz", Narrowed: true}}
	person := Stakeholder{Frame: frame("Dr Priya Ramanathan", "Stakeholders").under("Dr Priya Ramanathan", home), Name: "Dr Priya Ramanathan", Initials: "PR", Role: "GP policy committee chair", Organisation: "National Association of Family Doctors", OrganisationHref: "/organisations/O3", LogHref: "/reactions/new?stakeholder=S3", EditHref: "/stakeholders/S3/edit", MergeHref: "/stakeholders/S3/merge", QuotesHref: "/quotes?speaker=S3",
		Propositions: []PropositionTab{{"The proposal as a whole", "/stakeholders/S3", true}, {"CCGs hold GP contracts", "/stakeholders/S3?proposition=P2", false}}, Proposition: "the proposal as a whole", Timeline: sampleTimeline(),
		Decided: "5 of 6 reactions decided on it.", Changes: []ChangesOn{{"The proposal as a whole", []Change{{From: Concerned, To: Oppose, Before: ChangeQuote{Text: "We are worried.", Kind: "quote", Href: "/quotes/P1", Date: "3 May 2014"}, After: ChangeQuote{Text: "She said the association was against it.", Kind: "reported", Href: "/quotes/P2", Date: "12 June 2014"}}}, 12, "/quotes?speaker=S3&sort=oldest"}},
		Now: []NowOn{{Oppose, "The proposal as a whole", "/quotes?speaker=S3", "12 June 2014; 5 of 6 reactions decided", NewStrips(sampleTimeline().Points)[0]}, {Concerned, "CCGs hold GP contracts", "", "3 May 2014; 1 of 6 reactions decided", Strip{}}}, Said: own, Total: 6, OtherNames: []string{"P. Ramanathan", "Dr P Ramanathan"}, Positions: []PositionRow{{"GP policy committee chair", "National Association of Family Doctors", "/organisations/O3", "since 2013"}}, Past: []PositionRow{{"Vice-chair", "", "", "2011 to 2013"}},
		Alongside: []Beside{{"Dr Leonie <Farquhar>", "/stakeholders/S7", 6, "/quotes?speaker=S7"}, {"Jo Reyes", "/stakeholders/S4", 1, "/quotes?speaker=S4"}}}
	both := person
	both.Proposition, both.Decided, both.Timeline = "", "", sampleTogether()
	silent := Stakeholder{Frame: frame("Jo Reyes", "Stakeholders"), Name: "Jo Reyes", Initials: "JR"}
	personForm := StakeholderForm{Frame: frame("Edit stakeholder", "Stakeholders").wrong(FieldError{"name", "Enter a name"}, FieldError{"from-0", "Enter a beginning that is not after the end."}, FieldError{"organisation-1", "Choose an organisation of the directory, or leave it empty."}), Action: "/stakeholders/S3/edit", CancelHref: "/stakeholders/S3", Revision: 2, Honorific: "Dr", OtherNames: "P. Ramanathan",
		Positions: []PositionField{{Role: "Chair", Organisation: "National Association of Family Doctors", OrganisationID: "O3", From: "May 2014", To: "2012"}, {Role: "GP", Organisation: "Fellside <Surgery>", From: "12 June 2014"}, {New: true}}}
	organisations := Organisations{Frame: frame("Organisations", "Organisations"), List: sampleDirectory("/organisations"), NewHref: "/organisations/new", ImportHref: "/organisations/import", ExportHref: "/organisations.csv", MergesHref: "/merges", Rows: []OrganisationRow{
		{"College of Community Medicine", "/organisations/O2", "CCM", "Royal colleges", 12, "/quotes?organisation=O2"},
		{"National Association of Family Doctors", "/organisations/O3", "NAFD, the family doctors’ association", "Professional bodies and unions", 0, ""},
	}}
	nowhere := Organisations{Frame: frame("Organisations", "Organisations"), List: DirectoryList{Path: "/organisations", Filter: "zzz", Narrowed: true}, NewHref: "/organisations/new"}
	body := Organisation{Frame: frame("National Association of Family Doctors", "Organisations").under("National Association of Family Doctors", bodies), Name: "National Association of Family Doctors", OtherNames: []string{"NAFD"}, Sectors: []Link{{"Professional bodies and unions", "/organisations?sector=professional_body_union"}, {"Charities and patient groups", ""}}, Parent: Link{"Association of Doctors", "/organisations/O8"}, Parts: []BodyPart{{"NAFD Wales", "/organisations/O9", 2, "/quotes?organisation=O9", 1}, {"NAFD Cardiff & Vale", "/organisations/O10", 0, "", 2}}, Included: 2, SwitchHref: "/organisations/O3", ODSCode: "X99", LogHref: "/reactions/new?organisation=O3", MergeHref: "/organisations/O3/merge",
		Propositions: person.Propositions, Proposition: "The proposal as a whole", Timeline: sampleTimeline(), Changes: person.Changes, EditHref: "/organisations/O3/edit", QuotesHref: "/quotes?organisation=O3",
		Mixes: []OrganisationMix{{"The proposal as a whole", sampleMix(), "Most decided reactions oppose it or have concerns: 5 of 8. Without 2 of them that could no longer be said.", "8 of 10 reactions decided by a person. The 8 with a stance come from 1 organisation and 3 individuals."}, {"CCGs hold contracts", StanceBar{{Oppose, 1, "/quotes?stance=oppose"}}, "One decided reaction: no statement about many can be made of it.", "1 of 10 reactions decided by a person."}}, Now: []NowOn{{Oppose, "The proposal as a whole", "", "12 June 2014, Dr Priya Ramanathan", NewStrips(sampleTimeline().Points)[0]}}, People: samplePeople(), Said: sampleSaid(), Total: 10}
	unheard := Organisation{Frame: frame("Fellside Council", "Organisations"), Name: "Fellside Council", Parts: []BodyPart{{"Fellside Water Board", "/organisations/O12", 1, "/quotes?organisation=O12", 1}}, SwitchHref: "/organisations/O11?parts=1"}
	ticked := sectorOptions("")[1:]
	ticked[1].Selected = true
	bodyForm := OrganisationForm{Frame: frame("Add an organisation", "Organisations"), New: true, Action: "/organisations", CancelHref: "/organisations", Sectors: ticked, Counted: sectorOptions("")}
	wrongBody := OrganisationForm{Frame: frame("Edit organisation", "Organisations").wrong(FieldError{"name", "This name belongs to another organisation"}, FieldError{"sector", "Choose a sector"}, FieldError{"ods_code", "An ODS code has three to six letters and figures"}), Action: "/organisations/O3/edit", CancelHref: "/organisations/O3", Revision: 3, Name: "NAFD", OtherNames: "National Association\nFamily Doctors", Counted: sectorOptions("think_tank"), Sectors: sectorOptions("")[1:], ODSCode: "?", Parent: "Association of Doctors", ParentID: "O8"}
	likeBody := OrganisationForm{Frame: frame("Add an organisation", "Organisations").wrong(FieldError{"another", "Say whether it is another organisation than Guild of <Pilots> or Pilots Guild."}), New: true, Action: "/organisations", CancelHref: "/organisations", Name: "Guild of Piolts", Meant: []Link{{Label: "Guild of <Pilots>", Href: "/organisations/O4"}, {Label: "Pilots Guild", Href: "/organisations/O5"}}, Sectors: ticked, Counted: sectorOptions("")}
	return []sample{{"organisation_form_like", likeBody}, {"stakeholders", list}, {"stakeholders_none", none}, {"stakeholder", person}, {"stakeholder_together", both}, {"stakeholder_silent", silent}, {"stakeholder_form", personForm},
		{"organisations", organisations}, {"organisations_none", nowhere}, {"organisation", body}, {"organisation_unheard", unheard}, {"organisation_form", bodyForm}, {"organisation_form_wrong", wrongBody}}
}
