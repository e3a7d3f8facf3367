package query

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// shape returns the node without its places.
func shape(n Node) Node {
	n.From, n.To = 0, 0
	nodes := n.Nodes
	n.Nodes = nil
	for _, part := range nodes {
		n.Nodes = append(n.Nodes, shape(part))
	}
	return n
}

// checkPlaces holds that every part stands within its whole, in order.
func checkPlaces(t *testing.T, n Node, from, to int) {
	t.Helper()
	if n.From < from || n.To > to || n.From > n.To {
		t.Fatalf("%v stands at %d to %d, outside %d to %d", n, n.From, n.To, from, to)
	}
	at := n.From
	for _, part := range n.Nodes {
		checkPlaces(t, part, at, n.To)
		at = part.To
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		``, `a -b "c d" OR e`, `speaker:Ashdown -budget`, `(a OR b) c* d~`, `-(a (b OR -c)) | d`, `“x” «y» „z“ －w`, `speker:x theme:"a b" in:`,
		`a(b.) | c`, `x. OR y`, `OR OR OR`, `a (OR) b`, `hospital(s) (a hospital(s))`, `org:(a OR b)`, "\ufeff-a\u00a0-\u200bb", "ＯＲ ｓｐｅａｋｅｒ：ｘ ａ～ ｂ＊", `-"-"-`, "\xff\xfe:\"",
		`before:2014-05-01 since:"1 May 2014"`, `a|b||c|`, `((((((((((a))))))))))`, "a\u0301* ́*",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := Parse(text)
		n := utf8.RuneCountInString(text)
		checkPlaces(t, q.Root, 0, n)
		last := 0
		for _, m := range q.Mistakes {
			if m.From < last || m.From >= m.To || m.To > n || m.Message == "" {
				t.Fatalf("%q: got the mistake %+v after %d of %d", text, m, last, n)
			}
			last = m.From
		}
		if len(q.Mistakes) > 0 {
			return
		}
		written := q.Root.String()
		if utf8.RuneCountInString(written) > mostRunes {
			return
		}
		again := Parse(written)
		if d := cmp.Diff(shape(q.Root), shape(again.Root)); d != "" || len(again.Mistakes) > 0 {
			t.Fatalf("%q, written %q: another tree (-first +second), mistakes %v:\n%s", text, written, again.Mistakes, d)
		}
		if q.Plain() && strings.ContainsAny(written, `"|`) {
			t.Fatalf("%q: got plain words from %q", text, written)
		}
	})
}
