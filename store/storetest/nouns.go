package storetest

import (
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

func readEqualsWrite(t *testing.T, u Suite) {
	s := u.Open(t)
	t.Run("Consultation", func(t *testing.T) { roundTrip(t, s.Consultations()) })
	t.Run("Organisation", func(t *testing.T) { roundTrip(t, s.Organisations()) })
	t.Run("Stakeholder", func(t *testing.T) { roundTrip(t, s.Stakeholders()) })
	t.Run("Source", func(t *testing.T) { roundTrip(t, s.Sources()) })
	t.Run("Draft", func(t *testing.T) { roundTrip(t, s.Drafts()) })
	t.Run("Batch", func(t *testing.T) { roundTrip(t, s.Batches()) })
	t.Run("Reaction", func(t *testing.T) { roundTrip(t, s.Reactions()) })
	t.Run("Coding", func(t *testing.T) { roundTrip(t, s.Codings()) })
	t.Run("Sheet", func(t *testing.T) { roundTrip(t, s.Sheets()) })
	t.Run("Expectations", func(t *testing.T) { roundTrip(t, s.Expectations()) })
	t.Run("SavedSearch", func(t *testing.T) { roundTrip(t, s.SavedSearches()) })
	t.Run("Merge", func(t *testing.T) { roundTrip(t, s.Merges()) })
	t.Run("Sectors", func(t *testing.T) { roundTrip(t, s.Sectors()) })
	t.Run("Account", func(t *testing.T) { roundTrip(t, s.Accounts()) })
	t.Run("Session", func(t *testing.T) { roundTrip(t, s.Sessions()) })
	t.Run("Ticket", func(t *testing.T) { roundTrip(t, s.Tickets()) })
	t.Run("Throttle", func(t *testing.T) { roundTrip(t, s.Throttles()) })
	t.Run("Claim", func(t *testing.T) { roundTrip(t, s.Claims()) })
}

// roundTrip writes aggregates of a noun and reads them in every way.
func roundTrip[T tracker.Entity](t *testing.T, c tracker.Collection[T]) {
	for _, v := range []T{filled[T]("a filled", 1), hollow[T]("b hollow"), bare[T]("c bare")} {
		inserted := must(c.Insert(t.Context(), v))(t)
		readBack(t, c, inserted, at(v, 1))
	}
	changed := at(filled[T]("a filled", 2), 1)
	updated := must(c.Update(t.Context(), changed))(t)
	readBack(t, c, updated, at(changed, 2))
	emptied := at(hollow[T]("a filled"), 2)
	updated = must(c.Update(t.Context(), emptied))(t)
	readBack(t, c, updated, at(emptied, 3))
}

func readBack[T tracker.Entity](t *testing.T, c tracker.Collection[T], returned, want T) {
	t.Helper()
	id := want.Identity().ID
	wantEqual(t, id+" as returned by the write", returned, want)
	wantEqual(t, id+" as got", must(c.Get(t.Context(), id))(t), want)
	wantEqual(t, id+" among many", must(c.GetMany(t.Context(), []string{id}))(t), []T{want})
	for _, k := range append(want.Keys(), tracker.Key{}) {
		page := must(c.List(t.Context(), tracker.ListQuery{Key: k}))(t)
		var found []T
		for _, v := range page.Items {
			if v.Identity().ID == id {
				found = append(found, v)
			}
		}
		wantEqual(t, id+" as listed by "+k.Name, found, []T{want})
	}
}

func timesAreCut(t *testing.T, u Suite) {
	s := u.Open(t)
	east := time.FixedZone("east", 5*3600)
	v := said("r", "s", "")
	v.CreatedAt = time.Date(2014, 5, 1, 14, 30, 0, 123_999_999, east)
	v.Terms.Embargo = time.Date(1969, 12, 31, 23, 59, 59, 999_500_000, time.UTC) // before 1970
	inserted := must(s.Reactions().Insert(t.Context(), v))(t)
	got := must(s.Reactions().Get(t.Context(), "r"))(t)
	wantEqual(t, "the reaction as returned", inserted, got)
	for _, c := range []struct{ got, want time.Time }{
		{got.CreatedAt, time.Date(2014, 5, 1, 9, 30, 0, 123_000_000, time.UTC)},
		{got.Terms.Embargo, time.Date(1969, 12, 31, 23, 59, 59, 999_000_000, time.UTC)},
	} {
		if !c.got.Equal(c.want) || c.got.Location() != time.UTC {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func textsSurvive(t *testing.T, u Suite) {
	s := u.Open(t)
	for name, text := range map[string]string{
		"accents":   "Élodie Ó Súilleabháin, e\u0301 not composed, ﬁ ligature",
		"emoji":     "👩🏽‍⚕️ said 👍🏿 🇬🇧",
		"quotes":    "“We ‘do’ support it” — \"straight\" 'marks' <i>&amp;</i> \\ / \u2028 \u2029",
		"controls":  "tab\t line\n return\r\n bell\a non-breaking\u00a0space zero\u200bwidth \ufeff",
		"operators": "$set: {$gt: 1}, a.b.c, __proto__",
		"long":      strings.Repeat("Ðis is a lóng tëxt 😀 ", 4500),
	} {
		v := said(name, text, text)
		v.Note = text
		v.Passages[0].Text = text
		must(s.Reactions().Insert(t.Context(), v))(t)
		wantEqual(t, name, must(s.Reactions().Get(t.Context(), name))(t), at(v, 1))
		page := must(s.Reactions().List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: text}}))(t)
		if page.Total != 1 || len(page.Items) != 1 || page.Items[0].ID != name {
			t.Errorf("%s as a key: got %d of %d, want the one", name, len(page.Items), page.Total)
		}
	}
}

func unkeepableIsInvalid(t *testing.T, u Suite) {
	c := u.Open(t).Reactions()
	broken := said("r", "s", "")
	broken.Passages[0].Text = "caf\xe9"
	for name, v := range map[string]tracker.Reaction{
		"a text that is not UTF-8": broken,
		"no ID":                    said("", "s", ""),
		"an endless ID":            said(strings.Repeat("x", 2000), "s", ""),
	} {
		_, err := c.Insert(t.Context(), v)
		wantKind(t, "insert "+name, err, tracker.Invalid)
		_, err = c.Update(t.Context(), v)
		wantKind(t, "update "+name, err, tracker.Invalid)
	}
	if page := must(c.List(t.Context(), tracker.ListQuery{}))(t); page.Total != 0 {
		t.Errorf("got %d stored, want none", page.Total)
	}
}
