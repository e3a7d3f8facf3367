package document

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

const maxSheets = 100

// readSpreadsheet reads the visible sheets of a workbook row by row.
func readSpreadsheet(raw []byte, b *budget) (d Document, err error) {
	a, err := openArchive(raw, b)
	if err != nil {
		return Document{}, err
	}
	if err := a.total(); err != nil {
		return Document{}, err
	}
	// With both limits alike the library keeps everything in memory and writes no
	// sheet to a temporary file.
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: b.bytes, UnzipXMLSizeLimit: b.bytes})
	if errors.Is(err, excelize.ErrWorkbookPassword) {
		return Document{}, &Error{Problem: "The spreadsheet is protected by a password.", Remedy: "Save it without a password."}
	}
	if err != nil {
		return Document{}, broken(err)
	}
	defer func() {
		if closed := book.Close(); closed != nil && err == nil {
			d, err = Document{}, broken(closed)
		}
	}()
	w := newWriter()
	w.unmapped = true
	var tables []Table
	var notes []string
	var read []sheet
	sheets := 0
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			if err == nil {
				notes = append(notes, fmt.Sprintf("The hidden sheet %s was not read.", name))
			}
			continue
		}
		if sheets++; sheets > maxSheets {
			return Document{}, tooManyCells(b.cells)
		}
		in, err := rowsOf(book, name, b)
		if err != nil {
			return Document{}, err
		}
		if len(in.records) > 0 {
			read = append(read, in)
		}
	}
	keys := keysOf(read)
	for _, in := range read {
		w.part, in.keys = in.name, slices.Clip(keys)
		t, err := writeSheet(w, in, b.parts)
		if err != nil {
			return Document{}, err
		}
		if t != nil {
			b.parts.ended(*t)
			tables, notes = append(tables, *t), append(notes, t.notes...)
		}
	}
	if b.parts != nil {
		tables = b.parts.before
	}
	d = w.document("xlsx/1")
	d.Runs, d.Tables, d.Notes, d.Charset = []Run{}, tables, notes, "utf-8"
	if props, err := book.GetDocProps(); err == nil && props != nil {
		d.Stated.Title = oneLine(props.Title)
	}
	return d, nil
}

// rowsOf reads the rows of a sheet that hold something.
func rowsOf(book *excelize.File, name string, b *budget) (sheet, error) {
	in := sheet{name: name, ragged: true}
	rows, err := book.Rows(name)
	if err != nil { // a sheet of charts
		return in, nil
	}
	cells, widest := 0, 0
	for line := 1; rows.Next(); line++ {
		columns, err := rows.Columns()
		if err != nil {
			return in, errors.Join(broken(err), rows.Close())
		}
		if err := b.step(len(columns) + 1); err != nil {
			return in, errors.Join(err, rows.Close())
		}
		r := record{line: line, cells: make([]cell, len(columns))}
		for i, s := range columns {
			r.cells[i].text = s
			if err := b.unfold(len(s)); err != nil {
				return in, errors.Join(err, rows.Close())
			}
		}
		if in.blank(r) {
			continue
		}
		if cells += len(columns); cells > b.cells {
			return in, errors.Join(tooManyCells(b.cells), rows.Close())
		}
		in.records = append(in.records, r)
		widest = max(widest, len(columns))
		if err := refuseWide(widest, len(in.records)); err != nil {
			return in, errors.Join(err, rows.Close())
		}
	}
	if err := errors.Join(rows.Error(), rows.Close()); err != nil {
		return in, broken(err)
	}
	return in, nil
}

// keysOf reads the sheets without replies: notes and dictionaries of data say
// what the numbers in the others stand for.
func keysOf(sheets []sheet) []keyLine {
	var keys []keyLine
	for _, in := range sheets {
		start, height := in.header(true)
		if start >= 0 {
			body := in.records[min(start+height, len(in.records)):]
			if isReplies(in.roles(in.headings(start, height), in.records[start:start+height], body)) {
				continue
			}
		}
		keys = append(keys, in.keyLines(in.records)...)
	}
	return keys
}
