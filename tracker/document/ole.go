package document

import (
	"bytes"
	"unicode/utf16"
)

const oleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// oleKinds are what files in the container of old Office programs hold, told by
// the names of the streams in their directory.
var oleKinds = []struct{ stream, problem, remedy string }{
	{"EncryptedPackage", "The file is protected by a password.", "Open it, save it without a password and try that, or copy its text and paste it."},
	{"WordDocument", "The file is a Word document of the old kind (.doc), which cannot be read.", "Open it and save it as .docx, or copy its text and paste it."},
	{"Workbook", "The file is a spreadsheet of the old kind (.xls), which cannot be read.", "Open it and save it as .xlsx or .csv."},
	{"PowerPoint Document", "The file is a set of slides, which cannot be read.", "Copy its text and paste it, or save it as PDF."},
	{"__nameid_version1.0", "The file is a message of Outlook (.msg), which cannot be read.", "Open it and save it as .eml or .txt, or copy its text and paste it."},
}

// refuseOLE says what is in such a file.
func refuseOLE(raw []byte) error {
	if !bytes.HasPrefix(raw, []byte(oleMagic)) {
		return nil
	}
	for _, k := range oleKinds {
		if bytes.Contains(raw, wide(k.stream)) {
			return &Error{Problem: k.problem, Remedy: k.remedy}
		}
	}
	return &Error{Problem: "The file is an old Office document (.doc, .xls) or an Outlook message (.msg), which cannot be read.",
		Remedy: "Open it and save it as .docx, .xlsx, .eml or .txt, or copy its text and paste it."}
}

// wide is a string in UTF-16, as such files spell names.
func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}
