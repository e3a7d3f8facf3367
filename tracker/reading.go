package tracker

import (
	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// ReaderInput makes of a document what the reader of reactions takes: its text,
// its structure, and the rows of its tables that hold somebody's words, each
// once. A row that is misshapen, a total or a trial is left to the ledger.
func ReaderInput(doc document.Document, dir extract.Directory) extract.Input {
	in := extract.Input{Text: doc.Text, Directory: dir}
	for _, b := range doc.Blocks {
		in.Blocks = append(in.Blocks, extract.Block{Kind: b.Kind, Start: b.Start, End: b.End,
			Level: b.Level, Column: b.Column, Table: b.Table, Depth: b.Depth})
	}
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			if row.Problem != "" || row.NoReply != "" || row.SameAs != 0 || len(row.Comments) == 0 {
				continue
			}
			r := extract.Reply{Name: row.Name, Honorific: row.Honorific, Organisation: row.Organisation, Office: row.Office,
				Capacity: row.Capacity, Position: row.Position, Suggested: row.Stance, Line: row.Line}
			for _, c := range row.Comments {
				r.Comments = append(r.Comments, [2]int{doc.Blocks[c].Start, doc.Blocks[c].End})
			}
			in.Replies = append(in.Replies, r)
		}
	}
	return in
}

// kindOf proposes what sort of source a file is.
func kindOf(f document.Format) SourceKind {
	switch f {
	case document.Email:
		return EMail
	case document.CSV, document.Spreadsheet:
		return Submission
	}
	return Article
}
