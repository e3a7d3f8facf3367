package tracker

import (
	"math"
	"time"
)

// The visibility rule, in one place: a viewer without ReadUnpublished sees a
// reaction only if it is published, on the record, permitted and past its
// embargo. VisibleFrom is what an index keeps of it, Sees what the service
// asks of a single reaction, and both answer alike.

// NeverVisible is the VisibleFrom of a reaction that no clock makes visible.
const NeverVisible = int64(math.MaxInt32)

// VisibleFrom returns the Unix minute, rounded up, from which the reaction is
// visible to everybody who may read what is published; NeverVisible if it is
// not published, not on the record or not permitted.
func (r Reaction) VisibleFrom() int64 {
	switch {
	case r.State != Published, r.Terms.Status != OnRecord, !r.Terms.Permitted:
		return NeverVisible
	case r.Terms.Embargo.IsZero():
		return 0
	}
	return max(0, int64(math.Ceil(float64(r.Terms.Embargo.UnixMilli())/60000)))
}

// Sight is what a viewer may see of the reactions at a moment.
type Sight struct {
	All    bool  // everything that is recorded
	Minute int64 // else what is visible from this Unix minute or earlier
}

// SightOf returns the viewer's sight at the moment.
func SightOf(v Viewer, now time.Time) Sight {
	switch {
	case v.May(ReadUnpublished):
		return Sight{All: true}
	case v.May(ReadPublished):
		return Sight{Minute: now.Unix() / 60}
	}
	return Sight{Minute: -1} // the public sees nothing until a later build opens pages to it
}

// Sees reports whether the reaction is in sight.
func (s Sight) Sees(r Reaction) bool { return s.from(r.VisibleFrom()) }

// from reports whether what is visible from the minute is in sight.
func (s Sight) from(minute int64) bool { return s.All || minute <= s.Minute }
