package stance

// Target is a proposition as it is read once for all that is said about it.
type Target struct {
	Words string
}

// ReadTarget reads a proposition: “CCGs should hold GP contracts”.
func ReadTarget(words string) Target { return Target{Words: words} }
