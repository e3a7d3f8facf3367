package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const saltmere = "/consultations/joint-commissioning-saltmere"

// TestCommunicationsReadTheDashboard goes from the figures to the words behind
// them, and from a dot to a profile, on wide, narrow and narrowest screens.
func TestCommunicationsReadTheDashboard(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	for _, width := range []int64{desktop, phone, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			tb.open(site.url + saltmere)
			tb.shows("Log a reaction", "of 23 expected", "62%", "Stance by sector", "Who changed position", "Latest reactions", "Not heard from yet", "Every organisation’s latest position", "Reactions over time")
			tb.shot(fmt.Sprintf("dashboard-%d", width))
			tb.sound()
			tb.click(`.sn-kpi:nth-child(3) .sn-kpi__link`)
			tb.shows("13 organisations for it, with or without conditions")
			tb.shot(fmt.Sprintf("positions-%d", width))
			tb.sound()
		})
	}
	tb := newTab(t, phone)
	tb.open(link)
	tb.open(site.url + saltmere)
	tb.click(`.sn-dots__group--oppose .sn-dots__dot`)
	if at := get(tb, chromedp.Location()); !strings.Contains(at, "/organisations/") {
		t.Errorf("the dot leads to %s, want an organisation", at)
	}
}

// TestAnAnalystReadsTheMatrix filters and sorts it with the keyboard's help of
// the form, opens a cell, and takes it as a file.
func TestAnAnalystReadsTheMatrix(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("policy")
	for _, width := range []int64{desktop, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			tb.open(site.url + saltmere + "/matrix")
			tb.shows("30 organisations", "Suggested")
			tb.shot(fmt.Sprintf("matrix-%d", width))
			tb.sound()
			tb.do(chromedp.Evaluate[chromedp.Void](`window.stayed=true;document.getElementById("filters").open=true`))
			tb.point("label[for=stance-oppose]")
			tb.waitFor(`document.querySelector(".sn-matrixhead").innerText.startsWith("3 organisations") && document.querySelector(".sn-chip")`)
			if !js[bool](tb, `window.stayed===true`) || !strings.Contains(get(tb, chromedp.Location()), "stance=oppose") {
				t.Error("the page was loaded again, or its address has no filter")
			}
			tb.sound()
			tb.click(`.sn-matrix__who + td .sn-cell`)
			tb.shows("reaction")
			if at := get(tb, chromedp.Location()); !strings.Contains(at, "/quotes?") || !strings.Contains(at, "organisation=") {
				t.Errorf("the cell leads to %s, want its quotes", at)
			}
		})
	}
}

// TestAJournalistSeesNoSuggestion reads the same pages as somebody who sees only
// what is published, and with scripts switched off.
func TestAJournalistSeesNoSuggestion(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("journalist")
	tb := newTab(t, phone)
	tb.open(link)
	for _, page := range []string{saltmere, saltmere + "/matrix", saltmere + "/positions?of=individuals"} {
		tb.open(site.url + page)
		for _, hidden := range []string{"Suggested", "Not heard from yet", "expected", "Tag stances", "Log a reaction"} {
			if strings.Contains(tb.text(), hidden) {
				t.Errorf("%s shows %q to a journalist", page, hidden)
			}
		}
		tb.sound()
	}
	plain := newTab(t, desktop).withoutScripts()
	plain.do(chromedp.Navigate(link), chromedp.Navigate(site.url+saltmere+"/matrix"), chromedp.WaitVisible(chromedp.CSS(".sn-matrix")),
		chromedp.SendKeys(chromedp.CSS("#name"), "coast"), aimed(".sn-matrixform__go"), chromedp.WaitVisible(chromedp.CSS(".sn-chip")))
	plain.shot("matrix-without-scripts")
}

// TestAnAdministratorSwitchesWhoIsCounted chooses individuals and another
// proposition without the page being loaded again, and goes back.
func TestAnAdministratorSwitchesWhoIsCounted(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("administrator"))
	tb.open(site.url + saltmere)
	js[bool](tb, `window.stayed=true`)
	tb.point(`.sn-switch__link[href$="of=individuals"]`)
	tb.waitFor(`document.querySelector("#h-dots").innerText.includes("individual") && location.search.includes("of=individuals")`)
	tb.point(`.sn-tabs li:last-child a`)
	tb.waitFor(`location.search.includes("proposition=") && location.search.includes("of=individuals")`)
	if !js[bool](tb, `window.stayed===true`) {
		t.Error("the page was loaded again")
	}
	tb.sound()
	js[bool](tb, `history.back()||true`)
	tb.waitFor(`!location.search.includes("proposition=") && document.querySelector(".sn-tabs li:first-child a[aria-current]")`)
}
