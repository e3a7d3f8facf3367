package templates

// Matrix is who stands where on every proposition of a consultation: GET Action
// with name, sector, on (a proposition) and stance, which is about that one, and
// sort.
type Matrix struct {
	Frame
	Consultation string // its title, for a reader on paper
	Countings    []PropositionTab
	One, Unit    string // "organisation", "organisations"
	Action       string
	Hidden       []Option // further fields of the form
	Name         string
	Sectors      []Option
	On           []Option // the propositions
	Stances      []Option
	Sorts        []Option
	Sorted       string // the order in words
	Chips        []Link // filters that are on; each link takes one off
	ClearHref    string
	Heard        int // rows without filters
	Total        int
	Columns      []MatrixColumn // one for each proposition
	Wide         bool           // so many columns that it scrolls on its own
	ByName       MatrixColumn
	ByCount      MatrixColumn
	ByLatest     MatrixColumn
	Rows         []MatrixRow
	Suggests     bool // something on the page is only suggested
	Pages        Pages
	CSVHref      string
	FirstSteps   []Link // what to do where nobody is heard
}

// MatrixColumn is a column's heading, which sorts by it.
type MatrixColumn struct {
	ID      string // where the focus stays when it has sorted
	N       int    // of a proposition its number, by which cells name it where there is little room
	Label   string
	Href    string
	Current string // "ascending", "descending", or nothing
}

// MatrixRow is where a body or person stands on each proposition.
type MatrixRow struct {
	Name      string
	Href      string
	Sector    string
	Cells     []MatrixCell
	Reactions StanceCount // on the consultation, with no stance
	Latest    string
}

// MatrixCell is where they stand on one. Of a stance that is only suggested
// nothing is decided.
type MatrixCell struct {
	N           int
	Proposition string
	Stance      Stance
	Note        string // "3 of 4 alike"
	Changed     Stance // what they held before, or nothing
	Suggested   Stance // or nothing
	Confidence  string // "72%"
	Href        string
	Who         string
}

func (Matrix) file() string { return "matrix.html" }
