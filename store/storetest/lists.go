package storetest

import (
	"slices"
	"testing"

	"soundings/tracker"
)

func manyInOrder(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	for _, id := range []string{"a", "b", "c"} {
		must(c.Insert(t.Context(), said(id, "s", "")))(t)
	}
	got := must(c.GetMany(t.Context(), []string{"c", "none", "a", "", "c"}))(t)
	wantEqual(t, "the order", ids(got), []string{"c", "a", "c"})
	if got := must(c.GetMany(t.Context(), nil))(t); len(got) != 0 {
		t.Errorf("got %d for no IDs", len(got))
	}
}

func listIsOrdered(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	want := []string{"b", "a", "B", "10", "9", "é", "e", "ｆ", "😀", "a b", "a-b", "ab", "a:b", "Z", "~"}
	for _, id := range want {
		must(c.Insert(t.Context(), said(id, "s", "")))(t)
	}
	slices.Sort(want)
	for _, k := range []tracker.Key{{}, {Name: "source", Value: "s"}} {
		page := must(c.List(t.Context(), tracker.ListQuery{Key: k}))(t)
		wantEqual(t, "the order", ids(page.Items), want)
		page = must(c.List(t.Context(), tracker.ListQuery{Key: k, After: "a"}))(t)
		wantEqual(t, "the order after a", ids(page.Items), want[slices.Index(want, "a")+1:])
		page = must(c.List(t.Context(), tracker.ListQuery{Key: k, After: "aa"}))(t) // not there
		wantEqual(t, "the order after aa", ids(page.Items), want[slices.Index(want, "ab"):])
		back := must(c.List(t.Context(), tracker.ListQuery{Key: k, Descending: true}))(t)
		wantEqual(t, "the order backwards", ids(back.Items), backwards(want))
		for after, from := range map[string]string{"a": "a", "aa": "ab", "zz": "~"} { // two of them are not there
			back = must(c.List(t.Context(), tracker.ListQuery{Key: k, Descending: true, After: after}))(t)
			wantEqual(t, "the order backwards after "+after, ids(back.Items), backwards(want[:slices.Index(want, from)]))
		}
	}
}

func backwards(list []string) []string {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

// listGoesBothWays asks for each stretch of a list from either end, among
// others with keys whose entries stand before and after.
func listGoesBothWays(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	sources := map[string][]string{"s1": nil, "s2": nil, "s3": nil, "s4": nil, "s5": nil, "s6": nil}
	for i := range 5 {
		for s := range sources {
			r := must(c.Insert(t.Context(), said(s+number(i), s, "")))(t)
			sources[s] = append(sources[s], r.ID)
		}
	}
	for s, want := range sources {
		for skip := range 7 {
			for limit := 1; limit < 7; limit++ {
				q := tracker.ListQuery{Key: tracker.Key{Name: "source", Value: s}, Skip: skip, Limit: limit}
				wantStretch(t, c, q, want)
				q.Descending = true
				wantStretch(t, c, q, backwards(want))
				q.After = want[3]
				wantStretch(t, c, q, backwards(want[:3]))
			}
		}
	}
	all := must(c.IDs(t.Context(), tracker.ListQuery{Descending: true, Skip: 29}))(t)
	wantEqual(t, "the last of all", all.Items, []string{"s1" + number(0)})
	none := must(c.IDs(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "none"}, Descending: true}))(t)
	if len(none.Items) != 0 || none.Total != 0 || none.More {
		t.Errorf("backwards under a key that nothing has: got %+v", none)
	}
}

// wantStretch compares a page with what a query leaves of those that it goes
// through, and the IDs alone with the page.
func wantStretch(t *testing.T, c tracker.Collection[tracker.Reaction], q tracker.ListQuery, through []string) {
	t.Helper()
	from := min(q.Skip, len(through))
	to := min(from+q.Limit, len(through))
	page, alone := must(c.List(t.Context(), q))(t), must(c.IDs(t.Context(), q))(t)
	if !slices.Equal(ids(page.Items), through[from:to]) || page.More != (to < len(through)) || page.Total != 5 {
		t.Errorf("%+v: got %v of %d, more %v; want %v", q, ids(page.Items), page.Total, page.More, through[from:to])
	}
	if !slices.Equal(alone.Items, ids(page.Items)) || alone.More != page.More || alone.Total != page.Total {
		t.Errorf("%+v: got the IDs %+v, want those of %+v", q, alone, page)
	}
}

func listIsPaged(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	n := u.many()
	var all, even []string
	for i := range n {
		source := "odd"
		if i%2 == 0 {
			source = "even"
			even = append(even, number(i))
		}
		all = append(all, number(i))
		must(c.Insert(t.Context(), said(number(i), source, "")))(t)
	}
	for _, limit := range []int{1, 7, n - 1, n, n + 1} {
		if limit > 1 || n < 50 {
			wantPages(t, c, tracker.ListQuery{Limit: limit}, all)
		}
		wantPages(t, c, tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "even"}, Limit: limit}, even)
	}
	page := must(c.List(t.Context(), tracker.ListQuery{}))(t)
	if want := min(n, 100); len(page.Items) != want || page.Total != n || page.More != (n > 100) {
		t.Errorf("without a limit: got %d of %d, more %v; want %d of %d", len(page.Items), page.Total, page.More, want, n)
	}
	page = must(c.List(t.Context(), tracker.ListQuery{After: "zzz"}))(t)
	if len(page.Items) != 0 || page.Total != n || page.More {
		t.Errorf("beyond the last page: got %d of %d, more %v; want none of %d", len(page.Items), page.Total, page.More, n)
	}
	page = must(c.List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "none"}}))(t)
	if len(page.Items) != 0 || page.Total != 0 || page.More {
		t.Errorf("under a key that nothing has: got %+v", page)
	}
}

// wantPages goes through all pages of a query.
func wantPages(t *testing.T, c tracker.Collection[tracker.Reaction], q tracker.ListQuery, want []string) {
	t.Helper()
	var got []string
	for {
		page := must(c.List(t.Context(), q))(t)
		got = append(got, ids(page.Items)...)
		if page.Total != len(want) {
			t.Fatalf("%+v: total: got %d, want %d", q, page.Total, len(want))
		}
		if more := len(got) < len(want); page.More != more || len(page.Items) > q.Limit || len(got) > len(want) {
			t.Fatalf("%+v: got %d items, %d in all, more %v; want %d in all", q, len(page.Items), len(got), page.More, len(want))
		}
		if !page.More {
			break
		}
		q.After = got[len(got)-1]
	}
	wantEqual(t, "what the pages hold", got, want)
}

func listFollowsKeys(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	wantUnder := func(name, value string, want ...string) {
		t.Helper()
		page := must(c.List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: name, Value: value}}))(t)
		if !slices.Equal(ids(page.Items), want) || page.Total != len(want) {
			t.Errorf("%s %s: got %v of %d, want %v", name, value, ids(page.Items), page.Total, want)
		}
	}
	must(c.Insert(t.Context(), said("r1", "s1", "ann")))(t)
	must(c.Insert(t.Context(), said("r2", "s1", "ann")))(t)
	must(c.Insert(t.Context(), said("r3", "ann", "")))(t) // the same value under another name
	wantUnder("stakeholder", "ann", "r1", "r2")
	wantUnder("source", "ann", "r3")
	wantUnder("passage", "p-r2", "r2")
	wantUnder("passage", "r2")

	moved := at(said("r1", "s1", "bob"), 1)
	moved.Capacities = []tracker.Capacity{{Organisation: "o1"}, {Organisation: "o2"}, {Organisation: "o1"}}
	must(c.Update(t.Context(), moved))(t)
	wantUnder("stakeholder", "ann", "r2")
	wantUnder("stakeholder", "bob", "r1")
	wantUnder("organisation", "o1", "r1")
	wantUnder("organisation", "o2", "r1")
	wantUnder("source", "s1", "r1", "r2")

	must(c.Update(t.Context(), at(said("r1", "s1", "ann"), 2)))(t)
	wantUnder("stakeholder", "ann", "r1", "r2")
	wantUnder("stakeholder", "bob")
	wantUnder("organisation", "o1")
	ok(t, c.Delete(t.Context(), "r2", 1))
	wantUnder("stakeholder", "ann", "r1")
	wantUnder("passage", "p-r2")
}
