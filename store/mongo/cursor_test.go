package mongo

import (
	"fmt"
	"maps"
	"testing"
)

func TestACursorThatHasNotMovedIsSpeltTheSame(t *testing.T) {
	c := cursor{from: 1_400_000_000_000, told: map[mark]int64{}}
	for i := range 20 {
		c.tell(markOf(fmt.Sprint("r", i), int64(i)), c.from+int64(i))
	}
	want := c.encode("db")
	for range 20 {
		read, ok := decodeCursor(want, "db")
		if !ok || read.from != c.from || read.walking || !maps.Equal(read.told, c.told) {
			t.Fatalf("got %+v, %v, want what was written", read, ok)
		}
		if got := read.encode("db"); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
	if _, ok := decodeCursor(want, "another"); ok {
		t.Error("a cursor of one database is taken by another")
	}
}
