package document

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListsAreReadLineByLine(t *testing.T) {
	want := []Line{{1, []string{"Name", "Sector"}}, {2, []string{"Harbour Trust", "NHS trusts"}}, {4, []string{"Café Carers’ Union", ""}}}
	for _, tt := range []struct {
		name, file string
		raw        []byte
		want       []Line
	}{
		{"commas", "a.csv", []byte("Name,Sector\nHarbour Trust,NHS trusts\n\nCafé Carers’ Union,\n"), want},
		{"semicolons and Windows-1252, as Excel writes them", "a.csv", []byte("Name;Sector\r\nHarbour Trust;NHS trusts\r\n;\r\nCaf\xe9 Carers\x92 Union;\r\n"), want},
		{"tabs and a byte order mark", "a.tsv", []byte("\ufeffName\tSector\nHarbour  Trust\tNHS trusts\n\nCafé Carers’ Union\t\n"), want},
		{"a workbook", "a.xlsx", workbook(t, map[string][][]any{"Whom": {{"Name", "Sector"}, {"Harbour Trust", "NHS trusts"}, {}, {"Café Carers’ Union", ""}}}), want},
		{"a name may hold a comma where lines are pasted", "a.txt", []byte("Guild of Pilots, Northern Branch\nQuay Forum\n"), []Line{{1, []string{"Guild of Pilots, Northern Branch"}}, {2, []string{"Quay Forum"}}}},
		{"and in a file of one column", "a.csv", []byte("Name\n\"Guild of Pilots, Northern Branch\"\nQuay Forum\n"), []Line{{1, []string{"Name"}}, {2, []string{"Guild of Pilots, Northern Branch"}}, {3, []string{"Quay Forum"}}}},
		{"lines that were copied out of a sheet", "a.txt", []byte("Quay Forum\tThink tanks\tring them\n"), []Line{{1, []string{"Quay Forum", "Think tanks", "ring them"}}}},
		{"a line break in a cell", "a.csv", []byte("Name,Note\n\"Quay\nForum\",x\nPier Union,y\n"), []Line{{1, []string{"Name", "Note"}}, {2, []string{"Quay Forum", "x"}}, {4, []string{"Pier Union", "y"}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ReadList(t.Context(), tt.file, tt.raw)
			if err != nil {
				t.Fatal(err)
			}
			for i := range got { // how many empty cells end a line is the program's that wrote it
				for len(got[i].Cells) > 1 && i < len(tt.want) && len(got[i].Cells) > len(tt.want[i].Cells) && got[i].Cells[len(got[i].Cells)-1] == "" {
					got[i].Cells = got[i].Cells[:len(got[i].Cells)-1]
				}
				for i < len(tt.want) && len(got[i].Cells) < len(tt.want[i].Cells) {
					got[i].Cells = append(got[i].Cells, "")
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsNoListIsRefusedWithARemedy(t *testing.T) {
	for name, tt := range map[string]struct {
		file string
		raw  []byte
	}{
		"a web page":         {"a.html", []byte("<!doctype html><p>Quay Forum</p>")},
		"an empty file":      {"a.csv", nil},
		"blank lines":        {"a.txt", []byte(" \n\n\t\n")},
		"a damaged workbook": {"a.xlsx", []byte("PK\x03\x04 not a workbook")},
		"too many cells":     {"a.csv", []byte("Name\n" + strings.Repeat(strings.Repeat(",", 1000)+"x\n", 1100))},
		"too many lines":     {"a.txt", []byte(strings.Repeat("Quay Forum\n", MaxLines+1))},
	} {
		lines, err := ReadList(t.Context(), tt.file, tt.raw)
		var known *Error
		if !errors.As(err, &known) || known.Remedy == "" || lines != nil {
			t.Errorf("%s: got %d lines and %v, want an error with a remedy", name, len(lines), err)
		}
	}
}

func FuzzReadList(f *testing.F) {
	f.Add("a.csv", []byte("Name,Sector\n\"Quay, Forum\",x\n"))
	f.Add("a.txt", []byte("sep=;\nName;Note\n"))
	f.Add("a.xlsx", []byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		lines, err := ReadList(t.Context(), name, raw)
		var known *Error
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("got %v, want an error that can be shown", err)
		}
		last := 0
		for _, l := range lines {
			if l.Number <= last || strings.TrimSpace(strings.Join(l.Cells, "")) == "" {
				t.Fatalf("got line %d with %q after line %d", l.Number, l.Cells, last)
			}
			last = l.Number
		}
	})
}
