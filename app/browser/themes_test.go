package browser

import (
	"strings"
	"testing"
)

// TestAnAnalystTicksReactionsForATheme gives a theme to two reactions on a page of
// results, takes that back, and counts what is suggested in.
func TestAnAnalystTicksReactionsForATheme(t *testing.T) {
	site := start(t, "demo")
	for name, width := range map[string]int64{"wide": desktop, "phone": 375, "narrow": 320} {
		tb := newTab(t, width)
		tb.open(site.printedFor("policy"))
		tb.open(site.url + "/quotes?suggested=yes")
		tb.waitFor(`document.querySelector(".sn-suggestmix") && document.querySelector("#suggested").checked`)
		tb.shot("quotes-suggested-" + name)
		tb.sound()
		tb.open(site.url + "/quotes?stance=undecided")
		before := js[string](tb, `document.querySelectorAll(".sn-quote .sn-themes__one").length + ""`)
		js[bool](tb, `[...document.querySelectorAll("[name=reaction]")].slice(0, 2).every(x => x.checked = true)`)
		js[bool](tb, `document.querySelector("#tag-theme").selectedIndex = 2, true`)
		tb.click("#tagform button")
		tb.waitFor(`document.body.textContent.includes("was added to") || document.body.textContent.includes("already")`)
		tb.shot("quotes-tagged-" + name)
		tb.sound()
		tb.click(".sn-undo button")
		tb.waitFor(`document.body.textContent.includes("Undone. The theme")`)
		if got := js[string](tb, `document.querySelectorAll(".sn-quote .sn-themes__one").length + ""`); got != before {
			t.Errorf("%s themes are shown after undoing, want %s as before", got, before)
		}
		tb.open(site.url + js[string](tb, `document.querySelector(".sn-quote [data-opens]").getAttribute("href")`))
		tb.shot("reaction-themes-" + name)
		tb.sound()
		if !strings.Contains(js[string](tb, `document.querySelector("#h-themes").textContent`), "Themes") {
			t.Error("the page of the reaction has no themes")
		}
	}
}
