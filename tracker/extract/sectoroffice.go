package extract

import "strings"

// seats are places in a parliament, and what only politicians are.
var seats = phrases(`mp, mps, msp, mla, member of parliament, peer, shadow, leader of the opposition, opposition leader, opposition group leader, group leader,
	parliamentary candidate, backbencher, police and crime commissioner`)

// ministries are offices of ministers.
var ministries = phrases(`minister, secretary of state, under-secretary, under secretary, undersecretary, parliamentary secretary, chief secretary to the treasury,
	chancellor of the exchequer, prime minister, first minister, home secretary, health secretary, education secretary, environment secretary, foreign secretary,
	justice secretary, business secretary, transport secretary, culture secretary, defence secretary, health and social care secretary, social care secretary`)

// serving are words of offices of those who serve a minister: "adviser to the
// health secretary".
var serving = set(`adviser advisor aide official spokesman spokeswoman spokesperson permanent private assistant`)

// isPolitician tells whether the office, the title or the body is one of politics.
func isPolitician(key, office, name, hon string) bool {
	if strings.HasSuffix(key, "church") || strings.HasSuffix(key, "chapel") {
		return false // and its minister a minister of religion
	}
	alone := key == ""
	speaks := strings.Contains(office, "spokes")
	switch {
	case parties[key]:
		return true
	case peer(name) || peer(hon):
		if alone && peer(name) || speaks {
			return true
		}
	case speaks && strings.Contains(" "+office+" ", " party "):
		return true
	case alone && (strings.HasPrefix(hon, "Cllr") || strings.HasPrefix(hon, "Councillor") || strings.HasPrefix(hon, "Coun")):
		return true
	}
	return politicalOffice(office, alone)
}

func politicalOffice(office string, alone bool) bool {
	words := wordsOf(office)
	minister, serves := false, false
	for i, w := range words {
		serves = serves || serving[w]
		switch {
		case w == "councillor" && !strings.Contains(office, "leader"):
			return true
		case w == "chancellor" && (alone || len(words) == 1):
			minister = true
		}
		phrase := ""
		for n := i; n < len(words) && n < i+5; n++ {
			phrase = strings.TrimSpace(phrase + " " + words[n])
			if seats[phrase] {
				return true
			}
			minister = minister || ministries[phrase]
		}
	}
	return minister && !serves
}

// peer tells whether a name or a title begins as that of a member of the Lords does.
func peer(s string) bool {
	switch firstWord(s) {
	case "Lord", "Lady", "Baroness":
		return true
	}
	return false
}
