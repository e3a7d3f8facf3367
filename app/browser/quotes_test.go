package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestAJournalistSearchesWithoutAMouse goes to the box, through what is found
// and to a reaction by keys alone, and switches them off.
func TestAJournalistSearchesWithoutAMouse(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("journalist"))
	tb.open(site.url + "/quotes")
	tb.press("/")
	tb.waitFor(`document.activeElement.id === "q"`)
	tb.press("contracts")
	tb.press(kb.Enter)
	tb.waitFor(`location.search === "?q=contracts" && document.querySelector(".sn-hit")`)
	if !js[bool](tb, `document.activeElement.id === "q"`) {
		t.Error("the focus left the box when the results came")
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
	place := `[...document.querySelectorAll(".sn-quote")].indexOf(document.activeElement)`
	tb.press("j")
	tb.press("j")
	tb.press("j")
	tb.press("k")
	if got := js[int](tb, place); got != 1 {
		t.Errorf("j j j k leads to reaction %d, want 1", got)
	}
	tb.press("c")
	tb.waitFor(`document.getElementById("said").textContent`)
	tb.press("?")
	tb.waitFor(`document.querySelector("#keys").open`)
	tb.shot("quotes-keys")
	tb.sound()
	tb.press("j")
	tb.point("#keys-on")
	tb.press(kb.Escape)
	tb.waitFor(`!document.querySelector("#keys").open`)
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".sn-quote")[1].focus()`))
	tb.press("j")
	if got := js[int](tb, place); got != 1 {
		t.Errorf("j leads to reaction %d although the keys are off", got)
	}
	tb.open(site.url + "/quotes?stance=oppose")
	if js[bool](tb, `document.querySelector("#keys-on").checked`) {
		t.Error("the keys are on again on the next page")
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#keys-on").click()`))
	tb.press("j")
	tb.press(kb.Enter)
	tb.waitFor(`location.pathname.startsWith("/reactions/")`)
}

// TestAPolicyAnalystNarrowsAndKeepsASearch follows bars and groups, saves what
// is found, and takes the deleting of it back.
func TestAPolicyAnalystNarrowsAndKeepsASearch(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("policy"))
	tb.open(site.url + "/quotes?consultation=joint-commissioning-saltmere")
	tb.do(chromedp.Evaluate[chromedp.Void](`window.stayed = true`))
	tb.shows("Opened")
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.sn-hist__bar[aria-label^="February"]').dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))`))
	tb.waitFor(`location.search.includes("from=2026-02") && document.querySelector('.sn-hist__svg[aria-label="Reactions by day"]')`)
	if !js[bool](tb, `document.activeElement.id === "count"`) {
		t.Error("the focus is not at what was found")
	}
	tb.shot("quotes-days")
	tb.sound()
	tb.do(chromedp.Evaluate[chromedp.Void](`const g = document.querySelector("#groupby"); g.focus(); g.value = "speaker"; g.dispatchEvent(new Event("change", {bubbles: true}))`))
	tb.waitFor(`location.search.includes("group=speaker") && document.querySelector(".sn-group")`)
	if !js[bool](tb, `window.stayed && document.activeElement.id === "groupby"`) {
		t.Error("the page was loaded again, or the focus left the choice of groups")
	}
	tb.shot("quotes-grouped")
	tb.sound()
	tb.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	tb.waitFor(`!location.search.includes("group=") && !document.querySelector(".sn-group")`)
	tb.do(chromedp.Evaluate[chromedp.Void](`history.forward()`))
	tb.waitFor(`document.querySelector(".sn-group")`)
	tb.point(".sn-save summary")
	tb.fill("#save-name", "A month of words")
	tb.click(".sn-save button")
	tb.shows("is saved", "Saved: A month of words", "All saved searches (3)")
	tb.open(site.url + "/searches")
	tb.shows("A month of words", "As many as when you last looked")
	tb.shot("searches")
	tb.sound()
	tb.click(".sn-searches__acts .sn-linkbtn--danger")
	tb.shows("was deleted")
	tb.sound()
	tb.click(".sn-undo button")
	tb.shows("is back")
	tb.click(".sn-searches__h a")
	tb.waitFor(`location.pathname === "/quotes" && document.querySelector(".sn-chip")`)
}

// TestACommunicationsOfficerFindsASpeakerOnAPhone types into the folded filters,
// chooses a name, and leafs.
func TestACommunicationsOfficerFindsASpeakerOnAPhone(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone)
	tb.open(site.printedFor("communications"))
	tb.open(site.url + "/quotes?sort=oldest")
	if js[bool](tb, `document.querySelector("#filters").open`) {
		t.Error("the filters are not folded on a phone")
	}
	tb.do(aimed("#filters summary"), chromedp.Focus(chromedp.CSS("#who")))
	tb.press("saltm")
	tb.suggested("#who")
	tb.shot("quotes-who-375")
	tb.sound()
	tb.press(kb.ArrowDown)
	tb.press(kb.Enter)
	tb.waitFor(`location.search.includes("organisation=") && document.querySelector(".sn-chip")`)
	if got := js[string](tb, `document.querySelector("#who").value`); got != "" {
		t.Errorf("the field still says %q", got)
	}
	if !js[bool](tb, `document.querySelector("#filters").open && location.search.includes("sort=oldest")`) {
		t.Error("the filters fold, or the order is lost")
	}
	tb.open(site.url + "/quotes")
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.sn-pages a[href*="page=2"]').click()`))
	tb.waitFor(`location.search === "?page=2" && document.querySelector(".sn-pages [aria-current]").textContent.includes("2")`)
	for _, width := range []int64{phone, 320} {
		tb.do(chromedp.EmulateViewport(width, 800))
		tb.sound()
	}
	tb.open(site.url + "/quotes?group=source&from=2026-02&to=2026-02")
	tb.shot("quotes-source-320")
	tb.sound()
}

// TestQuotesWithoutScripts does by links and forms what scripts make quicker.
func TestQuotesWithoutScripts(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop).withoutScripts()
	tb.open(site.printedFor("journalist"))
	tb.do(chromedp.Navigate(site.url+"/quotes"), chromedp.SendKeys(chromedp.CSS("#who"), "saltmere"), aimed(".sn-apply"), chromedp.WaitVisible(chromedp.CSS("#which-who")))
	tb.shows("Which one do you mean?", "the organisation Saltmere")
	tb.shot("quotes-which-plain")
	tb.do(aimed("#which-who + ul a"), chromedp.WaitVisible(chromedp.CSS(".sn-chip")))
	tb.do(chromedp.Navigate(site.url+"/quotes?group=speaker"), chromedp.WaitVisible(chromedp.CSS(".sn-group")))
	tb.shows("speakers, the one with the most reactions first")
	tb.do(aimed(".sn-hist__table summary"), aimed(".sn-hist__table a"), chromedp.WaitVisible(chromedp.CSS(".sn-chip")))
	tb.shot("quotes-plain")
	if strings.Contains(tb.text(), "Keys") {
		t.Error("keys are offered without scripts")
	}
}
