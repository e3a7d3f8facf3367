package tracker

// Event is who did what to what, when, with the old and the new value. Events
// are appended to their aggregate and never changed.
type Event struct {
	At     Instant
	By     string // account ID, "" for the program itself
	ByName string
	Action string // "record", "publish", "correct speaker", …
	Old    string
	New    string
	Why    string
}
