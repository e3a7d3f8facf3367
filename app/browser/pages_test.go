package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestEveryPageIsSound visits every kind of page of the demo, at both widths,
// as a role that sees most of it.
func TestEveryPageIsSound(t *testing.T) {
	site := start(t, "demo")
	links := map[string]string{}
	for _, role := range []string{"communications", "journalist", "administrator"} {
		links[role] = site.printedFor(role)
	}
	for _, width := range []int64{desktop, phone} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(site.url + "/sign-in")
			tb.sound()
			tb.open(links["communications"])
			pages := pagesOf(tb, site.url)
			titles := map[string]string{}
			for name, address := range pages {
				tb.open(address)
				tb.shot(fmt.Sprintf("%s-%d", name, width))
				tb.sound()
				tb.fits(narrower[width])
				tb.wide(width)
				if width == desktop {
					tb.beyondAxe(name, titles)
				}
			}
			tb.open(links["administrator"])
			for _, address := range []string{site.url + "/accounts", site.url + "/organisations/new", pages["organisation"] + "/edit", pages["organisation"] + "/merge", site.url + "/organisations/alike", site.url + "/organisations/import", site.url + "/sectors", site.url + "/search-index"} {
				tb.open(address)
				tb.sound()
			}
			tb.open(links["journalist"])
			for _, address := range []string{"/consultations", "/quotes", "/stakeholders", "/organisations"} {
				tb.open(site.url + address)
				tb.sound()
			}
		})
	}
}

// narrower is what a page must fit into beside the width at which it is looked
// at: a desktop at 200 % zoom, and the narrowest screen (WCAG 2.2, 1.4.4 and 1.4.10).
var narrower = map[int64]int64{desktop: desktop / 2, phone: 320}

// fits fails if the page must be scrolled sideways at a width.
func (tb *tab) fits(width int64) {
	tb.t.Helper()
	tb.wide(width)
	if over := js[int](tb, `document.documentElement.scrollWidth-document.documentElement.clientWidth`); over > 0 {
		tb.t.Errorf("%s scrolls sideways by %d px on a screen %d px wide", get(tb, chromedp.Location()), over, width)
	}
}

// pagesOf finds one page of each kind by following links.
func pagesOf(tb *tab, site string) map[string]string {
	tb.t.Helper()
	first := func(page, selector string) string {
		tb.open(page)
		href := js[string](tb, `document.querySelector('`+selector+`')?.href ?? ""`)
		if href == "" {
			tb.t.Fatalf("%s has no %s", page, selector)
		}
		return href
	}
	pages := map[string]string{
		"consultations": site + "/consultations", "consultation-new": site + "/consultations/new", "quotes": site + "/quotes?q=contract&stance=oppose&stance=concerned&stance=qualified_support",
		"stakeholders": site + "/stakeholders", "organisations": site + "/organisations",
		"searches": site + "/searches", "how-to-search": site + "/searching", "alike": site + "/stakeholders/alike", "merges": site + "/merges",
		"accessibility": site + "/accessibility", "privacy": site + "/privacy", "method": site + "/method",
	}
	consultation := first(site+"/consultations", `main a[href^="/consultations/"]:not([href$="/new"])`)
	pages["consultation"] = consultation
	pages["consultation-edit"] = consultation + "/edit"
	pages["conditions"] = consultation + "/conditions"
	pages["changes"] = consultation + "/changes"
	pages["positions"] = consultation + "/positions?stance=support"
	pages["matrix"] = consultation + "/matrix"
	pages["expected"] = consultation + "/expected"
	pages["expected-list"] = consultation + "/expected/list"
	pages["log"] = site + "/reactions/new?consultation=" + consultation[strings.LastIndex(consultation, "/")+1:]
	pages["import"] = consultation + "/import"
	pages["tagging"] = consultation + "/tag"
	pages["sources"] = consultation + "/sources"
	source := first(consultation+"/sources", `main a[href^="/sources/"]`)
	pages["source"] = strings.TrimSuffix(strings.SplitN(source, "?", 2)[0], "/review")
	pages["review"] = first(consultation+"/sources", `main a[href$="/review"]`)
	pages["reaction"] = first(site+"/quotes", `main a[href^="/reactions/"]`)
	pages["quote"] = first(site+"/quotes", `main a[href^="/quotes/"]`)
	pages["stakeholder"] = first(site+"/quotes?q=speaker:Ellingworth", `main .sn-quote a[href^="/stakeholders/"]`)
	pages["stakeholder-merge"] = pages["stakeholder"] + "/merge"
	pages["stakeholder-edit"] = pages["stakeholder"] + "/edit"
	pages["organisation"] = first(pages["stakeholder"], `main a[href^="/organisations/"]`)
	return pages
}

// TestSearchWithoutScripts finds, filters and pages with JavaScript off.
func TestSearchWithoutScripts(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("journalist")
	tb := newTab(t, desktop).withoutScripts()
	tb.do(chromedp.Navigate(link), chromedp.Navigate(site.url+"/quotes"), chromedp.WaitVisible(chromedp.CSS("#q")),
		chromedp.SendKeys(chromedp.CSS("#q"), "the"), aimed("label[for=stance-oppose]"),
		aimed(".sn-apply"), chromedp.WaitVisible(chromedp.CSS(".sn-chip")))
	if at := get(tb, chromedp.Location()); !strings.Contains(at, "q=the") || !strings.Contains(at, "stance=oppose") {
		t.Errorf("got %s, want the words and the filter in the address", at)
	}
	tb.shot("search-without-scripts")
}

// TestThePolicyRefusesInlineScripts shows that the check of the policy can fail.
func TestThePolicyRefusesInlineScripts(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.url + "/sign-in")
	refused := js[string](tb, `new Promise(r=>{document.addEventListener('securitypolicyviolation',e=>r(e.effectiveDirective));const s=document.createElement('script');s.textContent='window.ran=1';document.body.append(s);setTimeout(()=>r('none'),2000)})`)
	if refused != "script-src-elem" || js[bool](tb, `!!window.ran`) {
		t.Errorf("got %s for an inline script, want it refused", refused)
	}
}

// TestAxeFindsFaults shows that the accessibility check can fail.
func TestAxeFindsFaults(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.url + "/sign-in")
	js[bool](tb, `(()=>{const d=document.createElement('div');d.innerHTML='<img src="/x.svg"><input type="text"><p id="pale">pale</p><button class="tiny">a</button><button class="tiny">b</button>';document.querySelector('#main-content').prepend(d);document.querySelector('#pale').style.color='#bbb';for(const b of document.querySelectorAll('.tiny'))b.style.cssText='width:10px;height:10px;padding:0;font-size:8px;border:0;line-height:1';return true})()`)
	faults := strings.Join(tb.axe(), "\n")
	for _, want := range []string{"image-alt", "label", "color-contrast", "target-size"} {
		if !strings.Contains(faults, want) {
			t.Errorf("axe missed %s; it found:\n%s", want, faults)
		}
	}
}

// inTheDark makes the tab's device one that asks for dark screens.
func (tb *tab) inTheDark() *tab {
	tb.t.Helper()
	tb.shownOn("screen", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	return tb
}

// TestEveryPageIsSoundInTheDark is TestEveryPageIsSound on a dark screen.
func TestEveryPageIsSoundInTheDark(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	tb := newTab(t, desktop).inTheDark()
	tb.open(link)
	for name, address := range pagesOf(tb, site.url) {
		tb.open(address)
		tb.shot("dark-" + name)
		for _, fault := range tb.axe("color-contrast") { // the rest is as by day
			t.Errorf("%s: %s", address, fault)
		}
	}
	if got := js[string](tb, `getComputedStyle(document.body).backgroundColor`); got != "rgb(29, 26, 43)" {
		t.Errorf("behind the page is %s, want the dark of a page", got)
	}
}

// onPaper makes the tab show pages as a printer gets them.
func (tb *tab) onPaper() *tab {
	tb.t.Helper()
	tb.shownOn("print", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	return tb
}

// TestPagesOnPaper shows that paper stays white, whatever the screen, and has
// the words without what can only be clicked.
func TestPagesOnPaper(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, 720).onPaper() // as wide as a sheet of A4 within its margins
	tb.open(site.printedFor("communications"))
	for name, address := range pagesOf(tb, site.url) {
		switch name {
		case "consultation", "quotes", "reaction", "stakeholder", "organisation", "changes", "conditions", "source":
		default:
			continue
		}
		tb.open(address)
		tb.shot("paper-" + name)
		shown := js[string](tb, `[...document.querySelectorAll(".sn-header,.sn-nav,.govuk-button,.govuk-pagination,.sn-filters,main input:not([type=hidden])")].filter(e => e.getClientRects().length && !e.closest("[role=search]")).map(e => e.outerHTML.slice(0, 80)).join("\n")`)
		if shown != "" {
			t.Errorf("%s prints what can only be clicked:\n%s", name, shown)
		}
		if got := js[string](tb, `getComputedStyle(document.body).color`); got != "rgb(29, 25, 51)" {
			t.Errorf("%s prints in %s, want ink on white", name, got)
		}
		if over := js[int](tb, `document.documentElement.scrollWidth-document.documentElement.clientWidth`); over > 0 {
			t.Errorf("%s is %d px wider than the paper", name, over)
		}
	}
}
