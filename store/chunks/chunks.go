// Package chunks cuts a blob into chunks named by their SHA-256 and puts it
// together again, for every store alike. It must not know where chunks are
// kept: that is a function handed in.
package chunks

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"soundings/tracker"
)

// Size is how long every chunk of a blob but the last is.
const Size = 1 << 20

// Get fetches a chunk by its name; a missing one is NotFound.
type Get func(name string) ([]byte, error)

// Cut hands what r yields to put, chunk by chunk, and returns the blob. put
// must not keep data.
func Cut(r io.Reader, put func(name string, data []byte) error) (tracker.Blob, error) {
	var b tracker.Blob
	whole, buf := sha256.New(), make([]byte, Size)
	for {
		n, err := io.ReadFull(r, buf)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return tracker.Blob{}, fmt.Errorf("read what is to be stored: %w", err)
		}
		if n > 0 {
			whole.Write(buf[:n])
			b.Size += int64(n)
			b.Chunks = append(b.Chunks, nameOf(buf[:n]))
			if err := put(b.Chunks[len(b.Chunks)-1], buf[:n]); err != nil {
				return tracker.Blob{}, err
			}
		}
		if err != nil {
			b.SHA256 = hex.EncodeToString(whole.Sum(nil))
			return b, nil
		}
	}
}

// Open reads a blob, one chunk in memory at a time.
func Open(b tracker.Blob, get Get) io.ReadCloser { return &reader{chunks: b.Chunks, get: get} }

type reader struct {
	chunks []string // not yet read
	rest   bytes.Reader
	get    Get
}

func (r *reader) Read(p []byte) (int, error) {
	for r.rest.Len() == 0 {
		if len(r.chunks) == 0 {
			return 0, io.EOF
		}
		data, err := fetch(r.chunks[0], r.get)
		if err != nil {
			return 0, err
		}
		r.chunks = r.chunks[1:]
		r.rest.Reset(data)
	}
	return r.rest.Read(p)
}

// Close ends the reading.
func (r *reader) Close() error {
	r.chunks = nil
	r.rest.Reset(nil)
	return nil
}

// Range reads n bytes of a blob from off, fetching only the chunks that hold
// them.
func Range(b tracker.Blob, off, n int64, get Get) ([]byte, error) {
	if off < 0 || n < 0 {
		return nil, tracker.Errorf(tracker.Invalid, "A part of a file starts at 0 or later and has no negative length.")
	}
	if (b.Size+Size-1)/Size != int64(len(b.Chunks)) {
		return nil, fmt.Errorf("blob %s has %d bytes in %d chunks", b.SHA256, b.Size, len(b.Chunks))
	}
	off = min(off, b.Size)
	end := off + min(n, b.Size-off)
	out := make([]byte, 0, end-off)
	for at := off; at < end; at = off + int64(len(out)) {
		data, err := fetch(b.Chunks[at/Size], get)
		if err != nil {
			return nil, err
		}
		from := at % Size
		if from >= int64(len(data)) {
			return nil, fmt.Errorf("chunk %s is shorter than its blob %s says", b.Chunks[at/Size], b.SHA256)
		}
		out = append(out, data[from:min(int64(len(data)), from+end-at)]...)
	}
	return out, nil
}

// Named lists the chunks that a source needs.
func Named(s tracker.Source) []string {
	var names []string
	for _, b := range []tracker.Blob{s.Snapshot.Blob, s.Snapshot.Map, s.Original, s.Ledger} {
		names = append(names, b.Chunks...)
	}
	return names
}

// fetch gets a chunk and makes sure that it is the one that was stored.
func fetch(name string, get Get) ([]byte, error) {
	data, err := get(name)
	if err != nil {
		return nil, err
	}
	if nameOf(data) != name {
		return nil, fmt.Errorf("chunk %s is damaged", name)
	}
	return data, nil
}

func nameOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
