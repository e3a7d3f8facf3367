package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// row decides one draft as the batch was asked to. What is wrong with the row
// alone is noted; an error stops the batch.
func (r *batchRun) row(ctx context.Context, d Draft) (*Reaction, error) {
	mine := d.Batch == r.b.ID
	var re *Reaction
	var err error
	switch {
	case mine && d.State == DraftRecording:
		re, err = r.record(ctx, d)
	case mine && !d.Waits():
		// Done before a crash or a stop; its reaction may not be searchable yet,
		// which a start takes care of.
	case d.State != DraftOpen || mine: // mine and open: somebody has taken it back
		r.note(func(b *Batch) { b.Skipped++ })
		return nil, nil
	case r.b.Action == BatchReject:
		err = r.reject(ctx, d)
	default:
		re, err = r.accept(ctx, d)
	}
	return re, r.outcomeOf(ctx, d, err)
}

// outcomeOf counts a row by what came of it, and returns the error if it is not
// the row's alone.
func (r *batchRun) outcomeOf(ctx context.Context, d Draft, err error) error {
	var asks asking
	if errors.As(err, &asks) && KindOf(err) == Invalid {
		r.note(func(b *Batch) {
			b.Left++
			b.name(d, true, reasons(err))
		})
		return nil
	}
	switch KindOf(err) {
	case Conflict:
		r.note(func(b *Batch) { b.Skipped++ })
	case Invalid, NotFound:
		r.fail(d, reasons(err)+" Open the row and decide it by itself.")
	case Unavailable:
		return err
	default:
		if err == nil {
			r.note(func(b *Batch) { b.Done++ })
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.Log.ErrorContext(ctx, "a row of a batch failed", "batch", r.b.ID, "draft", d.ID, "err", err)
		r.fail(d, "It could not be written, and the log says why. Open the row and decide it by itself.")
	}
	return nil
}

// asking is the refusal of a row with a name of which a person has to say whom
// it means.
type asking struct{ error }

func (a asking) Unwrap() error { return a.error }

func (r *batchRun) fail(d Draft, problem string) {
	r.note(func(b *Batch) {
		b.Failed++
		b.name(d, false, problem)
	})
}

// accept records a draft as it was found. Everything that can be wrong with it
// is looked at before the first write.
func (r *batchRun) accept(ctx context.Context, d Draft) (*Reaction, error) {
	d, err := r.edited(r.v, r.src, d, d.AsFound())
	if err != nil {
		return nil, err
	}
	if err := r.verbatim(d); err != nil {
		return nil, err
	}
	if err := r.checkNamed(ctx, d.Stakeholder, d.Capacities); err != nil {
		return nil, err
	}
	if err := r.checkSettled(ctx, d); err != nil {
		return nil, asking{err}
	}
	d.State, d.Batch = DraftRecording, r.b.ID
	d.Events = append(slices.Clone(d.Events), r.event(r.v, "accept with others", "", r.b.Scope, ""))
	if d, err = r.Store.Drafts().Update(ctx, d); err != nil {
		return nil, err
	}
	return r.record(ctx, d)
}

// record writes the reaction of a draft that is marked. It may be repeated.
func (r *batchRun) record(ctx context.Context, d Draft) (*Reaction, error) {
	if err := r.verbatim(d); err != nil {
		return nil, err
	}
	re, err := r.storeReaction(ctx, r.v, r.src, d)
	if err != nil {
		return nil, err
	}
	return &re, r.markAccepted(ctx, d)
}

// verbatim refuses a draft with a passage that is not the exact slice of the
// source.
func (r *batchRun) verbatim(d Draft) error {
	for _, p := range d.kept() {
		if r.text.slice(p.Start, p.End) != p.Text {
			return Errorf(Invalid, "Its words differ from the text at %d to %d, so nothing was recorded.", p.Start, p.End)
		}
	}
	return nil
}

func (r *batchRun) reject(ctx context.Context, d Draft) error {
	d.State, d.Reason, d.Batch = DraftRejected, r.b.Reason, r.b.ID
	d.Events = append(slices.Clone(d.Events), r.event(r.v, string(DraftRejected), string(DraftOpen), r.b.Scope, r.b.Reason))
	_, err := r.Store.Drafts().Update(ctx, d)
	return err
}

// outcome puts what came of the batch into words for its history.
func (b Batch) outcome() string {
	if b.State == BatchUndone {
		return fmt.Sprintf("%d open again, %d kept", b.Undone, b.Kept)
	}
	return fmt.Sprintf("%d done, %d decided by others, %d left to a person, %d failed", b.Done, b.Skipped, b.Left, b.Failed)
}
