// Package document turns bytes into text: it finds the format and the character
// set, reads text, Markdown, HTML, e-mail, word processor files, PDF and tables,
// and keeps the structure and a map from the text back to the original. It owns
// how a file becomes readable; it must not know what a quotation, a speaker or a
// source is, and imports nothing of ours.
package document

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSize is the size in bytes above which a file is refused, MaxTableSize that
// of a file of rows which is read in parts: 100,000 replies of 140 words.
const (
	MaxSize      = 20 << 20
	MaxTableSize = 128 << 20
)

// MostSize is the size in bytes above which ReadParts refuses a file of that name.
func MostSize(name string) int {
	if f := extensions[strings.ToLower(filepath.Ext(name))]; f.rows() {
		return MaxTableSize
	}
	return MaxSize
}

// Format is the kind of markup in which a document is written.
type Format string

// The formats that Read understands.
const (
	PlainText   Format = "text"
	Markdown    Format = "markdown"
	HTML        Format = "html"
	Email       Format = "email"
	CSV         Format = "csv" // whatever stands between the cells
	Spreadsheet Format = "xlsx"
	Word        Format = "docx"
	OpenText    Format = "odt"
	RichText    Format = "rtf"
	PDF         Format = "pdf"
)

// Document is what Read made of a file.
type Document struct {
	// Text is the snapshot. For plain text it is the decoded file less its BOM,
	// line ends untouched, so that offsets are file offsets. For other formats it
	// is what the reader made, with a blank line between paragraphs.
	Text    string
	Format  Format
	Charset string  // canonical name in lower case: "utf-8", "utf-16le", "windows-1252"
	Reader  string  // name and version of the reader: "text/1", "html/1", "markdown/1"
	Blocks  []Block // structure of Text; nil for plain text
	Runs    []Run   // map from Text to the decoded original; nil stands for identity
	Tables  []Table // tables of replies; nil where the document is none
	Stated  Stated
	Notes   []string // what a person should know about the reading, in sentences
}

// The kinds of Block.
const (
	Heading   = "heading"
	Paragraph = "paragraph"
	Quotation = "quotation" // a paragraph inside a block quotation
	Caption   = "caption"   // of a picture or a table
	ListItem  = "listitem"
	Cell      = "cell" // of a table, headings of columns included
	Footnote  = "footnote"
	// Attribution names who said the words of the block quotation above it, as
	// the markup has it: a cite or footer in the quotation, or the caption of a
	// figure that holds one.
	Attribution = "attribution"
	// Header is a line that tells whose message follows in an e-mail: "From: …",
	// "Sent: …", "---- Forwarded message ----", "On Tuesday, X wrote:". Nobody's
	// words. From names the writer of what follows.
	Header = "header"
	// Boilerplate is nobody's words on the matter: a signature below "-- ", a
	// notice of confidentiality, a disclaimer, running heads and page numbers.
	Boilerplate = "boilerplate"
)

// Block is a piece of structure: the code points [Start, End) of Text.
type Block struct {
	Kind       string
	Start, End int
	// Level is 1 to 6 for headings, and the number of the row for cells,
	// counted from 1 through the document so that rows of two tables differ.
	Level int
	// Column is the column of a cell, counted from 1.
	Column int
	// Table is the number of the table of a cell, counted from 1.
	Table int
	// Reach is over how many rows a merged cell reaches; 0 stands for one.
	Reach int
	// Depth, of e-mail, is how many messages lie around the words: 0 for the
	// message itself, 1 for one that it forwards or answers (below a header
	// block, or behind ">"), 2 for one inside that (">>"), and so on. After a
	// forwarded header block all that follows is at least 1.
	Depth int
	// From, of e-mail, is the name of who wrote the message in which the words
	// stand: the forwarded message's own From, not the forwarder's. Empty where
	// nothing tells, as behind ">" without "X wrote:". Who speaks inside the
	// message (“…”, said Y) is for others to find; where the words say "I" and
	// stand in no marks it is From. It is as written: "Okoro, Ada (Press)".
	From string
	// Part says where in a file of several parts the words stand and into which
	// of them the runs of this block point: "word/footnotes.xml" of DOCX, the
	// sheet of XLSX. Empty for the main part.
	Part string
	// Bold is with how many bold code points the block begins: all of a line that
	// is set as a heading, of "Name: words" the name.
	Bold int
	// Page is the page of a PDF, counted from 1.
	Page int
}

// Run says that the code points [Start, End) of Text come from the code points
// [From, To) of the decoded original. Where both have the same length they
// correspond one by one, otherwise (an entity) as a whole. Code points of Text
// in no run were put there by the reader.
//
// The decoded original is, for text, Markdown, HTML, CSV and RTF, the file less
// its BOM; for e-mail the text part that was read (its HTML part where it has no
// other), transfer encoding and character set decoded and CRLF made LF; for DOCX
// and ODT the XML of the part that Block.Part names, where a run is as long as
// the words of one piece of text. XLSX and PDF keep no map: Runs is empty and
// not nil, and Block.Part, Level, Column and Page say where the words stand.
type Run struct{ Start, End, From, To int }

// Stated is what a document says of itself; fields are empty where it does not.
type Stated struct {
	Title, Publisher, Address string
	Author                    string // From of an e-mail, as a name where it gives one
	Published                 string // civil date: 2014-05-01, 2014-05 or 2014
}

// Error is a file that cannot be read, and what to do about it; both are
// sentences that can be shown. Cause is what a parser said, if one did; it is
// not for showing.
type Error struct {
	Problem, Remedy string
	Cause           error
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Error gives both sentences.
func (e *Error) Error() string { return e.Problem + " " + e.Remedy }

// Read makes a document of a file's bytes. The name's extension decides the
// format, and the content where the extension says nothing. An error that it
// returns is an *Error.
func Read(name string, raw []byte) (Document, error) {
	return read(name, raw, newBudget())
}

// ReadContext is Read that gives up, with an *Error, when the context ends.
func ReadContext(ctx context.Context, name string, raw []byte) (Document, error) {
	return read(name, raw, newBudget().until(ctx))
}

func read(name string, raw []byte, b *budget) (d Document, err error) {
	most := MaxSize
	if b.parts != nil {
		most = MostSize(name)
	}
	if len(raw) > most {
		return Document{}, &Error{
			Problem: fmt.Sprintf("The file is too large: %d MB.", len(raw)>>20),
			Remedy:  fmt.Sprintf("Files up to %d MB can be read; cut it into parts.", most>>20),
		}
	}
	format, err := sniffFormat(name, raw)
	if err != nil {
		return Document{}, err
	}
	b.forRows(format, len(raw))
	if read, ok := binaryReaders[format]; ok {
		d, err = guarded(raw, b, read)
	} else {
		d, err = readDecoded(format, raw, strings.HasSuffix(strings.ToLower(name), ".tsv"), b)
	}
	if err != nil {
		return Document{}, err
	}
	if err := refuseVast(d); err != nil {
		return Document{}, err
	}
	if strings.TrimSpace(d.Text) == "" && !b.parts.handedOver() {
		return Document{}, &Error{Problem: "No text for readers was found in the file.", Remedy: "Open it, copy the text that you see, and paste it."}
	}
	d.Format = format
	if !format.rows() {
		readTables(&d)
	}
	return d, nil
}

// binaryReaders read formats whose bytes are not one text in one character set.
var binaryReaders = map[Format]func([]byte, *budget) (Document, error){
	Email:       readMail,
	Spreadsheet: readSpreadsheet,
	Word:        readWord,
	OpenText:    readOpenText,
	PDF:         readPDF,
	RichText:    readRichText,
}

// readDecoded reads formats that are one text in one character set.
func readDecoded(format Format, raw []byte, tabbed bool, b *budget) (Document, error) {
	if err := refuse(raw); err != nil {
		return Document{}, err
	}
	declared := ""
	if format == HTML {
		declared = declaredCharset(raw)
	}
	text, charset, notes, err := decoded(raw, declared)
	if err != nil {
		return Document{}, err
	}
	if isBlank(text) {
		return Document{}, &Error{Problem: "The file is empty.", Remedy: "Choose a file with text in it, or paste the text."}
	}
	if err := refuseMarkup(format, text); err != nil {
		return Document{}, err
	}
	var d Document
	switch format {
	case HTML:
		d = readHTML(text)
	case Markdown:
		if err := refuseBoundless(text); err != nil {
			return Document{}, err
		}
		d = readMarkdown(text)
	case CSV:
		if d, err = readCSV(text, tabbed, b); err != nil {
			return Document{}, err
		}
	default:
		d = readText(text)
	}
	d.Charset, d.Notes = charset, append(notes, d.Notes...)
	return d, nil
}

// decoded is decode that refuses what it could not make out: characters are
// never replaced.
func decoded(raw []byte, declared string) (text, charset string, notes []string, err error) {
	text, charset, notes = decode(raw, declared)
	if n := unreadable(raw, text); n > 0 {
		return "", "", nil, &Error{
			Problem: fmt.Sprintf("The file is not whole or its character set is not %s: %d of its characters cannot be read, so its words would not be kept exactly.", charset, n),
			Remedy:  "Open it where it looks right and save it as UTF-8, or copy the text and paste it.",
		}
	}
	return text, charset, notes, refuseControls(text)
}

func isBlank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' }) < 0
}

func readText(text string) Document {
	d := Document{Text: text, Reader: "text/1"}
	line, _, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	if title, ok := strings.CutPrefix(line, "Title:"); ok && utf8.RuneCountInString(title) < 300 {
		d.Stated.Title = strings.TrimSpace(title)
	}
	return d
}
