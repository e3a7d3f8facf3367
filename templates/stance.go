package templates

// Stance is the key of a stance, as it stands in addresses and forms. The empty
// string means that there is none to show.
type Stance string

// The scale, from one end to the other, and the two answers beside it.
const (
	Oppose           Stance = "oppose"
	Concerned        Stance = "concerned"
	Neutral          Stance = "neutral"
	QualifiedSupport Stance = "qualified_support"
	Support          Stance = "support"
	NotStated        Stance = "not_stated"
	Undecided        Stance = "undecided"
)

// Scale is the five stances in the order in which they are always shown.
func Scale() []Stance {
	return []Stance{Oppose, Concerned, Neutral, QualifiedSupport, Support}
}

// Label is the stance in words. A key that is not known is shown as it is.
func (s Stance) Label() string {
	switch s {
	case Oppose:
		return "Opposes"
	case Concerned:
		return "Has concerns"
	case Neutral:
		return "Neutral or mixed"
	case QualifiedSupport:
		return "Supports with conditions"
	case Support:
		return "Supports"
	case NotStated:
		return "Not stated"
	case Undecided:
		return "Undecided"
	}
	return string(s)
}

// Short is the stance in one word, for narrow places.
func (s Stance) Short() string {
	switch s {
	case Concerned:
		return "Concerns"
	case Neutral:
		return "Mixed"
	case QualifiedSupport:
		return "Conditional"
	}
	return s.Label()
}

// onScale says whether the stance is one of the five.
func (s Stance) onScale() bool { return s.place() >= 0 }

// place is the stance's position on the scale from 0, or -1.
func (s Stance) place() int {
	for i, v := range Scale() {
		if v == s {
			return i
		}
	}
	return -1
}
