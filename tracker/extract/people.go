package extract

import (
	"slices"
	"strings"
	"unicode"
)

// person is somebody, or some body, who may speak.
type person struct {
	name, surname, hon string
	unnamed            string // "a spokesperson for …"
	role, org          string
	also               []Capacity
	gender             byte   // 'm', 'f' or 0
	body               bool   // an organisation speaking for itself
	asks               bool   // an interviewer or a member of a committee
	part               part   // at a meeting
	position           string // of a column with a scale
	suggested          string
	line               int // of the file, of the row of a table
	flags              []string
	generic            bool // described, not named: a resident, a report
	thing              bool // a report, a company
	noun               string
	became             *person  // whom the text named later
	politician         bool     // a member of a parliament, as its record has it
	labelled           bool     // role and body come from a heading, which outweighs prose
	first              int      // paragraph of the first mention
	seen               int      // paragraph of the last mention
	filed              []string // words under which cast.named has the person
	minor              bool     // known by a first name, as somebody's relation
	presumed           string   // the body that an office without one seems to be of
}

// cast is everybody and every body that a text names, in order.
type cast struct {
	dir    Directory
	people []*person
	full   map[string]string // abbreviation → full name
	bodies register
	named  map[string][]*person // word of a name → people who bear it
	voices map[string]*person   // bodyKey → the body as a speaker
	silent map[string]*person   // bodyKey → its unnamed spokesperson

	capitals map[string]string // word of a name in capitals → as it was written

	described []*person // in the order of the text
}

func newCast(dir Directory) *cast {
	return &cast{dir: dir, full: map[string]string{}, bodies: newRegister(), named: map[string][]*person{}, capitals: map[string]string{},
		voices: map[string]*person{}, silent: map[string]*person{}}
}

func surnameOf(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if w == "Lord" || w == "Lady" || w == "Baroness" {
			if i+1 < len(words) {
				return words[i+1]
			}
		}
	}
	if len(words) == 0 {
		return ""
	}
	at := len(words) - 1
	for at > 0 && particles[strings.ToLower(words[at-1])] && at-1 > 0 {
		at--
	}
	return strings.Join(words[at:], " ")
}

func genderOf(hon string) byte {
	for w := range strings.FieldsSeq(strings.ToLower(hon)) {
		switch {
		case male[w]:
			return 'm'
		case female[w]:
			return 'f'
		}
	}
	return 0
}

// meet returns the person of that name, new if nobody before fits.
func (c *cast) meet(hon, name string, para int) *person {
	hon, name = c.inCase(hon, name)
	p := c.known(hon, name)
	if other := c.relation(hon, name, p); other != nil {
		other.hon, other.seen, other.minor = hon, para, false
		return other
	}
	if p != nil {
		if len(strings.Fields(name)) > len(strings.Fields(p.name)) {
			p.name, p.surname = name, surnameOf(name)
			c.list(p)
		}
		if p.hon == "" || len(hon) > len(p.hon) && strings.Contains(hon, p.hon) {
			p.hon = hon
		}
		if g := genderOf(hon); g != 0 {
			p.gender = g
		}
		p.seen = para
		return p
	}
	p = &person{name: name, surname: surnameOf(name), hon: hon, gender: genderOf(hon), first: para, seen: para}
	if p.gender == 0 {
		p.gender = guessGender(name)
	}
	c.people = append(c.people, p)
	c.list(p)
	return p
}

// forget takes out the people met since there were n of them.
func (c *cast) forget(n int) {
	gone := map[*person]bool{}
	for _, p := range c.people[n:] {
		if p.body || p.unnamed != "" {
			continue
		}
		gone[p] = true
		for _, w := range p.filed {
			c.named[w] = slices.DeleteFunc(c.named[w], func(o *person) bool { return o == p })
		}
	}
	c.people = slices.DeleteFunc(c.people, func(p *person) bool { return gone[p] })
}

// list files a person under each word of the name.
func (c *cast) list(p *person) {
	for w := range strings.FieldsSeq(p.name) {
		c.capitals[strings.ToUpper(w)] = w
		if !slices.Contains(p.filed, w) {
			p.filed, c.named[w] = append(p.filed, w), append(c.named[w], p)
		}
	}
}

// known finds the person whom a name means; of several with the surname, the
// one whose title and first name fit best, and then the one met last.
func (c *cast) known(hon, name string) *person {
	var best *person
	score := 0
	surname, g := surnameOf(name), genderOf(hon)
	for _, p := range c.named[lastWord(strings.TrimSuffix(surname, " of"))] {
		s := 0
		switch {
		case p.name == name:
			s = 8
		case p.surname != surname && hon != "" && !strings.Contains(name, " ") && strings.HasPrefix(p.name, name+" ") && p.hon == "" && guessGender(p.name) == 0:
			s = 1 // the family name stands first: "Mr Ng" is Ng Wei Ming
		case p.surname != surname && !(strings.HasPrefix(p.name, name+" ") && (hon == "" || strings.EqualFold(hon, p.hon))):
			continue
		case p.name == p.surname && hon == "" && p.hon != "" && p.gender == 0 && name != surname:
			continue // the Dr Marsh met before is not the Ada Marsh without a title
		case len(strings.Fields(name)) == len(strings.Fields(surname)), p.name == p.surname, strings.HasPrefix(p.name, name+" of "), samePeer(name, p.name):
			s = 3
		case initials(p.name) == initials(name):
			s = 2
		default:
			continue
		}
		if g != 0 && p.gender != 0 && g != p.gender {
			continue
		}
		if hon != "" && strings.EqualFold(hon, p.hon) {
			s += 2
		}
		if hon != "" && p.hon != "" && !sharesWord(hon, p.hon) {
			s--
		}
		if p.role != "" || p.org != "" {
			s++
		}
		if s > score || s == score && best != nil && p.seen > best.seen {
			best, score = p, s
		}
	}
	return best
}

func sharesWord(a, b string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(a)) {
		if strings.Contains(" "+strings.ToLower(b)+" ", " "+w+" ") {
			return true
		}
	}
	return false
}

func initials(name string) string {
	words := strings.Fields(name)
	out := ""
	for i, w := range words {
		if i < len(words)-1 {
			out += string([]rune(w)[:1])
		}
	}
	return out + surnameOf(name)
}

// office gives a person a role and a body, unless they are known.
func (p *person) office(role, org string) {
	role, org = strings.Trim(role, " ,"), strings.Trim(org, " ,")
	if officeOfPlace[strings.ToLower(lastWord(role))] && !looksOrg(org, false) {
		org = ""
	}
	switch {
	case role == "" && org == "", p.labelled:
	case p.role == "" && p.org == "":
		p.role, p.org = role, org
	case p.org == "":
		p.org = org
		if p.role == "" {
			p.role = role
		}
	case p.role == "" && (org == "" || p.org == org || bodyKey(p.org) == bodyKey(org)):
		p.role = role
	}
}

// of returns the body as a speaker.
func (c *cast) of(org string, para int) *person {
	org = c.fullName(org)
	p := c.voices[bodyKey(org)]
	if p == nil {
		p = &person{org: org, body: true, seen: para}
		c.people = append(c.people, p)
		c.voices[bodyKey(org)] = p
	}
	return p
}

// anonymous returns the speaker who is described and not named.
func (c *cast) anonymous(words, org string, para int) *person {
	org = c.fullName(org)
	p := c.silent[bodyKey(org)]
	if p == nil {
		p = &person{unnamed: words, org: org, seen: para}
		c.people = append(c.people, p)
		c.silent[bodyKey(org)] = p
	}
	return p
}

// name remembers a body by its full name.
func (c *cast) name(org string) {
	words := strings.Fields(org)
	if len(words) < 2 && c.bodies.kinds[org] == "" {
		return
	}
	for n := len(words); n > 1; n-- { // "Renal Circle education committee": the body and its part
		if unicode.IsUpper([]rune(words[n-1])[0]) {
			org = strings.Join(words[:n], " ")
			break
		}
	}
	c.bodies.meet(org)
}

// fullName expands an abbreviation or a short form ("the League") that the text
// has introduced.
func (c *cast) fullName(org string) string {
	org = withoutPart(cutPossessive(strings.TrimSpace(org)))
	bare := strings.TrimPrefix(strings.TrimPrefix(org, "the "), "The ")
	if full, ok := c.full[bare]; ok {
		return full
	}
	if full := c.bodies.inFull(bare); full != "" {
		return full
	}
	if word := bareWord(bare); organNouns[word] && !strings.Contains(bare, " ") {
		if full := c.bodies.called(word); full != "" {
			return full
		}
	}
	return bare
}

func bareWord(w string) string { return strings.Trim(strings.ToLower(w), ",.’'") }

func hasWord(s, word string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if strings.Trim(w, ",.’'") == strings.ToLower(word) {
			return true
		}
	}
	return false
}

var spellings = strings.NewReplacer("’", "", "'", "", "\u00ad", "", "clinical commissioning group", "ccg")

// bodyKey folds a name for comparison within one text.
func bodyKey(org string) string {
	org = strings.ToLower(spellings.Replace(strings.ToLower(org)))
	org = strings.TrimPrefix(org, "the ")
	if strings.HasSuffix(org, " ccg") || strings.HasSuffix(org, " trust") {
		org = strings.TrimPrefix(org, "nhs ")
	}
	return strings.Join(strings.FieldsFunc(org, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
