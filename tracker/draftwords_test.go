package tracker_test

import (
	"strings"
	"testing"

	"soundings/tracker"
)

// stretch returns the code points between which words stand in the text.
func stretch(t *testing.T, text, words string) (start, end int) {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	start = len([]rune(text[:at]))
	return start, start + len([]rune(words))
}

func TestSelectedWordsAreTheExactSlice(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	text := withMissed + "\nShe went on at the gate:\n\n“Not one list – not one.\n\n“And not, I think, another.”\n"
	r := w.imported(text)
	if _, err := w.RejectDraft(t.Context(), comms, r.Drafts[1].ID, r.Drafts[1].Revision, "another spoke"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, from string
		kind       tracker.PassageKind
		want       []string
	}{
		{"as selected", "it will\nnever  work", tracker.Reported, []string{"it will\nnever  work"}},
		{"less the space around it", " and unlikely words follow. ", tracker.Reported, []string{"and unlikely words follow."}},
		{"less the marks around it, one passage a paragraph", "“Not one list – not one.\n\n“And not, I think, another.”", tracker.Quote, []string{"Not one list – not one.", "And not, I think, another."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := missed("")
			m.Kind = test.kind
			m.Start, m.End = stretch(t, text, test.from)
			d, err := w.AddDraft(t.Context(), comms, r.Source.ID, m)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Passages) != len(test.want) {
				t.Fatalf("got %+v, want %q", d.Passages, test.want)
			}
			for i, p := range d.Passages {
				before, after := string([]rune(text)[:p.Start]), string([]rune(text)[p.End:])
				if p.Text != test.want[i] || string([]rune(text)[p.Start:p.End]) != p.Text || !strings.HasSuffix(before, p.Prefix) || !strings.HasPrefix(after, p.Suffix) || p.Prefix == "" {
					t.Errorf("got %+v, want %q with what stands around it", p, test.want[i])
				}
				if p.Continues != (i > 0) {
					t.Errorf("%q: got continues %v", p.Text, p.Continues)
				}
			}
			_, err = w.AddDraft(t.Context(), comms, r.Source.ID, m)
			wantField(t, err, "words", "already")
		})
	}
}

func TestAStretchThatCannotBeAddedIsRefused(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	length := r.Source.Snapshot.Length
	half, end := stretch(t, withMissed, "likely words follow")
	gap, _ := stretch(t, withMissed, "\n\nOverheard")
	for _, test := range []struct {
		name       string
		start, end int
		says       string
	}{
		{"before the text", -1, 5, "Select"}, {"no number", -1, -1, "Select"}, {"beyond the text", 5, length + 1, "Select"}, {"backwards", 9, 5, "Select"},
		{"half a word", half, end, "within a word"}, {"white space", gap, gap + 1, "Select"}, {"somebody's words", r.Drafts[0].Passages[0].Start, r.Drafts[0].Passages[0].End, "in reaction 1 already"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := missed("")
			m.Start, m.End = test.start, test.end
			_, err := w.AddDraft(t.Context(), comms, r.Source.ID, m)
			wantKind(t, err, tracker.Invalid)
			wantField(t, err, "words", test.says)
		})
	}
}

func TestWordsAreAddedToADraftThatIsThere(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(withMissed)
	first := r.Drafts[0]
	d, err := w.AddPassages(t.Context(), comms, first.ID, first.Revision, tracker.Added{Words: "it will never work", Kind: tracker.Reported})
	if err != nil {
		t.Fatal(err)
	}
	last := d.Passages[len(d.Passages)-1]
	if len(d.Passages) != len(first.Passages)+1 || last.Text != "it will\nnever  work" || last.Kind != tracker.Reported {
		t.Errorf("got %+v, want the words last", d.Passages)
	}
	if e := d.Events[len(d.Events)-1]; e.Action != "add words" || e.New != "“it will never work”" {
		t.Errorf("got event %+v", e)
	}
	spans, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	if sp := spanAt(t, spans, last.Start, last.End); sp.Draft != d.ID || sp.Outcome != "reported" {
		t.Errorf("got %+v, want the words in the ledger", sp)
	}
	_, err = w.AddPassages(t.Context(), comms, first.ID, first.Revision, tracker.Added{Words: "again that", Kind: tracker.Quote})
	wantKind(t, err, tracker.Conflict)
	_, err = w.AddPassages(t.Context(), comms, first.ID, d.Revision, tracker.Added{Words: "never said", Kind: "sung"})
	wantField(t, err, "kind", "Choose")
	wantField(t, err, "words", "does not stand")
	start, end := stretch(t, withMissed, "It was said again")
	if d, err = w.AddPassages(t.Context(), comms, first.ID, d.Revision, tracker.Added{Start: start, End: end, Kind: tracker.Reported}); err != nil || d.Passages[len(d.Passages)-1].Text != "It was said again" {
		t.Errorf("got %+v, %v, want what was selected", d.Passages, err)
	}
	if d, err = w.SplitDraft(t.Context(), comms, d.ID, d.Revision, []string{last.ID}); err != nil {
		t.Fatal(err)
	}
	if spans, err = w.Ledger(t.Context(), comms, w.review(r.Source.ID)); err != nil {
		t.Fatal(err)
	}
	if sp := spanAt(t, spans, last.Start, last.End); sp.Draft != d.ID || sp.Outcome != "reported" {
		t.Errorf("got %+v, want them with the draft that they went to", sp)
	}
	e := d.AsFound()
	e.Terms = &onRecord
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, e); err != nil {
		t.Fatal(err)
	}
	w.checkSlices()
}

func TestAStretchTakesNoLetterFromItsMarks(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	text := withMissed + "\nThe cafe\u0301 will close."
	r := w.imported(text)
	letter, after := stretch(t, text, "e\u0301")
	for _, at := range [][2]int{{letter - 3, letter + 1}, {letter + 1, after + 5}, {letter + 1, after}} {
		m := missed("")
		m.Start, m.End = at[0], at[1]
		_, err := w.AddDraft(t.Context(), comms, r.Source.ID, m)
		wantField(t, err, "words", "within a word")
	}
	m := missed("")
	m.Start, m.End = letter-3, after
	if d, err := w.AddDraft(t.Context(), comms, r.Source.ID, m); err != nil || d.Passages[0].Text != "cafe\u0301" {
		t.Errorf("got %+v, %v", d.Passages, err)
	}
}
