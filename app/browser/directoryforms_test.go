package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPositionsAreEditedInTheFormOfAPerson chooses a body by its abbreviation in an
// empty row, and is told of dates in the wrong order.
func TestPositionsAreEditedInTheFormOfAPerson(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("communications"))
	tb.open(site.url + "/stakeholders?q=okafor")
	tb.click(`.sn-row__h a`)
	tb.click(`a[href$="/edit"]`)
	tb.shows("Position 1", "Further position")
	looked(tb, "person-form")
	last := js[string](tb, `String(document.querySelectorAll("input[name^=role-]").length-1)`)
	tb.fill("#role-"+last, "Trustee")
	tb.fill("#from-"+last, "June 2014")
	tb.fill("#to-"+last, "May 2014")
	tb.do(chromedp.Focus(chromedp.CSS("#organisation-"+last)), keys("bma"))
	tb.suggested("#organisation-" + last)
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("[role=option]").click()`))
	tb.waitFor(`document.querySelector("[name=organisation_id-` + last + `]").value === "british-medical-association"`)
	tb.click(".sn-form__acts button")
	tb.shows("Enter a beginning that is not after the end")
	tb.accessible()
	tb.shot("person-form-wrong-1280")
	tb.fill("#to-"+last, "2015")
	tb.click(".sn-form__acts button")
	tb.shows("was saved", "Trustee", "British Medical Association", "June 2014 to 2015")
	tb.accessible()
}

// TestTwoPeopleAreMergedWithoutScripts types the other name, confirms and undoes.
func TestTwoPeopleAreMergedWithoutScripts(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone).withoutScripts()
	tb.open(site.printedFor("communications"))
	tb.open(site.url + "/stakeholders?q=oyelade")
	next := func(selector, follows string) {
		t.Helper()
		tb.do(aimed(selector), chromedp.WaitVisible(chromedp.CSS(follows)))
	}
	next(`.sn-row__h a`, `a[href$="/merge"]`)
	next(`a[href$="/merge"]`, "#with")
	tb.do(chromedp.SendKeys(chromedp.CSS("#with"), "Iwan Oyelede"))
	next(`main form button.govuk-button`, ".sn-pair")
	tb.point("#agreed")
	next(`form[method=post] .sn-form__acts button`, ".sn-undo button")
	tb.shows("is part of Iwan Oyelede")
	tb.point(".sn-undo button")
	tb.waitFor(`document.body.innerText.includes("are two again")`)
}

// TestANewBodyWithALikeNameIsAskedAboutOnce goes to the one that is meant, or says
// that it is another.
func TestANewBodyWithALikeNameIsAskedAboutOnce(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("administrator"))
	tb.open(site.url + "/organisations/new")
	tb.fill("#name", "British Medical Asociation")
	tb.point("input[name=sector][value=other]")
	tb.click(".sn-form__acts button")
	tb.shows("Do you mean one that is here already?", "Say whether it is another organisation than British Medical Association")
	tb.shot("organisation-like-1280")
	for _, width := range []int64{desktop, phone, narrowest} {
		tb.wide(width)
		tb.accessible() // the answer has a 422, about which the browser complains
	}
	tb.shot("organisation-like-320")
	tb.wide(desktop)
	tb.point("#another")
	tb.click(".sn-form__acts button")
	tb.shows("British Medical Asociation was saved.")
}
