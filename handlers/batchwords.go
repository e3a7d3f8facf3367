package handlers

import (
	"soundings/templates"
	"soundings/tracker"
)

// The words for what has become of a batch.

var batchVerbs = map[tracker.BatchAction][2]string{
	tracker.BatchAccept: {"Accepting", "accepted"},
	tracker.BatchReject: {"Rejecting", "rejected"},
}

// batchHeading says in a line what a batch is doing or has done.
func batchHeading(b tracker.Batch) string {
	rows := counted(b.Asked(), "row", "rows")
	switch b.State {
	case tracker.BatchRunning:
		return batchVerbs[b.Action][0] + " " + rows
	case tracker.BatchStopped:
		return "Stopped: " + thousands(b.Done) + " of " + rows + " " + batchVerbs[b.Action][1]
	case tracker.BatchUndoing:
		return "Undoing " + counted(b.Done, "row", "rows")
	case tracker.BatchUndone:
		return "Undone: " + counted(b.Undone, "row waits", "rows wait") + " again"
	}
	return thousands(b.Done) + " " + batchVerbs[b.Action][1]
}

// batchTitle names a batch, whatever has become of it: the page changes while it
// is looked at, its title does not.
func batchTitle(b tracker.Batch) string {
	verb := "Reject "
	if b.Action == tracker.BatchAccept {
		verb = "Accept "
	}
	return verb + counted(b.Asked(), "row", "rows")
}

func batchDoing(b tracker.Batch) string {
	if b.State == tracker.BatchUndoing {
		return "Undoing"
	}
	return batchVerbs[b.Action][0]
}

// batchNotes says what came of the rows that were not simply done.
func batchNotes(b tracker.Batch) []string {
	var list []string
	add := func(n int, one, many string) {
		if n > 0 {
			list = append(list, counted(n, one, many))
		}
	}
	if b.State == tracker.BatchUndone || b.State == tracker.BatchUndoing {
		add(b.Kept, "row stays as it is: it was published or changed since.", "rows stay as they are: they were published or changed since.")
		return list
	}
	add(b.Left, "row goes on waiting: say whom its name means.", "rows go on waiting: say whom their names mean.")
	add(b.Failed, "row could not be "+batchVerbs[b.Action][1]+".", "rows could not be "+batchVerbs[b.Action][1]+".")
	add(b.Skipped, "row was decided by somebody else meanwhile.", "rows were decided by somebody else meanwhile.")
	return list
}

func batchRowsTitle(b tracker.Batch) string {
	if b.State == tracker.BatchUndone || b.State == tracker.BatchUndoing {
		return "What stays"
	}
	return "What is left to decide"
}

func undoNote(b tracker.Batch) string {
	if b.Action == tracker.BatchReject {
		return "The rows that this rejected wait again."
	}
	return "The reactions that this recorded are withdrawn, and their rows wait again. Those that somebody has published or changed since stay."
}

var batchStates = map[tracker.BatchState]string{
	tracker.BatchRunning: "Running", tracker.BatchStopped: "Stopped", tracker.BatchDone: "Done", tracker.BatchUndoing: "Being undone", tracker.BatchUndone: "Undone",
}

func batchItem(b tracker.Batch) templates.BatchItem {
	what := batchHeading(b)
	if b.State == tracker.BatchUndone {
		what = thousands(b.Done) + " " + batchVerbs[b.Action][1] + ", undone"
	}
	return templates.BatchItem{Href: "/batches/" + b.ID, What: what, Scope: b.Scope, By: b.ByName, At: moment(b.CreatedAt), State: string(b.State), Label: batchStates[b.State]}
}
