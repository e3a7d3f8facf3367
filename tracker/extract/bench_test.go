package extract

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkReactions reads round-ups of three sizes with thousands of people; the
// speed should be the same for all, two megabytes a second or more.
func BenchmarkReactions(b *testing.B) {
	for name, size := range map[string]int{"1KB": 1 << 10, "100KB": 100 << 10, "10MB": 10 << 20} {
		text := roundUpOf(size)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Reactions(Input{Text: text})
			}
		})
	}
}

// roundUpOf makes a text of a size in bytes in which no two people and no two
// quotations are the same.
func roundUpOf(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		name := "Mar" + strings.NewReplacer("0", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6", "g", "7", "h", "8", "i", "9", "k").Replace(fmt.Sprint(i))
		fmt.Fprintf(&b, roundUp, name, i, name, i, name)
	}
	return b.String()
}

const roundUp = `Ada %s, Harbour Trust chief executive

“We will appeal %d times, and we will win. Nobody has asked the patients [of the trust] what they want.

“It is too soon.”

Ms %s said the plan was “dead in the water %d times over”, and that the trust's members would be asked.

But Tim O%s, who chairs the Union of Harbour Staff, told MPs that it was not a “done deal”. “We shall see,” he said.

`
