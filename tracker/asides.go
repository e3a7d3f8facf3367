package tracker

// Aside is words in marks of which a reviewer says that nobody said them, or
// that they do not belong here: the title of a work, a word held at a distance.
type Aside struct {
	Start, End int
	Reason     string
	By         string // account ID
	ByName     string
	At         Instant
}
