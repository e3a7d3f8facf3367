package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"soundings/search/synthetic"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// recorded is how many reactions are recorded for each number of writers.
const recorded = 300

var reviewer = tracker.Viewer{Account: "bench", Name: "Cora Comms", Role: tracker.Communications}

// measureWrites records reactions, each from a draft as a reviewer accepts it,
// and looks for each until it is found, in a copy of what was built.
func measureWrites(ctx context.Context, s settings) (err error) {
	dir := filepath.Join(s.folder(), "writes")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := copyFolder(s.indexPath(), filepath.Join(dir, "index")); err != nil {
		return err
	}
	if err := copyFile(s.storePath(), filepath.Join(dir, "store.db")); err != nil {
		return err
	}
	o, err := openIn(ctx, s, filepath.Join(dir, "store.db"), filepath.Join(dir, "index"))
	if err != nil {
		return err
	}
	following, stop := context.WithCancel(ctx)
	var follower sync.WaitGroup
	follower.Go(func() { _ = o.index.Follow(following, o.store.Reactions()) }) // as the program does; it ends with the context
	defer func() {
		stop()
		follower.Wait()
		err = errors.Join(err, o.close())
	}()
	t := table{{"writers", "reactions", "recorded p50 ms", "p99", "until found p50 ms", "p99", "a second"}}
	for _, writers := range []int{1, 8, 32} {
		row, err := o.write(ctx, writers)
		if err != nil {
			return fmt.Errorf("%d writers: %w", writers, err)
		}
		t = append(t, row)
	}
	t.print()
	return nil
}

// write records what waits with so many writers at once.
func (o *ours) write(ctx context.Context, writers int) ([]string, error) {
	drafts, err := o.prepare(ctx, writers)
	if err != nil {
		return nil, err
	}
	took, found := make([]time.Duration, len(drafts)), make([]time.Duration, len(drafts))
	var next atomic.Int64
	failed := make(chan error, writers)
	start := time.Now()
	for range writers {
		go func() {
			var err error
			for i := int(next.Add(1)) - 1; i < len(drafts) && err == nil; i = int(next.Add(1)) - 1 {
				took[i], found[i], err = o.record(ctx, drafts[i])
			}
			failed <- err
		}()
	}
	for range writers {
		err = errors.Join(err, <-failed)
	}
	rate := float64(len(drafts)) / time.Since(start).Seconds()
	return []string{fmt.Sprint(writers), fmt.Sprint(len(drafts)), ms(percentile(took, 50)), ms(percentile(took, 99)),
		ms(percentile(found, 50)), ms(percentile(found, 99)), figure(rate)}, err
}

// record accepts a draft and looks for its words until they are found.
func (o *ours) record(ctx context.Context, d tracker.Draft) (took, found time.Duration, err error) {
	start := time.Now()
	edit := d.AsFound()
	edit.Terms = &tracker.Terms{Status: tracker.OnRecord, Permitted: true}
	if _, err := o.service.AcceptDraft(ctx, reviewer, d.ID, edit); err != nil {
		return 0, 0, err
	}
	took = time.Since(start)
	words := strings.Fields(d.Passages[0].Text)
	for time.Since(start) < time.Minute {
		p, err := o.service.SearchQuotes(ctx, reviewer, tracker.Search{Text: syntax.Parse(words[4])})
		if err != nil {
			return 0, 0, err
		}
		if p.Total > 0 {
			return took, time.Since(start), nil
		}
	}
	return 0, 0, fmt.Errorf("%q is not found within a minute", words[4])
}

// prepare imports a press round-up with a draft for each reaction to be
// recorded. The fifth word of each is in no other.
func (o *ours) prepare(ctx context.Context, writers int) ([]tracker.Draft, error) {
	var text strings.Builder
	text.WriteString("Reaction: the plan has divided hospital leaders.\n\n\n")
	for i := range recorded + recorded/10 { // two of one name become one draft
		speaker, body := synthetic.Speaker(i), synthetic.Organisation(i%synthetic.Organisations)
		fmt.Fprintf(&text, "%s, %s chair\n\n“We do not support zq%dx%d. %s.”\n\n\n", speaker.Name, body.Name, writers, i, synthetic.Sentence(uint64(i), 50))
	}
	src, err := o.service.Import(ctx, reviewer, tracker.Inbound{Consultation: synthetic.Consultation(0).Slug, Bytes: []byte(text.String()),
		Kind: tracker.Article, Title: "Leaders split", Publisher: "The Ward Gazette", Address: "https://gazette.example/split", Published: "1 March 2026"})
	if err != nil {
		return nil, err
	}
	found, err := o.store.Drafts().List(ctx, tracker.ListQuery{Key: tracker.Key{Name: "source", Value: src.ID}, Limit: 10 * recorded})
	if err == nil && len(found.Items) < recorded {
		err = fmt.Errorf("%d drafts were made, want %d at least", len(found.Items), recorded)
	}
	if err != nil {
		return nil, err
	}
	return found.Items[:recorded], nil
}

func copyFolder(from, to string) error { return os.CopyFS(to, os.DirFS(from)) }

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = out.ReadFrom(in)
	return errors.Join(err, out.Close())
}
