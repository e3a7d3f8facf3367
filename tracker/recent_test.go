package tracker

import "testing"

func TestWhatWasMadeLastIsRemembered(t *testing.T) {
	var r recent[int, int]
	made := 0
	ask := func(key int) int { return r.of(key, 10, func() int { made++; return key * key }) }
	for key := range 1000 {
		for back := range min(key+1, 10) {
			if got := ask(key - back); got != (key-back)*(key-back) {
				t.Fatalf("got %d for %d", got, key-back)
			}
		}
	}
	if made != 1000 {
		t.Errorf("made %d values, want each of a thousand once while it is among the last ten", made)
	}
	if n := len(r.young) + len(r.old); n > 20 {
		t.Errorf("remembers %d values, want 20 at most", n)
	}
	if ask(1); made != 1001 {
		t.Errorf("a value of long ago was not made again")
	}
}
