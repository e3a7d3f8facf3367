package handlers

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestStakeholdersAreListedByWhoMaySeeThem(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Policy, "/stakeholders").wants(t, 200, "2 stakeholders", "Ada Okoro", "Ben Carver", "Chief executive, Harbour Trust",
		`href="/quotes?speaker=`+a.published.Stakeholder, "!Cleo Marsh")
	a.get(tracker.Journalist, "/stakeholders").wants(t, 200, "1 stakeholder", "Ada Okoro", "!Ben Carver", "!Carver")
	a.get(tracker.Journalist, "/stakeholders?q=carver").wants(t, 200, "0 stakeholders", "!Ben", `value="carver"`)
	a.get(tracker.Policy, "/stakeholders?q=CARV&letter=C").wants(t, 200, "1 stakeholder", "Ben Carver", "!Ada Okoro")
	a.get(tracker.Policy, "/stakeholders?q=%3Cscript%3E").wants(t, 200, "!<script>alert", "&lt;script&gt;", "Nobody here")
}

func TestManyStakeholdersHaveLettersAndPages(t *testing.T) {
	a := newApp(t)
	for i := range 60 {
		_, err := a.service.Store.Stakeholders().Insert(t.Context(), tracker.Stakeholder{Meta: tracker.Meta{ID: a.service.NewID()}, Name: fmt.Sprintf("Zed Aaronson%02d", i)})
		a.must(err)
	}
	a.get(tracker.Policy, "/stakeholders").wants(t, 200, "62 stakeholders", `href="/stakeholders?letter=A"`, `href="/stakeholders?letter=O"`, `!href="/stakeholders?letter=X"`,
		`href="/stakeholders?page=2"`, "Aaronson49", "!Aaronson50", "!Ada Okoro")
	a.get(tracker.Policy, "/stakeholders?page=2").wants(t, 200, "Aaronson50", "Ada Okoro")
	a.get(tracker.Policy, "/stakeholders?letter=O").wants(t, 200, "1 stakeholder", "Ada Okoro", "!Aaronson01")
	a.get(tracker.Policy, "/stakeholders?page=-4").wants(t, 200, "Aaronson00")
	a.get(tracker.Policy, "/stakeholders?page=99999999999").wants(t, 200)
}

func TestAPersonWhoIsHiddenIsAsIfNotThere(t *testing.T) {
	a := newApp(t)
	for _, tt := range []struct{ family, hidden, shown string }{
		{"/stakeholders/", a.hidden.Stakeholder, a.published.Stakeholder},
		{"/organisations/", a.hidden.Capacity().Organisation, a.published.Capacity().Organisation},
	} {
		missing := a.get(tracker.Journalist, tt.family+"01J99999999999999999999999").wants(t, 404)
		if hidden := a.get(tracker.Journalist, tt.family+tt.hidden).wants(t, 404); hidden.words() != missing.words() {
			t.Errorf("%s: what is hidden is told from what is not there", tt.family)
		}
		a.get(tracker.Policy, tt.family+tt.hidden).wants(t, 200, "Not published", "The plan sinks us")
		a.get(tracker.Journalist, tt.family+tt.shown).wants(t, 200, "We support the new pier &lt;b&gt;", `Reactions on file</dt><dd><a class="govuk-link govuk-link--no-visited-state" href="/quotes?`, `>1</a></dd>`, "!/edit", "!/sources/")
	}
}

func TestStakeholderPage(t *testing.T) {
	a := newApp(t)
	r := a.decide(a.published, a.consultation.ID, tracker.QualifiedSupport)
	here := "/stakeholders/" + r.Stakeholder
	a.get(tracker.Policy, here).wants(t, 200, "Ada Okoro", "AO", "Chief executive", "Harbour Trust", "12 June 2014: supports with conditions",
		"/reactions/"+r.ID, here+"/edit", "A pier is built", here+"?proposition="+a.consultation.Propositions[1].ID,
		"/quotes?consultation=harbour-2014&amp;proposition="+a.consultation.ID+"&amp;speaker="+r.Stakeholder, "Supports with conditions", "/sources/"+a.source.ID)
	a.get(tracker.Policy, here+"?proposition="+a.consultation.Propositions[1].ID).wants(t, 200, "On: Ships pay for it", "No line yet")
	a.get(tracker.Policy, here+"?page=9").wants(t, 200, "Ada Okoro", "12 June 2014: supports with conditions", "!None is decided yet")
}

func TestEditStakeholder(t *testing.T) {
	a := newApp(t)
	edit := "/stakeholders/" + a.published.Stakeholder + "/edit"
	a.get(tracker.Communications, edit).wants(t, 200, `value="Ada Okoro"`, `name="revision" value="1"`)
	a.post(tracker.Communications, edit, url.Values{"revision": {"1"}, "name": {" "}, "honorific": {"Dame"}, "other_names": {"A. Okoro"}}).
		wants(t, 422, "Enter the person", `id="name-error"`, `value="Dame"`, "A. Okoro")
	a.post(tracker.Communications, edit, url.Values{"revision": {"1"}, "name": {"Ada Okoro"}, "honorific": {"Dame"}, "other_names": {"A. Okoro\r\n\r\nA Okoro-Vane"}}).
		leadsTo(t, "/stakeholders/"+a.published.Stakeholder)
	a.get(tracker.Policy, "/stakeholders/"+a.published.Stakeholder).wants(t, 200, "Dame Ada Okoro", "A Okoro-Vane", "Chief executive")
	a.post(tracker.Communications, edit, url.Values{"revision": {"1"}, "name": {"Mine"}}).wants(t, 409, "Somebody else has changed this", `value="Mine"`, "There now: Dame Ada Okoro", `value="2"`)
	r, err := a.service.Reaction(t.Context(), a.people[tracker.Policy].viewer, a.published.ID)
	a.must(err)
	if r.Reaction.By() != "Ada Okoro" {
		t.Errorf("the reaction is by %q now, want the name as it was printed", r.Reaction.By())
	}
}

// held is the form of a person with rows for positions: role, organisation, from, to.
func held(revision string, rows ...[4]string) url.Values {
	form := url.Values{"revision": {revision}, "name": {"Ada Okoro"}, "positions": {strconv.Itoa(len(rows))}}
	for i, row := range rows {
		for at, field := range []string{"role", "organisation", "from", "to"} {
			form.Set(field+"-"+strconv.Itoa(i), row[at])
		}
	}
	return form
}

func TestPositionsOfAPerson(t *testing.T) {
	a := newApp(t)
	here, trust := "/stakeholders/"+a.published.Stakeholder, a.published.Capacity().Organisation
	edit := here + "/edit"
	a.get(tracker.Communications, edit).wants(t, 200, `name="role-0" type="text" value="Chief executive"`, `name="organisation-0" type="text" value="Harbour Trust"`,
		`name="organisation_id-0" value="`+trust+`"`, `name="role-1"`, `name="positions" value="2"`, `data-suggest-into="organisation_id-0"`)

	more := held("1", [4]string{"Chair", "BMA", "May 2014", ""})
	more.Set("add_position", "1")
	a.post(tracker.Communications, edit, more).wants(t, 200, `value="Chair"`, `value="BMA"`, `value="May 2014"`, `name="role-3"`, `name="positions" value="4"`)
	for _, tt := range []struct {
		name  string
		row   [4]string
		shows []string
	}{
		{"ends before it begins", [4]string{"Chair", "BMA", "June 2014", "1 May 2014"}, []string{`id="from-0-error"`, "not after the end", `value="June 2014"`, `value="1 May 2014"`}},
		{"no date", [4]string{"Chair", "BMA", "soon", "<b>"}, []string{`id="from-0-error"`, `id="to-0-error"`, `value="soon"`, `value="&lt;b&gt;"`}},
		{"unknown body", [4]string{"Chair", "Harbor Trust", "", ""}, []string{`id="organisation-0-error"`, "Did you mean Harbour Trust?", `value="Harbor Trust"`}},
		{"only a date", [4]string{"", "", "2014", ""}, []string{`id="role-0-error"`, "empty the dates"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a.post(tracker.Communications, edit, held("1", tt.row)).wants(t, 422, tt.shows...)
		})
	}
	both := held("1", [4]string{}, [4]string{"Chair", "bma", "2014", "12 June 2014"}, [4]string{"Chief executive", "Harbour Trust", "", "may 2014"})
	both.Set("organisation_id-1", trust) // chosen before another name was typed
	a.post(tracker.Communications, edit, both).leadsTo(t, here)
	a.get(tracker.Policy, here).wants(t, 200, "British Medical Association", "2014 to 12 June 2014", "until May 2014")
	a.get(tracker.Communications, edit).wants(t, 200, `value="12 June 2014"`, `name="organisation_id-0" value="british-medical-association"`)
	a.post(tracker.Communications, edit, held("1", [4]string{"Treasurer", "BMA", "", ""})).
		wants(t, 409, `value="Treasurer"`, "There now: Ada Okoro; Chair, British Medical Association, 2014 to 12 June 2014; Chief executive, Harbour Trust, until May 2014", `name="revision" value="2"`)
	a.post(tracker.Communications, edit, held("2", [4]string{})).leadsTo(t, here)
	st, err := a.service.Store.Stakeholders().Get(t.Context(), a.published.Stakeholder)
	a.must(err)
	if len(st.Positions) != 0 {
		t.Errorf("got %v, want positions that were emptied gone", st.Positions)
	}
	if last := st.Events[len(st.Events)-1]; !strings.Contains(last.Old, "Chair, British Medical Association (2014 to 2014-06-12)") || last.New != "Ada Okoro" {
		t.Errorf("the history has %+v", last)
	}
	a.post(tracker.Journalist, edit, held("3")).wants(t, 403)
}

func TestOrganisations(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Journalist, "/organisations?q=harbour").wants(t, 200, "1 organisation", "Harbour Trust", "1 reaction<", "!/organisations/new")
	a.get(tracker.Journalist, "/organisations?q=quay").wants(t, 200, "0 organisations", "!Quay Forum")
	a.get(tracker.Administrator, "/organisations?q=quay").wants(t, 200, "Quay Forum", "1 reaction<")
	a.get(tracker.Administrator, "/organisations?q=none&sector=think_tank").wants(t, 200, "/organisations/new", `value="think_tank" selected`)
	all := a.get(tracker.Policy, "/organisations").wants(t, 200, `href="/organisations?page=2"`)
	if second := a.get(tracker.Policy, "/organisations?page=2").wants(t, 200); second.words() == all.words() {
		t.Error("the second page is the first")
	}
	r := a.decide(a.published, a.consultation.ID, tracker.Support)
	id := r.Capacity().Organisation
	a.get(tracker.Policy, "/organisations/"+id).wants(t, 200, "Harbour Trust", "Ada Okoro", "Others", "Stance of its reactions",
		"/quotes?consultation=harbour-2014&amp;organisation="+id+"&amp;proposition="+a.consultation.ID+"&amp;stance=support")
}

// TestANewOrganisationWithALikeNameIsAskedAboutOnce holds that the question comes with
// whatever else is wrong, and again for another name.
func TestANewOrganisationWithALikeNameIsAskedAboutOnce(t *testing.T) {
	a := newApp(t)
	const admin = tracker.Administrator
	first := a.post(admin, "/organisations", url.Values{"name": {"Guild of Pilots"}, "sector": {"other"}})
	if first.StatusCode != 303 {
		t.Fatalf("got %d:\n%s", first.StatusCode, first.body)
	}
	a.post(admin, "/organisations", url.Values{"name": {"Guild of Piolts"}}).
		wants(t, 422, "Say whether it is another organisation than Guild of Pilots.", `id="another-error"`, "Choose at least one sector", `href="`+first.Header.Get("Location")+`"`, `name="asked" value="Guild of Piolts"`)
	form := url.Values{"name": {"Guild of Piolts"}, "sector": {"other"}, "asked": {"Guild of Pilotz"}, "another": {"yes"}}
	a.post(admin, "/organisations", form).wants(t, 422, `id="another-error"`)
	form.Set("asked", "Guild of Piolts")
	made := a.post(admin, "/organisations", form)
	if made.StatusCode != 303 {
		t.Fatalf("got %d:\n%s", made.StatusCode, made.body)
	}
	here := made.Header.Get("Location")
	a.post(admin, here+"/edit", url.Values{"revision": {"1"}, "name": {"Guild of Pilotes"}, "sector": {"other"}}).leadsTo(t, here)
}

func TestCreateAndEditOrganisation(t *testing.T) {
	a := newApp(t)
	const admin = tracker.Administrator
	a.get(admin, "/organisations/new").wants(t, 200, `data-suggest="/suggest/organisations"`, `name="sector"`)
	a.post(admin, "/organisations", url.Values{"other_names": {"<i>"}, "parent": {"Nobody's body"}, "ods_code": {"x1"}}).
		wants(t, 422, "Enter the body", "Choose at least one sector", "Choose another body of the list", `id="sector-error"`, `id="parent-error"`, "&lt;i&gt;", "Nobody&#39;s body", `value="X1"`)
	a.post(admin, "/organisations", url.Values{"name": {"The Harbour Trust"}, "sector": {"other"}}).wants(t, 422, "has the same name", `id="name-error"`)
	got := a.post(admin, "/organisations", url.Values{"name": {"Dock Society"}, "other_names": {"DS\nDocks"}, "sector": {"think_tank", "academic"}, "parent": {"harbour trust"}, "ods_code": {"x1"}})
	if got.StatusCode != 303 {
		t.Fatalf("got %d:\n%s", got.StatusCode, got.body)
	}
	here := got.Header.Get("Location")
	a.get(admin, here).wants(t, 200, "Dock Society", "Docks", "Think tanks", "Academics", "Harbour Trust", "X1")
	a.post(admin, here+"/edit", url.Values{"revision": {"1"}, "name": {"Dock Society"}, "sector": {"think_tank"}, "parent": {"Dock Society"}}).wants(t, 422, `id="parent-error"`)
	a.post(admin, here+"/edit", url.Values{"revision": {"1"}, "name": {"Dock Society"}, "sector": {"think_tank"}, "parent": {"Harbor Trust"}}).
		wants(t, 422, "Did you mean Harbour Trust?", `value="Harbor Trust"`)
	a.post(admin, here+"/edit", url.Values{"revision": {"1"}, "name": {"Dock Club"}, "sector": {"think_tank"}, "parent": {"BMA"}}).leadsTo(t, here)
	a.get(admin, here).wants(t, 200, "Dock Club", "British Medical Association", "!Academics", "!X1", "!Docks")
	a.post(admin, here+"/edit", url.Values{"revision": {"1"}, "name": {"Mine"}, "sector": {"other"}}).wants(t, 409, `value="Mine"`, "There now: Dock Club", `name="revision" value="2"`)
	bma := "/organisations/british-medical-association/edit"
	a.post(admin, bma, url.Values{"revision": {"1"}, "name": {"British Medical Association"}, "sector": {"other"}, "parent": {"dock club"}}).
		wants(t, 422, `id="parent-error"`, "would be a part of itself", `value="dock club"`)
	a.post(admin, here+"/edit", url.Values{"revision": {"2"}, "name": {"Dock Club"}, "counted": {"academic"}, "sector": {"think_tank", "academic"}, "parent": {"BMA"},
		"parent_id": {a.published.Capacity().Organisation}, "ods_code": {"zz9"}}).leadsTo(t, here) // the name counts, not what was chosen before
	a.get(admin, here).wants(t, 200, "British Medical Association", "Think tanks", "Academics", "ZZ9")
	a.get(admin, here+"/edit").wants(t, 200, `<option value="academic" selected>`, `name="parent_id" value="british-medical-association"`)
	a.post(admin, bma, url.Values{"revision": {"1"}, "name": {"British Medical Association"}, "sector": {"other"}, "ods_code": {"ZZ9"}}).
		wants(t, 422, `id="ods_code-error"`, "Dock Club has this code already")
	a.post(admin, "/organisations/none/edit", url.Values{"name": {"X"}, "sector": {"other"}}).wants(t, 404)
}

// TestSavingAnUntouchedFormKeepsTheCountedSector sends the ticked sectors back in the
// order of the form.
func TestSavingAnUntouchedFormKeepsTheCountedSector(t *testing.T) {
	names := tracker.FirstSectors()
	o := tracker.Organisation{Sectors: []tracker.Sector{"think_tank", "clinical_commissioning_group"}}
	var ticked []tracker.Sector
	for _, option := range sectorChoices(countedFirst(names, o), o.Sectors...) {
		if option.Selected {
			ticked = append(ticked, tracker.Sector(option.Value))
		}
	}
	if !slices.Equal(ticked, o.Sectors) {
		t.Errorf("got %v, want %v", ticked, o.Sectors)
	}
	if got := countedFirst(names, o); len(got) != len(names) || got[2].Code != "professional_body_union" {
		t.Errorf("got %v, want the others in their order after them", got)
	}
}

func TestSectors(t *testing.T) {
	a := newApp(t)
	const admin = tracker.Administrator
	a.get(admin, "/sectors").wants(t, 200, "Think tanks", `id="label-think_tank"`, "/organisations?sector=think_tank", "10 sectors")
	for _, tt := range []struct {
		name   string
		form   url.Values
		status int
		shows  []string
	}{
		{"stale", url.Values{"revision": {"9"}, "what": {"add"}, "label": {"Ports"}}, 409, []string{"Somebody else has changed this", `value="Ports"`}},
		{"no name", url.Values{"revision": {"1"}, "what": {"add"}, "code": {"ports"}}, 422, []string{"Each sector needs a name", `id="label-error"`, `value="ports"`}},
		{"bad code", url.Values{"revision": {"1"}, "what": {"add"}, "code": {"Ports & <docks>"}, "label": {"Ports"}}, 422, []string{"Use small letters, digits and underscores", `id="code-error"`, "Ports &amp; &lt;docks&gt;"}},
		{"taken code", url.Values{"revision": {"1"}, "what": {"add"}, "code": {"think_tank"}, "label": {"Ports"}}, 422, []string{"is in the list twice"}},
		{"rename to nothing", url.Values{"revision": {"1"}, "what": {"rename"}, "code": {"think_tank"}, "label": {""}}, 422, []string{`id="label-think_tank-error"`}},
		{"rename what is not there", url.Values{"revision": {"1"}, "what": {"rename"}, "code": {"none"}, "label": {"X"}}, 422, []string{"There is no such sector"}},
	} {
		t.Run(tt.name, func(t *testing.T) { a.post(admin, "/sectors", tt.form).wants(t, tt.status, tt.shows...) })
	}
	a.post(admin, "/sectors", url.Values{"revision": {"1"}, "what": {"add"}, "label": {"Ports and docks"}}).leadsTo(t, "/sectors")
	a.post(admin, "/sectors", url.Values{"revision": {"2"}, "what": {"rename"}, "code": {"think_tank"}, "label": {"Thinkers"}}).leadsTo(t, "/sectors")
	a.get(admin, "/sectors").wants(t, 200, "11 sectors", `id="label-ports_and_docks"`, "Thinkers", "!Think tanks")
}
