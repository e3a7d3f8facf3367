package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// lengthen ends whatever people type, paste or import, as it stands on a page,
// with a word of 150 letters, as addresses of pages are, and returns what then
// stands beyond the edge of the screen. What is fixed, as the words of buttons and
// the heads of columns, stays as it is.
const lengthen = `(() => {
	const word = " https://wraxley_" + "harbour_".repeat(17);
	const typed = "blockquote, cite, h1, h2, h3, main a[href], dd, td, li, figcaption, label, legend, summary, option, .sn-chip, .govuk-breadcrumbs__list-item, .govuk-error-summary__list li, .sn-flash span, #combobox-status";
	const fixed = "nav.govuk-service-navigation__wrapper *, button, .govuk-button, .govuk-button *, thead *, .sn-hist *, .sn-restools *, .sn-card__open, svg *, script, style, [hidden] *";
	for (const e of document.querySelectorAll(typed)) {
		if (e.matches(fixed)) continue;
		const text = [...e.childNodes].filter((n) => n.nodeType === 3 && /\p{L}{2}/u.test(n.data)).pop();
		if (text) text.data += word;
	}
	const edge = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= edge) return "";
	return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > edge + 1 && !e.closest("svg *"))
		.filter((e, _, all) => !all.some((o) => o !== e && e.contains(o))).slice(0, 3).map((e) => e.cloneNode(false).outerHTML.slice(0, 160) + " in " + e.parentElement.cloneNode(false).outerHTML.slice(0, 120)).join("\n");
})()`

// broken returns ordinary words of a page that do not stand on one line each,
// and what they stand in.
const broken = `(() => {
	const found = [], at = document.createRange(), nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (nodes.nextNode()) {
		const node = nodes.currentNode;
		if (node.data.includes("://") || !node.parentElement.checkVisibility() || node.parentElement.closest(".govuk-visually-hidden, .sn-undword, svg, textarea, select")) continue;
		for (const word of node.data.matchAll(/(?<![\p{L}\d_])\p{L}{2,14}(?![\p{L}\d_])/gu)) {
			at.setStart(node, word.index);
			at.setEnd(node, word.index + word[0].length);
			if (new Set([...at.getClientRects()].map((r) => Math.round(r.top))).size > 1) found.push(word[0] + " in " + node.parentElement.cloneNode(false).outerHTML.slice(0, 120));
		}
	}
	return found.slice(0, 5).join("\n");
})()`

// TestLongWordsBreak puts words into every page that no line can hold. Ordinary
// words stay whole.
func TestLongWordsBreak(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("communications"))
	for name, address := range pagesOf(tb, site.url) {
		tb.open(address)
		for _, width := range []int64{desktop, narrowest} {
			tb.wide(width)
			if words := js[string](tb, broken); words != "" {
				t.Errorf("%s at %d: broken are\n%s", name, width, words)
			}
		}
		beyond := js[string](tb, lengthen)
		tb.shot(fmt.Sprintf("long-%s-%d", name, narrowest))
		if beyond != "" {
			t.Errorf("%s (%s): beyond the edge stands\n%s", name, strings.TrimPrefix(get(tb, chromedp.Location()), site.url), beyond)
		}
	}
}
