package tracker_test

import (
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

func TestVisibilityRule(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 30, 0, time.UTC)
	published := tracker.Reaction{State: tracker.Published, Terms: onRecord}
	tests := []struct {
		name   string
		change func(*tracker.Reaction)
		want   bool
	}{
		{"published, on the record, permitted", func(*tracker.Reaction) {}, true},
		{"recorded", func(r *tracker.Reaction) { r.State = tracker.Recorded }, false},
		{"withdrawn", func(r *tracker.Reaction) { r.State = tracker.Withdrawn }, false},
		{"not permitted", func(r *tracker.Reaction) { r.Terms.Permitted = false }, false},
		{"background", func(r *tracker.Reaction) { r.Terms.Status = tracker.Background }, false},
		{"deep background", func(r *tracker.Reaction) { r.Terms.Status = tracker.DeepBackground }, false},
		{"off the record", func(r *tracker.Reaction) { r.Terms.Status = tracker.OffRecord }, false},
		{"status unknown", func(r *tracker.Reaction) { r.Terms.Status = "" }, false},
		{"embargo over", func(r *tracker.Reaction) { r.Terms.Embargo = now.Add(-time.Minute) }, true},
		{"embargo ends this minute", func(r *tracker.Reaction) { r.Terms.Embargo = now.Add(-30 * time.Second) }, true},
		{"embargo over before 1970", func(r *tracker.Reaction) { r.Terms.Embargo = time.Date(1948, 7, 5, 0, 0, 0, 0, time.UTC) }, true},
		{"embargo ends in a second", func(r *tracker.Reaction) { r.Terms.Embargo = now.Add(time.Second) }, false},
		{"embargo tomorrow", func(r *tracker.Reaction) { r.Terms.Embargo = now.Add(24 * time.Hour) }, false},
	}
	for _, tt := range tests {
		r := published
		tt.change(&r)
		for _, v := range []struct {
			viewer tracker.Viewer
			want   bool
		}{{journalist, tt.want}, {public, false}, {policy, true}, {comms, true}, {admin, true}} {
			if got := tracker.SightOf(v.viewer, now).Sees(r); got != v.want {
				t.Errorf("%s, seen by %q: got %v, want %v", tt.name, v.viewer.Role, got, v.want)
			}
		}
	}
}

// TestAJournalistSeesNothingUnpublishedAnywhere walks every way to read, before
// and after publishing, during an embargo and after it.
func TestAJournalistSeesNothingUnpublishedAnywhere(t *testing.T) {
	w := newWorld(t)
	c := w.consultation()
	embargo := w.Now().Add(2 * time.Hour)
	r := w.recorded(tracker.Terms{Status: tracker.OnRecord, Permitted: true, Embargo: embargo})[0]

	seen := func(v tracker.Viewer) map[string]bool {
		t.Helper()
		ctx := t.Context()
		page := func(_ any, err error) bool {
			if err != nil && tracker.KindOf(err) != tracker.NotFound {
				t.Fatal(err)
			}
			return err == nil
		}
		listed := func(list []tracker.Listed, _ int, err error) bool {
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range list {
				if l.Name == "Ms Ada Okoro" || l.Name == "Ada Okoro" || l.Name == "Harbour Trust" {
					return true
				}
			}
			return false
		}
		out := map[string]bool{}
		out["reaction"] = page(w.Reaction(ctx, v, r.ID))
		_, _, err := w.Quote(ctx, v, r.Passages[0].ID)
		out["quote"] = page(nil, err)
		out["stakeholder"] = page(w.Stakeholder(ctx, v, r.Stakeholder, 0))
		out["organisation"] = page(w.Organisation(ctx, v, r.Capacities[0].Organisation, 0))
		out["stakeholders"] = listed(w.Stakeholders(ctx, v, tracker.ListFilter{Limit: 1000}))
		out["organisations"] = listed(w.Organisations(ctx, v, tracker.ListFilter{Limit: 1000}))
		q, err := w.SearchQuotes(ctx, v, tracker.Search{Text: query.Parse("Okoro lists")})
		if err != nil {
			t.Fatal(err)
		}
		out["speaker suggested"] = len(q.Speakers) > 0
		q, err = w.SearchQuotes(ctx, v, tracker.Search{Text: query.Parse("Ada of the Harbour Trust")})
		if err != nil {
			t.Fatal(err)
		}
		out["organisation suggested"] = len(q.Named) > 0
		out["first name suggested"] = len(q.Speakers) > 0
		q, err = w.SearchQuotes(ctx, v, tracker.Search{Facets: tracker.QuoteFacets()})
		if err != nil {
			t.Fatal(err)
		}
		out["search"] = q.Total > 0
		for _, list := range q.Facets {
			for _, f := range list {
				out["facets"] = out["facets"] || f.N > 0
			}
		}
		d, err := w.Dashboard(ctx, v, c.Slug, "", "")
		if err != nil {
			t.Fatal(err)
		}
		out["dashboard"] = d.Reactions > 0 || len(d.Rows) > 0 || len(d.Latest) > 0
		for _, of := range []tracker.Facet{tracker.FacetOrganisation, tracker.FacetStakeholder} {
			way := "of each " + string(of)
			d, err := w.Dashboard(ctx, v, c.Slug, "", of)
			if err != nil {
				t.Fatal(err)
			}
			out["dashboard "+way] = len(d.Points) > 0 || len(d.Rows) > 0 || len(d.Days) > 0
			p, err := w.Positions(ctx, v, c.Slug, tracker.PositionsQuery{Of: of})
			if err != nil {
				t.Fatal(err)
			}
			out["positions "+way] = p.Total > 0 || len(p.Sectors) > 0 || len(p.Held) > 0
			m, err := w.Matrix(ctx, v, c.Slug, tracker.MatrixQuery{Of: of, Suggest: true})
			if err != nil {
				t.Fatal(err)
			}
			out["matrix "+way] = m.Heard > 0 || m.Total > 0 || len(m.Sectors) > 0
		}
		err = w.ExportQuotes(ctx, v, tracker.Search{}, func(tracker.QuoteRow) error { out["export"] = true; return nil })
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := func(stage string, v tracker.Viewer, want bool) {
		t.Helper()
		got := seen(v)
		for _, way := range []string{"reaction", "quote", "stakeholder", "organisation", "stakeholders", "organisations",
			"speaker suggested", "organisation suggested", "first name suggested", "search", "facets", "dashboard", "dashboard of each organisation", "positions of each organisation", "matrix of each organisation",
			"dashboard of each stakeholder", "positions of each stakeholder", "matrix of each stakeholder", "export"} {
			if got[way] != want {
				t.Errorf("%s, %s by %s: got seen %v, want %v", stage, way, v.Role, got[way], want)
			}
		}
	}
	want("recorded", policy, true)
	want("recorded", journalist, false)
	var err error
	if r, err = w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	want("under embargo", journalist, false)
	w.pass(2 * time.Hour)
	want("embargo over", journalist, true)
	if r, err = w.Unpublish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	want("unpublished", journalist, false)

	for name, err := range map[string]error{
		"review":  second(w.Review(t.Context(), journalist, r.Source)),
		"import":  second(w.Import(t.Context(), journalist, tracker.Inbound{})),
		"sources": third(w.SourcesOf(t.Context(), journalist, c.ID, 0, 10)),
		"text":    second(w.Text(t.Context(), journalist, tracker.Source{}, 0, 1)),
	} {
		if tracker.KindOf(err) != tracker.Forbidden {
			t.Errorf("%s: got %v, want it forbidden", name, err)
		}
	}
	_, hidden := w.Reaction(t.Context(), journalist, r.ID)
	_, missing := w.Reaction(t.Context(), journalist, "id999999")
	if hidden.Error() != missing.Error() {
		t.Errorf("a hidden reaction answers %q, a missing one %q", hidden, missing)
	}
	if _, err := w.SearchQuotes(t.Context(), public, tracker.Search{}); tracker.KindOf(err) != tracker.Unauthenticated {
		t.Errorf("got %v for the public, want Unauthenticated", err)
	}
}

func second[T any](_ T, err error) error { return err }

func third[T, U any](_ T, _ U, err error) error { return err }
