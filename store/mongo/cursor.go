package mongo

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// cursor is how far somebody has followed a collection. At first they walk all
// documents by ID; then they read by updated_at, each time from a moment
// before which nothing can still come to light, leaving out what they have
// been told already.
type cursor struct {
	walking bool
	after   string // while walking: the last ID
	from    int64  // Unix milliseconds of the server
	told    map[mark]int64
}

// mark stands for a version of a document; told has its updated_at.
type mark [8]byte

func markOf(id string, version int64) mark {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", version, id))
	return mark(sum[:8])
}

// tell remembers a version, if it could be met again.
func (c *cursor) tell(m mark, at int64) {
	if at >= c.from {
		c.told[m] = at
	}
}

// advance moves the moment from which to read; what is older is forgotten.
func (c *cursor) advance(from int64) {
	c.from = max(c.from, from)
	for m, at := range c.told {
		if at < c.from {
			delete(c.told, m)
		}
	}
}

// latest is the last updated_at that is known.
func (c *cursor) latest() int64 {
	last := c.from
	for _, at := range c.told {
		last = max(last, at)
	}
	return last
}

func (c *cursor) encode(identity string) string {
	var out []byte
	if c.walking {
		out = append(out, 1)
	} else {
		out = append(out, 0)
	}
	out = binary.AppendVarint(out, c.from)
	out = binary.AppendUvarint(out, uint64(len(c.after)))
	out = append(out, c.after...)
	// In order, so that a cursor that has not moved is spelt the same again: who
	// keeps it need not write it.
	for _, m := range slices.SortedFunc(maps.Keys(c.told), func(a, b mark) int { return bytes.Compare(a[:], b[:]) }) {
		out = append(out, m[:]...)
		out = binary.AppendUvarint(out, uint64(c.told[m]-c.from))
	}
	return identity + "." + base64.RawURLEncoding.EncodeToString(out)
}

// decodeCursor reads a cursor of the database; ok is false for any other.
func decodeCursor(text, identity string) (c cursor, ok bool) {
	tail, ok := strings.CutPrefix(text, identity+".")
	if !ok {
		return c, false
	}
	data, err := base64.RawURLEncoding.Strict().DecodeString(tail)
	if err != nil || len(data) == 0 || data[0] > 1 {
		return c, false
	}
	c.walking, c.told = data[0] == 1, map[mark]int64{}
	from, used := binary.Varint(data[1:])
	if used <= 0 {
		return c, false
	}
	c.from, data = from, data[1+used:]
	n, used := binary.Uvarint(data)
	if used <= 0 || n > uint64(len(data)-used) {
		return c, false
	}
	c.after, data = string(data[used:used+int(n)]), data[used+int(n):]
	for len(data) > 0 {
		if len(data) <= len(mark{}) {
			return c, false
		}
		m := mark(data[:len(mark{})])
		later, used := binary.Uvarint(data[len(m):])
		if used <= 0 {
			return c, false
		}
		c.told[m], data = c.from+int64(later), data[len(m)+used:]
	}
	return c, true
}
