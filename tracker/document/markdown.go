package document

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// readMarkdown writes the text of a Markdown document without its markup.
func readMarkdown(source string) Document {
	body, stated := frontMatter(source)
	m := &markdownReader{w: newWriter(), source: []byte(source)}
	m.points = pointsOf(source)
	masked := []byte(source)
	for i := range body { // the front matter is blanked, so that offsets stay
		if masked[i] != '\n' {
			masked[i] = ' '
		}
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote))
	m.walk(md.Parser().Parse(text.NewReader(masked)), Paragraph)
	d := m.w.document("markdown/1")
	d.Stated = stated
	if d.Stated.Title == "" {
		runes := []rune(d.Text)
		for _, b := range d.Blocks {
			if b.Kind == Heading && b.Level == 1 {
				d.Stated.Title = oneLine(string(runes[b.Start:b.End]))
				break
			}
		}
	}
	return d
}

type markdownReader struct {
	w      *writer
	source []byte
	points []int // code point of each byte
	row    int
	table  int
}

// pointsOf maps the bytes of a string to code points.
func pointsOf(s string) []int {
	points := make([]int, len(s)+1)
	n := 0
	for i := range len(s) {
		points[i] = n
		if i+1 == len(s) || utf8.RuneStart(s[i+1]) {
			n++
		}
	}
	points[len(s)] = n
	return points
}

func (m *markdownReader) walk(n ast.Node, kind string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			m.leaf(c, Heading, Block{Level: c.Level})
		case *ast.Blockquote:
			m.walk(c, Quotation)
		case *ast.ListItem:
			m.walk(c, ListItem)
		case *east.Table:
			m.table++
			m.walk(c, Cell)
		case *east.TableHeader, *east.TableRow:
			m.row++
			m.cells(c)
		case *east.FootnoteList, *east.Footnote:
			m.walk(c, Footnote)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			m.lines(c)
		case *ast.HTMLBlock, *ast.ThematicBreak:
		case *ast.Paragraph, *ast.TextBlock:
			m.leaf(c, kind, Block{})
		default:
			m.walk(c, kind)
		}
	}
}

func (m *markdownReader) leaf(n ast.Node, kind string, details Block) {
	m.w.begin(kind)
	m.inline(n)
	m.w.end(details)
}

func (m *markdownReader) cells(row ast.Node) {
	column := 0
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		column++
		m.leaf(c, Cell, Block{Level: m.row, Column: column, Table: m.table})
	}
}

func (m *markdownReader) lines(n ast.Node) {
	m.w.begin(Paragraph)
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		m.plain(s.Start, s.Stop)
		m.w.newline()
	}
	m.w.end(Block{})
}

func (m *markdownReader) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			m.unescape(c.Segment.Start, c.Segment.Stop, c.IsRaw())
			if c.HardLineBreak() {
				m.w.newline()
			} else if c.SoftLineBreak() {
				end := m.points[min(c.Segment.Stop, len(m.source))]
				m.w.write([]rune{' '}, end, end+1)
			}
		case *ast.CodeSpan:
			m.inline(c)
		case *ast.AutoLink:
			m.label(c)
		case *ast.Emphasis:
			bold := c.Level / 2
			m.w.bold += bold
			m.inline(c)
			m.w.bold -= bold
		case *ast.RawHTML, *east.FootnoteLink, *east.FootnoteBacklink, *ast.Image:
		default:
			m.inline(c)
		}
	}
}

// label writes the address of a bare link; the node does not say where it
// stands, so the text has no place in the original.
func (m *markdownReader) label(c *ast.AutoLink) {
	m.w.insert(strings.ToValidUTF8(string(c.Label(m.source)), "\uFFFD"))
}

func (m *markdownReader) plain(start, stop int) {
	if start < stop {
		m.w.write([]rune(string(m.source[start:stop])), m.points[start], m.points[stop])
	}
}

// unescape writes a stretch of source with backslashes and entities resolved.
func (m *markdownReader) unescape(start, stop int, raw bool) {
	from := start
	for i := start; i < stop && !raw; {
		c := m.source[i]
		switch {
		case c == '\\' && i+1 < stop && punctuation(m.source[i+1]):
			m.plain(from, i)
			m.w.write([]rune{rune(m.source[i+1])}, m.points[i], m.points[i+2])
			i += 2
			from = i
		case c == '&':
			size := entity(string(m.source[i:min(stop, i+40)]))
			decoded := html.UnescapeString(string(m.source[i : i+size]))
			if size < 3 || m.source[i+size-1] != ';' || len(decoded) == size {
				i++
				continue
			}
			m.plain(from, i)
			m.w.write([]rune(decoded), m.points[i], m.points[i+size])
			i += size
			from = i
		default:
			i++
		}
	}
	m.plain(from, stop)
}

func punctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// frontMatter reads the block between two lines of dashes at the start and
// returns its length in bytes.
func frontMatter(source string) (length int, s Stated) {
	if !strings.HasPrefix(source, "---\n") && !strings.HasPrefix(source, "---\r\n") {
		return 0, s
	}
	at := strings.IndexByte(source, '\n') + 1
	for at < len(source) && at < 1<<16 {
		line, _, more := strings.Cut(source[at:], "\n")
		at += len(line)
		if more {
			at++
		}
		line = strings.TrimSpace(line)
		if line == "---" || line == "..." {
			return at, s
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			s.Title = value
		case "date", "published":
			s.Published = civil(value)
		case "publisher", "publication", "site":
			s.Publisher = value
		case "url", "canonical", "link", "address":
			s.Address = address(value)
		}
	}
	return 0, Stated{}
}
