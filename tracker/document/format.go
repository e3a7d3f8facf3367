package document

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
)

var extensions = map[string]Format{
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".md": Markdown, ".markdown": Markdown, ".mdown": Markdown,
	".txt": PlainText, ".text": PlainText,
	".eml":  Email,
	".docx": Word, ".pdf": PDF, ".rtf": RichText, ".docm": Word, ".dotx": Word, ".odt": OpenText, ".xlsx": Spreadsheet, ".xlsm": Spreadsheet,
	".csv": CSV, ".tsv": CSV, ".tab": CSV,
}

// rows tells a format that is a file of rows.
func (f Format) rows() bool { return f == CSV || f == Spreadsheet }

// sniffFormat tells the format of a file by its first bytes where they are sure,
// then by its extension, then by what it looks like.
func sniffFormat(name string, raw []byte) (Format, error) {
	if err := refuseOLE(raw); err != nil {
		return "", err
	}
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return archiveFormat(raw)
	}
	if bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")) && (bytes.HasPrefix(raw, []byte("%PDF-")) || strings.EqualFold(filepath.Ext(name), ".pdf")) {
		return PDF, nil
	}
	byName := extensions[strings.ToLower(filepath.Ext(name))]
	if bytes.HasPrefix(raw, []byte("{\\rtf")) {
		return RichText, nil
	}
	if looksUTF16(raw) != "" {
		if byName == "" {
			byName = PlainText
		}
		return byName, nil
	}
	if byName == Email || (byName == "" || byName == PlainText) && looksLikeMail(raw, byName == PlainText) {
		return Email, nil
	}
	if byName != "" {
		return byName, nil
	}
	if err := refuse(raw); err != nil {
		return "", err
	}
	head := string(raw[:min(len(raw), 1024)])
	start := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n"))
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") {
		return HTML, nil
	}
	if text := string(raw[:min(len(raw), 1<<15)]); byName == "" && looksLikeTable(text) {
		return CSV, nil
	}
	return PlainText, nil
}

var (
	mailField = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*:`)
	ofPeople  = regexp.MustCompile(`(?i)^(from|to|cc|subject|date|reply-to):`)
	ofServers = regexp.MustCompile(`(?i)^(received|return-path|delivered-to|message-id|mime-version|content-type|content-transfer-encoding|x-[a-z0-9-]+):`)
	ofMIME    = regexp.MustCompile(`(?i)^(mime-version|content-transfer-encoding):`)
)

// looksLikeMail tells whether a file begins with the header of a message as
// servers write it; the lines that a mail program shows ("From: …") are not
// enough. sure asks for signs that the body is encoded.
func looksLikeMail(raw []byte, sure bool) bool {
	people, servers, mime := 0, 0, 0
	head := bytes.TrimPrefix(raw[:min(len(raw), 1<<16)], bomUTF8)
	for i, line := range bytes.SplitN(head, []byte("\n"), 200) {
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		switch {
		case i > 0 && (line[0] == ' ' || line[0] == '\t'):
		case ofPeople.Match(line):
			people++
		case ofServers.Match(line):
			servers++
			if ofMIME.Match(line) {
				mime++
			}
		case !mailField.Match(line) && !(i == 0 && bytes.HasPrefix(line, []byte("From "))):
			return false
		}
	}
	return people >= 2 && servers >= 1 && (!sure || mime >= 1)
}
