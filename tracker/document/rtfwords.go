package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// control reads what follows a backslash.
func (r *richReader) control(start int) error {
	if r.at >= len(r.raw) {
		return nil
	}
	c := r.raw[r.at]
	r.at++
	switch {
	case c == '\'':
		if r.at+1 < len(r.raw) {
			if hi, lo := unhex(r.raw[r.at]), unhex(r.raw[r.at+1]); hi >= 0 && lo >= 0 {
				r.at += 2
				r.letter(byte(hi<<4|lo), start)
			}
		}
		return nil
	case c == '\\' || c == '{' || c == '}':
		if r.drop > 0 {
			r.drop--
			return nil
		}
		if err := r.flush(); err != nil {
			return err
		}
		r.put([]rune{rune(c)}, start, r.at)
		return nil
	case c < 'a' || c > 'z':
		return r.symbol(c, start)
	}
	from := r.at - 1
	for r.at < len(r.raw) && r.raw[r.at] >= 'a' && r.raw[r.at] <= 'z' && r.at-from < 32 {
		r.at++
	}
	word := string(r.raw[from:r.at])
	digits := r.at
	if r.at < len(r.raw) && r.raw[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.raw) && r.raw[r.at] >= '0' && r.raw[r.at] <= '9' && r.at-digits < 12 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.raw[digits:r.at]))
	has := err == nil
	if r.at < len(r.raw) && r.raw[r.at] == ' ' {
		r.at++
	}
	return r.word(word, n, has, start)
}

func (r *richReader) symbol(c byte, start int) error {
	if c == '*' {
		r.state.skip = true
		return nil
	}
	if err := r.flush(); err != nil {
		return err
	}
	switch c {
	case '~':
		r.put([]rune{'\u00a0'}, start, r.at)
	case '_':
		r.put([]rune{'\u2011'}, start, r.at)
	case '\r', '\n':
		r.paragraph()
	}
	return nil
}

var richSigns = map[string]rune{"lquote": '‘', "rquote": '’', "ldblquote": '“', "rdblquote": '”', "emdash": '—', "endash": '–', "bullet": '•',
	"emspace": ' ', "enspace": ' ', "tab": ' '}

// noWords are groups that hold none of the words.
var noWords = map[string]bool{"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "header": true,
	"headerl": true, "headerr": true, "headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true, "fldinst": true,
	"themedata": true, "datastore": true, "generator": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "xmlnstbl": true,
	"annotation": true, "atnid": true, "atnauthor": true, "nonshppict": true, "filetbl": true, "revtbl": true, "pntext": true, "listtext": true}

func (r *richReader) word(word string, n int, has bool, start int) error {
	if word != "u" && r.drop > 0 {
		r.drop = 0
	}
	if word == "u" && has {
		return r.unicode(n, start)
	}
	if err := r.flush(); err != nil {
		return err
	}
	if sign := richSigns[word]; sign != 0 {
		r.put([]rune{sign}, start, r.at)
		return nil
	}
	if noWords[word] {
		r.state.skip, r.state.fonts = true, word == "fonttbl"
		return nil
	}
	switch word {
	case "par", "sect", "page":
		if !r.state.skip {
			r.paragraph()
		}
	case "line":
		r.w.newline()
	case "pard":
		r.inCell, r.level = false, 0
	case "intbl":
		r.inCell = true
	case "outlinelevel":
		if n >= 0 && n < 6 {
			r.level = n + 1
		}
	case "cell", "row":
		r.endCell(word == "row")
	case "footnote":
		r.state.footnote = true
	case "v", "deleted":
		r.state.hidden = !has || n != 0
	case "plain":
		r.state.hidden = false
	case "title":
		r.state.title = r.state.skip
	case "uc":
		r.state.unicodeSkip = min(max(n, 0), 8)
	case "bin":
		r.at = min(len(r.raw), r.at+max(n, 0))
	default:
		r.settings(word, n)
	}
	return nil
}

// endCell ends a cell, or a row of them.
func (r *richReader) endCell(row bool) {
	r.closeBlock()
	r.begun, r.inCell = false, true
	if len(r.tables) == 0 {
		r.openTable()
		r.openRow()
		r.openCell()
	}
	if row {
		r.openRow()
	}
	r.openCell()
}

// settings follows fonts and their character sets.
func (r *richReader) settings(word string, n int) {
	switch word {
	case "f":
		r.state.font = n
	case "ansicpg":
		if enc := codepage(n); enc != nil {
			r.page = enc
		}
	case "mac":
		r.page = charmap.Macintosh
	case "pc":
		r.page = charmap.CodePage437
	case "fcharset":
		if page := charsets[n]; r.state.fonts && page != 0 && len(r.fonts) < 10_000 {
			r.fonts[r.state.font] = codepage(page)
		}
	}
}

var charsets = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}

func codepage(n int) encoding.Encoding {
	labels := map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 10000: "macintosh", 65001: "utf-8", 28591: "iso-8859-1", 437: "", 850: ""}
	label, ok := labels[n]
	switch {
	case n == 437:
		return charmap.CodePage437
	case n == 850:
		return charmap.CodePage850
	case !ok:
		label = "windows-" + strconv.Itoa(n)
	}
	enc, _ := charset.Lookup(strings.ToLower(label))
	return enc
}

// unicode writes \u8220, after which readers that do not know it find a letter
// to show instead.
func (r *richReader) unicode(n, start int) error {
	if err := r.flush(); err != nil {
		return err
	}
	r.drop = r.state.unicodeSkip
	if n < 0 {
		n += 1 << 16
	}
	c := rune(n)
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
		return nil
	case c >= 0xDC00 && c < 0xE000:
		if r.high == 0 {
			return nil
		}
		c = (r.high-0xD800)<<10 + (c - 0xDC00) + 0x10000
	}
	r.high = 0
	if utf8.ValidRune(c) && c >= ' ' {
		r.put([]rune{c}, start, r.at)
	}
	return nil
}
