package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"soundings/tracker"
)

const mebibyte = 1 << 20

func store(t *testing.T, s tracker.Store, text string) tracker.Blob {
	t.Helper()
	return must(s.PutBlob(t.Context(), strings.NewReader(text)))(t)
}

func load(t *testing.T, s tracker.Store, b tracker.Blob) string {
	t.Helper()
	r := must(s.Blob(t.Context(), b))(t)
	data, err := io.ReadAll(r)
	ok(t, errors.Join(err, r.Close()))
	return string(data)
}

// noise returns bytes of which no two chunks are alike.
func noise(n int) []byte {
	out := make([]byte, n)
	random := rand.NewChaCha8([32]byte{byte(n)})
	for i := range out {
		out[i] = byte(random.Uint64())
	}
	return out
}

func blobsComeBack(t *testing.T, u Suite) {
	s := u.Open(t)
	for _, size := range []int{0, 1, mebibyte, 3*mebibyte + 1} {
		data := noise(size)
		sum := sha256.Sum256(data)
		b := must(s.PutBlob(t.Context(), iotest.HalfReader(bytes.NewReader(data))))(t)
		if b.Size != int64(size) || b.SHA256 != hex.EncodeToString(sum[:]) || len(b.Chunks) != (size+mebibyte-1)/mebibyte {
			t.Errorf("%d bytes: got size %d in %d chunks, sum %s", size, b.Size, len(b.Chunks), b.SHA256)
		}
		wantEqual(t, "the blob stored again", must(s.PutBlob(t.Context(), bytes.NewReader(data)))(t), b)
		if load(t, s, b) != string(data) {
			t.Errorf("%d bytes came back as others", size)
		}
		for _, c := range []struct{ off, n int }{
			{0, 0}, {0, 1}, {0, size}, {size, 1}, {size + 5, 1}, {size / 2, size}, {mebibyte - 1, 2}, {mebibyte, 5},
			{mebibyte - 3, mebibyte + 6}, {max(0, size-1), 10}, {0, 1 << 40},
		} {
			got := must(s.BlobRange(t.Context(), b, int64(c.off), int64(c.n)))(t)
			from := min(c.off, size)
			if want := data[from : from+min(c.n, size-from)]; !bytes.Equal(got, want) {
				t.Errorf("%d bytes from %d of %d: got %d others", c.n, c.off, size, len(got))
			}
		}
		_, err := s.BlobRange(t.Context(), b, -1, 1)
		wantKind(t, "a range from -1", err, tracker.Invalid)
		_, err = s.BlobRange(t.Context(), b, 0, -1)
		wantKind(t, "a range of -1", err, tracker.Invalid)
	}
	broken := errors.New("the line went dead")
	_, err := s.PutBlob(t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) {
		t.Errorf("a reader that fails: got %v, want its error", err)
	}
}

func missingChunkIsNotFound(t *testing.T, u Suite) {
	s := u.Open(t)
	b := must(s.PutBlob(t.Context(), bytes.NewReader(noise(2*mebibyte))))(t)
	b.Chunks[1] = strings.Repeat("0", 64)
	_, err := s.BlobRange(t.Context(), b, mebibyte, 1)
	wantKind(t, "a range in the missing chunk", err, tracker.NotFound)
	must(s.BlobRange(t.Context(), b, 0, mebibyte))(t) // does not need it
	r, err := s.Blob(t.Context(), b)
	if err == nil {
		_, err = io.ReadAll(r)
	}
	wantKind(t, "the whole", err, tracker.NotFound)
}

func sweepTakesUnnamed(t *testing.T, u Suite) {
	s := u.Open(t)
	long, soon := time.Now().Add(-24*time.Hour), time.Now().Add(24*time.Hour)
	source := bare[tracker.Source]("s")
	named := map[string]*tracker.Blob{"snapshot": &source.Snapshot.Blob, "map": &source.Snapshot.Map,
		"original": &source.Original, "ledger": &source.Ledger}
	for text, b := range named {
		*b = store(t, s, text)
	}
	must(s.Sources().Insert(t.Context(), source))(t)
	unnamed := store(t, s, "nobody names this")
	sweep := func(what string, before time.Time, want int) {
		t.Helper()
		if got := must(s.SweepBlobs(t.Context(), before))(t); got != want {
			t.Errorf("%s: swept %d chunks, want %d", what, got, want)
		}
	}
	sweep("when all are new", long, 0)
	if got := load(t, s, unnamed); got != "nobody names this" {
		t.Errorf("the new one: got %q", got)
	}
	sweep("when all are old", soon, 1)
	_, err := s.BlobRange(t.Context(), unnamed, 0, 1)
	wantKind(t, "the one that is swept", err, tracker.NotFound)
	for text, b := range named {
		if got := load(t, s, *b); got != text {
			t.Errorf("%s: got %q", text, got)
		}
	}
	ok(t, s.Sources().Delete(t.Context(), "s", 1))
	sweep("when the source is deleted", soon, 4)
	sweep("when there is nothing", soon, 0)
}
