package main

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// reindexCommand deletes the index and builds it again from the store.
type reindexCommand struct{}

// Run implements the command.
func (reindexCommand) Run(ctx context.Context, cfg settings, con console) error {
	if err := cfg.check(); err != nil {
		return err
	}
	h, err := take(cfg.Data, "reindex")
	if err != nil {
		return fmt.Errorf("%w: stop it first", err)
	}
	if err := os.RemoveAll(cfg.indexDir()); err != nil {
		return errors.Join(fmt.Errorf("delete the index: %w", err), h.release())
	}
	p, err := openHeld(ctx, cfg, h, cfg.logger(con.err))
	if err != nil {
		return err
	}
	n, err := p.index.Count()
	if err == nil {
		_, err = fmt.Fprintf(con.out, "The index is built again: %s.\n", reactions(n))
	}
	return errors.Join(err, p.close())
}
