package tracker

import (
	"bufio"
	"errors"
	"io"
)

// eachCodePoint calls yield with the place and value of each code point until
// yield returns false or the text ends.
func eachCodePoint(r io.Reader, yield func(i int, c rune) bool) error {
	br := bufio.NewReaderSize(r, 1<<16)
	for i := 0; ; i++ {
		c, _, err := br.ReadRune()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if !yield(i, c) {
			return nil
		}
	}
}
