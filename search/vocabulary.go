package search

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
)

// The vocabulary is every word of every reaction, whoever may see it. What is
// read from it is no more than a list of candidates: a word counts only after
// ask has found it in sight.

// mostRead bounds how many words of the vocabulary one question reads.
const mostRead = 20_000

// vocabulary reads the words, as they stand, that open opens a list of, and in
// how many documents each is, deleted ones included.
func (e *edition) vocabulary(open func(s *scorch.IndexSnapshot, field string) (index.FieldDict, error)) (words map[string]uint64, err error) {
	inner, err := e.bleve.Advanced()
	if err != nil {
		return nil, unavailable(err)
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, unavailable(err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	s, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("unexpected kind of index %T", r)
	}
	words = map[string]uint64{}
	for _, field := range textsOf([]tracker.PassageKind{tracker.Quote, tracker.Reported}).exact {
		if err := read(s, field, open, words); err != nil {
			return nil, err
		}
	}
	return words, nil
}

func read(s *scorch.IndexSnapshot, field string, open func(*scorch.IndexSnapshot, string) (index.FieldDict, error), into map[string]uint64) (err error) {
	d, err := open(s, field)
	if err != nil {
		return fmt.Errorf("read the words of %s: %w", field, err)
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	for range mostRead {
		entry, err := d.Next()
		if err != nil {
			return fmt.Errorf("read the words of %s: %w", field, err)
		}
		if entry == nil {
			break
		}
		into[entry.Term] += entry.Count
	}
	return nil
}
