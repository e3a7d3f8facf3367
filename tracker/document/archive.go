package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// maxEntries bounds the files inside an archive.
const maxEntries = 20_000

// archive is a ZIP file whose parts are read within a budget.
type archive struct {
	files  map[string]*zip.File
	budget *budget
}

func openArchive(raw []byte, b *budget) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, broken(err)
	}
	if len(z.File) > maxEntries {
		return nil, tooBig()
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File)), budget: b}
	for _, f := range z.File {
		a.files[strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")] = f
	}
	return a, nil
}

// total fails when the parts, as the archive states them, unfold to too much.
func (a *archive) total() error {
	var sum uint64
	for _, f := range a.files {
		if sum += f.UncompressedSize64; f.UncompressedSize64 > maxExpanded || sum > uint64(max(0, a.budget.bytes)) {
			return tooBig()
		}
	}
	return nil
}

func (a *archive) has(name string) bool { return a.files[name] != nil }

// part is the bytes of a part, none if it is not there. What the archive says of
// its size is not believed.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, &Error{Problem: "The file is protected by a password.", Remedy: "Save it without a password, or copy its text and paste it."}
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken(err)
	}
	limit := max(0, a.budget.bytes)
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil && int64(len(raw)) <= limit {
		return nil, broken(fmt.Errorf("%s: %w", name, err))
	}
	return raw, a.budget.unfold(len(raw))
}

// archiveFormat tells what an archive holds.
func archiveFormat(raw []byte) (Format, error) {
	a, err := openArchive(raw, newBudget())
	if err != nil {
		return "", err
	}
	switch {
	case a.has("word/document.xml"):
		return Word, nil
	case a.has("xl/workbook.xml"):
		return Spreadsheet, nil
	case a.has("content.xml"):
		kind, err := a.part("mimetype")
		if err == nil && (len(kind) == 0 || bytes.Contains(kind, []byte("opendocument.text"))) {
			return OpenText, nil
		}
		return "", &Error{Problem: "The file is a spreadsheet or slides of OpenDocument, which cannot be read.", Remedy: "Save it as .xlsx, .csv or .odt, or copy its text and paste it."}
	case a.has("ppt/presentation.xml"):
		return "", &Error{Problem: "The file is a set of slides, which cannot be read.", Remedy: "Copy its text and paste it, or save it as PDF."}
	case a.has("xl/workbook.bin"):
		return "", &Error{Problem: "The file is a binary spreadsheet (.xlsb), which cannot be read.", Remedy: "Save it as .xlsx or .csv."}
	case a.has("word/document.xml.rels"), a.has("[Content_Types].xml"):
		return Word, nil
	}
	return "", &Error{Problem: "The file is a ZIP archive, not a document.", Remedy: "Unpack it and choose the document inside."}
}
