package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// turn presses a key and waits for the page that follows, also where only its
// content is swapped in.
func (tb *tab) turn(key string) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](swapsToo))
	tb.press(key)
	tb.waitFor(`!window.leaving && document.readyState==="complete" && document.querySelector("#main-content")`)
}

// accessible is sound for a page that came with a refusal, which the browser
// itself complains about.
func (tb *tab) accessible() {
	tb.t.Helper()
	tb.mu.Lock()
	tb.problems = nil
	tb.mu.Unlock()
	tb.sound()
}

const chosen = `document.querySelector("[data-tagging] [name^=stance-]:checked")?.value ?? ""`

// shownOnTop is the reaction that the tagging queue shows.
func (tb *tab) shownOnTop() string {
	tb.t.Helper()
	return js[string](tb, `document.querySelector("[data-tagging] [name=reaction]")?.value ?? ""`)
}

// queueOf opens the tagging queue of the demo's first consultation, undecided as
// far as its reactions are.
func queueOf(tb *tab, site string) string {
	tb.t.Helper()
	tb.open(site + "/consultations")
	return js[string](tb, `document.querySelector('main a[href^="/consultations/"]:not([href$="/new"])').href`) + "/tag"
}

// TestTheTaggingQueueByKeyboard decides, skips and undoes without a mouse.
func TestTheTaggingQueueByKeyboard(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("policy")
	for _, width := range []int64{desktop, phone} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			tb.open(queueOf(tb, site.url))
			tb.shows("Tag stances", "Keys", "Save and next")
			tb.shot(fmt.Sprintf("tagging-%d", width))
			tb.sound()

			first := tb.shownOnTop()
			tb.turn("s")
			second := tb.shownOnTop()
			if second == first || second == "" {
				t.Fatalf("after skipping %q the queue shows %q", first, second)
			}
			for key, want := range map[string]string{"1": "oppose", "2": "concerned", "3": "neutral", "4": "qualified_support", "5": "support", "n": "not_stated"} {
				if tb.press(key); js[string](tb, chosen) != want {
					t.Errorf("%s chose %q, want %q", key, js[string](tb, chosen), want)
				}
			}
			tb.press("3")
			if js[bool](tb, `["neutral", "not_stated", undefined].includes(document.querySelector("[name^=shown-]")?.value)`) {
				tb.turn(kb.Enter)
			} else {
				tb.press(kb.Enter)
				tb.waitFor(`document.activeElement.name?.startsWith("reason-")`)
				tb.shows("Say why you decide otherwise")
				tb.sound()
				tb.press("12u")
				if got := js[string](tb, chosen); got != "neutral" {
					t.Errorf("typing into the reason chose %q", got)
				}
				tb.turn(kb.Enter)
			}
			tb.waitFor(`document.querySelector("[data-undo]")`)
			tb.shows("Decided:", "Neutral or mixed")
			tb.shot(fmt.Sprintf("tagging-decided-%d", width))
			tb.sound()
			if got := tb.shownOnTop(); got == second || got == first {
				t.Errorf("after the decision the queue shows %q again", got)
			}
			tb.turn("u")
			tb.shows("Undone.")
			if got := tb.shownOnTop(); got != second {
				t.Errorf("after undo the queue shows %q, want %q", got, second)
			}
			tb.do(chromedp.Focus(chromedp.CSS("#keys-on")), keys(" "))
			if tb.press("1"); js[string](tb, chosen) != "" {
				t.Error("a key works although the keys are switched off")
			}
			tb.do(chromedp.Reload())
			tb.waitFor(`document.querySelector("[data-keys]:not([hidden])") && !document.querySelector("#keys-on").checked`)
		})
	}
}

// TestTheTaggingQueueWithoutScripts saves a decision with JavaScript off.
func TestTheTaggingQueueWithoutScripts(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("policy")
	plain := newTab(t, phone)
	plain.open(link)
	queue := queueOf(plain, site.url)
	tb := newTab(t, desktop).withoutScripts()
	tb.do(chromedp.Navigate(link), chromedp.Navigate(queue), chromedp.WaitVisible(chromedp.CSS("[data-tagging]")))
	tb.shot("tagging-without-scripts")
	tb.do(aimed("label[for$=-neutral]"), chromedp.SendKeys(chromedp.CSS("[name^=reason-]"), "as read"),
		aimed("[data-tagging] button.sn-button"), chromedp.WaitVisible(chromedp.CSS("[data-undo]")))
}

// TestAReviewerDecidesAStanceWithTheDraft accepts a draft with its stance, and
// finds the decision on the page of the reaction.
func TestAReviewerDecidesAStanceWithTheDraft(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	for width, name := range map[int64]string{desktop: "Ada Wells", phone: "Ada Okoro"} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			tb.open(strings.TrimSuffix(queueOf(tb, site.url), "/tag") + "/import")
			tb.fill("#text", strings.ReplaceAll(roundUp, "Ada Okoro", name))
			tb.fill("#title", fmt.Sprintf("Round-up %d", width))
			tb.click(".sn-form__acts button.sn-button")
			tb.do(aimed("input[name=status][value=on_record]"), aimed("#terms-permitted"))
			tb.click(`form[action$="/terms"] button.govuk-button`)
			tb.shows("Stance on:", "Decide later", "A person decides.")
			tb.shot(fmt.Sprintf("review-stance-%d", width))
			tb.sound()

			first := `.sn-draftstance `
			tb.point(first + `.sn-scale__item--qualified_support label`)
			if js[bool](tb, `[...document.querySelectorAll('.sn-draftstance [data-side=oppose]')].some(g => g.checkVisibility())`) {
				t.Error("words to the contrary of the other side are shown")
			}
			tb.fill(first+`[name^=other-]`, "the board pays for the software")
			tb.fill(first+`[name^=reason-]`, "“provided that”")
			tb.click(`form[action$="/accept"] button.sn-button`)
			tb.shows("do not stand in this reaction")
			tb.accessible()
			tb.fill(first+`[name^=other-]`, "provided that the [regional]  board pays for the software")
			tb.click(`form[action$="/accept"] button.sn-button`)
			tb.shows("accepted.")
			tb.click(`.sn-card--accepted a[href^="/reactions/"]`)
			tb.shows("Supports with conditions", "decided by", "provided that the [regional] board pays for the software", "Open", "Settle the counter-quote")
			tb.shot(fmt.Sprintf("reaction-stance-%d", width))
			tb.sound()
			tb.click(`.sn-settle button`)
			tb.shows("Pick the strongest words to the contrary, or say that there are none.")
			tb.accessible()
			tb.point(`.sn-settle label[for^=settle-]`)
			tb.click(`.sn-settle button`)
			tb.shows("None found (by")
			tb.do(chromedp.Evaluate[chromedp.Void](`for (const d of document.querySelectorAll(".sn-decision details")) d.open = true`))
			tb.shot(fmt.Sprintf("reaction-forms-%d", width))
			tb.sound()
			tb.click(`form[action$="/stance/undo"] button`)
			tb.shows("Undone.", "Undecided")
		})
	}
}
