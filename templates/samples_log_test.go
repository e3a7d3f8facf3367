package templates

func logSamples() []sample {
	explained := func(chosen string) []ExplainedOption {
		var list []ExplainedOption
		for _, o := range statusOptions(chosen) {
			list = append(list, ExplainedOption{o, "What it means for us."})
		}
		return list
	}
	ways := func(chosen string) []Option {
		return []Option{{Value: "phone_call", Label: "Phone call", Selected: chosen == "phone_call"}, {Value: "hearing", Label: "Hearing"}}
	}
	home, here := Link{"Consultations", "/consultations"}, Link{"Primary care commissioning", "/consultations/primary-care"}
	fresh := LogReaction{Frame: frame("Log a reaction", "Import").under("Log a reaction", home, here), Key: "K1", Consultation: "primary-care", About: "Primary care commissioning",
		Statuses: explained(""), Ways: ways(""), SaidOn: "2014-06-12", Sectors: []Option{{Label: "As in the directory", Selected: true}, {Value: "other", Label: "Others"}},
		Themes:  []Option{{Value: "T1", Label: "Money"}, {Value: "T2", Label: "Conflicts of interest"}},
		Stances: []LogStance{{ID: "P1", Proposition: "The proposal as a whole", Chosen: Undecided}, {ID: "P2", Proposition: "CCGs hold GP contracts", Chosen: Undecided}}}
	wrong := fresh
	wrong.Frame = fresh.Frame.wrong(FieldError{"status", "Choose how the words may be attributed."}, FieldError{"stakeholder", "Say who is meant."}, FieldError{"again", "These words are on file already."},
		FieldError{"evidence-P1", "“other words” does not stand in the words above."}, FieldError{"sector", "This organisation is not in the directory yet. Choose its sector."})
	wrong.Consultations = []Option{{Value: "primary-care", Label: "Primary care commissioning", Selected: true}, {Value: "pharmacies", Label: "Opening hours of pharmacies"}}
	wrong.Honorific, wrong.Speaker, wrong.Role, wrong.Organisation = "Dr", "O’Hara <b>", "Chair", "Body & Soul"
	wrong.Person = DirectoryMatch{Sure: "Unsure", Note: "2 people have this name. Say which is meant", Open: true, Choices: []Option{{Label: "Choose"}, {Value: "S1", Label: "Dr Una O’Hara, chair, Body & Soul"}, {Value: "new", Label: "A new person of the same name"}}}
	wrong.Exact, wrong.Reported, wrong.Known = "\n We <i>would</i>.", "She said </textarea> more.", Link{"Dr Una O’Hara, 12 June 2014", "/reactions/R1"}
	wrong.EmbargoDate, wrong.Note = "2014-07-01", "Amina took the call."
	wrong.Themes = []Option{{Value: "T1", Label: "Money", Selected: true}}
	wrong.Stances = []LogStance{{ID: "P1", Proposition: "The proposal as a whole", Chosen: Support, Evidence: "other words", Conditions: "if", Reason: "as said", Open: true}}
	return []sample{{"log", fresh}, {"log_wrong", wrong}}
}
