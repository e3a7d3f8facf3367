package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// whomToHearFrom is a list with a name of which somebody must say who is meant.
const whomToHearFrom = "Name;Sector;Note\nLanyard Institute;;\nLanyard Institut;;\nDunlin Marsh Council;Others;ring the clerk\nWrack Line Trust;Lighthouses;\n"

// TestWhomToHearFrom goes the way of each role over the register: by keyboard and
// combobox on a wide screen, without scripts on a narrow one.
func TestWhomToHearFrom(t *testing.T) {
	site := start(t, "demo")
	const here = "/consultations/joint-commissioning-saltmere/expected"
	t.Run("communications, with scripts", func(t *testing.T) {
		tb := newTab(t, desktop)
		tb.open(site.printedFor("communications"))
		tb.open(site.url + here)
		tb.shows("Hollin Moor CCG", "of 23 heard from")
		tb.shot("expected-1280")
		tb.open(site.url + strings.TrimSuffix(here, "/expected"))
		tb.shows("Not heard from yet", "Eskerdale Mental Health NHS Trust", "of 23 expected")
		tb.shot("expected-dashboard-1280")
		tb.click(".sn-silent__more a")
		tb.sound()
		tb.do(chromedp.SendKeys(chromedp.CSS("#who"), "Saltmere Har"))
		tb.suggested("#who")
		tb.sound()
		tb.do(chromedp.SendKeys(chromedp.CSS("#who"), "bour Quay Watch"))
		tb.answered("#who")
		tb.click(".sn-regadd button")
		tb.shows("Saltmere Harbour Quay Watch was added to the list.", "of 24 heard from")
		tb.click(".sn-undo button")
		tb.shows("Saltmere Harbour Quay Watch is off the list again.", "of 23 heard from")
		tb.click(".sn-row:first-child button[name=entry]")
		tb.shows("was taken off the list.", "of 22 heard from")
		tb.click(".sn-undo button")
		tb.shows("is back on the list.", "of 23 heard from")
		tb.open(site.url + here + "?show=all")
		tb.shot("expected-all-1280")
		tb.sound()
	})

	t.Run("policy, a list on a phone without scripts", func(t *testing.T) {
		tb := newTab(t, phone).withoutScripts()
		tb.open(site.printedFor("policy"))
		tb.open(site.url + here + "/list")
		tb.fill("#text", strings.ReplaceAll(whomToHearFrom, ";", "\t"))
		tb.point(`[aria-labelledby=h-list] form > button`)
		tb.waitFor(`document.querySelector("h1").innerText==="Check the list"`)
		tb.shows("Nothing has been added yet.", "Row 3: Lanyard Institut", "There is no sector “Lighthouses”", "Dunlin Marsh Council")
		tb.shot("expected-preview-375")
		tb.point(`input[type=radio][value^="organisation:"]`)
		tb.point(`.sn-form__acts button`)
		tb.waitFor(`document.querySelector("h1").innerText==="Whom to hear from"`)
		tb.shows("Dunlin Marsh Council was added to the list.", "of 24 heard from")
		tb.shot("expected-375")
	})

	for _, width := range []int64{phone, 320} {
		t.Run(fmt.Sprintf("administrator at %d", width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(site.printedFor("administrator"))
			for _, page := range []string{"", "?show=heard", "/list", "?q=nobody"} {
				tb.open(site.url + here + page)
				tb.sound()
			}
			tb.open(site.url + here + "?show=all")
			tb.shot(fmt.Sprintf("expected-all-%d", width))
		})
	}

	t.Run("a journalist sees nothing of it", func(t *testing.T) {
		tb := newTab(t, desktop)
		tb.open(site.printedFor("journalist"))
		tb.open(site.url + here)
		tb.shows("You cannot do this")
		tb.open(site.url + "/consultations/joint-commissioning-saltmere")
		if n := js[int](tb, `document.body.innerHTML.split("Hollin Moor").length-1`); n > 0 {
			t.Error("the page of the consultation names somebody who is expected")
		}
	})
}
