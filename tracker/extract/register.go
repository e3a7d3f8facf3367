package extract

import (
	"strings"
	"unicode"
)

// register is the bodies that a text has named, and the words by which it goes
// on about them: "the union", "the charity", "HPV".
type register struct {
	named    map[string]*body  // name as printed → body
	heads    map[string]*body  // noun that heads a name, or by which the text introduced it → the body last named so
	words    map[string]*body  // any word of a name → the body last named with it
	initials map[string]*body  // "HPV" → the body whose name they begin
	starts   map[string]*body  // first words of a name → the longer name
	kinds    map[string]string // name → the noun by which the text introduced it
	open     *body             // the last whose name does not tell what it is
	last     *body
	seq      int
}

// body is an organisation that a text names.
type body struct {
	name string
	seen int
}

func newRegister() register {
	return register{named: map[string]*body{}, heads: map[string]*body{}, words: map[string]*body{}, kinds: map[string]string{}, initials: map[string]*body{}, starts: map[string]*body{}}
}

// meet files a body under what it may be called by from here on.
func (g *register) meet(name string) *body {
	b := g.named[name]
	if b == nil {
		b = &body{name: name}
		g.named[name] = b
		g.fileShort(b)
	}
	g.seq++
	b.seen, g.last = g.seq, b
	kind := g.kinds[name]
	if kind != "" {
		g.heads[kind] = b
	}
	told := false
	for _, noun := range headNouns(name) {
		g.heads[noun] = b
		told = true
	}
	for w := range strings.FieldsSeq(name) {
		g.words[bareWord(w)] = b
	}
	if !told || kind == "charity" || openNouns[bareWord(lastWord(name))] {
		g.open = b
	}
	return b
}

// fileShort files the initials of a name and the name without its common end.
func (g *register) fileShort(b *body) {
	words := strings.Fields(b.name)
	all, capitals := "", ""
	for _, w := range words {
		first := []rune(w)[0]
		all += string(unicode.ToUpper(first))
		if unicode.IsUpper(first) {
			capitals += string(first)
		}
	}
	for _, short := range []string{all, capitals} {
		if len(short) > 2 && g.initials[short] == nil {
			g.initials[short] = b
		}
	}
	end := len(words)
	for end > 0 && commonEnds[bareWord(words[end-1])] {
		end--
	}
	from := 0
	if end > 1 && words[0] == "NHS" {
		from = 1
	}
	if end-from > 1 && (end < len(words) || from > 0) {
		g.starts[strings.Join(words[from:end], " ")] = b
	}
}

// commonEnds are words that a short form of a name leaves out.
var commonEnds = set(`nhs foundation trust ltd limited plc llp inc uk group ccg clinical commissioning hospitals council party charity`)

// openNouns end names that do not say whether the body is a charity or a company.
var openNouns = set(`trust fund foundation society association network forum alliance campaign friends circle voice group carers league coalition centre action club companions`)

// headNouns are the nouns by which a name says what the body is: that before
// "of" or "for" and the last.
func headNouns(name string) []string {
	var out []string
	words := strings.Fields(name)
	for i, w := range words {
		low := bareWord(w)
		ends := i+1 == len(words) || words[i+1] == "of" || words[i+1] == "for" || words[i+1] == "on" || words[i+1] == "in"
		if ends && (organNouns[low] || plainBodies[low]) {
			if low == "ltd" || low == "plc" || low == "limited" || low == "llp" || low == "inc" {
				low = "company"
			}
			out = append(out, low)
		}
	}
	if strings.HasSuffix(name, "Commissioning Group") {
		out = append(out, "ccg")
	}
	return out
}

// alike are nouns by which a text may call a body whose name has another noun.
var alike = map[string][]string{
	"union":        strings.Fields("guild federation association society confederation congress league staffs"),
	"federation":   {"confederation"},
	"tank":         strings.Fields("institute foundation fund centre observatory forum trust"),
	"institute":    {"institution"},
	"institution":  {"institute"},
	"regulator":    strings.Fields("inspectorate authority agency commission office council board"),
	"watchdog":     strings.Fields("inspectorate authority agency commission office council board healthwatch ombudsman"),
	"inspectorate": strings.Fields("commission"),
	"hospital":     strings.Fields("hospitals infirmary trust"),
	"trust":        strings.Fields("hospital hospitals infirmary"),
	"department":   {"ministry"},
	"ministry":     {"department"},
	"council":      {"authority"},
	"authority":    {"council"},
	"ccg":          {"group"},
	"group":        strings.Fields("ccg alliance campaign network forum coalition society friends voice circle association"),
	"campaign":     strings.Fields("alliance coalition network group friends"),
	"charity":      strings.Fields("fund foundation trust society association friends carers circle voice network action companions hospice league"),
	"surgery":      strings.Fields("practice partnership clinic"),
	"practice":     strings.Fields("surgery partnership clinic"),
	"college":      strings.Fields("academy faculty university"),
	"university":   strings.Fields("college institute"),
	"agency":       strings.Fields("authority"),
	"company":      strings.Fields("firm corporation consultancy enterprise"),
	"firm":         strings.Fields("company corporation consultancy enterprise partnership"),
	"society":      strings.Fields("association guild"),
	"association":  strings.Fields("society federation"),
}

// anyBody are nouns that may mean a body of whatever kind.
var anyBody = set(`charity company firm group campaign practice organisation organization regulator watchdog party tank body business provider`)

// called is the body that "the union" means: the last whose name ends in the
// noun or that was introduced by it, else one of a like kind.
func (g *register) called(noun string) string {
	if b := g.heads[noun]; b != nil {
		return b.name
	}
	var best *body
	for _, other := range alike[noun] {
		if b := g.heads[other]; b != nil && (best == nil || b.seen > best.seen) && !(noun == "charity" && strings.Contains(b.name, "NHS")) {
			best = b
		}
	}
	if anyBody[noun] && g.open != nil && (best == nil || g.open.seen > best.seen) {
		best = g.open
		if (noun == "charity" || noun == "campaign") && len(headNouns(best.name)) == 0 && g.kinds[best.name] == "" {
			g.kinds[best.name] = noun
		}
	}
	if best == nil {
		best = g.words[noun]
	}
	if best == nil {
		return ""
	}
	return best.name
}

// inFull is the full name for initials or a name without its common end.
func (g *register) inFull(short string) string {
	if b := g.starts[short]; b != nil {
		return b.name
	}
	if b := g.initials[short]; b != nil && strings.ToUpper(short) == short {
		return b.name
	}
	return ""
}

// withoutPart cuts "Ward Society’s ethics committee" down to the body.
func withoutPart(org string) string {
	if whole, place, ok := strings.Cut(org, " in "); ok && organNouns[bareWord(lastWord(whole))] && strings.Contains(whole, " ") && !hasOrgan(strings.Fields(place)) {
		return whole // "Dock Road Surgery in Westmere"
	}
	for _, mark := range []string{"’s ", "'s ", "’ ", "' "} {
		whole, part, ok := strings.Cut(org, mark)
		if last := lastWord(part); ok && part == strings.ToLower(part) && partsOfBody[last] && hasOrgan(strings.Fields(whole)) {
			if strings.HasPrefix(mark, "’ ") || strings.HasPrefix(mark, "' ") {
				return whole + mark[:len(mark)-1]
			}
			return whole
		}
	}
	return org
}
