package bolt

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"bytes"

	"go.etcd.io/bbolt"

	"soundings/store/chunks"
	"soundings/tracker"
)

// PutBlob implements tracker.Store; each chunk is on disk before the next is
// read.
func (s *Store) PutBlob(ctx context.Context, r io.Reader) (tracker.Blob, error) {
	return chunks.Cut(r, func(name string, data []byte) error {
		return s.update(ctx, func(tx *bbolt.Tx) error {
			if b := tx.Bucket(chunkBucket); b.Get([]byte(name)) == nil {
				if err := b.Put([]byte(name), data); err != nil {
					return err
				}
			}
			return tx.Bucket(chunkTimes).Put([]byte(name), number(uint64(s.now().UnixMilli())))
		})
	})
}

// Blob implements tracker.Store.
func (s *Store) Blob(ctx context.Context, b tracker.Blob) (io.ReadCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return chunks.Open(b, s.chunk(ctx)), nil
}

// BlobRange implements tracker.Store.
func (s *Store) BlobRange(ctx context.Context, b tracker.Blob, off, n int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return chunks.Range(b, off, n, s.chunk(ctx))
}

// chunk fetches a chunk by its name.
func (s *Store) chunk(ctx context.Context) chunks.Get {
	return func(name string) ([]byte, error) {
		var data []byte
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			stored := tx.Bucket(chunkBucket).Get([]byte(name))
			if stored == nil {
				return tracker.Errorf(tracker.NotFound, "A part of this file is missing.")
			}
			data = bytes.Clone(stored)
			return nil
		})
		return data, err
	}
}

// SweepBlobs implements tracker.Store. It is one transaction, so no source can
// appear meanwhile.
func (s *Store) SweepBlobs(ctx context.Context, before time.Time) (int, error) {
	swept := 0
	err := s.update(ctx, func(tx *bbolt.Tx) error {
		named, err := namedChunks(ctx, shelfOf(tx, []byte(sources)))
		if err != nil {
			return err
		}
		var old [][]byte
		err = tx.Bucket(chunkTimes).ForEach(func(name, at []byte) error {
			if !named[string(name)] && int64(readNumber(at)) < before.UnixMilli() {
				old = append(old, bytes.Clone(name))
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, name := range old {
			if err := tx.Bucket(chunkBucket).Delete(name); err != nil {
				return err
			}
			if err := tx.Bucket(chunkTimes).Delete(name); err != nil {
				return err
			}
		}
		swept = len(old)
		return nil
	})
	return swept, err
}

// namedChunks returns the chunks that any source names.
func namedChunks(ctx context.Context, s shelf) (map[string]bool, error) {
	named := map[string]bool{}
	err := s.docs.ForEach(func(id, data []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := decodeRecord(data)
		if err != nil || r.deleted {
			return err
		}
		var source tracker.Source
		if err := json.Unmarshal(r.body, &source); err != nil {
			return fmt.Errorf("decode source %s: %w", id, err)
		}
		for _, name := range chunks.Named(source) {
			named[name] = true
		}
		return nil
	})
	return named, err
}
