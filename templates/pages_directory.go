package templates

// DirectoryList is what the lists of people and bodies have in common: GET Path
// with q, sector, reactions, sort, letter, page.
type DirectoryList struct {
	Path      string
	Filter    string
	Letter    string
	Sectors   []Option
	Spoken    []Option // nobody is without reactions: none
	Orders    []Option
	Letters   []Letter
	Total     int
	Narrowed  bool // by anything
	Alike     int  // pairs of names
	AlikeHref string
	Pages     Pages
}

// MergeNew asks whether an entry of the directory becomes part of another. GET
// with into chooses the other; without Plan one is to be chosen: with (a name),
// into (an ID). POST Action with id, into, from_revision, into_revision carries it
// out. Fields: with, into.
type MergeNew struct {
	Frame
	Person      bool
	Name        string // of the entry that goes
	Action      string
	SuggestHref string
	With        string
	Candidates  []MergeCandidate
	Plan        *MergePlan
	CancelHref  string
}

// MergeCandidate is an entry that may be the same.
type MergeCandidate struct{ Name, About, Href string }

// MergePlan is what a merge would do.
type MergePlan struct {
	From, Into MergeSide
	Does       []string // what becomes of what, in sentences
	Shows      []string // what journalists would see that they do not see now
	Agreed     bool     // to that
	SwapHref   string
	OtherHref  string // chooses another
	Hidden     []Hidden
}

// MergeSide is one of the two entries of a merge.
type MergeSide struct {
	Name      string
	Href      string
	Names     []string
	About     []string
	Reactions int
	Note      string
}

// Merge is what became of a merge: POST UndoHref with revision undoes it.
type Merge struct {
	Frame
	Href     string
	Heading  string
	Working  bool
	Doing    string
	Seen     int
	Of       int
	Percent  int
	Notes    []string
	Names    []string // that the one that stays goes by now
	From     string
	Into     Link
	By       string
	At       string
	UndoHref string
	UndoNote string
	Revision int
}

// Merges lists the merges, the latest first: GET /merges.
type Merges struct {
	Frame
	Rows []MergeRow
}

// MergeRow is one merge of a list.
type MergeRow struct {
	Title string
	Href  string
	State string
	About string
}

// Alike lists pairs of entries that may be one.
type Alike struct {
	Frame
	Person bool
	Pairs  []AlikeRow
	Total  int
	Pages  Pages
}

// AlikeRow is one pair.
type AlikeRow struct {
	A, B      Link
	AboutA    string
	AboutB    string
	Why       string
	MergeHref string
}

func (MergeNew) file() string { return "merge_new.html" }
func (Merge) file() string    { return "merge.html" }
func (Merges) file() string   { return "merges.html" }
func (Alike) file() string    { return "alike.html" }

// ListImport asks for a list of people or bodies: POST Action with file.
// Fields: file.
type ListImport struct {
	Frame
	Person     bool
	Action     string
	CancelHref string
	ExportHref string // the list as it is, with the same columns
}

// ListPreview shows what importing a list would do: POST Action with what is
// hidden carries it out, unless a row is wrong.
type ListPreview struct {
	Frame
	Person     bool
	File       string
	Rows       int
	Wrong      int
	New        int
	Changed    int
	Same       int
	Unknown    []string // columns that mean nothing
	Groups     []ListGroup
	Action     string
	CancelHref string
	Hidden     []Hidden
}

// ListGroup is the rows with one outcome.
type ListGroup struct {
	ID      string
	Title   string
	Heading string // of what is said of each
	Rows    []ListRow
	More    int
}

// ListRow is a row of a list.
type ListRow struct {
	Line  int
	Name  string
	Words string
}

func (ListImport) file() string  { return "list_import.html" }
func (ListPreview) file() string { return "list_preview.html" }
