package extract

import (
	"strings"
	"unicode"
)

// clauseOffices are verbs of a "who …" clause that name an office.
var clauseOffices = map[string]string{
	"chairs": "chair", "leads": "lead", "heads": "head", "runs": "head", "owns": "owner", "directs": "director", "founded": "founder",
	"represents": "representative", "manages": "manager", "edits": "editor", "chaired": "chair", "led": "lead",
}

// officeOfClause reads "chairs the Harbour Trust", "is president of X", "speaks for X".
func officeOfClause(s string) (role, org string, ok bool) {
	words := strings.Fields(strings.Trim(s, " ,."))
	if len(words) < 2 {
		return "", "", false
	}
	switch words[0] {
	case "as":
		role, org, _ = splitOffice(strings.Join(words[1:], " "))
		return role, org, role != "" && org != ""
	case "is", "was", "became":
		if len(words) > 2 && (words[1] == "elected" || words[1] == "appointed" || words[1] == "named" || words[1] == "made") {
			words = words[1:]
		}
		role, org, _ = splitOffice(cutClause(words[1:]))
		return role, org, role != "" || org != ""
	case "set":
		if words[1] != "up" {
			return "", "", false
		}
		words = append([]string{"founded"}, words[2:]...)
	case "has":
		if words[1] == "run" || words[1] == "led" || words[1] == "chaired" {
			words = append([]string{map[string]string{"run": "runs", "led": "leads", "chaired": "chairs"}[words[1]]}, words[2:]...)
			break
		}
		return "", "", false
	case "now", "also", "currently", "still":
		return officeOfClause(strings.Join(words[1:], " "))
	case "speaks", "spoke", "works", "worked", "campaigns", "volunteers", "sits", "teaches", "practises":
		for i, w := range words {
			if (w == "for" || w == "at" || w == "in" && organNouns[bareWord(lastWord(s))]) && i+1 < len(words) {
				return map[string]string{"speaks": "spokesperson", "spoke": "spokesperson", "volunteers": "volunteer"}[words[0]], leadingOrg(words[i+1:]), true
			}
		}
		return "", "", false
	}
	if words[0] == "holds" && len(words) > 3 && words[2] == "chair" {
		role, org, _ = splitOffice("professor " + strings.Join(words[3:], " "))
		return role, org, true
	}
	role, ok = clauseOffices[words[0]]
	if !ok {
		return officeTaken(words)
	}
	if words[1] == "on" {
		for i, w := range words {
			if w == "for" || w == "at" {
				return role + " " + strings.Join(words[1:i], " "), leadingOrg(words[i+1:]), true
			}
		}
	}
	if org = leadingOrg(words[1:]); !looksOrg(org, false) { // "chairs the GP committee of the Harbour Doctors’ Association"
		if long, body, _ := splitOffice(role + " of " + strings.Join(words[1:], " ")); looksOrg(body, false) {
			return long, body, true
		}
	}
	return role, org, org != "" || words[0] == "chairs"
}

// servesAs are verbs for what people do for a body without an office.
var servesAs = map[string]string{"volunteers": "volunteer", "nurses": "nurse", "trains": "trainee", "teaches": "teacher", "practises": "doctor", "helps": "helper"}

// officeTaken reads "took over from Tim Marsh as chair of the Harbour Trust",
// "sits on the Harbour Trust’s board", "volunteers with Harbour Friends".
func officeTaken(words []string) (role, org string, ok bool) {
	for i := 1; i+1 < len(words); i++ {
		rest := words[i+1:]
		switch words[i] {
		case "as":
			if role, org, _ = splitOffice(strings.Join(rest, " ")); role != "" && org != "" {
				return role, org, true
			}
		case "with", "at":
			if org = leadingOrg(rest); servesAs[words[0]] != "" && org != "" {
				return servesAs[words[0]], org, true
			}
		}
	}
	return "", "", false
}

func leadingOrg(words []string) string {
	if len(words) > 0 && (strings.ToLower(words[0]) == "the" || words[0] == "a") {
		words = words[1:]
	}
	// "X’s patient group": lower-case words up to the noun of a body
	for n := 0; n < 3 && n+1 < len(words); n++ { // "the charity Harbour Friends", "the campaign group Harbour First"
		if cap := unicode.IsUpper([]rune(words[n])[0]); cap && n > 0 && (organNouns[words[n-1]] || words[n-1] == "tank") {
			words = words[n:]
			break
		} else if cap {
			break
		}
	}
	end := orgEnd(words, 0)
	if end == 0 && len(words) > 1 && (strings.HasSuffix(words[0], "’s") || strings.HasSuffix(words[0], "'s")) {
		end = 1
	}
	if end > 0 && (strings.HasSuffix(words[end-1], "’s") || strings.HasSuffix(words[end-1], "'s")) {
		for i := end; i < len(words) && i < end+3; i++ {
			if organNouns[strings.ToLower(words[i])] {
				return strings.Join(words[:i+1], " ")
			}
		}
	}
	if org := strings.Join(words[:end], " "); strings.ContainsFunc(org, unicode.IsLetter) {
		return org
	}
	return "" // "the 2027 inquiry"
}

// cutClause drops what follows "and" with a verb behind it.
func cutClause(words []string) string {
	for i, w := range words {
		if w == "and" && i+1 < len(words) && !unicode.IsUpper([]rune(words[i+1])[0]) {
			words = words[:i]
			break
		}
	}
	return strings.Join(words, " ")
}
