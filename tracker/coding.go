package tracker

import "slices"

// Coding is an exercise in which two people or more say, blind to one another
// and to the machine, where the same reactions stand on a proposition.
type Coding struct {
	Meta
	Consultation string
	Proposition  string // ID
	Coders       []Coder
	Seed         int // what the sample was drawn by
	From         CodingFrom
	Spread       bool     // drawn evenly over what is suggested
	Sample       []string // IDs of reactions, in the order in which they are coded
	State        CodingState
	Verdicts     []CodingVerdict
	By           string // account ID
	ByName       string
	Events       []Event
}

// Coder is a person who codes a sample.
type Coder struct{ Account, Name string }

// CodingState says how far an exercise has come.
type CodingState string

// The states of an exercise.
const (
	CodingOpen     CodingState = "open"     // somebody has not handed in: nobody sees what others say
	CodingComplete CodingState = "complete" // all have: answers are compared and adjudicated
	CodingClosed   CodingState = "closed"   // nothing more is recorded from it
)

// CodingFrom says which reactions a sample is drawn from.
type CodingFrom string

// The reactions that a sample can be drawn from.
const (
	FromUndecided CodingFrom = "undecided" // those without a decision on the proposition
	FromAll       CodingFrom = "all"
)

// CodingVerdict is what is settled of a reaction of the sample: what all coders
// said is recorded, or a person decides between them.
type CodingVerdict struct {
	Reaction string
	Value    Stance
	Agreed   bool   // all coders had said so
	Why      string // of a person who decided between them
	By       string // account ID
	ByName   string
	At       Instant
}

// Keys implements Entity.
func (c Coding) Keys() []Key {
	keys := []Key{{"consultation", c.Consultation}}
	for _, coder := range c.Coders {
		keys = append(keys, Key{"coder", coder.Account})
	}
	return keys
}

// Coder returns which of the coders an account is, or -1.
func (c Coding) Coder(account string) int {
	return slices.IndexFunc(c.Coders, func(x Coder) bool { return x.Account == account })
}

// Verdict returns what was settled of a reaction.
func (c Coding) Verdict(reaction string) (CodingVerdict, bool) {
	i := slices.IndexFunc(c.Verdicts, func(x CodingVerdict) bool { return x.Reaction == reaction })
	if i < 0 {
		return CodingVerdict{}, false
	}
	return c.Verdicts[i], true
}

// Sheet is what one coder says in one exercise. It is a document of its own, so
// that nobody who writes or reads one touches another's. Its ID is made of
// those of the exercise and the account.
type Sheet struct {
	Meta
	Coding   string
	Coder    string // account ID
	Answers  []Answer
	HandedIn Instant // zero: it can still be changed
	Events   []Event
}

// Answer is where a coder says that a reaction stands.
type Answer struct {
	Reaction string
	Value    Stance
	Evidence []WordsAt
	Note     string
	At       Instant
}

// same reports whether both say the same of the same reaction, whenever.
func (a Answer) same(b Answer) bool {
	return a.Reaction == b.Reaction && a.Value == b.Value && a.Note == b.Note && slices.Equal(a.Evidence, b.Evidence)
}

// Keys implements Entity.
func (s Sheet) Keys() []Key { return []Key{{"coding", s.Coding}, {"coder", s.Coder}} }

// sheetID is the ID of a coder's sheet.
func sheetID(coding, account string) string { return coding + "." + account }

// Answer returns the answer on a reaction.
func (s Sheet) Answer(reaction string) (Answer, bool) {
	i := slices.IndexFunc(s.Answers, func(x Answer) bool { return x.Reaction == reaction })
	if i < 0 {
		return Answer{}, false
	}
	return s.Answers[i], true
}

// In reports whether the sheet was handed in.
func (s Sheet) In() bool { return !s.HandedIn.IsZero() }
