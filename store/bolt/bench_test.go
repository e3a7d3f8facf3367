package bolt

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"

	"soundings/tracker"
)

// example is about as long as a reaction of a press round-up.
func example(id string) tracker.Reaction {
	r := reaction(id)
	for i := range 3 {
		r.Passages = append(r.Passages, tracker.Passage{ID: fmt.Sprintf("%s-%d", id, i), Kind: tracker.Quote,
			Text: strings.Repeat("We would support this if it came with money. ", 6)})
	}
	return r
}

func benchStore(b *testing.B, n int) tracker.Collection[tracker.Reaction] {
	b.Helper()
	s, err := Open(filepath.Join(b.TempDir(), "db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for i := range n {
		if _, err := s.Reactions().Insert(b.Context(), example(fmt.Sprintf("r%06d", i))); err != nil {
			b.Fatal(err)
		}
	}
	return s.Reactions()
}

func BenchmarkInsert(b *testing.B) {
	c := benchStore(b, 0)
	for i := 0; b.Loop(); i++ {
		if _, err := c.Insert(b.Context(), example(fmt.Sprintf("r%09d", i))); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInsertTogether is what a batch writes: reactions of different people
// in a few bodies, as many at once as the store takes well.
func BenchmarkInsertTogether(b *testing.B) {
	c := benchStore(b, 0)
	var g errgroup.Group
	g.SetLimit(mostAtOnce)
	for i := 0; b.Loop(); i++ {
		g.Go(func() error {
			r := example(fmt.Sprintf("r%09d", i))
			r.Passages, r.Source, r.Consultation = r.Passages[:1], "table", "c"
			r.Stakeholder, r.Capacities = fmt.Sprint("person ", i/2), []tracker.Capacity{{Organisation: fmt.Sprint("body ", i%600)}}
			_, err := c.Insert(b.Context(), r)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkGet(b *testing.B) {
	c := benchStore(b, 1000)
	for i := 0; b.Loop(); i++ {
		if _, err := c.Get(b.Context(), fmt.Sprintf("r%06d", i%1000)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkListByKey(b *testing.B) {
	c := benchStore(b, 1000)
	for b.Loop() {
		page, err := c.List(b.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "s"}, After: "r000500", Limit: 50})
		if err != nil || len(page.Items) != 50 {
			b.Fatal(len(page.Items), err)
		}
	}
}
