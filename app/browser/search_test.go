package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestASearchWithFieldsAndMistakes types fields, which become filters, and then
// one that there is not, and follows an example of the help.
func TestASearchWithFieldsAndMistakes(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("policy"))
	tb.open(site.url + "/quotes")
	tb.do(chromedp.Focus(chromedp.CSS("#q")), keys("the stance:oppose"), keys(kb.Enter))
	tb.waitFor(`document.querySelector(".sn-chip") && document.querySelector("#q").value === "the"`)
	if !js[bool](tb, `document.querySelector("#stance-oppose").checked`) {
		t.Error("the filter of the field is not shown as set")
	}
	tb.open(site.url + "/quotes")
	tb.do(chromedp.Focus(chromedp.CSS("#q")), keys("the speker:Okoro"), keys(kb.Enter))
	tb.waitFor(`document.querySelector(".sn-misread__place")`)
	tb.shows("There is a problem", "speaker:")
	tb.shot("search-misread")
	if said := js[[]string](tb, `[document.querySelector("#q").value]`); said[0] != "the speker:Okoro" {
		t.Errorf("got %q in the box, want what was typed", said)
	}
	if faults := tb.axe(); len(faults) > 0 {
		t.Errorf("a mistake in the words: %s", strings.Join(faults, "\n"))
	}
	tb.do(aimed(".sn-searchbar__help a"), chromedp.WaitVisible(chromedp.CSS(".sn-examples")))
	if faults := tb.axe(); len(faults) > 0 {
		t.Errorf("how to search: %s", strings.Join(faults, "\n"))
	}
	tb.do(aimed(".sn-examples a"), chromedp.WaitVisible(chromedp.CSS("#count")))
	tb.shot("search-example")
}
