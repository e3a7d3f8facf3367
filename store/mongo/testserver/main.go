// Command testserver runs a server that speaks MongoDB's wire protocol, for
// the tests of store/mongo on machines without one. It is a module of its own
// so that the server's dependencies stay out of the program's.
//
// It must not outlive the test that started it: it stops when its standard
// input closes, which also happens when that test is killed.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: testserver FOLDER")
		os.Exit(2)
	}
	if err := serve(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// settings make the server quick: nothing has to survive it. (Its databases in
// memory are no way, an update waits for itself there.)
const settings = "_pragma=synchronous(off)&_pragma=journal_mode(wal)&_pragma=busy_timeout(10000)"

// serve keeps its databases in the folder, prints its address and returns when
// standard input closes.
func serve(folder string) error {
	f, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: "file:" + folder + "/?" + settings,
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() {
		defer stop() // at the end of the input, and just as much if it cannot be read
		if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}()
	done := make(chan error, 1)
	go func() { done <- f.Run(ctx) }()
	fmt.Println(f.MongoDBURI())
	if err := <-done; !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}
