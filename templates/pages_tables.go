package templates

// Table shows the drafts of a source as rows, to be decided many at once. The
// filters are a GET form to Action with q, state, suggests, position, sure,
// flags. The rows are a GET form to ChooseHref with Kept, row (the numbers
// ticked), than (a per cent) and do: accept-matching, accept-surer,
// accept-ticked, reject-matching or reject-ticked. Fields: than, sure, and those
// of Terms.
type Table struct {
	Frame
	SourceName  string
	SourceHref  string
	ReviewHref  string // the same drafts one by one
	EndHref     string // where what is accepted is published and the review finished, or nothing
	Action      string // /sources/ID/table
	ChooseHref  string // /sources/ID/batches/new
	Revision    int    // of the source
	Terms       Terms
	Notes       []string // what a person should know about the reading: rows that were left out
	Counted     string   // what Line of a row counts: "Line" of a text file, "Row" of a sheet
	Total       int
	Reviewed    int
	Words       string
	States      []Option
	Suggestions []Option
	Positions   []Option
	Flags       []Option
	Sure        string // per cent
	Than        string // per cent
	FilterOn    bool
	Scope       string // the filter in words, behind “n rows”
	Matching    int
	Waiting     int // of those, the ones that can be decided
	Kept        []Hidden
	Rows        []TableRow
	Pages       Pages
	Batches     []BatchItem
}

// Hidden is a hidden field of a form.
type Hidden struct{ Name, Value string }

// TableRow is a draft in a table. State is "todo", "accepted" or "rejected".
type TableRow struct {
	N            int // of the draft
	Line         int // of the file, or 0
	Href         string
	Who          string
	Role         string
	Organisation string
	Position     string // as written
	Suggests     Stance // what the position suggests, or nothing
	Words        string
	Rest         string // of the words, unfolded on demand
	Confidence   string // "High"
	Percent      int
	Flags        []string
	State        string
	Reason       string // why it was rejected
	ReactionHref string
	CanTick      bool
	Ticked       bool
}

// BatchItem is a batch in a list.
type BatchItem struct {
	Href  string
	What  string // "4,876 accepted"
	Scope string
	By    string
	At    string
	State string // "running", "done", "undoing", "undone"
	Label string
}

// BatchNew says what a batch will do and asks to go on: POST Action with id,
// action, expect, reason, Kept. Fields: reason.
type BatchNew struct {
	Frame
	Action     string // /sources/ID/batches
	Accept     bool   // else reject
	N          int
	Scope      string
	Names      []string // the first of them
	More       int      // beyond Names
	Terms      string   // "On the record, may be published, no embargo"
	Reason     string
	Kept       []Hidden
	CancelHref string
}

// Batch shows how far a batch has come and what came of it. Undo: POST UndoHref
// with revision. While it is running the page asks for itself again.
type Batch struct {
	Frame
	Href       string
	TableHref  string
	SourceName string
	Heading    string // "4,876 accepted"
	Scope      string
	Reason     string
	By         string
	At         string
	Working    bool
	Doing      string // "Accepting", "Undoing"
	Percent    int
	Seen       int
	Of         int
	Notes      []string // "3 were decided by somebody else meanwhile"
	RowsTitle  string
	Counted    string // what Line of a row counts: "Line" of a text file, "Row" of a sheet
	Rows       []BatchProblem
	MoreRows   int    // counted and not named
	StopHref   string // while it runs
	ResumeHref string // once it was stopped
	UndoHref   string
	UndoNote   string
	Revision   int
}

// BatchProblem is a row that was not decided, or not given back.
type BatchProblem struct {
	Line    int
	Href    string
	Who     string
	Problem string
}

func (Table) file() string    { return "table.html" }
func (BatchNew) file() string { return "batch_new.html" }
func (Batch) file() string    { return "batch.html" }
