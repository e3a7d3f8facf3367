package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/wcag.js
var wcagScript string

// beyondAxe fails on what axe does not look at: structure, names, the keyboard's
// way, and text that is set wider. Titles are those of the pages seen so far.
func (tb *tab) beyondAxe(name string, titles map[string]string) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](wcagScript))
	faults := js[[]string](tb, `wcag.structure()`)
	title := get(tb, chromedp.Title())
	if other := titles[title]; other != "" {
		faults = append(faults, fmt.Sprintf("has the title of %s: %s", other, title))
	}
	titles[title] = name
	faults = append(faults, tb.named()...)
	faults = append(faults, js[[]string](tb, `wcag.focus()`)...)
	faults = append(faults, tb.tabbed()...)
	for _, width := range []int64{desktop, narrowest} {
		tb.wide(width)
		script := `[...wcag.cut(), ...(wcag.spaced(true), wcag.cut().map(f => "with text set wider: " + f)), ...(wcag.spaced(false), [])]`
		if width == narrowest {
			script = `[...` + script + `, ...wcag.focus()]`
		}
		for _, fault := range js[[]string](tb, script) {
			faults = append(faults, fmt.Sprintf("at %d px: %s", width, fault))
		}
	}
	tb.wide(desktop)
	for _, fault := range faults {
		tb.t.Errorf("%s: %s", name, fault)
	}
}

// tabbed goes through the page by the tabulator key and reports what it misses,
// where it turns back, and where it jumps.
func (tb *tab) tabbed() []string {
	tb.t.Helper()
	n := js[int](tb, `wcag.follow()`)
	tb.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for range n + 3 { // and out of the page, and in again
			down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9}
			if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, down); err != nil {
				return err
			}
		}
		return nil
	}))
	return js[[]string](tb, `wcag.followed()`)
}

// named reports what a screen reader cannot name, or not tell apart where links and
// buttons are listed one after the other, away from what stands around them.
func (tb *tab) named() []string {
	tb.t.Helper()
	tree := get(tb, chromedp.Action[accessibility.GetFullAXTreeResult](func(ctx context.Context, target *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	}))
	var faults []string
	leads := map[string]string{}
	for _, node := range tree.Nodes {
		role := spoken(node.Role)
		if node.Ignored || !slices.Contains(namedRoles, role) {
			continue
		}
		name := strings.Join(strings.Fields(spoken(node.Name)), " ")
		if name == "" {
			faults = append(faults, "has no name: a "+role)
			continue
		}
		to := fmt.Sprint(node.BackendDOMNodeID)
		for _, p := range node.Properties {
			if p.Name == accessibility.PropertyNameURL {
				to = spoken(p.Value)
			}
		}
		if other, again := leads[role+name]; again && other != to && (role == "link" || role == "button" || role == "DisclosureTriangle") {
			faults = append(faults, fmt.Sprintf("is the name of several: %s %q, to %s and %s", role, name, other, to))
		}
		leads[role+name] = to
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

// namedRoles are the roles that must have a name.
var namedRoles = []string{"link", "button", "DisclosureTriangle", "textbox", "searchbox", "combobox", "checkbox", "radio", "image", "img", "progressbar", "meter", "spinbutton", "listbox", "table", "dialog", "navigation", "region"}

// spoken is what a value of the accessibility tree says.
func spoken(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var words string
	if json.Unmarshal(v.Value, &words) != nil {
		return ""
	}
	return words
}
