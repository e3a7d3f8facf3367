package browser

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// misspelt names a body of the directory with a slip of one letter.
const misspelt = `Reaction: the plan for shared lists.


Ada Okoro, Wraxley Harbuor Partnership chief executive

“We do support shared lists.”
`

// TestASlipInANameLeadsToTheKnownBody goes from a body in the directory to a
// text that misspells it, and back to the body's page.
func TestASlipInANameLeadsToTheKnownBody(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	administrator := newTab(t, desktop)
	administrator.open(site.printed(`(http://\S+/setup/\S+)`))
	administrator.fill("#name", "Ada Administrator")
	administrator.fill("#email", "ada@example.org")
	administrator.fill("#password", password)
	administrator.click("main form button.govuk-button")

	administrator.open(site.url + "/organisations/new")
	administrator.fill("#name", "Wraxley Harbour Partnership")
	administrator.fill("#other_names", "WHP")
	administrator.point("input[name=sector][value=nhs_trust]")
	administrator.click(".sn-form__acts button.sn-button")
	administrator.shows("Wraxley Harbour Partnership")
	page := js[string](administrator, "location.href")

	administrator.open(site.url + "/consultations/new")
	administrator.fill("#title", "Shared lists")
	administrator.fill("#slug", "shared-lists")
	administrator.point("input[name=state][value=open]")
	administrator.click(".sn-form__acts button.sn-button")
	administrator.open(site.url + "/consultations/shared-lists/import")
	administrator.fill("#text", misspelt)
	administrator.fill("#title", "The plan")
	administrator.click(".sn-form__acts button.sn-button")
	administrator.point("input[name=status][value=on_record]")
	administrator.click(`form[action$="/terms"] button.govuk-button`)
	administrator.shows("Likely: one letter differs from Wraxley Harbour Partnership", "New: will be added to the directory", "Which body")
	administrator.shot("directory-slip")
	administrator.sound()

	administrator.click(`form[action$="/accept"] button.sn-button`)
	administrator.shows("Say which body is meant")
	administrator.do(chromedp.SetValue(chromedp.CSS("#body"), js[string](administrator, `[...document.querySelectorAll("#body option")].find(o=>o.innerText=="Wraxley Harbour Partnership").value`)))
	administrator.click(`form[action$="/accept"] button.sn-button`)
	administrator.shows("All reviewed")

	administrator.open(page[:strings.IndexAny(page+"?", "?#")])
	administrator.shows("We do support shared lists", "Ada Okoro")
	administrator.shot("directory-body")
}
