package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"soundings/tracker"
	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// extractCommand prints what is found in files, without a store.
type extractCommand struct {
	Files   []string `arg:"" optional:"" name:"file" help:"Files to read: text, Markdown, HTML, e-mail, tables, DOCX, ODT, RTF, PDF."`
	Plain   bool     `help:"Read JSON Lines of {id, text} from standard input and write the speech in each, with its speaker."`
	Explain bool     `help:"Print the files with what was found in colour, and why; NO_COLOR turns the colour off."`
}

// goldFile and the types below it spell reaction-gold/1, the form of the test
// corpus.
type goldFile struct {
	Schema    string         `json:"schema"`
	Documents []goldDocument `json:"documents"`
}

type goldDocument struct {
	ID        string         `json:"id"`
	File      string         `json:"file"`
	Media     string         `json:"media"`
	Encoding  string         `json:"encoding"`
	Title     *string        `json:"title"`
	Reactions []goldReaction `json:"reactions"`
}

type goldReaction struct {
	ID           string      `json:"id"`
	Speaker      *string     `json:"speaker"`
	Surname      *string     `json:"surname"`
	Honorific    *string     `json:"honorific"`
	SpeakerLabel *string     `json:"speaker_label"`
	Role         *string     `json:"role"`
	Organisation *string     `json:"organisation"`
	Sector       string      `json:"sector"`
	Quotes       []goldQuote `json:"quotes"`
	Reported     []goldSpan  `json:"reported"`
	Stance       *string     `json:"stance"`
	Evidence     []goldSpan  `json:"evidence"`
}

type goldQuote struct {
	goldSpan
	Marks     string `json:"marks"`
	Kind      string `json:"kind"`
	Opened    bool   `json:"opened"`
	Closed    bool   `json:"closed"`
	Continues bool   `json:"continues"`
}

type goldSpan struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Run does what the flags ask for.
func (c *extractCommand) Run(ctx context.Context, con console) error {
	switch {
	case c.Plain && (c.Explain || len(c.Files) > 0):
		return errors.New("--plain reads standard input: leave out files and --explain")
	case c.Plain:
		return extractPlain(ctx, os.Stdin, con)
	case len(c.Files) == 0:
		return errors.New("name a file to read, or give --plain")
	case c.Explain:
		return c.explain(con)
	}
	return c.gold(con)
}

// gold reads every file before it prints anything, so that a file that cannot
// be read leaves nothing half-printed.
func (c *extractCommand) gold(con console) error {
	out := goldFile{Schema: "reaction-gold/1", Documents: []goldDocument{}}
	shipped, err := tracker.ShippedDirectory()
	if err != nil {
		return err
	}
	bodies := tracker.NewKnownNames(shipped)
	var wrong []error
	for _, file := range c.Files {
		doc, in, err := readForExtract(file, bodies)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		for _, note := range doc.Notes {
			fmt.Fprintf(con.err, "%s: %s\n", file, note)
		}
		out.Documents = append(out.Documents, gold(filepath.Base(file), doc, extract.Reactions(in)))
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	enc := json.NewEncoder(con.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// readForExtract makes a document of a file, and of it what the reader takes.
func readForExtract(file string, dir extract.Directory) (document.Document, extract.Input, error) {
	raw, err := readFile(file)
	if err != nil {
		return document.Document{}, extract.Input{}, err
	}
	doc, err := document.Read(filepath.Base(file), raw)
	if err != nil {
		return document.Document{}, extract.Input{}, fmt.Errorf("%s: %w", file, err)
	}
	return doc, tracker.ReaderInput(doc, dir), nil
}

func gold(name string, doc document.Document, found extract.Found) goldDocument {
	title := doc.Stated.Title
	if title == "" {
		title = found.Title
	}
	d := goldDocument{
		ID:        strings.TrimSuffix(name, filepath.Ext(name)),
		File:      name,
		Media:     string(doc.Format),
		Encoding:  doc.Charset,
		Title:     orNull(title),
		Reactions: []goldReaction{},
	}
	for i, r := range found.Reactions {
		g := goldOf(fmt.Sprintf("r%d", i+1), r)
		g.Stance, g.Evidence = stanceOf(r)
		d.Reactions = append(d.Reactions, g)
	}
	return d
}

func goldOf(id string, r extract.Reaction) goldReaction {
	g := goldReaction{
		ID:           id,
		Speaker:      orNull(r.Speaker),
		Surname:      orNull(r.Surname),
		Honorific:    orNull(r.Honorific),
		SpeakerLabel: orNull(r.Label),
		Role:         orNull(r.Role),
		Organisation: orNull(r.Organisation),
		Sector:       r.Sector,
		Quotes:       []goldQuote{},
		Reported:     []goldSpan{},
	}
	for _, p := range r.Passages {
		span := goldSpan{p.Text, p.Start, p.End}
		if p.Kind == extract.Reported {
			g.Reported = append(g.Reported, span)
			continue
		}
		kind := "full"
		if p.Fragment {
			kind = "fragment"
		}
		g.Quotes = append(g.Quotes, goldQuote{span, p.Marks, kind, p.Opened, p.Closed, p.Continues})
	}
	return g
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
