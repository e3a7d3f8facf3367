package tracker

import "sync"

// recent remembers what was made last of what never changes: the latest of most
// values at least, and of twice as many at most. It is only ever a way to be
// quicker: what it has forgotten is made again. Its zero value is ready.
type recent[K comparable, V any] struct {
	mu         sync.Mutex
	young, old map[K]V
}

// of returns the value of a key, made if it is not remembered.
func (r *recent[K, V]) of(key K, most int, make func() V) V {
	r.mu.Lock()
	v, ok := r.young[key]
	if !ok {
		if v, ok = r.old[key]; ok {
			r.keep(key, v, most)
		}
	}
	r.mu.Unlock()
	if ok {
		return v
	}
	v = make()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(key, v, most)
	return v
}

// keep remembers a value; the caller holds the lock.
func (r *recent[K, V]) keep(key K, v V, most int) {
	if len(r.young) >= most {
		r.old, r.young = r.young, nil
	}
	if r.young == nil {
		r.young = map[K]V{}
	}
	r.young[key] = v
}
