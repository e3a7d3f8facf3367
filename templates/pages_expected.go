package templates

// Expected is whom a consultation expects to hear from, and who was heard: GET
// with show ("silent", "heard", "all"), sector, q and page. POST Action with
// revision, who, chosen, sector and note puts one on the list; POST RemoveAction
// with revision, back and entry takes one off. Fields: who, expected-sector, note.
type Expected struct {
	Frame
	Name       string // of the consultation
	Here       string
	Heard, Of  int
	Ends       string // "15 days left", "Closed on 27 June 2014", or nothing
	Partial    string // why not all who were heard may be counted, or nothing
	Tabs       []PropositionTab
	Show       string
	Words      string
	Sectors    []Option
	BySector   []SectorHeard
	Rows       []ExpectedRow
	Matching   int
	Pages      Pages
	CSVHref    string
	CSVLabel   string
	FilterOn   bool
	ClearHref  string
	CanEdit    bool
	Revision   int
	ListHref   string // pastes, uploads or takes over a list
	Typed      ExpectTyped
	SuggestURL string
	Back       string // the query of the address
}

// ExpectTyped is the form with which one is put on the list, as it was sent.
type ExpectTyped struct {
	Who, Chosen, Note string
	Sectors           []Option
}

// Percent is the share of those who were heard.
func (e Expected) Percent() int { return share(e.Heard, e.Of) }

// SectorHeard is how many of a sector were heard.
type SectorHeard struct {
	Label     string
	Href      string // those of the sector
	Heard, Of int
}

// Percent is the share of those who were heard.
func (s SectorHeard) Percent() int { return share(s.Heard, s.Of) }

// share is a part of a whole in per cent: 100 only for all of it, 0 only for nothing.
func share(n, of int) int {
	switch {
	case of <= 0 || n <= 0:
		return 0
	case n >= of:
		return 100
	}
	return min(99, max(1, (100*n+of/2)/of))
}

// ExpectedRow is one who is expected.
type ExpectedRow struct {
	ID         string
	Name       string
	Href       string // their page; empty if the directory does not know them
	About      string // role and body of a person
	Sector     string
	Given      string // the name on the list, where the directory has another
	Note       string
	Heard      bool
	Reactions  int
	QuotesHref string
	Stance     Stance // of the latest reaction
	Date       string // of it
	DateISO    string
	Parts      []Link // of a silent body: parts that have spoken, with their quotes
	MoreParts  int
	LogHref    string // logs a reaction of theirs; empty if the person may not
}

// OnePart reports whether one part alone has spoken.
func (r ExpectedRow) OnePart() bool { return len(r.Parts)+r.MoreParts == 1 }

// ExpectList is the page that adds many at once: POST Action (multipart) with
// revision and way=list, text or file, or way=take, from, whom and sector
// (repeated). Fields: text, file, from.
type ExpectList struct {
	Frame
	Name          string
	Action        string
	CancelHref    string
	Revision      int
	Text          string
	Consultations []Option // earlier ones; none if there are none
	Whom          []Option
	Sectors       []Option
	Most          int
	AllSectors    string // the names of the sectors, for the hint
}

// ExpectPreview is what will be added, before anything is: POST Action with
// revision, list (the rows as they were read) and for each question choose-N.
// Fields: choose-N.
type ExpectPreview struct {
	Frame
	Name       string
	Action     string
	CancelHref string
	Revision   int
	List       string
	New        []ExpectPreviewRow // the first of them
	NewTotal   int
	Asks       []ExpectQuestion
	Wrong      []ExpectPreviewRow
	There      int // on the list already
	Twice      int // more than once in what was read
	FileName   string
}

// Already is how many need not be added again.
func (p ExpectPreview) Already() int { return p.There + p.Twice }

// More is how many of the new ones are not shown.
func (p ExpectPreview) More() int { return p.NewTotal - len(p.New) }

// ExpectPreviewRow is one row as it was read.
type ExpectPreviewRow struct {
	Line    int // 0 where there is none
	Name    string
	As      string // the entry of the directory that it means, if it has another name
	Known   bool
	About   string
	Sector  string
	Note    string
	Problem string
}

// ExpectQuestion asks who is meant by a name.
type ExpectQuestion struct {
	ID      string // of the first choice, and the name of the field: choose-3
	Line    int
	Name    string
	Choices []ExpectChoice
	Wrong   string
}

// ExpectChoice is one whom a name may mean.
type ExpectChoice struct {
	Value, Name, About string
	Chosen             bool
}

// SilencePanel is the register in short, for the page of a consultation. It is
// for those who may see the list; the zero value shows nothing.
type SilencePanel struct {
	Shown     bool
	Heard, Of int
	Href      string // the register
	Rows      []ExpectedRow
	More      int
	Partial   string
	AddHref   string // where the list is begun; empty if the person may not
}

func (Expected) file() string      { return "expected.html" }
func (ExpectList) file() string    { return "expected_list.html" }
func (ExpectPreview) file() string { return "expected_preview.html" }
