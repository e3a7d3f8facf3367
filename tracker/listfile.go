package tracker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"soundings/tracker/document"
)

// ListFile is a list of people or bodies on its way into the directory. It is
// kept as a blob while a person looks at what it would do.
type ListFile struct {
	ID   string // of the order, so that carrying it out twice adds nothing twice
	Name string
	Blob Blob
}

// The columns of a list. The first name of each is the one that is written.
const (
	columnName = iota
	columnOtherNames
	columnAbbreviation
	columnSector
	columnParent
	columnODS
	columnTitle
	columnRole
	columnOrganisation
	columnFrom
	columnTo
)

// columnNames are the headings by which a column is known, folded.
var columnNames = map[string]int{
	"name": columnName, "organisation name": columnName, "full name": columnName, "stakeholder": columnName,
	"other names": columnOtherNames, "also known as": columnOtherNames, "aliases": columnOtherNames, "alias": columnOtherNames, "other name": columnOtherNames,
	"abbreviation": columnAbbreviation, "abbreviations": columnAbbreviation, "acronym": columnAbbreviation, "short name": columnAbbreviation,
	"sector": columnSector, "sectors": columnSector, "type": columnSector,
	"part of": columnParent, "parent": columnParent, "parent organisation": columnParent,
	"ods code": columnODS, "ods": columnODS, "organisation code": columnODS,
	"title": columnTitle, "honorific": columnTitle,
	"role": columnRole, "job title": columnRole, "position": columnRole,
	"organisation": columnOrganisation, "organization": columnOrganisation, "body": columnOrganisation, "employer": columnOrganisation,
	"from": columnFrom, "since": columnFrom, "start": columnFrom, "to": columnTo, "until": columnTo, "end": columnTo,
}

// bodyColumns and personColumns are the headings that an import reads and an
// export writes, in their order.
var (
	bodyColumns   = []string{"Name", "Other names", "Abbreviation", "Sector", "Part of", "ODS code"}
	personColumns = []string{"Title", "Name", "Other names", "Role", "Organisation", "From", "To"}
)

func columnsOf(noun MergeNoun) []string {
	if noun == MergePeople {
		return personColumns
	}
	return bodyColumns
}

// listRow is one line of a list by its columns.
type listRow struct {
	line  int
	cells map[int]string
}

func (r listRow) get(column int) string { return r.cells[column] }

// several are the parts of a cell that may hold more than one name.
func (r listRow) several(column int) []string {
	return tidyNames(strings.FieldsFunc(r.get(column), func(c rune) bool { return c == '|' || c == ';' }))
}

// mostListRows is how many rows a list may have.
const mostListRows = 5000

// KeepListFile keeps a file for a preview. What nobody imports is swept after a
// day.
func (s *Service) KeepListFile(ctx context.Context, v Viewer, noun MergeNoun, name string, content []byte) (ListFile, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return ListFile{}, err
	}
	blob, err := s.Store.PutBlob(ctx, strings.NewReader(string(content)))
	return ListFile{ID: s.NewID(), Name: name, Blob: blob}, err
}

// readListFile reads the rows of a list and the headings that mean nothing.
func (s *Service) readListFile(ctx context.Context, noun MergeNoun, f ListFile) ([]listRow, []string, error) {
	if f.Blob.Size > document.MaxSize || !batchID.MatchString(f.ID) {
		return nil, nil, Errorf(Invalid, "Choose the file again.")
	}
	r, err := s.Store.Blob(ctx, f.Blob)
	if KindOf(err) == NotFound {
		return nil, nil, Errorf(Invalid, "The file was kept for a day and is gone. Choose it again.")
	}
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	raw, err := io.ReadAll(io.LimitReader(r, document.MaxSize+1))
	if err != nil {
		return nil, nil, err
	}
	lines, err := document.ReadList(ctx, f.Name, raw)
	if bad := (*document.Error)(nil); errors.As(err, &bad) {
		return nil, nil, faults{{"file", f.Name + ": " + bad.Problem + " " + bad.Remedy}}.err()
	}
	if err != nil {
		return nil, nil, err
	}
	return rowsOfList(noun, f.Name, lines)
}

// rowsOfList reads the headings, and the lines below them.
func rowsOfList(noun MergeNoun, file string, lines []document.Line) ([]listRow, []string, error) {
	known, unknown := map[int]int{}, []string(nil) // place in the line → column
	for i, heading := range lines[0].Cells {
		column, ok := columnNames[strings.ToLower(strings.TrimSpace(strings.ReplaceAll(heading, "_", " ")))]
		if ok && noun == MergeBodies && column == columnOrganisation {
			column = columnName // a list of organisations may call its names so
		}
		if !ok || !slices.Contains(columnsFor(noun), column) {
			if heading != "" {
				unknown = append(unknown, heading)
			}
			continue
		}
		if !hasColumn(known, column) {
			known[i] = column
		}
	}
	if !hasColumn(known, columnName) {
		return nil, nil, faults{{"file", fmt.Sprintf("%s, line %d: there is no column “Name”. The first line must say what the columns are: %s.", file, lines[0].Number, strings.Join(columnsOf(noun), ", "))}}.err()
	}
	if len(lines)-1 > mostListRows {
		return nil, nil, faults{{"file", fmt.Sprintf("%s has %d rows. Lists of up to %d can be imported; cut it into parts.", file, len(lines)-1, mostListRows)}}.err()
	}
	if len(lines) == 1 {
		return nil, nil, faults{{"file", file + " has headings and nothing below them."}}.err()
	}
	var rows []listRow
	for _, l := range lines[1:] {
		r := listRow{line: l.Number, cells: map[int]string{}}
		for i, cell := range l.Cells {
			if column, ok := known[i]; ok {
				r.cells[column] = plainCell(cell)
			}
		}
		rows = append(rows, r)
	}
	return rows, unknown, nil
}

func hasColumn(known map[int]int, column int) bool {
	for _, c := range known {
		if c == column {
			return true
		}
	}
	return false
}

func columnsFor(noun MergeNoun) []int {
	if noun == MergePeople {
		return []int{columnTitle, columnName, columnOtherNames, columnRole, columnOrganisation, columnFrom, columnTo}
	}
	return []int{columnName, columnOtherNames, columnAbbreviation, columnSector, columnParent, columnODS}
}

// plainCell takes off the apostrophe by which an export keeps a spreadsheet from
// running a cell.
func plainCell(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.ContainsAny(rest[:1], "=+-@") {
		return rest
	}
	return cell
}
