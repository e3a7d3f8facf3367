package document

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	bomUTF8  = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16 = map[string][]byte{"utf-16le": {0xFF, 0xFE}, "utf-16be": {0xFE, 0xFF}}
)

// decode turns bytes into text without a BOM and names the character set it
// took. What is surely UTF-8 is read as UTF-8, whatever the document declares;
// declared is the canonical name of what it declares, or empty.
func decode(raw []byte, declared string) (text, name string, notes []string) {
	defer func() {
		if declared != "" && declared != name && !(declared == "windows-1252" && isASCII(text)) {
			notes = append(notes, fmt.Sprintf("The file declares the character set %s and was read as %s.", declared, name))
		}
	}()
	if rest, ok := bytes.CutPrefix(raw, bomUTF8); ok {
		return strings.ToValidUTF8(string(rest), "\uFFFD"), "utf-8", nil
	}
	if n := looksUTF16(raw); n != "" {
		return decodeUTF16(raw, n), n, nil
	}
	if utf8.Valid(raw) {
		return string(raw), "utf-8", nil
	}
	enc, n := pickCharset(raw, declared)
	if enc == nil {
		return strings.ToValidUTF8(string(raw), "\uFFFD"), "utf-8", nil
	}
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil { // a decoder that gives up half-way: single bytes always decode
		out, _ = charmap.Windows1252.NewDecoder().Bytes(raw)
		n = "windows-1252"
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\uFFFD"), "\ufeff"), n, nil
}

// unreadable counts the characters that decoding could not make out. One that
// stands for such a character in the file itself was lost before it came here.
func unreadable(raw []byte, text string) int {
	n := strings.Count(text, "\uFFFD")
	if n > 0 && utf8.Valid(raw) {
		n -= bytes.Count(raw, []byte("\uFFFD"))
	}
	return n
}

// pickCharset chooses for bytes that are not UTF-8. A nil encoding means UTF-8
// with faults in it.
func pickCharset(raw []byte, declared string) (encoding.Encoding, string) {
	high, broken := countHigh(raw)
	if high > 0 && broken*20 < high {
		return nil, "utf-8"
	}
	if declared != "" && declared != "utf-8" {
		if enc, n := charset.Lookup(declared); enc != nil {
			return enc, n
		}
	}
	// A text in a Latin script has few high bytes, and a detector guesses wildly
	// from few: the character set of office programs is then the safe reading.
	if high*10 < len(raw) {
		return charmap.Windows1252, "windows-1252"
	}
	if found := chardet.Detect(raw[:min(len(raw), 1<<16)]); found.Confidence > 0.5 {
		if enc, n := charset.Lookup(found.Encoding); enc != nil && n != "utf-8" {
			return enc, n
		}
	}
	return charmap.Windows1252, "windows-1252"
}

// countHigh counts the characters above ASCII and those of them that are not UTF-8.
func countHigh(raw []byte) (high, broken int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		high++
		if r == utf8.RuneError && n == 1 {
			broken++
		}
		i += n
	}
	return high, broken
}

func declaredCharset(raw []byte) string {
	head := bytes.ToLower(raw[:min(len(raw), 4096)])
	i := bytes.Index(head, []byte("charset="))
	if i < 0 {
		return ""
	}
	value := strings.TrimLeft(string(head[i+len("charset="):min(len(head), i+60)]), "\"' ")
	if end := strings.IndexAny(value, "\"'> ;/"); end >= 0 {
		value = value[:end]
	}
	return canonicalCharset(value)
}

// canonicalCharset is the name under which a character set is reported, or
// empty for one that nobody knows.
func canonicalCharset(label string) string {
	_, name := charset.Lookup(label)
	return name
}

// looksUTF16 names the byte order of UTF-16, told by its BOM or by NULs on one
// side of most pairs; otherwise it is empty.
func looksUTF16(raw []byte) string {
	for name, bom := range bomUTF16 {
		if bytes.HasPrefix(raw, bom) {
			return name
		}
	}
	sample := raw[:min(len(raw), 4096)&^1]
	if len(sample) < 8 {
		return ""
	}
	var nul [2]int
	for i, b := range sample {
		if b == 0 {
			nul[i%2]++
		}
	}
	pairs := len(sample) / 2
	switch {
	case nul[1]*10 >= pairs*6 && nul[0]*20 <= pairs:
		return "utf-16le"
	case nul[0]*10 >= pairs*6 && nul[1]*20 <= pairs:
		return "utf-16be"
	}
	return ""
}

func decodeUTF16(raw []byte, name string) string {
	order := unicode.LittleEndian
	if name == "utf-16be" {
		order = unicode.BigEndian
	}
	out, err := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(raw)
	if err != nil {
		out = nil
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\uFFFD"), "\ufeff")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var signatures = []struct {
	magic, what, remedy string
}{
	{"\x89PNG", "The file is a picture, not text.", "Type or paste the words that it shows."},
	{"\xFF\xD8\xFF", "The file is a picture, not text.", "Type or paste the words that it shows."},
	{"GIF8", "The file is a picture, not text.", "Type or paste the words that it shows."},
	{"\x1F\x8B", "The file is compressed, not text.", "Unpack it and choose the text file inside."},
	{"7z\xBC\xAF", "The file is compressed, not text.", "Unpack it and choose the text file inside."},
	{"ID3", "The file is a sound recording, not text.", "Paste a transcript of it."},
	{"OggS", "The file is a sound recording, not text.", "Paste a transcript of it."},
	{"\x7FELF", "The file is a program, not text.", "Choose a document, a spreadsheet, an e-mail or a text file."},
}

// refuse turns away files whose first bytes or NULs say that they are not text.
func refuse(raw []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.magic)) {
			return &Error{Problem: s.what, Remedy: s.remedy}
		}
	}
	if len(raw) > 12 && string(raw[:4]) == "RIFF" && binary.LittleEndian.Uint32(raw[4:8]) > 0 {
		return &Error{Problem: "The file is a picture or a recording, not text.", Remedy: "Type or paste the words."}
	}
	if looksUTF16(raw) == "" && bytes.IndexByte(raw, 0) >= 0 {
		return notText()
	}
	return nil
}

// refuseControls turns away what decodes but has too many control characters.
func refuseControls(text string) error {
	control, all := 0, 0
	for _, r := range text {
		all++
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' || r == 0x7F || r >= 0x80 && r < 0xA0 {
			control++
		}
		if r == 0 {
			return notText()
		}
	}
	if control*20 > all {
		return notText()
	}
	return nil
}

func notText() error {
	return &Error{Problem: "The file is not text.", Remedy: "Choose a document, a spreadsheet, an e-mail or a text file, or paste the text."}
}
