package tracker

// NamesAtHand is the directory as tests measure it.
type NamesAtHand struct{ d *directory }

// DirectoryOf holds people without a store.
func DirectoryOf(people []Stakeholder) NamesAtHand {
	d := &directory{organisations: newRegister[Organisation](), stakeholders: newRegister[Stakeholder]()}
	for _, p := range people {
		d.stakeholders.put(p)
	}
	return NamesAtHand{d}
}

// MeantPeople is whom a name may mean.
func (n NamesAtHand) MeantPeople(name string) ([]Listed, error) { return n.d.meantPeople(name) }

// Pairs are the names that look alike.
func (n NamesAtHand) Pairs() int { return len(n.d.findAlike(MergePeople)) }
