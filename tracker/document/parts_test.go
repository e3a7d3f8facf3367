package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
)

// longTable is a file of rows with all that may be in one: lines above and
// below, a total, rows that repeat, misshapen and empty ones, signs of several
// bytes and doubled marks.
func longTable() string {
	var b strings.Builder
	b.WriteString("Replies to “Shared lists” — café edition,,\n\nName,Position,Comments\n")
	for i := range 60 {
		switch {
		case i%17 == 3:
			b.WriteString("Ada Okoro,Agree,Said before\n")
		case i%19 == 5:
			b.WriteString("Ben Marsh,Agree,One,two many\n")
		case i%23 == 7:
			b.WriteString("Cleo Lind,Disagree,\n")
		default:
			fmt.Fprintf(&b, "Dara %c%c Éller,Strongly agree,\"Reply %d: “we\nagree” 🙂, and say \"\"yes\"\".\"\n", 'A'+i%26, 'a'+i/26, i)
		}
	}
	b.WriteString("Total,60,\nSource: the form on our pages\n")
	return b.String()
}

func sheets(t *testing.T, tables ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for n, text := range tables {
		name := fmt.Sprint("Sheet", n+1)
		if n > 0 {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
			for k, cell := range strings.Split(line, ",") {
				at, err := excelize.CoordinatesToCellName(k+1, i+1)
				if err == nil {
					err = f.SetCellValue(name, at, cell)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// whole puts parts together again.
func whole(t *testing.T, name string, raw []byte, size int) (d Document, n int) {
	t.Helper()
	b := newBudget()
	b.parts = &parts{size: size, take: func(part Document, start int) error {
		if n++; n > 1 {
			d.Text += "\n\n"
		}
		if got := len([]rune(d.Text)); got != start {
			t.Errorf("part %d: said to begin at %d, want %d", n, start, got)
		}
		d.Text += part.Text
		first := len(d.Blocks)
		for _, x := range part.Blocks {
			x.Start, x.End = x.Start+start, x.End+start
			d.Blocks = append(d.Blocks, x)
		}
		for _, x := range part.Runs {
			d.Runs = append(d.Runs, Run{x.Start + start, x.End + start, x.From, x.To})
		}
		for _, table := range part.Tables {
			for i, row := range table.Rows {
				for k, c := range row.Cells {
					if c >= 0 {
						row.Cells[k] = c + first
					}
				}
				for k := range row.Comments {
					row.Comments[k] += first
				}
				table.Rows[i] = row
			}
			if last := len(d.Tables) - 1; last >= 0 && d.Tables[last].Number == table.Number {
				d.Tables[last].Rows, d.Tables[last].Left = append(d.Tables[last].Rows, table.Rows...), table.Left
				continue
			}
			d.Tables = append(d.Tables, table)
		}
		return nil
	}}
	about, err := readWith(name, raw, b)
	if err != nil {
		t.Fatal(err)
	}
	d.Notes, d.Stated, d.Format, d.Charset, d.Reader = about.Notes, about.Stated, about.Format, about.Charset, about.Reader
	return d, n
}

func TestATableInPartsIsTheWholeTable(t *testing.T) {
	files := map[string][]byte{
		"long.csv":   []byte(longTable()),
		"one.csv":    []byte("Name,Comment\nAda Okoro,Good\n"),
		"plain.csv":  []byte("Fruit,Colour\n" + strings.Repeat("Apple,Green\n", 100)),
		"sep.csv":    []byte("sep=¦\nName¦Comment\n" + strings.Repeat("Ada Okoro¦Gööd, truly\n", 40)),
		"book.xlsx":  sheets(t, longTable()),
		"sheet.xlsx": sheets(t, "Key,Meaning\n1,Agree\n", longTable(), "Name,Comment\nBen Marsh,Short\n", longTable()),
		"text.txt":   []byte("Ada Okoro said: “This is good.”\n"),
	}
	for name, raw := range files {
		want, err := Read(name, raw)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, size := range []int{1, 40, 500, partSize} {
			got, n := whole(t, name, raw, size)
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(Table{})); diff != "" {
				t.Fatalf("%s in %d parts of %d (-want +got):\n%s", name, n, size, diff)
			}
			if name == "long.csv" && size == 40 && n < 10 {
				t.Errorf("%s: got %d parts of %d, want the table cut", name, n, size)
			}
		}
	}
}

func TestWhoTakesPartsCanEndTheReading(t *testing.T) {
	enough := errors.New("enough")
	for _, name := range []string{"a.csv", "a.txt"} {
		if _, err := ReadParts(t.Context(), name, []byte(longTable()), func(Document, int) error { return enough }); !errors.Is(err, enough) {
			t.Errorf("%s: got %v, want what the one who takes the parts returned", name, err)
		}
	}
}
