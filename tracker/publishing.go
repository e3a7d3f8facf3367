package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	list, err := all(ctx, s.Store.Reactions(), Key{"source", source})
	if err != nil {
		return Publication{}, err
	}
	var p Publication
	for _, r := range list {
		if r.State != state {
			continue
		}
		if state == Recorded && r.restored() {
			p.Skipped = append(p.Skipped, r.By()+": was withdrawn and restored; publish it on its own page.")
			continue
		}
		by := r.By()
		r, err := do(ctx, v, r.ID, r.Revision)
		switch {
		case err == nil:
			p.Published++
			if r.State == Published && r.Terms.Embargo.After(s.now()) {
				p.Embargoes = append(p.Embargoes, r.Terms.Embargo)
			}
		case KindOf(err) == Invalid || KindOf(err) == Conflict:
			p.Skipped = append(p.Skipped, fmt.Sprintf("%s: %s", by, reasons(err)))
		default:
			return p, err
		}
	}
	slices.SortFunc(p.Embargoes, Instant.Compare)
	return p, nil
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
