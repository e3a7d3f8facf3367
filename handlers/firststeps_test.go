package handlers

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

// emptyPart is where a page says that there is nothing yet.
var emptyPart = regexp.MustCompile(`(?s)<div class="sn-empty">.*?</div>|<section class="sn-panel" aria-label="Changes of position">.*?</section>`)

var anyLink = regexp.MustCompile(`href="([^"]*)"`)

// another makes a consultation of which nothing is on file.
func (a *testApp) another(slug, title string) tracker.Consultation {
	a.t.Helper()
	con, err := a.service.CreateConsultation(a.t.Context(), a.people[tracker.Policy].viewer, tracker.Consultation{Slug: slug, Title: title,
		Opens: "2014-05-01", Closes: "2014-06-27", State: tracker.ConsultationOpen, Propositions: []tracker.Proposition{{Title: "A quay is built"}}})
	a.must(err)
	return con
}

// TestEmptyPagesSayWhatToDoFirst follows every link of the empty part of a page:
// there is one, and the role may follow each.
func TestEmptyPagesSayWhatToDoFirst(t *testing.T) {
	a := newApp(t)
	con := a.another("quay", "A quay")
	first := map[tracker.Role]string{tracker.Administrator: "/import", tracker.Communications: "/import", tracker.Policy: "/expected/list", tracker.Journalist: "/quotes"}
	for role, step := range first {
		for _, page := range []string{"", "/matrix", "/positions", "/changes", "/changes?when=lately", "/conditions", "/sources", "=/merges", "=/stakeholders?q=zz", "=/searches", "=/stakeholders/alike"} {
			at, absolute := strings.CutPrefix(page, "=")
			if !absolute {
				at = "/consultations/" + con.Slug + page
			}
			res := a.get(role, at)
			if res.StatusCode == 403 && role == tracker.Journalist {
				continue
			}
			part := emptyPart.FindString(res.wants(t, 200).body)
			links := anyLink.FindAllStringSubmatch(part, -1)
			if len(links) == 0 {
				t.Errorf("%s as %s: nothing leads on from %q", at, role, part)
			}
			for _, m := range links {
				a.get(role, html.UnescapeString(m[1])).wants(t, 200)
			}
			if (page == "" || page == "/matrix" || page == "/positions") && !strings.Contains(part, step) {
				t.Errorf("%s as %s: %q does not lead to %s", at, role, part, step)
			}
		}
	}
}

// TestEmptyPagesKeepTheirSecret compares what a journalist sees of a consultation
// with nothing on file with one where nothing is published: they are the same.
func TestEmptyPagesKeepTheirSecret(t *testing.T) {
	a := newApp(t)
	empty, secret := a.another("quay", "A quay"), a.another("mole", "A mole")
	a.consultation = secret
	a.record(a.seedDraft(a.seedSource(seedText, &tracker.Terms{Status: tracker.OnRecord, Permitted: true}), "Dov Haim", "Chair", "Mole Watch", benWords))
	asIf := strings.NewReplacer(secret.ID, empty.ID, secret.Slug, empty.Slug, secret.Title, empty.Title, secret.Propositions[0].ID, empty.Propositions[0].ID)
	for _, page := range []string{"", "?of=individuals", "?of=reactions", "/matrix", "/positions", "/changes", "/conditions"} {
		want, got := a.get(tracker.Journalist, "/consultations/quay"+page).wants(t, 200), a.get(tracker.Journalist, "/consultations/mole"+page).wants(t, 200)
		if got := asIf.Replace(got.words()); got != want.words() {
			t.Errorf("%s: a journalist can tell that something is on file:\n%s\nand without:\n%s", page, got, want.words())
		}
	}
	a.get(tracker.Policy, "/consultations/mole/positions").wants(t, 200, "1 organisation heard from")
}

// TestAnUndatedDecisionIsNoneToCome has a person whose only decided stance has no
// date: the profile does not say that nothing is decided.
func TestAnUndatedDecisionIsNoneToCome(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	r, err := a.service.Store.Reactions().Get(t.Context(), a.published.ID)
	a.must(err)
	r.SaidOn = ""
	r, err = a.service.Store.Reactions().Update(t.Context(), r)
	a.must(err)
	a.must(a.service.Index.Put(t.Context(), r))
	a.get(tracker.Journalist, "/stakeholders/"+r.Stakeholder).wants(t, 200, "1 of 1 reaction decided", "Which is the latest is not known", "!None is decided yet")
}
