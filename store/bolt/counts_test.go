package bolt

import (
	"fmt"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"soundings/tracker"
)

// TestTotalsHoldWhicheverVersionCounted enters and leaves keys where an earlier
// version has counted those alone under theirs too.
func TestTotalsHoldWhicheverVersionCounted(t *testing.T) {
	for _, counted := range []bool{false, true} {
		s, err := Open(filepath.Join(t.TempDir(), "db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		c, key := s.Reactions(), tracker.Key{Name: "stakeholder", Value: "ada"}
		total := func(want int) {
			t.Helper()
			page, err := c.List(t.Context(), tracker.ListQuery{Key: key, Limit: 1})
			if err != nil || page.Total != want {
				t.Errorf("counted before: %v: got %d, %v; want %d", counted, page.Total, err, want)
			}
		}
		var list []tracker.Reaction
		for i := range 3 {
			r := reaction(fmt.Sprint("r", i))
			r.Stakeholder = "ada"
			if r, err = c.Insert(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			list = append(list, r)
			total(i + 1)
			err := s.db.Update(func(tx *bbolt.Tx) error {
				k, counts := hashOf(key), shelfOf(tx, []byte(reactions)).counts
				if got := counts.Get(k[:]); i == 0 && got != nil {
					t.Errorf("got a count of %d for one that is alone, want none", readNumber(got))
				}
				if counted && i == 0 {
					return counts.Put(k[:], number(1))
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		for i, r := range list {
			if i == 1 {
				r.Stakeholder = "ben"
				_, err = c.Update(t.Context(), r)
			} else {
				err = c.Delete(t.Context(), r.ID, r.Revision)
			}
			if err != nil {
				t.Fatal(err)
			}
			total(2 - i)
		}
	}
}
