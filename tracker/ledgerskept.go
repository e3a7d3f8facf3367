package tracker

import (
	"slices"
	"sync"
)

// mostKept is how many parts of lists are kept at hand, of spans of ledgers
// some forty megabytes.
const mostKept = 400_000

// keptLists keeps the lists made last from blobs, such as their ledgers as the
// reader left them. A blob never changes and is named by what it holds, so that
// no other node knows better.
type keptLists[T any] struct {
	mu    sync.Mutex
	lists map[string][]T // by the blob's hash
	last  []string       // hashes, that of the last one read at the end
	n     int            // parts in all
}

// of returns a copy of a list that is kept.
func (l *keptLists[T]) of(b Blob) ([]T, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	list, ok := l.lists[b.SHA256]
	if !ok {
		return nil, false
	}
	at := slices.Index(l.last, b.SHA256)
	l.last = append(slices.Delete(l.last, at, at+1), b.SHA256)
	return slices.Clone(list), true
}

// keep keeps a copy of a list, and forgets those that have not been read for
// longest where they are too many.
func (l *keptLists[T]) keep(b Blob, list []T) {
	if b.SHA256 == "" || len(list) > mostKept {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.lists[b.SHA256]; ok {
		return
	}
	if l.lists == nil {
		l.lists = map[string][]T{}
	}
	l.lists[b.SHA256], l.last, l.n = slices.Clone(list), append(l.last, b.SHA256), l.n+len(list)
	for l.n > mostKept {
		l.n -= len(l.lists[l.last[0]])
		delete(l.lists, l.last[0])
		l.last = l.last[1:]
	}
}
