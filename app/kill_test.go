package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

// writers is how many write at once in the child that is killed.
const writers = 3

// writeUntilKilled is the child: it imports, records and publishes without
// end, and prints each thing once it is acknowledged.
func writeUntilKilled(data string) int {
	ctx := context.Background()
	p, err := open(ctx, testSettings(data), "writer", slog.New(slog.NewTextHandler(os.Stderr, nil)))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println("open")
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for {
				if err := p.writeOne(ctx, os.Stdout); err != nil {
					fmt.Fprintln(os.Stderr, err)
					return
				}
			}
		})
	}
	wg.Wait()
	return 1
}

// writeOne takes one text with two speakers through to publication.
func (p *program) writeOne(ctx context.Context, out io.Writer) error {
	words := []string{randomWord(), randomWord()}
	text := fmt.Sprintf("Reactions to the plan %[1]s%[2]s\n\nAda O%[1]s, Harbour %[1]s Trust chief executive\n\n"+
		"“We welcome the %[1]s plan.\n\n“It is long overdue, café and all 🙂.”\n\nBen L%[2]s, Marsh %[2]s Institute director\n\n“We do not support the %[2]s plan.”\n", words[0], words[1])
	v := tracker.Operator()
	src, err := p.service.Import(ctx, v, tracker.Inbound{Consultation: "killed", FileName: words[0] + ".txt", Bytes: []byte(text)})
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	fmt.Fprintln(out, "imported", src.ID)
	if _, err := p.service.SetTerms(ctx, v, src.ID, src.Revision, tracker.Terms{Status: tracker.OnRecord, Permitted: true}); err != nil {
		return fmt.Errorf("set terms: %w", err)
	}
	review, err := p.service.Review(ctx, v, src.ID)
	if err != nil {
		return fmt.Errorf("review: %w", err)
	}
	for i, d := range review.Drafts {
		r, err := p.service.AcceptDraft(ctx, v, d.ID, d.AsFound())
		if err != nil {
			return fmt.Errorf("accept: %w", err)
		}
		fmt.Fprintln(out, "recorded", r.ID, words[i])
		if r, err = p.service.Publish(ctx, v, r.ID, r.Revision); err != nil {
			return fmt.Errorf("publish: %w", err)
		}
		fmt.Fprintln(out, "published", r.ID, words[i])
	}
	return nil
}

// randomWord is a word that no other text has and no stemmer changes.
func randomWord() string {
	b := []byte("zq")
	for range 12 {
		b = append(b, "bcdfghjklm"[rand.IntN(10)])
	}
	return string(b)
}

// acknowledged is what the killed children had printed.
type acknowledged struct {
	imported            []string
	recorded, published map[string]string // reaction → its word
}

func (a *acknowledged) add(line string) {
	part := strings.Fields(line)
	switch {
	case len(part) == 2 && part[0] == "imported":
		a.imported = append(a.imported, part[1])
	case len(part) == 3 && part[0] == "recorded":
		a.recorded[part[1]] = part[2]
	case len(part) == 3 && part[0] == "published":
		a.published[part[1]] = part[2]
	}
}

// TestNothingAcknowledgedIsLostWhenTheProcessIsKilled kills a writing child at
// random points. SOUNDINGS_TEST_ROUNDS says how often; 5 without it.
func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	rounds := 5
	if s := os.Getenv("SOUNDINGS_TEST_ROUNDS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("SOUNDINGS_TEST_ROUNDS: %v", err)
		}
		rounds = n
	}
	data := filepath.Join(t.TempDir(), "data")
	p := openFor(t, data, io.Discard)
	if _, err := p.service.CreateConsultation(t.Context(), tracker.Operator(), tracker.Consultation{Title: "Killed", Slug: "killed"}); err != nil {
		t.Fatal(err)
	}
	// The first text makes the speakers, so that the writers do not wait for
	// each other to add the same person.
	if err := p.writeOne(t.Context(), io.Discard); err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	told := &acknowledged{recorded: map[string]string{}, published: map[string]string{}}
	// On a busy machine it may take more rounds until anything is acknowledged.
	for round := 0; round < rounds || len(told.published) == 0 && round < 8*rounds; round++ {
		killOnce(t, data, told)
		checkAfterKill(t, data, told)
		t.Logf("round %d: %d recorded, %d published so far, all there", round+1, len(told.recorded), len(told.published))
		if t.Failed() {
			return
		}
	}
	if len(told.published) == 0 {
		t.Error("got nothing acknowledged in any round, want something to check")
	}
}

// killOnce lets a child write for a moment and kills it.
func killOnce(t *testing.T, data string, told *acknowledged) {
	t.Helper()
	c := start(t, "writer", nil, data)
	if rand.IntN(5) > 0 { // else it may be killed while it starts
		c.printed("open")
	}
	moment := time.After(time.Duration(rand.IntN(700)) * time.Millisecond)
	for running := true; running; {
		select {
		case line, open := <-c.lines:
			if !open {
				t.Fatalf("the writer ended by itself:\n%s", c.err)
			}
			told.add(line)
		case <-moment:
			running = false
		}
	}
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	rest, _ := c.end()
	for line := range strings.Lines(rest) {
		if strings.HasSuffix(line, "\n") { // else it was cut short, and was not said
			told.add(line)
		}
	}
	if s := c.err.String(); strings.Contains(s, "ERROR") || strings.Contains(s, "accept:") || strings.Contains(s, "import:") {
		t.Errorf("the writer complained:\n%s", s)
	}
}

// checkAfterKill opens the folder and looks at everything in it.
func checkAfterKill(t *testing.T, data string, told *acknowledged) {
	t.Helper()
	p := openFor(t, data, io.Discard)
	defer func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	}()
	for _, id := range told.imported {
		checkSource(t, p, id)
	}
	for id, word := range told.recorded {
		checkReaction(t, p, id, word, told.published[id] != "")
	}
	all, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := p.index.Count(); err != nil || n != all.Total {
		t.Errorf("got %d reactions in the index, %v, want the %d of the store", n, err, all.Total)
	}
	checkPassages(t, p)
}

// checkReaction asserts that a reaction is stored, published if that was said,
// and found by its word.
func checkReaction(t *testing.T, p *program, id, word string, published bool) {
	t.Helper()
	r, err := p.store.Reactions().Get(t.Context(), id)
	if err != nil {
		t.Errorf("reaction %s was acknowledged: %v", id, err)
		return
	}
	if published && r.State != tracker.Published {
		t.Errorf("reaction %s: got %s, want it published as acknowledged", id, r.State)
	}
	sight := tracker.Sight{All: true}
	if published {
		sight = tracker.Sight{Minute: time.Now().Unix() / 60}
	}
	res, err := p.index.Search(t.Context(), tracker.Search{Sight: sight, Text: query.Parse(word), Limit: 10})
	if err != nil || len(res.IDs) != 1 || res.IDs[0] != id {
		t.Errorf("search for %s: got %v, %v, want reaction %s", word, res.IDs, err, id)
	}
}

// checkSource asserts that a source's drafts are all there and agree with the
// reactions, and that its ledger can be read and names them only.
func checkSource(t *testing.T, p *program, id string) {
	t.Helper()
	review, err := p.service.Review(t.Context(), tracker.Operator(), id)
	if err != nil || len(review.Drafts) != 2 {
		t.Errorf("source %s was acknowledged: got %d drafts, %v, want 2", id, len(review.Drafts), err)
		return
	}
	drafts := map[string]bool{"": true}
	for _, d := range review.Drafts {
		drafts[d.ID] = true
		_, err := p.store.Reactions().Get(t.Context(), d.Reaction)
		recorded := err == nil
		if d.State == tracker.DraftRecording || recorded != (d.State == tracker.DraftAccepted) {
			t.Errorf("draft %s is %s and its reaction is there: %t", d.ID, d.State, recorded)
		}
	}
	spans, err := p.service.Ledger(t.Context(), tracker.Operator(), review)
	if err != nil || len(spans) < 3 {
		t.Errorf("ledger of source %s: got %d spans, %v, want at least one for each quotation", id, len(spans), err)
	}
	for _, sp := range spans {
		if !drafts[sp.Draft] {
			b, _ := json.Marshal(sp)
			t.Errorf("ledger of source %s: got %s, want a draft of the source", id, b)
		}
	}
}

// openFor opens a program on a folder, logging to w.
func openFor(t *testing.T, data string, w io.Writer) *program {
	t.Helper()
	p, err := open(t.Context(), testSettings(data), "test", slog.New(slog.NewTextHandler(w, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
