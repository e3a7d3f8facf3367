package search

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"
	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// TestColumnsOfAnyWidthCountAlike compares columns of few, many and very many
// values with looking at each document: several values, and none, included.
func TestColumnsOfAnyWidthCountAlike(t *testing.T) {
	for _, different := range []int{3, 200, 20_000, 70_000} {
		r := rand.New(rand.NewPCG(uint64(different), 9))
		d := newDictionary(nil)
		wide, want, holding := make([]uint32, 90_000), map[string]uint32{}, 0
		wanted := fmt.Sprint("v", different/2)
		for doc := range wide {
			var vs []string
			for range r.IntN(4) {
				vs = append(vs, fmt.Sprint("v", r.IntN(different)))
			}
			if doc < different {
				vs = append(vs, fmt.Sprint("v", doc))
			}
			slices.Sort(vs)
			vs = slices.Compact(vs)
			for _, v := range vs {
				wide[doc] = d.join(wide[doc], d.place(v))
				want[v]++
			}
			if slices.Contains(vs, wanted) {
				holding++
			}
		}
		c, vs := narrow(wide), (&columns{}).values(d)
		var docs []uint32
		for doc := range wide {
			docs = append(docs, uint32(doc))
			if c.at(uint32(doc)) != wide[doc] {
				t.Fatalf("%d values: got ordinal %d of document %d, want %d", different, c.at(uint32(doc)), doc, wide[doc])
			}
		}
		sum := newTally(vs)
		c.count(docs, sum.counts)
		got := map[string]uint32{}
		for _, n := range (plan{}).readable(tracker.FacetSector, bySector, sum, different) {
			got[n.Value] = uint32(n.N)
		}
		if d := gocmp.Diff(want, got); d != "" {
			t.Errorf("%d values (-want +got):\n%s", different, d)
		}
		all := (plan{}).readable(tracker.FacetSector, bySector, sum, different)
		for _, size := range []int{1, 7, 20, 300} {
			want := most(slices.Clone(all), size)
			if d := gocmp.Diff(want, most(sum.leading(size), size)); d != "" {
				t.Errorf("the first %d of %d values (-want +got):\n%s", size, different, d)
			}
		}
		if sum.distinct() != different {
			t.Errorf("got %d different values, want %d", sum.distinct(), different)
		}
		masks := make([]uint16, len(docs))
		var asked pass
		asked.look(bySector, vs.among([]string{wanted, "unknown"}), 3)
		c.check(docs, asked.looks[0].failing, masks)
		for _, mask := range masks {
			if mask == 0 {
				holding--
			} else if mask != 1<<3 {
				t.Fatalf("got mask %b", mask)
			}
		}
		if holding != 0 {
			t.Errorf("%d values: %d documents too few hold %s", different, holding, wanted)
		}
	}
}

// TestColumnsCountAsBleveDoes compares totals, counts and filters with Bleve's
// own facets and queries, over several segments with deleted documents.
func TestColumnsCountAsBleveDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	x := open(t, t.TempDir())
	for part := range 8 {
		var rs []tracker.Reaction
		for i := range 60 {
			v := randomReaction(r, fmt.Sprintf("r%03d", (part*40+i)%300))
			v.Revision = int64(part + 1)
			rs = append(rs, v)
		}
		if err := x.Put(t.Context(), rs...); err != nil {
			t.Fatal(err)
		}
	}
	facets := map[tracker.Facet]string{
		tracker.FacetSector: fieldSector, tracker.FacetOrganisation: fieldOrganisation, tracker.FacetStance: fieldWhole, tracker.FacetTheme: fieldTheme,
		tracker.FacetConsultation: fieldConsultation, tracker.FacetStakeholder: fieldStakeholder, tracker.FacetSource: fieldSource, tracker.FacetKind: fieldKind,
	}
	for _, filtered := range []bool{false, true} {
		s := tracker.Search{Sight: tracker.Sight{All: true}, States: states, FacetSize: 1000}
		q := bleve.NewConjunctionQuery(bleve.NewMatchAllQuery())
		if filtered {
			s.Kinds = []tracker.PassageKind{tracker.Quote}
			s.Consultation = []string{"c1"}
			for field, v := range map[string]string{fieldKind: "quote", fieldConsultation: "c1"} {
				term := bleve.NewTermQuery(v)
				term.SetField(field)
				q.AddQuery(term)
			}
		}
		req := bleve.NewSearchRequestOptions(q, 0, 0, false)
		for f, field := range facets {
			if !filtered || f != tracker.FacetKind && f != tracker.FacetConsultation { // with a filter of their own
				s.Facets = append(s.Facets, f)
				req.AddFacet(string(f), bleve.NewFacetRequest(field, 1000))
			}
		}
		bleves, err := x.serving.bleve.Search(req)
		if err != nil {
			t.Fatal(err)
		}
		want := map[tracker.Facet][]tracker.Count{}
		for f, facet := range bleves.Facets {
			var list []tracker.Count
			for _, term := range facet.Terms.Terms() {
				list = append(list, tracker.Count{Value: term.Term, N: term.Count})
			}
			slices.SortFunc(list, func(a, b tracker.Count) int {
				return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
			})
			want[tracker.Facet(f)] = list
		}
		got, err := x.Search(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(want, got.Counts); d != "" || got.Total != int(bleves.Total) || got.Total == 0 {
			t.Errorf("got %d found, want %d; counts (-want +got):\n%s", got.Total, bleves.Total, d)
		}
	}
}

// TestColumnsAreSmall fills columns as a million reactions would, by 50,000
// people in 83,000 sources, one in twenty under an embargo of its own.
func TestColumnsAreSmall(t *testing.T) {
	const reactions, most = 1_000_000, 40
	different := [attributes]int{byConsultation: 6, byOrganisation: 600, byCounted: 600, byStakeholder: 50_000, bySector: 45, bySource: reactions / 12,
		byState: 3, byKind: 7, byStance: 600, byWhole: 7, byTheme: 200, bySaid: 3653, byVisible: 50_000}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c, s := &columns{}, &segmentColumns{}
	for a, n := range different {
		d := newDictionary(measures[a])
		for v := range n {
			switch attribute(a) {
			case bySaid:
				d.place(fmt.Sprintf("%d-%02d-%02d", 2010+v/372, 1+v/31%12, 1+v%31))
			case byVisible:
				d.place(fmt.Sprint(23_000_000 + v))
			default:
				d.place(fmt.Sprintf("01J%023d", v))
			}
		}
		wide := make([]uint32, reactions)
		for doc := range wide {
			wide[doc] = uint32(1 + doc%n)
		}
		c.dictionaries[a], s.of[a] = d, narrow(wide)
	}
	s.rank = make([]uint32, reactions)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if each := float64(after.HeapAlloc-before.HeapAlloc) / reactions; each > most {
		t.Errorf("got %.1f bytes a reaction, want at most %d", each, most)
	} else {
		t.Logf("%.1f bytes a reaction", each)
	}
	runtime.KeepAlive(c)
	runtime.KeepAlive(s)
}
