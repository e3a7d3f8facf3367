package extract

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// TestSectorOfInventedBodies reads lists of invented bodies, each under the
// sector in brackets above it, some with the office of who speaks.
func TestSectorOfInventedBodies(t *testing.T) {
	r := newReader(newPage(Input{Text: "x"}), nil)
	for _, file := range []string{"testdata/sectors/a.txt", "testdata/sectors/b.txt", "testdata/sectors/c.txt"} {
		list, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sector := ""
		for line := range strings.Lines(string(list)) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || strings.HasPrefix(line, "#"):
			case strings.HasPrefix(line, "["):
				sector = strings.Trim(line, "[]")
			default:
				org, role, _ := strings.Cut(line, ";")
				if got := r.sectorOf(strings.TrimSpace(org), strings.TrimSpace(role), "", ""); got != sector {
					t.Errorf("%s: %s, want %s", line, got, sector)
				}
			}
		}
	}
}

// TestSectorOfKnownBodies takes the names of the directory for names nobody knows:
// most of them must tell their sector by their form. Some cannot, such as those of
// one coined word.
func TestSectorOfKnownBodies(t *testing.T) {
	f, err := os.Open("../directory.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(newPage(Input{Text: "x"}), nil)
	var all, right, unlike, unlikeRight float64
	for _, row := range rows[1:] {
		got := r.sectorOf(row[0], "", "", "")
		ok := strings.Contains("|"+row[2]+"|", "|"+got+"|")
		all++
		if ok {
			right++
		} else {
			t.Logf("%s: %s, want %s", row[0], got, row[2])
		}
		if row[2] == commissioning || row[2] == hospitalTrust || row[2] == academic {
			continue // their names are all alike
		}
		unlike++
		if ok {
			unlikeRight++
		}
	}
	t.Logf("%.3f of all, %.3f of those whose names are not all alike", right/all, unlikeRight/unlike)
	if right/all < 0.93 || unlikeRight/unlike < 0.87 {
		t.Errorf("right: %.3f of all names, %.3f of those not all alike", right/all, unlikeRight/unlike)
	}
}
