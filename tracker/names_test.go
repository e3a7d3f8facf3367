package tracker

import (
	"slices"
	"testing"

	"soundings/tracker/names"
)

func TestParseCivilDate(t *testing.T) {
	tests := []struct {
		in   string
		want CivilDate
		ok   bool
	}{
		{"", "", true}, {"2014-05-01", "2014-05-01", true}, {"2014-05", "2014-05", true}, {"2014", "2014", true},
		{"1 May 2014", "2014-05-01", true}, {" 1  May 2014 ", "2014-05-01", true}, {"1/5/2014", "2014-05-01", true},
		{"01.05.2014", "2014-05-01", true}, {"May 2014", "2014-05", true},
		{"2014-02-29", "", false}, {"2014-13", "", false}, {"31 June 2014", "", false}, {"5/13/2014", "", false},
		{"yesterday", "", false}, {"14", "", false}, {"2014-05-01T10:00", "", false},
	}
	for _, tt := range tests {
		if got, ok := ParseCivilDate(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("%q: got %q, %v, want %q, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestCivilDatePeriod(t *testing.T) {
	for d, want := range map[CivilDate][2]CivilDate{
		"2016-02-29": {"2016-02-29", "2016-02-29"}, "2016-02": {"2016-02-01", "2016-02-29"},
		"2016": {"2016-01-01", "2016-12-31"}, "": {"", ""},
	} {
		if d.First() != want[0] || d.Last() != want[1] {
			t.Errorf("%s: got %s to %s, want %s to %s", d, d.First(), d.Last(), want[0], want[1])
		}
	}
}

func TestNamesThatAreTheSame(t *testing.T) {
	same := [][]string{
		{"The King’s Head Institute", "King's Head Institute", "kings head institute"},
		{"NHS Wraxley CCG", "Wraxley Clinical Commissioning Group", "wraxley ccg"},
		{"Pike & Sons", "Pike and Sons"},
	}
	for _, names := range same {
		for _, n := range names[1:] {
			if FoldName(n) != FoldName(names[0]) {
				t.Errorf("got %q for %q and %q for %q, want the same", FoldName(n), n, FoldName(names[0]), names[0])
			}
		}
	}
	if FoldName("Ann Marsh") == FoldName("Tim Marsh") {
		t.Error("two people of one surname are the same")
	}
}

func TestShippedDirectory(t *testing.T) {
	list, err := ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 100 {
		t.Errorf("got %d bodies, want a hundred or more", len(list))
	}
	var codes []Sector
	for _, s := range FirstSectors() {
		codes = append(codes, s.Code)
	}
	ids, names := map[string]string{}, map[string]string{}
	for _, o := range list {
		if err := o.Validate(); err != nil {
			t.Errorf("%s: %v", o.Name, err)
		}
		if other, taken := ids[o.ID]; taken {
			t.Errorf("%s and %s have the ID %s", o.Name, other, o.ID)
		}
		ids[o.ID] = o.Name
		for _, k := range o.Keys() {
			if other, taken := names[k.Value]; taken {
				t.Errorf("%s and %s share the name %q", o.Name, other, k.Value)
			}
			names[k.Value] = o.Name
		}
		for _, s := range o.Sectors {
			if !slices.Contains(codes, s) {
				t.Errorf("%s is in an unknown sector %q", o.Name, s)
			}
		}
	}
}

// Slips of one letter are looked for among names so long that no two bodies are
// one letter apart.
func TestNoTwoLongNamesOfShippedBodiesAreOneLetterApart(t *testing.T) {
	list, err := ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	type name struct{ folded, id string }
	byLength := map[int][]name{}
	for _, o := range list {
		for _, k := range o.Keys() {
			byLength[len(k.Value)] = append(byLength[len(k.Value)], name{k.Value, o.ID})
		}
	}
	for n, list := range byLength {
		for _, a := range list {
			for _, b := range append(byLength[n+1], list...) {
				if n > 9 && a.id != b.id && (a.folded == b.folded || names.OneOff(a.folded, b.folded)) {
					t.Errorf("%q and %q are one letter apart", a.folded, b.folded)
				}
			}
		}
	}
}
