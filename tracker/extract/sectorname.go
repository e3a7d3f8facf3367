package extract

import "strings"

// nameForm is the name of a body taken apart: in "National Guild of Ward Nurses"
// the head is guild, and all but the head are modifiers.
type nameForm struct {
	words []string
	head  int    // index of the noun which says what kind of body it is; -1: none
	of    string // the preposition behind the head, if any
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '(' || r == ')' || r == '/' })
}

// tails stand behind the head without changing what it is.
var tails = set(`uk england scotland wales britain london europe international gb ni cic cio`)

// nameParts part the head of a name from what it is for.
var nameParts = set(`of for against on in to`)

func newNameForm(key string) nameForm {
	f := nameForm{words: strings.Fields(key)}
	f.head = len(f.words) - 1
	for f.head > 0 && tails[f.words[f.head]] && len(headEvidence[f.words[f.head]]) == 0 {
		f.head--
	}
	for i := 1; i < f.head; i++ {
		if nameParts[f.words[i]] && len(headEvidence[f.words[i-1]]) > 0 {
			f.head, f.of = i-1, f.words[i]
			return f
		}
	}
	for i := 1; i+1 < len(f.words); i++ {
		if last := f.words[f.head]; slogans[f.words[i]] && (len(headEvidence[last]) == 0 || places[last]) {
			f.head = -1
			break
		}
	}
	return f
}

// slogans are short words in names that are slogans and have no head: "Sleep Well
// in Hospital".
var slogans = set(`in for against to our my not but me us`)

// places are nouns of bodies that slogans have for where things are done.
var places = set(`hospital hospitals home homes school prison practice surgery service services care england wales scotland`)

// addName weighs the head, the modifiers, and what the two mean together.
func (t sectorScores) addName(f nameForm) {
	if len(f.words) == 0 {
		return
	}
	head := ""
	if f.head >= 0 {
		head = f.words[f.head]
	}
	t.add(headEvidence[head], 1)
	t.addAll(phraseEvidence, f.words, 1)
	t.addOpening(f.words, head)
	joins := memberBodies[head]
	classes := map[string]bool{}
	for i, w := range f.words {
		if i == f.head && len(headEvidence[head]) > 0 {
			continue
		}
		if f.of == "" && memberBodies[w] {
			t.add(headEvidence[w], 0.3) // "Porters’ League pay committee"
		}
		if c := classOf(w); c != "" {
			classes[c] = true
		}
	}
	for c := range classes {
		if joins {
			t.add(joinedBy[c], 1)
		} else {
			t.add(classEvidence[c], 1)
		}
	}
	if f.head < 0 && !classes["workers"] && !classes["trade"] {
		t[charity] += 3
	}
	t.addPairs(head, f, classes)
}

// addOpening weighs the first words: campaigns begin with a verb.
func (t sectorScores) addOpening(words []string, head string) {
	if campaigning[words[0]] && len(words) > 1 {
		t[charity] += 7
	}
	switch {
	case words[0] == "nhs" && memberBodies[head]:
		t[professional] += 3
	case words[0] == "nhs" && len(words) > 1:
		t[national] += 3
	}
	if strings.HasPrefix(words[0], "uni") && len(words) == 1 && !strings.HasPrefix(words[0], "univ") {
		t[professional] += 2 // UNISON and its like are coined from "union"
	}
}

// addPairs weighs what a head means only beside certain modifiers.
func (t sectorScores) addPairs(head string, f nameForm, has map[string]bool) {
	first, last := f.words[0], f.words[len(f.words)-1]
	members := has["workers"] || has["trade"]
	switch head {
	case "council":
		t.addCouncil(f, has)
	case "institute":
		switch {
		case has["illness"] || has["people"]:
			t[charity] += 4
		case f.of == "of" && (has["field"] || has["workers"]) && !has["policy"]:
			t[professional] += 7
		case first == "national":
			t[national] += 4
		}
	case "committee":
		if f.has("national") || f.of == "on" {
			t[national] += 5 // of experts, where those of a parliament are just for a matter
		}
	case "college":
		if f.of == "" {
			t[academic] += 5
		} else if has["field"] || members {
			t[professional] += 4
		}
	case "school":
		if f.of != "" || has["field"] {
			t[academic] += 6
		}
	case "academy":
		if last == "faculties" || last == "colleges" {
			t[royalCollege] += 9
		}
	case "group":
		if has["trade"] || has["company"] {
			t[otherSector] += 3
		}
	}
	if nations[last] && (has["official"] || has["field"]) && !memberBodies[head] {
		t[national] += 3
	}
	if memberBodies[head] && last == "councils" {
		t[otherSector] += 12
	}
	if f.has("university") && !f.has("nhs") && !f.has("hospital") && !f.has("hospitals") && !f.has("trust") {
		t[academic] += 9
	}
}

// nations end the names of their public bodies: "Food Safety Scotland".
var nations = set(`england scotland wales`)

// addCouncil tells the councils of regulators, of professions and of towns apart.
func (t sectorScores) addCouncil(f nameForm, has map[string]bool) {
	members := has["workers"] || has["trade"]
	switch {
	case f.words[0] == "general" && f.head > 1:
		t[national] += 9
	case f.of == "" && f.hasAny(standards):
		t[national] += 9
	case f.of == "" && has["field"] && !members:
		t[national] += 6
	case f.words[0] == "national" && !members:
		t[national] += 4
	}
}

// standards are what regulating councils are for.
var standards = set(`standards registration regulation regulatory research audit licensing quality inspection`)

func (f nameForm) hasAny(words map[string]bool) bool {
	for _, w := range f.words {
		if words[w] {
			return true
		}
	}
	return false
}

func (f nameForm) has(word string) bool {
	for _, w := range f.words {
		if w == word {
			return true
		}
	}
	return false
}

// classOf is the kind of thing that a modifier names.
func classOf(w string) string {
	if c := modifiers[w]; c != "" {
		return c
	}
	for _, end := range illnessEnds {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return "illness"
		}
	}
	for _, end := range workerEnds {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return "workers"
		}
	}
	return ""
}

var illnessEnds = []string{"aemia", "emia", "itis", "osis", "noma", "phoma", "loma", "pathy", "algia", "trophy", "plegia", "phrenia", "philia", "litus", "uria", "rrhoea"}

var workerEnds = []string{"ists", "icians", "ologists", "surgeons", "nurses", "grapers", "graphers", "makers", "iatrists", "keepers", "holders", "minders"}
