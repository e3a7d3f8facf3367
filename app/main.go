// Package main is the program: it reads the configuration, wires the store,
// the index and the pages together, and runs one command. It is the only
// package that knows every other one.
package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kong"
)

// commands is the command line as a whole; each field is one command with its
// flags and arguments beside its Run method.
type commands struct {
	Extract extractCommand `cmd:"" help:"Print what is found in files as JSON (reaction-gold/1), without a store."`
}

func main() {
	var c commands
	k := kong.Parse(&c, kong.Name("soundings"), kong.Description("Who said what about a proposal, word for word, and where each of them stands."))
	if err := k.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "soundings: "+err.Error())
		os.Exit(1)
	}
}
