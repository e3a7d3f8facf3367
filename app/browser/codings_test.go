package browser

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// recordRoundUp brings the invented round-up in and records its two reactions,
// unpublished.
func recordRoundUp(tb *tab, site *running) {
	tb.t.Helper()
	tb.open(site.url + "/consultations/new")
	tb.fill("#title", "Shared waiting lists")
	tb.fill("#slug", "shared-lists")
	tb.point("input[name=state][value=open]")
	tb.click(".sn-form__acts button.sn-button")
	tb.open(site.url + "/consultations/shared-lists/import")
	tb.fill("#text", roundUp)
	tb.fill("#title", "Leaders split")
	tb.click(".sn-form__acts button.sn-button")
	tb.do(aimed("input[name=status][value=on_record]"), aimed("#terms-permitted"))
	tb.click(`form[action$="/terms"] button.govuk-button`)
	for range 2 {
		tb.click(`form[action$="/accept"] button.sn-button`)
	}
	tb.shows("All reviewed")
}

// TestTwoCodersWhoDifferAndAPersonWhoDecides codes one sample twice, once by
// keyboard and once on the narrowest screen without scripts.
func TestTwoCodersWhoDifferAndAPersonWhoDecides(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	ada := newTab(t, desktop)
	setUp(ada, site)
	recordRoundUp(ada, site)
	pat := joined(t, site, ada, "pat@example.org", "policy", "Pat Policy", 320)

	ada.open(site.url + "/consultations/shared-lists")
	ada.click(`a[href$="/codings"]`)
	ada.sound()
	ada.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("input[name=coder]").forEach(b => b.click())`))
	ada.shot("codings-new")
	ada.click(".sn-form__acts button.sn-button")
	ada.shows("0 of 2 answered", "Ada Administrator (you)", "Pat Policy")
	ada.shot("coding-open")
	ada.sound()
	exercise := get(ada, chromedp.Location())

	ada.click(`.sn-form__acts a[href$="/sheet"]`)
	ada.shot("coding-sheet")
	ada.sound()
	for n, left := range []string{"1 of 2 answered", "2 of 2 answered"} {
		key := "4" // supports with conditions
		if strings.Contains(ada.text(), "Lindqvist") {
			key = "1"
		}
		ada.do(keys(key), chromedp.Evaluate[chromedp.Void](`window.leaving=true`), keys(kb.Enter))
		ada.waitFor(`!window.leaving && document.readyState==="complete"`)
		ada.shows(left)
		if n == 0 {
			ada.do(chromedp.Evaluate[chromedp.Void](`window.leaving=true`), keys("u"))
			ada.waitFor(`!window.leaving && document.querySelector(".sn-scale__in:checked")`)
			ada.click(`a[rel="next"]`)
		}
	}
	ada.click(`form[action$="/hand-in"] button`)
	ada.shows("Handed in", "Ada Administrator (you) handed in")

	pat.withoutScripts()
	answerInTurn(pat, exercise+"/sheet?n=1", "1")
	answerInTurn(pat, exercise+"/sheet?n=2", "2")
	pat.do(aimed(`form[action$="/hand-in"] button`), chromedp.WaitVisible(chromedp.CSS("#h-agreement")))
	pat.shot("coding-comparison-narrow")

	ada.open(exercise)
	ada.shows("About", "Cohen’s kappa", "Krippendorff’s alpha", "1 to decide", "Supports with conditions")
	ada.shot("coding-comparison")
	ada.sound()
	ada.click(`form[action$="/record"] button`)
	ada.shows("Recorded 1 decision", "1 of 1 recorded")
	ada.point(`form[action$="/adjudicate"] input[value="qualified_support"]`)
	ada.do(chromedp.SetValue(chromedp.CSS(`input[name=why]`), "she names what it depends on"))
	ada.click(`form[action$="/adjudicate"] button`)
	ada.shows("Decided:", "Ada Administrator, one of the coders", "she names what it depends on")
	ada.sound()

	narrow := newTab(t, 320)
	narrow.open(site.url + "/sign-in")
	narrow.fill("#email", "ada@example.org")
	narrow.fill("#password", password)
	narrow.click("main form button.govuk-button")
	for _, page := range []string{exercise, exercise + "/sheet", site.url + "/consultations/shared-lists/codings"} {
		narrow.open(page)
		narrow.sound()
	}
	ada.open(exercise)
	ada.click(`form[action$="/close"] button`)
	ada.shows("Closed", "The exercise was closed")
}

// answerInTurn answers one reaction with nothing but forms, and waits until so
// many are answered.
func answerInTurn(tb *tab, sheet, answered string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(sheet), chromedp.WaitVisible(chromedp.CSS(".sn-scale")))
	value := "support"
	if strings.Contains(get(tb, chromedp.Text(chromedp.CSS("article"))), "Lindqvist") {
		value = "oppose"
	}
	tb.do(aimed(`input[value="`+value+`"]`), aimed(".sn-form__acts button"), chromedp.WaitVisible(chromedp.CSS(`progress[value="`+answered+`"]`)))
}
