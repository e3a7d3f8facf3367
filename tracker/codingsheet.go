package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// SheetPage is one reaction of a coder's own sheet. It holds nothing that
// others or the machine say of where the reaction stands.
type SheetPage struct {
	CodingProgress
	Consultation Consultation
	Sheet        Sheet
	Number       int // of the reaction in the sample, from 1
	Reaction     Reaction
	Source       Source
	Answer       Answer // zero: not answered
	Next         int    // the first further one without an answer; 0: all have one
}

// Sheet returns the nth reaction of the viewer's own sheet; n of 0 is the first
// without an answer.
func (s *Service) Sheet(ctx context.Context, v Viewer, coding string, n int) (SheetPage, error) {
	w, err := s.codingOf(ctx, v, coding)
	if err != nil {
		return SheetPage{}, err
	}
	sheet, err := w.own(v)
	if err != nil {
		return SheetPage{}, err
	}
	if n == 0 {
		n = max(1, w.unanswered(sheet, 0))
	}
	if n < 1 || n > len(w.Sample) {
		return SheetPage{}, Errorf(NotFound, "There is no such reaction on this sheet.")
	}
	p := SheetPage{CodingProgress: w.progress(v, w.consultation), Consultation: w.consultation, Sheet: sheet, Number: n, Next: w.unanswered(sheet, n)}
	p.Answer, _ = sheet.Answer(w.Sample[n-1])
	r, err := s.Store.Reactions().Get(ctx, w.Sample[n-1])
	if err != nil {
		return p, err
	}
	p.Reaction = r.wordsOnly()
	p.Source, err = s.Store.Sources().Get(ctx, r.Source)
	return p, err
}

// wordsOnly leaves out of a reaction what people and the machine have made of
// it.
func (r Reaction) wordsOnly() Reaction {
	r.Stances, r.Events, r.Note, r.Reason, r.Themes = nil, nil, "", "", nil
	return r
}

// own returns the sheet of a coder.
func (w codingWork) own(v Viewer) (Sheet, error) {
	i := w.Coder(v.Account)
	if i < 0 || v.Account == "" {
		return Sheet{}, Errorf(Forbidden, "You are not one of the coders of this exercise.")
	}
	return w.sheets[i], nil
}

// unanswered returns the first number after n without an answer, going round; 0
// if there is none.
func (w codingWork) unanswered(sheet Sheet, n int) int {
	for i := range w.Sample {
		at := (n + i) % len(w.Sample)
		if _, ok := sheet.Answer(w.Sample[at]); !ok {
			return at + 1
		}
	}
	return 0
}

// AnswerInput is what a coder says of a reaction.
type AnswerInput struct {
	Value    Stance
	Evidence []string // IDs of passages that show it
	Note     string
	Was      Stance // what the form showed as answered, "" for nothing
}

// SaveAnswer puts an answer on the viewer's own sheet. It can be changed until
// the sheet is handed in.
func (s *Service) SaveAnswer(ctx context.Context, v Viewer, coding string, n int, in AnswerInput) (SheetPage, error) {
	p, err := s.Sheet(ctx, v, coding, max(1, n))
	if err != nil {
		return p, err
	}
	if p.Sheet.In() || p.Coding.State != CodingOpen {
		return p, Errorf(Conflict, "This sheet was handed in. Its answers stay as they are.")
	}
	a := Answer{Reaction: p.Reaction.ID, Value: in.Value, Note: strings.TrimSpace(in.Note), At: s.now()}
	var f faults
	f.check(in.Value.Decidable(), "stance", "Choose where the speaker stands, or that the words do not say.")
	f.check(len(a.Note) <= 2000, "note", "Keep the note under 2,000 characters.")
	f.check(len(in.Evidence) <= len(p.Reaction.Passages), "evidence", "Choose each of the reaction's words once.")
	if err := f.err(); err != nil {
		return p, err
	}
	f.check(in.Value != NotStated || len(in.Evidence) == 0, "evidence", "Words that say nothing on it are no evidence: leave them unticked.")
	for _, id := range in.Evidence {
		passage, ok := p.Reaction.Passage(id)
		f.check(ok, "evidence", "Choose words of this reaction as evidence.")
		a.Evidence = append(a.Evidence, WordsAt{Passage: id, End: len([]rune(passage.Text))})
	}
	if err := f.err(); err != nil {
		return p, err
	}
	if p.Answer.same(a) { // the same form sent twice
		return p, nil
	}
	if in.Was != p.Answer.Value {
		return p, Errorf(Conflict, "You have answered this one in another window since. What you said there is shown; answer again if you mean something else.")
	}
	sheet := p.Sheet
	sheet.Answers = slices.DeleteFunc(slices.Clone(sheet.Answers), func(x Answer) bool { return x.Reaction == a.Reaction })
	sheet.Answers = append(sheet.Answers, a)
	sheet.Events = append(slices.Clone(sheet.Events), s.event(v, fmt.Sprintf("answer %d", n), string(p.Answer.Value), string(a.Value), a.Note))
	if p.Sheet, err = s.putSheet(ctx, sheet); err == nil {
		p.Answer = a
		return p, nil
	}
	if now, again := s.Sheet(ctx, v, coding, n); again == nil && KindOf(err) == Conflict && now.Answer.same(a) {
		return now, nil // sent twice at once
	}
	return p, err
}

// putSheet writes a sheet, which may not be there yet.
func (s *Service) putSheet(ctx context.Context, sheet Sheet) (Sheet, error) {
	var err error
	if sheet.Revision == 0 {
		sheet.CreatedAt = s.now()
		sheet, err = s.Store.Sheets().Insert(ctx, sheet)
	} else {
		sheet, err = s.Store.Sheets().Update(ctx, sheet)
	}
	return sheet, staleIfConflict(err)
}

// SheetsWaiting counts the viewer's own sheets of a consultation that are not
// handed in.
func (s *Service) SheetsWaiting(ctx context.Context, v Viewer, consultation string) (int, error) {
	if err := v.allowCoding(); err != nil {
		return 0, err
	}
	list, err := all(ctx, s.Store.Codings(), Key{"coder", v.Account})
	if s.LeftOut(err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	n := 0
	for _, c := range list {
		if c.Consultation != consultation || c.State != CodingOpen {
			continue
		}
		sheet, err := s.Store.Sheets().Get(ctx, sheetID(c.ID, v.Account))
		if err != nil && KindOf(err) != NotFound {
			return 0, err
		}
		if !sheet.In() {
			n++
		}
	}
	return n, nil
}

// HandIn hands the viewer's own sheet in: nothing on it changes any more. What
// is not answered counts as missing, which partly says is meant. Once all have
// handed in, answers are compared.
func (s *Service) HandIn(ctx context.Context, v Viewer, coding string, partly bool) (CodingProgress, error) {
	w, err := s.codingOf(ctx, v, coding)
	if err != nil {
		return CodingProgress{}, err
	}
	sheet, err := w.own(v)
	if err != nil {
		return CodingProgress{}, err
	}
	if left := len(w.Sample) - len(sheet.Answers); left > 0 && !partly {
		return CodingProgress{}, faults{{"partly", fmt.Sprintf("%d of %d are not answered. Answer them, or tick that they are left out.", left, len(w.Sample))}}.err()
	}
	if err := s.closeSheet(ctx, v, sheet, "hand in", ""); err != nil {
		return CodingProgress{}, err
	}
	p, _, err := s.Coding(ctx, v, coding)
	return p, err
}

// closeSheet ends what can be written on a sheet; one handed in stays as it is.
// Of an answer that is being written at this moment, one of the two is first.
func (s *Service) closeSheet(ctx context.Context, v Viewer, sheet Sheet, action, why string) error {
	for try := 0; ; try++ {
		if sheet.In() {
			return nil
		}
		sheet.HandedIn = s.now()
		sheet.Events = append(slices.Clone(sheet.Events), s.event(v, action, "", "", why))
		_, err := s.putSheet(ctx, sheet)
		if KindOf(err) != Conflict || try == mostTries {
			return err
		}
		if sheet, err = s.Store.Sheets().Get(ctx, sheet.ID); err != nil {
			return err
		}
	}
}

// mostTries is how often a write is tried again that another came before.
const mostTries = 5

// EndCoding ends an exercise of which somebody will not hand in: all sheets
// stay as they are, and what is not answered is missing. Whoever ends it can no
// more change an answer than the others.
func (s *Service) EndCoding(ctx context.Context, v Viewer, id, why string) (CodingProgress, error) {
	w, err := s.codingOf(ctx, v, id)
	if err != nil {
		return CodingProgress{}, err
	}
	why = strings.TrimSpace(why)
	var f faults
	f.check(why != "", "end_reason", "Say why it is ended before all have handed in; the reason stays with the exercise.")
	f.check(len(why) <= 2000, "end_reason", "Keep the reason under 2,000 characters.")
	if err := f.err(); err != nil {
		return CodingProgress{}, err
	}
	if w.State != CodingOpen {
		return CodingProgress{}, Errorf(Conflict, "All have handed in already.")
	}
	w.Events = append(slices.Clone(w.Events), s.event(v, "end early", "", "", why))
	if _, err := s.Store.Codings().Update(ctx, w.Coding); err != nil {
		return CodingProgress{}, staleIfConflict(err)
	}
	for _, sheet := range w.sheets {
		if err := s.closeSheet(ctx, v, sheet, "end early", why); err != nil {
			return CodingProgress{}, err
		}
	}
	p, _, err := s.Coding(ctx, v, id)
	return p, err
}
