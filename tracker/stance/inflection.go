package stance

import "strings"

// formsOf returns the forms of a regular verb or noun, itself first.
func formsOf(word string) []string {
	if forms, ok := irregular[word]; ok {
		return append([]string{word}, strings.Fields(forms)...)
	}
	stem, last := word[:len(word)-1], word[len(word)-1]
	switch {
	case last == 'e':
		return []string{word, word + "s", word + "d", stem + "ing"}
	case last == 'y' && !isVowel(word[len(word)-2]):
		return []string{word, stem + "ies", stem + "ied", word + "ing"}
	case last == 's' || last == 'x' || strings.HasSuffix(word, "ch") || strings.HasSuffix(word, "sh"):
		return []string{word, word + "es", word + "ed", word + "ing"}
	case doubles(word):
		double := word + string(last)
		return []string{word, word + "s", double + "ed", double + "ing"}
	}
	return []string{word, word + "s", word + "ed", word + "ing"}
}

// doubles tells whether the last consonant is doubled: “scrapped”, “regretted”.
func doubles(word string) bool {
	switch word {
	case "regret", "commit", "rebut", "admit", "unban", "rebel", "imperil", "cancel", "fulfil", "embed", "rob", "jar":
		return true
	}
	n := len(word)
	if n < 3 || n > 5 || isVowel(word[n-1]) || strings.ContainsRune("wxy", rune(word[n-1])) {
		return false
	}
	vowels := 0
	for i := range n {
		if isVowel(word[i]) {
			vowels++
		}
	}
	return vowels == 1 && isVowel(word[n-2])
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// irregular has the forms that no rule makes.
var irregular = map[string]string{
	"be":            "is are was were been being am",
	"have":          "has had having",
	"do":            "does did done doing",
	"go":            "goes went gone going",
	"say":           "says said saying",
	"think":         "thinks thought thinking",
	"tell":          "tells told telling",
	"make":          "makes made making",
	"take":          "takes took taken taking",
	"give":          "gives gave given giving",
	"get":           "gets got gotten getting",
	"see":           "sees saw seen seeing",
	"find":          "finds found finding",
	"feel":          "feels felt feeling",
	"know":          "knows knew known knowing",
	"fight":         "fights fought fighting",
	"stand":         "stands stood standing",
	"put":           "puts putting",
	"cut":           "cuts cutting",
	"bring":         "brings brought bringing",
	"leave":         "leaves left leaving",
	"keep":          "keeps kept keeping",
	"meet":          "meets met meeting",
	"hold":          "holds held holding",
	"come":          "comes came coming",
	"fall":          "falls fell fallen falling",
	"lead":          "leads led leading",
	"mean":          "means meant meaning",
	"miss":          "misses missed missing",
	"write":         "writes wrote written writing",
	"speak":         "speaks spoke spoken speaking",
	"bin":           "bins binned binning",
	"begin":         "begins began begun beginning",
	"withdraw":      "withdraws withdrew withdrawn withdrawing withdrawal",
	"overturn":      "overturns overturned overturning",
	"rethink":       "rethinks rethought rethinking",
	"misunderstand": "misunderstands misunderstood misunderstanding",
	"abolish":       "abolishes abolished abolishing abolition",
	"remove":        "removes removed removing removal",
	"close":         "closes closed closing closure closures",
	"cancel":        "cancels cancelled canceled cancelling cancellation",
	"abandon":       "abandons abandoned abandoning abandonment",
	"reverse":       "reverses reversed reversing reversal",
	"repeal":        "repeals repealed repealing",
	"suspend":       "suspends suspended suspending suspension",
	"postpone":      "postpones postponed postponing postponement",
	"stop":          "stops stopped stopping",
	"halt":          "halts halted halting",
	"undo":          "undoes undid undone undoing",
	"overhaul":      "overhauls overhauled overhauling",
	"throw":         "throws threw thrown throwing",
	"lose":          "loses lost losing",
	"build":         "builds built building",
	"hit":           "hits hitting",
	"hurt":          "hurts hurting",
	"drive":         "drives drove driven driving",
	"risk":          "risks risked risking",
	"break":         "breaks broke broken breaking",
	"show":          "shows showed shown showing",
	"eliminate":     "eliminates eliminated eliminating elimination",
	"prohibit":      "prohibits prohibited prohibiting prohibition",
	"introduce":     "introduces introduced introducing introduction",
	"adopt":         "adopts adopted adopting adoption",
	"expand":        "expands expanded expanding expansion",
	"implement":     "implements implemented implementing implementation",
	"criminalise":   "criminalises criminalised criminalising criminalisation criminalize",
	"legalise":      "legalises legalised legalising legalisation legalize legalized legalizing legalization",
}
