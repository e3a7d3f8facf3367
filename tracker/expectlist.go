package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"soundings/tracker/document"
)

// ExpectInput is one to be expected, as typed, read from a list or taken over.
type ExpectInput struct {
	Line   int    // of the list, 0 where there is none
	Chosen string // "organisation:ID" or "stakeholder:ID", AsName, or "" to look the name up
	Name   string
	Body   string // of a person
	Sector string // a code or its words
	Note   string
}

// The columns of a list of whom to hear from.
const (
	nameColumn = iota
	bodyColumn
	sectorColumn
	noteColumn
	expectedColumns
)

// expectedHeadings are the words that head each column.
var expectedHeadings = [expectedColumns][]string{
	nameColumn:   {"name", "names", "stakeholder", "person", "full name", "who", "contact", "contact name"},
	bodyColumn:   {"organisation", "organization", "organisation name", "body", "organisations"},
	sectorColumn: {"sector", "sectors", "type", "organisation type", "category", "kind"},
	noteColumn:   {"note", "notes", "comment", "comments", "why", "remark", "remarks"},
}

// ReadExpected reads a list of whom to hear from: a file, or lines that were
// pasted if it has no name. The first row may name the columns; without, they are
// name, sector and note. A row with the name of a body alone is that body.
func ReadExpected(ctx context.Context, fileName string, raw []byte) ([]ExpectInput, error) {
	field, called := "file", fileName
	if fileName == "" {
		field, called = "text", "pasted.txt"
	}
	lines, err := document.ReadList(ctx, called, raw)
	var bad *document.Error
	if errors.As(err, &bad) {
		about := ""
		if fileName != "" {
			about = fileName + ": "
		}
		return nil, &Error{Kind: Invalid, Message: "Check what is marked.", Fields: []FieldError{{field, about + bad.Problem + " " + bad.Remedy}}, Err: bad.Cause}
	}
	if err != nil {
		return nil, err
	}
	at, headed := expectedColumnsOf(lines[0].Cells)
	if headed {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return nil, faults{{field, "There is a row of headings and nobody below it. Add a name on each row."}}.err()
	}
	if len(lines) > MostExpected {
		return nil, faults{{field, fmt.Sprintf("The list has %d rows; a consultation may expect to hear from %d. Leave some out.", len(lines), MostExpected)}}.err()
	}
	var list []ExpectInput
	for _, l := range lines {
		list = append(list, expectedOf(l, at))
	}
	return list, nil
}

// expectedColumnsOf tells which cell is in which column, -1 for none, and whether
// the cells are headings.
func expectedColumnsOf(cells []string) (at [expectedColumns]int, headed bool) {
	at = [expectedColumns]int{-1, -1, -1, -1}
	for i, c := range cells {
		for column, words := range expectedHeadings {
			if at[column] < 0 && slices.Contains(words, FoldName(c)) {
				at[column] = i
				break
			}
		}
	}
	if at[nameColumn] >= 0 || at[bodyColumn] >= 0 {
		return at, true
	}
	return [expectedColumns]int{nameColumn: 0, bodyColumn: -1, sectorColumn: 1, noteColumn: 2}, false
}

func expectedOf(l document.Line, at [expectedColumns]int) ExpectInput {
	cell := func(column int) string {
		if i := at[column]; i >= 0 && i < len(l.Cells) {
			return strings.TrimSpace(l.Cells[i])
		}
		return ""
	}
	in := ExpectInput{Line: l.Number, Name: cell(nameColumn), Body: cell(bodyColumn), Sector: cell(sectorColumn), Note: cell(noteColumn)}
	if in.Name == "" {
		in.Name, in.Body = in.Body, ""
	}
	return in
}

// ExpectState says what will become of a row.
type ExpectState string

// What becomes of a row.
const (
	ExpectNew   ExpectState = "new"   // is added
	ExpectThere ExpectState = "there" // is expected already
	ExpectTwice ExpectState = "twice" // stands further up
	ExpectAsks  ExpectState = "asks"  // is added once somebody has said who is meant
	ExpectWrong ExpectState = "wrong" // cannot be added: Problem says why
)

// ExpectRow is a row with what will become of it.
type ExpectRow struct {
	ExpectInput
	State   ExpectState
	Code    Sector // that the sector means
	Link    ExpectedLink
	Problem string
}

// ExpectPreview is what will be added, before anything is.
type ExpectPreview struct {
	Consultation Consultation
	Revision     int64
	Rows         []ExpectRow
	Sectors      []SectorName
}

// Count is how many rows have the state.
func (p ExpectPreview) Count(state ExpectState) int {
	n := 0
	for _, r := range p.Rows {
		if r.State == state {
			n++
		}
	}
	return n
}

// PreviewExpected says what would become of a list, and writes nothing.
func (s *Service) PreviewExpected(ctx context.Context, v Viewer, slug string, rows []ExpectInput) (ExpectPreview, error) {
	if err := v.allow(EditConsultations); err != nil {
		return ExpectPreview{}, err
	}
	c, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return ExpectPreview{}, err
	}
	list, err := s.expectations(ctx, c)
	if err != nil {
		return ExpectPreview{}, err
	}
	return s.previewExpected(ctx, c, list, rows)
}

func (s *Service) previewExpected(ctx context.Context, c Consultation, list Expectations, rows []ExpectInput) (ExpectPreview, error) {
	p := ExpectPreview{Consultation: c, Revision: list.Revision}
	var err error
	if p.Sectors, err = s.SectorNames(ctx); err != nil {
		return p, err
	}
	there, err := s.expectedRows(ctx, list.live())
	if err != nil {
		return p, err
	}
	seen := map[string]ExpectState{}
	for _, r := range there {
		seen[r.who()] = ExpectThere
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return p, err
	}
	defer unlock()
	for _, in := range rows {
		r := d.expectRow(in, p.Sectors)
		if r.State == ExpectNew {
			key := r.expected().who()
			if state, ok := seen[key]; ok {
				r.State = state
			} else {
				seen[key] = ExpectTwice
			}
		}
		p.Rows = append(p.Rows, r)
	}
	return p, nil
}

// expectRow looks a row up and says what is wrong with it.
func (d *directory) expectRow(in ExpectInput, sectors []SectorName) ExpectRow {
	in.Name, in.Body, in.Sector, in.Note = oneLine(in.Name), oneLine(in.Body), oneLine(in.Sector), oneLine(in.Note)
	r := ExpectRow{ExpectInput: in, State: ExpectNew}
	known := false
	r.Code, known = sectorMeant(in.Sector, sectors)
	switch {
	case FoldName(in.Name) == "":
		r.Problem = "There is no name: enter one, or leave this out."
	case len(in.Name) > mostExpectedName || len(in.Body) > mostExpectedName:
		r.Problem = fmt.Sprintf("The name has more than %d characters. Shorten it; if several columns ran together, save the file as CSV again.", mostExpectedName)
	case len(in.Note) > mostExpectedNote:
		r.Problem = fmt.Sprintf("The note has more than %d characters. Shorten it.", mostExpectedNote)
	case !known:
		r.Problem = fmt.Sprintf("There is no sector “%s”. Use one of the list, or leave it empty.", cut(in.Sector, 60))
	}
	if r.Problem != "" {
		r.State = ExpectWrong
		return r
	}
	switch in.Chosen {
	case AsName:
		r.Link = ExpectedLink{How: LinkNew}
		return r
	case "":
	default:
		if r.Link = d.chosenEntry(in.Chosen); r.Link.How == LinkChosen {
			return r
		}
	}
	r.Link = d.expectedLink(in.Name, in.Body)
	if len(r.Link.Choices) > 0 {
		r.State = ExpectAsks
	}
	return r
}

// sectorMeant returns the sector of a code or of its words; none is one too.
func sectorMeant(text string, sectors []SectorName) (Sector, bool) {
	if text == "" {
		return "", true
	}
	for _, n := range sectors {
		if FoldName(text) == FoldName(n.Name) || FoldName(text) == FoldName(string(n.Code)) {
			return n.Code, true
		}
	}
	return "", false
}

// cut shortens what is only shown.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// expected is the row as it is kept.
func (r ExpectRow) expected() Expected {
	x := Expected{Name: r.Name, Body: r.Body, Sector: r.Code, Note: r.Note}
	x.Organisation, x.Stakeholder = r.Link.ids()
	return x
}
