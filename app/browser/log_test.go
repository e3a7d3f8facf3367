package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestACallIsLogged goes from the menu of a consultation to a reaction that was
// heard on the phone, with a speaker who is known and chosen from the list.
func TestACallIsLogged(t *testing.T) {
	site := start(t, "demo")
	for name, width := range map[string]int64{"desktop": desktop, "phone": phone, "narrow": 320} {
		tb := newTab(t, width)
		tb.open(site.printedFor("communications"))
		tb.open(site.url + "/reactions/new")
		tb.shows("Log a reaction", "First: how may it be used?")
		tb.shot("log-" + name)
		tb.sound()
		if name == "narrow" {
			continue
		}
		tb.point("#status")
		tb.do(chromedp.SendKeys(chromedp.CSS("#speaker"), "vance"))
		tb.suggested("#speaker")
		tb.shot("log-suggest-" + name)
		tb.point(".sn-combobox__option")
		if got := js[string](tb, `["speaker","role","organisation"].map(n=>document.getElementsByName(n)[0].value).join("; ")`); got != "Henrietta Vance-Abebe; director of policy; Millrace Foundation" {
			t.Errorf("got %q, want the speaker with role and body", got)
		}
		tb.click("main form.sn-form button.sn-button")
		tb.shows("There is a problem", "Type what was said", "Choose how you heard it")
		tb.shot("log-wrong-" + name)
		tb.accessible()
		tb.fill("#exact", "We were asked on the phone, from a "+name+", and we said what we say to everybody.")
		tb.point("input[name=way][value=phone_call]")
		tb.point("input[name^=stance-][value=concerned]")
		tb.click("main form.sn-form button.sn-button")
		tb.shows("Logged. It is recorded and not published.", "Henrietta Vance-Abebe", "what we say to everybody", "Has concerns", "Phone call with Henrietta Vance-Abebe", "Log another reaction")
		tb.shot("log-done-" + name)
		tb.sound()
	}
}

func TestACallIsLoggedWithoutScripts(t *testing.T) {
	site := start(t, "demo")
	tb := newTab(t, phone).withoutScripts()
	tb.open(site.printedFor("communications"))
	tb.open(site.url + "/reactions/new")
	for field, value := range map[string]string{"#speaker": "Zita Norwell", "#organisation": "Quayside Nurses Network", "#exact": "We will write to our members this week."} {
		tb.do(chromedp.SendKeys(chromedp.CSS(field), value))
	}
	tb.do(aimed("#status"), aimed("#way"))
	tb.point("main form.sn-form button.sn-button")
	tb.do(chromedp.WaitVisible(chromedp.CSS("#sector-error")))
	tb.do(chromedp.SendKeys(chromedp.CSS("#sector"), "Charities"))
	tb.point("main form.sn-form button.sn-button")
	tb.do(chromedp.WaitVisible(chromedp.CSS("#h-words")))
	tb.do(chromedp.WaitVisible(chromedp.CSS(".sn-flash")))
	if at := get(tb, chromedp.Location()); !strings.Contains(at, "/reactions/0") {
		t.Errorf("got to %s, want the reaction", at)
	}
}

// TestOthersAreNotAskedToLog checks that who may not log is told so.
func TestOthersAreNotAskedToLog(t *testing.T) {
	site := start(t, "demo")
	for _, role := range []string{"policy", "journalist"} {
		tb := newTab(t, desktop)
		tb.open(site.printedFor(role))
		tb.open(site.url + "/reactions/new")
		tb.shows("Your role does not allow this")
	}
}
