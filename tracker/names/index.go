// Package names tells which entry of a directory a written name means: by its
// own name, another name or abbreviation, or, as no more than a suggestion, by a
// long name one letter off. It owns how names are compared and what may not be
// taken for the same; it must not know whether an entry is a body or a person,
// nor what is done with what it finds, and imports nothing of ours.
package names

import (
	"slices"
	"strings"
)

// How says by what a name was found.
type How int

// The ways, the surest first.
const (
	Own   How = iota // the entry's own name
	Alias            // another name or an abbreviation
	Near             // one letter off one of its names: a suggestion
)

// Match is an entry that a name means, or may mean.
type Match struct {
	ID      string
	Written string // the name of the entry by which it was found
	How     How
}

// Index finds entries by their names. The zero value is empty and ready; it is
// not safe for use by several goroutines while one of them changes it.
type Index struct {
	entries map[string][]string // ID → names as written, its own first
	keys    map[string][]bearer // loose form of a name → who bears it
	opens   map[string]int      // first word of a name → the most words of one
	words   lexicon
}

type bearer struct {
	id    string
	which int // index into the entry's names
}

// Put adds an entry with its own name and its others, in place of the entry
// that had the ID before.
func (x *Index) Put(id string, own string, others ...string) {
	if x.entries == nil {
		x.entries, x.keys, x.opens = map[string][]string{}, map[string][]bearer{}, map[string]int{}
	}
	x.Drop(id)
	list := append([]string{own}, others...)
	x.entries[id] = list
	for i, name := range list {
		key := loose(name)
		if key == "" || slices.ContainsFunc(x.keys[key], func(b bearer) bool { return b.id == id }) {
			continue
		}
		x.keys[key] = append(x.keys[key], bearer{id, i})
		for w := range strings.FieldsSeq(key) {
			x.words.add(w)
		}
		x.opensWith(name)
	}
}

// Drop takes an entry out.
func (x *Index) Drop(id string) {
	for _, name := range x.entries[id] {
		key := loose(name)
		kept := slices.DeleteFunc(slices.Clone(x.keys[key]), func(b bearer) bool { return b.id == id })
		if len(kept) == len(x.keys[key]) {
			continue // a second spelling of a name that is out already
		}
		for w := range strings.FieldsSeq(key) {
			x.words.drop(w)
		}
		if x.keys[key] = kept; len(kept) == 0 {
			delete(x.keys, key)
		}
	}
	delete(x.entries, id)
}

// Len is how many entries there are.
func (x *Index) Len() int { return len(x.entries) }

// Find returns whom a name means, in the order of their IDs: those whose own
// name it is, else those who have it as another name, else those with a long
// name one letter off. One match of the first two kinds is an answer; several,
// and any of the last, are a question.
func (x *Index) Find(name string) []Match {
	if len(name) > mostLetters {
		return nil
	}
	forms := spellings(name)
	for _, form := range forms {
		if list := x.exact(loose(form), Fold(form), everybody); len(list) > 0 {
			return list
		}
	}
	for _, form := range forms {
		if list := x.near(loose(form)); len(list) > 0 {
			return list
		}
	}
	return nil
}

// mostLetters is the length in bytes beyond which nothing is a name.
const mostLetters = 300

// spellings are what a name may be without what a sentence or a list hangs on it.
func spellings(name string) []string {
	list := []string{name}
	s := strings.TrimSpace(name)
	for _, tail := range []string{"’s", "'s"} {
		if cut, ok := strings.CutSuffix(s, tail); ok {
			list = append(list, cut)
		}
	}
	if at := strings.LastIndexByte(s, '('); at > 0 && strings.HasSuffix(s, ")") {
		list = append(list, s[:at])
	}
	return list
}

// exact returns the bearers of a key: where some bear just this spelling as
// their own name it is they, then the others whose own name it is, then the rest.
// Who does not count is as good as not there.
func (x *Index) exact(key, fold string, counts func(id string) bool) []Match {
	var best []Match
	rank := 3
	for _, b := range x.keys[key] {
		if !counts(b.id) {
			continue
		}
		m, r := Match{ID: b.id, Written: x.entries[b.id][b.which], How: Alias}, 2
		if b.which == 0 {
			m.How, r = Own, 1
			if Fold(m.Written) == fold {
				r = 0
			}
		}
		if r < rank {
			best, rank = nil, r
		}
		if r == rank {
			best = append(best, m)
		}
	}
	slices.SortFunc(best, func(a, b Match) int { return strings.Compare(a.ID, b.ID) })
	return best
}
