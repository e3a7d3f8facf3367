package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"soundings/search/synthetic"
	"soundings/tracker"
)

// plainBleve is Bleve as it comes: its mapping with the English analyzer, its
// own facets, filters, order and highlighter, as somebody would set it up in a
// day.
type plainBleve struct{ index bleve.Index }

// plainDocument is a reaction as the other engines keep it.
type plainDocument struct {
	Text         []string  `json:"text"`
	Consultation string    `json:"consultation"`
	Organisation string    `json:"organisation"`
	Stakeholder  string    `json:"stakeholder"`
	Sector       string    `json:"sector"`
	Stance       string    `json:"stance"`
	SaidOn       time.Time `json:"said_on"`
	Visible      string    `json:"visible"`
}

func plain(r tracker.Reaction) plainDocument {
	d := plainDocument{
		Consultation: r.Consultation, Organisation: r.Capacity().Organisation, Stakeholder: r.Stakeholder,
		Sector: string(r.Capacity().Sector), Stance: string(r.Whole()), Visible: "no",
	}
	d.SaidOn, _ = time.Parse(time.DateOnly, string(r.SaidOn)) // every day of the corpus is one
	if tracker.SightOf(journalist, synthetic.Now).Sees(r) {
		d.Visible = "yes"
	}
	for _, p := range r.Passages {
		d.Text = append(d.Text, p.Text)
	}
	return d
}

func plainMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	text, word := bleve.NewTextFieldMapping(), bleve.NewTextFieldMapping()
	text.Analyzer, word.Analyzer = en.AnalyzerName, keyword.Name
	m.DefaultMapping.AddFieldMappingsAt("text", text)
	for _, field := range []string{"consultation", "organisation", "stakeholder", "sector", "stance", "visible"} {
		m.DefaultMapping.AddFieldMappingsAt(field, word)
	}
	m.DefaultMapping.AddFieldMappingsAt("said_on", bleve.NewDateTimeFieldMapping())
	return m
}

func (s settings) blevePath() string { return filepath.Join(s.folder(), "bleve") }

// bleveBatch is how many documents are indexed at once.
const bleveBatch = 2000

func buildBleve(s settings) (err error) {
	index, err := bleve.New(s.blevePath(), plainMapping())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	c := synthetic.Corpus{N: s.n}
	batch := index.NewBatch()
	for i := range s.n {
		if err := batch.Index(synthetic.ReactionID(i), plain(c.Reaction(i))); err != nil {
			return err
		}
		if batch.Size() == bleveBatch || i == s.n-1 {
			if err := index.Batch(batch); err != nil {
				return err
			}
			batch.Reset()
		}
	}
	return nil
}

func openBleve(s settings) (engine, error) {
	index, err := bleve.Open(s.blevePath())
	return plainBleve{index}, err
}

func (plainBleve) name() string { return "bleve" }

func (b plainBleve) close() error { return b.index.Close() }

func (b plainBleve) ask(ctx context.Context, q question) (answer, error) {
	all := []bquery.Query{bleveField("visible", "yes")}
	if len(q.words) > 0 {
		all = append(all, bleveWords(q))
	}
	if q.stance != "" {
		all = append(all, bleveField("stance", string(q.stance)))
	}
	if q.sector != "" {
		all = append(all, bleveField("sector", string(q.sector)))
	}
	if q.from != "" {
		from, _ := time.Parse(time.DateOnly, string(q.from))
		to, _ := time.Parse(time.DateOnly, string(q.to))
		inclusive := true
		dates := bleve.NewDateRangeInclusiveQuery(from, to, &inclusive, &inclusive)
		dates.SetField("said_on")
		all = append(all, dates)
	}
	request := bleve.NewSearchRequestOptions(bleve.NewConjunctionQuery(all...), page, q.offset, false)
	if q.newest {
		request.SortBy([]string{"-said_on", "_id"})
	}
	if q.highlight {
		request.Highlight = bleve.NewHighlight()
		request.Highlight.AddField("text")
	}
	if q.counts {
		for _, f := range facets() {
			request.AddFacet(string(f), bleve.NewFacetRequest(string(f), page))
		}
	}
	res, err := b.index.SearchInContext(ctx, request)
	if err != nil {
		return answer{}, err
	}
	return bleveAnswer(res), nil
}

func bleveField(field, value string) bquery.Query {
	t := bleve.NewTermQuery(value)
	t.SetField(field)
	return t
}

func bleveWords(q question) bquery.Query {
	var all []bquery.Query
	switch q.how {
	case phrase:
		p := bleve.NewMatchPhraseQuery(q.words[0] + " " + q.words[1])
		p.SetField("text")
		return p
	case prefix:
		p := bleve.NewPrefixQuery(q.words[0])
		p.SetField("text")
		return p
	}
	for _, w := range q.words {
		m := bleve.NewMatchQuery(w)
		m.SetField("text")
		if q.how == near {
			m.SetFuzziness(1)
		}
		all = append(all, m)
	}
	return bleve.NewConjunctionQuery(all...)
}

func bleveAnswer(res *bleve.SearchResult) answer {
	a := answer{total: int(res.Total), counts: map[tracker.Facet][]tracker.Count{}}
	for _, h := range res.Hits {
		a.ids = append(a.ids, h.ID)
		if len(h.Fragments["text"]) > 0 {
			a.marked++
		}
	}
	for f, r := range res.Facets {
		for _, t := range r.Terms.Terms() {
			a.counts[tracker.Facet(f)] = append(a.counts[tracker.Facet(f)], tracker.Count{Value: t.Term, N: t.Count})
		}
	}
	return a
}
