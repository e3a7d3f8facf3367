package extract

import (
	"regexp"
	"strings"
)

// ofPeer begins the name of a member of the upper house.
var ofPeer = regexp.MustCompile(`^(?:The )?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Marquess)\b`)

// partyInDebate tells whether what stands in brackets behind the name of a peer is
// the party, written short or in a word or two, and no office.
func partyInDebate(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 3 || !isUpper(words[0]) {
		return false
	}
	for _, w := range words {
		if roleNouns[strings.ToLower(w)] {
			return false
		}
	}
	return true
}
