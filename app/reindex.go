package main

import (
	"context"
	"errors"
	"fmt"
)

// reindexCommand builds the index again from the store.
type reindexCommand struct{}

// Run implements the command.
func (reindexCommand) Run(ctx context.Context, cfg settings, con console) error {
	if err := cfg.check(); err != nil {
		return err
	}
	if err := cfg.checkStored(); err != nil {
		return err
	}
	h, err := take(cfg.Data, "reindex")
	if err != nil {
		return fmt.Errorf("%w: stop it first, or build the index again while it runs, on its page Search index", err)
	}
	p, err := assemble(ctx, cfg, h, cfg.logger(con.err))
	if err != nil {
		return err
	}
	return errors.Join(p.reindex(ctx, con), p.close())
}

// reindex builds the index and prints how far it is, each tenth once. One that
// was cut short goes on.
func (p *program) reindex(ctx context.Context, con console) error {
	if err := p.index.Rebuild(ctx); err != nil {
		return fmt.Errorf("begin a new index: %w", err)
	}
	told, printing := 0, error(nil)
	tell := func(have, of int) {
		if of == 0 || have*10/of == told || have >= of {
			return
		}
		told = have * 10 / of
		_, err := fmt.Fprintf(con.out, "%d %%: %d of %s\n", told*10, have, reactions(of))
		printing = errors.Join(printing, err)
	}
	if err := p.index.Fill(ctx, p.store.Reactions(), tell); err != nil {
		return fmt.Errorf("build the index: %w", err)
	}
	n, err := p.index.Count()
	if err == nil {
		_, err = fmt.Fprintf(con.out, "The index is built again: %s.\n", reactions(n))
	}
	return errors.Join(printing, err)
}
