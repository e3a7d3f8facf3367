package browser

import (
	"path/filepath"
	"strings"
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
		window.watching = setInterval(() => { if (bar()) { const v = bar().value; if (window.seen.at(-1) !== v) window.seen.push(v); } }, 10);
		return true;
	})()`)
	tb.shot("batch-running-375")
	tb.waitFor(`document.querySelector("#undo")`)
	tb.shows("300 accepted", "Undo it as one")
	seen := js[[]float64](tb, `(clearInterval(window.watching), window.seen)`)
	for i, v := range seen {
		if v < 0 || v > 100 || i > 0 && v < seen[i-1] {
			t.Errorf("the bar went through %v", seen)
			break
		}
	}
	if streams := js[[]string](tb, `performance.getEntriesByType("resource").map(e => e.name).filter(n => n.endsWith("/progress"))`); len(seen) > 0 && len(streams) == 0 {
		t.Error("the bar was shown and nothing was streamed")
	}
	if status := js[string](tb, `document.querySelector("#progress-status")?.innerText ?? ""`); len(seen) > 0 && !strings.Contains(status, "accepted") {
		t.Errorf("a screen reader was told %q, want what came of it", status)
	}
	tb.sound()
}
