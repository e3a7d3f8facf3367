package templates

func sampleSuggested() *Suggested {
	return &Suggested{Stance: QualifiedSupport, Confidence: "Medium confidence: 74% that it is on the side of support", By: "By a machine, from these words only.",
		Cues: []string{"“could support”: support", "“With <clear> standards”: condition"}, Learnt: "It had learnt from 12 decisions on this proposition."}
}

func sampleContrary() []Contrary {
	return []Contrary{
		{"support", "If you decide for support", []ContraryChoice{{"R2.Q3.0.37", "We could not have said that in April.", ""}, {"R1.Q1.0.30", "The risk is not worth the prize.", "said elsewhere, 2 April 2014"}}},
		{"oppose", "If you decide against it", []ContraryChoice{{"R2.Q2.0.67", "With clear standards set nationally, we could support a local role.", ""}}},
	}
}

func sampleDecide(id string) Decide {
	return Decide{
		ID: id, Proposition: "CCGs hold GP contracts", Suggested: sampleSuggested(), Shown: QualifiedSupport, CanPostpone: true, Counter: "later",
		Precedents: []Precedent{{"We could live with it.", "Dr Helena Strand", "/reactions/R5", Oppose}, {"Trusts would find it easier.", "Federation of Community Trusts", "/reactions/R7", Support}}, Disagree: true,
		Evidence:   []Choice{{"Q2.0.67", "With clear standards set nationally, we could support a local role.", true, true}, {"Q3.0.37", "We could not have said that in April.", false, false}},
		Conditions: []Choice{{"Q2.0.35", "With clear standards set nationally", false, true}},
		Other:      "so long as <it> lasts", Reason: "“could support”", Contrary: sampleContrary(),
	}
}

func decidedOn() StanceDecision {
	form := sampleDecide("P1")
	form.Chosen, form.Proposition, form.Counter, form.Other = QualifiedSupport, "The proposal as a whole", "R2.Q3.0.37", ""
	return StanceDecision{PropositionID: "P1", Proposition: "The proposal as a whole", Stance: QualifiedSupport, DecidedBy: "Tom Whitlow", DecidedAt: "12 June 2014, 10:02", Reason: "“could support”, if standards are set",
		Suggested: sampleSuggested(), Evidence: []string{"With clear standards set nationally, we could support a local role."},
		Conditions: []ConditionHeld{{"With clear standards set nationally", "open", "Open"}}, Counter: &CounterHeld{Words: "The risk is not worth the prize.", Where: Link{"said 2 April 2014", "/reactions/R1"}},
		Earlier: []EarlierDecision{{Concerned, "Amina Khatri", "11 June 2014, 17:30", "a first look"}}, UndoHref: "/reactions/R2/stance/undo", Form: &form}
}

func undecidedOn() StanceDecision {
	form := sampleDecide("P2")
	return StanceDecision{PropositionID: "P2", Proposition: "CCGs hold GP contracts", Stance: Undecided, Suggested: sampleSuggested(), Form: &form, QueueHref: "/consultations/primary-care/tag?proposition=P2"}
}

// draftDecides is the forms in the review of a draft: the first stands open.
func draftDecides() []Decide {
	first, second := sampleDecide("P1"), sampleDecide("P2")
	first.Proposition, second.Precedents, second.Disagree = "The proposal as a whole", nil, false
	first.CanLeave, second.CanLeave, first.Chosen, second.Chosen = true, true, Undecided, Undecided
	return []Decide{first, second}
}

func taggingSamples() []sample {
	tabs := []PropositionTab{{"The proposal as a whole", "/consultations/primary-care/tag?proposition=P1", false}, {"CCGs hold GP contracts", "/consultations/primary-care/tag?proposition=P2", true}}
	queue := Tagging{Frame: frame("Tag stances: Primary care commissioning", "Consultations").under("Tag stances", Link{"Primary care commissioning", "/consultations/primary-care"}),
		Consultation: Link{"Primary care commissioning", "/consultations/primary-care"}, Propositions: tabs, Proposition: "CCGs hold GP contracts", ID: "P2",
		Confirmed: 12, Waiting: 1140, Skipped: 2, SkippedIDs: "R8.R9", Action: "/consultations/primary-care/tag",
		AgainHref: "/consultations/primary-care/tag?proposition=P2",
		Done:      &Decided{Who: "Dr Helena Strand", Href: "/reactions/R5", Stance: Oppose, Reaction: "R5", Revision: 7, UndoHref: "/consultations/primary-care/tag/undo"},
		Item: &TaggingItem{Attribution: ashdown(), ID: "R2", Revision: 5, Href: "/reactions/R2", HrefText: "Open the reaction", Source: ashdownSource(), State: "Published",
			Passages: sampleReaction().Passages, SkipHref: "/consultations/primary-care/tag?proposition=P2&skipped=R8.R9.R2", Decide: sampleDecide("P2")}}
	blind := queue
	item := *queue.Item
	item.Decide = Decide{ID: "P2", Proposition: "CCGs hold GP contracts", Blind: true, Evidence: []Choice{{"Q2.0.67", "With clear standards set nationally, we could support a local role.", false, false}},
		Contrary: []Contrary{{"", "Words of this reaction", sampleContrary()[1].Choices}}}
	item.Speaker, item.State = "", ""
	blind.Item, blind.Done, blind.Propositions, blind.Waiting = &item, nil, nil, 1
	wrong := queue
	wrong.Frame = queue.Frame.wrong(FieldError{"stance-P2", "Choose where the speaker stands."}, FieldError{"reason-P2", "Say why you decide otherwise than was suggested."})
	skipped, done, empty := queue, queue, queue
	skipped.Item, skipped.Waiting = nil, 2
	done.Item, done.Waiting, done.Skipped, done.AgainHref = nil, 0, 0, ""
	empty.Item, empty.Done, empty.Waiting, empty.Confirmed, empty.Skipped, empty.AgainHref, empty.ImportHref = nil, nil, 0, 0, 0, "", "/consultations/primary-care/import"
	return []sample{{"tagging", queue}, {"tagging_blind", blind}, {"tagging_wrong", wrong}, {"tagging_skipped", skipped}, {"tagging_done", done}, {"tagging_empty", empty}}
}
