package handlers

import (
	"net/http"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestDirectoryMatchInWords(t *testing.T) {
	tests := []struct {
		link tracker.Link
		want string
		open bool
	}{
		{tracker.Link{}, "", false},
		{tracker.Link{How: tracker.LinkKnown, Name: "Harbour Trust"}, "Known: Harbour Trust", false},
		{tracker.Link{How: tracker.LinkAlias, Name: "Harbour Trust", Written: "HT"}, "Known: Harbour Trust, also known as HT", false},
		{tracker.Link{How: tracker.LinkNear, Choices: []tracker.Listed{{Name: "Harbour Trust"}}}, "Likely: one letter differs from Harbour Trust.", true},
		{tracker.Link{How: tracker.LinkSurname, Choices: []tracker.Listed{{Name: "Ada Okoro"}}}, "Likely: only a surname, and Ada Okoro is of this body.", true},
		{tracker.Link{How: tracker.LinkSeveral, Choices: make([]tracker.Listed, 2)}, "Unsure: 2 people have this name.", true},
		{tracker.Link{How: tracker.LinkNew}, "New: will be added to the directory", false},
	}
	for _, tt := range tests {
		m := directoryMatch(tt.link, "people")
		if got := strings.Trim(m.Sure+": "+m.Note, ": "); !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" || m.Open != tt.open {
			t.Errorf("%s: got %q, open %v, want %q, open %v", tt.link.How, got, m.Open, tt.want, tt.open)
		}
	}
}

func TestASlipInTheNameOfABodyIsAskedAbout(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	known := a.record(a.seedDraft(a.source, "Ines Halloran", "Member", "Wraxley Harbour Trust", benWords)).Capacity().Organisation
	d := a.seedDraft(a.source, "Ines Halloran", "Member", "Wraxley Harbuor Trust", benWords)
	at, accept := draftHref(a.source.ID, d.Number), "/drafts/"+d.ID+"/accept"
	page := a.get(comms, at).wants(t, http.StatusOK, "<strong>Likely</strong>: one letter differs from Wraxley Harbour Trust", `value="`+known+`"`, "A new body of the same name")
	form := fields(t, page.body, accept)
	a.post(comms, accept, form).wants(t, http.StatusUnprocessableEntity, `id="body-error"`, "Say which body is meant: Wraxley Harbour Trust")
	form.Set("body", known)
	a.post(comms, accept, form)
	p, err := a.service.Reaction(t.Context(), a.people[comms].viewer, d.Reaction)
	a.must(err)
	if c := p.Reaction.Capacity(); c.Organisation != known || c.OrganisationName != "Wraxley Harbuor Trust" {
		t.Errorf("got %+v, want the known body under the words of the text", c)
	}
}

func TestANewRoleIsAskedSinceWhen(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	known := a.record(a.seedDraft(a.source, "Wilf Ammer", "Clerk", "Vale Forum", benWords)).Stakeholder
	same := a.seedDraft(a.source, "Wilf Ammer", "Clerk", "Vale Forum", benWords)
	a.get(comms, draftHref(a.source.ID, same.Number)).wants(t, http.StatusOK, `!name="role_from"`)
	d := a.seedDraft(a.source, "Wilf Ammer", "Chair", "Vale Forum", benWords)
	accept := "/drafts/" + d.ID + "/accept"
	form := fields(t, a.get(comms, draftHref(a.source.ID, d.Number)).wants(t, http.StatusOK, "The directory has: Clerk, Vale Forum.").body, accept)
	form.Set("role_from", "Whitsun")
	a.post(comms, accept, form).wants(t, http.StatusUnprocessableEntity, `id="role_from-error"`, `value="Whitsun"`)
	form.Set("role_from", "May 2014")
	a.post(comms, accept, form)
	st, err := a.service.Store.Stakeholders().Get(t.Context(), known)
	a.must(err)
	if len(st.Positions) != 2 || st.Positions[1].From != "2014-05" {
		t.Errorf("got %+v, want the new role since May 2014", st.Positions)
	}
}

func TestSomebodyNewIsShownAsNew(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	d := a.seedDraft(a.source, "Wilf Ammer", "Clerk", "Vale Forum", benWords)
	page := a.get(tracker.Communications, draftHref(a.source.ID, d.Number))
	page.wants(t, http.StatusOK, "<strong>New</strong>: will be added to the directory", "Somebody new, who is added", "A new body, which is added", "Not sure: keep the name as printed", "!A new person of the same name", `data-suggest="/suggest/people"`)
	form := fields(t, page.body, "/drafts/"+d.ID+"/accept")
	form.Set("stakeholder", tracker.UnsurePerson)
	form.Set("said_on", "31 June")
	a.post(tracker.Communications, "/drafts/"+d.ID+"/accept", form).wants(t, http.StatusUnprocessableEntity, "<strong>Not sure</strong>: the name is kept as printed", `value="unsure" selected`)
	form.Set("said_on", "")
	a.post(tracker.Communications, "/drafts/"+d.ID+"/accept", form)
	a.get(tracker.Communications, "/reactions/"+d.Reaction).wants(t, http.StatusOK, "Wilf Ammer", "linked to nobody in the directory yet", `name="stakeholder"`, "Leave it open")
	known := a.record(a.seedDraft(a.source, "Wilf Ammer", "Clerk", "Vale Forum", benWords)).Stakeholder
	again := fields(t, a.get(tracker.Communications, "/reactions/"+d.Reaction).body, "/reactions/"+d.Reaction+"/correct")
	again.Set("stakeholder", known)
	again.Set("reason", "it is he")
	a.post(tracker.Communications, "/reactions/"+d.Reaction+"/correct", again).leadsTo(t, "/reactions/"+d.Reaction)
	a.get(tracker.Communications, "/reactions/"+d.Reaction).wants(t, http.StatusOK, "!linked to nobody", `!name="stakeholder"`)
}
