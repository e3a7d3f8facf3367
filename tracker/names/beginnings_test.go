package names

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestNamesAreFoundAsTheyAreTyped(t *testing.T) {
	var x Beginnings
	x.Put("bws", "Association of Ward Sisters", "AWS", "Ward Sisters’ Association")
	x.Put("ash", "Dr. Zoë Ashdown", "Zoe Ashdown-Pell")
	x.Put("asha", "Asha Wardle")
	x.Put("gone", "Ashby Wardens")
	x.Drop("gone", "Ashby Wardens")
	all := func(string) bool { return true }
	for _, tt := range []struct {
		typed string
		most  int
		shown func(string) bool
		want  string
	}{
		{"ash", 9, all, "asha ash"},
		{"asha", 9, all, "asha"},
		{"ZOE a", 9, all, "ash"},
		{"zoë", 9, all, "ash"},
		{"ward", 9, all, "bws asha"},
		{"ward", 9, func(string) bool { return false }, "bws asha"},
		{"ward", 1, all, "bws"},
		{"ward sisters a", 9, all, "bws"},
		{"aws", 9, all, "bws"},
		{"aws", 9, func(id string) bool { return id != "bws" }, ""},
		{"pell", 9, all, "ash"},
		{"a", 9, all, ""},
		{"  “ ” ", 9, all, ""},
		{"", 9, all, ""},
		{"ashby", 9, all, ""},
	} {
		got := x.Find(tt.typed, tt.most, tt.shown)
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.typed, got, tt.want)
		}
	}
}

func TestBearersOfAFirstOrLastWord(t *testing.T) {
	var x Beginnings
	x.Put("ada", "Ada Okoro", "Adaeze Pell")
	x.Put("mid", "Pell Ada Brook")
	x.Put("one", "Okoro")
	x.Put("okorofor", "Okorofor Ada")
	for _, tt := range []struct {
		word  string
		shown bool
		want  string
	}{
		{"okoro", true, "ada one"},
		{"ADA", true, "okorofor ada"},
		{"pell", true, "ada mid"},
		{"pell", false, "mid"},
		{"ok", true, ""},
		{"ada okoro", true, ""},
		{"", true, ""},
	} {
		if got := strings.Join(x.Bearing(tt.word, 9, func(string) bool { return tt.shown }), " "); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.word, got, tt.want)
		}
	}
}

// TestBeginningsAsAModel compares what is found, while entries come and go, with
// looking at every name.
func TestBeginningsAsAModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	word := func() string {
		return []string{"ab", "abc", "ba", "bab", "é", "c", "ca’b"}[r.IntN(7)]
	}
	var x Beginnings
	have := map[string][]string{}
	for range 600 {
		id := fmt.Sprint("e", r.IntN(20))
		if old := have[id]; old != nil {
			x.Drop(id, old[0], old[1:]...)
			delete(have, id)
		}
		if r.IntN(3) > 0 {
			have[id] = []string{word() + " " + word(), word(), word() + "-" + word()}[:1+r.IntN(3)]
			x.Put(id, have[id][0], have[id][1:]...)
		}
		typed := []string{word(), word() + " " + word()}[r.IntN(2)]
		var want []string
		for id, list := range have {
			for _, name := range list {
				whole := " " + strings.Join(Words(name), " ")
				if key := strings.Join(Words(typed), " "); len([]rune(key)) > 1 && strings.Contains(whole, " "+key) && !slices.Contains(want, id) {
					want = append(want, id)
				}
			}
		}
		got := x.Find(typed, 99, func(string) bool { return true })
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%q among %v: got %v, want %v", typed, have, got, want)
		}
	}
	for id, list := range have {
		x.Drop(id, list[0], list[1:]...)
	}
	if len(x.by) > 0 {
		t.Errorf("got %v after all have gone, want nothing", x.by)
	}
}

func FuzzBeginnings(f *testing.F) {
	f.Add("Dr. Zoë Ashdown", "ash")
	f.Add("É é", "é")
	f.Add("\xff\xfe a", "\xff")
	f.Fuzz(func(t *testing.T, name, typed string) {
		var x Beginnings
		x.Put("a", name, typed)
		x.Put("b", typed)
		shown := func(string) bool { return true }
		for _, b := range x.Find(typed, 5, shown) {
			if b != "a" && b != "b" {
				t.Fatalf("%q: got %v", typed, b)
			}
		}
		x.Drop("a", name, typed)
		x.Drop("b", typed)
		if len(x.by) > 0 {
			t.Fatalf("%q, %q: got %v after both have gone, want nothing", name, typed, x.by)
		}
	})
}
