package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
)

// version names the mapping and with it the folder. Whoever changes the
// mapping, document or the cutting of words counts it up and adds a line:
//
//	1  one document a reaction; words stemmed and as they stand; BM25
//	2  themes; the date as far as it is known and the minute from which it is
//	   visible as terms, in place of periods, numbers and what columns tell
//	3  what is suggested where nobody has decided
const version = 3

// The fields of a document. Those of text have one element a passage, so that
// a phrase cannot match across two.
const (
	fieldQuotes        = "quotes" // stemmed
	fieldQuotesExact   = "quotes_exact"
	fieldReported      = "reported" // stemmed
	fieldReportedExact = "reported_exact"
	fieldConsultation  = "consultation"
	fieldOrganisation  = "organisation"         // of every capacity
	fieldCounted       = "organisation_counted" // of the first
	fieldStakeholder   = "stakeholder"
	fieldSector        = "sector" // of every capacity
	fieldSource        = "source"
	fieldState         = "state"
	fieldKind          = "kind"
	fieldStance        = "stance"    // PROPOSITION=VALUE, decided
	fieldWhole         = "whole"     // the stance on the whole, undecided included
	fieldSuggested     = "suggested" // PROPOSITION~VALUE where nobody has decided, ~VALUE for the whole
	fieldTheme         = "theme"
	fieldSaid          = "said"           // a civil date as far as it is known
	fieldVisible       = "visible_minute" // from which it is visible
	fieldRevision      = "revision"       // stored, not indexed
)

const (
	stemmed = "soundings_stemmed"
	exact   = "soundings_exact"
	cutter  = "soundings_words"
)

// registerCutter makes appendTokens known to Bleve by name; Bleve's registry
// is one for the process and refuses a second entry.
var registerCutter = sync.OnceValue(func() error {
	return registry.RegisterTokenizer(cutter, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return wordTokenizer{}, nil
	})
})

// wordTokenizer is appendTokens as Bleve calls it.
type wordTokenizer struct{}

func (wordTokenizer) Tokenize(input []byte) analysis.TokenStream {
	var list []token
	list = appendTokens(list, string(input))
	stream := make(analysis.TokenStream, len(list))
	for i, t := range list {
		stream[i] = &analysis.Token{Term: []byte(t.term), Start: t.start, End: t.end, Position: i + 1, Type: analysis.AlphaNumeric}
	}
	return stream
}

// newMapping returns how documents are indexed. There are no stop words: "do
// not support" must not find "do support".
func newMapping() (mapping.IndexMapping, error) {
	if err := registerCutter(); err != nil {
		return nil, fmt.Errorf("register the tokenizer: %w", err)
	}
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	analyzers := map[string][]string{stemmed: {en.PossessiveName, porter.Name}, exact: {}}
	for name, filters := range analyzers {
		err := m.AddCustomAnalyzer(name, map[string]any{"type": custom.Name, "tokenizer": cutter, "token_filters": filters})
		if err != nil {
			return nil, fmt.Errorf("analyzer %s: %w", name, err)
		}
	}
	d := bleve.NewDocumentStaticMapping()
	d.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	for field, analyzer := range map[string]string{
		fieldQuotes: stemmed, fieldReported: stemmed, fieldQuotesExact: exact, fieldReportedExact: exact,
	} {
		d.AddFieldMappingsAt(field, textField(analyzer))
	}
	for _, field := range []string{
		fieldConsultation, fieldOrganisation, fieldCounted, fieldStakeholder, fieldSector, fieldSource, fieldState,
		fieldKind, fieldStance, fieldWhole, fieldSuggested, fieldTheme, fieldSaid, fieldVisible,
	} {
		d.AddFieldMappingsAt(field, keywordField())
	}
	d.AddFieldMappingsAt(fieldRevision, &mapping.FieldMapping{Type: "text", Analyzer: keyword.Name, Store: true})
	m.DefaultMapping = d
	return m, nil
}

// textField is a text that is searched and not kept; without term vectors a
// phrase would find nothing, and say nothing.
func textField(analyzer string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Index: true, IncludeTermVectors: true}
}

// keywordField is a value that is filtered by. Counting and sorting read the
// columns, so that Bleve need not keep values by document.
func keywordField() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: keyword.Name, Index: true, SkipFreqNorm: true}
}

// document returns what the index keeps of a reaction: of its passages those
// that no other has corrected.
func document(r tracker.Reaction) map[string]any {
	var quotes, reported, kinds, stances, decided, suggested, organisations, sectors, themes []string
	for _, p := range r.Passages {
		if p.Successor != "" {
			continue
		}
		kinds = addNew(kinds, string(p.Kind))
		switch p.Kind {
		case tracker.Quote:
			quotes = append(quotes, p.Text)
		case tracker.Reported:
			reported = append(reported, p.Text)
		}
	}
	for _, s := range r.Stances {
		if s.Decision != nil && !slices.Contains(decided, s.Proposition) {
			decided = append(decided, s.Proposition)
			stances = append(stances, stancePair(s.Proposition, s.Decision.Value))
		}
		if v, ok := r.Suggested(s.Proposition); ok {
			suggested = addNew(suggested, suggestedPair(s.Proposition, v))
			if s.Proposition == r.Consultation {
				suggested = addNew(suggested, suggestedPair("", v))
			}
		}
	}
	for _, c := range r.Capacities {
		organisations = addNew(organisations, c.Organisation)
		sectors = addNew(sectors, string(c.Sector))
	}
	for _, t := range r.Themes {
		themes = addNew(themes, t)
	}
	d := map[string]any{
		fieldQuotes: quotes, fieldQuotesExact: quotes,
		fieldReported: reported, fieldReportedExact: reported,
		fieldKind: kinds, fieldStance: stances, fieldSuggested: suggested, fieldTheme: themes,
		fieldOrganisation: organisations, fieldSector: sectors,
		fieldWhole:    string(r.Whole()),
		fieldVisible:  strconv.FormatInt(r.VisibleFrom(), 10),
		fieldRevision: strconv.FormatInt(r.Revision, 10),
	}
	for field, v := range map[string]string{
		fieldConsultation: r.Consultation, fieldCounted: r.Capacity().Organisation,
		fieldStakeholder: r.Stakeholder, fieldSource: r.Source, fieldState: string(r.State),
	} {
		if v != "" {
			d[field] = v
		}
	}
	if daysOf(string(r.SaidOn)).first > 0 {
		d[fieldSaid] = string(r.SaidOn)
	}
	return d
}

func stancePair(proposition string, v tracker.Stance) string { return proposition + "=" + string(v) }

func suggestedPair(proposition string, v tracker.Stance) string { return proposition + "~" + string(v) }

func addNew(list []string, v string) []string {
	if v = strings.TrimSpace(v); v == "" || slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// stemmer returns the stem of a folded word as the stemmed fields have it,
// remembering those it has met. It is not for concurrent use.
type stemmer struct {
	possessive analysis.TokenFilter
	porter     analysis.TokenFilter
	known      map[string]string
}

func newStemmer() *stemmer {
	return &stemmer{en.NewPossessiveFilter(), porter.NewPorterStemmer(), make(map[string]string)}
}

func (s *stemmer) stem(term string) string {
	if stem, ok := s.known[term]; ok {
		return stem
	}
	stream := s.porter.Filter(s.possessive.Filter(analysis.TokenStream{{Term: []byte(term)}}))
	stem := string(stream[0].Term)
	s.known[term] = stem
	return stem
}
