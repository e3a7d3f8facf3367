package tracker

import (
	"fmt"

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
			Level: b.Level, Column: b.Column, Table: b.Table, Depth: b.Depth, Bold: b.Bold})
	}
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			if row.Problem != "" || row.NoReply != "" || row.SameAs != 0 || len(row.Comments) == 0 {
				continue
			}
			r := replyOf(row)
			r.InText = doc.Format != document.CSV && doc.Format != document.Spreadsheet
			for _, c := range row.Comments {
				r.Comments = append(r.Comments, [2]int{doc.Blocks[c].Start, doc.Blocks[c].End})
			}
			in.Replies = append(in.Replies, r)
		}
	}
	return in
}

// replyOf is who sent a row. The name of somebody who does not want to be named
// is not passed on: it stands in the source for those who may read that, and a
// person can enter it. Whoever does not want to be published keeps the name, for
// words off the record are seen by nobody outside.
func replyOf(row document.Row) extract.Reply {
	r := extract.Reply{Name: row.Name, Honorific: row.Honorific, Organisation: row.Organisation, Office: row.Office,
		Capacity: row.Capacity, Position: row.Position, Suggested: row.Stance, Line: row.Line}
	switch row.Wish {
	case document.Unclear:
		r.Flags = []string{fmt.Sprintf("it is unclear what may be published: the answer was “%s”; the words are proposed as off the record", row.Consent)}
	case document.Unsaid:
		r.Flags = []string{"whether the reply may be published was asked and not answered: the words are proposed as off the record"}
	case document.Unpublished:
		r.Flags = []string{fmt.Sprintf("the respondent asked not to be published (“%s”): the words are proposed as off the record", row.Consent)}
	case document.Nameless:
		r = extract.Reply{Capacity: firstOf(row.Capacity, "respondent") + " who asked not to be named", Position: row.Position, Suggested: row.Stance, Line: row.Line}
		r.Flags = []string{fmt.Sprintf("the respondent asked not to be named (“%s”): the name stands in the source only", row.Consent)}
	}
	return r
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
