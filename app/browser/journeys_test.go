package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const password = "four plain words here"

// roundUp is used where no corpus of real texts is at hand.
const roundUp = `Reaction: the plan for shared waiting lists has divided hospital leaders.


Ada Okoro, Harbour Trust chief executive

“We do support shared lists, provided that the [regional] board pays for the software.

“Nobody should wait longer because of where they live.”


Tobias Lindqvist, Association of Ward Sisters chair

“We do not support shared lists. They take the decision away from the people at the bedside.”
`

// pressText returns the longest real press text of the corpus, or the invented
// one on a machine without it.
func pressText(t *testing.T) string {
	t.Helper()
	corpus := os.Getenv("SOUNDINGS_TEST_CORPUS")
	if corpus == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must set SOUNDINGS_TEST_CORPUS")
		}
		return roundUp
	}
	files, err := filepath.Glob(filepath.Join(corpus, "seeds", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no press text in %s (%v)", corpus, err)
	}
	longest := ""
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > len(longest) {
			longest = string(b)
		}
	}
	return longest
}

// TestFromARoundUpToAPublishedQuote is the main job, each part by the role that
// does it.
func TestFromARoundUpToAPublishedQuote(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	setup := site.printed(`(http://\S+/setup/\S+)`)

	administrator := newTab(t, desktop)
	administrator.open(setup)
	administrator.sound()
	administrator.fill("#name", "Ada Administrator")
	administrator.fill("#email", "ada@example.org")
	administrator.fill("#password", password)
	administrator.click("main form button.govuk-button")

	comms := joined(t, site, administrator, "cora@example.org", "communications", "Cora Comms", desktop)
	policy := joined(t, site, administrator, "pat@example.org", "policy", "Pat Policy", desktop)
	journalist := joined(t, site, administrator, "jo@example.org", "journalist", "Jo Journalist", phone)

	comms.open(site.url + "/consultations/new")
	comms.sound()
	comms.fill("#title", "Joint commissioning")
	comms.fill("#slug", "joint-commissioning")
	comms.point("input[name=state][value=open]")
	comms.click(".sn-form__acts button.sn-button")
	comms.shows("Joint commissioning")

	comms.open(site.url + "/consultations/joint-commissioning/import")
	comms.fill("#text", pressText(t))
	comms.fill("#title", "Health leaders divided")
	comms.fill("#publisher", "The Commissioning Post")
	comms.fill("#published", "1 May 2014")
	comms.click(".sn-form__acts button.sn-button")
	comms.shows("0 of", "First, once for this source")
	comms.shot("review-before")
	comms.sound()
	comms.do(aimed("input[name=status][value=on_record]"), aimed("#terms-permitted"))
	comms.click(`form[action$="/terms"] button.govuk-button`)
	phrase := js[string](comms, `[...document.querySelectorAll(".sn-card--open .sn-passage__label")].map(l=>l.innerText).find(s=>s.includes("“")).split("“")[1].split(/\s+/).slice(0,6).join(" ")`)
	for range 40 {
		if !js[bool](comms, `!!document.querySelector('form[action$="/accept"] button.sn-button')`) {
			break
		}
		comms.click(`form[action$="/accept"] button.sn-button`)
	}
	comms.shows("All reviewed")

	search := site.url + "/quotes?q=" + `%22` + strings.ReplaceAll(phrase, " ", "+") + `%22`
	journalist.open(search)
	journalist.shows("No reaction matches")
	journalist.sound()

	comms.click(`form[action$="/publish"] button`)
	comms.shows("published")
	comms.click(`form[action$="/finish"] button`)
	comms.shot("review-after")
	comms.sound()

	journalist.open(site.url + "/quotes")
	journalist.do(chromedp.Focus(chromedp.CSS("#q")), keys(`"`+phrase+`"`), keys(kb.Enter))
	journalist.waitFor(`location.search.includes("q=") && document.querySelector("mark")`)
	if marked := js[string](journalist, `[...document.querySelectorAll("blockquote mark")].map(m=>m.innerText).join(" ")`); !strings.Contains(phrase, strings.Fields(marked)[0]) {
		t.Errorf("got %q marked for the phrase %q", marked, phrase)
	}
	journalist.shows("1 reaction", "1 May 2014")
	if js[bool](journalist, `document.querySelector("#filters").open`) {
		t.Error("on a phone the filters stand unfolded before the results of a search")
	}
	journalist.shot("journalist-phone")
	journalist.sound()

	policy.open(search)
	policy.click(`.sn-quote__src a[href^="/reactions/"]`)
	policy.sound()
	policy.do(aimed(".sn-decision summary"), aimed(".sn-scale__item--oppose label"),
		aimed(`.sn-decision [data-counter] label`))
	policy.fill(".sn-decision [name^=reason-]", "as read out at the meeting")
	policy.click(".sn-decision button.sn-button")
	policy.shows("Opposes", "decided by Pat Policy", "None found (by Pat Policy)")
	policy.open(site.url + "/quotes")
	policy.point("label[for=stance-oppose]")
	policy.waitFor(`location.search.includes("stance=oppose") && document.querySelector("#count").innerText.startsWith("1 reaction")`)
	policy.shot("policy-filter")
	policy.sound()
}

// joined invites somebody and follows the link in a window of their own.
func joined(t *testing.T, site *running, administrator *tab, email, role, name string, width int64) *tab {
	t.Helper()
	administrator.open(site.url + "/accounts")
	administrator.fill("#email", email)
	administrator.point(`form[action="/accounts/invite"] input[name=role][value=` + role + `]`)
	administrator.click(`form[action="/accounts/invite"] button`)
	link := js[string](administrator, `document.querySelector("#link").value`)
	administrator.sound()
	tb := newTab(t, width)
	tb.open(link)
	tb.sound()
	tb.fill("#name", name)
	tb.fill("#password", password)
	tb.click("main form button.govuk-button")
	if at := get(tb, chromedp.Location()); strings.Contains(at, "/invitations/") {
		t.Fatalf("%s was not taken in: %s", email, tb.text())
	}
	return tb
}
