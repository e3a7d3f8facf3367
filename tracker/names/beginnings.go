package names

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Beginnings finds entries while their name is being typed: by the beginning of
// the name or of any of its words. The zero value is empty and ready; it is not
// safe for use by several goroutines while one of them changes it.
type Beginnings struct {
	// by holds, under its first two letters, each name from each of its words on.
	by map[string][]beginning
}

type beginning struct {
	rest  string // a name from one of its words on, as Words has them
	id    string
	place place
}

// place says where in a name a beginning stands.
type place uint8

const (
	inside  place = 1 << iota // not at the first word
	another                   // in another name than the entry's own
)

func (b beginning) compare(o beginning) int {
	return cmp.Or(cmp.Compare(b.rest, o.rest), cmp.Compare(b.id, o.id), cmp.Compare(b.place, o.place))
}

// leastTyped is how many letters must be typed before anything is found.
const leastTyped = 2

// head is under what a beginning is kept.
func head(rest string) (string, bool) {
	at := 0
	for range leastTyped {
		_, n := utf8.DecodeRuneInString(rest[at:])
		if n == 0 {
			return "", false
		}
		at += n
	}
	return rest[:at], true
}

// each yields every beginning of an entry's names once.
func each(id, own string, others []string, yield func(head string, b beginning)) {
	for i, name := range append([]string{own}, others...) {
		words := Words(name)
		whole := strings.Join(words, " ")
		at := 0
		for k, w := range words {
			b := beginning{rest: whole[at:], id: id}
			if k > 0 {
				b.place |= inside
			}
			if i > 0 {
				b.place |= another
			}
			if h, ok := head(b.rest); ok {
				yield(h, b)
			}
			at += len(w) + 1
		}
	}
}

// Put adds an entry with its own name and its others. One that is there must
// be dropped before.
func (x *Beginnings) Put(id, own string, others ...string) {
	if x.by == nil {
		x.by = map[string][]beginning{}
	}
	each(id, own, others, func(head string, b beginning) {
		if at, found := slices.BinarySearchFunc(x.by[head], b, beginning.compare); !found {
			x.by[head] = slices.Insert(x.by[head], at, b)
		}
	})
}

// Drop takes out an entry which was put with these names.
func (x *Beginnings) Drop(id, own string, others ...string) {
	each(id, own, others, func(head string, b beginning) {
		at, found := slices.BinarySearchFunc(x.by[head], b, beginning.compare)
		if !found {
			return
		}
		if x.by[head] = slices.Delete(x.by[head], at, at+1); len(x.by[head]) == 0 {
			delete(x.by, head)
		}
	})
}

// Find returns at most so many entries of which a name, or a word of one, begins
// as was typed: those whose name does first, each of the two in the order of the
// alphabet. mayShow says whether an entry may be found by another name than its
// own.
func (x *Beginnings) Find(typed string, most int, mayShow func(id string) bool) []string {
	typed = strings.Join(Words(typed), " ")
	h, ok := head(typed)
	if !ok {
		return nil
	}
	list := x.by[h]
	from, _ := slices.BinarySearchFunc(list, typed, func(b beginning, typed string) int { return cmp.Compare(b.rest, typed) })
	var found []string
	seen := map[string]bool{}
	for _, later := range []place{0, inside} {
		for _, b := range list[from:] {
			if len(found) >= most || !strings.HasPrefix(b.rest, typed) {
				break
			}
			if b.place&inside != later || seen[b.id] || b.place&another != 0 && !mayShow(b.id) {
				continue
			}
			seen[b.id] = true
			found = append(found, b.id)
		}
	}
	return found
}

// Bearing returns at most so many entries of which a name has the word as its
// first or its last, in the order of the alphabet.
func (x *Beginnings) Bearing(word string, most int, mayShow func(id string) bool) []string {
	words := Words(word)
	if len(words) != 1 {
		return nil
	}
	word = words[0]
	h, ok := head(word)
	if !ok {
		return nil
	}
	list := x.by[h]
	from, _ := slices.BinarySearchFunc(list, word, func(b beginning, word string) int { return cmp.Compare(b.rest, word) })
	var ids []string
	for _, b := range list[from:] {
		rest, ok := strings.CutPrefix(b.rest, word)
		if !ok || rest != "" && rest[0] != ' ' || len(ids) >= most {
			break
		}
		if (rest == "" || b.place&inside == 0) && (b.place&another == 0 || mayShow(b.id)) && !slices.Contains(ids, b.id) {
			ids = append(ids, b.id)
		}
	}
	return ids
}
