package browser

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe/axe.min.js
var axeScript string

// The widths at which every page must be good.
const (
	desktop = 1280
	phone   = 375
)

// tab is a browser window of its own: its cookies are shared with no other.
type tab struct {
	context.Context
	t        *testing.T
	mu       sync.Mutex
	problems []string // errors of the console, exceptions, what the policy refused
}

func newTab(t *testing.T, width int64) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(chromium, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	tb := &tab{Context: ctx, t: t}
	// The tab lives as long as the context of its first Do: no time limit here.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	tb.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error { // as the window that a person looks at
		_, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	tb.wide(width)
	tb.shownOn("screen")
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException {
				tb.mu.Lock()
				tb.problems = append(tb.problems, m.String()+" "+m.URL)
				tb.mu.Unlock()
			}
		}
	}()
	return tb
}

// wide makes the tab's screen so wide.
func (tb *tab) wide(width int64) {
	tb.t.Helper()
	tb.do(chromedp.EmulateViewport(width, 900, func(p *emulation.SetDeviceMetricsOverrideParams, _ *emulation.SetTouchEmulationEnabledParams) {
		p.Mobile = width < 600
	}))
}

// stillMotion is what each device of these tests asks for: a page that glides to
// an anchor moves away from under a click.
var stillMotion = &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}

// shownOn has the tab show pages as on a screen or in print, on a device that asks
// for what the features say.
func (tb *tab) shownOn(media string, features ...*emulation.MediaFeature) {
	tb.t.Helper()
	tb.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: append(features, stillMotion)})
		return err
	}))
}

// withoutScripts switches JavaScript off in the tab.
func (tb *tab) withoutScripts() *tab {
	tb.t.Helper()
	tb.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	return tb
}

// do takes steps, within a time: chromedp waits for ever by default.
func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.Context, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		tb.shot("failed-" + strings.ReplaceAll(tb.t.Name(), "/", "-"))
		tb.t.Fatal(err)
	}
}

func get[T any](tb *tab, a chromedp.Action[T]) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.Context, 30*time.Second)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		tb.t.Fatal(err)
	}
	return v
}

// js evaluates over the debugging protocol, which the page's
// Content-Security-Policy does not concern.
func js[T any](tb *tab, expression string) T {
	tb.t.Helper()
	return get(tb, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func (tb *tab) open(address string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("#main-content")))
}

// swapsToo has a page that is to be left say when it has been swapped for what
// follows, as the review of a source is.
const swapsToo = `window.leaving=true; document.addEventListener("review:shown", () => { window.leaving=false }, {once:true})`

// click clicks and waits for the page that follows.
func (tb *tab) click(selector string) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](swapsToo), aimed(selector))
	tb.waitFor(`!window.leaving && document.querySelector("#main-content")`)
}

// point clicks on what does not lead to another page.
func (tb *tab) point(selector string) {
	tb.t.Helper()
	tb.do(aimed(selector))
}

func (tb *tab) fill(selector, value string) {
	tb.t.Helper()
	tb.do(chromedp.SetValue(chromedp.CSS(selector), value))
}

// waitFor waits until a condition holds on a page that is all there.
func (tb *tab) waitFor(condition string) {
	tb.t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(tb.Context, 5*time.Second)
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState==="complete" && !!(`+condition+")"))
		cancel()
		if err == nil && ok {
			return
		}
	}
	tb.shot("failed-" + strings.ReplaceAll(tb.t.Name(), "/", "-"))
	tb.t.Fatalf("timed out waiting for %s at %s", condition, get(tb, chromedp.Location()))
}

// text is what a person reads on the page.
func (tb *tab) text() string {
	tb.t.Helper()
	tb.waitFor(`document.querySelector("#main-content")`)
	return js[string](tb, `document.querySelector("#main-content").innerText`)
}

func (tb *tab) shows(words ...string) {
	tb.t.Helper()
	text := strings.Join(strings.Fields(tb.text()), " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			tb.t.Errorf("%s does not show %q; it shows:\n%s", get(tb, chromedp.Location()), w, text[:min(len(text), 1500)])
		}
	}
}

// sound fails on whatever the browser complained about, on a page that must be
// scrolled sideways, and on every accessibility fault that axe finds.
func (tb *tab) sound() {
	tb.t.Helper()
	if over := js[int](tb, `document.documentElement.scrollWidth-document.documentElement.clientWidth`); over > 0 {
		tb.t.Errorf("%s scrolls sideways by %d px", get(tb, chromedp.Location()), over)
	}
	for _, v := range tb.axe() {
		tb.t.Errorf("%s: %s", get(tb, chromedp.Location()), v)
	}
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, p := range tb.problems {
		tb.t.Errorf("the browser says: %s", p)
	}
	tb.problems = nil
}

// axe returns every fault of WCAG 2.2 A and AA and of good practice, or of the rules
// that are named alone.
func (tb *tab) axe(rules ...string) []string {
	tb.t.Helper()
	only := `{type:"tag",values:["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]}`
	if len(rules) > 0 {
		only = fmt.Sprintf(`{type:"rule",values:["%s"]}`, strings.Join(rules, `","`))
	}
	tb.do(chromedp.Evaluate[chromedp.Void](axeScript))
	raw := js[string](tb, `axe.run(document,{runOnly:`+only+`,resultTypes:['violations']}).then(r=>JSON.stringify(r.violations))`)
	var violations []struct {
		ID    string
		Nodes []struct {
			HTML    string
			Summary string `json:"failureSummary"`
		}
	}
	if err := json.Unmarshal([]byte(raw), &violations); err != nil {
		tb.t.Fatal(err)
	}
	var faults []string
	for _, v := range violations {
		for _, n := range v.Nodes {
			faults = append(faults, fmt.Sprintf("%s: %s (%s)", v.ID, n.HTML[:min(len(n.HTML), 200)], strings.ReplaceAll(n.Summary, "\n", " ")))
		}
	}
	return faults
}

// shot keeps a picture of the page if SHOTS names a folder, of its upper
// SHOTS_HEIGHT pixels if that is set.
func (tb *tab) shot(name string) {
	tb.t.Helper()
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	picture := get(tb, chromedp.FullScreenshot(100))
	if most, err := strconv.Atoi(os.Getenv("SHOTS_HEIGHT")); err == nil {
		picture = cropped(tb.t, picture, most)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o600); err != nil {
		tb.t.Fatal(err)
	}
}

// cropped is the upper part of a picture.
func cropped(t *testing.T, picture []byte, height int) []byte {
	t.Helper()
	whole, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	part, ok := whole.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !ok {
		t.Fatalf("a picture of type %T cannot be cut", whole)
	}
	bounds := whole.Bounds()
	bounds.Max.Y = min(bounds.Max.Y, bounds.Min.Y+height)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, part.SubImage(bounds)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
