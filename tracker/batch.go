package tracker

import (
	"fmt"
	"strings"
)

// Batch is one decision of a person on many drafts of a source. It is carried
// out row by row in the background, and can be undone as one.
type Batch struct {
	Meta
	Source  string
	Action  BatchAction
	Scope   string // which drafts were chosen, in words
	Reason  string // why they are rejected
	Numbers []int  // of the drafts, ascending; a negative one ends a stretch that the one before begins
	State   BatchState
	Done    int        // accepted or rejected
	Skipped int        // decided by somebody else meanwhile
	Left    int        // goes on waiting: a person has to say whom a name means
	Failed  int        // neither, for a reason that Rows has, as for those left
	Undone  int        // open again
	Kept    int        // not undone, for a reason that Rows has
	Rows    []BatchRow // the first of those that failed, were left or were kept
	Held    Instant    // somebody is at work on it until then
	By      string     // account ID
	ByName  string
	Events  []Event
}

// BatchAction is what a batch does to its drafts.
type BatchAction string

// The actions of a batch.
const (
	BatchAccept BatchAction = "accept"
	BatchReject BatchAction = "reject"
)

// BatchState says how far a batch has come.
type BatchState string

// The states of a batch.
const (
	BatchRunning BatchState = "running"
	BatchStopped BatchState = "stopped" // by a person, and can go on
	BatchDone    BatchState = "done"
	BatchUndoing BatchState = "undoing"
	BatchUndone  BatchState = "undone"
)

// BatchRow is a row that a batch could not decide or give back.
type BatchRow struct {
	Number  int // of the draft
	Row     int // the line of the file, or 0
	By      string
	Asks    bool   // a person has to say whom a name means
	Problem string // what is wrong and what to do, in sentences
}

// mostBatchRows is how many rows a batch names; it counts all.
const mostBatchRows = 200

// Keys implements Entity.
func (b Batch) Keys() []Key {
	keys := []Key{{"source", b.Source}}
	if b.Unfinished() {
		keys = append(keys, Key{"state", "unfinished"})
	}
	return keys
}

// Unfinished reports whether there is work to do on the batch.
func (b Batch) Unfinished() bool { return b.State == BatchRunning || b.State == BatchUndoing }

// Handled returns how many rows the work at hand has seen, of how many.
func (b Batch) Handled() (seen, of int) {
	if b.State == BatchUndoing || b.State == BatchUndone {
		return b.Undone + b.Kept, b.Done
	}
	return b.Done + b.Skipped + b.Left + b.Failed, b.Asked()
}

// viewer is in whose name the rows are decided, also after a start.
func (b Batch) viewer() Viewer { return Viewer{Account: b.By, Name: b.ByName} }

// undoReason is why a reaction is withdrawn when its batch is undone. It names
// the batch, so that a withdrawal half done is known again.
func (b Batch) undoReason() string {
	return fmt.Sprintf("batch %s was undone (%s of %s)", b.ID, b.Scope, London(b.CreatedAt).Format("2 January 2006, 15:04"))
}

// name notes a row in the list, while there is room.
func (b *Batch) name(d Draft, asks bool, problem string) {
	if len(b.Rows) < mostBatchRows {
		b.Rows = append(b.Rows, BatchRow{Number: d.Number, Row: d.Row, By: d.By(), Asks: asks, Problem: problem})
	}
}

// By returns who spoke, as a list names them: the person, the label of an
// unnamed one, or the body.
func (d Draft) By() string {
	if name := firstOf(d.Speaker, d.Label); name != "" {
		return strings.TrimSpace(d.Honorific + " " + name)
	}
	if len(d.Capacities) > 0 {
		return d.Capacities[0].OrganisationName
	}
	return ""
}
