//go:build unix

package handlers

import (
	"cmp"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"soundings/search"
	"soundings/search/synthetic"
	"soundings/tracker"
)

// benchApp is the program with a full store: SOUNDINGS_BENCH_N made-up reactions
// (10,000), six in ten of them on one consultation of two propositions and three
// themes, one in twenty said by one person and one in ten for one body, and some
// sources that wait for review, one of them long and one a table.
type benchApp struct {
	*testApp
	n       int
	corpus  synthetic.Corpus
	person  string                    // ID of who has said most
	body    string                    // ID of whom most is said for
	sources map[string]tracker.Source // that wait for review, by what they are
	batch   string                    // ID
	coding  string                    // ID
	merge   string                    // ID
}

// The IDs of what the pages are asked for.
const (
	benchSlug   = "consultation-1"
	benchSecond = "01D00000000000000000000001" // a proposition
	benchFirst  = 50_000                       // number of the first reaction: those of the small store come before
)

func newBenchApp(b *testing.B) *benchApp {
	b.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("SOUNDINGS_BENCH_N"), "10000"))
	if err != nil {
		b.Fatal(err)
	}
	w := &benchApp{testApp: newApp(b), n: n, corpus: synthetic.Corpus{N: n}, sources: map[string]tracker.Source{},
		person: synthetic.SpeakerID(1), body: synthetic.Organisation(1).ID}
	w.setTime("2026-03-01", "10:00")
	w.fill()
	w.stayIn()
	index, ok := w.service.Index.(*search.Index)
	if !ok {
		b.Fatal("the index is of another kind")
	}
	w.must(index.CatchUp(b.Context(), w.service.Store.Reactions(), nil))
	w.inbound()
	w.work()
	w.expect()
	w.keepSearches()
	return w
}

// stayIn makes the sessions of the small store, which are of years before, last.
func (w *benchApp) stayIn() {
	store := w.service.Store.Sessions()
	list, err := store.List(w.t.Context(), tracker.ListQuery{})
	w.must(err)
	for _, one := range list.Items {
		one.Expires = synthetic.Now.AddDate(1, 0, 0)
		_, err := store.Update(w.t.Context(), one)
		w.must(err)
	}
}

// many does what is numbered from 0 to n-1, much of it at once.
func (w *benchApp) many(n int, one func(i int) error) {
	w.t.Helper()
	var g errgroup.Group
	g.SetLimit(64)
	for i := range n {
		g.Go(func() error { return one(i) })
	}
	w.must(g.Wait())
}

// fill stores the nouns that the reactions name, and the reactions with the
// texts that they stand in.
func (w *benchApp) fill() {
	ctx, store := w.t.Context(), w.service.Store
	w.many(synthetic.Consultations, func(i int) error {
		c := synthetic.Consultation(i)
		c.Summary, c.AnnouncedBy, c.Opens, c.Closes = "What is proposed, in a sentence.", "The Ward Board", "2015-01-01", "2024-12-31"
		if i == 0 {
			c.Propositions = append(c.Propositions, tracker.Proposition{ID: benchSecond, Title: "The second part of it"})
			c.Themes = []tracker.Theme{{ID: "money", Name: "Money"}, {ID: "staff", Name: "Staff"}, {ID: "time", Name: "Time"}}
		}
		_, err := store.Consultations().Insert(ctx, c)
		return err
	})
	w.many(synthetic.Organisations, func(i int) error {
		_, err := store.Organisations().Insert(ctx, synthetic.Organisation(i))
		return err
	})
	w.many(w.corpus.Speakers(), func(i int) error {
		_, err := store.Stakeholders().Insert(ctx, synthetic.Speaker(i))
		return err
	})
	const perSource = 12
	w.many((w.n+perSource-1)/perSource, func(i int) error {
		var text strings.Builder
		for k := i * perSource; k < min((i+1)*perSource, w.n); k++ {
			if _, err := store.Reactions().Insert(ctx, w.reaction(k, synthetic.SourceID(i), &text)); err != nil {
				return err
			}
		}
		return w.source(i, text.String())
	})
}

// reaction returns a reaction with its passages at the end of a text.
func (w *benchApp) reaction(k int, source string, text *strings.Builder) tracker.Reaction {
	r := w.corpus.Reaction(benchFirst + k)
	r.Source = source
	if k%10 < 6 {
		r.Consultation = synthetic.ConsultationID(0)
	}
	if k%20 == 0 {
		r.Stakeholder = w.person
	}
	if k%10 == 1 {
		r.Capacities[0].Organisation = w.body
	}
	if k%15 == 2 {
		r.Capacities = append(r.Capacities, tracker.Capacity{Role: "adviser", Organisation: w.body, OrganisationName: "the second", Sector: "academic"})
	}
	fmt.Fprintf(text, "%s, chair, %s:\n\n", r.Speaker, r.Capacity().OrganisationName)
	for i := range r.Passages {
		p := &r.Passages[i]
		p.Start = utf8.RuneCountInString(text.String())
		p.End = p.Start + utf8.RuneCountInString(p.Text)
		text.WriteString(p.Text + "\n\n")
	}
	r.Stances = w.stances(k, r)
	if r.Consultation == synthetic.ConsultationID(0) {
		r.Themes = [][]string{nil, {"money"}, {"staff", "time"}}[k%3]
	}
	return r
}

// stances decides three in four on the whole and half on the second part, and
// suggests something for all; every fourth decision has a condition.
func (w *benchApp) stances(k int, r tracker.Reaction) []tracker.StanceOn {
	propositions := []string{r.Consultation}
	if r.Consultation == synthetic.ConsultationID(0) {
		propositions = append(propositions, benchSecond)
	}
	words := tracker.WordsAt{Passage: r.Passages[0].ID, Start: 0, End: 20}
	var list []tracker.StanceOn
	for at, p := range propositions {
		scale := tracker.Scale()
		on := tracker.StanceOn{Proposition: p, Suggestion: &tracker.Suggestion{
			Value: scale[k%5], Polarity: tracker.Support, Confidence: 0.8, Evidence: []tracker.WordsAt{words}, Cues: []string{"support"}, Engine: "1",
		}}
		if (k+k/7)%4 > at {
			on.Decision = &tracker.Decision{Value: scale[(k/3+at)%5], Evidence: []tracker.WordsAt{words}, At: synthetic.Now.Add(-48 * time.Hour), By: "account", ByName: "Pat Policy"}
			if k%4 == 1 {
				on.Decision.Conditions = []tracker.Condition{{ID: fmt.Sprintf("01E%021d%02d", k, at), At: words, Words: r.Passages[0].Text[:20], State: tracker.ConditionOpen}}
			}
		}
		list = append(list, on)
	}
	return list
}

// source stores a source with its text.
func (w *benchApp) source(i int, text string) error {
	ctx, src := w.t.Context(), synthetic.Source(i)
	if i%10 < 6 {
		src.Consultations = []string{synthetic.ConsultationID(0)}
	}
	src.Terms, src.Finished = &tracker.Terms{Status: tracker.OnRecord, Permitted: true}, i%2 == 0
	src.Snapshot = tracker.Snapshot{Length: utf8.RuneCountInString(text), Format: "text", Charset: "utf-8", Reader: "1"}
	var err error
	if src.Snapshot.Blob, err = w.service.Store.PutBlob(ctx, strings.NewReader(text)); err != nil {
		return err
	}
	if src.Ledger, err = w.service.Store.PutBlob(ctx, strings.NewReader("[]")); err != nil {
		return err
	}
	src.Original = src.Snapshot.Blob
	_, err = w.service.Store.Sources().Insert(ctx, src)
	return err
}

// inbound imports what waits for review: the longest round-up that is reviewed
// card by card, one of several hundred speakers, and a table.
func (w *benchApp) inbound() {
	for _, in := range []struct {
		name, file string
		text       string
	}{
		{"cards", "cards.txt", benchRoundUp("Marra", mostCards)},
		{"long", "long.txt", benchRoundUp("Dell", 400)},
		{"table", "replies.csv", benchTable(2000)},
	} {
		src, err := w.service.Import(w.t.Context(), w.people[tracker.Communications].viewer,
			tracker.Inbound{Consultation: benchSlug, FileName: in.file, Bytes: []byte(in.text)})
		w.must(err)
		w.sources[in.name] = w.withTerms(src)
	}
}

// work starts an exercise in coding, and rejects what waits in half the table.
func (w *benchApp) work() {
	ctx, comms := w.t.Context(), w.people[tracker.Communications]
	c, err := w.service.StartCoding(ctx, comms.viewer, benchSlug, tracker.CodingOrder{ID: "benchexercise", Proposition: synthetic.ConsultationID(0),
		Size: tracker.MostCoded, Seed: 5, From: tracker.FromAll, Coders: []string{comms.account.ID, w.people[tracker.Policy].account.ID}})
	w.must(err)
	w.coding = c.ID
	var rows []tracker.BatchRow
	for i := range 200 {
		rows = append(rows, tracker.BatchRow{Number: i + 1, Row: i + 2, By: speaker("Ammer", i), Asks: true, Problem: "Say which of two people of this name is meant."})
	}
	batch, err := w.service.Store.Batches().Insert(ctx, tracker.Batch{Meta: tracker.Meta{ID: w.service.NewID(), CreatedAt: w.service.Now()}, Source: w.sources["table"].ID,
		Action: tracker.BatchAccept, Scope: "all that wait", Numbers: []int{1, -1000}, State: tracker.BatchDone, Left: 200, Rows: rows, By: comms.account.ID, ByName: comms.account.Name})
	w.must(err)
	w.batch = batch.ID
}

// expect makes a register of all bodies and as many names that nobody knows,
// keeps searches for every account, and has two people merged.
func (w *benchApp) expect() {
	ctx, store, by := w.t.Context(), w.service.Store, w.people[tracker.Communications].account
	list := tracker.Expectations{Meta: tracker.Meta{ID: synthetic.ConsultationID(0), CreatedAt: w.service.Now()}}
	for i := range 2 * synthetic.Organisations {
		one := tracker.Expected{ID: fmt.Sprintf("01F%023d", i), Name: speaker("Silent", i), Sector: synthetic.Sector(i % 10), By: by.ID, At: w.service.Now(), Lot: "lot"}
		if i < synthetic.Organisations {
			o := synthetic.Organisation(i)
			one.Organisation, one.Name = o.ID, o.Name
		}
		list.List = append(list.List, one)
	}
	_, err := store.Expectations().Insert(ctx, list)
	w.must(err)
	for _, p := range w.people {
		for i := range 30 {
			one := tracker.SavedSearch{Meta: tracker.Meta{ID: w.service.NewID(), CreatedAt: w.service.Now()}, Account: p.account.ID, Name: fmt.Sprintf("Search %d", i), Query: "q=care"}
			_, err := store.SavedSearches().Insert(ctx, one)
			w.must(err)
		}
	}
	m, err := store.Merges().Insert(ctx, tracker.Merge{Meta: tracker.Meta{ID: w.service.NewID(), CreatedAt: w.service.Now()}, Noun: "stakeholder",
		From: synthetic.SpeakerID(2), Into: w.person, State: tracker.MergeDone, By: by.ID, ByName: by.Name})
	w.must(err)
	w.merge = m.ID
}

// benchRoundUp is a text in which so many people are quoted.
func benchRoundUp(name string, speakers int) string {
	var b strings.Builder
	b.WriteString("What they say\n\n")
	for i := range speakers {
		words := synthetic.Sentence(uint64(i), 50)
		fmt.Fprintf(&b, "%s, chair of the %s Forum %d, said: “%s.” The plan, he warned, is “%s”.\n\n", speaker(name, i), name, i, words, words[:40])
	}
	return b.String()
}

// benchTable is a file of so many replies.
func benchTable(rows int) string {
	var b strings.Builder
	b.WriteString("name,organisation,position,comment\n")
	for i := range rows {
		fmt.Fprintf(&b, "%s,Pier Users %d,%s,\"%s.\"\n", speaker("Ammer", i), i, []string{"Strongly agree", "Disagree", "Neither"}[i%3], synthetic.Sentence(uint64(9000+i), 30))
	}
	return b.String()
}

func speaker(name string, i int) string {
	return fmt.Sprintf("Wilf %s%c%c%c", name, 'a'+i/676, 'a'+i/26%26, 'a'+i%26)
}
