package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"soundings/tracker"
)

// errand is what a command asks of the program that has the data folder: this
// process, or a running server at the other end of the socket. Exactly one of
// its parts is set.
type errand struct {
	Import   *importErrand `json:",omitempty"`
	Invite   *inviteErrand `json:",omitempty"`
	Accounts bool          `json:",omitempty"`
	Check    bool          `json:",omitempty"`
}

// answer is what came of an errand: lines to print, and what went wrong. One that
// says how far the errand is comes before the last.
type answer struct {
	Doing string `json:",omitempty"`
	Lines []string
	Error string
}

// doer runs errands, and tells of a long one how far it is. Its error says that
// the errand did not get through; what went wrong with the errand itself stands
// in the answer.
type doer func(ctx context.Context, e errand, tell func(string)) (answer, error)

// do runs an errand here.
func (p *program) do(ctx context.Context, e errand, tell func(string)) (answer, error) {
	var lines []string
	var err error
	switch {
	case e.Import != nil:
		lines, err = p.doImport(ctx, *e.Import, tell)
	case e.Invite != nil:
		lines, err = p.invite(ctx, *e.Invite)
	case e.Accounts:
		lines, err = p.accounts(ctx)
	case e.Check:
		lines, err = p.check(ctx)
	default:
		err = errors.New("this program does not know what was asked of it; it may be of another version")
	}
	a := answer{Lines: lines}
	if err != nil {
		a.Error = explain(err, p.service.URL)
	}
	return a, nil
}

// withData lets use run errands on the data folder: by the running server if
// there is one, else by this process.
func withData(ctx context.Context, cfg settings, con console, command string, use func(doer) error) error {
	h, err := take(cfg.Data, command)
	var held *heldError
	if errors.As(err, &held) {
		return handOver(ctx, held, use)
	}
	if err != nil {
		return err
	}
	p, err := openHeld(ctx, cfg, h, cfg.logger(con.err))
	if err != nil {
		return err
	}
	return errors.Join(use(p.do), p.close())
}

// explain puts an error into words for the person at the command line: what is
// wrong with each field, and where to go instead.
func explain(err error, url string) string {
	var e *tracker.Error
	if !errors.As(err, &e) || e.Kind == tracker.Internal {
		if errors.Is(err, context.DeadlineExceeded) {
			return "this took too long and was given up. Look for the source on its consultation's page before you try again: recording that was begun goes on by itself"
		}
		return err.Error()
	}
	words := e.Message
	for _, f := range e.Fields {
		if !strings.Contains(words, strings.TrimSuffix(f.Message, ".")) {
			words += " " + f.Message
		}
	}
	// A page marks the fields that this sentence points to; here they follow it.
	words = strings.TrimPrefix(words, "Check what is marked. ")
	if e.Link != "" {
		words += fmt.Sprintf(" See %s%s", url, e.Link)
	}
	return strings.Replace(err.Error(), e.Error(), words, 1)
}
