package browser

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"
)

// tries is how often a click is aimed at something that has moved away from under
// the mouse, as it does on a busy machine while a page is still being laid out.
const tries = 5

// watched notes what the next click meets, where the page hears of clicks at all:
// without scripts it does not, and the click counts as met. A label is met where the
// control lies over it.
const watched = `(() => {
	const once = { capture: true, once: true };
	let heard = false;
	document.addEventListener("probe", () => { heard = true; }, once);
	document.dispatchEvent(new Event("probe"));
	window.aimed = heard ? %[1]q : "";
	window.hit = false;
	document.addEventListener("click", (e) => { window.hit ||= Boolean(e.target.closest(%[1]q)) || [...document.querySelectorAll(%[1]q)].some((x) => x.control === e.target); }, once);
})()`

// aimed clicks on what a selector finds, once it is at rest, and sees that the
// click met it.
func aimed(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for range tries {
			if err := atRest(ctx, target, selector); err != nil {
				return err
			}
			if _, err := chromedp.Evaluate[chromedp.Void](fmt.Sprintf(watched, selector))(ctx, target); err != nil {
				return err
			}
			if _, err := chromedp.Click(chromedp.CSS(selector))(ctx, target); err != nil {
				return err
			}
			if !missed(ctx, target, selector) {
				return nil
			}
		}
		return fmt.Errorf("%d clicks aimed at %s met something else", tries, selector)
	})
}

// answered waits until the server has said what it suggests for all that stands in
// a field: a list for its beginning goes again under a key or a click.
func (tb *tab) answered(field string) {
	tb.t.Helper()
	tb.waitFor(fmt.Sprintf(`(({value, dataset}) => dataset.suggested === value)(document.querySelector(%q))`, field))
}

// suggested waits until what is suggested for a field is there to choose from.
func (tb *tab) suggested(field string) {
	tb.t.Helper()
	tb.answered(field)
	tb.waitFor(fmt.Sprintf(`document.querySelector(%q + "-options [role=option]")`, field))
}

// atRest waits until what a selector finds is in sight and no longer moves. It asks
// from outside, for a page without scripts has no timers.
func atRest(ctx context.Context, target *chromedp.Target, selector string) error {
	if _, err := chromedp.ScrollIntoView(chromedp.CSS(selector))(ctx, target); err != nil {
		return err
	}
	place := chromedp.Evaluate[string](fmt.Sprintf(`(() => {
		const at = document.querySelector(%q)?.getBoundingClientRect();
		return at ? [at.top, at.left, at.width, at.height].join(" ") : "";
	})()`, selector))
	for last := ""; ; {
		now, err := place(ctx, target)
		if err != nil {
			return err
		}
		if now != "" && now == last {
			return nil
		}
		last = now
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(40 * time.Millisecond):
		}
	}
}

// missed reports whether a click met something else than what it was aimed at. A
// page that has been left, or is being left, was hit.
func missed(ctx context.Context, target *chromedp.Target, selector string) bool {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	missed, err := chromedp.Evaluate[bool](fmt.Sprintf(`window.aimed === %q && !window.hit`, selector))(ctx, target)
	return err == nil && missed
}
