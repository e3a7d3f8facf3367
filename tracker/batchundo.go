package tracker

import (
	"context"
	"slices"
)

// undo gives the rows of a batch back, a part after another. Rows that somebody
// has decided anew no longer belong to the batch.
func (r *batchRun) undo(ctx context.Context) error {
	r.b.Undone, r.b.Kept, r.b.Rows, r.why = 0, 0, nil, r.b.undoReason()
	if err := r.reopenReview(ctx, r.v, r.b.Source); err != nil {
		return err
	}
	err := r.eachRow(ctx, Key{"batch", r.b.ID}, func(page []Draft) error {
		if err := r.part(ctx, page, r.giveBack); err != nil {
			return err
		}
		return r.save(ctx)
	})
	if err != nil {
		return err
	}
	if err := r.reopenReview(ctx, r.v, r.b.Source); err != nil { // finished since
		return err
	}
	r.b.State = BatchUndone
	return r.end(ctx)
}

// giveBack opens one draft of the batch again, and withdraws its reaction.
func (r *batchRun) giveBack(ctx context.Context, d Draft) (*Reaction, error) {
	var re *Reaction
	var err error
	switch d.State {
	case DraftOpen: // done before a crash or a stop
	case DraftRejected:
		d.State, d.Reason = DraftOpen, ""
		err = r.reopen(ctx, d)
	case DraftAccepted:
		if re, err = r.withdraw(ctx, d); err == nil {
			err = r.reopen(ctx, r.afresh(d))
		}
	default:
		err = Errorf(Conflict, "It is being recorded. Wait a moment and withdraw it by itself.")
	}
	switch kind := KindOf(err); {
	case err == nil:
		r.note(func(b *Batch) { b.Undone++ })
	case kind == Invalid || kind == Conflict || kind == NotFound:
		r.note(func(b *Batch) {
			b.Kept++
			b.name(d, false, reasons(err))
		})
	default:
		return re, err
	}
	return re, nil
}

func (r *batchRun) reopen(ctx context.Context, d Draft) error {
	d.Events = append(slices.Clone(d.Events), r.event(r.v, string(DraftOpen), "", "", r.why))
	_, err := r.Store.Drafts().Update(ctx, d)
	return staleIfConflict(err)
}

// afresh is an accepted draft as one that waits. Its reaction is another when
// it is accepted again, and so are the addresses of its passages: the old ones
// stay with what was withdrawn.
func (r *batchRun) afresh(d Draft) Draft {
	d.State, d.Reaction, d.Passages = DraftOpen, r.NewID(), slices.Clone(d.Passages)
	for i := range d.Passages {
		d.Passages[i].ID = r.NewID()
	}
	return d
}

// withdraw takes back the reaction of a draft unless somebody has changed it
// since. It returns what is to be indexed.
func (r *batchRun) withdraw(ctx context.Context, d Draft) (*Reaction, error) {
	re, err := r.Store.Reactions().Get(ctx, d.Reaction)
	if err != nil {
		return nil, err
	}
	switch {
	case re.State == Withdrawn && re.Reason == r.why:
		return &re, nil // before a crash or a stop
	case re.State == Published:
		return nil, Errorf(Conflict, "It has been published since and stays. Withdraw it on its own page if it must go.")
	case !re.asRecorded():
		return nil, Errorf(Conflict, "It has been changed since and stays. Withdraw it on its own page if it must go.")
	}
	re.Events = append(slices.Clone(re.Events), r.event(r.v, "withdraw", string(re.State), string(Withdrawn), r.why))
	re.Before, re.State, re.Reason = re.State, Withdrawn, r.why
	if re, err = r.Store.Reactions().Update(ctx, re); err != nil {
		return nil, staleIfConflict(err)
	}
	return &re, nil
}

// asRecorded reports whether nobody has done anything to the reaction since it
// was recorded. That the date of its source was corrected, or that its speaker or
// body turned out to be another entry of the directory, is nothing done to it.
func (r Reaction) asRecorded() bool {
	for _, e := range slices.Backward(r.Events) {
		switch {
		case e.Action == "record":
			return r.State == Recorded
		case e.Action == "merge" || e.Action == "undo merge":
		case e.Action != "correct date" || e.Why != redated:
			return false
		}
	}
	return false
}
