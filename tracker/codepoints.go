package tracker

import (
	"bufio"
	"errors"
	"io"
	"sync"
	"unicode/utf8"
)

// eachCodePoint calls yield with the place and value of each code point until
// yield returns false or the text ends.
func eachCodePoint(r io.Reader, yield func(i int, c rune) bool) error {
	br := readers.Get().(*bufio.Reader)
	defer readers.Put(br)
	br.Reset(r)
	defer br.Reset(nil)
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

var readers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 1<<16) }}

// textInMemory is a whole text whose stretches are found by code points.
type textInMemory struct {
	text  string
	marks []int // the byte at which each markEvery-th code point begins
}

const markEvery = 256

func readText(r io.Reader) (*textInMemory, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text := string(raw)
	if !utf8.ValidString(text) {
		text = string([]rune(text)) // as one who reads code point by code point sees it
	}
	return indexText(text), nil
}

func indexText(text string) *textInMemory {
	t := &textInMemory{text: text}
	n := 0
	for at := range text {
		if n%markEvery == 0 {
			t.marks = append(t.marks, at)
		}
		n++
	}
	return t
}

// slice returns the code points from start to end, as far as there are any.
func (t *textInMemory) slice(start, end int) string {
	if start < 0 || end <= start {
		return ""
	}
	from := t.place(start)
	return t.text[from:max(from, t.place(end))]
}

// place returns the byte at which a code point begins.
func (t *textInMemory) place(codePoint int) int {
	mark := codePoint / markEvery
	if mark >= len(t.marks) {
		return len(t.text)
	}
	at := t.marks[mark]
	for range codePoint % markEvery {
		_, size := utf8.DecodeRuneInString(t.text[at:])
		at += size
	}
	return at
}
