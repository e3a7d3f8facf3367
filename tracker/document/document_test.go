package document

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const sample = "Ada Okoro said: “We can’t go on – it’s £5 a day.”\r\nTim Marsh disagreed.\n"

func encoded(t *testing.T, s string, enc interface{ Bytes([]byte) ([]byte, error) }) []byte {
	t.Helper()
	out, err := enc.Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCharsets(t *testing.T) {
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) []byte {
		return encoded(t, sample, unicode.UTF16(e, b).NewEncoder())
	}
	windows := encoded(t, sample, charmap.Windows1252.NewEncoder())
	for _, c := range []struct {
		name    string
		raw     []byte
		charset string
	}{
		{"utf-8", []byte(sample), "utf-8"},
		{"utf-8 with BOM", append([]byte{0xEF, 0xBB, 0xBF}, sample...), "utf-8"},
		{"utf-16 little-endian with BOM", utf16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"},
		{"utf-16 big-endian with BOM", utf16(unicode.BigEndian, unicode.UseBOM), "utf-16be"},
		{"utf-16 little-endian without BOM", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"},
		{"utf-16 big-endian without BOM", utf16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"},
		{"windows-1252 with curly marks", windows, "windows-1252"},
	} {
		d, err := Read("a.txt", c.raw)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d.Text != sample || d.Charset != c.charset || d.Format != PlainText || d.Blocks != nil || d.Runs != nil {
			t.Errorf("%s: read as %s: %q", c.name, d.Charset, d.Text)
		}
	}
}

func TestOtherScript(t *testing.T) {
	text := strings.Repeat("Это решение принято без нас, и мы будем против него. ", 20)
	d, err := Read("a.txt", encoded(t, text, charmap.Windows1251.NewEncoder()))
	if err != nil || d.Text != text || d.Charset != "windows-1251" {
		t.Errorf("%v, %s: %q", err, d.Charset, d.Text)
	}
}

func TestDeclaredCharset(t *testing.T) {
	page := `<html><head><meta charset="CHARSET"><title>T</title></head><body><p>“Zoë can’t.”</p></body></html>`
	windows := encoded(t, strings.Replace(page, "CHARSET", "windows-1252", 1), charmap.Windows1252.NewEncoder())
	d, err := Read("a.html", windows)
	if err != nil || d.Text != "“Zoë can’t.”" || d.Charset != "windows-1252" || len(d.Notes) != 0 {
		t.Errorf("%v %q %s %q", err, d.Text, d.Charset, d.Notes)
	}
	d, err = Read("a.html", []byte(strings.Replace(page, "CHARSET", "iso-8859-1", 1)))
	if err != nil || d.Text != "“Zoë can’t.”" || d.Charset != "utf-8" {
		t.Errorf("%v %q %s", err, d.Text, d.Charset)
	}
	want := []string{"The file declares the character set windows-1252 and was read as utf-8."}
	if diff := cmp.Diff(want, d.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name    string
		raw     []byte
		problem string
	}{
		{"a.pdf", []byte("%PDF-1.7 ..."), "The file is damaged or not of the kind that its name says."},
		{"a.docx", []byte("PK\x03\x04abc"), "The file is damaged or not of the kind that its name says."},
		{"a.txt", []byte("\x89PNG\r\n"), "The file is a picture, not text."},
		{"a.txt", []byte("abc\x00def\x00\x00\x01"), "The file is not text."},
		{"a.txt", bytes.Repeat([]byte{1, 2, 3, 'a'}, 50), "The file is not text."},
		{"a.txt", []byte(" \r\n\t\u00a0\n"), "The file is empty."},
		{"a.txt", nil, "The file is empty."},
		{"a.html", []byte("<html><script>var a = 1</script></html>"), "No text for readers was found in the file."},
		{"a.txt", append([]byte(strings.Repeat("“Zoë can’t.” ", 30)), "cut \xe2\x80"...),
			"The file is not whole or its character set is not utf-8: 1 of its characters cannot be read, so its words would not be kept exactly."},
		{"a.txt", make([]byte, MaxSize+1), "The file is too large: 20 MB."},
	} {
		_, err := Read(c.name, c.raw)
		var e *Error
		if !errors.As(err, &e) || e.Problem != c.problem || e.Remedy == "" {
			t.Errorf("%s %.12q: %v, want %q", c.name, c.raw, err, c.problem)
		}
	}
}

// piece is a block as these tables spell it.
type piece struct{ Kind, Text string }

func pieces(d Document) []piece {
	runes := []rune(d.Text)
	var out []piece
	for _, b := range d.Blocks {
		out = append(out, piece{b.Kind, string(runes[b.Start:b.End])})
	}
	return out
}

const page = `<!doctype html><html><head><title>Harbour | The Paper</title>
<meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2014-05-01T08:00:00Z">
<link rel="canonical" href="https://paper.example/harbour"></head><body>
<nav><a href="/">Home</a></nav><div class="cookie-banner">“We value your privacy.”</div>
<header><h1>Harbour &amp; pier</h1></header>
<figure><img alt="“x”"><figcaption>A pier</figcaption></figure>
<p>One
  line&nbsp;&ldquo;two&rdquo; <em>words</em>.<br>Next.</p>
<blockquote><p>Quoted.<p>Again.</blockquote>
<ul><li>First<li>Second</ul>
<table><tr><th>Who<th>What</tr><tr><td>A<td>B</tr></table>
<aside>Related</aside><p hidden>Hidden</p><form>Subscribe</form><script>"x"</script><footer>Foot</footer></body></html>`

func TestHTML(t *testing.T) {
	d, err := Read("a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := []piece{{"heading", "Harbour & pier"}, {"caption", "A pier"}, {"paragraph", "One line\u00a0“two” words.\nNext."},
		{"quotation", "Quoted."}, {"quotation", "Again."}, {"listitem", "First"}, {"listitem", "Second"},
		{"cell", "Who"}, {"cell", "What"}, {"cell", "A"}, {"cell", "B"}}
	if diff := cmp.Diff(want, pieces(d)); diff != "" {
		t.Errorf("blocks, want (-) got (+):\n%s", diff)
	}
	stated := Stated{Title: "Harbour & pier", Publisher: "The Paper", Address: "https://paper.example/harbour", Published: "2014-05-01"}
	if diff := cmp.Diff(stated, d.Stated); diff != "" {
		t.Errorf("stated, want (-) got (+):\n%s", diff)
	}
	sound(t, d, page)
}

// A box with words and a foot is a quotation, and the foot says whose; the foot of
// the page is left out.
func TestQuoteCards(t *testing.T) {
	d, err := Read("a.html", []byte(`<body><h1>Harbour</h1><section class="card"><p>“We will appeal.”</p><footer><cite>Ada Okoro</cite>, chair, <span>Harbour Trust</span></footer></section><div><p>No.</p><footer>Tim Marsh</footer></div><p>A story goes on below the boxes, at some length.</p><footer>Foot</footer></body>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []piece{{"heading", "Harbour"}, {"quotation", "“We will appeal.”"}, {"attribution", "Ada Okoro, chair, Harbour Trust"},
		{"quotation", "No."}, {"attribution", "Tim Marsh"}, {"paragraph", "A story goes on below the boxes, at some length."}}
	if diff := cmp.Diff(want, pieces(d)); diff != "" {
		t.Errorf("blocks, want (-) got (+):\n%s", diff)
	}
}

func TestRowspan(t *testing.T) {
	d, err := Read("a.html", []byte(`<table><tr><th>O<th>N</tr><tr><td rowspan=2>X<td>a</tr><tr><td>b</tr></table>`))
	if err != nil {
		t.Fatal(err)
	}
	var columns []int
	for _, b := range d.Blocks {
		columns = append(columns, b.Column)
	}
	if diff := cmp.Diff([]int{1, 2, 1, 2, 2}, columns); diff != "" {
		t.Error(diff)
	}
}

const marked = "---\ntitle: \"Harbour\"\ndate: 2014-05\n---\n\n# Harbour *news*\n\n> “Quoted”\n> on [two](https://x.example) lines.\n>\n> Again\\*.\n\n* **Ada** said &amp; left\n\n| Who | What |\n|---|---|\n| A | B |\n\nNote[^1].\n\n[^1]: A foot.\n"

func TestMarkdown(t *testing.T) {
	d, err := Read("a.md", []byte(marked))
	if err != nil {
		t.Fatal(err)
	}
	want := []piece{{"heading", "Harbour news"}, {"quotation", "“Quoted” on two lines."}, {"quotation", "Again*."}, {"listitem", "Ada said & left"},
		{"cell", "Who"}, {"cell", "What"}, {"cell", "A"}, {"cell", "B"}, {"paragraph", "Note."}, {"footnote", "A foot."}}
	if diff := cmp.Diff(want, pieces(d)); diff != "" {
		t.Errorf("blocks, want (-) got (+):\n%s", diff)
	}
	if d.Stated.Title != "Harbour" || d.Stated.Published != "2014-05" {
		t.Errorf("stated %+v", d.Stated)
	}
	sound(t, d, marked)
}

// unknown is the original of a document of several parts, where sound cannot
// look whether the runs lead to the same characters.
const unknown = "\x00"

// sound asserts what must hold of every document: blocks in order and in range,
// and runs that lead to the same characters in the original.
func sound(t *testing.T, d Document, original string) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatal("the text is not UTF-8")
	}
	text, source := []rune(d.Text), []rune(original)
	at := 0
	for _, b := range d.Blocks {
		if b.Start < at || b.Start >= b.End || b.End > len(text) {
			t.Fatalf("block %+v after %d of %d", b, at, len(text))
		}
		at = b.End
	}
	at = 0
	for _, r := range d.Runs {
		if r.Start < at || r.Start >= r.End || r.End > len(text) || r.From >= r.To || original != unknown && r.To > len(source) {
			t.Fatalf("run %+v after %d, of %d and %d", r, at, len(text), len(source))
		}
		at = r.End
		if r.End-r.Start != r.To-r.From || original == unknown {
			continue
		}
		for i := range r.End - r.Start {
			a, b := text[r.Start+i], source[r.From+i]
			if a != b && !(a == ' ' && collapses(b)) && r.End-r.Start > 1 && b != '&' {
				t.Fatalf("run %+v leads from %q to %q", r, a, b)
			}
		}
	}
}

func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<14 {
			return
		}
		d, err := Read(name, raw)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error of another type: %v", err)
			}
			return
		}
		original, declared := unknown, ""
		switch d.Format {
		case HTML:
			declared = declaredCharset(raw)
			fallthrough
		case PlainText, Markdown, CSV:
			original, _, _ = decode(raw, declared)
		}
		sound(t, d, original)
	})
}

func FuzzText(f *testing.F) { fuzz(f, "a.txt", sample, "\xff\xfea\x00b\x00", "\x93a\x94") }

func FuzzHTML(f *testing.F) {
	fuzz(f, "a.html", page, "<p>a&nbsp;b&#x201c;&notit;&", "<table><tr><td>a<table><tr><td>b", "<a></b></a>", "</p></p><li><li>")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "a.md", marked, "> > a\n> b", "a\\\nb  \nc", "| a |\n|--|\n| b \\| c |", "<https://x.example> `a` ![b](c)", "\t- a\n\n\t  b", "---\na: b\n---")
}

func TestDeepNestingIsBounded(t *testing.T) {
	for name, raw := range map[string]string{
		"a.html": strings.Repeat("<div>", 100_000) + "text",
		"b.html": strings.Repeat("<p>a", 50_000),
		"a.md":   strings.Repeat("> ", 100) + "text",
	} {
		if _, err := Read(name, []byte(raw)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
