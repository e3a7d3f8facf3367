package tracker

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// BatchOrder is what a person wants done to many drafts of a source.
type BatchOrder struct {
	ID     string // made when the order was shown to be confirmed, so that sending it twice orders once
	Action BatchAction
	Filter DraftFilter
	Ticked []int // numbers of drafts; nil: all that the filter selects
	Reason string
	Expect int // how many the person was shown; 0: not asked
}

// BatchPlan is what an order would do now.
type BatchPlan struct {
	Source       Source
	Consultation Consultation
	Scope        string
	Numbers      []int // of the drafts that would be decided
	Names        []string
}

// namesShown is how many of the rows a plan names.
const namesShown = 5

// PlanBatch says what an order would do, without doing it.
func (s *Service) PlanBatch(ctx context.Context, v Viewer, source string, o BatchOrder) (BatchPlan, error) {
	if err := v.allow(LogReactions); err != nil {
		return BatchPlan{}, err
	}
	o = o.tidy()
	p := BatchPlan{Scope: o.scope()}
	var err error
	if p.Source, err = s.Store.Sources().Get(ctx, source); err != nil {
		return p, err
	}
	if p.Consultation, err = s.Store.Consultations().Get(ctx, p.Source.Consultations[0]); err != nil {
		return p, err
	}
	err = s.eachDraft(ctx, Key{"source", source}, func(page []Draft) error {
		for _, d := range page {
			if d.State == DraftOpen && o.selects(d) {
				p.Numbers = append(p.Numbers, d.Number)
				if len(p.Names) < namesShown {
					p.Names = append(p.Names, d.By())
				}
			}
		}
		return nil
	})
	slices.Sort(p.Numbers)
	return p, err
}

// tidy puts the ticked rows in order, each once: a form may send any number of
// them.
func (o BatchOrder) tidy() BatchOrder {
	if len(o.Ticked) > 0 { // none is not nil: nothing was ticked
		o.Ticked = slices.Clone(o.Ticked)
		slices.Sort(o.Ticked)
		o.Ticked = slices.Compact(o.Ticked)
	}
	return o
}

// selects reports whether a tidy order means the draft.
func (o BatchOrder) selects(d Draft) bool {
	if o.Ticked != nil {
		_, found := slices.BinarySearch(o.Ticked, d.Number)
		return found
	}
	return o.Filter.Matches(d)
}

// scope puts into words which rows are meant.
func (o BatchOrder) scope() string {
	if o.Ticked != nil {
		return "the rows that were ticked"
	}
	return o.Filter.Describe()
}

// check returns what is wrong with an order.
func (o BatchOrder) check(p BatchPlan) error {
	var f faults
	f.check(o.Action == BatchAccept || o.Action == BatchReject, "action", "Choose whether the rows are accepted or rejected.")
	f.check(o.Action != BatchReject || strings.TrimSpace(o.Reason) != "", "reason", "Say why these are left out, for example “not about this consultation”.")
	f.check(o.Action != BatchAccept || p.Source.Terms != nil, "status", "Say first how the words of this source may be used.")
	f.check(len(o.Reason) <= 2000, "reason", "Keep the reason under 2,000 characters.")
	f.check(len(p.Numbers) > 0, "rows", "No row that waits is among these. Choose others.")
	if err := f.err(); err != nil {
		return err
	}
	if o.Expect != 0 && o.Expect != len(p.Numbers) {
		return Errorf(Conflict, "There were %d such rows when you were asked, and there are %d now. Look at them and confirm again.", o.Expect, len(p.Numbers))
	}
	return nil
}

var batchID = regexp.MustCompile(`^[0-9A-Za-z]{1,40}$`)

// StartBatch takes an order. WorkOnBatches or FinishBatches carries it out.
// The same order sent again is the same batch.
func (s *Service) StartBatch(ctx context.Context, v Viewer, source string, o BatchOrder) (Batch, error) {
	b, err := s.orderBatch(ctx, v, source, o, Instant{})
	if err == nil {
		s.batches.nudge()
	}
	return b, err
}

// orderBatch stores what was ordered, held until then by whoever carries it out.
func (s *Service) orderBatch(ctx context.Context, v Viewer, source string, o BatchOrder, held Instant) (Batch, error) {
	if err := v.allow(LogReactions); err != nil {
		return Batch{}, err
	}
	if !batchID.MatchString(o.ID) {
		return Batch{}, Errorf(Invalid, "This order has no number. Go back to the table and choose again.")
	}
	known, err := s.Store.Batches().Get(ctx, o.ID)
	if err == nil && known.Source == source && known.By == v.Account {
		return known, nil
	}
	if err != nil && KindOf(err) != NotFound {
		return known, err
	}
	p, err := s.PlanBatch(ctx, v, source, o)
	if err != nil {
		return Batch{}, err
	}
	if err := o.check(p); err != nil {
		return Batch{}, err
	}
	b := Batch{Meta: Meta{ID: o.ID, CreatedAt: s.now()}, Source: source, Action: o.Action, Scope: p.Scope, Numbers: packed(p.Numbers),
		State: BatchRunning, Held: held, By: v.Account, ByName: v.Name}
	if o.Action == BatchReject {
		b.Reason = strings.TrimSpace(o.Reason)
	}
	b.Events = []Event{s.event(v, "start", "", fmt.Sprintf("%s %s", b.Action, b.Scope), b.Reason)}
	return s.Store.Batches().Insert(ctx, b)
}

// UndoBatch takes a batch back as one: what it rejected is open again, and what
// it accepted is withdrawn and open again, unless somebody has published or
// changed it since.
func (s *Service) UndoBatch(ctx context.Context, v Viewer, id string, revision int64) (Batch, error) {
	if err := v.allow(LogReactions); err != nil {
		return Batch{}, err
	}
	b, err := s.Store.Batches().Get(ctx, id)
	if err != nil {
		return b, err
	}
	switch {
	case b.State == BatchRunning:
		return b, Errorf(Conflict, "This batch is still running. Wait until it is done, then undo it.")
	case b.State != BatchDone && b.State != BatchStopped || b.Revision != revision:
		return b, stale()
	case b.State == BatchStopped && s.now().Before(b.Held):
		return b, inHand()
	}
	b.State, b.Undone, b.Kept, b.Rows = BatchUndoing, 0, 0, nil
	b.Events = append(slices.Clone(b.Events), s.event(v, "undo", "", "", ""))
	if b, err = s.Store.Batches().Update(ctx, b); err != nil {
		return b, staleIfConflict(err)
	}
	s.batches.nudge()
	return b, nil
}

// BatchPage is a batch with the source that it is about.
type BatchPage struct {
	Batch        Batch
	Source       Source
	Consultation Consultation
}

// Batch returns a batch as it stands.
func (s *Service) Batch(ctx context.Context, v Viewer, id string) (BatchPage, error) {
	if err := v.allow(LogReactions); err != nil {
		return BatchPage{}, err
	}
	var p BatchPage
	var err error
	if p.Batch, err = s.Store.Batches().Get(ctx, id); err != nil {
		return p, err
	}
	if p.Source, err = s.Store.Sources().Get(ctx, p.Batch.Source); err != nil {
		return p, err
	}
	p.Consultation, err = s.Store.Consultations().Get(ctx, p.Source.Consultations[0])
	return p, err
}

// batchesOf lists the batches of a source, the latest first.
func (s *Service) batchesOf(ctx context.Context, source string) ([]Batch, error) {
	list, err := all(ctx, s.Store.Batches(), Key{"source", source})
	slices.SortStableFunc(list, func(a, b Batch) int { return b.CreatedAt.Compare(a.CreatedAt) })
	return list, err
}
