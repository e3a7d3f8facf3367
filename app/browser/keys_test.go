package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keys presses one key after the other wherever the focus is. Each goes down
// with what it types, as a keyboard's does: chromedp.KeyEvent sends the two one
// after the other, so that on a busy machine a key still types although the page
// has prevented it.
func keys(typed string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for _, r := range typed {
			encoded := kb.Encode(r)
			down, up := *encoded[0], *encoded[len(encoded)-1]
			if len(encoded) == 3 {
				down.Text, down.UnmodifiedText = encoded[1].Text, encoded[1].UnmodifiedText
			}
			for _, event := range []input.DispatchKeyEventParams{down, up} {
				if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, event); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// press presses a key wherever the focus is.
func (tb *tab) press(key string) {
	tb.t.Helper()
	tb.do(keys(key))
}
