package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// healthCommand asks the program that serves on this machine whether it is
// well, for a container that holds nothing but the program.
type healthCommand struct{}

// Run implements the command.
func (healthCommand) Run(ctx context.Context, cfg settings, con console) error {
	if err := cfg.check(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	host, port, err := net.SplitHostPort(cfg.Addr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/healthz", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("not well: %w", err)
	}
	defer res.Body.Close() // read only
	says, err := io.ReadAll(io.LimitReader(res.Body, 1<<16))
	if err != nil {
		return fmt.Errorf("not well: %w", err)
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("not well: %s", res.Status)
	}
	if how := strings.TrimSpace(string(says)); how != "ok" {
		_, err = fmt.Fprintln(con.out, how)
		return err
	}
	_, err = fmt.Fprintln(con.out, "well")
	return err
}
