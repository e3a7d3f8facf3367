package browser

import "testing"

// columnsMore gives the matrix of the demo as many columns as one of many
// propositions has.
const columnsMore = `document.querySelector(".sn-matrixwrap").classList.add("sn-matrixwrap--wide");
for (const row of document.querySelectorAll(".sn-matrix tr")) {
	const cell = row.children[1];
	for (let i = 0; i < 12; i++) cell.after(cell.cloneNode(true));
}`

// TestWideMatrixScrollsOnItsOwn has more columns than a screen is wide: the table
// scrolls, the page does not, though what is said to those who do not see it
// stands in each cell.
func TestWideMatrixScrollsOnItsOwn(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, desktop)
	tb.open(site.printedFor("policy"))
	tb.open(site.url + "/consultations")
	tb.open(js[string](tb, `document.querySelector('main a[href^="/consultations/"]:not([href$="/new"])').href`) + "/matrix")
	js[any](tb, columnsMore)
	if !js[bool](tb, `(w => w.scrollWidth > w.clientWidth)(document.querySelector(".sn-matrixwrap"))`) {
		t.Error("the table is not wider than its place: nothing is tested")
	}
	tb.fits(desktop)
	tb.fits(desktop / 2)
	tb.fits(320)
}
