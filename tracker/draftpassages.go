package tracker

import (
	"cmp"
	"slices"
	"strings"
)

// passages returns those of a draft as the edit leaves them: of another kind,
// left out for a reason, or kept. A duplicate stays out until somebody takes
// that back.
func (e DraftEdit) passages(found []Passage) []Passage {
	list := slices.Clone(found)
	for i := range list {
		p := &list[i]
		if k := e.Kinds[p.ID]; k == Quote || k == Reported || k == Context {
			p.Kind = k
		}
		if p.Duplicate == "" {
			p.Dropped = strings.TrimSpace(e.Dropped[p.ID])
		}
	}
	return list
}

// passageEvents tells what an edit made of the passages of a draft.
func (s *Service) passageEvents(v Viewer, was, is []Passage) []Event {
	var list []Event
	for i, p := range is {
		words := "“" + beginning(oneLine(p.Text)) + "”"
		switch {
		case p.Dropped != "" && was[i].Dropped != p.Dropped:
			list = append(list, s.event(v, "leave out", "", words, p.Dropped))
		case p.Dropped == "" && was[i].Dropped != "":
			list = append(list, s.event(v, "keep", "", words, ""))
		}
		if p.Kind != was[i].Kind {
			list = append(list, s.event(v, "change kind", string(was[i].Kind), string(p.Kind), words))
		}
	}
	return list
}

// chained puts passages in the order of the text. One goes on from the passage
// of its kind before it only where that one is here: whole has all that there
// were.
func chained(list, whole []Passage) []Passage {
	inText := func(a, b Passage) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	}
	slices.SortFunc(list, inText)
	here := map[string]bool{}
	for _, p := range list {
		here[p.ID] = true
	}
	last, follows := map[PassageKind]string{}, map[string]bool{}
	for _, p := range slices.SortedFunc(slices.Values(whole), inText) {
		follows[p.ID] = here[last[p.Kind]]
		last[p.Kind] = p.ID
	}
	for i, p := range list {
		list[i].Continues = p.Continues && follows[p.ID]
	}
	return list
}
