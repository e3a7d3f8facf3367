package browser

import (
	"fmt"
	"strings"
	"testing"
)

// apart is a round-up with words that nobody is found to have said. What stands
// before them is longer in UTF-16 than in characters.
var apart = strings.Replace(roundUp, "Reaction:", "🩺 Reaction:", 1) + `

The hall was full, and somebody at the back shouted that the 🩺 plan
was late.

The chair asked for “order”.
`

// selected selects words of the text, as a mouse or a finger would, from the
// first of them to the last.
func (tb *tab) selected(first, last string) {
	tb.t.Helper()
	js[bool](tb, fmt.Sprintf(`(() => {
		const find = (words, end) => {
			const walk = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
			while (walk.nextNode()) {
				const at = walk.currentNode.data.indexOf(words);
				if (at >= 0) return [walk.currentNode, end ? at + words.length : at];
			}
			throw new Error(words + " does not stand in the text");
		};
		const [from, a] = find(%q, false), [to, b] = find(%q, true);
		getSelection().setBaseAndExtent(from, a, to, b);
		return true;
	})()`, first, last))
}

// TestWordsAreSelectedInTheText gives selected words to a reaction and to
// somebody who was missed, and finds them kept exactly.
func TestWordsAreSelectedInTheText(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	for _, width := range []int64{desktop, phone} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			reviewOf(tb, link, strings.Repeat("🩺", int(width%7)+1)+apart, fmt.Sprintf("Shouted %d", width))
			answerTerms(tb)
			tb.selected("somebody at", "🩺 plan")
			tb.waitFor(`!document.querySelector("[data-picked]").hidden`)
			tb.shows("9 words selected", "Add as a quote", "Add to reaction 1")
			tb.shot(fmt.Sprintf("review-selected-%d", width))
			tb.sound()
			tb.point(`[data-pick="add"]`)
			tb.waitFor(`document.activeElement.name === "kind" && document.querySelector("#add-words").value === "somebody at the back shouted that the 🩺 plan"`)
			tb.shot(fmt.Sprintf("review-moves-%d", width))
			tb.sound()
			tb.point(`label[for="add-kind-reported"]`)
			tb.click(`form[data-added="add"] button`)
			tb.shows("The words were added to reaction 1.")
			words := `[...document.querySelectorAll('mark[data-n="%d"].sn-ext--%s')].map(m => m.textContent).join("|")`
			if got := js[string](tb, fmt.Sprintf(words, 1, "reported")); !strings.Contains(got, "somebody at the back shouted that the 🩺 plan") || strings.Contains(got, "late") {
				t.Errorf("reaction 1 has %q", got)
			}

			tb.selected("hall was", "full")
			tb.waitFor(`!document.querySelector("[data-picked]").hidden`)
			tb.press("m")
			tb.waitFor(`document.activeElement.id === "missed-speaker" && document.querySelector("#missed-words").value === "hall was full"`)
			tb.fill("#missed-speaker", "Wilf Ammer")
			tb.click(`form[data-added="missed"] button`)
			tb.shows("Reaction 3 was added.")
			if got := js[string](tb, fmt.Sprintf(words, 3, "quote")); got != "hall was full" {
				t.Errorf("reaction 3 has %q", got)
			}
			tb.point(".sn-moves summary")
			tb.shot(fmt.Sprintf("review-missed-%d", width))
			tb.sound()
		})
	}
}
