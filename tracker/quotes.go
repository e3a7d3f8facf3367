package tracker

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// QuotePage is what a search for quotes shows.
type QuotePage struct {
	Asked         Search // as it was understood: the fields of the query looked up
	Hits          []QuoteHit
	Total         int
	Organisations int
	Individuals   int
	Facets        map[Facet][]FacetValue
	Mix           Mix          // of what is found whatever its stance, if stances are counted; its Heard is left empty
	Named         []FacetValue // bodies of which the query holds a name
	Part          *int         // see Results
	Speakers      []FacetValue // people of whose name the query holds the first or last word
	Loose         bool         // nothing has all of the words: found is what has half of them or more
	Meant         string       // the query as it was most likely meant, where it finds next to nothing
}

// FacetValue is a value of a facet with its words and how many reactions
// have it.
type FacetValue struct {
	Value string
	Name  string
	N     int
}

// QuoteHit is a reaction that was found, with its best passages.
type QuoteHit struct {
	Reaction     Reaction
	Consultation Consultation
	Source       Source
	Passages     []QuotePassage // at most three, best first
	More         int            // further passages of this reaction
	ChangedFrom  Stance         // what its speaker held before, "" if that is the same or not known; see SearchQuotes
}

// QuotePassage is a passage with the words of the query marked.
type QuotePassage struct {
	Passage
	Segments []Segment
	score    float64
}

// bestPassages is how many passages of a reaction a hit shows.
const bestPassages = 3

// QuoteFacets lists the counts beside the results of a search.
func QuoteFacets() []Facet {
	return []Facet{FacetStance, FacetSector, FacetConsultation, FacetOrganisation, FacetStakeholder, FacetKind, FacetYear}
}

// SearchQuotes finds reactions by their words and attributes, and makes the
// counts that are asked for. Only what the viewer may see is found, counted and
// named.
func (s *Service) SearchQuotes(ctx context.Context, v Viewer, q Search) (QuotePage, error) {
	if err := v.allow(ReadPublished); err != nil {
		return QuotePage{}, err
	}
	q.Sight = SightOf(v, s.now())
	typed := q
	asked, err := s.understand(ctx, v, q)
	if KindOf(err) == Invalid {
		page, failed := s.nearlyCalled(ctx, typed)
		return page, cmp.Or(failed, err)
	}
	if err != nil {
		return QuotePage{}, err
	}
	if asked.Limit == 0 {
		asked.Limit = 20
	}
	q, res, err := s.find(ctx, asked)
	if err != nil {
		return QuotePage{}, err
	}
	page := QuotePage{Asked: asked, Loose: q.Loose, Total: res.Total, Organisations: res.Organisations, Individuals: res.Individuals, Mix: mixCounted(q, res), Part: res.Part}
	if page.Hits, err = s.hits(ctx, q, res.IDs, bestPassages); err != nil {
		return page, err
	}
	if err := s.changedFrom(ctx, q, page.Hits); err != nil {
		return page, err
	}
	if page.Facets, err = s.named(ctx, res.Counts); err != nil {
		return page, err
	}
	return page, s.offer(ctx, v, typed, &page)
}

func (q Search) validate() error {
	var f faults
	f.check(q.From.Valid(), "from", "Enter a date, for example 1 May 2014.")
	f.check(q.To.Valid(), "to", "Enter a date, for example 27 June 2014.")
	if q.From != "" && q.To != "" && q.From.Valid() && q.To.Valid() {
		f.check(q.From.First() <= q.To.Last(), "to", "The last day is before the first.")
	}
	return f.err()
}

// hits reads the reactions found from the store and cuts their passages.
func (s *Service) hits(ctx context.Context, q Search, ids []string, most int) ([]QuoteHit, error) {
	list, err := s.Store.Reactions().GetMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	// What has changed since it was indexed is as the store says.
	list = slices.DeleteFunc(list, func(r Reaction) bool { return !q.Sight.Sees(r) })
	consultations, err := byID(ctx, s.Store.Consultations(), list, func(r Reaction) string { return r.Consultation })
	if err != nil {
		return nil, err
	}
	sources, err := byID(ctx, s.Store.Sources(), list, func(r Reaction) string { return r.Source })
	if err != nil {
		return nil, err
	}
	var hits []QuoteHit
	for _, r := range list {
		h := QuoteHit{Reaction: r, Consultation: consultations[r.Consultation], Source: sources[r.Source]}
		h.Passages, h.More = s.passages(q, r, most)
		hits = append(hits, h)
	}
	return hits, nil
}

// byID reads what reactions refer to, each once and all together. NotFound if
// one of them is not there.
func byID[T Entity](ctx context.Context, c Collection[T], list []Reaction, of func(Reaction) string) (map[string]T, error) {
	var ids []string
	for _, r := range list {
		if id := of(r); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	items, err := c.GetMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	have := make(map[string]T, len(items))
	for _, v := range items {
		have[v.Identity().ID] = v
	}
	for _, id := range ids {
		if _, ok := have[id]; !ok {
			_, err := c.Get(ctx, id)
			return nil, err
		}
	}
	return have, nil
}

// passages returns the passages of a hit: those with the words, best first, or
// all in source order without words; of the kinds asked for.
func (s *Service) passages(q Search, r Reaction, most int) (shown []QuotePassage, more int) {
	var list []Passage
	for _, p := range r.Passages {
		if p.Successor == "" && p.Kind != Context && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, p.Kind)) {
			list = append(list, p)
		}
	}
	for i, m := range s.Index.Mark(q.Text.Root, list) {
		shown = append(shown, QuotePassage{list[i], m.Segments, m.Score})
	}
	matched := slices.DeleteFunc(slices.Clone(shown), func(p QuotePassage) bool { return p.score == 0 })
	if len(matched) > 0 {
		slices.SortStableFunc(matched, func(a, b QuotePassage) int {
			switch {
			case a.score > b.score:
				return -1
			case a.score < b.score:
				return 1
			}
			return 0
		})
		shown = matched
	}
	shown = shown[:min(len(shown), most)]
	return shown, len(list) - len(shown)
}

// named gives the values of facets their words.
func (s *Service) named(ctx context.Context, counts map[Facet][]Count) (map[Facet][]FacetValue, error) {
	if len(counts) == 0 {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	names := map[Facet]func(string) string{
		FacetOrganisation: func(id string) string { return d.organisations.get(id).Name },
		FacetStakeholder:  func(id string) string { return d.stakeholders.get(id).Name },
	}
	out := map[Facet][]FacetValue{}
	for f, list := range counts {
		for _, c := range list {
			v := FacetValue{Value: c.Value, Name: c.Value, N: c.N}
			if name, ok := names[f]; ok {
				v.Name = firstOf(name(c.Value), "(unnamed)")
			}
			out[f] = append(out[f], v)
		}
	}
	unlock()
	if len(out[FacetSector]) == 0 {
		return out, nil
	}
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return nil, err
	}
	for i, v := range out[FacetSector] {
		out[FacetSector][i].Name = SectorLabel(sectors, Sector(v.Value))
	}
	return out, nil
}

// SectorLabel returns the words for a sector, its code if the list has none.
func SectorLabel(list []SectorName, code Sector) string {
	for _, n := range list {
		if n.Code == code {
			return n.Name
		}
	}
	return string(code)
}

// QuoteRow is one passage of an export.
type QuoteRow struct {
	Reaction     Reaction
	Consultation Consultation
	Source       Source
	Passage      Passage
}

// ExportQuotes yields every passage that a search finds, in its order, all
// pages, with the visibility of the viewer. It stops at the first error.
func (s *Service) ExportQuotes(ctx context.Context, v Viewer, q Search, yield func(QuoteRow) error) error {
	if err := v.allow(ReadPublished); err != nil {
		return err
	}
	// All IDs come of one search, so that nothing is skipped or doubled by what is
	// recorded meanwhile; everything else is read a part after another.
	q.Sight, q.Facets, q.Offset, q.Limit = SightOf(v, s.now()), nil, 0, math.MaxInt
	q, err := s.understand(ctx, v, q)
	if err != nil {
		return err
	}
	q, res, err := s.find(ctx, q)
	if err := cmp.Or(err, res.whole()); err != nil {
		return err
	}
	for ids := range slices.Chunk(res.IDs, atATime) {
		hits, err := s.hits(ctx, q, ids, 1<<30)
		if err != nil {
			return err
		}
		for _, h := range hits {
			for _, p := range h.Passages {
				if err := yield(QuoteRow{h.Reaction, h.Consultation, h.Source, p.Passage}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
