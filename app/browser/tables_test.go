package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// tableOfReplies writes a file of invented replies, one in ten of them with a
// position that suggests nothing.
func tableOfReplies(t *testing.T, n int) string {
	t.Helper()
	positions := []string{"Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"}
	first := strings.Fields("Ada Ben Cleo Dara Edda Finn Gwen Hugo Ines Joss")
	last := strings.Fields("Okoro Marsh Carver Lindqvist Achter Braywick Castell Drummond Ellerby Fennimore")
	var b strings.Builder
	b.WriteString("ref,name,role,organisation,position,comment\n")
	for i := range n {
		position := positions[i%5]
		if i%10 == 9 {
			position = "see the letter"
		}
		fmt.Fprintf(&b, "R%03d,%s %s,ward manager,Harbour Patients’ Forum,%s,\"Reply %d. We have read the plan for shared lists with care, and we would like to see it tried in one town before it is tried in all, so that the people who will use it can say what works for them and what does not, and are asked again when the year is over.\"\n",
			i+1, first[i%10], last[i/10%10], position, i+1)
	}
	file := filepath.Join(t.TempDir(), "replies.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// importForm makes a consultation and opens the form by which files come into it.
func importForm(tb *tab, site *running) {
	tb.t.Helper()
	tb.open(site.url + "/consultations/new")
	tb.fill("#title", "Shared waiting lists")
	tb.fill("#slug", "shared-lists")
	tb.point("input[name=state][value=open]")
	tb.click(".sn-form__acts button.sn-button")
	tb.open(site.url + "/consultations/shared-lists/import")
}

// importFile brings a file in by its form and says how its words may be used.
func importFile(tb *tab, site *running, file string) {
	tb.t.Helper()
	importForm(tb, site)
	tb.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{file}))
	tb.click(".sn-form__acts button.sn-button")
	tb.waitFor(`location.pathname.endsWith("/table")`)
	tb.do(aimed("input[name=status][value=on_record]"), aimed("#terms-permitted"))
	tb.click(`form[action$="/terms"] button.govuk-button`)
}

// setUp makes the first administrator, who is then signed in.
func setUp(tb *tab, site *running) {
	tb.t.Helper()
	tb.open(site.printed(`(http://\S+/setup/\S+)`))
	tb.fill("#name", "Ada Administrator")
	tb.fill("#email", "ada@example.org")
	tb.fill("#password", password)
	tb.click("main form button.govuk-button")
}

// TestATableIsAcceptedAndUndone imports a table of replies, filters it, accepts
// those surer than a bound, and takes that back, on a wide and a narrow screen.
func TestATableIsAcceptedAndUndone(t *testing.T) {
	for name, width := range map[string]int64{"desktop": desktop, "phone": phone} {
		t.Run(name, func(t *testing.T) {
			site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
			tb := newTab(t, width)
			setUp(tb, site)
			importFile(tb, site, tableOfReplies(t, 60))
			tb.shows("Review 60 replies", "0 of 60 reviewed", "Accept the 60 that match", "suggests: Supports")
			tb.shot("table-" + name)
			tb.sound()

			if width == phone {
				tb.do(aimed("#filters summary")) // folded, so that rows come first
			}
			tb.do(chromedp.SetValue(chromedp.CSS("#suggests"), "support"))
			tb.click(`form[role=search] button`)
			tb.shows("12 rows that wait, whose position suggests support", "Accept the 12 that match")
			tb.shot("table-filtered-" + name)
			tb.sound()
			tb.click(`button[value="accept-surer"]`)
			tb.shows("rows?", "whose position suggests support, at least 90 % sure", "It can be undone as one")
			tb.shot("batch-new-" + name)
			tb.sound()
			tb.click(`.sn-formpage form button`)
			tb.waitFor(`document.querySelector("#undo")`)
			tb.shows("12 accepted", "Undo it as one")
			tb.shot("batch-done-" + name)
			tb.sound()
			tb.click(`a[href$="/table"].govuk-button`)
			tb.shows("12 of 60 reviewed", "Decided together", "12 accepted")
			tb.sound()
			tb.click(`.sn-row__side a[href$="#undo"]`)
			tb.click(`form[action$="/undo"] button`)
			tb.waitFor(`document.querySelector("h1").innerText.startsWith("Undone")`)
			tb.shows("Undone: 12 rows wait again")
			tb.sound()
			tb.click(`a[href$="/table"].govuk-button`)
			tb.shows("0 of 60 reviewed", "12 accepted, undone")
			tb.click(`a[href*="/review?draft="].govuk-link`)
			tb.shows("Review as a table", "suggests:")
			tb.shot("table-draft-" + name)
			tb.sound()
		})
	}
}

// TestATableWithoutScripts filters and accepts on the narrowest screen with
// JavaScript off: the page that shows the progress asks for itself again.
func TestATableWithoutScripts(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	tb := newTab(t, 320)
	setUp(tb, site)
	importFile(tb, site, tableOfReplies(t, 51))
	tb.sound()
	table := get(tb, chromedp.Location())
	tb.withoutScripts()
	tb.do(chromedp.Navigate(table), chromedp.WaitVisible(chromedp.CSS("#q")), chromedp.SendKeys(chromedp.CSS("#q"), "okoro"),
		aimed("form[role=search] button"), chromedp.WaitVisible(chromedp.CSS(`form[role=search] a`)),
		aimed(`button[value="accept-matching"]`), chromedp.WaitVisible(chromedp.CSS(".sn-formpage form button")),
		aimed(".sn-formpage form button"), chromedp.WaitVisible(chromedp.CSS("#undo")))
	tb.shot("batch-without-scripts")
	if heading := get(tb, chromedp.Text(chromedp.CSS("h1"))); heading != "10 accepted" {
		t.Errorf("got %q, want the 10 of one surname accepted", heading)
	}
}
