package search

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

// keptReactions are what the indexes of earlier versions in testdata were made
// of; they never change.
func keptReactions() []tracker.Reaction {
	var list []tracker.Reaction
	words := strings.Fields("trust budget plan ward clinic king")
	for i := range 30 {
		r := tracker.Reaction{
			Meta:         tracker.Meta{ID: fmt.Sprintf("kept%02d", i)},
			Consultation: []string{"c1", "c1", "c2"}[i%3], Source: []string{"s1", "s2"}[i%2], Stakeholder: []string{"p1", "p2", "p3", ""}[i%4],
			SaidOn:     []tracker.CivilDate{"2014-05-01", "2014-05", "2014", "2015-12-31", "", "2013-04-30"}[i%6],
			State:      []tracker.ReactionState{tracker.Published, tracker.Published, tracker.Recorded, tracker.Published, tracker.Withdrawn}[i%5],
			Terms:      tracker.Terms{Status: []tracker.AttributionStatus{tracker.OnRecord, tracker.OnRecord, tracker.Background}[i%3], Permitted: i%7 > 0},
			Capacities: []tracker.Capacity{{Organisation: []string{"o1", "o2", "o3"}[i%3], Sector: "think_tank"}, {Organisation: "o4", Sector: "nhs_trust"}}[:1+i%2],
		}
		if i%4 == 1 {
			r.Terms.Embargo = time.Unix((nowMinute+int64(i%3-1))*60, 0).UTC()
		}
		r.Passages = []tracker.Passage{
			{Kind: tracker.Quote, Text: fmt.Sprintf("we not fund %s %s", words[i%6], words[(i/6)%6])},
			{Kind: []tracker.PassageKind{tracker.Reported, tracker.Context}[i%2], Text: "risk " + words[(i+3)%6]},
		}
		if i%3 > 0 {
			v := []tracker.Stance{tracker.Support, tracker.Oppose, tracker.Concerned}[i%3]
			r.Stances = []tracker.StanceOn{{Proposition: r.Consultation, Decision: &tracker.Decision{Value: v}}}
		}
		list = append(list, r)
	}
	return list
}

// unpackKept puts the index of an earlier version, as its program left it, into
// a folder.
func unpackKept(t *testing.T, version int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	z, err := zip.OpenReader(fmt.Sprintf("testdata/index-v%d.zip", version))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
