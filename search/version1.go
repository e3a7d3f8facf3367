package search

import "soundings/tracker"

// versionOne adds to a document what the first version's mapping has fields
// for and today's may not: the minute from which the reaction is visible as a
// number, decided propositions, and days as periods. An edition of that version
// which serves while today's is filled is written to with it.
func versionOne(d map[string]any, r tracker.Reaction) map[string]any {
	var decided []string
	for _, s := range r.Stances {
		if s.Decision != nil {
			decided = addNew(decided, s.Proposition)
		}
	}
	d["decided"] = decided
	d["visible_from"] = float64(r.VisibleFrom())
	d["year"] = "undated"
	if first, last := string(r.SaidOn.First()), string(r.SaidOn.Last()); len(first) == 10 && len(last) == 10 {
		d["year"], d["said_first"] = first[:4], first
		d["said_first_periods"] = []string{"y" + first[:4], "m" + first[:7], "d" + first}
		d["said_last_periods"] = []string{"y" + last[:4], "m" + last[:7], "d" + last}
	}
	return d
}

// documentOf returns what an edition of the version keeps of a reaction.
func documentOf(v int, r tracker.Reaction) map[string]any {
	if v == 1 && v < version {
		return versionOne(document(r), r)
	}
	return document(r)
}
