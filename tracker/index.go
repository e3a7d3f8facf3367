package tracker

import (
	"context"
	"time"

	"soundings/tracker/query"
)

// Index is what a search engine must do. It is a copy of the store: it can be
// deleted at any time and comes back by itself.
type Index interface {
	// Search answers a query within the sight given; nothing outside it is
	// found, counted or hinted at.
	Search(ctx context.Context, q Search) (Results, error)
	// Put makes reactions that this node has just written searchable before it
	// returns. A later revision already there is left alone.
	Put(ctx context.Context, rs ...Reaction) error
	// Tally counts the reactions in sight, withdrawn ones left out, that have each
	// of the values of a facet; values without any are left out, the most
	// frequent come first.
	Tally(ctx context.Context, sight Sight, f Facet, values []string) ([]Count, error)
	// Stands returns where each body or person that is heard on a consultation
	// stands on a proposition, by decisions within sight, in the order of IDs.
	Stands(ctx context.Context, q StandsQuery) ([]Stand, error)
	// BySector returns how the reactions on a consultation stand on a proposition,
	// by decisions within sight, sector by sector in the order of their codes; one
	// in several capacities is in the sector of each. Of of the query is not used.
	BySector(ctx context.Context, q StandsQuery) ([]SectorMix, error)
	// Complete returns the text with its last word completed, in those ways in
	// which it finds reactions in sight, with how many; the most frequent first.
	Complete(ctx context.Context, sight Sight, text string, limit int) ([]Count, error)
	// Spellings returns other spellings of a word which find reactions in sight,
	// with how many; the likeliest first.
	Spellings(ctx context.Context, sight Sight, word string) ([]Count, error)
	// Nearest returns the IDs of the reactions decided on a proposition whose
	// words are nearest to a text, the nearest first; withdrawn ones are left out.
	Nearest(ctx context.Context, q Nearest) ([]string, error)
	// Mark shows where the words of a query stand in the texts of passages:
	// one result per passage, in the order given.
	Mark(words query.Node, passages []Passage) []Marked
	// State says how the index is.
	State(ctx context.Context) (IndexState, error)
	// Rebuild begins to build the index again from the store, beside the one
	// that answers; it does not wait. If that is under way it does nothing.
	Rebuild(ctx context.Context) error
}

// Search is a query over reactions. Within a field values are alternatives,
// between fields all must hold.
type Search struct {
	Sight        Sight
	Text         query.Query // what must be in the words; fields in it hold values that have been looked up
	Loose        bool        // most of the plain words are enough
	Stances      []Stance
	Proposition  string // which one the stances are about; "" is the proposal as a whole
	Suggested    bool   // a reaction without a decision counts under what is suggested for it
	OnlySuggests bool   // only those that have nothing but a suggestion, counted under it
	Sectors      []Sector
	Consultation []string      // IDs
	Organisation []string      // IDs; Nobody for reactions that name no body
	Stakeholder  []string      // IDs; Nobody for reactions that name no person
	Source       []string      // IDs
	Themes       []string      // IDs
	Kinds        []PassageKind // quote, reported; it chooses the text that words are looked for in
	States       []ReactionState
	From, To     CivilDate // said within, both included; undated ones only without both
	Undated      bool      // only those without a date
	Order        Order
	Offset       int
	Limit        int     // at most so many hits; 0 counts only
	Facets       []Facet // which counts to make
	FacetSize    int     // at most so many values a facet, most frequent first; 0 means 20
}

// Nearest asks for reactions like a text.
type Nearest struct {
	Sight       Sight
	Proposition string // ID; only reactions with a decision on it
	Text        string
	Except      string // ID of a reaction that is left out
	Limit       int
}

// Order is the order of hits.
type Order string

// The orders. Undated reactions come last in each.
const (
	Newest Order = "newest"
	Oldest Order = "oldest"
	Best   Order = "best"
)

// Facet names an attribute whose values are counted, each with the filters of
// the other attributes applied and its own left out. Dates are all one attribute.
type Facet string

// The facets. FacetStance counts decisions on Search.Proposition, Undecided
// included, with Search.Suggested what is suggested among them; FacetSuggested
// counts only that, of those with any stance. FacetYear, FacetMonth and FacetDay have "" for the undated, and of a date
// as much as is known: "2014" is a month of which only the year is. FacetMonth and
// FacetDay have all their values, in order and not by how frequent they are.
const (
	FacetStance       Facet = "stance"
	FacetSuggested    Facet = "suggested"
	FacetSector       Facet = "sector"
	FacetConsultation Facet = "consultation"
	FacetOrganisation Facet = "organisation"
	FacetStakeholder  Facet = "stakeholder"
	FacetKind         Facet = "kind"
	FacetYear         Facet = "year"
	FacetMonth        Facet = "month"
	FacetDay          Facet = "day"
	FacetSource       Facet = "source"
	FacetTheme        Facet = "theme"
	FacetState        Facet = "state"
)

// Results is what a search found.
type Results struct {
	IDs           []string // of the reactions on this page
	Total         int      // reactions
	Organisations int      // distinct ones among them, by their counted capacity
	Individuals   int      // distinct stakeholders among them
	OnScale       Heard    // of those found whatever their stance who has a place on the scale; with FacetStance only
	Counts        map[Facet][]Count
	// Part is nil, or says how much of what is stored the index had when it
	// answered, in percent: it is still being filled.
	Part *int
}

// whole is Unavailable if the index did not have everything when it answered,
// for what must not take a part for all.
func (r Results) whole() error {
	if r.Part == nil {
		return nil
	}
	return Errorf(Unavailable, "The search index is being built and has %d %% of what is recorded, so that this cannot be said yet. Try again in a few minutes.", *r.Part)
}

// Count is how many reactions have a value.
type Count struct {
	Value string
	N     int
}

// Marked is a passage's text cut where the words of a query stand.
type Marked struct {
	Segments []Segment
	Score    float64 // higher is better; 0: none of the words
}

// Segment is a piece of text, a hit or not.
type Segment struct {
	Text string
	Hit  bool
}

// IndexState is how the index is.
type IndexState struct {
	Version   int   // of the form of what answers
	Reactions int   // that it has
	Bytes     int64 // on disk
	Files     int
	Partial   bool      // it is still being filled itself and knows only a part
	UpToDate  time.Time // when it last had all that was stored; zero if not yet

	Filling     bool // an index is being filled
	NextVersion int  // of its form
	Filled, Of  int  // how many reactions it has, of how many stored
	Percent     int

	Trouble []string // what keeps it from following or filling; for administrators
}
