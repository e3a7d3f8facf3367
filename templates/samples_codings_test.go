package templates

func codingSamples() []sample {
	crumbs := []Link{{"Consultations", "/consultations"}, {"Primary care commissioning", "/consultations/primary-care"}, {"Second coders", "/consultations/primary-care/codings"}}
	const whole = "CCGs co-commission <primary> care"
	coders := []CodingCoder{{Name: "Amina Khatri", Answered: 12, Of: 40, You: true}, {Name: "R. <Osei>", Answered: 40, Of: 40, In: true}}
	list := Codings{
		Frame: frame("Second coders", "Consultations").under("Second coders", crumbs[:2]...), Consultation: "Primary care commissioning",
		Action: "/consultations/primary-care/codings", ID: "01J9", Size: "40", Seed: "271828",
		Propositions: []Option{{Value: "c1", Label: whole, Selected: true}, {Value: "p2", Label: "CCGs hold GP contracts"}},
		Coders:       []Option{{Value: "A1", Label: "Amina Khatri"}, {Value: "A2", Label: "R. <Osei>"}},
		From:         []Option{{Value: "undecided", Label: "Reactions that nobody has decided yet", Selected: true}, {Value: "all", Label: "All reactions"}},
		Rows: []CodingRow{
			{Href: "/codings/9", Proposition: whole, Made: "40 reactions, 2 May 2014, by Amina Khatri", State: "open", StateLabel: "Open", Coders: coders, SheetHref: "/codings/9/sheet"},
			{Href: "/codings/8", Proposition: whole, Made: "20 reactions, 1 May 2014, by Amina Khatri", State: "closed", StateLabel: "Closed"},
		},
	}
	wrong := list
	wrong.Rows, wrong.Size, wrong.Spread = nil, "1", true
	wrong.Frame = wrong.Frame.wrong(FieldError{"coders", "Choose at least two people. What one says alone cannot be compared."}, FieldError{"size", "Enter a number from 2 to 300."})
	alone := wrong
	alone.Frame, alone.Coders = list.Frame, list.Coders[:1]
	open := CodingOpen{
		Frame: frame("Coding: "+whole, "Consultations").under(whole, crumbs...), Proposition: whole, Coders: coders, SheetHref: "/codings/9/sheet",
		About: []string{"40 reactions, drawn with the seed 271828 by Amina Khatri, 2 May 2014, 10:00", "Drawn from: All reactions"}, EndAction: "/codings/9/end",
	}
	openWrong := open
	openWrong.Frame, openWrong.SheetHref = open.Frame.wrong(FieldError{"end_reason", "Say why it is ended before all have handed in; the reason stays with the exercise."}), ""
	return []sample{
		{"codings", list}, {"codings_wrong", wrong}, {"codings_alone", alone}, {"coding_open", open}, {"coding_open_wrong", openWrong},
		{"coding_sheet", sheetSample(open.Frame, whole)}, {"coding_sheet_wrong", sheetWrong(open.Frame, whole)}, {"coding_sheet_in", sheetIn(open.Frame, whole)},
		{"coding_comparison", comparisonSample(open.Frame, whole)}, {"coding_comparison_closed", comparisonClosed(open.Frame, whole)},
	}
}

var codedBy = Attribution{Speaker: "Dr Fiona <Ashdown>", Role: "chair", Organisation: "Quay Forum", Date: "1 May 2014", DateISO: "2014-05-01"}

func sheetSample(f Frame, proposition string) CodingSheet {
	return CodingSheet{
		Frame: f, Attribution: codedBy, Action: "/codings/9/sheet", HandInAction: "/codings/9/hand-in", Proposition: proposition, N: 7, Of: 40, Answered: 12,
		Source:   SourceRef{Title: "Leaders divided", Publisher: "The Commissioning Post", Published: "1 May 2014"},
		Passages: []CodingPassage{{ID: "p1", Kind: "quote", Text: "We are not <convinced>.", On: true}, {ID: "p2", Kind: "reported", Text: "She said it would cost more."}},
		Chosen:   Concerned, Was: Concerned, Note: "a doubt & no more", PrevHref: "/codings/9/sheet?n=6", NextHref: "/codings/9/sheet?n=8", GapHref: "/codings/9/sheet?n=13", SkipHref: "/codings/9/sheet?n=8",
		ExerciseHref: "/codings/9", Left: 28,
	}
}

func sheetWrong(f Frame, proposition string) CodingSheet {
	p := sheetSample(f.wrong(FieldError{"stance", "Choose where the speaker stands, or that the words do not say."}, FieldError{"evidence", "Choose words of this reaction as evidence."}, FieldError{"partly", "28 of 40 are not answered."}), proposition)
	p.Chosen, p.Was, p.N, p.PrevHref, p.Withdrawn = "", "", 1, "", true
	return p
}

func sheetIn(f Frame, proposition string) CodingSheet {
	p := sheetSample(f, proposition)
	p.In, p.Left, p.Answered, p.N, p.NextHref, p.GapHref = true, 0, 40, 40, "", ""
	return p
}

func comparisonSample(f Frame, proposition string) CodingComparison {
	var rows []ConfusionRow
	for i, s := range append(Scale(), NotStated) {
		row := ConfusionRow{Stance: s, Total: 1}
		for j := range 6 {
			row.Cells = append(row.Cells, ConfusionCell{N: max(0, 1-max(i-j, j-i)), Same: i == j})
		}
		rows = append(rows, row)
	}
	words := []CodingPassage{{ID: "p1", Kind: "quote", Text: "We are not <convinced>."}}
	answers := []CodingAnswer{{Coder: "Amina Khatri", Stance: Concerned, Words: []string{"not <convinced>"}, Note: "a doubt"}, {Coder: "R. <Osei>", Stance: Oppose}, {Coder: "Pat Policy"}}
	return CodingComparison{
		Frame: f.wrong(FieldError{"why-r1", "Say why; the reason stays with the decision."}, FieldError{"stance-r1", "Choose where the speaker stands, or that the words do not say."}), Proposition: proposition, State: "complete", StateLabel: "To compare",
		About: []string{"40 reactions, drawn with the seed 271828"}, Coders: []string{"Amina Khatri", "R. <Osei>"}, Alike: 30, Apart: 8, Missing: 2, MissingNote: "1 withdrawn", Open: 2,
		Overall: []AgreementFigure{{Name: "Krippendorff’s alpha, nominal", Value: "0.49", N: 38, Reading: "About 49% of the way from chance to full agreement."}},
		Pairs: []AgreementPair{{ID: "pair-1", A: "Amina Khatri", B: "R. <Osei>", Figures: []AgreementFigure{
			{Name: "Cohen’s kappa", Value: "0.49", Between: "0.31 to 0.67", N: 38, Reading: "About 49% of the way from chance to full agreement."},
			{Name: "Weighted kappa, linear (five grades)", N: 0, Reading: "Not defined: no item has an answer from two coders."},
		}, Notes: []string{"2 reactions are missing: not answered by both, or withdrawn."}, Rows: rows, Totals: []int{1, 1, 1, 1, 1, 1}, N: 6}},
		Items: []CodingItem{
			{Attribution: codedBy, ID: "r1", N: 7, Href: "/reactions/r1", Revision: 3, Passages: words, Answers: answers, CanDecide: true, AskNone: true, GivenWhy: " "},
			{Attribution: codedBy, ID: "r2", N: 9, Href: "/reactions/r2", State: "Not published", Revision: 1, Passages: words, Answers: answers[:2], Decided: Support, CanDecide: true, Chosen: Oppose},
			{Attribution: codedBy, ID: "r3", N: 11, Href: "/reactions/r3", Passages: words, Answers: answers[:2], Verdict: NotStated, Why: "it is about the <car park>", By: "Pat Policy, who did not code, 3 May 2014, 10:00"},
		},
		Pages:   Pages{Shown: "1 to 3 of 8", Next: "/codings/9?page=2#h-apart", Links: []PageLink{{N: 1, Href: "/codings/9?page=1#h-apart", Current: true}, {N: 2, Href: "/codings/9?page=2#h-apart"}}},
		Settled: 10, CanRecord: 19, Kept: []KeptItem{{Href: "/reactions/r4", Who: "Ben <Carver>", Why: "Supports. It is published."}},
		Revision: 4, AdjudicateAction: "/codings/9/adjudicate", RecordAction: "/codings/9/record", CloseAction: "/codings/9/close", CSVHref: "/codings/9/comparison.csv",
	}
}

func comparisonClosed(f Frame, proposition string) CodingComparison {
	p := comparisonSample(f, proposition)
	p.Frame, p.State, p.StateLabel, p.CloseAction, p.Items, p.Kept, p.CanRecord, p.Alike, p.Settled, p.Pages = f, "closed", "Closed", "", nil, nil, 0, 0, 0, Pages{}
	return p
}
