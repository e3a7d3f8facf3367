package templates

func sampleSets() []MeasuredSet {
	return []MeasuredSet{
		{"Short arguments on debatable questions", 3506, 21, MeasuredFigures{"79%", "7%", "95%"}, MeasuredFigures{"73%", "9%", "91%"}},
		{"Speeches of MPs on a motion", 534, 57, MeasuredFigures{"58%", "10%", "63%"}, MeasuredFigures{"53%", "15%", "52%"}},
	}
}

func sampleMethod() Method {
	return Method{Frame: frame("How stance is suggested and decided", ""), Sets: sampleSets(),
		Learning: MeasuredLearning{[]int{0, 5, 20}, []LearningRow{{"Short arguments on debatable questions", []string{"79%", "80%", "84%"}}, {"Speeches of MPs on a motion", []string{"58%", "61%", "–"}}}},
		Measured: "136 reactions in 24 documents.", RoundUps: []Figure{{Value: "59%", Note: "macro-F1", Label: "Exact grade", Href: ""}, {Value: "87%", Note: "of suggestions", Label: "Evidence as a reader’s", Href: ""}},
		Live: &LiveRates{Too: 10, Learning: "They improve as the models learn.", Bands: []RateBand{
			{"50 to 60%", 40, 12, "14 (35%)", "6 (15%)", "7 (58%)", "9 (75%)"},
			{"90 to 100%", 4, 0, "too few", "too few", "too few", "too few"},
		}, All: RateBand{"All", 1044, 12, "14 (32%)", "6 (14%)", "7 (58%)", "9 (75%)"}}}
}
