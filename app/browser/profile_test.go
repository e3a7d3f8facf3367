package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestProfilesSayWhoStandsWhere goes from the list of people to one who has
// changed position, and on to the body and the people who are quoted beside.
func TestProfilesSayWhoStandsWhere(t *testing.T) {
	site := start(t, "demo")
	for role, width := range map[string]int64{"communications": desktop, "policy": phone, "journalist": 320} {
		tb := newTab(t, width)
		tb.open(site.printedFor(role))
		tb.open(site.url + "/stakeholders?q=stroud")
		person := js[string](tb, `[...document.querySelectorAll("main a[href^='/stakeholders/']")].find(a=>a.innerText.includes("Stroud"))?.href ?? ""`)
		tb.open(person)
		tb.shows("Gwenllian Stroud", "Stance over time", "Position now", "Changes of position", "has said", "Often quoted alongside", "All together")
		tb.shot("profile-person-" + role)
		tb.sound()
		if together := js[string](tb, `[...document.querySelectorAll(".sn-tabs__link")].find(a=>a.innerText=="All together")?.href ?? ""`); together != "" {
			tb.open(together)
			tb.shot("profile-together-" + role)
			tb.sound()
		}
		if may := js[bool](tb, `!!document.querySelector(".sn-actions a[href^='/reactions/new?stakeholder=']")`); may != (role == "communications") {
			t.Errorf("%s: got a link to log a reaction: %t", role, may)
		}
		body := js[string](tb, `document.querySelector(".sn-profile a[href^='/organisations/']")?.href ?? ""`)
		if body == "" {
			continue
		}
		tb.do(chromedp.Navigate(body), chromedp.WaitVisible(chromedp.CSS("#main-content")))
		tb.shows("Everything said in its name", "People")
		tb.shot("profile-body-" + role)
		tb.sound()
		tb.open(site.url + "/organisations?q=family")
		whole := js[string](tb, `[...document.querySelectorAll("main a[href^='/organisations/']")].find(a=>a.innerText.includes("Family Practitioners"))?.href ?? ""`)
		tb.open(whole)
		tb.shows("Association of Family Practitioners", "Stance over time", "Where it belongs", "Teel Valley Local Practitioners Committee")
		tb.shot("profile-whole-" + role)
		tb.sound()
		tb.click(".sn-tree ~ p a")
		tb.shows("With what was said for 1 part of it")
		tb.shot("profile-with-parts-" + role)
		tb.sound()
		if role == "journalist" && strings.Contains(tb.text(), "Merge") {
			t.Error("a journalist is offered to merge")
		}
	}
}
