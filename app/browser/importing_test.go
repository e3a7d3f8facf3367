package browser

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTheBarOfAnImportMoves sends a long table and watches the bar beneath the
// button, until the page of its replies is there. What was seen is kept in the
// tab, for the page with the bar goes.
func TestTheBarOfAnImportMoves(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	tb := newTab(t, phone)
	setUp(tb, site)
	importForm(tb, site)
	js[bool](tb, `!(document.querySelector("[data-progress-sent]").hidden = false)`)
	tb.shot("import-sending-375")
	tb.sound()
	js[bool](tb, `(document.querySelector("[data-progress-sent]").hidden = true)`)
	js[bool](tb, `(() => {
		const part = document.querySelector("[data-progress-sent]");
		const bar = part.querySelector("progress");
		const seen = [];
		const look = () => {
			const now = { shown: part.getClientRects().length > 0, value: bar.hasAttribute("value") ? bar.value : -1, words: part.innerText.trim(), told: document.querySelector("#progress-status").textContent };
			if (!now.shown || JSON.stringify(seen.at(-1)) === JSON.stringify(now)) return;
			seen.push(now);
			sessionStorage.setItem("seen", JSON.stringify(seen));
		};
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
		return part.getClientRects().length === 0;
	})()`)
	tb.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{tableOfReplies(t, 3000)}))
	tb.point(".sn-form__acts button.sn-button")
	tb.waitFor(`location.pathname.endsWith("/table")`)
	tb.shows("Review 3,000 replies")

	type state struct {
		Value       float64
		Words, Told string
	}
	seen := js[[]state](tb, `JSON.parse(sessionStorage.getItem("seen"))`)
	between := 0
	for i, s := range seen {
		if s.Value > 0 && s.Value < 100 {
			between++
		}
		if i > 0 && s.Value < seen[i-1].Value || s.Value >= 0 && !strings.HasPrefix(s.Words, "Reading: ") {
			t.Errorf("the bar went through %+v", seen)
			break
		}
	}
	if len(seen) == 0 || seen[0].Words != "Sending the file" || seen[0].Told != "Sending the file" {
		t.Errorf("got %+v, want first that the file is sent, for eyes and ears", seen)
	}
	if between == 0 {
		t.Errorf("got %+v, want the bar at a value between", seen)
	}
	tb.sound()
}

// TestAnImportWithoutScripts shows no bar, and comes to the same page.
func TestAnImportWithoutScripts(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	tb := newTab(t, desktop)
	setUp(tb, site)
	importForm(tb, site)
	tb.withoutScripts().open(site.url + "/consultations/shared-lists/import")
	if strings.Contains(tb.text(), "Sending the file") {
		t.Error("the bar is shown before anything is sent")
	}
	tb.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{tableOfReplies(t, 60)}))
	tb.point(".sn-form__acts button.sn-button")
	tb.waitFor(`location.pathname.endsWith("/table")`)
	tb.shows("Review 60 replies")
}
