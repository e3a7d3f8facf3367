package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// narrowest is the width that a page must fit at the latest.
const narrowest = 320

// TestConditionsByKeyboard asks what the tally would be, and says what has
// become of a condition, without a mouse.
func TestConditionsByKeyboard(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("policy")
	for _, width := range []int64{desktop, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			tb.open(site.url + "/consultations/joint-commissioning-saltmere")
			tb.click(`a[href*="/conditions?"]`)
			tb.shows("As it is", "decided by a person", "Tick conditions below", "How stance is decided")
			tb.shot(fmt.Sprintf("conditions-%d", width))
			tb.sound()

			tb.do(chromedp.Focus(chromedp.CSS("[name=met]")))
			tb.press(" ")
			tb.do(chromedp.Focus(chromedp.CSS(`button[form="what-if"]`)))
			tb.turn(kb.Enter)
			tb.waitFor(`document.querySelector("[name=met]:checked")`)
			tb.shows("one grade nearer to support", "A calculation, no decision")
			tb.shot(fmt.Sprintf("conditions-what-if-%d", width))
			tb.sound()

			words := js[string](tb, `document.querySelector(".sn-condition:has(form [name=state] [value=open][selected]) blockquote").innerText`)
			tb.do(chromedp.Focus(chromedp.CSS(".sn-condition:has(form [name=state] [value=open][selected]) summary")))
			tb.press(kb.Enter)
			tb.waitFor(`document.querySelector(".sn-condition details[open] select")`)
			tb.press(kb.Tab)
			tb.press("M")
			tb.press(kb.Tab)
			tb.press("Agreed in the third draft")
			tb.sound()
			tb.turn(kb.Enter)
			tb.shows("Saved: the condition is Met")
			if state := js[string](tb, fmt.Sprintf(`[...document.querySelectorAll(".sn-condition")].find(c=>c.innerText.includes(%q)).querySelector(".sn-condition__state").innerText`, words)); state != "Met" {
				t.Errorf("%s is %q, want it met", words, state)
			}
			tb.sound()
		})
	}
}

// TestThePagesAboutStanceAreSound looks at what explains stance and who moved,
// on the widest and the narrowest screen.
func TestThePagesAboutStanceAreSound(t *testing.T) {
	site := start(t, "demo")
	links := map[string]string{}
	for _, role := range []string{"policy", "journalist"} {
		links[role] = site.printedFor(role)
	}
	const consultation = "/consultations/joint-commissioning-saltmere"
	for _, width := range []int64{desktop, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(links["policy"])
			for _, page := range []struct {
				name, address string
				shows         []string
			}{
				{"method", "/method", []string{"How stance is suggested and decided", "How often people here disagree", "too few"}},
				{"changes", consultation + "/changes", []string{"Who changed position", "Padma Ellingworth", "Gwenllian Stroud"}},
				{"dashboard", consultation, []string{"Without", "decided by a person", "How stance is decided"}},
				{"consultations", "/consultations", []string{"decided"}},
				{"quotes", "/quotes?q=committee", []string{"decided by a person"}},
			} {
				tb.open(site.url + page.address)
				tb.shows(page.shows...)
				tb.shot(fmt.Sprintf("stance-%s-%d", page.name, width))
				tb.sound()
			}
			tb.do(chromedp.Navigate(site.url + consultation + "/changes?of=individuals"))
			tb.click(`.sn-change__who a`)
			tb.shows("Changes of position", "How stance is decided", "decided on it")
			tb.shot(fmt.Sprintf("stance-stakeholder-%d", width))
			tb.sound()
			tb.click(`main a[href^="/organisations/"]`)
			tb.shows("Stance of its reactions", "Without", "decided by a person")
			tb.shot(fmt.Sprintf("stance-organisation-%d", width))
			tb.sound()
			tb.open(links["journalist"])
			tb.open(site.url + "/method")
			tb.sound()
		})
	}
}
