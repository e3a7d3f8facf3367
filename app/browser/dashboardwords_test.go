package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTheDashboardTellsWhoIsAgainstAndWhy follows the words of a side to their
// quote, and a column of the positions to the words up to then.
func TestTheDashboardTellsWhoIsAgainstAndWhy(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("policy")
	for _, width := range []int64{desktop, narrowest} {
		tb := newTab(t, width)
		tb.open(link)
		tb.open(site.url + saltmere)
		tb.shows("24%", "Against, or with concerns", "Conditions, 2 met and 1 refused", "For it, in their words", "The trust opposes the proposal, all of it", "Positions over time")
		tb.click(".sn-tellings__side--against .sn-telling__words a")
		tb.shows("Gwenllian Stroud", "The trust opposes the proposal, all of it")
		tb.open(site.url + saltmere)
		if at := js[string](tb, `document.querySelector(".sn-sides a").getAttribute("href")`); !strings.Contains(at, "to=2026-02-15") || !strings.Contains(at, "stance=oppose") {
			t.Errorf("the first column leads to %s, want the stances until the end of that week", at)
		}
	}
}

// TestTheMatrixIsShortOnAPhone sorts it by its headings, which stay above the rows.
func TestTheMatrixIsShortOnAPhone(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone)
	tb.open(site.printedFor("policy"))
	tb.open(site.url + saltmere + "/matrix")
	if tall := js[int](tb, `Math.round(document.querySelector(".sn-matrix").getBoundingClientRect().height / document.querySelectorAll(".sn-matrix tbody tr").length)`); tall > 150 {
		t.Errorf("a body takes %d px, want less than 150", tall)
	}
	tb.click(".sn-matrix thead th:nth-child(2) .sn-matrix__sort")
	tb.shows("most in support first")
	if at := get(tb, chromedp.Location()); !strings.Contains(at, "sort=support") {
		t.Errorf("the heading leads to %s, want the order by stance", at)
	}
	tb.sound()
}

// TestSourcesInCommonOpenWhatBothSaidThere goes from a person to the sources in
// which somebody else is quoted too.
func TestSourcesInCommonOpenWhatBothSaidThere(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone)
	tb.open(site.printedFor("journalist"))
	tb.open(site.url + "/stakeholders?q=stroud")
	tb.open(js[string](tb, `[...document.querySelectorAll("main a[href^='/stakeholders/']")].find(a=>a.innerText.includes("Stroud"))?.href ?? ""`))
	tb.click(".sn-beside li:first-child a:last-child")
	tb.shows("Gwenllian Stroud", "Hanne Okafor-Lund")
	if at := get(tb, chromedp.Location()); !strings.Contains(at, "group=source") || strings.Count(at, "speaker=") != 2 || strings.Count(at, "source=") != 2 {
		t.Errorf("the link leads to %s, want both in the two sources", at)
	}
	tb.sound()
}
