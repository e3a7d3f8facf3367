package stance

import "strings"

// isMotion tells whether a target is a motion of a parliament.
func isMotion(folded string) bool {
	return containsAny(folded, " that this house ", " that the bill ", " that leave be given ", " be now read ", " be approved ", " that the draft ",
		" programme order ", " that the order of ", " that this day ", " that there shall be ", " that the following ", " that an humble address ",
		" that the clause ", " that a select committee ", " this house disagrees ", " second time ", " be annulled ", " be revoked ")
}

// governmentOf says whose motion it is, as far as its words betray it.
func governmentOf(folded string) float32 {
	switch {
	case containsAny(folded, " opposition day ", " regrets ", " regret ", " condemns ", " deplores ", " no confidence ", " has failed ", " have failed ", " government's failure ",
		" failure of ", " failed to ", " declines to give ", " concern ", " concerned ", " concerns ", " calls on the government ", " calls upon the government ", " urges the government ",
		" calls on her majesty's government ", " calls on his majesty's government ", " be annulled ", " be revoked ", " alarmed ", " opposes ", " dismayed ", " lack of progress ", " calls on ministers ", " believes that the government should "):
		return -1
	case containsAny(folded, " be approved ", " approves ", " now read ", " read a second time ", " read the third time ", " welcomes ", " congratulates ", " commends ",
		" programme ", " following provisions shall ", " disagrees with the lords ", " agrees with the lords ", " takes note ", " supports the government ", " endorses ",
		" standing order ", " that the order of ", " early parliamentary general election "):
		return 1
	}
	return 0
}

// signOfMotion is -1 where a motion is against what it names.
func signOfMotion(folded string, list []word) float32 {
	if containsAny(folded, " regrets ", " condemns ", " deplores ", " no confidence ", " declines to ", " with concern ", " concerned ", " is concerned ", " concerns ",
		" be annulled ", " be revoked ", " opposes ", " rejects ", " failed ", " to withdraw ", " to reverse ", " to drop ", " to scrap ", " to abandon ", " to halt ", " alarmed ") {
		return -1
	}
	if _, after, ok := strings.Cut(folded, " leave be given to bring in a bill to "); ok {
		return signOfClaim(list[len(list)-len(strings.Fields(after)):])
	}
	return 1
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
