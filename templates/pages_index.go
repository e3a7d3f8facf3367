package templates

// SearchIndex says how the search index is, and lets it be built again.
type SearchIndex struct {
	Frame
	Reactions int
	Version   int
	Size      string // "12.4 MB"
	Files     int
	UpToDate  string   // when it last had everything
	Partial   bool     // what answers is itself being built
	Trouble   []string // what keeps it from going on

	Building    bool
	Built, Of   int
	Percent     int
	NextVersion int
}

func (SearchIndex) file() string { return "search_index.html" }
