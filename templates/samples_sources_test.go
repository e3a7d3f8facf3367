package templates

func sampleSourceRows() []SourceRow {
	return []SourceRow{
		{"Health leaders split over commissioning plan", "/sources/1", "The Commissioner", "12 June 2014", "Article", "reviewing", "Being reviewed", "1 of 4 reviewed", "/sources/1/review"},
		{"Letter to members", "/sources/2", "Association of Practice Partners", "n.d.", "Letter", "to_review", "To review", "0 of 2 reviewed", "/sources/2/review"},
		{"Minutes of the health committee", "/sources/3", "", "14 April 2014", "", "finished", "Finished", "5 of 5 reviewed", ""},
	}
}

func sampleParagraphs(current int, href func(int) string) []Paragraph {
	words := func(n int, first bool, kind, text string) TextSegment {
		return TextSegment{Text: text, Kind: kind, DraftNo: n, First: first, Current: n == current, Href: href(n)}
	}
	plain := func(text string) TextSegment { return TextSegment{Text: text} }
	shows := func(s TextSegment) TextSegment { s.Shows = true; return s }
	return []Paragraph{
		{Segments: []TextSegment{plain("The plan to give commissioning groups a bigger say over general practice has split the health service’s leaders, with some ready to begin in October and others preparing to oppose it.")}},
		{Heading: true, Segments: []TextSegment{words(1, true, "heading", "Mark Oduya, Northvale and Dunmere CCG chief officer")}},
		{Segments: []TextSegment{plain("“"), words(1, false, "quote", "We asked for safeguards and we have been given them. We are ready to start in October."), plain("”")}},
		{Heading: true, At: 431, Segments: []TextSegment{words(2, true, "heading", "Dr Sunil Mahendra, Docklands North CCG chair")}},
		{Segments: []TextSegment{plain("“"), shows(words(2, false, "quote", "A developmental role we can do well")), words(2, false, "quote", ", and do now. If we are asked to police performance under the contract, we will lose the confidence of the practices we need to bring with us."), plain("”")}},
		{Segments: []TextSegment{words(2, false, "reported", "Dr Mahendra said performance work sat better with the area team’s medical director, and that his group was used to managing conflicts of interest.")}},
		{Heading: true, Segments: []TextSegment{words(3, true, "heading", "Dr Helena Strand, Kelderdale CCG")}},
		{Segments: []TextSegment{words(3, false, "reported", "Dr Strand said that once a group started to manage contracts, conversations with practices would turn to “money first and patients second”.")}},
		{Segments: []TextSegment{plain("The article ends with a list of what was said before: "), {Text: "“We are ready to start in October.”", Kind: "duplicate"}, plain(" and\r\n"), {Text: "a caption", Kind: "rejected"}, plain(".")}},
	}
}

func sourceSamples() []sample {
	home := Link{"Consultations", "/consultations"}
	primary := Link{"Primary care commissioning", "/consultations/primary-care"}
	kinds := []Option{{Value: "", Label: "Not known"}, {Value: "article", Label: "Article"}, {Value: "letter", Label: "Letter", Selected: true}}
	consultations := []Option{{Value: "primary-care", Label: "Primary care commissioning: a bigger role for CCGs", Selected: true}, {Value: "pharmacies", Label: "Opening hours of pharmacies"}}
	fresh := ImportNew{Frame: frame("Import a source", "Consultations").under("Import", home, primary), Action: "/consultations/primary-care/import", Key: "K7Q2", LogHref: "/reactions/new?consultation=primary-care", Consultations: consultations, Kinds: kinds, MaxSize: "20 MB", MaxTableSize: "128 MB"}
	fresh.Waiting, fresh.WaitingTotal = []SourceRow{{Name: "Leaders <split>", Href: "/sources/9", Publisher: "The Gazette", Published: "1 May 2014", KindLabel: "Article", State: "to_review", StateLabel: "To review", Progress: "0 of 4 reviewed", ReviewHref: "/sources/9/review"}}, 3
	wrong := fresh
	wrong.Frame = fresh.Frame.wrong(FieldError{"text", "Paste the text or choose a file"}, FieldError{"file", "minutes.xlsx is not a text file"}, FieldError{"published", "Enter a date like 2014-05-01, 2014-05 or 2014"})
	wrong.Text, wrong.Published, wrong.Name, wrong.Publisher, wrong.Address = "\n  leading lines stay", "31 May", "Letter </textarea>", "Family Practice Today", "javascript:alert(1)"
	wrong.Duplicate, wrong.DuplicateNote = Link{"Health leaders split over commissioning plan", "/sources/1"}, "Imported on 3 June 2014, 1 of 4 reviewed"
	list := Sources{Frame: frame("Sources", "Consultations").under("Sources", home, primary), Consultation: primary, Rows: sampleSourceRows(), Total: 3, ImportHref: "/consultations/primary-care/import"}
	none := Sources{Frame: list.Frame, Consultation: primary}
	source := Source{
		Frame: frame("Health leaders split over commissioning plan", "Consultations").under("Health leaders split over commissioning plan", home, primary),
		Name:  "Health leaders split over commissioning plan", Publisher: "The Commissioner", Published: "12 June 2014", Address: "https://commissioner.example/split", KindLabel: "Article", State: "reviewing", StateLabel: "Being reviewed", Progress: "1 of 4 reviewed",
		ImportedBy: "Amina Khatri", ImportedAt: "12 June 2014, 09:14", Length: "1,140 words", Hash: "37c2d651a7487a897bae8c7f78e5f6f4af12d43b6e68b878f8b3eb001ccaf521", Consultations: []Link{primary}, ReviewHref: "/sources/1/review", OriginalHref: "/sources/1/original",
		Form: SourceForm{Action: "/sources/1/edit", Revision: 3, Name: "Health leaders split over commissioning plan", Kinds: kinds, Published: "2014-06-12"}, Notes: []string{"Two characters could not be read."}, TextPages: []Link{{"Later in the text", "/sources/1?from=20000"}},
		Paragraphs: sampleParagraphs(0, func(int) string { return "/reactions/R1" }), LedgerNote: "All 6 parts are accounted for.",
		Ledger: []LedgerRow{
			{1, "heading", "Heading", "Mark Oduya, Northvale and Dunmere CCG chief officer", "", Link{"Reaction 1", "/reactions/R1"}},
			{2, "quote", "Direct quote", "We asked for safeguards and we have been given them. …", "", Link{"Reaction 1", "/reactions/R1"}},
			{3, "duplicate", "Duplicate", "We are ready to start in October.", "The same words as in 2", Link{}},
			{4, "rejected", "Rejected", "a caption", "Not speech", Link{}},
		},
	}
	bare := Source{Frame: frame("Untitled", "Consultations"), Name: "Untitled", Published: "n.d.", State: "finished", StateLabel: "Finished", Progress: "nothing to review", ImportedAt: "12 June 2014, 09:14", Hash: "37c2", LedgerNote: "No part was found."}
	return []sample{{"import_new", fresh}, {"import_new_wrong", wrong}, {"sources", list}, {"sources_empty", none}, {"source", source}, {"source_bare", bare},
		{"review", openReview()}, {"review_terms_first", sampleReview(true)}, {"review_end", sampleReviewEnd()}, {"review_empty", emptyReview()}}
}

func statusOptions(chosen string) []Option {
	options := []Option{{Value: "on_record", Label: "On the record"}, {Value: "background", Label: "Background"}, {Value: "deep_background", Label: "Deep background"}, {Value: "off_record", Label: "Off the record"}}
	for i := range options {
		options[i].Selected = options[i].Value == chosen
	}
	return options
}

func sampleReview(termsFirst bool) Review {
	home := Link{"Consultations", "/consultations"}
	r := Review{
		Frame:      frame("Review", "Consultations").under("Review", home, Link{"Primary care commissioning", "/consultations/primary-care"}),
		SourceName: "Health leaders split over commissioning plan", SourceHref: "/sources/1", SourceMeta: "The Commissioner, 12 June 2014 · 1,140 words · pasted by Amina Khatri",
		Revision: 3, Total: 4, Reviewed: 2, Accepted: 1, Rejected: 1, Paragraphs: sampleParagraphs(2, reviewHref), Shows: true,
		Terms:   Terms{Action: "/sources/1/terms", Set: true, Summary: "on the record, may be published, no embargo", Statuses: statusOptions("on_record"), Permitted: true, Themes: []Option{{Value: "T1", Label: "Money", Selected: true}, {Value: "T2", Label: "Conflicts of interest"}}},
		Parts:   []ReviewPart{{"All", 4, "/sources/1/review", true}, {"To review", 2, "/sources/1/review?show=waiting", false}, {"Accepted", 1, "/sources/1/review?show=accepted", false}},
		Earlier: Link{"Reactions 1 to 50", "/sources/S1/review?draft=50"}, Later: Link{"Reactions 101 to 120", "/sources/S1/review?draft=101"},
		Drafts: []DraftCard{
			{N: 1, ID: "D1", Revision: 2, Href: reviewHref(1), Speaker: "Mark Oduya", Organisation: "Northvale and Dunmere CCG", Excerpt: "We asked for safeguards and we have been given them. We are ready to start in October.", State: "accepted", Stance: Support, ReactionHref: "/reactions/R1", History: sampleDraftHistory()},
			{N: 2, ID: "D2", State: "todo", Current: true},
			{N: 3, ID: "D3", Revision: 1, Href: reviewHref(3), Speaker: "Dr Helena Strand", Organisation: "Kelderdale CCG", Excerpt: "Dr Strand said that once a group started to manage contracts …", State: "todo", Flags: []string{"The name differs by one letter from a known stakeholder. Check before you accept."}, Suggested: Concerned, Behind: []string{"“would step back”"}, History: sampleDraftHistory()[:1]},
			{N: 4, ID: "D4", Revision: 2, Href: reviewHref(4), Organisation: "Federation of Community Trusts", Excerpt: "The federation said that trusts would find it easier …", State: "rejected", Reason: "The journalist’s own words", ReopenHref: "/drafts/D4/reopen"},
		},
		Current: &DraftForm{
			N: 2, ID: "D2", Revision: 1, AcceptHref: "/drafts/D2/accept", RejectHref: "/drafts/D2/reject", SkipHref: reviewHref(3), Honorific: "Dr", Speaker: "Dr Sunil Mahendra", Role: "Chair", Organisation: "Docklands North CCG", Sectors: sectorOptions("clinical_commissioning_group"), Sectors2: sectorOptions(""), SaidOn: "2014-06-12", SaidOnNote: "From the day the source was published", Body: DirectoryMatch{Sure: "Likely", Note: "one letter differs from a body that is known: say which is meant", Open: true, Choices: []Option{{Value: "", Label: "Choose"}, {Value: "O1", Label: "Docklands North CCG"}, {Value: "new", Label: "A new body"}}},
			Person: DirectoryMatch{Sure: "Known", Note: "Dr Sunil Mahendra, chair of Docklands North CCG", Find: "/suggest/people",
				Choices: []Option{{Value: "", Label: "Whoever is known by this name"}, {Value: "S6", Label: "Dr Sunil Mahendra, chair of Docklands North CCG", Selected: true}, {Value: "new", Label: "A new person of the same name"}}},
			Statuses: append([]Option{{Value: "", Label: "As for the source", Selected: true}}, statusOptions("")...),
			Passages: []DraftPassage{
				{ID: "D2P1", Kind: "quote", Text: "A developmental role we can do well, and do now. If we are asked to police performance under the contract, we will lose the confidence of the practices we need to bring with us.", Keep: true, Kinds: passageKinds("quote")},
				{ID: "D2P2", Kind: "reported", Text: "Dr Mahendra said performance work sat better with the area team’s medical director, and that his group was used to managing conflicts of interest.", Keep: true, Continues: true, Kinds: passageKinds("reported")},
			},
			ThemesOfAll: []string{"Money"}, Themes: []Option{{Value: "T2", Label: "Conflicts of interest", Selected: true}}, ThemesOpen: true,
			RoleHeld: "vice-chair, Docklands North CCG", RoleFrom: "2014-05",
			Moves: sampleMoves(), Known: sampleKnown(), DuplicateHref: "/drafts/D2/duplicate",
			Stances: draftDecides(),
			WhoOpen: true, WhoWords: "Chair, Docklands North CCG · said 12 June 2014", History: sampleDraftHistory(),
			Confidence: "High", Rules: []string{"the heading above", "role: after the organisation", "date: of the source"}, CanAccept: true, CanReject: true,
		},
		Organisations: []string{"Docklands North CCG", "Kelderdale CCG"}, Speakers: []string{"Dr Sunil Mahendra"},
		Missed:      MissedForm{Action: "/sources/1/drafts", OpenHref: "/sources/1/review?add=yes#missed", Added: AddedWords{Kinds: passageKinds("quote")[:2]}, Sectors: sectorOptions("other")},
		PublishNote: "Publishing is possible when all are reviewed.", FinishHref: "/sources/1/finish", FinishNote: "The review can be finished later: 2 reactions wait to be accepted or rejected.",
	}
	if termsFirst {
		r.Current.Known = nil
		r.Terms = Terms{Action: "/sources/1/terms", Statuses: statusOptions("")}
		r.Missed.Open, r.Missed.Added.Words, r.Missed.Speaker = true, "It will never work", "Wilf Ammer"
		r.Frame = r.Frame.wrong(FieldError{"terms-status", "Choose how the words may be attributed"}, FieldError{"speaker", "Enter who said it, or the organisation that did"}, FieldError{"missed-words", "“It will never work” does not stand in the text. The words must be copied from the text on the left."}, FieldError{"add-words", "“never said” does not stand in the text."}, FieldError{"reason-D2P2", "Say why this passage is left out"})
		r.Current.AcceptNote, r.Current.CanReject = "Save the terms above first; then it can be accepted.", true
		r.Current.CanAccept, r.Current.OwnTerms, r.Current.Role2 = false, true, "Board member"
		r.Current.Person, r.Current.Passages[0].Kinds = DirectoryMatch{}, nil
		r.Current.Passages[1].Keep = false
		r.Current.Flags = []string{"No role was found."}
		r.Current.Speaker = ""
		r.Current.Moves = DraftMoves{Open: true, WordsHref: "/drafts/D2/words", Added: AddedWords{Words: "never said", Kinds: passageKinds("quote")[:2]}}
		r.Form = SourceForm{Action: "/sources/1/edit", Revision: 3, Back: "review", Open: true, Name: r.SourceName, Published: "2014-06-12"}
	}
	return r
}

func sampleMoves() DraftMoves {
	words := []Option{{Value: "D2P1", Label: "Direct quote: A developmental role we can do well, and do now. …", Selected: true}, {Value: "D2P2", Label: "Reported speech: Dr Mahendra said performance work sat better …"}}
	others := []Option{{Value: "D3", Label: "Reaction 3, Dr Helena Strand", Selected: true}}
	return DraftMoves{SplitHref: "/drafts/D2/split", MoveHref: "/drafts/D2/move", MergeHref: "/drafts/D2/merge", WordsHref: "/drafts/D2/words",
		Passages: words, Moved: words, To: others, Into: others, Added: AddedWords{Words: "and do now", Start: "512", End: "522", Kinds: passageKinds("quote")[:2]}}
}

func passageKinds(chosen string) []Option {
	options := []Option{{Value: "quote", Label: "Direct quote"}, {Value: "reported", Label: "Reported speech"}, {Value: "context", Label: "Context"}}
	for i := range options {
		options[i].Selected = options[i].Value == chosen
	}
	return options
}

func reviewHref(n int) string { return "/sources/1/review?draft=" + number(n) }

func sampleReviewEnd() Review {
	r := sampleReview(false)
	r.Frame.Flash = "Accepted: Dr Helena Strand. All four are reviewed."
	r.Frame.Undo = &Undo{Href: "/drafts/4/reopen", Revision: "7"}
	r.Current, r.Reviewed, r.Accepted = nil, 4, 3
	for i := range r.Drafts {
		r.Drafts[i].Current = false
		if r.Drafts[i].State == "todo" {
			r.Drafts[i].State, r.Drafts[i].ReactionHref = "accepted", "/reactions/R2"
			r.Drafts[i].Speaker, r.Drafts[i].Excerpt = "Dr Sunil Mahendra", "A developmental role we can do well, and do now. …"
		}
	}
	r.Balance = sampleBalance()
	r.Balance.Open, r.Balance.MoreOpen = nil, 0
	r.UnpublishHref, r.Published = "/sources/1/unpublish", 1
	r.PublishHref, r.PublishNote = "/sources/1/publish", "Publishing makes them visible to journalists at once."
	r.Unpublishable = []string{"Mark Oduya: there is no permission to publish"}
	r.FinishHref = "/sources/1/finish"
	return r
}

func emptyReview() Review {
	r := sampleReview(false)
	r.Parts = nil
	r.Drafts, r.Current, r.Total, r.Reviewed, r.Accepted, r.Rejected = nil, nil, 0, 0, 0, 0
	r.Paragraphs = r.Paragraphs[:1]
	return r
}
