package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// leaflet is a round-up with two places in quotation marks that nobody is found
// to have said.
const leaflet = "A leaflet at the door says “do not wait here”. A poster in the hall says “mind the step”.\n\n" + roundUp

// TestNothingIsLostBeforeAReviewIsFinished settles every mark by keyboard.
func TestNothingIsLostBeforeAReviewIsFinished(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	for width, name := range map[int64]string{desktop: "Ada Okoro", narrowest: "Ines Halloran"} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			reviewOf(tb, link, strings.Replace(leaflet, "Ada Okoro", name, 1), fmt.Sprintf("Leaflet %d", width))
			answerTerms(tb)
			tb.turn("a")
			tb.turn("a")
			tb.shows("Almost done", "4 open", "2 places in quotation marks have no outcome yet", "“do not wait here”", "“mind the step”")
			tb.shot(fmt.Sprintf("review-open-%d", width))
			tb.sound()
			if width == desktop {
				tb.inTheDark()
				tb.shot("review-open-dark")
				tb.sound()
			}
			tb.press("f")
			tb.turn(kb.Enter)
			tb.shows("There is a problem", "have no outcome yet, the first: “do not wait here”")
			tb.accessible()
			tb.click(`#open-words-1 a[href*="add="]`)
			tb.waitFor(`document.activeElement.id === "missed-speaker" && document.querySelector("#missed-words").value.includes("do not wait here")`)
			tb.fill("#missed-speaker", "Harbour Trust porters")
			tb.click(`form[data-added="missed"] button`)
			tb.shows("Reaction 3 was added.")
			tb.turn("a")
			tb.shows("2 open", "1 place in quotation marks has no outcome yet")
			tb.press("o")
			tb.waitFor(`document.activeElement.name === "span" && document.activeElement.checked`)
			tb.fill("#aside-reason", "title of a work")
			tb.click(".sn-open button")
			tb.shows("All reviewed", "0 open", "1 place set aside")
			tb.shot(fmt.Sprintf("review-balanced-%d", width))
			tb.sound()
			tb.press("f")
			tb.turn(kb.Enter)
			tb.shows("The review is finished.")
		})
	}
}

// TestAReviewWithoutScripts does all of it by forms and links.
func TestAReviewWithoutScripts(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	tb := newTab(t, phone)
	reviewOf(tb, link, strings.Replace(leaflet, "Ada Okoro", "Idris Vane", 1), "Leaflet on paper")
	at := js[string](tb, `location.href`)
	plain := newTab(t, phone).withoutScripts()
	next := func(selector, then string) {
		t.Helper()
		// By the keyboard, for a page that scrolls to its anchor moves what a mouse aims at.
		plain.do(chromedp.Focus(chromedp.CSS(selector)), keys(kb.Enter), chromedp.WaitVisible(chromedp.CSS(then)))
	}
	plain.do(chromedp.Navigate(link), chromedp.Navigate(at), chromedp.WaitVisible(chromedp.CSS("#h-terms")),
		aimed("label[for=terms-status]"), aimed("label[for=terms-permitted]"))
	next(`form[action$="/terms"] button`, `form[data-accept] button.sn-button`)
	next(`#reaction-1 .sn-moves summary`, `label[for="split-passages"]`)
	plain.do(chromedp.Focus(chromedp.CSS("#split-passages")), keys(" "))
	next(`form[action$="/split"] button`, `#reaction-3.sn-card--open`)
	next(`#reaction-3 .sn-moves summary`, `form[action$="/merge"] button`)
	next(`form[action$="/merge"] button`, `#reaction-1.sn-card--open`)
	next(`#open-words-2 a[href*="words="]`, `#add-words`)
	next(`form[data-added="add"] button`, `main:not(:has(#open-words-2)) #reaction-1.sn-card--open`)
	plain.shot("review-without-scripts")
	next(`form[data-accept] .sn-decideacts button`, `#reaction-2.sn-card--open`)
	plain.do(chromedp.Focus(chromedp.CSS("#reaction-2 .sn-reject summary")), keys(kb.Enter), chromedp.SendKeys(chromedp.CSS("#reject-reason"), "said elsewhere"))
	next(`form[action$="/reject"] button`, `#reaction-2.sn-card--rejected`)
	plain.do(chromedp.SendKeys(chromedp.CSS("#aside-reason"), "a notice"))
	next(".sn-open button", `.sn-end:not(:has(.sn-open))`)
	next(`form[action$="/finish"] button`, `#h-ledger`)

	press := newTab(t, phone)
	press.open(site.printedFor("journalist"))
	press.do(chromedp.Navigate(at))
	press.waitFor(`document.readyState === "complete" && document.title.includes("Soundings")`)
	if got := js[string](press, `document.body.innerText`); strings.Contains(got, "Idris Vane") || strings.Contains(got, "Leaflet on paper") {
		t.Errorf("a journalist sees the review: %s", got)
	}
}
