package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"soundings/tracker/extract"
)

// plainText is one line of standard input, and plainQuotes the line written for it.
type plainText struct {
	ID   json.RawMessage `json:"id"` // a string or a number, handed back as it came
	Text *string         `json:"text"`
}

type plainQuotes struct {
	ID     json.RawMessage `json:"id"`
	Quotes []plainQuote    `json:"quotes"`
	Error  string          `json:"error,omitempty"`
}

type plainQuote struct {
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"`
	Kind    string  `json:"kind"`
}

// extractPlain reads texts as JSON Lines and writes the speech in each as a line
// of its own, at once. A line that cannot be read is answered with an error and
// reported; the lines after it are read all the same.
func extractPlain(ctx context.Context, in io.Reader, con console) error {
	lines := bufio.NewReaderSize(in, 1<<16)
	enc := json.NewEncoder(con.out)
	enc.SetEscapeHTML(false)
	wrong := 0
	for n := 1; ctx.Err() == nil; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("standard input: %w", err)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			answer := plainLine(line)
			if answer.Error != "" {
				wrong++
				fmt.Fprintf(con.err, "line %d: %s\n", n, answer.Error)
			}
			if err := enc.Encode(answer); err != nil {
				return fmt.Errorf("standard output: %w", err)
			}
		}
		if err != nil {
			break
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if wrong > 0 {
		return fmt.Errorf("%s of standard input could not be read", counted(wrong, "line", "lines"))
	}
	return nil
}

// plainLine answers one line.
func plainLine(line []byte) plainQuotes {
	var text plainText
	err := json.Unmarshal(line, &text)
	out := plainQuotes{ID: text.ID, Quotes: []plainQuote{}}
	if out.ID == nil {
		out.ID = json.RawMessage("null")
	}
	switch {
	case err != nil:
		out.Error = notPlain(err)
		return out
	case text.Text == nil:
		out.Error = "the object has no text"
		return out
	}
	for _, u := range extract.Utterances(extract.Input{Text: *text.Text}) {
		out.Quotes = append(out.Quotes, plainQuote{u.Start, u.End, u.Text, orNull(u.Speaker), u.Kind})
	}
	return out
}

// notPlain says in plain words what is wrong with a line.
func notPlain(err error) string {
	const expected = `expected is an object such as {"id": "a1", "text": "…"}`
	var kind *json.UnmarshalTypeError
	var form *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Sprintf("%s is a %s and should be a string; %s", kind.Field, kind.Value, expected)
	case errors.As(err, &kind):
		return fmt.Sprintf("the line holds a JSON %s; %s", kind.Value, expected)
	case errors.As(err, &form):
		return fmt.Sprintf("the line is not JSON (character %d: %v); %s", form.Offset, form, expected)
	}
	return fmt.Sprintf("the line cannot be read: %v; %s", err, expected)
}
