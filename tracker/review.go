package tracker

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Review is a source with its drafts, as a person works through them.
type Review struct {
	Source       Source
	Consultation Consultation
	Drafts       []Draft // in the order of the text
	Sectors      []SectorName
}

// Decided returns how many drafts are accepted or rejected.
func (r Review) Decided() int {
	n := 0
	for _, d := range r.Drafts {
		if !d.Waits() {
			n++
		}
	}
	return n
}

// Progress returns how far the review has come.
func (r Review) Progress() Progress {
	return Progress{Source: r.Source, Decided: r.Decided(), Total: len(r.Drafts)}
}

// Progress is a source with how many of its drafts are accepted or rejected.
type Progress struct {
	Source         Source
	Decided, Total int
	Unknown        bool // drafts cannot be counted while the database is away
}

// ProgressOf counts the drafts of sources without reading them.
func (s *Service) ProgressOf(ctx context.Context, v Viewer, sources ...Source) ([]Progress, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	list := make([]Progress, 0, len(sources))
	for _, src := range sources {
		p, err := s.progressOf(ctx, src)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

func (s *Service) progressOf(ctx context.Context, src Source) (Progress, error) {
	p := Progress{Source: src}
	drafts, err := s.Store.Drafts().List(ctx, ListQuery{Key: Key{"source", src.ID}, Limit: 1})
	if err == nil {
		p.Total = drafts.Total
		drafts, err = s.Store.Drafts().List(ctx, ListQuery{Key: Key{"waiting", src.ID}, Limit: 1})
	}
	if s.LeftOut(err) {
		p.Unknown, err = true, nil
	}
	p.Decided = p.Total - drafts.Total
	return p, err
}

// Next returns the number of the first draft that waits after the one with the
// number given, or before it, or 0 when all are decided.
func (r Review) Next(after int) int {
	at := r.Place(after)
	for i := range r.Drafts {
		if d := r.Drafts[(at+i)%len(r.Drafts)]; d.Waits() {
			return d.Number
		}
	}
	return 0
}

// Place returns at which place of the list the draft with a number stands, from
// 1; 0 if there is none. Numbers are names: a draft that was split from another
// or that the reader missed has a later one than those around it.
func (r Review) Place(number int) int {
	return 1 + slices.IndexFunc(r.Drafts, func(d Draft) bool { return d.Number == number })
}

// begins returns where the first words of a draft stand.
func (d Draft) begins() int {
	if len(d.Passages) > 0 {
		return d.Passages[0].Start
	}
	return d.Began
}

// inTextOrder puts drafts in the order of the text.
func inTextOrder(drafts []Draft) {
	slices.SortFunc(drafts, func(a, b Draft) int {
		return cmp.Or(cmp.Compare(a.begins(), b.begins()), cmp.Compare(a.Number, b.Number))
	})
}

// Review returns the source with its drafts.
func (s *Service) Review(ctx context.Context, v Viewer, source string) (Review, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Review{}, err
	}
	var r Review
	var err error
	if r.Source, err = s.Store.Sources().Get(ctx, source); err != nil {
		return r, err
	}
	if r.Consultation, err = s.Store.Consultations().Get(ctx, r.Source.Consultations[0]); err != nil {
		return r, err
	}
	if r.Drafts, err = all(ctx, s.Store.Drafts(), Key{"source", source}); err != nil {
		return r, err
	}
	inTextOrder(r.Drafts)
	r.Sectors, err = s.SectorNames(ctx)
	return r, err
}

// Text returns the code points from start to end of a source's snapshot,
// without keeping the rest of it.
func (s *Service) Text(ctx context.Context, v Viewer, src Source, start, end int) (string, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return "", err
	}
	r, err := s.Store.Blob(ctx, src.Snapshot.Blob)
	if err != nil {
		return "", err
	}
	defer r.Close()
	return sliceCodePoints(r, start, end)
}

// Original returns the bytes of a source as they came, for download.
func (s *Service) Original(ctx context.Context, v Viewer, source string) (Source, io.ReadCloser, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Source{}, nil, err
	}
	src, err := s.Store.Sources().Get(ctx, source)
	if err != nil {
		return src, nil, err
	}
	r, err := s.Store.Blob(ctx, src.Original)
	return src, r, err
}

// SourceEdit is what is known of a source beside its text.
type SourceEdit struct {
	Revision  int64
	Kind      SourceKind
	Title     string
	Publisher string
	Address   string
	Published string // as typed
}

// EditSource corrects what is known of a source; its text never changes.
func (s *Service) EditSource(ctx context.Context, v Viewer, id string, e SourceEdit) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	src, err := s.Store.Sources().Get(ctx, id)
	if err != nil {
		return src, err
	}
	if src.Revision != e.Revision {
		return src, stale()
	}
	var f faults
	published, ok := ParseCivilDate(e.Published)
	f.check(ok, "published", "Enter a date, for example 1 May 2014, or leave it empty if it is unknown.")
	f.check(slices.Contains(SourceKinds(), e.Kind), "kind", "Choose one of the kinds in the list.")
	f.check(validAddress(e.Address), "address", "Enter a web address that begins with https:// or http://, or leave it empty.")
	f.checkOrigin(e.Title, e.Publisher)
	if err := f.err(); err != nil {
		return src, err
	}
	was := fmt.Sprintf("%s; %s; %s; %s", src.Title, src.Publisher, src.Address, src.Published)
	src.Kind, src.Title, src.Publisher, src.Address = e.Kind, oneLine(e.Title), oneLine(e.Publisher), e.Address
	is := fmt.Sprintf("%s; %s; %s; %s", src.Title, src.Publisher, src.Address, published)
	src.Events = append(src.Events, s.event(v, "edit", was, is, ""))
	before := src.Published
	src.Published = published
	if src, err = s.Store.Sources().Update(ctx, src); err != nil {
		return src, staleIfConflict(err)
	}
	return src, s.redate(ctx, v, src, before)
}

// redated is why the date of a reaction follows that of its source.
const redated = "the date of the source was corrected"

// redate gives the reactions that took their date from the source its new one.
func (s *Service) redate(ctx context.Context, v Viewer, src Source, before CivilDate) error {
	if src.Published == before {
		return nil
	}
	return eachPart(ctx, s.Store.Reactions(), Key{"source", src.ID}, s.partSize(), func(list []Reaction) error {
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(s.Store.AtOnce())
		for _, r := range list {
			if r.SaidOn == before && r.DatedBySource {
				g.Go(func() error { return s.redateOne(ctx, v, r, src.Published) })
			}
		}
		return g.Wait()
	})
}

// redateOne gives a reaction another date; somebody who changes it at the same
// moment comes first.
func (s *Service) redateOne(ctx context.Context, v Viewer, r Reaction, to CivilDate) error {
	_, err := s.alter(ctx, r.ID, r.Revision, func(r *Reaction) error {
		r.Events = append(r.Events, s.event(v, "correct date", string(r.SaidOn), string(to), redated))
		r.SaidOn = to
		return nil
	})
	return unlessThere(err)
}

// SetTerms says once for a source how its words may be used.
func (s *Service) SetTerms(ctx context.Context, v Viewer, id string, revision int64, t Terms) (Source, error) {
	return s.setTerms(ctx, v, id, revision, t, func(*Source) error { return nil })
}

// setTerms sets the terms of a source and what else is said with them.
func (s *Service) setTerms(ctx context.Context, v Viewer, id string, revision int64, t Terms, more func(*Source) error) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	src, err := s.Store.Sources().Get(ctx, id)
	if err != nil {
		return src, err
	}
	if src.Revision != revision {
		return src, stale()
	}
	if err := t.validate(); err != nil {
		return src, err
	}
	src.Events = append(src.Events, s.event(v, "set terms", src.Terms.describe(), t.describe(), ""))
	src.Terms = &t
	if err := more(&src); err != nil {
		return src, err
	}
	src, err = s.Store.Sources().Update(ctx, src)
	return src, staleIfConflict(err)
}

func (t Terms) validate() error {
	var f faults
	f.check(slices.Contains(AttributionStatuses(), t.Status), "status", "Choose how the words may be attributed.")
	return f.err()
}

// describe puts terms into words for the history.
func (t *Terms) describe() string {
	if t == nil {
		return ""
	}
	words := []string{strings.ReplaceAll(string(t.Status), "_", " ")}
	if t.Permitted {
		words = append(words, "publication permitted")
	} else {
		words = append(words, "publication not permitted")
	}
	if !t.Embargo.IsZero() {
		words = append(words, "embargo until "+London(t.Embargo).Format("2 January 2006, 15:04"))
	}
	return strings.Join(words, "; ")
}

// sliceCodePoints reads the code points from start to end.
func sliceCodePoints(r io.Reader, start, end int) (string, error) {
	var b strings.Builder
	b.Grow(min(max(0, end-start), TextWindow))
	err := eachCodePoint(r, func(i int, c rune) bool {
		if i >= end {
			return false
		}
		if i >= start {
			b.WriteRune(c)
		}
		return true
	})
	return b.String(), err
}
