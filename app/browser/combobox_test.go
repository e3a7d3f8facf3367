package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTheSearchBoxSuggests types the beginning of a name, looks through what is
// suggested with the keyboard, and follows it.
func TestTheSearchBoxSuggests(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("journalist"))
	tb.open(site.url + "/quotes?stance=oppose&sort=oldest")
	tb.do(chromedp.Focus(chromedp.CSS("#q")), keys("sa"))
	tb.suggested("#q")
	if got := js[string](tb, `document.querySelector("#q").getAttribute("aria-expanded")`); got != "true" {
		t.Errorf("got aria-expanded %q while the list is open, want true", got)
	}
	tb.do(keys(kb.ArrowDown), keys(kb.ArrowDown), keys(kb.ArrowUp))
	if !js[bool](tb, `document.querySelector("#q-options [aria-selected=true]").id === document.querySelector("#q").getAttribute("aria-activedescendant") && document.activeElement.id === "q"`) {
		t.Error("the option that is meant is not the active descendant of the field")
	}
	if !js[bool](tb, `(() => {
		const goesOn = (type) => document.activeElement.dispatchEvent(new KeyboardEvent(type, {key: "ArrowDown", bubbles: true, cancelable: true}));
		const stopped = !goesOn("keydown") && !goesOn("keypress");
		goesOn("keyup");
		return stopped && goesOn("keypress");
	})()`) {
		t.Error("a key that was meant for the list goes on to the field, or the key after it does not")
	}
	tb.shot("combobox")
	tb.sound()
	tb.do(keys(kb.Escape))
	tb.waitFor(`!document.querySelector("#q-options") && document.querySelector("#q").value === "sa"`)
	tb.do(keys(kb.ArrowDown))
	tb.waitFor(`document.querySelector("#q-options .sn-combobox__about")`)
	first := js[string](tb, `[...document.querySelectorAll("#q-options [role=option]")].find(x => x.innerText.includes("isation,")).querySelector(".sn-combobox__label").innerText`)
	tb.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("#q-options [role=option]")].find(x => x.innerText.includes("isation,")).click()`))
	tb.waitFor(`location.search.includes("organisation=") && document.readyState === "complete"`)
	if got := js[string](tb, `[...document.querySelectorAll(".sn-chip")].map(x => x.innerText).join()`); got == "" {
		t.Errorf("no chip names %s", first)
	}
	if !js[bool](tb, `location.search.includes("stance=oppose") && location.search.includes("sort=oldest")`) {
		t.Error("the other filters are lost")
	}
}
