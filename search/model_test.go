package search

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// The words of random texts have no other form, so that comparing them needs
// no stemmer.
var vocabulary = strings.Fields("we not fund map trust doctor budget plan risk nhs ward clinic king town")

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// some returns up to n of the values.
func some[T any](r *rand.Rand, n int, list ...T) []T {
	var out []T
	for range r.IntN(n + 1) {
		out = append(out, pick(r, list...))
	}
	return out
}

func randomText(r *rand.Rand, words int) string {
	var list []string
	for range words {
		list = append(list, pick(r, vocabulary...))
	}
	return strings.Join(list, " ")
}

const (
	nowMinute = 23_000_000
	wholeOf   = "c1"
	part      = "c1-part"
)

var (
	sectors       = []tracker.Sector{"think_tank", "royal_college", "nhs_trust", "other"}
	organisations = []string{"", "o1", "o2", "o3", "o4"}
	days          = []tracker.CivilDate{"", "2013", "2014", "2014-04", "2014-05", "2014-04-30", "2014-05-01", "2014-05-02", "2015-12-31"}
	themes        = []string{"t1", "t2", "t3"}
	stances       = tracker.StanceFacet()
	kinds         = []tracker.PassageKind{tracker.Quote, tracker.Reported, tracker.Context}
	states        = []tracker.ReactionState{tracker.Recorded, tracker.Published, tracker.Withdrawn}
)

func randomReaction(r *rand.Rand, id string) tracker.Reaction {
	x := tracker.Reaction{
		Meta:         tracker.Meta{ID: id},
		Consultation: pick(r, "c1", "c1", "c2"), Source: pick(r, "s1", "s2"), Stakeholder: pick(r, "", "p1", "p2", "p3"),
		SaidOn: pick(r, days...), State: pick(r, tracker.Published, pick(r, states...)),
		Terms: tracker.Terms{Status: pick(r, tracker.OnRecord, tracker.OnRecord, tracker.Background), Permitted: r.IntN(5) > 0},
	}
	if r.IntN(3) == 0 {
		x.Terms.Embargo = time.Unix(nowMinute*60, 0).Add(time.Duration(r.IntN(7)-3) * 30 * time.Second).UTC()
	}
	for range 1 + r.IntN(2) {
		x.Capacities = append(x.Capacities, tracker.Capacity{Organisation: pick(r, organisations...), Sector: pick(r, sectors...)})
	}
	for range 1 + r.IntN(3) {
		x.Passages = append(x.Passages, tracker.Passage{Kind: pick(r, kinds...), Text: randomText(r, 1+r.IntN(8)), Successor: pick(r, "", "", "", "", "later")})
	}
	x.Themes = some(r, 3, themes...)
	for _, p := range []string{x.Consultation, part} {
		switch r.IntN(3) {
		case 0:
			x.Stances = append(x.Stances, tracker.StanceOn{Proposition: p})
		case 1:
			x.Stances = append(x.Stances, tracker.StanceOn{Proposition: p, Decision: &tracker.Decision{Value: pick(r, stances[:6]...)}})
		}
		if n := len(x.Stances); n > 0 && x.Stances[n-1].Proposition == p && r.IntN(2) == 0 { // beside a decision it does not count
			x.Stances[n-1].Suggestion = &tracker.Suggestion{Value: pick(r, stances[:6]...)}
		}
	}
	return x
}

func randomSearch(r *rand.Rand) tracker.Search {
	s := tracker.Search{
		Sight: pick(r, tracker.Sight{All: true}, tracker.Sight{Minute: nowMinute}, tracker.Sight{Minute: nowMinute + 1}, tracker.Sight{Minute: -1}, tracker.Sight{}),
		Order: pick(r, tracker.Newest, tracker.Oldest), Offset: r.IntN(6), Limit: r.IntN(20),
		Proposition: pick(r, "", "", part, wholeOf, "unknown"), Suggested: r.IntN(2) == 0,
		Facets: []tracker.Facet{tracker.FacetStance, tracker.FacetSector, tracker.FacetConsultation, tracker.FacetOrganisation,
			tracker.FacetStakeholder, tracker.FacetKind, tracker.FacetYear, tracker.FacetMonth, tracker.FacetDay, tracker.FacetSource, tracker.FacetState, tracker.FacetTheme, tracker.FacetSuggested},
	}
	for _, maybe := range []func(){
		func() { s.Stances = some(r, 3, stances...) },
		func() { s.OnlySuggests = true },
		func() { s.Sectors = some(r, 2, sectors...) },
		func() { s.Consultation = some(r, 2, "c1", "c2") },
		func() { s.Organisation = some(r, 2, "o1", "o2", "o5", tracker.Nobody) },
		func() { s.Stakeholder = some(r, 2, "p1", "p2", tracker.Nobody) },
		func() { s.Source = some(r, 1, "s1", "s2") },
		func() { s.Themes = some(r, 2, themes...) },
		func() { s.Kinds = some(r, 2, kinds...) },
		func() { s.States = some(r, 2, states...) },
		func() { s.From = pick(r, days...) },
		func() { s.To = pick(r, days...) },
		func() { s.Undated = r.IntN(2) == 0 },
		func() { s.FacetSize = 1 + r.IntN(3) },
	} {
		if r.IntN(4) == 0 {
			maybe()
		}
	}
	if r.IntN(3) > 0 {
		s.Text.Root = randomNode(r, 2)
	}
	return s
}

func among[T comparable](list []T, vs ...T) bool {
	return len(list) == 0 || slices.ContainsFunc(vs, func(v T) bool { return slices.Contains(list, v) })
}

// propositionOf is which proposition the stances of a search are about.
func propositionOf(s tracker.Search, x tracker.Reaction) string {
	if s.Proposition == "" {
		return x.Consultation
	}
	return s.Proposition
}

func about(s tracker.Search, x tracker.Reaction) tracker.Stance {
	on := propositionOf(s, x)
	if v, ok := x.Suggested(on); ok && (s.Suggested || s.OnlySuggests) {
		return v
	}
	return x.Stance(on)
}

// holds reports whether a search is to find the reaction.
func holds(s tracker.Search, x tracker.Reaction) bool {
	var orgs []string
	var secs []tracker.Sector
	var ks []tracker.PassageKind
	for _, c := range x.Capacities {
		secs = append(secs, c.Sector)
		if c.Organisation != "" {
			orgs = append(orgs, c.Organisation)
		}
	}
	if len(orgs) == 0 {
		orgs = []string{tracker.Nobody}
	}
	for _, p := range x.Passages {
		if p.Successor == "" {
			ks = append(ks, p.Kind)
		}
	}
	if len(s.States) == 0 && x.State == tracker.Withdrawn {
		return false
	}
	if _, ok := x.Suggested(propositionOf(s, x)); s.OnlySuggests && !ok {
		return false
	}
	dated := x.SaidOn != ""
	return s.Sight.Sees(x) && holdsNode(s.Text.Root, s, x) && among(s.Stances, about(s, x)) && among(s.Sectors, secs...) &&
		among(s.Consultation, x.Consultation) && among(s.Organisation, orgs...) && among(s.Stakeholder, x.Stakeholder) &&
		among(s.Source, x.Source) && among(s.Themes, x.Themes...) && among(s.Kinds, ks...) && among(s.States, x.State) &&
		(s.From == "" || dated && x.SaidOn.Last() >= s.From.First()) && (s.To == "" || dated && x.SaidOn.First() <= s.To.Last()) &&
		(!s.Undated || !dated)
}

// valuesOf returns under which values of the facet the reaction is counted.
func valuesOf(f tracker.Facet, s tracker.Search, x tracker.Reaction) []string {
	var vs []string
	switch f {
	case tracker.FacetStance:
		return []string{string(about(s, x))}
	case tracker.FacetSuggested:
		v, _ := x.Suggested(propositionOf(s, x))
		vs = []string{string(v)}
	case tracker.FacetSector:
		for _, c := range x.Capacities {
			vs = append(vs, string(c.Sector))
		}
	case tracker.FacetOrganisation:
		for _, c := range x.Capacities {
			vs = append(vs, c.Organisation)
		}
	case tracker.FacetConsultation:
		vs = []string{x.Consultation}
	case tracker.FacetStakeholder:
		vs = []string{x.Stakeholder}
	case tracker.FacetTheme:
		vs = slices.Clone(x.Themes)
	case tracker.FacetSource:
		vs = []string{x.Source}
	case tracker.FacetState:
		vs = []string{string(x.State)}
	case tracker.FacetYear:
		return []string{string(x.SaidOn[:min(4, len(x.SaidOn))])}
	case tracker.FacetMonth:
		return []string{string(x.SaidOn[:min(7, len(x.SaidOn))])}
	case tracker.FacetDay:
		return []string{string(x.SaidOn)}
	}
	slices.Sort(vs)
	return slices.DeleteFunc(slices.Compact(vs), func(v string) bool { return v == "" })
}

// without returns the search without the filter that the facet owns.
func without(s tracker.Search, f tracker.Facet) tracker.Search {
	switch f {
	case tracker.FacetStance, tracker.FacetSuggested:
		s.Stances = nil
	case tracker.FacetSector:
		s.Sectors = nil
	case tracker.FacetConsultation:
		s.Consultation = nil
	case tracker.FacetOrganisation:
		s.Organisation = nil
	case tracker.FacetStakeholder:
		s.Stakeholder = nil
	case tracker.FacetTheme:
		s.Themes = nil
	case tracker.FacetSource:
		s.Source = nil
	case tracker.FacetState:
		s.States = states
	case tracker.FacetYear, tracker.FacetMonth, tracker.FacetDay:
		s.From, s.To, s.Undated = "", "", false
	}
	return s
}

// model answers a search by looking at every reaction.
func model(s tracker.Search, all []tracker.Reaction) tracker.Results {
	var found []tracker.Reaction
	orgs, people := map[string]bool{}, map[string]bool{}
	for _, x := range all {
		if holds(s, x) {
			found = append(found, x)
			orgs[x.Capacity().Organisation], people[x.Stakeholder] = true, true
		}
	}
	delete(orgs, "")
	delete(people, "")
	slices.SortFunc(found, func(a, b tracker.Reaction) int {
		byDay := cmp.Compare(a.SaidOn.First(), b.SaidOn.First())
		if a.SaidOn == "" || b.SaidOn == "" || s.Order == tracker.Newest {
			byDay = -byDay
		}
		return cmp.Or(byDay, cmp.Compare(a.ID, b.ID))
	})
	out := tracker.Results{Total: len(found), Organisations: len(orgs), Individuals: len(people), Counts: map[tracker.Facet][]tracker.Count{}}
	for i, x := range found {
		if i >= s.Offset && i < s.Offset+s.Limit {
			out.IDs = append(out.IDs, x.ID)
		}
	}
	if slices.Contains(s.Facets, tracker.FacetStance) {
		out.OnScale = onScaleOf(s, all)
	}
	for _, f := range s.Facets {
		n := map[string]int{}
		for _, x := range all {
			if f == tracker.FacetKind {
				for _, k := range kinds {
					one := s
					if one.Kinds = []tracker.PassageKind{k}; holds(one, x) {
						n[string(k)]++
					}
				}
			} else if holds(without(s, f), x) {
				for _, v := range valuesOf(f, s, x) {
					n[v]++
				}
			}
		}
		var list []tracker.Count
		for v, k := range n {
			list = append(list, tracker.Count{Value: v, N: k})
		}
		if f == tracker.FacetMonth || f == tracker.FacetDay {
			slices.SortFunc(list, func(a, b tracker.Count) int { return cmp.Compare(a.Value, b.Value) })
			out.Counts[f] = list
			continue
		}
		out.Counts[f] = most(list, s.FacetSize)
	}
	return out
}

// onScaleOf counts who has a place on the scale, whatever the stance asked for.
func onScaleOf(s tracker.Search, all []tracker.Reaction) tracker.Heard {
	s.Stances = tracker.Scale()
	orgs, people := map[string]bool{"": true}, map[string]bool{"": true}
	for _, x := range all {
		if holds(s, x) {
			orgs[x.Capacity().Organisation], people[x.Stakeholder] = true, true
		}
	}
	return tracker.Heard{Organisations: len(orgs) - 1, Individuals: len(people) - 1}
}

// TestSearchAnswersAsTheModel compares totals, order and every count with what
// looking at each reaction says, with and without the right to see all.
func TestSearchAnswersAsTheModel(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := newFeed()
		for i := range 150 {
			f.put(randomReaction(r, fmt.Sprintf("r%03d", i)))
		}
		x := open(t, t.TempDir())
		if err := x.CatchUp(t.Context(), f, nil); err != nil {
			t.Fatal(err)
		}
		for range 60 { // edits leave deleted documents in segments
			f.put(randomReaction(r, fmt.Sprintf("r%03d", r.IntN(170))))
			f.remove(fmt.Sprintf("r%03d", 150+r.IntN(20)))
			if r.IntN(10) == 0 {
				if err := x.CatchUp(t.Context(), f, nil); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := x.CatchUp(t.Context(), f, nil); err != nil {
			t.Fatal(err)
		}
		var all []tracker.Reaction
		for _, v := range f.have {
			if !x.serving.gone[v.ID] {
				all = append(all, v)
			}
		}
		for range 150 {
			s := randomSearch(r)
			got, err := x.Search(t.Context(), s)
			if err != nil {
				t.Fatalf("seed %d: %+v: %v", seed, s, err)
			}
			if d := gocmp.Diff(model(s, all), got); d != "" {
				t.Fatalf("seed %d: %+v (-want +got):\n%s", seed, s, d)
			}
		}
	}
}
