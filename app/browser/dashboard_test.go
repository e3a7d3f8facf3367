package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTheDashboardIsSound looks at the dashboard and what its numbers open, on
// wide, narrow and narrowest screens.
func TestTheDashboardIsSound(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	const consultation = "/consultations/joint-commissioning-saltmere"
	for _, width := range []int64{desktop, phone, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			for name, address := range map[string]string{
				"dashboard": consultation, "dashboard-individuals": consultation + "?of=individuals", "dashboard-reactions": consultation + "?of=reactions",
				"positions": consultation + "/positions?stance=support&stance=qualified_support", "changes-of": consultation + "/changes",
				"matrix": consultation + "/matrix", "matrix-individuals": consultation + "/matrix?of=individuals&sort=support",
			} {
				tb.open(site.url + address)
				tb.shot(fmt.Sprintf("%s-%d", name, width))
				tb.sound()
			}
		})
	}
}

// TestWhoIsCountedIsSwitchedInPlace chooses individuals and another proposition
// without the page being loaded again, goes back, and does the same without
// scripts.
func TestWhoIsCountedIsSwitchedInPlace(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("policy")
	const consultation = "/consultations/joint-commissioning-saltmere"
	tb := newTab(t, desktop)
	tb.open(link)
	tb.open(site.url + consultation)
	js[bool](tb, `window.stayed=true`)
	tb.do(chromedp.Click(chromedp.CSS(`.sn-switch__link[href$="of=individuals"]`)))
	tb.waitFor(`document.querySelector("#h-dots").innerText.includes("individual") && location.search.includes("of=individuals")`)
	tb.do(chromedp.Click(chromedp.CSS(`.sn-tabs li:last-child a`)))
	tb.waitFor(`location.search.includes("proposition=") && location.search.includes("of=individuals")`)
	if !js[bool](tb, `window.stayed===true`) {
		t.Error("the page was loaded again")
	}
	tb.shows("Every individual’s latest position")
	tb.sound()
	js[bool](tb, `history.back()||true`)
	tb.waitFor(`!location.search.includes("proposition=") && document.querySelector(".sn-tabs li:first-child a[aria-current]")`)

	plain := newTab(t, phone).withoutScripts()
	plain.do(chromedp.Navigate(link), chromedp.Navigate(site.url+consultation), chromedp.WaitVisible(chromedp.CSS("#h-sector")),
		chromedp.Click(chromedp.CSS(`.sn-switch__link[href$="of=reactions"]`)), chromedp.WaitVisible(chromedp.CSS(`.sn-switch__link[href$="of=reactions"][aria-current]`)))
}
