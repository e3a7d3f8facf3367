package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// looked checks a page at the widths of a desktop, a phone and the narrowest.
func looked(tb *tab, name string) {
	tb.t.Helper()
	tb.sound()
	tb.shot(name + "-1280")
	for _, width := range []int64{phone, narrowest} {
		tb.wide(width)
		tb.sound()
		if width == phone {
			tb.shot(name + "-375")
		}
	}
	tb.wide(desktop)
}

// TestCommunicationsMergesTwoPeople goes from the pair that looks alike to one
// person, and back by the button of the message.
func TestCommunicationsMergesTwoPeople(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("communications"))
	tb.open(site.url + "/stakeholders")
	tb.shows("names look alike", "Import a list")
	looked(tb, "people")
	tb.click(`a[href="/stakeholders/alike"]`)
	tb.shows("Iwan Oyelade", "Iwan Oyelede", "one letter differs")
	looked(tb, "alike")
	tb.click(`a[href*="/merge?into="]`)
	tb.shows("Are these the same person?", "Goes", "Stays")
	tb.shows("What journalists would see")
	looked(tb, "merge")
	tb.point("#agreed")
	tb.click(`form[method=post] .sn-form__acts button`)
	tb.shows("is part of ", "Undo")
	tb.sound()
	tb.shot("merged-1280")
	tb.click(`.sn-undo button`)
	tb.shows("are two again")
	looked(tb, "merge-undone")
	tb.open(site.url + "/merges")
	tb.shows("H Okafor-Lund into Dr Hanne Okafor-Lund", "Undone")
	looked(tb, "merges")
	tb.click(`.sn-row__h a[href^="/merges/"]`)
	tb.open(site.url + "/stakeholders?q=okafor")
	tb.click(`.sn-row__h a`)
	tb.click(`a[href$="/merge"]`)
	tb.shows("with another entry")
	looked(tb, "merge-choose")
}

// TestAnAdministratorImportsAList checks a file, imports it, and
// merges two of its bodies.
func TestAnAdministratorImportsAList(t *testing.T) {
	site := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"))
	tb := newTab(t, desktop)
	setUp(tb, site)
	list := filepath.Join(t.TempDir(), "bodies.csv")
	if err := os.WriteFile(list, []byte("Name;Abbreviation;Sector;Part of\nWraxley Harbour Partnership;WHP;NHS trusts;\nThe Wraxley Harbour Partnership Trust;;nhs_trust;\nQuay Forum;;other;WHP\nBritish Medical Association;;;\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tb.open(site.url + "/organisations/import")
	tb.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{list}))
	looked(tb, "list")
	tb.click(".sn-form__acts button")
	tb.shows("Import this list?", "3 organisations are added", "part of Wraxley Harbour Partnership")
	looked(tb, "list-preview")
	tb.click(".sn-form__acts button")
	tb.shows("3 organisations were added", "1 pair of names looks alike")
	looked(tb, "bodies")
	tb.click(`a[href="/organisations/alike"]`)
	tb.click(`a[href*="/merge?into="]`)
	tb.click(`form[method=post] .sn-form__acts button`)
	tb.shows("is part of")
	tb.open(site.url + "/organisations?q=wraxley")
	tb.shows("1 organisation")
}

// TestAJournalistReadsTheDirectory sees the lists and nothing that changes them.
func TestAJournalistReadsTheDirectory(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone)
	tb.open(site.printedFor("journalist"))
	for _, path := range []string{"/stakeholders", "/organisations?reactions=some&sort=reactions"} {
		tb.open(site.url + path)
		tb.sound()
		if js[bool](tb, `!!document.querySelector('a[href*="import"], a[href*="alike"], a[href*="merge"], a[href$=".csv"]')`) {
			t.Errorf("%s offers a journalist what is not theirs", path)
		}
	}
	tb.shot("journalist-organisations")
}
