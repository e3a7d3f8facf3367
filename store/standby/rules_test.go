package standby

import (
	"context"
	"testing"

	"soundings/store/storetest"
	"soundings/tracker"
)

func TestStoreKeepsEveryRule(t *testing.T) {
	suite(func(n *node) tracker.Store { return n.Store }).Run(t)
}

// TestTheCopyKeepsEveryRule reads from the copy all that is in it in full.
func TestTheCopyKeepsEveryRule(t *testing.T) {
	suite(func(n *node) tracker.Store { return copyFirst{n.Store, n} }).Run(t)
}

// suite is every rule for the store that of makes of a node.
func suite(of func(*node) tracker.Store) storetest.Suite {
	nodes := map[tracker.Store]*node{}
	opened := func(n *node) tracker.Store {
		s := of(n)
		nodes[s] = n
		return s
	}
	return storetest.Suite{
		Open: func(t *testing.T) tracker.Store { return opened(newNode(t)) },
		Reopen: func(t *testing.T, s tracker.Store) tracker.Store {
			n := nodes[s]
			if err := n.Close(); err != nil {
				t.Fatal(err)
			}
			n.db = openDatabase(t, n.db.path)
			n.open()
			return opened(n)
		},
	}
}

// copyFirst is a node whose copy answers reads, brought up to date before each.
type copyFirst struct {
	*Store
	node *node
}

func (s copyFirst) Consultations() tracker.Collection[tracker.Consultation] {
	return fresh[tracker.Consultation]{s.Store.Consultations(), s.copied.consultations.kept, s.CatchUp}
}

func (s copyFirst) Organisations() tracker.Collection[tracker.Organisation] {
	return fresh[tracker.Organisation]{s.Store.Organisations(), s.copied.organisations.kept, s.CatchUp}
}

func (s copyFirst) Stakeholders() tracker.Collection[tracker.Stakeholder] {
	return fresh[tracker.Stakeholder]{s.Store.Stakeholders(), s.copied.stakeholders.kept, s.CatchUp}
}

func (s copyFirst) Sources() tracker.Collection[tracker.Source] {
	return fresh[tracker.Source]{s.Store.Sources(), s.copied.sources.kept, s.CatchUp}
}

func (s copyFirst) Reactions() tracker.Collection[tracker.Reaction] {
	return fresh[tracker.Reaction]{s.Store.Reactions(), s.copied.reactions.kept, s.CatchUp}
}

func (s copyFirst) Expectations() tracker.Collection[tracker.Expectations] {
	return fresh[tracker.Expectations]{s.Store.Expectations(), s.copied.expectations.kept, s.CatchUp}
}

func (s copyFirst) Sectors() tracker.Collection[tracker.Sectors] {
	return fresh[tracker.Sectors]{s.Store.Sectors(), s.copied.sectors.kept, s.CatchUp}
}

// fresh writes to the database and reads from the copy.
type fresh[T tracker.Entity] struct {
	tracker.Collection[T]
	kept    kept[T]
	catchUp func(context.Context) error
}

func (c fresh[T]) Get(ctx context.Context, id string) (T, error) {
	if err := c.catchUp(ctx); err != nil {
		var none T
		return none, err
	}
	return c.kept.Get(ctx, id)
}

func (c fresh[T]) GetMany(ctx context.Context, ids []string) ([]T, error) {
	if err := c.catchUp(ctx); err != nil {
		return nil, err
	}
	return c.kept.GetMany(ctx, ids)
}

func (c fresh[T]) List(ctx context.Context, q tracker.ListQuery) (tracker.Page[T], error) {
	if err := c.catchUp(ctx); err != nil {
		return tracker.Page[T]{}, err
	}
	return c.kept.List(ctx, q)
}
