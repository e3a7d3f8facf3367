package extract

import (
	"regexp"
	"strings"
)

// seatOf is one entry of a list of the people of a meeting.
type seatOf struct {
	l     label
	part  part
	short string // the initials that the list gives
}

var (
	initialsOnly = regexp.MustCompile(`^[A-Z]{2,4}$`)
	chairOnly    = regexp.MustCompile(`(?i)^(?:(?:in )?the chair|chair(?:man|woman|person)?(?: of the (?:meeting|committee|panel|board|forum))?|acting chair|convener|convenor)$`)
	clerkOnly    = regexp.MustCompile(`(?i)^(?:(?:committee )?clerk|minutes|notes|minute[- ]taker|note[- ]taker|minute secretary|taking (?:the )?(?:minutes|notes))$`)
	chairBehind  = regexp.MustCompile(`(?i)\s+[–—-]\s+(chair(?:man|woman|person)?|in the chair|clerk|minutes|notes)$`)
	passing      = regexp.MustCompile(`(?i)^(?:via|by|from|until|to|for|items?|part|remote|remotely|online|virtual|observer|observing|substitut|deputising|vice[- ]chair|deputy chair|left|joined)\b`)
	seatNumber   = regexp.MustCompile(`^(?:[-•*–]\s+|\(?(?:\d{1,2}|[ivxIVX]{1,4})[.):]\s+)`)
)

// pieces cuts a list into its entries: at semicolons and line ends, else, where
// the list runs on behind its head, before each name.
func pieces(text string, inline bool) []string {
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	text = strings.ReplaceAll(text, "\t", ", ")
	if text == "" {
		return nil
	}
	if strings.ContainsAny(text, ";\n") {
		return trimmed(strings.FieldsFunc(text, func(c rune) bool { return c == ';' || c == '\n' }))
	}
	if !inline {
		return trimmed([]string{text})
	}
	var out []string
	for _, chunk := range outerParts(text) {
		left, right, two := strings.Cut(chunk, " and ")
		switch {
		case two && beginsSeat(left) && beginsSeat(right) && (len(out) > 0 || !strings.Contains(text, ",")):
			out = append(out, left, right)
		case len(out) == 0 || beginsSeat(chunk):
			out = append(out, chunk)
		default:
			out[len(out)-1] += ", " + chunk
		}
	}
	return trimmed(out)
}

func trimmed(list []string) []string {
	var out []string
	for _, piece := range list {
		piece = strings.TrimPrefix(strings.TrimSpace(piece), "and ")
		if piece = strings.TrimSpace(seatNumber.ReplaceAllString(piece, "")); piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

// outerParts cuts at commas that stand in no brackets.
func outerParts(text string) []string {
	var out []string
	depth, from := 0, 0
	for i, c := range text {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case c == ',' && depth == 0:
			out = append(out, strings.TrimSpace(text[from:i]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(text[from:]))
}

// beginsSeat tells whether a part of a running list is a name and no office or body.
func beginsSeat(s string) bool {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "and "), " (")
	hon, _, ok := personOf(s)
	if !ok || hon != "" {
		return ok
	}
	role, _, _ := splitOffice(s)
	return role == "" && !looksOrg(s, false) && !hasOrgan(strings.Fields(s))
}

// parseSeat reads one entry: a name with what stands beside it in any order, the
// initials and the part in brackets.
func parseSeat(s string, p part) (seatOf, bool) {
	out := seatOf{part: p}
	if m := chairBehind.FindStringIndex(s); m != nil {
		out.part, s = presiding, s[:m[0]]
	}
	for _, m := range bracketed.FindAllStringSubmatch(s, -1) {
		inside := strings.TrimSpace(m[1])
		switch {
		case initialsOnly.MatchString(inside) && out.short == "" && strings.HasPrefix(strings.ToUpper(nameIn(s)), inside[:1]):
			out.short = inside
		case chairOnly.MatchString(inside), clerkOnly.MatchString(inside):
			out.part = presiding
		case passing.MatchString(inside):
		default:
			continue
		}
		s = strings.Replace(s, m[0], "", 1)
	}
	s = roleLast(strings.Join(strings.Fields(s), " "))
	if head, last, ok := cutLast(s, ", "); ok && (clerkOnly.MatchString(last) || chairOnly.MatchString(last) && p != answering && !strings.Contains(head, ",")) {
		s, out.part = head, presiding
	} else if ok && initialsOnly.MatchString(last) && out.short == "" && strings.HasPrefix(strings.ToUpper(nameIn(s)), last[:1]) && last == initialsFor(nameIn(s)) {
		s, out.short = head, last
	}
	s = strings.ReplaceAll(s, " ,", ",")
	l, ok := parseLabel(s)
	if !ok || l.name == "" || hasVerb(s) {
		return out, false
	}
	out.l = l
	return out, true
}

// nameIn is the name that an entry begins with, its title left away.
func nameIn(s string) string {
	for _, cut := range []string{" (", ", ", " – ", " — ", " - ", ": "} {
		s, _, _ = strings.Cut(s, cut)
	}
	if _, name, ok := personOf(s); ok {
		return name
	}
	return s
}

func cutLast(s, sep string) (before, after string, ok bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}

// roleLast turns "Medical Director: Ada Okoro" and "Medical Director – Ada
// Okoro" round, so that the name leads.
func roleLast(s string) string {
	for _, sep := range []string{": ", " – ", " — ", " - "} {
		left, right, ok := strings.Cut(s, sep)
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(right, ", ")
		if role, _, tail := splitOffice(left); role == "" || tail != "" {
			continue
		}
		if _, _, isName := personOf(left); isName && beginsSeat(left) {
			continue
		}
		if _, _, isName := personOf(name); isName {
			return right + ", " + left
		}
	}
	return s
}
