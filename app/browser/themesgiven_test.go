package browser

import "testing"

// TestThemesAreOfferedWhereReactionsAreLogged looks at the tick boxes on the form.
func TestThemesAreOfferedWhereReactionsAreLogged(t *testing.T) {
	site := start(t, "demo")
	for name, width := range map[string]int64{"wide": desktop, "phone": 375, "narrow": 320} {
		tb := newTab(t, width)
		tb.open(site.printedFor("communications"))
		tb.open(site.url + "/reactions/new")
		tb.waitFor(`document.querySelector("input[name=theme]")`)
		tb.sound()
		tb.shot("log-themes-" + name)
	}
}
