package browser

import (
	"fmt"
	"testing"
)

// TestTheDashboardIsSound looks at the dashboard and what its numbers open, on
// wide, narrow and narrowest screens.
func TestTheDashboardIsSound(t *testing.T) {
	site := start(t, "demo")
	link := site.printedFor("communications")
	const consultation = "/consultations/joint-commissioning-saltmere"
	for _, width := range []int64{desktop, phone, narrowest} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tb := newTab(t, width)
			tb.open(link)
			for name, address := range map[string]string{
				"dashboard": consultation, "dashboard-individuals": consultation + "?of=individuals", "dashboard-reactions": consultation + "?of=reactions",
				"positions": consultation + "/positions?stance=support&stance=qualified_support", "changes-of": consultation + "/changes",
				"matrix": consultation + "/matrix", "matrix-individuals": consultation + "/matrix?of=individuals&sort=support",
			} {
				tb.open(site.url + address)
				tb.shot(fmt.Sprintf("%s-%d", name, width))
				tb.sound()
			}
		})
	}
}
