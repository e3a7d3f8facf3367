package extract

import (
	"regexp"
	"strings"
)

var (
	saidTail     = regexp.MustCompile(`(?i)[,\s]*\b(said|says|writes|wrote|commented|added|told us|commenting)\b\s*\*?$`)
	numberedItem = regexp.MustCompile(`^(?:(?:Panel|Session) )?\(?(?:\d{1,2}|[IVX]{1,4}|[Oo]ne|[Tt]wo|[Tt]hree)[.):]+\s+`)
	fromHead     = regexp.MustCompile(`^(And )?[Ff]rom (the )?`)
)

// cutParts cuts at commas, semicolons, dashes and bars.
func cutParts(s string) []string {
	if !strings.ContainsAny(s, ",;:–—-|/\n") {
		return []string{s}
	}
	var parts []string
	from := 0
	for at := 0; at < len(s); {
		end := cutAt(s, at)
		if end == at {
			at++
			continue
		}
		parts = append(parts, s[from:at])
		from, at = end, end
	}
	return append(parts, s[from:])
}

// cutAt is where the cut between two parts ends that begins at a place, or the
// place itself: ", ", "; ", a line end, and a dash or a bar between spaces.
func cutAt(s string, at int) int {
	if s[at] == ',' || s[at] == ';' {
		if end := behindSpace(s, at+1); end > at+1 {
			return end
		}
		return at
	}
	sign := behindSpace(s, at)
	if sign == at {
		return at
	}
	for _, bar := range []string{"–", "—", "--", "|", "/", "-"} {
		if strings.HasPrefix(s[sign:], bar) {
			if end := behindSpace(s, sign+len(bar)); end > sign+len(bar) {
				return end
			}
		}
	}
	if s[at] == '\n' {
		return at + 1
	}
	return at
}

func behindSpace(s string, at int) int {
	for at < len(s) && strings.IndexByte(" \t\n\f\r", s[at]) >= 0 {
		at++
	}
	return at
}

// withoutFrame cuts off what stands round the name: a number, "From", "said".
func withoutFrame(s string) string {
	if s == "" {
		return s
	}
	if endsInVerb(s) {
		s = saidTail.ReplaceAllString(s, "")
	}
	s = withoutNumber(s)
	if s != "" && (s[0] == 'F' || s[0] == 'f' || s[0] == 'A') {
		s = fromHead.ReplaceAllString(s, "")
	}
	if s != "" && strings.ContainsRune("YNFAIT", rune(s[0])) {
		s = sided.ReplaceAllString(s, "")
	}
	return strings.Replace(s, ", via ", ", ", 1)
}

// withoutNumber cuts off the number of an item.
func withoutNumber(s string) string {
	if s == "" || !strings.ContainsRune("(0123456789IVXPSOoTt", rune(s[0])) || !strings.ContainsAny(s[:min(len(s), 24)], ".):") {
		return s
	}
	return numberedItem.ReplaceAllString(s, "")
}

// endsInVerb tells at little cost whether saidTail may cut something off.
func endsInVerb(s string) bool {
	s = strings.TrimRight(s, "* \t\n\f\r")
	for _, verb := range []string{"said", "says", "writes", "wrote", "commented", "added", "told us", "commenting"} {
		if len(s) >= len(verb) && strings.EqualFold(s[len(s)-len(verb):], verb) {
			return true
		}
	}
	return false
}

// sided is the side of a debate before a name: "Yes: Ada Okoro".
var sided = regexp.MustCompile(`^(?:Yes|No|For|Against|In favour|The case for|The case against)\s?[:–—]\s+`)
