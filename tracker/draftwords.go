package tracker

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Added is words of a source that a reviewer gives to somebody: typed, or as
// the stretch of the text that was selected.
type Added struct {
	Words      string // one passage a paragraph, each copied from the text; not needed with a stretch
	Start, End int    // the stretch in code points of the snapshot; End is 0 where there is none
	Kind       PassageKind
}

// The bounds of what a reviewer adds at once.
const (
	mostMissedWords    = 20_000 // characters
	mostMissedPassages = 50
)

// AddPassages gives words that the reader missed to an open draft. They must
// stand in its source and belong to nobody else.
func (s *Service) AddPassages(ctx context.Context, v Viewer, id string, revision int64, a Added) (Draft, error) {
	d, err := s.openDraft(ctx, v, id, revision)
	if err != nil {
		return Draft{}, err
	}
	var f faults
	f.checkAdded(a)
	leave, err := s.reading.enter(ctx, 1)
	if err != nil {
		return Draft{}, err
	}
	defer leave()
	done, err := s.giveWords(ctx, d.Source)
	if err != nil {
		return Draft{}, err
	}
	defer done()
	r, err := s.Review(ctx, v, d.Source)
	if err != nil {
		return Draft{}, err
	}
	list, err := s.addedPassages(ctx, r, a, &f)
	if err != nil {
		return Draft{}, err
	}
	if err := f.err(); err != nil {
		return Draft{}, err
	}
	for i := range list {
		list[i].Origin = byReviewer
	}
	whole := slices.Concat(d.Passages, list)
	d.Passages = chained(slices.Clone(whole), whole)
	d.Events = append(slices.Clone(d.Events), s.event(v, "add words", "", "“"+beginning(oneLine(list[0].Text))+"”", ""))
	d, err = s.Store.Drafts().Update(ctx, d)
	return d, staleIfConflict(err)
}

// checkAdded notes what is wrong with added words, before the text is read.
func (f *faults) checkAdded(a Added) {
	if a.End == 0 {
		f.check(strings.TrimSpace(a.Words) != "", "words", "Copy the words from the text, an empty line between two passages.")
		f.check(utf8.RuneCountInString(a.Words) <= mostMissedWords, "words", "Keep the words under 20,000 characters.")
	}
	f.check(a.Kind == Quote || a.Kind == Reported, "kind", "Choose whether these are somebody’s own words or reported speech.")
}

// addedPassages finds added words in the source's text, and notes what is wrong
// with them.
func (s *Service) addedPassages(ctx context.Context, r Review, a Added, wrong *faults) ([]Passage, error) {
	if a.End != 0 {
		return s.selectedPassages(ctx, r, a, wrong)
	}
	return s.typedPassages(ctx, r, a, wrong)
}

var emptyLines = regexp.MustCompile(`\r?\n[\s\p{Z}]*\n`)

// typedPassages finds each paragraph that was typed.
func (s *Service) typedPassages(ctx context.Context, r Review, a Added, wrong *faults) ([]Passage, error) {
	if strings.TrimSpace(a.Words) == "" || utf8.RuneCountInString(a.Words) > mostMissedWords {
		return nil, nil // said already
	}
	paragraphs := emptyLines.Split(strings.TrimSpace(strings.ReplaceAll(a.Words, "\r\n", "\n")), -1)
	if len(paragraphs) > mostMissedPassages {
		wrong.add("words", "Keep to 50 passages.")
		return nil, nil
	}
	blob, err := s.Store.Blob(ctx, r.Source.Snapshot.Blob)
	if err != nil {
		return nil, err
	}
	defer blob.Close()
	raw, err := io.ReadAll(blob)
	if err != nil {
		return nil, err
	}
	text := newFolded(string(raw))
	held := heldBy(r.Drafts)
	var list []Passage
	for _, typed := range paragraphs {
		p, problem := s.missedPassage(text, typed, a.Kind, held)
		if problem != "" {
			wrong.add("words", problem)
			continue
		}
		list, held = append(list, p), append(held, holding{p.Start, p.End, "typed twice here"})
	}
	slices.SortFunc(list, func(a, b Passage) int { return a.Start - b.Start })
	return list, nil
}

// selectedPassages cuts a stretch of the text into passages, one a paragraph.
// Of a quotation the later ones go on from those before.
func (s *Service) selectedPassages(ctx context.Context, r Review, a Added, wrong *faults) ([]Passage, error) {
	if a.Start < 0 || a.End <= a.Start || a.End > r.Source.Snapshot.Length || a.End-a.Start > mostMissedWords {
		wrong.add("words", "Select some words of the text, at most 20,000 characters.")
		return nil, nil
	}
	from := max(0, a.Start-selectorContext)
	around, err := s.textOf(ctx, r.Source, from, a.End+selectorContext)
	if err != nil {
		return nil, err
	}
	text := &folded{text: []rune(around)}
	held := heldBy(r.Drafts)
	var list []Passage
	for _, at := range text.paragraphs(a.Start-from, a.End-from) {
		p := text.passage(at, a.Kind)
		p.Start, p.End = p.Start+from, p.End+from
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		if text.halves(at) {
			wrong.add("words", fmt.Sprintf("“%s” begins or ends within a word. Select whole words.", beginning(oneLine(p.Text))))
		}
		if i := slices.IndexFunc(held, func(h holding) bool { return h.start < p.End && p.Start < h.end }); i >= 0 {
			wrong.add("words", fmt.Sprintf("“%s” is %s.", beginning(oneLine(p.Text)), held[i].where))
		}
		p.ID, p.Rule, p.Confidence, p.Continues = s.NewID(), "added by a reviewer", 1, a.Kind == Quote && len(list) > 0
		list = append(list, p)
	}
	wrong.check(len(list) > 0, "words", "Select some words of the text.")
	wrong.check(len(list) <= mostMissedPassages, "words", "Keep to 50 passages.")
	return list, nil
}

// textOf returns the code points from start to end of a source's snapshot.
func (s *Service) textOf(ctx context.Context, src Source, start, end int) (string, error) {
	blob, err := s.Store.Blob(ctx, src.Snapshot.Blob)
	if err != nil {
		return "", err
	}
	defer blob.Close()
	return sliceCodePoints(blob, start, end)
}

// paragraphs cuts a stretch at its empty lines and leaves out the white space
// around each part.
func (f *folded) paragraphs(start, end int) [][2]int {
	stretch := string(f.text[start:end])
	var list [][2]int
	from := 0
	for _, gap := range append(emptyLines.FindAllStringIndex(stretch, -1), []int{len(stretch), len(stretch)}) {
		part := stretch[from:gap[0]]
		first := start + utf8.RuneCountInString(stretch[:from]) + utf8.RuneCountInString(part) - utf8.RuneCountInString(strings.TrimLeftFunc(part, unicode.IsSpace))
		if words := strings.TrimSpace(part); words != "" {
			list = append(list, [2]int{first, first + utf8.RuneCountInString(words)})
		}
		from = gap[1]
	}
	return list
}

// halves reports whether a stretch begins or ends within a word, or takes a
// letter from the marks above it.
func (f *folded) halves(at [2]int) bool {
	start, end := at[0], at[1]
	if start > 0 && unicode.IsMark(f.text[start]) && !unicode.IsSpace(f.text[start-1]) || end < len(f.text) && unicode.IsMark(f.text[end]) {
		return true
	}
	return start > 0 && joined(f.text[start-1], f.text[start]) || end < len(f.text) && joined(f.text[end-1], f.text[end])
}
