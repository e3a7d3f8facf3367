package templates

func sampleKnown() []KnownWords {
	return []KnownWords{
		{Passage: "D2P1", Words: "“A developmental role we can do well, and do now. …”", Same: "The same words", Known: "“A developmental role we can do well, and do now. …”", Reaction: "R7", Who: "Dr Sunil Mahendra", Where: "Docklands North CCG, 2 June 2014", Href: "/reactions/R7"},
		{Passage: "D2P2", Words: "Dr Mahendra said performance work sat better …", Same: "Nearly the same words, 86 %", Known: "Dr Mahendra said that performance sat better …", Reaction: "R8", Who: "Docklands North CCG", Href: "/reactions/R8", State: "Withdrawn", Marked: true},
		{Passage: "D2P1", Words: "“A developmental role …”", Same: "The same words", Known: "“A developmental role …”", Reaction: "R9", Who: "Mark Oduya", Href: "/reactions/R9", Only: true},
	}
}

func sampleBalance() ReviewBalance {
	return ReviewBalance{
		Marks: 14, Counts: []MarkCount{{8, "quoted", "/sources/1?outcome=quote#h-ledger", false}, {2, "in duplicates", "/sources/1?outcome=duplicate#h-ledger", false}, {4, "open", "#h-end", true}},
		Open: []OpenWords{
			{N: 1, Value: "120-131", Before: "… which he called ", Words: "“a big ask”", After: " of small practices …", Note: "nobody is named near it", Href: "#span-1", AddHref: "/sources/1/review?draft=2&add=120-131#missed-speaker", GiveHref: "/sources/1/review?draft=2&words=120-131#add-kind", GiveTo: "Add to reaction 2", On: true},
			{N: 2, Value: "70120-70131", Href: "/sources/1/review?from=70060#span-1", AddHref: "/sources/1/review?add=70120-70131#missed-speaker"},
		},
		MoreOpen: 1, Asides: []AsideWords{{"300-320", "“Five Years Forward”", "title of a work", "Amina Khatri"}, {"400-420", "", "a slogan", ""}},
		Action: "/sources/1/aside", UndoHref: "/sources/1/aside/undo", Reason: "title of a work",
	}
}

// openReview is a review in which a place in quotation marks has no outcome.
func openReview() Review {
	r := sampleReview(false)
	r.Balance = sampleBalance()
	r.Paragraphs = append(r.Paragraphs, Paragraph{At: 1204, Segments: []TextSegment{{Text: "It ends with what somebody called "}, {Text: "“a big ask”", Kind: "open", OpenNo: 1}}})
	return r
}

func sampleDraftHistory() []HistoryRow {
	return []HistoryRow{
		{At: "12 June 2014, 10:31", Who: "Amina Khatri", What: "Moved: words went from reaction 2 to reaction 3", Detail: "“She added that engagement”"},
		{At: "12 June 2014, 10:30", What: "Added by a reviewer"},
	}
}
