package document

// Table is a table of replies, a file of rows or one that stands in a text: one header, one reply a row. It is a view of
// cells that are also Blocks, so that nothing is in it that is not in Text. A
// document has one only where its columns say that the rows are replies: a
// column of names or bodies, and one of comments or positions.
type Table struct {
	Number   int          // Block.Table of its cells
	Name     string       // of the sheet; empty for CSV
	Preamble []string     // lines above the header
	Header   []string     // by column; two rows of headings are joined with a space
	Roles    []ColumnRole // by column, as long as Header
	Rows     []Row        // all rows below the header (ReadParts: those of the part), also those that are no replies
	Left     int          // rows below those, which are in later parts (ReadParts)

	notes []string
	tally tally
}

// ColumnRole is what the cells of a column are, as far as its header tells.
type ColumnRole string

// The roles of columns. A column of which nothing is known has the empty one.
const (
	NameColumn         ColumnRole = "name"
	FirstNameColumn    ColumnRole = "first-name"
	LastNameColumn     ColumnRole = "last-name"
	HonorificColumn    ColumnRole = "honorific"
	OrganisationColumn ColumnRole = "organisation" // also "on behalf of"
	OfficeColumn       ColumnRole = "office"       // job title, role
	CapacityColumn     ColumnRole = "capacity"     // kind of respondent: "organisation", "member of the public"
	SectorColumn       ColumnRole = "sector"
	PositionColumn     ColumnRole = "position" // a scale of agreement or a view
	CommentColumn      ColumnRole = "comment"  // free text; a table can have several
	DateColumn         ColumnRole = "date"
	RefColumn          ColumnRole = "ref"
	ConsentColumn      ColumnRole = "consent" // may it be published
	ThemesColumn       ColumnRole = "themes"  // of the consultation, as whoever sorted the replies wrote them
	// PersonalColumn holds what is of the respondent and not of the matter: an
	// address, a telephone number, an age. It is nobody's words.
	PersonalColumn ColumnRole = "personal"
)

// The stances that a position can suggest.
const (
	Support          = "support"
	QualifiedSupport = "qualified_support"
	Neutral          = "neutral"
	Concerned        = "concerned"
	Oppose           = "oppose"
)

// Row is one row of a table of replies. Strings are cells with white space run
// together as one space; the words of the reply are in Text, where Comments say.
type Row struct {
	Number int   // Block.Level of its cells
	Line   int   // line of the file (CSV), row of the sheet or row of the table in a text, from 1
	Cells  []int // by column of Header: index into Document.Blocks, or -1 for an empty cell

	// Name is the cell of the name column, or first and last name joined. It is
	// as written: it may hold an honorific ("Dr A B"), be turned round ("B, Dr A")
	// or carry a role ("A B, chair"; "A B (chair)").
	Name         string
	Honorific    string // of a column of its own
	Organisation string
	Office       string
	Capacity     string
	Sector       string
	Position     string // as written
	Stance       string // what Position suggests, one of the five, or empty; never a decision
	Comments     []int  // indexes into Document.Blocks of the cells with words, in order
	Date         string // as written
	Ref          string
	Consent      string // as written
	Themes       string // as written
	Wish         Wish   // what Consent asks for

	// Problem says in a sentence why the row is not to be taken as it stands: it
	// has too few or too many cells. Its fields other than Cells are then empty,
	// because nobody knows which cell belongs under which heading.
	Problem string
	// NoReply says in a sentence why the row is no reply: a total, a trial entry.
	NoReply string
	// SameAs is the Number of the earlier row that says the same in every column
	// but ref and date, or 0.
	SameAs int
}
