package tracker

// SavedSearch is a search of quotes that a person has kept under a name. It
// belongs to one account and holds no result: opened again, it finds what is in
// sight then.
type SavedSearch struct {
	Meta
	Account string // ID
	Name    string
	Query   string // of the address, such as "q=contract&stance=oppose"
}

// Keys implements Entity.
func (s SavedSearch) Keys() []Key { return []Key{{"account", s.Account}} }
