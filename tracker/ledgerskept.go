package tracker

import (
	"slices"
	"sync"
)

// mostSpansKept is how many spans of ledgers are kept at hand, some forty
// megabytes of them.
const mostSpansKept = 400_000

// ledgers keeps the ledgers read last, as the reader left them. A blob never
// changes and is named by what it holds, so that no other node knows better.
type ledgers struct {
	mu    sync.Mutex
	spans map[string][]Span // by the blob's hash
	last  []string          // hashes, that of the last one read at the end
	n     int               // spans in all
}

// of returns a copy of a ledger that is kept.
func (l *ledgers) of(b Blob) ([]Span, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	spans, ok := l.spans[b.SHA256]
	if !ok {
		return nil, false
	}
	at := slices.Index(l.last, b.SHA256)
	l.last = append(slices.Delete(l.last, at, at+1), b.SHA256)
	return slices.Clone(spans), true
}

// keep keeps a copy of a ledger, and forgets those that have not been read for
// longest where they are too many.
func (l *ledgers) keep(b Blob, spans []Span) {
	if b.SHA256 == "" || len(spans) > mostSpansKept {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.spans[b.SHA256]; ok {
		return
	}
	if l.spans == nil {
		l.spans = map[string][]Span{}
	}
	l.spans[b.SHA256], l.last, l.n = slices.Clone(spans), append(l.last, b.SHA256), l.n+len(spans)
	for l.n > mostSpansKept {
		l.n -= len(l.spans[l.last[0]])
		delete(l.spans, l.last[0])
		l.last = l.last[1:]
	}
}
