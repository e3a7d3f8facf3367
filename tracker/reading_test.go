package tracker

import (
	"strings"
	"testing"
	"time"

	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// Respondents who do not want to be named, or published, are flagged, and their
// names, bodies and offices do not reach the draft.
func TestWishesOfRespondents(t *testing.T) {
	doc, err := document.Read("replies.csv", []byte("Name,Job title,Organisation,Capacity,Comment,May we publish your response?\n"+
		"Ada Okoro,Chair,Pier Trust,Organisation,We welcome it.,Yes\n"+
		"Tim Marsh,Clerk,Crews' Union,Organisation,It is too soon.,Anonymously\n"+
		"Zoe Orrell,,,Member of the public,I am against it.,No\n"+
		"Ida Quay,,,Member of the public,I am for it.,\n"))
	if err != nil {
		t.Fatal(err)
	}
	read := extract.Reactions(ReaderInput(doc, nil))
	found := read.Reactions
	if len(found) != 4 {
		t.Fatalf("got %d reactions, want 4", len(found))
	}
	s := &Service{NewID: func() string { return "id" }, Now: func() time.Time { return time.Date(2031, 6, 3, 0, 0, 0, 0, time.UTC) }}
	drafts, _ := s.draftsOf(Source{}, Consultation{}, doc, read)
	for i, want := range []struct {
		speaker, label, flag string
		private              bool
	}{
		{"Ada Okoro", "", "", false},
		{"", "Organisation who asked not to be named", "asked not to be named (“Anonymously”)", false},
		{"Zoe Orrell", "", "asked not to be published (“No”)", true},
		{"Ida Quay", "", "asked and not answered", true},
	} {
		r := found[i]
		if r.Speaker != want.speaker || r.Label != want.label || (drafts[i].Terms != nil) != want.private || !strings.Contains(strings.Join(r.Flags, "; "), want.flag) || want.flag == "" && len(r.Flags) > 0 {
			t.Errorf("reply %d: got %q, %q, private %v, %q, want %+v", i+1, r.Speaker, r.Label, drafts[i].Terms != nil, r.Flags, want)
		}
		if want.speaker == "" && (r.Organisation != "" || r.Role != "" || r.Surname != "") {
			t.Errorf("reply %d: %q, %q are passed on", i+1, r.Role, r.Organisation)
		}
	}
	if terms := drafts[2].Terms; terms == nil || terms.Status != OffRecord || terms.Permitted {
		t.Errorf("what may not be published is proposed under %+v", terms)
	}
}
