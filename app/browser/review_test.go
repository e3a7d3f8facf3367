package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// seedRoundUp is a real round-up, which is no part of the program.
func seedRoundUp(t *testing.T) string {
	t.Helper()
	corpus := os.Getenv("SOUNDINGS_TEST_CORPUS")
	if corpus == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must set SOUNDINGS_TEST_CORPUS")
		}
		t.Skip("SOUNDINGS_TEST_CORPUS is not set: the real round-up is not at hand")
	}
	files, err := filepath.Glob(filepath.Join(corpus, "seeds", "002_*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the round-up is not in %s (%v)", corpus, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// reviewOf imports a text into the demo and stands on its review.
func reviewOf(tb *tab, link, text, title string) {
	tb.t.Helper()
	tb.open(link)
	site := strings.SplitN(link, "/enter/", 2)[0]
	tb.open(strings.TrimSuffix(queueOf(tb, site), "/tag") + "/import")
	tb.fill("#text", text)
	tb.fill("#title", title)
	tb.click(".sn-form__acts button.sn-button")
}

// answerTerms answers what is asked once for a source, and counts the keys.
func answerTerms(tb *tab) (keys int) {
	tb.t.Helper()
	press := func(key string) {
		keys++
		tb.press(key)
	}
	press("t")
	tb.waitFor(`document.activeElement.name === "status"`)
	press("1")
	press("p")
	keys++
	tb.turn("a")
	tb.shows("On the record, may be published")
	return keys
}

// mostKeys is what a review of six speakers may take with a stance for each and
// a reason where it is not the one suggested: somebody who presses a key every
// three seconds is done in under two minutes.
const mostKeys = 34

// TestTheSeedRoundUpIsReviewedByKeyboard accepts six speakers, each with where
// they stand, and counts the keys that it takes.
func TestTheSeedRoundUpIsReviewedByKeyboard(t *testing.T) {
	text := seedRoundUp(t)
	site := start(t, "demo")
	tb := newTab(t, desktop)
	reviewOf(tb, site.printedFor("communications"), text, "Health leaders divided")
	keys := answerTerms(tb)
	for i, stance := range []string{"4", "5", "1", "5", "2", "4"} {
		tb.waitFor(fmt.Sprintf(`document.activeElement.id === "reaction-%[1]d" || %[1]d === 1`, i+1))
		keys += 2
		tb.press(stance)
		tb.shot(fmt.Sprintf("review-keyboard-%d", i+1))
		tb.do(chromedp.Evaluate[chromedp.Void](swapsToo))
		tb.press("A")
		tb.waitFor(`document.activeElement.name?.startsWith("reason-") || !window.leaving && document.readyState==="complete"`)
		if js[bool](tb, `document.activeElement.name?.startsWith("reason-") ?? false`) {
			keys += len("as said") + 1
			tb.press("as said")
			tb.turn(kb.Enter)
		}
	}
	tb.shows("6 of 6 reviewed", "All reviewed", "6 accepted; 0 rejected", "6 reactions can be published now.")
	tb.waitFor(`document.querySelector("[data-said]").textContent.includes("Sam Everington: accepted.")`)
	tb.press("f")
	keys += 2
	tb.turn(kb.Enter)
	tb.shows("The review is finished.")
	if keys > mostKeys {
		t.Errorf("the review took %d keys, want at most %d", keys, mostKeys)
	}
	t.Logf("%d keys", keys)
}

// TestTheTextAndTheDraftsPointAtEachOther goes from words to card and back by
// mouse, by keyboard and by the links that need no script.
func TestTheTextAndTheDraftsPointAtEachOther(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	for _, width := range []int64{desktop, phone, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			reviewOf(tb, link, roundUp+strings.Repeat("\nMore.\n", int(width%7)), fmt.Sprintf("Round-up %d", width))
			tb.shot(fmt.Sprintf("review-terms-%d", width))
			tb.sound()
			answerTerms(tb)
			tb.press("j")
			lit := `[...document.querySelectorAll(".sn-lit")].map(x => x.tagName + x.dataset.n).join(" ")`
			if got := js[string](tb, lit); !strings.Contains(got, "MARK2") || !strings.Contains(got, "SECTION2") || strings.Contains(got, "1") {
				t.Errorf("with the focus on reaction 2, %q is lit", got)
			}
			tb.shot(fmt.Sprintf("review-lit-%d", width))
			tb.sound()
			tb.turn(kb.Enter)
			tb.waitFor(`document.activeElement.id === "reaction-2" && document.querySelector("mark[data-n].sn-ext--on").dataset.n === "2"`)
			tb.point(`#reaction-2 .sn-ref`)
			tb.waitFor(`location.hash === "#span-2"`)
			tb.point(`#span-1`)
			tb.waitFor(`location.hash === "#reaction-1" && document.querySelector("#reaction-1").matches(":target")`)
			tb.click(`mark[data-n="1"].sn-ext--quote`)
			tb.waitFor(`document.querySelector("#reaction-1.sn-card--open")`)
			tb.press("x")
			tb.waitFor(`document.activeElement.id === "reject-reason"`)
			tb.press("a caption")
			tb.turn(kb.Enter)
			tb.shows("Reaction 1: rejected.", "Reason: a caption")
			tb.press("a")
			tb.waitFor(`document.querySelector("#h-end")?.textContent === "All reviewed"`)
			tb.shot(fmt.Sprintf("review-end-%d", width))
			tb.sound()
		})
	}
}
