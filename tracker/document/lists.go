package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Line is one line of a list: where it stands in the file, counted from 1, and
// its cells with white space as one space.
type Line struct {
	Number int
	Cells  []string
}

// MaxLines is how many lines a list may have.
const MaxLines = 50_000

// noDelimiter stands between no cells: no text that is read holds it.
const noDelimiter = "\x00"

// ReadList reads rows that are no replies, such as names: a file of comma, semicolon
// or tab separated values, the first visible sheet of a workbook that holds
// anything, or text with a name on each line. Lines that hold nothing are left
// out. What the cells mean is for the caller to know. An error that it returns
// is an *Error.
func ReadList(ctx context.Context, name string, raw []byte) ([]Line, error) {
	if len(raw) > MaxSize {
		return nil, &Error{Problem: fmt.Sprintf("The file is too large: %d MB.", len(raw)>>20), Remedy: fmt.Sprintf("Lists up to %d MB can be read; cut it into parts.", MaxSize>>20)}
	}
	format, err := sniffFormat(name, raw)
	if err != nil {
		return nil, err
	}
	b := newBudget().until(ctx)
	var in sheet
	switch format {
	case Spreadsheet:
		in, err = listOfBook(raw, b)
	case CSV, PlainText:
		in, err = listOfText(raw, name, format, b)
	default:
		err = &Error{Problem: "This is no list.", Remedy: "Save it as CSV or as an Excel workbook (.xlsx), or paste the lines."}
	}
	if err != nil {
		return nil, err
	}
	return in.lines()
}

// lines are the records that hold something.
func (in *sheet) lines() ([]Line, error) {
	var list []Line
	for _, r := range in.records {
		l := Line{Number: r.line}
		for _, c := range r.cells {
			l.Cells = append(l.Cells, in.string(c))
		}
		if !slices.ContainsFunc(l.Cells, func(s string) bool { return s != "" }) {
			continue
		}
		if list = append(list, l); len(list) > MaxLines {
			return nil, vast("lines", MaxLines)
		}
	}
	if len(list) == 0 {
		return nil, &Error{Problem: "The list is empty.", Remedy: "Choose a file with a name on each line, or paste the lines."}
	}
	return list, nil
}

func listOfText(raw []byte, name string, format Format, b *budget) (sheet, error) {
	if err := refuse(raw); err != nil {
		return sheet{}, err
	}
	text, _, _, err := decoded(raw, "")
	if err != nil {
		return sheet{}, err
	}
	start, delimiter := stated(text)
	if start == 0 {
		delimiter = listDelimiter(text, strings.HasSuffix(strings.ToLower(name), ".tsv"), format)
	}
	s := &scanner{source: text, at: start, line: 1 + strings.Count(text[:start], "\n"), delimiter: delimiter, budget: b}
	in, cells := sheet{source: text}, 0
	for s.at < len(text) {
		r, err := s.record()
		if err != nil {
			return sheet{}, err
		}
		if cells += len(r.cells); cells > b.cells {
			return sheet{}, tooManyCells(b.cells)
		}
		if in.records = append(in.records, r); len(in.records) > 2*MaxLines {
			return sheet{}, vast("lines", MaxLines)
		}
	}
	return in, nil
}

// listDelimiter is what stands between the cells of a list. In lines of text a
// comma is part of a name unless a line of headings says otherwise.
func listDelimiter(text string, tabbed bool, format Format) string {
	switch {
	case format == PlainText && strings.Contains(text, "\t"):
		return "\t"
	case format == PlainText && !looksLikeTable(text):
		return noDelimiter
	}
	if d := sniffDelimiter(text, tabbed); d != "" {
		return d
	}
	return noDelimiter
}

// listOfBook reads the first visible sheet that holds anything.
func listOfBook(raw []byte, b *budget) (in sheet, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v\n%s", p, debug.Stack())
		}
		var known *Error
		if err != nil && !errors.As(err, &known) {
			in, err = sheet{}, broken(err)
		}
	}()
	b.sized(len(raw))
	a, err := openArchive(raw, b)
	if err != nil {
		return sheet{}, err
	}
	if err := a.total(); err != nil {
		return sheet{}, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: b.bytes, UnzipXMLSizeLimit: b.bytes})
	if errors.Is(err, excelize.ErrWorkbookPassword) {
		return sheet{}, &Error{Problem: "The spreadsheet is protected by a password.", Remedy: "Save it without a password."}
	}
	if err != nil {
		return sheet{}, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	sheets := book.GetSheetList()
	for _, name := range sheets[:min(len(sheets), maxSheets)] {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		if in, err = rowsOf(book, name, b); err != nil || len(in.records) > 0 {
			return in, err
		}
	}
	return sheet{}, nil
}
