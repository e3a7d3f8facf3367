// Package storetest holds every tracker.Store to the rules that the port
// states. It owns what the stores must have in common; it must not know how
// any of them keeps things.
package storetest

import (
	"testing"

	"soundings/tracker"
)

// Suite is every rule, for one store.
type Suite struct {
	// Open returns an empty store of the test's own and closes it, with
	// whatever was made for it, when the test ends.
	Open func(t *testing.T) tracker.Store
	// Reopen closes a store that Open made and opens the same database again.
	Reopen func(t *testing.T, s tracker.Store) tracker.Store
	// OneWriter says that the server behind the store cannot do what
	// concurrency needs: the rules in NotRun are left out.
	OneWriter bool
	// Few is how many aggregates a test of lists makes; 0 means 250.
	Few int
}

// Run holds the store that open returns to every rule; see Suite.
func Run(t *testing.T, open func(t *testing.T) tracker.Store, reopen func(t *testing.T, s tracker.Store) tracker.Store) {
	t.Helper()
	Suite{Open: open, Reopen: reopen}.Run(t)
}

// rule is one thing that a store must do.
type rule struct {
	name       string
	concurrent bool // needs a server with real compare-and-set
	check      func(t *testing.T, u Suite)
}

func rules() []rule {
	return []rule{
		{"stored fields are those of the last migration", false, checkShape},
		{"a read equals the write, for every noun", false, readEqualsWrite},
		{"times come back in UTC and whole milliseconds", false, timesAreCut},
		{"accents, emoji and long texts survive", false, textsSurvive},
		{"what no store can keep is invalid", false, unkeepableIsInvalid},
		{"what is missing is not found", false, missingIsNotFound},
		{"a taken ID is a conflict", false, takenIsConflict},
		{"a stale revision is a conflict and changes nothing", false, staleIsConflict},
		{"a deleted aggregate is gone and its ID stays taken", false, deletedIsGone},
		{"changing a returned value changes nothing stored", false, nothingIsShared},
		{"many are got in the order asked for", false, manyInOrder},
		{"a list is in the order of IDs", false, listIsOrdered},
		{"a list is paged through and its total is right on every page", false, listIsPaged},
		{"a list goes both ways and skips", false, listGoesBothWays},
		{"a list by key follows the keys", false, listFollowsKeys},
		{"a claim has one owner", false, claimHasOneOwner},
		{"changes are complete from every cursor", false, changesAreComplete},
		{"changes show deletions", false, changesShowDeletions},
		{"a strange cursor is not found", false, strangeCursorIsNotFound},
		{"a cancelled context stops every call", false, cancelledStops},
		{"blobs come back, whole and in part", false, blobsComeBack},
		{"a missing chunk is not found", false, missingChunkIsNotFound},
		{"a sweep takes only old chunks that no source names", false, sweepTakesUnnamed},
		{"opening again keeps everything", false, reopeningKeeps},
		{"of eight writers of one ID one wins", true, oneWriterWins},
		{"of eight updaters of one revision one wins", true, oneUpdaterWins},
		{"changes skip nothing while eight write", true, changesUnderLoad},
		{"eight who store the same bytes store them once", true, sameBytesAtOnce},
	}
}

// Run runs every rule as a test of its own.
func (u Suite) Run(t *testing.T) {
	t.Helper()
	for _, r := range rules() {
		t.Run(r.name, func(t *testing.T) {
			if r.concurrent && u.OneWriter {
				t.Skip("not run here: concurrency")
			}
			r.check(t, u)
		})
	}
}

// NotRun names the rules that Run leaves out.
func (u Suite) NotRun() []string {
	var names []string
	for _, r := range rules() {
		if r.concurrent && u.OneWriter {
			names = append(names, r.name)
		}
	}
	return names
}

// many is how many aggregates a test of lists makes.
func (u Suite) many() int {
	if u.Few > 0 {
		return u.Few
	}
	return 250
}
