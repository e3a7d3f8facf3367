package search

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// standsOf says where everybody stands by looking at every reaction.
func standsOf(q tracker.StandsQuery, all []tracker.Reaction) []tracker.Stand {
	by := map[string]*tracker.Stand{}
	for _, x := range all {
		who := x.Capacity().Organisation
		if q.Of == tracker.FacetStakeholder {
			who = x.Stakeholder
		}
		if who == "" || !q.Sight.Sees(x) || x.State == tracker.Withdrawn || x.Consultation != q.Consultation || len(q.Stakeholders) > 0 && !slices.Contains(q.Stakeholders, x.Stakeholder) {
			continue
		}
		if len(q.Organisations) > 0 && !slices.ContainsFunc(x.Capacities, func(c tracker.Capacity) bool { return slices.Contains(q.Organisations, c.Organisation) }) {
			continue
		}
		if by[who] == nil {
			by[who] = &tracker.Stand{Who: who}
		}
		if st := by[who]; st.Reactions == 0 || cmp.Or(cmp.Compare(st.Last.SaidOn.First(), x.SaidOn.First()), cmp.Compare(st.Last.Reaction, x.ID)) < 0 {
			st.Last, st.Sectors = tracker.Turn{Reaction: x.ID, SaidOn: x.SaidOn, Stance: x.Stance(q.Proposition)}, nil
			for _, c := range x.Capacities {
				st.Sectors = append(st.Sectors, c.Sector)
			}
			slices.Sort(st.Sectors)
			st.Sectors = slices.Compact(st.Sectors)
		}
		by[who].Reactions++
		is := x.Stance(q.Proposition)
		if is != tracker.Undecided {
			by[who].Decided++
		}
		if slices.Contains(tracker.Scale(), is) {
			by[who].Course = append(by[who].Course, tracker.Turn{Reaction: x.ID, SaidOn: x.SaidOn, Stance: is})
		}
	}
	var list []tracker.Stand
	for _, st := range by {
		slices.SortFunc(st.Course, func(a, b tracker.Turn) int {
			return cmp.Or(cmp.Compare(a.SaidOn.First(), b.SaidOn.First()), cmp.Compare(a.Reaction, b.Reaction))
		})
		list = append(list, *st)
	}
	slices.SortFunc(list, func(a, b tracker.Stand) int { return cmp.Compare(a.Who, b.Who) })
	return list
}

// TestStandsAreThoseOfTheModel compares with looking at every reaction, over
// several segments and after edits.
func TestStandsAreThoseOfTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	x := open(t, t.TempDir())
	have := map[string]tracker.Reaction{}
	for i := range 400 {
		v := randomReaction(r, fmt.Sprintf("r%03d", r.IntN(160)))
		v.Revision = int64(i + 1)
		have[v.ID] = v
		if err := x.Put(t.Context(), v); err != nil {
			t.Fatal(err)
		}
		if i%80 != 79 {
			continue
		}
		var all []tracker.Reaction
		for _, v := range have {
			all = append(all, v)
		}
		for _, sight := range []tracker.Sight{{All: true}, {Minute: nowMinute}, {Minute: nowMinute + 1}, {Minute: -1}, {}} {
			for _, consultation := range []string{"c1", "c2", "unknown", ""} {
				for _, proposition := range []string{"c1", "c2", part, "unknown", ""} {
					for _, of := range []tracker.Facet{tracker.FacetOrganisation, tracker.FacetStakeholder} {
						for _, people := range [][]string{nil, {all[0].Stakeholder}, {"unknown", all[0].Stakeholder, all[1].Stakeholder}} {
							q := tracker.StandsQuery{Sight: sight, Consultation: consultation, Proposition: proposition, Of: of, Stakeholders: people}
							if len(people) == 1 {
								q.Stakeholders, q.Organisations = nil, []string{"o2", "o3", "unknown"}
							}
							got, err := x.Stands(t.Context(), q)
							if err != nil {
								t.Fatal(err)
							}
							if d := gocmp.Diff(standsOf(q, all), got); d != "" {
								t.Fatalf("%+v (-want +got):\n%s", q, d)
							}
						}
					}
				}
			}
		}
	}
}

func TestOnlyBodiesAndPeopleStandAnywhere(t *testing.T) {
	_, err := with(t).Stands(t.Context(), tracker.StandsQuery{Sight: tracker.Sight{All: true}, Consultation: "c1", Of: tracker.FacetSector})
	if tracker.KindOf(err) != tracker.Invalid {
		t.Errorf("got %v, want it refused as invalid", err)
	}
}
