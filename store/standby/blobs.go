package standby

import (
	"context"
	"errors"
	"io"
	"time"

	"soundings/tracker"
)

// PutBlob implements tracker.Store, as do the methods below.
func (s *Store) PutBlob(ctx context.Context, r io.Reader) (tracker.Blob, error) {
	return write(ctx, s.line, func(ctx context.Context) (tracker.Blob, error) { return s.main.PutBlob(ctx, r) })
}

// Blob is read under a context that ends with the era, as long as it is open.
func (s *Store) Blob(ctx context.Context, b tracker.Blob) (io.ReadCloser, error) {
	era := s.line.present()
	if era == nil {
		return nil, firstOf(ctx.Err(), textNotKept())
	}
	joined, leave := within(ctx, era)
	r, err := s.main.Blob(joined, b)
	if err != nil {
		leave()
		return nil, s.lostText(ctx, era, err)
	}
	return &blob{r, func(err error) error { return s.lostText(ctx, era, err) }, leave}, nil
}

// BlobRange reads a part of a blob.
func (s *Store) BlobRange(ctx context.Context, b tracker.Blob, off, n int64) ([]byte, error) {
	return read(ctx, s.line,
		func(ctx context.Context) ([]byte, error) { return s.main.BlobRange(ctx, b, off, n) },
		func(context.Context) ([]byte, error) { return nil, textNotKept() })
}

// SweepBlobs removes chunks that no source names.
func (s *Store) SweepBlobs(ctx context.Context, before time.Time) (int, error) {
	return write(ctx, s.line, func(ctx context.Context) (int, error) { return s.main.SweepBlobs(ctx, before) })
}

// lostText returns the error of a blob that could not be read.
func (s *Store) lostText(ctx, era context.Context, err error) error {
	if answered(err) || ctx.Err() != nil || era.Err() == nil && !s.line.lost(ctx, era) {
		return err
	}
	return textNotKept()
}

func textNotKept() error {
	return tracker.Cause(tracker.Unavailable, errAway, "The database cannot be reached, and the texts of sources are only there. What was recorded of them can be read; try this page again when it is back.")
}

// blob is a blob that is being read.
type blob struct {
	io.ReadCloser
	lost  func(error) error
	leave func()
}

func (b *blob) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.lost(err)
	}
	return n, err
}

func (b *blob) Close() error {
	b.leave()
	return b.ReadCloser.Close()
}

// firstOf returns err if there is one, else the other.
func firstOf(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
