package templates

// facetFirst is how many values of a facet are shown at once.
const facetFirst = 7

// facetItem is a value with the name of its parameter, as a checkbox needs it.
type facetItem struct {
	FacetValue
	Name string
}

// First is the values shown at once.
func (f Facet) First() []facetItem { return f.items(0, min(facetFirst, len(f.Values))) }

// Rest is the values shown on request.
func (f Facet) Rest() []facetItem { return f.items(min(facetFirst, len(f.Values)), len(f.Values)) }

// RestOn says whether a filter is on among those shown on request.
func (f Facet) RestOn() bool {
	for _, v := range f.Rest() {
		if v.On {
			return true
		}
	}
	return false
}

func (f Facet) items(from, to int) []facetItem {
	items := make([]facetItem, 0, to-from)
	for _, v := range f.Values[from:to] {
		items = append(items, facetItem{v, f.Name})
	}
	return items
}
