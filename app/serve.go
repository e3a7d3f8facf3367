package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"soundings/handlers"
	"soundings/templates"
)

// serveCommand serves the program until it is told to stop.
type serveCommand struct{}

// requestTime is after how long the work of a request is given up; a search
// or an import takes a fraction of it.
const requestTime = 30 * time.Second

// stopTime is how long requests under way may take once the program stops.
const stopTime = 10 * time.Second

// Run implements the command.
func (serveCommand) Run(ctx context.Context, cfg settings, con console) error {
	if err := errors.Join(cfg.check(), cfg.checkServed()); err != nil {
		return err
	}
	ln, err := listen(cfg.Addr)
	if err != nil {
		return err
	}
	defer ln.Close() // closed already when the server ends as it should
	p, err := openToServe(ctx, cfg, cfg.logger(con.err))
	if err != nil {
		return err
	}
	p.service.URL = cfg.publicURL(ln.Addr().String())
	welcome := func() error { return p.welcome(ctx, con) }
	return errors.Join(p.serve(ctx, ln, welcome), p.close())
}

func listen(addr string) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use by another program: stop it, or choose another with SOUNDINGS_ADDR: %w", addr, err)
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return ln, nil
}

// welcome prints the address, and the link with which the first administrator
// is made as long as there is no account.
func (p *program) welcome(ctx context.Context, con console) error {
	token, err := p.service.SetupToken(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(con.out, "Soundings is at %s\n", p.service.URL)
	if token != "" {
		_, err = fmt.Fprintf(con.out, "There is no account yet. Make the first administrator here, once, within 24 hours:\n%s/setup/%s\n", p.service.URL, token)
	}
	return err
}

// serve answers on the listener and the socket, and works in the background,
// until the context ends or one of them fails. It calls welcome once all is
// ready.
func (p *program) serve(ctx context.Context, ln net.Listener, welcome func() error) error {
	pages, err := templates.Parse()
	if err != nil {
		return err
	}
	socket, err := listenSocket(p.settings.Data)
	if err != nil { // the pages are served all the same
		p.log.Warn("commands cannot reach this program while it runs", "err", err)
	}
	if err := welcome(); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	server := &handlers.Server{Tracker: p.service, Pages: pages, Log: p.log, Now: p.clock.now, URL: p.service.URL, Timeout: requestTime, Stopping: ctx.Done()}
	app := server.App()
	g.Go(func() error { return p.background(ctx) })
	g.Go(func() error { return p.serveSocket(ctx, socket) })
	g.Go(func() error {
		if err := app.Listener(ln); err != nil && ctx.Err() == nil {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		p.log.Info("stopping")
		err := app.ShutdownWithTimeout(stopTime)
		if closeErr := ln.Close(); closeErr != nil && !errors.Is(closeErr, net.ErrClosed) {
			err = errors.Join(err, closeErr)
		}
		return err
	})
	return g.Wait()
}
