package templates

// Positions is who holds which stance on a proposition, with the words on which
// it rests.
type Positions struct {
	Frame
	Propositions []PropositionTab
	Proposition  string
	Countings    []PropositionTab
	One, Unit    string // "organisation", "organisations"
	Heading      string // "13 organisations: supports"
	Stances      []StanceTab
	Action       string // GET with sector and Hidden
	Hidden       []Option
	Sectors      []Option
	Sector       string // in words, or nothing
	Total        int
	Rows         []HeldRow
	Pages        Pages
	MatrixHref   string
	Heard        bool   // anybody, whatever they hold
	FirstSteps   []Link // what to do where nobody is listed
}

// StanceTab chooses who is listed by what they hold; an empty stance is all.
type StanceTab struct {
	Stance  Stance
	Label   string // where there is no one stance
	N       int
	Href    string
	Current bool
}

// HeldRow is a body or person with what they hold.
type HeldRow struct {
	Name   string
	Href   string
	Sector string
	Stance Stance
	Note   string // "3 of 4 reactions decided, 2 of 3 alike"
	Quote  ChangeQuote
	Quotes Link // all that they said
}

func (Positions) file() string { return "positions.html" }
