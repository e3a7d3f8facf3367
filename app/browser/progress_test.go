package browser

import (
	"path/filepath"
	"testing"
)

// TestTheBarOfABatchMoves accepts a table of replies with scripts and watches the
// bar, which the server moves, until the page says what came of it.
func TestTheBarOfABatchMoves(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	tb := newTab(t, phone)
	setUp(tb, site)
	importFile(tb, site, tableOfReplies(t, 300))
	tb.click(`button[value="accept-matching"]`)
	tb.click(`.sn-formpage form button`)
	js[bool](tb, `(() => {
		window.seen = [];
		const bar = () => document.querySelector("#batch-progress");
		const look = () => { if (bar()) { const v = bar().value; if (window.seen.at(-1) !== v) window.seen.push(v); } };
		look();
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
		return true;
	})()`)
	tb.shot("batch-running-375")
	tb.waitFor(`document.querySelector("#undo")`)
	tb.shows("300 accepted", "Undo it as one")
	seen := js[[]float64](tb, `window.seen`)
	for i, v := range seen {
		if v < 0 || v > 100 || i > 0 && v < seen[i-1] {
			t.Errorf("the bar went through %v", seen)
			break
		}
	}
	if len(seen) > 0 { // else it was done before the page was there
		tb.waitFor(`performance.getEntriesByType("resource").some(e => e.name.endsWith("/progress"))`)
		tb.waitFor(`document.querySelector("#progress-status").textContent.includes("accepted")`)
	}
	tb.sound()
}
