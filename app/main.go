// Package main is the program: it reads the configuration, wires the store,
// the index and the pages together, and runs one command. It is the only
// package that knows every other one. It owns the data folder with its lock
// and its socket; it must not decide what the domain decides.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

// commands is the command line as a whole; each field is one command with its
// flags and arguments beside its Run method.
type commands struct {
	settings

	Serve   serveCommand   `cmd:"" default:"1" help:"Serve Soundings (the default)."`
	Demo    demoCommand    `cmd:"" help:"Serve an invented consultation from a temporary folder until Ctrl-C."`
	Import  importCommand  `cmd:"" help:"Read files into a consultation, as drafts to review or accepted as found."`
	User    userCommands   `cmd:"" help:"Add and list accounts."`
	Reindex reindexCommand `cmd:"" help:"Build the search index again from what is stored."`
	Check   checkCommand   `cmd:"" help:"Compare the search index with the store, and mend what differs."`
	Extract extractCommand `cmd:"" help:"Print what is found in files as JSON (reaction-gold/1), without a store."`
	Stance  stanceCommands `cmd:"" help:"Say where words stand on a proposition, and train what says so."`
	Health  healthCommand  `cmd:"" help:"Ask the running program whether it is well; exit code 0 if so."`
}

// console is where a command prints.
type console struct{ out, err io.Writer }

func main() {
	os.Exit(run(context.Background(), os.Args[1:], console{os.Stdout, os.Stderr}))
}

// run runs one command line and returns the exit code.
func run(ctx context.Context, args []string, con console) int {
	return runAt(ctx, args, con, time.Now)
}

// runAt is run on a machine with another clock.
func runAt(ctx context.Context, args []string, con console, machine func() time.Time) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for the first

	var c commands
	c.machine = machine
	k, err := newParser(&c, con)
	if err != nil {
		fmt.Fprintln(con.err, "soundings: "+err.Error())
		return 1
	}
	parsed, err := k.Parse(args)
	if err != nil {
		fmt.Fprintln(con.err, "soundings: "+err.Error()+"\nRun it with --help to see what it takes.")
		return 2
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	if err := parsed.Run(c.settings, con); err != nil {
		fmt.Fprintln(con.err, "soundings: "+err.Error())
		return 1
	}
	return 0
}

func newParser(c *commands, con console) (*kong.Kong, error) {
	return kong.New(c,
		kong.Name("soundings"),
		kong.Description("Who said what about a proposal, word for word, and where each of them stands."),
		kong.Writers(con.out, con.err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
}
