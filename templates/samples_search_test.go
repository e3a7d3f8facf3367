package templates

import "strconv"

func sampleGroupings(chosen string) []Option {
	return []Option{{Value: "", Label: "Nothing", Selected: chosen == ""}, {Value: "speaker", Label: "Speaker", Selected: chosen == "speaker"}, {Value: "source", Label: "Source", Selected: chosen == "source"}}
}

func sampleHistogram() Histogram {
	return Histogram{Unit: "month", Wider: Link{"All dates", "/quotes?q=contracts"}, Undated: DateCount{Label: "No date known", N: 1, Href: "/quotes?undated=yes"},
		Bars:  []DateCount{{"2014-04", "April 2014", "Apr", 0, 0, "/quotes?from=2014-04&to=2014-04", false}, {"2014-05", "May 2014", "May", 6, 2, "/quotes?from=2014-05&to=2014-05", true}, {"2014-06", "June 2014", "Jun", 1, 0, "/quotes?from=2014-06&to=2014-06", false}},
		Marks: []DateMark{{"Opened 1 May 2014", "Opened", 1}, {"Closes 27 June 2014", "Closes", 2.9}}}
}

func searchesSamples() []sample {
	rows := []SearchRow{{ID: "S1", Revision: 2, Name: "Against contracts", Typed: "Against contracts", Href: "/searches/S1", Says: "contracts · Opposes · Kelderdale <CCG>", Address: "https://soundings.example/quotes?q=contracts&stance=oppose", N: 12, Since: "3 more than when you last looked, 12 June 2014", LeftOut: "One filter in the address is not known and was left out."},
		{ID: "S2", Revision: 1, Name: "May", Typed: "", Open: true, Href: "/searches/S2", Says: "May 2014", Address: "https://soundings.example/quotes?from=2014-05&to=2014-05", N: 1, Since: "As many as when you last looked, 12 June 2014"}}
	full := Searches{Frame: frame("Saved searches", "Quotes").under("Saved searches", Link{"Quotes", "/quotes"}), Total: 42, Rows: rows[:1], Pages: NewPages("1 to 20 of 42", 1, 3, func(n int) string { return "/searches?page=" + strconv.Itoa(n) })}
	wrong := Searches{Frame: frame("Saved searches", "Quotes").wrong(FieldError{"name", "Give the search a name."}, FieldError{"name-S2", "Give the search a name."}), Total: 2, Rows: rows, New: &NewSearch{Query: "q=contracts", Says: "contracts"}}
	return []sample{{"searches", full}, {"searches_wrong", wrong}, {"searches_none", Searches{Frame: frame("Saved searches", "Quotes")}}}
}
