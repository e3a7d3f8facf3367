package templates

// Dots shows everybody who is heard by what they hold, one dot each.
type Dots struct {
	One, Unit string // "organisation", "organisations"
	Total     int
	Each      int // how many a dot stands for; of more than one no dot leads anywhere
	Groups    []DotGroup
	Apart     []DotGroup // without a place on the scale
	AllHref   string     // the list of everybody
}

// DotGroup is those who hold a stance, with the list of them.
type DotGroup struct {
	StanceCount
	Dots []Dot // empty where a dot stands for several
}

// Dot is one body or person.
type Dot struct{ Name, Href string }

// mostDots is about how many dots are shown.
const mostDots = 300

// EachDot returns how many a dot stands for: 1, 10, 100 and so on.
func EachDot(total int) int {
	each := 1
	for total > mostDots*each {
		each *= 10
	}
	return each
}

// Spots is a group's dots where each stands for several; a part counts as one.
func (g DotGroup) Spots(each int) []struct{} {
	if each < 2 {
		return nil
	}
	return make([]struct{}, (g.N+each-1)/each)
}
