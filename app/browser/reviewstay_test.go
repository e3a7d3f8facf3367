package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTheReviewStaysWhereItIs sends its forms without loading the page anew: the
// focus goes on, what happened is said, and what is refused keeps what was typed.
func TestTheReviewStaysWhereItIs(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	for width, name := range map[int64]string{desktop: "Ada Okoro", phone: "Ines Halloran"} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			reviewOf(tb, link, strings.Replace(roundUp, "Ada Okoro", name, 1), fmt.Sprintf("Stays %d", width))
			js[bool](tb, `window.same = true`)
			answerTerms(tb)
			tb.waitFor(`window.same && document.activeElement.id === "reaction-1"`)
			tb.shows("Suggested", "0 of 2 reviewed")
			tb.shot(fmt.Sprintf("review-stay-%d", width))
			if width == desktop {
				keysAreShown(tb)
			}
			tb.sound()

			tb.press("x")
			tb.waitFor(`document.activeElement.id === "reject-reason"`)
			tb.turn(kb.Enter)
			tb.waitFor(`window.same && document.activeElement.matches(".govuk-error-summary")`)
			tb.shows("There is a problem", "Say why this is left out")
			tb.accessible()
			tb.fill("#reject-reason", "a caption")
			js[bool](tb, `document.querySelector("#reaction-1 form[action*='/reject'] [name=revision]").value = "99", true`)
			tb.click("#reaction-1 .sn-reject button")
			tb.waitFor(`window.same && document.querySelector("#reject-reason").value === "a caption"`)
			tb.accessible()
			tb.click("#reaction-1 .sn-reject button")
			tb.waitFor(`window.same && document.activeElement.id === "reaction-2"`)
			tb.waitFor(`document.querySelector("[data-said]").textContent.includes("Reaction 1: rejected. 1 of 2 reviewed")`)
			tb.shows("1 of 2 reviewed", "To review 1", "Left out 1")

			tb.click(`#reaction-1 form[action$="/reopen"] button`)
			tb.waitFor(`window.same && document.activeElement.id === "reaction-1"`)
			tb.point(`#reaction-1 .sn-dhist summary`)
			tb.shows("Taken up again", "Rejected: a caption")
			tb.turn("a")
			tb.waitFor(`document.activeElement.id === "reaction-2"`)
			tb.press("x")
			tb.waitFor(`document.activeElement.id === "reject-reason"`)
			tb.fill("#reject-reason", "the same as above")
			tb.turn(kb.Enter)
			tb.waitFor(`window.same && document.activeElement.id === "h-end"`)
			tb.shows("2 of 2 reviewed", "All reviewed")
			tb.sound()
			tb.click(`.sn-parts a[href*="show=accepted"]`)
			tb.waitFor(`document.querySelectorAll(".sn-card").length === 1 && document.querySelector("[aria-current=true]").textContent.includes("Accepted")`)
			tb.shot(fmt.Sprintf("review-stay-end-%d", width))
			tb.sound()
		})
	}
}

// keysAreShown switches the keys off and on: with them goes what names them.
func keysAreShown(tb *tab) {
	tb.t.Helper()
	for _, off := range []bool{false, true, false} {
		if off != js[bool](tb, `!document.querySelector("#keys-on").checked`) {
			js[bool](tb, `document.querySelector("#keys-on").click(), true`)
		}
		tb.waitFor(fmt.Sprintf(`(getComputedStyle(document.querySelector(".sn-keycap")).display === "none") === %v`, off))
	}
}

// TestTheTextIsOneButtonAwayOnAPhone goes to the words of a reaction and back to
// where the page was.
func TestTheTextIsOneButtonAwayOnAPhone(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone)
	reviewOf(tb, site.printedFor("communications"), roundUp, "On the bus")
	answerTerms(tb)
	tb.do(chromedp.ScrollIntoView(chromedp.CSS("#reaction-1 .sn-decideacts")))
	tb.waitFor(`!document.querySelector(".sn-turn").hidden && document.querySelector("[data-turn]").textContent === "Words in the text"`)
	was := js[int](tb, `Math.round(scrollY)`)
	tb.shot("review-turn")
	tb.point("[data-turn]")
	tb.waitFor(`(() => { const r = document.querySelector("#span-1").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })() && document.querySelector("[data-turn]").textContent === "Back to where I was"`)
	tb.sound()
	tb.point("[data-turn]")
	tb.waitFor(fmt.Sprintf(`Math.abs(scrollY - %d) < 2`, was))
}
