package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTheFocusStaysWhereThePersonWas sorts a matrix by its heading and saves the
// terms of a source, neither of which leads back to the top of the page.
func TestTheFocusStaysWhereThePersonWas(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("communications"))
	tb.open(site.url + saltmere + "/matrix")
	for _, order := range []string{"latest", "name"} {
		tb.click("#by-" + order)
		tb.waitFor(`document.activeElement.id === "by-` + order + `" && document.activeElement.closest("[aria-sort]")`)
	}
	reviewOf(tb, site.printedFor("communications"), roundUp, "Where one was")
	tb.point("label[for=terms-status]")
	tb.click(`form[action$="/terms"] button`)
	tb.waitFor(`document.activeElement.id === "reaction-1"`)
}

// TestTheChecksBeyondAxeFindFaults shows that they can fail.
func TestTheChecksBeyondAxeFindFaults(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.url + "/sign-in")
	js[bool](tb, `(() => {
		const d = document.createElement("div");
		d.innerHTML = '<h4>too low</h4><table><tr><td>bare</td></tr></table><p id="cut">words that are cut</p><p id="below">below</p><p id="over">lies over it</p>'
			+ '<p><button id="dull">dull</button></p><p><button id="under">under</button></p><p id="lid">lid</p><a href="/x">Edit</a> <a href="/y">Edit</a><p id="moving">moving</p>';
		document.querySelector("#main-content").append(d);
		document.querySelector("#cut").style.cssText = "height:8px;overflow:hidden";
		document.querySelector("#below").style.cssText = "margin:0;line-height:30px";
		document.querySelector("#over").style.cssText = "margin-top:-30px;line-height:30px";
		document.querySelector("#dull").style.cssText = "outline:none";
		document.querySelector("#under").style.cssText = "display:block;width:200px;height:30px";
		document.querySelector("#lid").style.cssText = "position:relative;top:-60px;height:80px;background:#fff;width:100%";
		document.querySelector("#moving").style.cssText = "transition:opacity 2s";
		return true;
	})()`)
	tb.do(chromedp.Evaluate[chromedp.Void](wcagScript))
	faults := strings.Join(append(js[[]string](tb, `[...wcag.structure(), ...wcag.cut(), ...wcag.focus()]`), tb.named()...), "\n")
	for _, want := range []string{"a heading of level 4", "a table has no caption", "is cut off at its height", "lie over each other", "does not show on: <button id=dull", "is covered: <button id=under", `several: link "Edit"`, "moves although nothing should"} {
		if !strings.Contains(faults, want) {
			t.Errorf("missed %s; found:\n%s", want, faults)
		}
	}
}
