package names

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// harbour is an invented directory.
func harbour() *Index {
	var x Index
	x.Put("trust", "Harbour NHS Foundation Trust", "Harbour Trust", "HNFT")
	x.Put("north", "North Wraxley Clinical Commissioning Group", "NWCCG")
	x.Put("south", "South Wraxley Clinical Commissioning Group")
	x.Put("kidney", "Kidney Circle & Friends", "KCF", "Renal Circle")
	x.Put("thomas", "St Thomas’ Hospital League", "STHL")
	x.Put("word", "Rate", "RATE")
	x.Put("vale", "Vale Institute", "VI")
	x.Put("vale2", "Vale Forum", "VI")
	x.Put("league1", "League of Orderlies 1904")
	x.Put("cafe", "Café Carers’ Society")
	x.Put("elder", "Eldermead Medical Council")
	x.Put("older", "Aldermead Medical Council")
	return &x
}

func TestFind(t *testing.T) {
	x := harbour()
	tests := []struct {
		name string
		want string // IDs
		how  How
	}{
		{"Harbour NHS Foundation Trust", "trust", Own},
		{"the harbour nhs foundation trust", "trust", Own},
		{"Harbour Foundation Trust", "trust", Own},
		{"Harbour NHS FT", "trust", Own},
		{"NHS Harbour Foundation Trust", "trust", Own},
		{"Harbour NHS Foundation Trust (HNFT)", "trust", Own},
		{"Harbour NHS Foundation Trust’s", "trust", Own},
		{"Harbour Trust", "trust", Alias},
		{"H.N.F.T.", "trust", Alias},
		{"NHS North Wraxley CCG", "north", Own},
		{"Kidney Circle and Friends", "kidney", Own},
		{"Saint Thomas's Hospital League", "thomas", Own},
		{"St. Thomas’s Hospital League", "thomas", Own},
		{"Cafe Carers Society", "cafe", Own},
		{"VI", "vale vale2", Alias},

		{"Harbuor NHS Foundation Trust", "trust", Near},
		{"Harbour NHS Foundaton Trust", "trust", Near},
		{"Harbourr NHS Foundation Trust", "trust", Near},
		{"Harbor NHS Foundation Trust", "trust", Near},
		{"Kidney Circel and Friends", "kidney", Near},
		{"Kidneycircle and Friends", "kidney", Near},
		{"Ald ermead Medical Council", "older", Near},
		{"Aldermaed Medical Council", "older", Near},

		{"Harbuor NHS Fuondation Trust", "", 0},              // two letters
		{"East Wraxley Clinical Commissioning Group", "", 0}, // a short word
		{"League of Orderlies 1905", "", 0},                  // a digit
		{"Wales Institute", "", 0},                           // two letters
		{"Rote", "", 0},                                      // a short name
		{"Harbour", "", 0},                                   // part of a name
		{"", "", 0},
	}
	for _, tt := range tests {
		got := x.Find(tt.name)
		var ids []string
		for _, m := range got {
			ids = append(ids, m.ID)
			if m.How != tt.how {
				t.Errorf("%q: got %s found as %d, want %d", tt.name, m.ID, m.How, tt.how)
			}
		}
		if strings.Join(ids, " ") != tt.want {
			t.Errorf("%q: got %v, want %s", tt.name, ids, tt.want)
		}
	}
}

func TestAWordThatTellsTwoBodiesApartIsNoSlip(t *testing.T) {
	x := harbour()
	x.Put("elder2", "Eldermead Carers’ Forum")
	if got := x.Find("Aldermead Carers’ Forum"); len(got) != 0 {
		t.Errorf("got %v, want nobody: Aldermead is another place", got)
	}
}

func TestASlipThatMayMeanTwoIsAQuestion(t *testing.T) {
	x := harbour()
	if got := x.Find("Ildermead Medical Council"); len(got) != 2 {
		t.Errorf("got %v, want both councils", got)
	}
}

func TestAnOwnNameComesBeforeAnAlias(t *testing.T) {
	x := harbour()
	x.Put("other", "Harbour Trust")
	if got := x.Find("Harbour Trust"); len(got) != 1 || got[0].ID != "other" || got[0].How != Own {
		t.Errorf("got %v, want the body of that name alone", got)
	}
}

func TestDropAndPutAgain(t *testing.T) {
	x := harbour()
	x.Put("trust", "Bay NHS Foundation Trust", "Bay Trust", "bay trust")
	for name, want := range map[string]int{"Harbour Trust": 0, "Harbuor NHS Foundation Trust": 0, "Bay Trust": 1, "Bay NHS Foundation Trust": 1} {
		if got := x.Find(name); len(got) != want {
			t.Errorf("%s: got %v, want %d", name, got, want)
		}
	}
	x.Drop("trust")
	x.Drop("trust")
	if got := x.Find("Bay Trust"); len(got) != 0 || x.Len() != 11 {
		t.Errorf("got %v and %d entries, want none of it", got, x.Len())
	}
}

func TestOpening(t *testing.T) {
	x := harbour()
	tests := []struct {
		text    string
		anyCase bool
		want    string
		words   int
	}{
		{"Harbour Trust said so", false, "trust", 2},
		{"Harbour NHS Foundation Trust said so", false, "trust", 4},
		{"Harbour Foundation Trust said", false, "trust", 3},
		{"Harbour Trust NHS Foundation Trust", false, "trust", 2},
		{"North Wraxley CCG agreed", false, "north", 3},
		{"NWCCG agreed", false, "north", 1},
		{"NWCCG’s chair", false, "north", 1},
		{"Harbour Trust's chair", false, "trust", 2},
		{"Kidney Circle & Friends , which", false, "kidney", 4},
		{"Nwccg agreed", false, "", 0},
		{"N.W.C.C.G. agreed", false, "north", 1},
		{"RATE of decline", false, "word", 1},
		{"rate of decline", false, "", 0},
		{"rate of decline", true, "", 0},
		{"nwccg agreed", true, "north", 1},
		{"harbour trust said", false, "", 0},
		{"harbour trust said", true, "trust", 2},
		{"Harbour trust said", false, "", 0},
		{"VI agreed", false, "", 0}, // two bear it
		{"Harbuor Trust", false, "", 0},
		{"", false, "", 0},
	}
	for _, tt := range tests {
		m, n := x.Opening(strings.Fields(tt.text), tt.anyCase)
		if m.ID != tt.want || n != tt.words {
			t.Errorf("%q: got %q with %d words, want %q with %d", tt.text, m.ID, n, tt.want, tt.words)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Harbuor Trust", "B.M.A.", "", "’s", "(", "St Thomas’s", "é é é"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, known, asked string) {
		x := harbour()
		x.Put("known", known, asked)
		x.Put("known", known)
		if loose(known) != "" && len(known) <= mostLetters {
			if !slices.ContainsFunc(x.Find(known), func(m Match) bool { return m.ID == "known" && m.How == Own }) {
				t.Errorf("%q is not found by its own name: %v", known, x.Find(known))
			}
		}
		for _, m := range x.Find(asked) {
			if m.How == Near && m.ID == "known" && loose(asked) == loose(known) {
				t.Errorf("%q: the very name counts as one letter off", asked)
			}
		}
		x.Opening(strings.Fields(asked), true)
		x.Drop("known")
		if x.Len() != 12 {
			t.Errorf("got %d entries after one was dropped", x.Len())
		}
	})
}

// many is an invented directory of n bodies.
func many(n int) *Index {
	var x Index
	kinds := []string{"Medical Centre", "NHS Foundation Trust", "Clinical Commissioning Group", "Patients’ Forum", "Health Partnership"}
	for i := range n {
		place := fmt.Sprintf("%s%s %s", syllables(i%997), syllables(i/997), kinds[i%len(kinds)])
		x.Put(fmt.Sprint(i), place, fmt.Sprintf("X%dY", i))
	}
	return &x
}

func syllables(n int) string {
	list := []string{"ham", "wick", "ford", "mere", "dale", "thorp", "bury", "combe", "ley", "stow"}
	out := ""
	for ; n > 0; n /= 10 {
		out += list[n%10]
	}
	return strings.ToUpper(out[:min(1, len(out))]) + out[min(1, len(out)):]
}

func BenchmarkFind(b *testing.B) {
	x := many(100_000)
	for _, name := range []string{x.entries["54321"][0], "Unknown Patients’ Forum", "Hamwikcford Health Partnership", "North Eastern Hamfordmere Community Health Partnership"} {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				x.Find(name)
			}
		})
	}
}

func BenchmarkOpening(b *testing.B) {
	x := many(100_000)
	words := strings.Fields("Hamford said that the forum was told by nobody in particular")
	for b.Loop() {
		x.Opening(words, false)
	}
}

func BenchmarkPut(b *testing.B) {
	for b.Loop() {
		many(10_000)
	}
}
