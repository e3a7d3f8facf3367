package tracker

// StandsQuery asks where those who are heard on a consultation stand.
type StandsQuery struct {
	Sight         Sight
	Consultation  string   // ID
	Proposition   string   // ID
	Of            Facet    // FacetOrganisation, by the counted capacity, or FacetStakeholder
	Stakeholders  []string // IDs; only what these people said, everybody if empty
	Organisations []string // IDs; only what was said in a capacity of one of these, nil for all
}

// Stand is where a body or a person stands on a proposition, by what people have
// decided of what was said in its name; what is withdrawn is left out.
type Stand struct {
	Who       string   // ID
	Reactions int      // on the consultation
	Decided   int      // of them, on the proposition, those that say nothing on it included
	Last      Turn     // the last reaction in the same order, Undecided if nobody has decided
	Sectors   []Sector // of the capacities of Last, each once, in the order of their codes
	// Course are the decided stances with a place on the scale, in the order of
	// the day said, then of IDs; the undated ones come first, for nothing is
	// known to be before them.
	Course []Turn
}

// Turn is one reaction of a Stand with its decided stance.
type Turn struct {
	Reaction string // ID
	SaidOn   CivilDate
	Stance   Stance
}

// Latest returns the last decided stance, Undecided without any.
func (s Stand) Latest() Turn {
	if len(s.Course) == 0 {
		return Turn{Stance: Undecided}
	}
	return s.Course[len(s.Course)-1]
}
