package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"soundings/tracker"
	"soundings/tracker/extract"
)

// paint is how a span of each outcome looks on a terminal.
var paint = map[string]string{
	extract.OutcomeQuote:     "\x1b[30;42m",
	extract.OutcomeReported:  "\x1b[36m",
	extract.OutcomeHeading:   "\x1b[1;33m",
	extract.OutcomeDuplicate: "\x1b[32m",
	extract.OutcomeRejected:  "\x1b[31m",
}

const (
	faint = "\x1b[2m"
	ended = "\x1b[0m"
)

// explain prints each file as the reader saw it: every span in colour, with who
// it was given to and by which rule behind it.
func (c *extractCommand) explain(con console) error {
	shipped, err := tracker.ShippedDirectory()
	if err != nil {
		return err
	}
	bodies := tracker.NewKnownNames(shipped)
	colour := os.Getenv("NO_COLOR") == ""
	out := bufio.NewWriter(con.out)
	var wrong []error
	for i, file := range c.Files {
		doc, in, err := readForExtract(file, bodies)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		if len(c.Files) > 1 {
			if i > 0 {
				fmt.Fprintln(out)
			}
			fmt.Fprintf(out, "=== %s\n", file)
		}
		explainText(out, []rune(in.Text), extract.Reactions(in), colour)
		for _, note := range doc.Notes {
			fmt.Fprintf(out, "Note: %s\n", note)
		}
	}
	return errors.Join(append(wrong, out.Flush())...)
}

func explainText(out io.Writer, text []rune, found extract.Found, colour bool) {
	at := 0
	for _, e := range found.Ledger {
		fmt.Fprint(out, string(text[at:e.Start]))
		explainSpan(out, string(text[e.Start:e.End]), e, found, colour)
		at = e.End
	}
	fmt.Fprintln(out, string(text[at:]))
	for i, r := range found.Reactions {
		fmt.Fprintf(out, "%d. %s\n", i+1, whoIs(r))
	}
}

func explainSpan(out io.Writer, words string, e extract.Entry, found extract.Found, colour bool) {
	note := e.Outcome + ": " + e.Reason
	if e.Reaction >= 0 {
		p := passageAt(found.Reactions[e.Reaction], e)
		note = fmt.Sprintf("%d %s: %s, %.2f", e.Reaction+1, name(found.Reactions[e.Reaction]), e.Reason, p.Confidence)
	}
	if colour {
		fmt.Fprintf(out, "%s%s%s%s[%s]%s", paint[e.Outcome], words, ended, faint, note, ended)
		return
	}
	fmt.Fprintf(out, "{%s}[%s]", words, note)
}

// passageAt is the passage of a reaction that an entry lies on.
func passageAt(r extract.Reaction, e extract.Entry) extract.Passage {
	var best extract.Passage
	for _, p := range r.Passages {
		if p.Start >= e.Start && p.End <= e.End {
			return p
		}
		if p.Start < e.End && p.End > e.Start {
			best = p
		}
	}
	return best
}

func name(r extract.Reaction) string {
	switch {
	case r.Speaker != "":
		return r.Speaker
	case r.Label != "":
		return r.Label
	}
	return r.Organisation
}

func whoIs(r extract.Reaction) string {
	s := name(r)
	for _, part := range []string{r.Role, r.Organisation, r.Sector} {
		if part != "" && part != s {
			s += ", " + part
		}
	}
	for _, flag := range r.Flags {
		s += "; " + flag
	}
	return s
}
