package search

import (
	"fmt"
	"math/rand/v2"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// TestWhatIsRememberedIsWorthTheSame asks the same questions before and after
// common words are remembered, with filters that leave few and many.
func TestWhatIsRememberedIsWorthTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var rs []tracker.Reaction
	for i := range 1500 {
		v := said(fmt.Sprintf("r%04d", i), randomText(r, 3+r.IntN(30)))
		v.Consultation, v.Revision = fmt.Sprint("c", min(9, r.IntN(300))), 1
		rs = append(rs, v)
	}
	x := with(t, rs...)
	var searches []tracker.Search
	for _, words := range []string{"trust", "trust plan", "king OR (town fund)", `"not fund" we`} {
		for _, on := range [][]string{{"c3"}, nil, {"c9"}} {
			searches = append(searches, tracker.Search{Text: syntax.Parse(words), Order: tracker.Best, Consultation: on, Limit: 200})
		}
	}
	var first [][]string
	for _, s := range searches {
		first = append(first, find(t, x, s))
	}
	if len(x.serving.columns.remembered.newer) == 0 {
		t.Error("nothing is remembered")
	}
	for i := range searches {
		n := len(searches) - 1 - i
		if d := gocmp.Diff(first[n], find(t, x, searches[n])); d != "" {
			t.Errorf("%q on %v (-first +then):\n%s", searches[n].Text.Text, searches[n].Consultation, d)
		}
	}
}

func TestWhatIsRememberedIsBounded(t *testing.T) {
	var r remembered
	big := func() *occurrences {
		return &occurrences{times: make([]uint8, mostRemembered/30), words: make([]uint16, mostRemembered/30)}
	}
	for i := range 40 {
		r.put(termOf{segment: uint64(i % 2), field: "f", term: fmt.Sprint(i)}, big())
		if r.get(termOf{segment: 0, field: "f", term: "0"}) == nil {
			t.Fatalf("what is asked for all the time was forgotten after %d others", i)
		}
		if all := 3 * mostRemembered / 30 * (len(r.newer) + len(r.older)); all > mostRemembered {
			t.Fatalf("got %d bytes remembered, want at most %d", all, mostRemembered)
		}
	}
	r.forget(map[uint64]*segmentColumns{1: {}})
	for _, half := range []map[termOf]*occurrences{r.newer, r.older} {
		for term := range half {
			if term.segment == 0 {
				t.Error("a term of a segment that is gone is remembered")
			}
		}
	}
}
