package browser

import (
	"fmt"
	"strings"
	"testing"
)

// TestWordsThatAreRecordedAlreadyStandBesideTheDraft marks one of two passages
// of a second printing as a duplicate, and takes it back.
func TestWordsThatAreRecordedAlreadyStandBesideTheDraft(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	tb := newTab(t, desktop)
	reviewOf(tb, link, roundUp, "First printing")
	answerTerms(tb)
	tb.turn("a")
	tb.turn("a")
	for _, width := range []int64{desktop, phone} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			reviewOf(tb, link, strings.Replace(roundUp, "Reaction:", fmt.Sprintf("Printed again, %d.\n\nReaction:", width), 1), fmt.Sprintf("Printing %d", width))
			answerTerms(tb)
			tb.shows("Recorded already", "The same words", "Ada Okoro, Harbour Trust", "This passage is a duplicate", "All of reaction 1 is")
			tb.shot(fmt.Sprintf("review-known-%d", width))
			tb.sound()
			tb.click(`.sn-known button[name="passage"]:not([value=""])`)
			tb.shows("Not a duplicate after all")
			tb.click(`.sn-known form:has([name="reaction"][value=""]) button`)
			tb.click(`.sn-known button[name="passage"][value=""]`)
			tb.shows("Reaction 1: a duplicate.", "Duplicate")
			tb.shot(fmt.Sprintf("review-duplicate-%d", width))
			tb.sound()
		})
	}
}
