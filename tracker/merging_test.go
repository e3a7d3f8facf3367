package tracker_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
	"soundings/tracker/query"
)

// mergeOrder is the order of somebody who was shown the two as they are now.
func (w *world) mergeOrder(noun tracker.MergeNoun, from, into string) tracker.MergeOrder {
	w.t.Helper()
	p, err := w.PlanMerge(w.t.Context(), admin, noun, from, into)
	if err != nil {
		w.t.Fatal(err)
	}
	return tracker.MergeOrder{ID: w.NewID(), Noun: noun, From: from, Into: into, FromSeen: p.From.Revision, IntoSeen: p.Into.Revision, Agreed: true}
}

// merged makes two entries one.
func (w *world) merged(noun tracker.MergeNoun, from, into string) tracker.Merge {
	w.t.Helper()
	m, err := w.StartMerge(w.t.Context(), admin, w.mergeOrder(noun, from, into))
	if err != nil {
		w.t.Fatal(err)
	}
	return w.finishedMerge(m.ID)
}

func (w *world) finishedMerge(id string) tracker.Merge {
	w.t.Helper()
	if err := w.FinishMerges(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	m, err := w.Merge(w.t.Context(), admin, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

func (w *world) separated(m tracker.Merge) tracker.Merge {
	w.t.Helper()
	if _, err := w.UndoMerge(w.t.Context(), admin, m.ID, m.Revision); err != nil {
		w.t.Fatal(err)
	}
	return w.finishedMerge(m.ID)
}

// documents are all that a merge may touch, without what every write changes.
func (w *world) documents() map[string]any {
	w.t.Helper()
	out := map[string]any{}
	for _, o := range listed(w, w.store.Organisations()) {
		o.Revision, o.Events = 0, nil
		out["body "+o.ID] = o
	}
	for _, st := range listed(w, w.store.Stakeholders()) {
		st.Revision, st.Events = 0, nil
		out["person "+st.ID] = st
	}
	for _, r := range listed(w, w.store.Reactions()) {
		r.Revision, r.Events = 0, nil
		out["reaction "+r.ID] = r
	}
	for _, x := range listed(w, w.store.Expectations()) {
		x.Revision, x.Events = 0, nil
		out["expectations "+x.ID] = x
	}
	return out
}

func listed[T tracker.Entity](w *world, c tracker.Collection[T]) []T {
	w.t.Helper()
	page, err := c.List(w.t.Context(), tracker.ListQuery{Limit: 10_000})
	if err != nil {
		w.t.Fatal(err)
	}
	return page.Items
}

// directoryWorld has bodies with parts, people with positions, reactions in one
// or two capacities and a register of silence, drawn by chance.
func directoryWorld(t *testing.T, chance *rand.Rand, reactions int) (w *world, bodies, people []string) {
	w = spokenWorld(t)
	put := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 6 {
		o := tracker.Organisation{Meta: tracker.Meta{ID: fmt.Sprintf("b%d", i)}, Name: fmt.Sprintf("Wraxley Forum %c", 'A'+i), OtherNames: []string{fmt.Sprintf("WF%c", 'A'+i)},
			Sectors: []tracker.Sector{[]tracker.Sector{"other", "nhs_trust", "think_tank"}[chance.IntN(3)]}, Events: []tracker.Event{{Action: "create"}}}
		if i > 0 && chance.IntN(2) == 0 {
			o.Parent = fmt.Sprintf("b%d", chance.IntN(i))
		}
		if chance.IntN(2) == 0 {
			o.Identifiers = []tracker.Identifier{{Scheme: "ods", Value: fmt.Sprintf("X%d", i)}}
		}
		_, err := w.store.Organisations().Insert(t.Context(), o)
		put(err)
		bodies = append(bodies, o.ID)
	}
	for i := range 6 {
		st := tracker.Stakeholder{Meta: tracker.Meta{ID: fmt.Sprintf("p%d", i)}, Name: fmt.Sprintf("Ada Okoro%c", 'a'+i), Honorific: []string{"", "Dr"}[chance.IntN(2)]}
		for range chance.IntN(4) {
			p := tracker.Position{Role: []string{"chair", "member"}[chance.IntN(2)], Organisation: bodies[chance.IntN(len(bodies))]}
			st.Positions = append(lessPosition(st.Positions, p), p)
		}
		_, err := w.store.Stakeholders().Insert(t.Context(), st)
		put(err)
		people = append(people, st.ID)
	}
	for i := range reactions {
		w.says(fmt.Sprintf("r%04d", i), "Nobody Else", "Elsewhere", "We have read the plan.", func(r *tracker.Reaction) {
			r.Stakeholder, r.Speaker = people[chance.IntN(len(people))], "A. Okoro"
			r.Capacities[0].Organisation = bodies[chance.IntN(len(bodies))]
			if chance.IntN(3) == 0 {
				r.Capacities = append(r.Capacities, tracker.Capacity{Organisation: bodies[chance.IntN(len(bodies))], OrganisationName: "The other one"})
			}
		})
	}
	x := tracker.Expectations{Meta: tracker.Meta{ID: "c1"}}
	for _, id := range bodies {
		if chance.IntN(2) == 0 {
			x.List = append(x.List, tracker.Expected{ID: "e-" + id, Organisation: id, Name: "as given for " + id})
		}
	}
	for _, id := range people {
		if chance.IntN(2) == 0 {
			x.List = append(x.List, tracker.Expected{ID: "e-" + id, Stakeholder: id, Name: "as given for " + id})
		}
	}
	_, err := w.store.Expectations().Insert(t.Context(), x)
	put(err)
	return w, bodies, people
}

func lessPosition(list []tracker.Position, p tracker.Position) []tracker.Position {
	var out []tracker.Position
	for _, q := range list {
		if q != p {
			out = append(out, q)
		}
	}
	return out
}

// nothingNames fails if anything but the merge still names an entry that went.
func (w *world) nothingNames(noun tracker.MergeNoun, id string) {
	w.t.Helper()
	page, err := w.store.Reactions().List(w.t.Context(), tracker.ListQuery{Key: tracker.Key{Name: string(noun), Value: id}})
	if err != nil || page.Total > 0 {
		w.t.Errorf("%d reactions still name %s, %v", page.Total, id, err)
	}
	for _, st := range listed(w, w.store.Stakeholders()) {
		for _, p := range st.Positions {
			if noun == tracker.MergeBodies && p.Organisation == id {
				w.t.Errorf("%s still holds a position in %s", st.ID, id)
			}
		}
	}
	for _, o := range listed(w, w.store.Organisations()) {
		if noun == tracker.MergeBodies && o.Parent == id {
			w.t.Errorf("%s is still a part of %s", o.ID, id)
		}
	}
	for _, x := range listed(w, w.store.Expectations()) {
		for _, e := range x.List {
			if e.Organisation == id || e.Stakeholder == id {
				w.t.Errorf("%s is still expected: %v", id, e)
			}
		}
	}
}

func TestAMergeThatIsUndoneLeavesEverythingAsItWas(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			chance := rand.New(rand.NewPCG(seed, 6))
			w, bodies, people := directoryWorld(t, chance, 30)
			before := w.documents()
			noun, ids := tracker.MergePeople, people
			if seed%2 == 0 {
				noun, ids = tracker.MergeBodies, bodies
			}
			var merges []tracker.Merge
			for range 3 { // one into another, which may have become part of a third
				a, b := ids[chance.IntN(len(ids))], ids[chance.IntN(len(ids))]
				if _, err := w.PlanMerge(t.Context(), admin, noun, a, b); err != nil {
					continue
				}
				m := w.merged(noun, a, b)
				if m.State != tracker.MergeDone || m.Moved != m.Of {
					t.Fatalf("got %s, %d of %d moved; want all", m.State, m.Moved, m.Of)
				}
				w.nothingNames(noun, a)
				merges = append(merges, m)
			}
			w.pass(time.Hour)
			for i := len(merges) - 1; i >= 0; i-- {
				m := w.separated(w.finishedMerge(merges[i].ID))
				if m.State != tracker.MergeUndone || m.Back != m.Moved || m.Kept != 0 {
					t.Errorf("got %s, %d given back, %d kept; want all %d", m.State, m.Back, m.Kept, m.Moved)
				}
			}
			if diff := cmp.Diff(before, w.documents()); diff != "" {
				t.Errorf("undone, something is not as it was (-before +after):\n%s", diff)
			}
		})
	}
}

func TestAMergeIsFollowedByTheIndexAndByNames(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	list := w.recorded(onRecord)
	ada := list[0].Stakeholder
	other := w.person("Adaeze Okoro", "chair", "")
	m := w.merged(tracker.MergePeople, ada, other.ID)
	r := w.reactionsOf(list[0].Source)[0]
	if r.Stakeholder != other.ID || r.Speaker != "Ada Okoro" || r.Events[len(r.Events)-1].Action != "merge" {
		t.Errorf("got %s by %s with %v, want the name as printed under the one that stays, with an event", r.Stakeholder, r.Speaker, r.Events)
	}
	if got := w.total(comms, tracker.Search{Stakeholder: []string{other.ID}}); got != 1 {
		t.Errorf("a search finds %d reactions of the one that stays, want 1", got)
	}
	p, err := w.Stakeholder(t.Context(), comms, ada, 0)
	if err != nil || p.Moved != other.ID {
		t.Errorf("the old address leads to %q, %v; want %s", p.Moved, err, other.ID)
	}
	l, err := w.Links(t.Context(), comms, tracker.Draft{Speaker: "Ada Okoro"})
	if err != nil || l.Person.ID != other.ID {
		t.Errorf("the old name means %v, %v; want the one that stays", l.Person, err)
	}
	l, err = w.Links(t.Context(), comms, tracker.Draft{Speaker: "Ada Okoro", Stakeholder: ada})
	if err != nil || l.Person.ID != other.ID {
		t.Errorf("a draft that had chosen the old one means %v, %v; want the one that stays", l.Person, err)
	}

	d := w.heard("Ada Okoro, Harbour Trust chief executive")
	if l := w.links(d); l.Person.ID != other.ID {
		t.Errorf("a text means %q, want the one that stays", l.Person.Name)
	}
	later := w.accepted(d, tracker.DraftEdit{Revision: d.Revision, Speaker: d.Speaker, Capacities: d.Capacities, Stakeholder: ada})
	if later.Stakeholder != other.ID {
		t.Errorf("what is recorded for the old one names %s, want the one that stays", later.Stakeholder)
	}
	w.separated(m)
	later, err = w.store.Reactions().Get(t.Context(), later.ID)
	if err != nil || later.Stakeholder != other.ID {
		t.Errorf("a reaction that was added after the merge names %s, %v; want it to stay", later.Stakeholder, err)
	}
	if r := w.reactionsOf(list[0].Source)[0]; r.Stakeholder != ada || w.total(comms, tracker.Search{Stakeholder: []string{ada}}) != 1 {
		t.Errorf("undone, the reaction names %s; want it to be found under %s again", r.Stakeholder, ada)
	}
}

func TestWhatSomebodyNamedAnewSinceAMergeIsKept(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	list := w.recorded(onRecord)
	other, third := w.person("Adaeze Okoro", "chair", ""), w.person("Ida Okoro", "chair", "")
	m := w.merged(tracker.MergePeople, list[0].Stakeholder, other.ID)
	r, err := w.store.Reactions().Get(t.Context(), list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	correct := func(to string) {
		t.Helper()
		r, err = w.Correct(t.Context(), comms, r.ID, r.Revision, tracker.Correction{Stakeholder: to, Speaker: r.Speaker, Honorific: r.Honorific,
			Capacities: r.Capacities, SaidOn: string(r.SaidOn), Reason: "it is somebody else"})
		if err != nil {
			t.Fatal(err)
		}
	}
	correct(third.ID)
	correct(other.ID) // by hand now, not by the merge
	m = w.separated(m)
	if r, err = w.store.Reactions().Get(t.Context(), r.ID); err != nil || r.Stakeholder != other.ID {
		t.Errorf("got %s, %v; want what a person has said since", r.Stakeholder, err)
	}
	if m.Back != 0 || m.Kept != 1 {
		t.Errorf("got %d given back and %d kept, want the one kept", m.Back, m.Kept)
	}
}

func TestMergesThatCannotBe(t *testing.T) {
	w, bodies, people := directoryWorld(t, rand.New(rand.NewPCG(1, 1)), 3)
	ctx := t.Context()
	if err := w.ShipDirectory(ctx); err != nil {
		t.Fatal(err)
	}
	plan := func(noun tracker.MergeNoun, from, into string) error {
		_, err := w.PlanMerge(ctx, admin, noun, from, into)
		return err
	}
	wantField(t, plan(tracker.MergePeople, "p0", "p0"), "into", "same entry")
	wantField(t, plan(tracker.MergePeople, "p0", ""), "into", "Choose the other person")
	wantField(t, plan(tracker.MergePeople, "p0", "nobody"), "into", "of the list")
	wantKind(t, plan(tracker.MergePeople, "nobody", "p0"), tracker.NotFound)
	wantField(t, plan(tracker.MergeBodies, "british-medical-association", "b0"), "into", "other way round")
	for _, v := range []tracker.Viewer{comms, policy, journalist, public} {
		_, err := w.PlanMerge(ctx, v, tracker.MergeBodies, bodies[0], bodies[1])
		if want := map[bool]tracker.Kind{true: tracker.Unauthenticated, false: tracker.Forbidden}[v.Role == ""]; tracker.KindOf(err) != want {
			t.Errorf("%s: got %v, want no right to merge bodies", v.Role, err)
		}
	}
	if _, err := w.PlanMerge(ctx, comms, tracker.MergePeople, people[0], people[1]); err != nil {
		t.Errorf("communications may merge people, got %v", err)
	}

	first, second := w.mergeOrder(tracker.MergePeople, "p0", "p1"), w.mergeOrder(tracker.MergePeople, "p1", "p0")
	m, err := w.StartMerge(ctx, admin, first)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := w.StartMerge(ctx, admin, first); err != nil || again.ID != m.ID {
		t.Errorf("sent twice: got %v, %v; want the same merge", again.ID, err)
	}
	_, err = w.StartMerge(ctx, admin, second)
	wantKind(t, err, tracker.Conflict)
	_, err = w.UndoMerge(ctx, admin, m.ID, m.Revision)
	wantKind(t, err, tracker.Conflict)
	m = w.finishedMerge(m.ID)
	wantKind(t, plan(tracker.MergePeople, "p0", "p2"), tracker.Conflict)
	wantField(t, plan(tracker.MergePeople, "p2", "p0"), "into", "part of now")

	stale := w.mergeOrder(tracker.MergePeople, "p1", "p2")
	stale.FromSeen--
	_, err = w.StartMerge(ctx, admin, stale)
	wantKind(t, err, tracker.Conflict)
	w.merged(tracker.MergePeople, "p1", "p2")
	_, err = w.UndoMerge(ctx, admin, m.ID, m.Revision)
	wantKind(t, err, tracker.Conflict)
}

// TestTwoMergesInACircleAtOnce orders both before either is carried out, as two
// people on two nodes can.
func TestTwoMergesInACircleAtOnce(t *testing.T) {
	w, _, _ := directoryWorld(t, rand.New(rand.NewPCG(3, 3)), 10)
	before := w.documents()
	for _, m := range []tracker.Merge{{From: "p0", Into: "p1"}, {From: "p1", Into: "p0"}, {From: "p0", Into: "p2"}} {
		m.ID, m.Noun, m.State, m.By = w.NewID(), tracker.MergePeople, tracker.MergeRunning, admin.Account
		if _, err := w.store.Merges().Insert(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.FinishMerges(t.Context()); err != nil {
		t.Fatal(err)
	}
	states := map[tracker.MergeState]int{}
	for _, m := range listed(w, w.store.Merges()) {
		states[m.State]++
		if m.State == tracker.MergeDone {
			w.separated(m)
		}
	}
	if states[tracker.MergeDone] != 1 || states[tracker.MergeRefused] != 2 {
		t.Errorf("got %v, want one done and two refused", states)
	}
	if diff := cmp.Diff(before, w.documents()); diff != "" {
		t.Errorf("something is left of those refused (-before +after):\n%s", diff)
	}
}

func TestALateWriteIsLedToTheEntryThatStays(t *testing.T) {
	w, _, _ := directoryWorld(t, rand.New(rand.NewPCG(4, 4)), 2)
	m := w.merged(tracker.MergePeople, "p0", "p1")
	w.says("late", "Nobody Else", "Elsewhere", "We knew him by his old name.", func(r *tracker.Reaction) { r.Stakeholder = "p0" })
	if m = w.finishedMerge(m.ID); m.Swept {
		t.Error("looked at again at once; somebody may still be writing")
	}
	w.pass(10 * time.Minute)
	if m = w.finishedMerge(m.ID); !m.Swept {
		t.Error("not looked at again")
	}
	w.nothingNames(tracker.MergePeople, "p0")
	if w.total(comms, tracker.Search{Stakeholder: []string{"p1"}, Text: query.Parse("knew old name")}) != 1 {
		t.Error("the late reaction is not found under the one that stays")
	}
}

func (s *dying) Merges() tracker.Collection[tracker.Merge] { return mortal(s, s.Store.Merges()) }
func (s *dying) Expectations() tracker.Collection[tracker.Expectations] {
	return mortal(s, s.Store.Expectations())
}

// TestAMergeThatIsCutAtAnyStepIsFinished kills the work between every two
// writes, on the way there and on the way back.
func TestAMergeThatIsCutAtAnyStepIsFinished(t *testing.T) {
	for _, noun := range []tracker.MergeNoun{tracker.MergePeople, tracker.MergeBodies} {
		cut := true
		for step := int64(0); cut; step++ {
			w, bodies, people := directoryWorld(t, rand.New(rand.NewPCG(2, 2)), 5)
			from, into := bodies[0], bodies[1]
			if noun == tracker.MergePeople {
				from, into = people[0], people[1]
			}
			s := &dying{Store: w.store}
			s.left.Store(forEver)
			w.Service.Store = s
			before := w.documents()
			m, err := w.StartMerge(t.Context(), admin, w.mergeOrder(noun, from, into))
			if err != nil {
				t.Fatal(err)
			}
			cutNow := func() bool {
				s.left.Store(step)
				cut := w.FinishMerges(t.Context()) != nil
				s.left.Store(forEver)
				w.pass(time.Minute)
				return cut
			}
			there := cutNow()
			m = w.finishedMerge(m.ID)
			w.nothingNames(noun, from)
			if m.State != tracker.MergeDone || m.Moved != m.Of {
				t.Fatalf("%s cut after %d writes: got %s, %d of %d", noun, step, m.State, m.Moved, m.Of)
			}
			if _, err := w.UndoMerge(t.Context(), admin, m.ID, m.Revision); err != nil {
				t.Fatal(err)
			}
			back := cutNow()
			m = w.finishedMerge(m.ID)
			if m.State != tracker.MergeUndone || m.Back != m.Moved {
				t.Errorf("%s cut after %d writes on the way back: got %s, %d of %d", noun, step, m.State, m.Back, m.Moved)
			}
			if diff := cmp.Diff(before, w.documents()); diff != "" {
				t.Fatalf("%s cut after %d writes (-before +after):\n%s", noun, step, diff)
			}
			cut = there || back
		}
	}
}

// TestAMergeTellsAJournalistNothing merges bodies and people of whom nothing is
// published into ones that are known.
func TestAMergeTellsAJournalistNothing(t *testing.T) {
	w := spokenWorld(t)
	ctx := t.Context()
	if err := w.ShipDirectory(ctx); err != nil {
		t.Fatal(err)
	}
	w.says("shown", "Bel Quay", "Pier Union", "We are for it.", nil)
	w.says("unseen", "Zeb Harrow", "Quiet Campaign", "We are against it.", recordedYet)
	w.merged(tracker.MergePeople, "zeb-harrow", "bel-quay")
	w.merged(tracker.MergeBodies, "quiet-campaign", "british-medical-association")
	for _, id := range []string{"zeb-harrow", "nobody"} {
		_, err := w.Stakeholder(ctx, journalist, id, 0)
		wantKind(t, err, tracker.NotFound)
	}
	_, err := w.Organisation(ctx, journalist, "quiet-campaign", 0)
	wantKind(t, err, tracker.NotFound)
	p, err := w.Organisation(ctx, journalist, "british-medical-association", 0)
	if err != nil || strings.Contains(fmt.Sprint(p.Organisation.OtherNames), "Quiet") || len(p.Organisation.OtherNames) == 0 {
		t.Errorf("a journalist sees %v, %v; want the names that were shipped", p.Organisation.OtherNames, err)
	}
	for _, v := range []tracker.Viewer{journalist, comms} {
		list, total, err := w.Organisations(ctx, v, tracker.ListFilter{Words: "quiet campaign"})
		if err != nil || (total > 0) != (v.Role == tracker.Communications) || v.Role == tracker.Journalist && strings.Contains(fmt.Sprint(list), "Quiet") {
			t.Errorf("%s looks for it: got %v, %v", v.Role, list, err)
		}
		done, err := w.Complete(ctx, v, "Quiet Camp")
		if err != nil || v.Role == tracker.Journalist && len(done.Organisations) > 0 {
			t.Errorf("%s types it: got %v, %v", v.Role, done.Organisations, err)
		}
	}
	list, _, err := w.Organisations(ctx, journalist, tracker.ListFilter{Words: "british medical association"})
	if err != nil || strings.Contains(fmt.Sprint(list), "Quiet") {
		t.Errorf("a journalist is shown %v, %v", list, err)
	}

	w.says("seen", "Cleo Marsh", "Pier Union", "We are in two minds.", nil)
	w.merged(tracker.MergePeople, "cleo-marsh", "bel-quay")
	if p, err := w.Stakeholder(ctx, journalist, "cleo-marsh", 0); err != nil || p.Moved != "bel-quay" {
		t.Errorf("somebody whose words are published leads a journalist to %q, %v; want the one that stays", p.Moved, err)
	}
}
