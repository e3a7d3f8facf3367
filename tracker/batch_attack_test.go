package tracker_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"soundings/tracker"
)

func (w *world) importedFile(name, text string) tracker.Review {
	w.t.Helper()
	src, err := w.Import(w.t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: name, Bytes: []byte(text)})
	if err == nil {
		_, err = w.SetTerms(w.t.Context(), comms, src.ID, src.Revision, onRecord)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return w.review(src.ID)
}

// TestWordsThatAreNotToBePublishedStayOffTheRecord asks it in every shape of
// table, of words in marks and of somebody who sent two rows.
func TestWordsThatAreNotToBePublishedStayOffTheRecord(t *testing.T) {
	rows := [][3]string{
		{"Name", "May we publish your reply?", "Comment"},
		{"Ada Okoro", "no", "“We do not want the lists to be shared at all.”"},
		{"Ben Marsh", "yes", "We would like the lists to be shared at once."},
		{"Cleo Bray", "yes", "And we would like to see the plans soon."},
		{"Cleo Bray", "no", "And you never answer the letters that I write."},
	}
	csv, md, html := "", "# Replies\n\n", "<h1>Replies</h1><table>"
	for i, r := range rows {
		csv += strings.Join(r[:], ",") + "\n"
		md += "|" + strings.Join(r[:], "|") + "|\n"
		if i == 0 {
			md += "|-|-|-|\n"
		}
		html += "<tr><td>" + strings.Join(r[:], "<td>") + "</tr>"
	}
	for name, text := range map[string]string{"a.csv": csv, "a.md": md, "a.html": html + "</table>"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.consultation()
			r := w.importedFile(name, text)
			if _, err := w.AcceptAll(t.Context(), comms, r.Source.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := w.PublishSource(t.Context(), comms, r.Source.ID); err != nil {
				t.Fatal(err)
			}
			seen := 0
			for _, re := range w.reactionsOf(r.Source.ID) {
				for _, p := range re.Passages {
					asked := strings.Contains(p.Text, "at all") || strings.Contains(p.Text, "never answer")
					if asked && (re.Terms.Status != tracker.OffRecord || re.State == tracker.Published) {
						t.Errorf("got %q of %s %s under %v, want it off the record", p.Text, re.By(), re.State, re.Terms)
					}
					seen++
				}
			}
			if seen != 4 {
				t.Errorf("got %d passages, want 4", seen)
			}
			for _, d := range w.review(r.Source.ID).Drafts {
				flagged := slices.ContainsFunc(d.Flags, func(f string) bool { return strings.Contains(f, "asked not to be published") })
				if off := d.Terms != nil; off != flagged {
					t.Errorf("%s: got the remarks %q and the terms %v, want both or neither", d.By(), d.Flags, d.Terms)
				}
			}
			if n := w.total(journalist, tracker.Search{}); n != 1 && name != "a.csv" || n > 2 {
				t.Errorf("a journalist finds %d reactions", n)
			}
		})
	}
}

// TestANameThatIsTooLongIsRefusedBeforeAnythingIsWritten keeps a draft from
// being marked and then never recorded.
func TestANameThatIsTooLongIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	long := strings.Repeat("Ward ", 400)
	r := w.importedFile("a.csv", "name,organisation,comment\nAda Okoro,\""+long+"\",We would like the lists to be shared.\nBen Marsh,Harbour Trust,We would not like it.\n")
	b := w.order(r.Source.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	if b = w.finished(b.ID); b.Done != 1 || b.Failed != 1 || !strings.Contains(b.Rows[0].Problem, "under 300 characters") {
		t.Errorf("got %d done, %d failed, %v; want the long name told", b.Done, b.Failed, b.Rows)
	}
	d := w.review(r.Source.ID).Drafts[0]
	if d.State != tracker.DraftOpen {
		t.Fatalf("got the draft %s, want it open", d.State)
	}
	for field, change := range map[string]func(*tracker.DraftEdit){
		"organisation": func(*tracker.DraftEdit) {},
		"role": func(e *tracker.DraftEdit) {
			e.Capacities[0] = tracker.Capacity{Role: long, Sector: tracker.SectorOther}
		},
		"speaker": func(e *tracker.DraftEdit) { e.Capacities[0].OrganisationName, e.Speaker = "", long },
	} {
		e := d.AsFound()
		e.Capacities = slices.Clone(e.Capacities)
		change(&e)
		_, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
		wantField(t, err, field, "under")
	}
	// The longest that is taken, of letters that grow when they are folded.
	e := d.AsFound()
	e.Speaker, e.Capacities = strings.Repeat("&İ", 100), []tracker.Capacity{{OrganisationName: strings.Repeat("&İ", 150), Sector: tracker.SectorOther}}
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, e); err != nil {
		t.Error(err)
	}
}

// meanwhile is a store in which something else happens after so many reactions
// were written.
type meanwhile struct {
	tracker.Store
	after int64
	do    func()
	n     atomic.Int64
}

// AtOnce is few, so that a batch has several parts.
func (s *meanwhile) AtOnce() int { return 100 }

type meanwhileReactions struct {
	tracker.Collection[tracker.Reaction]
	s *meanwhile
}

func (s *meanwhile) Reactions() tracker.Collection[tracker.Reaction] {
	return meanwhileReactions{s.Store.Reactions(), s}
}

func (c meanwhileReactions) Insert(ctx context.Context, r tracker.Reaction) (tracker.Reaction, error) {
	c.s.happen()
	return c.Collection.Insert(ctx, r)
}

func (c meanwhileReactions) Update(ctx context.Context, r tracker.Reaction) (tracker.Reaction, error) {
	r, err := c.Collection.Update(ctx, r)
	c.s.happen()
	return r, err
}

func (s *meanwhile) happen() {
	if s.n.Add(1) == s.after {
		s.do()
	}
}

// TestABatchHeedsWhatIsSaidOfItsSourceMeanwhile changes date and terms of a
// source while its rows are being accepted.
func TestABatchHeedsWhatIsSaidOfItsSourceMeanwhile(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	const rows, part = 600, 500 // a batch does its rows in parts
	src := w.table(rows)
	w.Service.Store = &meanwhile{Store: w.store, after: 10, do: func() {
		// One write, and none to the reactions: the row in hand waits for it.
		now := src
		now.Published, now.Terms = "2026-02-03", &tracker.Terms{Status: tracker.OffRecord}
		if _, err := w.store.Sources().Update(t.Context(), now); err != nil {
			t.Error(err)
		}
	}}
	b := w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept})
	if b = w.finished(b.ID); b.Done != rows {
		t.Fatalf("got %d done, want all", b.Done)
	}
	off, list := 0, []tracker.Reaction(nil)
	for q := (tracker.ListQuery{Key: tracker.Key{Name: "source", Value: src.ID}, Limit: 500}); ; q.After = list[len(list)-1].ID {
		page, err := w.store.Reactions().List(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if list = append(list, page.Items...); !page.More {
			break
		}
	}
	for _, r := range list {
		if r.SaidOn != "2026-02-03" {
			t.Fatalf("got a reaction of %q, want all to take the date that was corrected", r.SaidOn)
		}
		if r.Terms.Status == tracker.OffRecord {
			off++
		}
	}
	if off < rows-part {
		t.Errorf("got %d of %d reactions off the record, want those of the parts that were not begun", off, len(list))
	}
}

// TestWhatIsBeingUndoneIsNotRestoredMeanwhile restores a reaction between its
// withdrawal and the opening of its draft: both would hold the same words.
func TestWhatIsBeingUndoneIsNotRestoredMeanwhile(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(1)
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID)
	w.Service.Store = &meanwhile{Store: w.store, after: 1, do: func() {
		r := w.reactionsOf(src.ID)[0]
		_, err := w.Restore(t.Context(), comms, r.ID, r.Revision)
		wantKind(t, err, tracker.Invalid)
	}}
	if b = w.undone(b); b.Undone != 1 {
		t.Errorf("got %d undone, want 1", b.Undone)
	}
	if r := w.reactionsOf(src.ID)[0]; r.State != tracker.Withdrawn || w.states(src.ID)[tracker.DraftOpen] != 1 {
		t.Errorf("got the reaction %s and the drafts %v, want it withdrawn and the draft open", r.State, w.states(src.ID))
	}
}

// TestAReviewIsNotFinishedWhileABatchIsUndone finishes the review when its
// drafts begin to be opened again.
func TestAReviewIsNotFinishedWhileABatchIsUndone(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(3)
	b := w.finished(w.order(src.ID, tracker.BatchOrder{Action: tracker.BatchAccept}).ID)
	w.Service.Store = &meanwhile{Store: w.store, after: 1, do: func() { // all drafts are accepted still
		if _, err := w.FinishReview(t.Context(), comms, src.ID); err != nil {
			wantKind(t, err, tracker.Invalid)
		}
	}}
	if b = w.undone(b); b.Undone != 3 {
		t.Errorf("got %d undone, want 3", b.Undone)
	}
	if r := w.review(src.ID); r.Source.Finished || r.Decided() != 0 {
		t.Errorf("got a review finished: %v, with %d decided; want neither", r.Source.Finished, r.Decided())
	}
}

// TestAnOrderOfAnySizeIsTakenAsSmall ticks rows many times and looks for very
// long words: neither is kept with each row.
func TestAnOrderOfAnySizeIsTakenAsSmall(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.table(3)
	many := make([]int, 300_000)
	for i := range many {
		many[i] = len(many) - i/2
	}
	p, err := w.PlanBatch(t.Context(), comms, src.ID, tracker.BatchOrder{Action: tracker.BatchAccept, Ticked: append(many, 3, 1, 3)})
	if err != nil || fmt.Sprint(p.Numbers) != "[1 3]" {
		t.Errorf("got %v, %v, want rows 1 and 3", p.Numbers, err)
	}
	if p, err = w.PlanBatch(t.Context(), comms, src.ID, tracker.BatchOrder{Action: tracker.BatchAccept, Ticked: []int{}}); err != nil || len(p.Numbers) != 0 {
		t.Errorf("got %v, %v, want no row where none was ticked", p.Numbers, err)
	}
	f := tracker.DraftFilter{Words: strings.Repeat("lists ", 5000)}
	if p, err = w.PlanBatch(t.Context(), comms, src.ID, tracker.BatchOrder{Action: tracker.BatchAccept, Filter: f}); err != nil || len(p.Numbers) != 3 || len(p.Scope) > 200 {
		t.Errorf("got %d rows described in %d bytes, %v; want 3 in few", len(p.Numbers), len(p.Scope), err)
	}
}

// TestASurnameAloneIsLookedUpAmongItsBearers records rows of surnames in one
// body, and asks about one that somebody of the body bears.
func TestASurnameAloneIsLookedUpAmongItsBearers(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.importedFile("a.csv", "name,organisation,comment\nAda Okoro,Harbour Trust,We would like it.\nMs Marsh,Harbour Trust,We would not like it.\n")
	if list, err := w.AcceptAll(t.Context(), comms, r.Source.ID); err != nil || len(list) != 2 {
		t.Fatalf("got %d reactions, %v", len(list), err)
	}
	r = w.importedFile("b.csv", "name,organisation,comment\nMs Okoro,Harbour Trust,We would like more of it.\nMs Marsh,Harbour Trust,We would like less of it.\nMs Okoro,River Trust,We have no view of it.\n")
	for i, want := range []tracker.LinkHow{tracker.LinkSurname, tracker.LinkKnown, tracker.LinkNew} {
		l, err := w.Links(t.Context(), comms, r.Drafts[i])
		if err != nil || l.Person.How != want {
			t.Errorf("row %d: got %q, %v; want %q", i+1, l.Person.How, err, want)
		}
	}
	ada, err := w.store.Stakeholders().List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "name", Value: "ada okoro"}, Limit: 1})
	if err != nil || len(ada.Items) != 1 {
		t.Fatalf("got %v, %v, want Ada Okoro", ada.Items, err)
	}
	was := ada.Items[0]
	was.Name = "Ada Lind" // a new surname leaves the old one
	if _, err := w.store.Stakeholders().Update(t.Context(), was); err != nil {
		t.Fatal(err)
	}
	if l, err := w.Links(t.Context(), comms, r.Drafts[0]); err != nil || l.Person.How != tracker.LinkNew {
		t.Errorf("got %q, %v after the name was changed, want nobody", l.Person.How, err)
	}
}
