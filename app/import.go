package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"soundings/tracker"
	"soundings/tracker/document"
)

// importCommand reads files into a consultation by the path that the import
// page takes.
type importCommand struct {
	Consultation string   `required:"" placeholder:"SLUG" help:"The consultation, by the last part of its address."`
	Title        string   `help:"Title of the source. What the text states is taken if this is empty, here and below."`
	Publisher    string   `help:"Who published it."`
	Address      string   `placeholder:"URL" help:"Where it was published."`
	Kind         string   `placeholder:"KIND" help:"article, letter, email, submission, hearing, meeting_note or phone_call."`
	Published    string   `placeholder:"DATE" help:"When it was published, such as 2014-05-01."`
	AcceptAll    bool     `help:"Record every draft as it was found. Needs --as and --status."`
	As           string   `placeholder:"ACCOUNT" help:"E-mail address of the account in whose name."`
	Status       string   `placeholder:"STATUS" help:"on_record, background, deep_background or off_record: how the words may be attributed."`
	Permitted    bool     `help:"There is permission to publish."`
	Embargo      string   `placeholder:"DATE TIME" help:"Not to be seen before, such as \"2014-05-01 09:30\" on the clock of London."`
	Publish      bool     `help:"Publish what was recorded. Needs --accept-all, --permitted and --status on_record."`
	Files        []string `arg:"" name:"file" help:"Files to read: text, Markdown, HTML, e-mail, tables, DOCX, ODT, RTF, PDF."`
}

// importErrand is one file with what the command says of it.
type importErrand struct {
	FileName, Consultation, Title, Publisher, Address, Kind, Published, As string

	Bytes     []byte `json:"-"` // as they are, behind the errand
	Size      int
	AcceptAll bool
	Publish   bool
	Terms     tracker.Terms
}

// Run implements the command: each file is an errand of its own, and one that
// fails does not stop the others.
func (c importCommand) Run(ctx context.Context, cfg settings, con console) error {
	terms, termsErr := c.terms()
	if err := errors.Join(cfg.check(), termsErr, c.check()); err != nil {
		return err
	}
	return withData(ctx, cfg, con, "import", func(do doer) error {
		failed := 0
		for _, file := range c.Files {
			if err := c.importFile(ctx, con, do, file, terms); err != nil {
				failed++
				fmt.Fprintln(con.err, "soundings: "+err.Error())
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		return unless(failed == 0, "%d of %d files not imported as asked", failed, len(c.Files))
	})
}

// check returns every mistake of the flags at once.
func (c importCommand) check() error {
	if !c.AcceptAll {
		return unless(!c.Publish && c.Status == "" && !c.Permitted && c.Embargo == "",
			"--status, --permitted, --embargo and --publish go with --accept-all; without it drafts are made, and the review asks for these")
	}
	return errors.Join(
		unless(c.As != "", "--accept-all needs --as ACCOUNT, the e-mail address of who records"),
		unless(c.Status != "", "--accept-all needs --status: on_record, background, deep_background or off_record; there is no default"),
		unless(!c.Publish || c.Permitted && c.Status == string(tracker.OnRecord), "--publish needs --permitted and --status on_record"),
	)
}

func (c importCommand) terms() (tracker.Terms, error) {
	t := tracker.Terms{Status: tracker.AttributionStatus(c.Status), Permitted: c.Permitted}
	known := c.Status == "" || slices.Contains(tracker.AttributionStatuses(), t.Status)
	err := unless(known, "--status is on_record, background, deep_background or off_record, not %q", c.Status)
	if c.Embargo == "" {
		return t, err
	}
	date, clock, _ := strings.Cut(c.Embargo, " ")
	at, embargoErr := tracker.ParseLondon(date, clock)
	t.Embargo = at
	return t, errors.Join(err, unless(embargoErr == nil, "--embargo is a day and a time, such as \"2014-05-01 09:30\", not %q", c.Embargo))
}

func (c importCommand) importFile(ctx context.Context, con console, do doer, file string, terms tracker.Terms) error {
	raw, err := readFile(file)
	if err != nil {
		return err
	}
	a, err := do(ctx, errand{Import: &importErrand{
		FileName: filepath.Base(file), Consultation: c.Consultation, Title: c.Title, Publisher: c.Publisher,
		Address: c.Address, Kind: c.Kind, Published: c.Published, As: c.As,
		Bytes: raw, AcceptAll: c.AcceptAll, Publish: c.Publish, Terms: terms,
	}}, func(doing string) { fmt.Fprintf(con.err, "%s: %s\n", file, doing) })
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for _, line := range a.Lines {
		if _, err := fmt.Fprintf(con.out, "%s: %s\n", file, line); err != nil {
			return err
		}
	}
	return unless(a.Error == "", "%s: %s", file, a.Error)
}

// readFile reads a file of a size that the reader takes; its errors name the
// file.
func readFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: this is a folder; name the files in it", file)
	case info.Size() > int64(document.MostSize(file)):
		return nil, fmt.Errorf("%s: the file is larger than %d MB; cut it into parts", file, document.MostSize(file)>>20)
	}
	return os.ReadFile(file)
}

// importTime is how long one file may take: the largest table on a slow machine.
const importTime = 30 * time.Minute

// doImport brings one file in, and records and publishes what was found in it
// if that is asked.
func (p *program) doImport(ctx context.Context, e importErrand, tell func(string)) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, importTime)
	defer cancel()
	v, err := p.importer(ctx, e.As)
	if err != nil {
		return nil, err
	}
	step := stepsOf("read", tell)
	src, err := p.service.Import(ctx, v, tracker.Inbound{
		Consultation: e.Consultation, FileName: e.FileName, Bytes: e.Bytes, Kind: tracker.SourceKind(e.Kind),
		Title: e.Title, Publisher: e.Publisher, Address: e.Address, Published: e.Published,
		Tell: func(far tracker.Importing) { step(far.Stored, far.Of) },
	})
	if err != nil {
		return nil, err
	}
	review, err := p.service.ProgressOf(ctx, v, src)
	if err != nil {
		return nil, err
	}
	lines := slices.Clone(src.Notes)
	lines = append(lines, fmt.Sprintf("%s found, to review at %s/sources/%s/review", reactions(review[0].Total), p.service.URL, src.ID))
	if !e.AcceptAll {
		return lines, nil
	}
	more, err := p.acceptAll(ctx, v, src, e, tell)
	return append(lines, more...), err
}

// fewToTell is of how many reactions nobody needs to know how far they are.
const fewToTell = 1000

// stepsOf tells every tenth of the way.
func stepsOf(done string, tell func(string)) func(n, of int) {
	told := 0
	return func(n, of int) {
		if tenth := 10 * n / max(1, of); of > fewToTell && tenth > told {
			told = tenth
			tell(fmt.Sprintf("%d %% of %s %s", 10*tenth, reactions(of), done))
		}
	}
}

// importer is in whose name a file comes in.
func (p *program) importer(ctx context.Context, email string) (tracker.Viewer, error) {
	if email == "" {
		return tracker.Operator(), nil
	}
	return p.service.AccountByEmail(ctx, email)
}

func (p *program) acceptAll(ctx context.Context, v tracker.Viewer, src tracker.Source, e importErrand, tell func(string)) ([]string, error) {
	if _, err := p.service.SetTerms(ctx, v, src.ID, src.Revision, e.Terms); err != nil {
		return nil, err
	}
	step := stepsOf("recorded", tell)
	b, err := p.service.AcceptRest(ctx, v, src.ID, func(b tracker.Batch) { step(b.Handled()) })
	if err != nil {
		return nil, err
	}
	lines := []string{reactions(b.Done) + " recorded"}
	more, err := p.finishUnlessAsked(ctx, v, src)
	if lines = append(lines, more...); err != nil {
		return lines, err
	}
	if !e.Publish {
		return lines, nil
	}
	done, err := p.service.PublishSource(ctx, v, src.ID)
	if err != nil {
		return lines, err
	}
	lines = append(lines, reactions(done.Published)+" published")
	return lines, unless(len(done.Skipped) == 0, "%s not published: %s", reactions(len(done.Skipped)), firstOf(done.Skipped))
}

// mostNamed is how many of a long list a line names.
const mostNamed = 5

// firstOf names the first of a list, and says how many more there are.
func firstOf(list []string) string {
	words := strings.Join(list[:min(len(list), mostNamed)], "; ")
	if more := len(list) - mostNamed; more > 0 {
		words += fmt.Sprintf("; and %d more", more)
	}
	return words
}

// finishUnlessAsked finishes the review of a source, or says what waits in it for
// a person: drafts with a name that may mean several, and words in quotation
// marks that the reader has put down to nobody.
func (p *program) finishUnlessAsked(ctx context.Context, v tracker.Viewer, src tracker.Source) ([]string, error) {
	review, err := p.service.ProgressOf(ctx, v, src)
	if err != nil {
		return nil, err
	}
	if n := review[0].Total - review[0].Decided; n > 0 {
		return []string{fmt.Sprintf("%s for somebody to say whom a name means, at %s/sources/%s/review", counted(n, "draft waits", "drafts wait"), p.service.URL, src.ID)}, nil
	}
	b, err := p.service.Balance(ctx, v, src.ID)
	if err != nil {
		return nil, err
	}
	if n := len(b.OpenSpans); n > 0 {
		return []string{fmt.Sprintf("%s for somebody to say what becomes of the words, at %s/sources/%s/review", counted(n, "place in quotation marks waits", "places in quotation marks wait"), p.service.URL, src.ID)}, nil
	}
	_, err = p.service.FinishReview(ctx, v, src.ID)
	return nil, err
}

func reactions(n int) string { return counted(n, "reaction", "reactions") }

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
