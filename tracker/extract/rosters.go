package extract

import (
	"regexp"
	"strings"
)

var bracketed = regexp.MustCompile(`\(([^()]{2,60})\)`)

// part is what somebody does at a meeting.
type part byte

// The parts that people have at a meeting; 0 is not known.
const (
	answering part = iota + 1 // a witness, a speaker, somebody in attendance
	asking                    // a member of the committee
	presiding                 // the chair, the clerk
	away                      // sent apologies
)

// listHead is what stands over or before a list of the people of a meeting.
var listHead = regexp.MustCompile(`(?i)^(?:the )?(?:` +
	`(?P<away>apolog(?:y|ies)(?: for absence| received)?(?: from)?|absent|not present)|` +
	`(?P<presiding>in the chair|chair(?:man|woman|person|ed by)?|presiding|convenor|convener|clerks?|secretariat|minute[- ]taker|minutes(?: taken)? by|minutes|notes?(?: taken)? by|note[- ]taker|host|moderator|facilitator|interviewers?)|` +
	`(?P<asking>(?:committee |panel |board |voting |other )?members(?: present| in attendance| attending)?|present|(?:scrutiny )?(?:panel|committee)(?: present)?|councillors(?: present| in attendance)?)|` +
	`(?P<answering>present and speaking|(?:also )?in attendance|also present|attend(?:ees|ance|ing)|attendance list|participants|witness(?:es)?(?: present| examined)?|giving evidence|speakers?|panellists?|guests?|by invitation|invited|officers?(?: present| in attendance| attending)?|officials)` +
	`)\s*(?:\((?P<note>[^()]{0,40})\))?\s*(?P<colon>[:–—-]?)\s*`)

var headParts = map[string]part{"away": away, "presiding": presiding, "asking": asking, "answering": answering}

// headOf reads the head of a list: which part those in it have, and where the
// list begins behind it.
func headOf(text string) (p part, rest string, ok bool) {
	if !beginsHead(text) {
		return 0, "", false
	}
	at := listHead.FindStringSubmatchIndex(text)
	if at == nil {
		return 0, "", false
	}
	rest = text[at[1]:]
	for i, name := range listHead.SubexpNames() {
		if i == 0 || at[2*i] < 0 {
			continue
		}
		switch {
		case headParts[name] != 0:
			p = headParts[name]
		case name == "note" && strings.Contains(strings.ToLower(text[at[2*i]:at[2*i+1]]), "speak"):
			p = answering
		case name == "colon" && at[2*i] == at[2*i+1] && rest != "":
			return 0, "", false
		}
	}
	return p, rest, true
}

// maxRoster is the number of words of the longest paragraph that may list people
// without a head.
const maxRoster = 120

// rosterText is as much of a paragraph as may hold a list of people; nothing of a
// long one that no head begins.
func (r *reader) rosterText(here para) string {
	if here.words > maxRoster && !beginsHead(r.page.slice(here.start, here.start+3)) {
		return ""
	}
	return r.page.slice(here.start, min(here.end, here.start+1500))
}

// findRosters learns who is who, and who asks, from lists of witnesses and of
// those present, which say nothing themselves.
func (r *reader) findRosters() {
	list, turns := part(0), 0
	var heads []string
	for i, here := range r.page.paras {
		if here.kind == "cell" {
			continue
		}
		text := r.rosterText(here)
		p, rest, isHead := headOf(text)
		if isHead && r.transcript && turns > 0 && !strings.HasPrefix(text, "Witness") {
			isHead = false
		}
		switch {
		case isHead && rest == "" && here.words < 8:
			list = p
			heads = append(heads, text)
		case isHead && r.listed(i, rest, p, true):
			list = p
			heads = append(heads, text)
			if p == presiding || p == away {
				list = 0
			}
		case here.kind == "heading":
			list = 0
		case r.midHead(i, text):
			heads = append(heads, text)
		case r.unheaded(i, here, text, list):
		case list != 0 && here.words < 40 && r.listed(i, text, list, false):
		default:
			list = 0
			if r.transcript && r.colonIn(here) > 0 && len(heads) > 0 {
				turns++
			}
		}
	}
	r.attendanceTables(&heads)
	r.meeting = r.transcript && len(heads) > 0 || len(heads) > 1 || len(heads) > 0 && r.page.headSays(minutesWords)
	r.seat()
}

var minutesWords = regexp.MustCompile(`(?i)\b(minutes|notes?|record|proceedings|transcript|oral evidence) (of|from)\b|\b(minutes|transcript)\b|\bmeeting\b`)

// seat settles who asks once all lists are read. In minutes members speak; only
// who presides or writes them down is no speaker.
func (r *reader) seat() {
	if !r.meeting {
		for _, p := range r.cast.people {
			p.part = 0
		}
		return
	}
	taken := map[string]*person{}
	for _, p := range r.cast.people {
		p.asks = p.part == presiding || p.part == asking && r.transcript
		if p.part == 0 || p.body || p.name == "" {
			continue
		}
		for _, short := range shortNames(p.name) {
			if other, twice := taken[short]; twice && other != p {
				taken[short] = nil
				continue
			}
			taken[short] = p
		}
	}
	if r.transcript {
		return
	}
	for short, p := range taken {
		if _, given := r.initials[short]; p != nil && !given && !notShort[short] && !r.shortTaken(p) {
			r.initials[short] = p
		}
	}
}

// shortTaken tells whether the list itself gave somebody initials.
func (r *reader) shortTaken(p *person) bool {
	for _, other := range r.initials {
		if other == p {
			return true
		}
	}
	return false
}

// notShort are initials that mean something else wherever they stand.
var notShort = map[string]bool{"GP": true, "IT": true, "HR": true, "MP": true, "PM": true, "AM": true, "PR": true, "UK": true, "EU": true, "AI": true, "TB": true, "NHS": true, "CCG": true, "ICB": true, "AOB": true, "II": true, "OK": true}

// shortNames are the initials of a name, double names counted once and twice.
func shortNames(name string) []string {
	once, twice := "", ""
	for w := range strings.FieldsSeq(name) {
		for k, piece := range strings.FieldsFunc(w, func(c rune) bool { return c == '-' || c == '‑' }) {
			first := strings.ToUpper(string([]rune(piece)[:1]))
			if twice += first; k == 0 {
				once += first
			}
		}
	}
	if len(once) < 2 || len(twice) > 4 {
		return nil
	}
	if once == twice {
		return []string{once}
	}
	return []string{once, twice}
}

// listed takes a line, or what stands behind a head, as a list of people.
func (r *reader) listed(i int, text string, p part, inline bool) bool {
	if r.page.paras[i].quotes[0] != r.page.paras[i].quotes[1] || strings.HasSuffix(text, "?") {
		return false
	}
	var found []seatOf
	for _, piece := range pieces(text, inline) {
		s, ok := parseSeat(piece, p)
		if !ok || inline && p == presiding && !strings.Contains(s.l.name, " ") && r.transcript {
			return false
		}
		found = append(found, s)
	}
	for _, s := range found {
		r.seated(i, s)
	}
	if len(found) > 0 {
		delete(r.labels, i)
		r.done[i] = true
	}
	return len(found) > 0
}

func (r *reader) seated(i int, s seatOf) {
	if s.part == away {
		return
	}
	who := r.cast.meet(s.l.hon, s.l.name, i)
	r.fill(who, s.l)
	if s.part > who.part {
		who.part = s.part
	}
	if s.short != "" {
		r.initials[s.short] = who
	}
}

// unheaded reads lists without a head: "Ada Okoro, Chair, Harbour Trust; Tim
// Marsh, …", "Ada Okoro (Medical Director) (AO)".
func (r *reader) unheaded(i int, here para, text string, list part) bool {
	if here.words > maxRoster || here.words < 3 || here.marks[0] != here.marks[1] {
		return false
	}
	switch {
	case strings.Contains(text, "; "):
		for _, piece := range pieces(text, false) {
			if s, ok := parseSeat(piece, list); !ok || s.l.role == "" && s.l.org == "" {
				return false
			}
		}
		return r.listed(i, text, list, false)
	case here.words < 30 && strings.Contains(text, " (") && initialled.MatchString(text):
		return r.listed(i, text, list, false)
	case strings.Count(text, "(") > 0 && here.words < 16 && list == 0 && !endsSentence(r.page.text, here.end):
		r.present(i, text)
	}
	return false
}

// initialled is a name with its initials in brackets before an office.
var initialled = regexp.MustCompile(`^[-–•*\s]*[A-Z][^(),;:]{3,60} \(([A-Z]{2,4})\)(?:, | – |$)`)

// present reads "Ada Okoro (Medical Director) (AO)".
func (r *reader) present(i int, text string) {
	name, _, _ := strings.Cut(text, "(")
	hon, full, ok := personOf(strings.TrimSpace(name))
	if !ok || len(strings.Fields(full)) < 2 {
		return
	}
	who := (*person)(nil)
	for _, m := range bracketed.FindAllStringSubmatch(text, -1) {
		inside := m[1]
		if role, org, _ := splitOffice(inside); role != "" {
			who = r.cast.meet(hon, full, i)
			who.office(role, r.cast.fullName(org))
		} else if who != nil && inside == strings.ToUpper(inside) && len(inside) < 5 {
			r.initials[inside] = who
		}
	}
}

var innerHead = regexp.MustCompile(`\b(In the chair|Chair|Chairman|Chairwoman|Chairperson):\s+`)

// midHead reads a chair who is named in the middle of a line of facts: "Date: 6
// May Place: Corn Hall Chair: Ada Okoro (AO)".
func (r *reader) midHead(i int, text string) bool {
	here := r.page.paras[i]
	if here.words > 30 || strings.Count(text, ":") < 2 || !strings.Contains(text, "hair") {
		return false
	}
	at := innerHead.FindStringIndex(text)
	return at != nil && at[0] > 0 && !endsSentence(r.page.text, here.end) && strings.Count(text[:at[0]], ":") > 0 && r.listed(i, text[at[1]:], presiding, false)
}
