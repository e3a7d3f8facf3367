package tracker

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"golang.org/x/sync/errgroup"
)

// newSource fills in what is known of a source once its text was read.
func (s *Service) newSource(v Viewer, src Source, in Inbound, read *inboundRead) Source {
	doc := read.doc
	src.Published, _ = ParseCivilDate(firstOf(in.Published, doc.Stated.Published, dateline(doc)))
	src.Kind = SourceKind(firstOf(string(in.Kind), string(kindOf(doc.Format))))
	src.Title = firstOf(oneLine(firstOf(in.Title, doc.Stated.Title)), read.title)
	src.Publisher = oneLine(firstOf(in.Publisher, doc.Stated.Publisher))
	src.Address, src.FileName, src.Notes, src.AddedBy = in.Address, in.FileName, doc.Notes, v.Account
	if src.Address == "" && validAddress(doc.Stated.Address) {
		src.Address = doc.Stated.Address
	}
	src.Snapshot = Snapshot{Length: read.length, Format: string(doc.Format), Charset: doc.Charset, Reader: doc.Reader}
	src.Events = []Event{s.event(v, "import", "", firstOf(in.FileName, "pasted"), "")}
	return src
}

// storeSource writes what the source names before the source itself: a crash
// in between leaves parts that nobody sees.
func (s *Service) storeSource(ctx context.Context, src Source, in Inbound, read *inboundRead, far *course) (Source, error) {
	var err error
	if src.Snapshot.Blob, err = s.Store.PutBlob(ctx, read.text()); err != nil {
		return src, err
	}
	if src.Original, err = s.Store.PutBlob(ctx, bytes.NewReader(in.Bytes)); err != nil {
		return src, err
	}
	if src.Ledger, err = s.putJSON(ctx, read.spans); err != nil {
		return src, err
	}
	if read.runs != nil {
		if src.Snapshot.Map, err = s.putJSON(ctx, read.runs); err != nil {
			return src, err
		}
	}
	if err := s.insertDrafts(ctx, read.drafts, far); err != nil {
		return src, err
	}
	stored, err := s.Store.Sources().Insert(ctx, src)
	if err != nil {
		return src, err
	}
	return stored, nil
}

func (s *Service) insertDrafts(ctx context.Context, drafts []Draft, far *course) error {
	stored := 0
	for part := range slices.Chunk(drafts, s.partSize()) {
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(s.Store.AtOnce())
		for _, d := range part {
			g.Go(func() error {
				_, err := s.Store.Drafts().Insert(ctx, d)
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return err
		}
		stored += len(part)
		far.reached(stageStoring, stored, len(drafts))
	}
	return nil
}

func (s *Service) putJSON(ctx context.Context, v any) (Blob, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return Blob{}, err
	}
	return s.Store.PutBlob(ctx, bytes.NewReader(b))
}
