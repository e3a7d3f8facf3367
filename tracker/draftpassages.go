package tracker

import (
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
