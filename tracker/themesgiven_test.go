package tracker_test

import (
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

func lastThemes(r tracker.Reaction) string {
	words := ""
	for _, e := range r.Events {
		if e.Action == "set themes" {
			words = e.New
		}
	}
	return words
}

func TestThemesAreLoggedWithAReaction(t *testing.T) {
	w := newWorld(t)
	c := w.themedConsultation()
	in := call("themed")
	in.Themes = []string{"another's"}
	_, _, err := w.LogReaction(t.Context(), comms, in)
	wantField(t, err, "themes", "there no more")
	in.Themes = []string{c.Themes[1].ID, c.Themes[0].ID}
	r := w.log(in)
	if !slices.Equal(r.Themes, []string{c.Themes[0].ID, c.Themes[1].ID}) || lastThemes(r) != "Money, Staff" {
		t.Errorf("got %v and event %q, want both in the order of the consultation", r.Themes, lastThemes(r))
	}
	if got := w.total(comms, tracker.Search{Themes: []string{c.Themes[0].ID}}); got != 1 {
		t.Errorf("%d found by the theme, want 1", got)
	}
}

func TestAllThatIsAcceptedHasTheThemesOfItsSourceAndItsOwn(t *testing.T) {
	w := newWorld(t)
	c := w.themedConsultation()
	money, staff := c.Themes[0].ID, c.Themes[1].ID
	review := w.imported(roundUp)
	src := review.Source
	_, err := w.SetTermsAndThemes(t.Context(), comms, src.ID, src.Revision, onRecord, []string{"another's"})
	wantField(t, err, "themes", "there no more")
	_, err = w.SetTermsAndThemes(t.Context(), comms, src.ID, src.Revision+1, onRecord, []string{money})
	wantKind(t, err, tracker.Conflict)
	src, err = w.SetTermsAndThemes(t.Context(), comms, src.ID, src.Revision, onRecord, []string{money})
	if err != nil || !slices.Equal(src.Themes, []string{money}) || src.Events[len(src.Events)-1].New != "Money" {
		t.Fatalf("got %v, %+v (%v)", src.Themes, src.Events, err)
	}
	if src, err = w.SetTerms(t.Context(), comms, src.ID, src.Revision, onRecord); err != nil || len(src.Themes) != 1 {
		t.Errorf("got %v (%v): terms alone keep the themes", src.Themes, err)
	}
	d, other := review.Drafts[0], review.Drafts[1]
	e := d.AsFound()
	e.Themes = []string{"another's"}
	_, err = w.AcceptDraft(t.Context(), comms, d.ID, e)
	wantField(t, err, "themes", "there no more")
	e.Themes = []string{staff}
	r, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
	if err != nil || !slices.Equal(r.Themes, []string{money, staff}) || lastThemes(r) != "Money, Staff" {
		t.Errorf("got %v, %q (%v), want that of the source and its own", r.Themes, lastThemes(r), err)
	}
	if r, err = w.AcceptDraft(t.Context(), comms, other.ID, other.AsFound()); err != nil || !slices.Equal(r.Themes, []string{money}) {
		t.Errorf("got %v (%v), want that of the source", r.Themes, err)
	}
}

func TestAColumnOfThemes(t *testing.T) {
	const head = "name,organisation,comment,themes\n"
	words := func(name, themes string) string {
		return name + ",Lantern Society,We would sign today if the board paid for the work of the practices," + themes + "\n"
	}
	for _, tt := range []struct {
		name, cells string
		want        []int // which themes the first draft has
		fault       string
	}{
		{"one", words("Ada Okoro", "money"), []int{0}, ""},
		{"several with semicolons and commas", words("Ada Okoro", `"Staff; money , MONEY"`), []int{0, 1}, ""},
		{"a name with a comma in it", words("Ada Okoro", `"Pace, and place"`), []int{2}, ""},
		{"none", words("Ada Okoro", "") + words("Ivo Brandt", "Staff"), nil, ""},
		{"unknown", words("Ada Okoro", "Staff") + words("Ivo Brandt", "Staff; Parking"), nil, "Row 3: “Parking”. It has: Money; Staff; Pace, and place."},
		{"unknown in many rows", manyWith(words, "Parking", 12), nil, "; and 2 more."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			c := w.consultation()
			c.Themes = []tracker.Theme{{Name: "Money"}, {Name: "Staff"}, {Name: "Pace, and place"}}
			c, err := w.UpdateConsultation(t.Context(), policy, c)
			if err != nil {
				t.Fatal(err)
			}
			src, err := w.Import(t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "r.csv", Bytes: []byte(head + tt.cells)})
			if tt.fault != "" {
				wantField(t, err, "file", tt.fault)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, i := range tt.want {
				want = append(want, c.Themes[i].ID)
			}
			d := w.review(src.ID).Drafts[0]
			if !slices.Equal(d.Themes, want) {
				t.Fatalf("got %v, want %v", d.Themes, want)
			}
			if src, err = w.SetTerms(t.Context(), comms, src.ID, src.Revision, onRecord); err != nil {
				t.Fatal(err)
			}
			list, err := w.AcceptAll(t.Context(), comms, src.ID)
			if err != nil || len(list) == 0 || !slices.Equal(list[0].Themes, want) {
				t.Errorf("got %+v (%v), want the themes of the row", list, err)
			}
		})
	}
}

func manyWith(row func(name, themes string) string, theme string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(row("Ada Okoro"+string(rune('a'+i)), theme))
	}
	return b.String()
}
