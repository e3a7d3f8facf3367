package search

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/search/query"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// rows reads the lines of a file of testdata/relevance, without its comments.
func rows(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open("testdata/relevance/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// relevanceCorpus reads the invented reactions.
func relevanceCorpus(t *testing.T) []tracker.Reaction {
	t.Helper()
	var list []tracker.Reaction
	for _, row := range rows(t, "reactions.txt") {
		id, rest, _ := strings.Cut(row, " ")
		kind, text, ok := strings.Cut(rest, " ")
		if !ok || kind != "Q" && kind != "R" {
			t.Fatalf("got the line %q, want an ID, Q or R, and a text", row)
		}
		p := tracker.Passage{Kind: tracker.Quote, Text: text}
		if kind == "R" {
			p.Kind = tracker.Reported
		}
		if n := len(list); n == 0 || list[n-1].ID != id {
			list = append(list, said(id))
		}
		r := &list[len(list)-1]
		r.Passages = append(r.Passages, p)
	}
	return list
}

// defaults searches with what Bleve offers as it comes: one text field with its
// English analyser, and its match query.
type defaults struct {
	index bleve.Index
	all   bool // every word, or any
}

func newDefaults(t *testing.T, rs []tracker.Reaction) bleve.Index {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = en.AnalyzerName
	b, err := bleve.NewMemOnly(m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	batch := b.NewBatch()
	for _, r := range rs {
		var texts []string
		for _, p := range r.Passages {
			texts = append(texts, p.Text)
		}
		if err := batch.Index(r.ID, map[string]any{"text": texts}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return b
}

func (d defaults) find(t *testing.T, words string) []string {
	t.Helper()
	q := query.NewMatchQuery(words)
	q.SetField("text")
	if d.all {
		q.SetOperator(query.MatchQueryOperatorAnd)
	}
	req := bleve.NewSearchRequestOptions(q, 50, 0, false)
	req.SortBy([]string{"-_score", "_id"})
	res, err := d.index.Search(req)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range res.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// grades say how well a query was answered: the share of what is wanted among
// the first and the first five (of as many as fit), and one over the place of
// the first that is wanted.
type grades struct{ first, five, place float64 }

func gradesOf(found, want []string) grades {
	among := func(k int) float64 {
		n := 0
		for _, id := range found[:min(k, len(found))] {
			if slices.Contains(want, id) {
				n++
			}
		}
		return float64(n) / float64(min(k, len(want)))
	}
	g := grades{first: among(1), five: among(5)}
	if at := slices.IndexFunc(found, func(id string) bool { return slices.Contains(want, id) }); at >= 0 {
		g.place = 1 / float64(at+1)
	}
	return g
}

func (g grades) plus(o grades) grades {
	return grades{g.first + o.first, g.five + o.five, g.place + o.place}
}

func (g grades) worseThan(o grades) bool {
	return g.first < o.first || g.five < o.five || g.place < o.place
}

func (g grades) over(n int) string {
	return fmt.Sprintf("%.3f %.3f %.3f", g.first/float64(n), g.five/float64(n), g.place/float64(n))
}

// TestRelevanceBesideTheDefaults searches an invented corpus for the wanted
// quotes: no query may be answered worse than by Bleve as it comes, with every
// word or with any, and all together must be answered better. What is found now
// is a golden: who changes it says so. Run with -v it prints the table.
func TestRelevanceBesideTheDefaults(t *testing.T) {
	rs := relevanceCorpus(t)
	x, plain := with(t, rs...), newDefaults(t, rs)
	engines := []struct {
		name string
		find func(words string) []string
	}{
		{"ours", func(words string) []string { return bestOf(t, x, words) }},
		{"all words", func(words string) []string { return defaults{plain, true}.find(t, words) }},
		{"any word", func(words string) []string { return defaults{plain, false}.find(t, words) }},
	}
	var found strings.Builder
	sums, n := map[string][]grades{}, map[string]int{}
	for _, row := range rows(t, "queries.txt") {
		part := strings.Split(row, "\t")
		half, words, want := part[0], part[1], strings.Fields(part[2])
		if sums[half] == nil {
			sums[half] = make([]grades, len(engines))
		}
		n[half]++
		var all []grades
		var lists []string
		for i, e := range engines {
			ids := e.find(words)
			g := gradesOf(ids, want)
			sums[half][i] = sums[half][i].plus(g)
			all = append(all, g)
			lists = append(lists, fmt.Sprintf("%s %v", g.over(1), ids[:min(5, len(ids))]))
		}
		fmt.Fprintf(&found, "%s\t%s\t%s\n", half, words, lists[0])
		t.Logf("%s %-36s want %v\n\tours %s\n\tall  %s\n\tany  %s", half, words, want, lists[0], lists[1], lists[2])
		for i, g := range all[1:] {
			if all[0].worseThan(g) {
				t.Errorf("%q: got %s, want no worse than %s (%s)", words, all[0].over(1), g.over(1), engines[i+1].name)
			}
		}
	}
	for _, half := range []string{"tune", "held"} {
		fmt.Fprintf(&found, "%s\trecall@1, recall@5, MRR of %d\t%s\n", half, n[half], sums[half][0].over(n[half]))
		for i, e := range engines {
			t.Logf("%s, %d queries: recall@1, recall@5, MRR of %-9s %s", half, n[half], e.name, sums[half][i].over(n[half]))
			if i > 0 && !sums[half][i].worseThan(sums[half][0]) {
				t.Errorf("%s: got %s, want better than %s", half, sums[half][0].over(n[half]), e.name)
			}
		}
	}
	golden(t, "testdata/relevance/found.txt", "other quotes are found or come first: say so in the commit", []byte(found.String()))
}

// bestOf returns the reactions that a search finds, the best first: with all of
// the words, or with most where none has all.
func bestOf(t *testing.T, x *Index, words string) []string {
	t.Helper()
	s := tracker.Search{Text: syntax.Parse(words), Order: tracker.Best, Limit: 50}
	found := find(t, x, s)
	if len(found) == 0 {
		s.Loose = true
		found = find(t, x, s)
	}
	return found
}
