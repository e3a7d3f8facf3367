package templates

import "fmt"

func sampleDots() Dots {
	d := Dots{One: "organisation", Unit: "organisations", Total: 11, Each: 1, AllHref: "/consultations/primary-care/positions"}
	for i, s := range Scale() {
		g := DotGroup{StanceCount: StanceCount{s, i, "/consultations/primary-care/positions?stance=" + string(s)}}
		for n := range i {
			g.Dots = append(g.Dots, Dot{fmt.Sprintf("Body %d of <%s>", n+1, s), fmt.Sprintf("/organisations/%s-%d", s, n)})
		}
		d.Groups = append(d.Groups, g)
	}
	d.Apart = []DotGroup{{StanceCount{Undecided, 1, "/consultations/primary-care/positions?stance=undecided"}, []Dot{{"Pier Society", "/organisations/pier"}}}}
	return d
}

func sampleHistory() History {
	h := History{Unit: "week", NotHere: "2 reactions are of no such exact date and not drawn.", Undated: Link{"1 reaction has no date", "/quotes?undated=yes"},
		Marks: []HistoryMark{{0.5, "Opens 1 May 2014", "Opens"}, {8.5, "Closes 27 June 2014", "Closes"}}}
	for i, n := range []int{4, 12, 0, 31, 18, 2, 40, 1, 29} {
		h.Bars = append(h.Bars, HistoryBar{fmt.Sprintf("the week of %d May 2014", i+1), fmt.Sprintf("%d May", i+1), n, fmt.Sprintf("/quotes?from=2014-05-%02d", i+1), ""})
	}
	return h
}

func sampleSides() Sides {
	s := Sides{One: "organisation", Unit: "organisations", Of: 4}
	for i, n := range [][]int{{1, 0, 1, 0, 1}, {2, 1, 1, 0, 1}, {0, 1, 1, 3, 4}} {
		at := SidesAt{Label: fmt.Sprintf("the week of %d May 2014", 1+7*i), Short: fmt.Sprintf("%d May", 1+7*i), For: n[3] + n[4], Against: n[0] + n[1], N: n[0] + n[1] + n[2] + n[3] + n[4], Href: "/quotes?to=2014-05-07"}
		for j, stance := range Scale() {
			at.Counts = append(at.Counts, StanceCount{Stance: stance, N: n[j]})
		}
		s.At = append(s.At, at)
	}
	return s
}

func samplePositions(home Link) Positions {
	at := "/consultations/primary-care/positions"
	return Positions{Frame: frame("Positions", "Consultations").under("Positions", home), Heading: "2 organisations: Supports", Proposition: "CCGs hold contracts", One: "organisation", Unit: "organisations",
		Propositions: []PropositionTab{{"CCGs co-commission", at, true}, {"CCGs hold contracts", at + "?proposition=P2", false}},
		Countings:    []PropositionTab{{"Organisations", at, true}, {"Individuals", at + "?of=individuals", false}},
		Stances:      []StanceTab{{Label: "All", N: 3, Href: at}, {Stance: Oppose, N: 1, Href: at + "?stance=oppose"}, {Stance: Support, N: 2, Href: at + "?stance=support", Current: true}},
		Action:       at, Hidden: []Option{{Value: "stance", Label: "support"}}, Sectors: []Option{{Label: "All sectors"}, {Value: "other", Label: "Others", Selected: true}, {Value: "nhs_trust", Label: "NHS trusts"}}, Sector: "Others",
		Total: 2, MatrixHref: "/consultations/primary-care/matrix", Pages: NewPages("1 to 1 of 2", 1, 2, func(n int) string { return fmt.Sprintf("%s?page=%d", at, n) }),
		Rows: []HeldRow{
			{"Harbour <Trust>", "/organisations/O1", "NHS trusts", Support, "3 of 4 reactions decided, 2 of 3 with a stance alike", ChangeQuote{"Ada Okoro", "We support it <fully>.", "quote", "/quotes/Q1", "1 May 2014", nil, 0}, Link{"All 4", "/quotes?organisation=O1"}},
			{"Pier Society", "/organisations/O2", "Others", Support, "1 of 1 reaction decided", ChangeQuote{"", "The society said that it agreed.", "reported", "/quotes/Q2", "n.d.", nil, 0}, Link{}},
			{"Quay Forum", "/organisations/O3", "Others", Undecided, "0 of 1 reaction decided", ChangeQuote{}, Link{}},
		}}
}
