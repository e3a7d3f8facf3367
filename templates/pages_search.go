package templates

import (
	"strconv"
	"strings"
)

// Quotes is the search page: GET /quotes with q, who, stance, sector, consultation,
// theme, proposition, organisation, speaker, source, kind, from, to, suggested, group, sort, page.
// Fields: q, from, to.
type Quotes struct {
	Frame
	Query         string
	Places        []Segment // the query again, with the parts marked that cannot be understood
	Understood    string    // what the query was taken for, where it is more than words
	From          string    // 2014-05-01
	To            string
	Sorts         []Option // "best", "newest"
	Groupings     []Option // "", "speaker", "source"
	Facets        []Facet  // in the order shown
	When          Histogram
	Who           string   // typed as speaker or organisation, if it is not one for certain
	WhoChoices    []Link   // whom that may mean
	Sources       []string // filters by source, which have no facet: kept while others change
	Undated       bool     // only what has no date: kept as well
	Chips         []Link   // filters that are on; the link takes one off
	ClearHref     string
	Total         int // reactions
	Organisations int
	Individuals   int
	Mix           StanceBar
	Suggest       *SuggestSwitch // nil for those who do not see what is suggested
	Suggested     []StanceCount  // what is suggested where nobody has decided, if it counts
	Parted        string         // "17 decided, 4 suggested", if both count
	AddThemes     []Option       // that ticked reactions may get
	Back          string         // this page of the search
	MixNote       string         // on which proposition the stances are
	Hits          []Hit
	Groups        []HitGroup // in the place of Hits
	GroupNote     string     // how many groups there are
	DidYouMean    []Link     // "the organisation College of Nurses", "the speaker Dr Fiona Ashdown"
	Part          string     // that not everything is found yet
	Loose         bool       // nothing has all of the words: shown is what has half of them or more
	LeftOut       string     // that the address has filters that are not known
	Hint          string     // what to write instead of a sign that other searches have
	CSVHref       string
	ImportHref    string // where there is nothing yet, for who may import
	Pages         Pages
	Saved         []Link // searches kept before, and all of them
	SaveQuery     string // what is kept if this one is; nothing if there is nothing to keep
}

// SuggestSwitch counts what a machine suggests where nobody has decided. Value is
// that of the parameter suggested while it is on.
type SuggestSwitch struct {
	Value, Label string
	On           bool
	N            int // reactions with nothing but a suggestion
}

// Quoted reports whether some of the words stand in quotation marks.
func (q Quotes) Quoted() bool { return strings.ContainsAny(q.Query, "\"“”„«»") }

// HitGroup is the first reactions of one speaker or source. Who or Source is set.
type HitGroup struct {
	ID     string // of its heading
	Who    Attribution
	Source *SourceRef
	N      int
	Href   string // all of them
	Hits   []Hit
}

// Apart gives a reaction that is on the page before, n times, places of its own.
func (h *Hit) Apart(n int) {
	if n == 0 {
		return
	}
	apart := "-" + strconv.Itoa(n+1)
	h.ID += apart
	for i := range h.Passages {
		h.Passages[i].ID += apart
	}
}

// Searches lists the searches that the person has kept.
//
// POST /searches: name, query. POST /searches/ID: revision, name; field name-ID.
// POST /searches/ID/delete, /restore: revision.
type Searches struct {
	Frame
	Total int
	New   *NewSearch // one that could not be saved
	Rows  []SearchRow
	Pages Pages
}

// NewSearch is a search that is to be kept. Field: name.
type NewSearch struct {
	Name  string
	Query string
	Says  string // the search in words
}

// SearchRow is one saved search with what it finds now.
type SearchRow struct {
	ID       string
	Revision int
	Name     string
	Typed    string // what the form for another name holds
	Open     bool   // that form is shown
	Href     string
	Says     string
	LeftOut  string // that some of its filters are not known any more
	Address  string // to hand on
	N        int
	Since    string // how the number differs from when it was last opened
}

func (Quotes) file() string   { return "quotes.html" }
func (Searches) file() string { return "searches.html" }
