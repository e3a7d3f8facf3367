package browser

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mayReview and mayLog are the roles whose work it is.
var (
	everyone  = []string{"communications", "policy", "journalist", "administrator"}
	mayReview = []string{"communications", "administrator"}
	mayLog    = mayReview
)

// screens are the ways of each role over each screen, by what stands on the pages
// alone: no address is typed. What somebody may not open, no page offers.
var screens = []struct {
	name   string
	roles  []string
	offer  string // finds the link to it on the pages before
	follow func(tb *tab, role string)
}{
	{"dashboard", everyone, `nav a[href="/consultations"]`, readDashboard},
	{"matrix", everyone, `main a[href$="/matrix"]`, readMatrix},
	{"search", everyone, `nav a[href="/quotes"]`, searchWords},
	{"profile", everyone, `nav a[href="/stakeholders"]`, readProfile},
	{"directory", everyone, `nav a[href="/organisations"]`, readDirectory},
	{"review", mayReview, `nav a[href="/import"]`, readReview},
	{"log", mayLog, `main a[href^="/reactions/new"]`, logCall},
}

// TestEachRoleGoesOverEachScreen goes it on a desktop and on a phone.
func TestEachRoleGoesOverEachScreen(t *testing.T) {
	site := start(t, "demo")
	for _, role := range everyone {
		link := site.printedFor(role)
		for _, width := range []int64{desktop, phone} {
			t.Run(fmt.Sprintf("%s at %d", role, width), func(t *testing.T) {
				tb := newTab(t, width)
				tb.open(link)
				for _, s := range screens {
					tb.menu("/consultations")
					tb.click(`main a[href="` + saltmere + `"]`)
					offered := js[bool](tb, `!!document.querySelector('`+s.offer+`')`)
					if may := slices.Contains(s.roles, role); offered != may {
						t.Fatalf("%s: a link is offered: %t, want %t", s.name, offered, may)
					}
					if !offered {
						continue
					}
					s.follow(tb, role)
					tb.shot(fmt.Sprintf("role-%s-%s-%d", role, s.name, width))
					tb.sound()
				}
			})
		}
	}
}

// menu follows a link of the menu, which is folded on a phone.
func (tb *tab) menu(href string) {
	tb.t.Helper()
	link := `nav a[href="` + href + `"]`
	if !js[bool](tb, `document.querySelector('`+link+`').checkVisibility()`) {
		tb.point(`nav button[aria-controls="navigation"]`)
	}
	tb.click(link)
}

// number is the first number in what a selector finds, 0 without one.
func (tb *tab) number(selector string) int {
	tb.t.Helper()
	n, err := strconv.Atoi(js[string](tb, `document.querySelector('`+selector+`')?.innerText.match(/[0-9]+/)?.[0] ?? "0"`))
	if err != nil {
		tb.t.Fatal(err)
	}
	return n
}

// readDashboard opens the reactions behind their figure: there are as many.
func readDashboard(tb *tab, role string) {
	const figure = `main a[href="/quotes?consultation=joint-commissioning-saltmere"]`
	want := tb.number(figure)
	tb.click(figure)
	if got := tb.number("#count"); got != want || got == 0 {
		tb.t.Errorf("%s: the figure says %d reactions and leads to %d", role, want, got)
	}
}

// readMatrix opens a cell of the table: the quotes of one body.
func readMatrix(tb *tab, _ string) {
	tb.click(`main a[href$="/matrix"]`)
	tb.click(`main table a[href*="organisation="]`)
	if tb.number("#count") == 0 || !strings.Contains(get(tb, chromedp.Location()), "organisation=") {
		tb.t.Error("the cell leads to no quotes")
	}
}

// searchWords types words and opens the page of the first quote with them.
func searchWords(tb *tab, _ string) {
	tb.menu("/quotes")
	tb.do(chromedp.Focus(chromedp.CSS("#q")), keys("contract"))
	tb.answered("#q")
	tb.do(keys(kb.Enter))
	tb.waitFor(`location.search.includes("q=contract") && document.querySelector("#search-body mark")`)
	words := js[string](tb, `document.querySelector("#search-body a[href^='/quotes/']").closest(".sn-hitpassage").querySelector("blockquote").innerText`)
	tb.click(`#search-body a[href^="/quotes/"]`)
	tb.shows(strings.Join(strings.Fields(words), " "))
}

// readProfile looks for a person by name and goes on to the body spoken for.
func readProfile(tb *tab, _ string) {
	tb.menu("/stakeholders")
	tb.fill("main form input[name=q]", "stroud")
	tb.point(`main form:has(input[name=q]) button`)
	tb.waitFor(`location.search.includes("q=stroud")`)
	tb.click(`main a[href^="/stakeholders/0"]`)
	tb.shows("Gwenllian Stroud", "Stance over time")
	tb.click(`main a[href^="/organisations/0"]`)
	tb.shows("Saltmere Harbour NHS Foundation Trust", "Everything said in its name")
}

// readDirectory looks for a body by a part of its name.
func readDirectory(tb *tab, _ string) {
	tb.menu("/organisations")
	tb.fill("main form input[name=q]", "family")
	tb.point(`main form:has(input[name=q]) button`)
	tb.waitFor(`location.search.includes("q=family")`)
	tb.click(`main a[href^="/organisations/0"]`)
	tb.shows("Family")
}

// readReview opens the source that waits, in which nothing is decided yet.
func readReview(tb *tab, _ string) {
	tb.menu("/import")
	tb.click(`main a[href$="/review"]`)
	tb.shows("Last days to respond", "Finish")
}

// logCall logs a call by somebody who is not known.
func logCall(tb *tab, role string) {
	tb.click(`main a[href^="/reactions/new"]`)
	tb.point("#status")
	tb.fill("#speaker", "Zita Norwell")
	words := fmt.Sprintf("We told the %s on the phone that nobody had asked us. (%s)", role, tb.t.Name())
	tb.fill("#exact", words)
	tb.point("input[name=way][value=phone_call]")
	tb.click("main form.sn-form button.sn-button")
	tb.shows("Logged.", words, "Zita Norwell")
}
