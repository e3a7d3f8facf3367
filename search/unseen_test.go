package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// beside returns two indexes: of what a journalist sees, and of the same with
// much beside it that they do not see.
func beside(t *testing.T, seed uint64) (alone, among *Index) {
	r := rand.New(rand.NewPCG(seed, 4))
	now := tracker.Sight{Minute: nowMinute}
	var seen, all []tracker.Reaction
	for i := range 240 {
		x := randomReaction(r, fmt.Sprintf("r%03d", r.IntN(1000)*1000+i))
		x.Revision = 1
		if x.State != tracker.Withdrawn && now.Sees(x) {
			seen = append(seen, x)
		}
		all = append(all, x)
	}
	var letters strings.Builder // words that crowd the ways to write those in sight
	for i := range 2600 {
		fmt.Fprintf(&letters, " wa%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
	}
	for i := range 26 {
		fmt.Fprintf(&letters, " %[1]cudget b%[1]cdget bu%[1]cget bud%[1]cet budg%[1]ct budge%[1]c bu%[1]cdget", 'a'+i)
		fmt.Fprintf(&letters, " doc%[1]cab doc%[1]c ward%[1]c", 'a'+i)
	}
	for i := range 9 {
		x := said(fmt.Sprintf("hidden%d", i), letters.String())
		x.Terms.Permitted = false
		all = append(all, x)
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	among = with(t, all[:len(all)/2]...)
	for _, x := range all[len(all)/2:] {
		if err := among.Put(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	return with(t, seen...), among
}

// answers is what somebody is told, errors included.
type answers struct {
	Found tracker.Results
	Words []tracker.Count
	Wrong string
}

func wrong(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestWhatIsNotSeenChangesNothing holds that everything a journalist is told is
// the same, in the same order, whether or not there is more that they may not
// see.
func TestWhatIsNotSeenChangesNothing(t *testing.T) {
	sight := tracker.Sight{Minute: nowMinute}
	for seed := range uint64(2) {
		alone, among := beside(t, seed)
		same := func(what string, ask func(x *Index) answers) {
			t.Helper()
			if d := gocmp.Diff(ask(alone), ask(among)); d != "" {
				t.Errorf("seed %d, %s (-alone +among others):\n%s", seed, what, d)
			}
		}
		r := rand.New(rand.NewPCG(seed, 6))
		for range 100 {
			s := randomSearch(r)
			s.Sight, s.Order = sight, pick(r, tracker.Best, tracker.Best, tracker.Newest)
			same(fmt.Sprintf("%+v", s), func(x *Index) answers {
				found, err := x.Search(t.Context(), s)
				return answers{Found: found, Wrong: wrong(err)}
			})
		}
		for _, text := range []string{"wa*", "ward*", "bu*", "budgit~", "wards~", "doc-wa*", "do*", "budgat~ OR wa*"} {
			same(text, func(x *Index) answers {
				found, err := x.Search(t.Context(), tracker.Search{Sight: sight, Limit: 50, Text: syntax.Parse(text)})
				return answers{Found: found, Wrong: wrong(err)}
			})
		}
		for _, text := range []string{"bud", "war", "doc", "fund doc", "cli"} {
			same("completing "+text, func(x *Index) answers {
				list, err := x.Complete(t.Context(), sight, text, 5)
				return answers{Words: list, Wrong: wrong(err)}
			})
		}
		for _, word := range []string{"budgez", "budgit", "budqet", "wart", "dactor", "truzt"} {
			same("spelling "+word, func(x *Index) answers {
				list, err := x.Spellings(t.Context(), sight, word)
				return answers{Words: list, Wrong: wrong(err)}
			})
		}
	}
}
