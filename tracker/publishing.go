package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Publication is what came of publishing the accepted drafts of a source.
type Publication struct {
	Published int
	Embargoes []Instant // of those published that are under one still, the first to end first
	Skipped   []string  // who was left out and why, in sentences
}

// PublishSource publishes every recorded reaction of a source that may be
// published, and says of the others why not.
func (s *Service) PublishSource(ctx context.Context, v Viewer, source string) (Publication, error) {
	return s.eachOfSource(ctx, v, source, Recorded, s.Publish)
}

// UnpublishSource takes back every published reaction of a source.
func (s *Service) UnpublishSource(ctx context.Context, v Viewer, source string) (Publication, error) {
	return s.eachOfSource(ctx, v, source, Published, s.Unpublish)
}

func (s *Service) eachOfSource(ctx context.Context, v Viewer, source string, state ReactionState,
	do func(context.Context, Viewer, string, int64) (Reaction, error)) (Publication, error) {
	if err := v.allow(PublishReactions); err != nil {
		return Publication{}, err
	}
	var p Publication
	err := eachPart(ctx, s.Store.Reactions(), Key{"source", source}, s.partSize(), func(list []Reaction) error {
		// Many at once, because the store writes those that come together in one go.
		outcomes := make([]publishing, len(list))
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(s.Store.AtOnce())
		for i, r := range list {
			if r.State == state {
				g.Go(func() error {
					var err error
					outcomes[i], err = s.publishOne(ctx, v, r, do)
					return err
				})
			}
		}
		err := g.Wait()
		for _, o := range outcomes {
			p.add(o, s.now())
		}
		return err
	})
	slices.SortFunc(p.Embargoes, Instant.Compare)
	return p, err
}

func (p *Publication) add(o publishing, now Instant) {
	switch {
	case o.skipped != "":
		p.Skipped = append(p.Skipped, o.skipped)
	case o.done:
		p.Published++
		if o.embargo.After(now) {
			p.Embargoes = append(p.Embargoes, o.embargo)
		}
	}
}

// publishing is what came of one reaction; the zero value says nothing of it.
type publishing struct {
	done    bool
	embargo Instant // of one that is published
	skipped string  // who was left out and why
}

func (s *Service) publishOne(ctx context.Context, v Viewer, r Reaction,
	do func(context.Context, Viewer, string, int64) (Reaction, error)) (publishing, error) {
	if r.State == Recorded && r.restored() {
		return publishing{skipped: r.By() + ": was withdrawn and restored; publish it on its own page."}, nil
	}
	after, err := do(ctx, v, r.ID, r.Revision)
	switch {
	case err == nil && after.State == Published:
		return publishing{done: true, embargo: after.Terms.Embargo}, nil
	case err == nil:
		return publishing{done: true}, nil
	case KindOf(err) == Invalid || KindOf(err) == Conflict:
		return publishing{skipped: fmt.Sprintf("%s: %s", r.By(), reasons(err))}, nil
	}
	return publishing{}, err
}

// restored reports whether the reaction was withdrawn and brought back, and has
// not been published since.
func (r Reaction) restored() bool {
	for _, e := range slices.Backward(r.Events) {
		switch e.Action {
		case "publish":
			return false
		case "restore":
			return true
		}
	}
	return false
}

// reasons puts what is wrong into one line.
func reasons(err error) string {
	var e *Error
	if !errors.As(err, &e) {
		return "not possible"
	}
	if len(e.Fields) == 0 {
		return e.Message
	}
	var words []string
	for _, f := range e.Fields {
		words = append(words, f.Message)
	}
	return strings.Join(words, " ")
}
