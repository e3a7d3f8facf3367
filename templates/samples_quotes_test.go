package templates

import "strconv"

func ashdown() Attribution {
	return Attribution{Speaker: "Dr Fiona Ashdown", SpeakerHref: "/stakeholders/S2", Role: "President", Organisation: "College of Community Medicine", OrganisationHref: "/organisations/O2", Sector: "Royal colleges", Also: []string{"Partner, Fellside Surgery"}, Date: "11 June 2014", DateISO: "2014-06-11"}
}

func ashdownSource() SourceRef {
	return SourceRef{Title: "College council statement", Href: "/sources/4", Publisher: "College of Community Medicine", Published: "11 June 2014", Address: "https://college.example/statement"}
}

const ashdownCitation = "“With clear standards set nationally, we could support a local role.” — Dr Fiona Ashdown, President, College of Community Medicine, in College council statement, College of Community Medicine, 11 June 2014, https://college.example/statement, http://localhost:8080/quotes/Q2"

func sampleFacets() []Facet {
	stances := Facet{Name: "stance", Legend: "Stance"}
	for i, s := range append(Scale(), NotStated, Undecided) {
		stances.Values = append(stances.Values, FacetValue{Value: string(s), Label: s.Label(), Count: 5 - i + i*i/2, On: s == Concerned, Stance: s})
	}
	organisations := Facet{Name: "organisation", Legend: "Organisation"}
	for i, name := range []string{"Docklands North CCG", "College of Community Medicine", "Kelderdale CCG", "Eastmarsh CCG", "Association of Practice Partners", "National Association of Family Doctors", "Northvale and Dunmere CCG", "Federation of Community Trusts", "Fellside Council"} {
		organisations.Values = append(organisations.Values, FacetValue{Value: "O" + strconv.Itoa(i), Label: name, Count: 8 - i})
	}
	return []Facet{
		stances,
		{Name: "proposition", Legend: "On the proposition", Select: true, Values: []FacetValue{{Value: "", Label: "The proposal as a whole", On: true}, {Value: "P2", Label: "CCGs hold GP contracts", Count: 5}}},
		{Name: "sector", Legend: "Sector", Values: []FacetValue{{Value: "clinical_commissioning_group", Label: "Clinical commissioning groups", Count: 3}, {Value: "think_tank", Label: "Think tanks", Count: 0}}},
		{Name: "consultation", Legend: "Consultation", Values: []FacetValue{{Value: "primary-care", Label: "Primary care commissioning", Count: 9, On: true}}},
		organisations,
		{Name: "speaker", Legend: "Speaker", Values: []FacetValue{{Value: "S2", Label: "Dr Fiona Ashdown", Count: 2}}},
		{Name: "kind", Legend: "How it was said", Values: []FacetValue{{Value: "quote", Label: "Direct quote", Count: 8}, {Value: "reported", Label: "Reported speech", Count: 1}}},
	}
}

func sampleMix() StanceBar {
	return StanceBar{{Oppose, 2, "/quotes?stance=oppose"}, {Concerned, 4, "/quotes?stance=concerned"}, {QualifiedSupport, 3, "/quotes?stance=qualified_support"}, {Support, 0, ""}, {Undecided, 1, "/quotes?stance=undecided"}}
}

func sampleHits() []Hit {
	whole := "The proposal as a whole"
	strand := Attribution{Speaker: "Dr Helena Strand", SpeakerHref: "/stakeholders/S5", Role: "Clinical chair", Organisation: "Kelderdale CCG", OrganisationHref: "/organisations/O5", Date: "29 May 2014", DateISO: "2014-05-29"}
	body := Attribution{Organisation: "Federation of Community Trusts", OrganisationHref: "/organisations/O7", Date: "n.d."}
	return []Hit{
		{Attribution: ashdown(), ID: "R2", Href: "/reactions/R2", Source: ashdownSource(), ChangedFrom: Concerned,
			Stances: []StanceOn{{QualifiedSupport, whole, ""}, {Concerned, "CCGs hold GP contracts", ""}},
			Passages: []HitPassage{
				{"Q2", "/quotes/Q2", "quote", []Segment{{"With clear standards set nationally and a ", false}, {"contract", true}, {" that protects the doctor–patient relationship, we could support a local role. We could not have said that in April.", false}}, ashdownCitation},
				{"Q9", "/quotes/Q9", "reported", []Segment{{"She added that the ", false}, {"contract", true}, {" must stay national.", false}}, "She added that …"},
			}, More: 2},
		{Attribution: strand, ID: "R5", Href: "/reactions/R5", Source: SourceRef{Title: "Leaders split", Href: "/sources/1", Publisher: "The Commissioner", Published: "29 May 2014"},
			Stances:  []StanceOn{{Oppose, whole, ""}},
			Passages: []HitPassage{{"Q5", "/quotes/Q5", "quote", []Segment{{"There is no case for CCGs to hold or manage individual GP ", false}, {"contracts", true}, {", and we will advise members to resist it.", false}}, "“There is no case …"}}},
		{Attribution: body, ID: "R7", Href: "/reactions/R7", Source: SourceRef{Title: "Letter to <members>", Published: "n.d."}, State: "Not published",
			Stances:  []StanceOn{{Undecided, whole, ""}},
			Passages: []HitPassage{{"Q7", "/quotes/Q7", "reported", []Segment{{"The federation said trusts would find it easier “if there were one ", false}, {"contract", true}, {" holder to talk to rather than a queue of them”.", false}}, "The federation said …"}}},
	}
}

func quoteSamples() []sample {
	sorts := []Option{{Value: "best", Label: "Best match first"}, {Value: "newest", Label: "Newest first", Selected: true}}
	found := Quotes{Frame: frame("contracts: 9 reactions", "Quotes"), Loose: true, Query: `contracts "one & all"`, From: "2014-05-01", To: "2014-06", Undated: true, Sorts: sorts, Facets: sampleFacets(), When: sampleHistogram(), Groupings: sampleGroupings(""), Sources: []string{"01SRC"}, Saved: []Link{{"Against contracts", "/searches/S1"}, {"All 7 saved searches", "/searches"}}, SaveQuery: "q=contracts",
		Chips: []Link{{"Has concerns", "/quotes?q=contracts&consultation=primary-care"}, {"Primary care commissioning", "/quotes?q=contracts&stance=concerned"}}, ClearHref: "/quotes?q=contracts",
		Total: 2140, Organisations: 7, Individuals: 1, Mix: sampleMix(), MixNote: "Stance on the proposal as a whole.", Hits: sampleHits(), DidYouMean: []Link{{"the organisation Northvale and Dunmere CCG", "/quotes?organisation=O1"}, {"the speaker Carla Tracts", "/quotes?speaker=S9"}},
		CSVHref: "/quotes.csv?q=contracts", Pages: NewPages("1 to 20 of 2,140", 3, 107, func(n int) string { return "/quotes?q=contracts&page=" + strconv.Itoa(n) })}
	none := Quotes{Frame: frame("Search quotes", "Quotes"), Query: "“exactly so”", Sorts: sorts, Facets: sampleFacets(), ClearHref: "/quotes", LeftOut: "One filter in the address is not known and was left out.", Part: "The search index is being built and has 45 % of what is recorded."}
	grouped := found
	grouped.Hits, grouped.Loose, grouped.DidYouMean, grouped.Groupings, grouped.GroupNote = nil, false, nil, sampleGroupings("speaker"), "12 speakers, the one with the most reactions first."
	grouped.Groups = []HitGroup{{ID: "g-1", Who: ashdown(), N: 17, Href: "/quotes?speaker=S2", Hits: sampleHits()[:1]}, {ID: "g-2", Who: Attribution{Organisation: "Federation of Community Trusts", OrganisationHref: "/organisations/O7"}, N: 1, Href: "/quotes?speaker=none&organisation=O7", Hits: sampleHits()[2:]}}
	bySource := grouped
	bySource.Who, bySource.WhoChoices = "Ash", []Link{{"the speaker Dr Fiona Ashdown", "/quotes?speaker=S2"}, {"the organisation Ashbourne CCG", "/quotes?organisation=O9"}}
	bySource.Groups = []HitGroup{{ID: "g-1", Source: &SourceRef{Title: "College council statement", Href: "/sources/4", Publisher: "The College", Published: "11 June 2014"}, N: 2, Href: "/quotes?source=4", Hits: sampleHits()[:1]}}
	suggested := suggestedQuotes(found)
	found.Understood = "contracts — and — exactly “one & all” — and — not budget"
	help := SearchHelp{Frame: frame("How to search", "Quotes").under("How to search", Link{"Quotes", "/quotes"}), Groups: []ExampleGroup{
		{"Words", "words", []Example{{`"do not support"`, "/quotes?q=%22do+not+support%22", "Exactly these words."}, {"a <b>*", "/quotes?q=a+%3Cb%3E%2A", "All words that begin so."}}},
		{"Who, where and when", "fields", []Example{{`speaker:"Fiona Ashdown"`, "/quotes?q=speaker%3A%22Fiona+Ashdown%22", "What one person said."}}}}}
	fresh := Quotes{Frame: frame("Search quotes", "Quotes"), Sorts: sorts, Facets: sampleFacets(), ImportHref: "/import"}
	misread := Quotes{Frame: frame("Search quotes", "Quotes").wrong(FieldError{"q", "There is no field “speker:”. Write speaker:"}, FieldError{"q", "Write at least two letters before the *."}), Query: "care speker:<Ashdown> a*", Sorts: sorts,
		Places: []Segment{{"care ", false}, {"speker:<Ashdown>", true}, {" ", false}, {"a*", true}}}
	wrong := Quotes{Frame: frame("Search quotes", "Quotes").wrong(FieldError{"q", "The quotation mark is not closed"}, FieldError{"from", "The first day must not be after the last"}), Query: `"one`, Sorts: sorts}
	quote := Quote{Frame: frame("Dr Fiona Ashdown, 11 June 2014", "Quotes").under("Passage", Link{"Quotes", "/quotes"}), Attribution: ashdown(), ID: "Q2", Kind: "quote", Text: "With clear standards set nationally, we could support a local role.", Before: "The council met on Wednesday. Its president said: ", After: " Members had been consulted since April.", Source: ashdownSource(), Stances: []StanceOn{{QualifiedSupport, "The proposal as a whole", ""}}, Citation: ashdownCitation, Permalink: "http://localhost:8080/quotes/Q2", ReactionHref: "/reactions/R2"}
	quote.Source.Published = "13 June 2014" // not the day on which it was said
	old := quote
	old.SupersededHref, old.SupersededNote, old.State, old.Kind = "/quotes/Q3", "On 12 June 2014: the passage began one sentence too late.", "Withdrawn", "reported"
	return []sample{{"quotes", found}, {"quotes_suggested", suggested}, {"quotes_grouped", grouped}, {"quotes_by_source", bySource}, {"quotes_none", none}, {"quotes_fresh", fresh}, {"quotes_wrong", wrong}, {"quotes_misread", misread}, {"search_help", help}, {"quote", quote}, {"quote_superseded", old},
		{"reaction", sampleReaction()}, {"reaction_wrong", wrongReaction()}, {"reaction_read", readReaction()}}
}

// suggestedQuotes is the search of who may decide, with what is only suggested
// beside the decisions, and with themes to give to what was found.
func suggestedQuotes(q Quotes) Quotes {
	q.Loose, q.DidYouMean, q.Facets, q.Hits = false, nil, sampleFacets(), sampleHits()
	q.Suggest = &SuggestSwitch{Value: "yes", Label: "Include suggestions", On: true, N: 1}
	q.Suggested, q.Parted = []StanceCount{{Support, 1, "/quotes?suggested=only&stance=support"}}, "9 decided, 1 suggested"
	q.Facets[0].Legend, q.Facets[0].Values[0].Note = "Decided or suggested stance", "1 suggested"
	q.AddThemes, q.Back = []Option{{Value: "T1", Label: "contracts"}, {Value: "T3", Label: "<b>workforce</b>", Selected: true}}, "/quotes?q=contracts&suggested=yes"
	q.Hits[0].Pick, q.Hits[0].Themes = "R2", []Link{{"contracts", "/quotes?theme=T1"}}
	q.Hits[2].Pick, q.Hits[2].Suggested = "R7", []StanceOn{{Support, "The proposal as a whole", ""}}
	return q
}

func sampleReaction() Reaction {
	return Reaction{
		Staff: true,
		Frame: frame("Dr Fiona Ashdown", "Quotes").under("Dr Fiona Ashdown, 11 June 2014", Link{"Quotes", "/quotes"}), Attribution: ashdown(), ID: "R2", Revision: 5, State: "recorded", StateLabel: "Recorded", StateNote: "Not seen by journalists until it is published.", LogHref: "/reactions/new?consultation=primary-care",
		Consultation: Link{"Primary care commissioning", "/consultations/primary-care"}, Source: ashdownSource(), Themes: []Link{{"contracts", "/quotes?theme=T1"}, {"standards", "/quotes?theme=T2"}}, ThemeChoices: []Option{{Value: "T1", Label: "contracts", Selected: true}, {Value: "T3", Label: "<b>workforce</b>"}}, ThemesEdit: "/consultations/primary-care/edit#themes",
		Passages: []ReactionPassage{
			{ID: "Q2", Href: "/quotes/Q2", Kind: "quote", Text: "With clear standards set nationally, we could support a local role.", Segments: []Segment{{"With clear standards set nationally, we could support a local role.", true}}, Before: "Its president said: ", After: " Members had been consulted.", Citation: ashdownCitation},
			{ID: "Q3", Href: "/quotes/Q3", Kind: "quote", Text: "We could not have said that in April.", Segments: []Segment{{"We could not have said that in April.", false}}, Continues: true},
			{ID: "Q9", Href: "/quotes/Q9", Kind: "reported", Text: "She added that the contract must stay national.", Segments: []Segment{{"She added that the contract must stay national.", false}}},
		},
		Stances:     []StanceDecision{decidedOn(), undecidedOn()},
		Publication: Publication{Statuses: statusOptions("on_record"), StatusLabel: "On the record", Permitted: true, FormPermitted: true, EmbargoDate: "2014-06-12", EmbargoTime: "00:01", EmbargoLabel: "until 12 June 2014, 00:01", CanEdit: true, CanPublish: true, CanWithdraw: true},
		Correction: Correction{Allowed: true, Honorific: "Dr", Speaker: "Dr Fiona Ashdown", Role: "President", Organisation: "College of Community Medicine", Sectors: sectorOptions(""), SaidOn: "2014-06-11", Organisations: []string{"College of Community Medicine"},
			People: []Option{{Value: "", Label: "Leave it open"}, {Value: "S1", Label: "Dr Fiona Ashdown, president"}, {Value: "new", Label: "Somebody new, who is added"}}},
		Corrected: []Corrected{{"Role", "Vice-president", "President", "The paper printed a correction", "Amina Khatri", "13 June 2014"}},
		History:   []HistoryRow{{"13 June 2014, 08:30", "Amina Khatri", "corrected the role", "“Vice-president” became “President”: the paper printed a correction"}, {"12 June 2014, 09:20", "Amina Khatri", "recorded it", ""}},
	}
}

func wrongReaction() Reaction {
	r := sampleReaction()
	r.Frame = r.Frame.wrong(FieldError{"", "Somebody else has changed this reaction. Look at it again, then repeat your change."}, FieldError{"stance-P2", "Choose a stance"}, FieldError{"evidence-P2", "Choose words of this reaction"}, FieldError{"other-P2", "These words do not stand in this reaction"}, FieldError{"counter-P2", "Pick words to the contrary"}, FieldError{"reason-P2", "Give a reason"}, FieldError{"settle-P1", "Pick the strongest words"}, FieldError{"correct-reason", "Say why it is corrected"}, FieldError{"withdraw-reason", "Give a reason"}, FieldError{"status", "Choose how the words may be attributed"})
	r.Stances[0].Counter, r.Stances[1].Open = nil, true
	r.Stances[0].Settle = &SettleCounter{Action: "/reactions/R2/stance/counter", Group: Contrary{"settle-support", "If you decide for support", sampleContrary()[0].Choices}}
	r.Correction.Open, r.Publication.Open, r.Publication.CanPublish = true, true, false
	r.Publication.Obstacles = []Link{{Label: "The attribution status is not known."}, {Label: "Pick the strongest words to the contrary on “Joint committees”, or say that there are none.", Href: "#settle-P1"}}
	r.Publication.FormPermitted = false
	r.Publication.Permitted, r.Publication.Statuses, r.Publication.StatusLabel = false, statusOptions(""), "Not known"
	r.Corrected = nil
	return r
}

func readReaction() Reaction {
	r := sampleReaction()
	r.Speaker, r.State, r.StateLabel, r.StateNote = "", "published", "Published", ""
	r.Staff = false
	r.Stances = []StanceDecision{{PropositionID: "P1", Proposition: "The proposal as a whole", Stance: QualifiedSupport, Evidence: decidedOn().Evidence, Conditions: decidedOn().Conditions, Counter: &CounterHeld{}}, {PropositionID: "P2", Proposition: "CCGs hold GP contracts", Stance: Undecided}}
	r.Correction, r.Corrected, r.History = Correction{}, nil, nil
	r.Publication = Publication{StatusLabel: "On the record", Permitted: true, CanUnpublish: true, CanRestore: true}
	return r
}
