package tracker_test

import (
	"strings"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

// TestABodyIsFoundByEachOfItsNames searches for bodies by names that the words
// do not use. "Secret Pier Society" is another name of a body that was added,
// which may come from words that are not published.
func TestABodyIsFoundByEachOfItsNames(t *testing.T) {
	w := spokenWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	for id, words := range map[string]string{
		"b1": "Lancaster University found little.", "b2": "QMUL found less.", "b3": "Who was asked? Nobody with a mind of their own.",
		"b4": "The Secret Pier Society met.", "b5": "The Health Committee heard nothing of Queen Mary.", "b6": "NHSPS owns the roof.",
	} {
		w.says(id, "Nell Brand", "Quay Forum", words, nil)
	}
	// As good as not there for who sees only what is published.
	if _, err := w.SaveOrganisation(t.Context(), admin, tracker.Organisation{Name: "Hidden Roofs", OtherNames: []string{"NHS Property Services roof"}, Sectors: []tracker.Sector{"other"}}); err != nil {
		t.Fatal(err)
	}
	w.pass(2 * time.Second)
	for _, tt := range []struct {
		viewer tracker.Viewer
		words  string
		want   string
	}{
		{journalist, "Queen Mary University of London", ""}, // QMUL could be a word
		{journalist, "nhs property services", "b6"},
		{journalist, "NHSPS", "b6"},
		{journalist, "NHS Property Services roof", "b6"},
		{journalist, "NHSPS roof", "b6"},
		{journalist, "QMUL", "b2"},
		{journalist, "-QMUL found", "b1"},
		{journalist, `"NHS Property Services"`, ""},
		{journalist, "NHS Property Services", "b6"},
		{journalist, "roof NHS Property Services", "b6"},
		{journalist, "Mind", "b3"},
		{journalist, "who asked", "b3"},
		{journalist, "Pier Society met nobody", ""},
		{policy, "Pier Society", "b4"},
		{policy, "(NHS Property Services) OR little", "b1 b6"},
	} {
		p, err := w.SearchQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.words), Order: tracker.Oldest})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range p.Hits {
			got = append(got, h.Reaction.ID)
		}
		if p.Loose {
			got = nil
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s, %q: got %q, want %q", tt.viewer.Role, tt.words, got, tt.want)
		}
	}
}
