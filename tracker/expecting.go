package tracker

import (
	"context"
	"fmt"
	"slices"
)

// ExpectationsChanged is what a change of the list has done.
type ExpectationsChanged struct {
	Revision int64
	Lot      string   // by which it can be undone
	Names    []string // of those it was about
	Added    bool     // they are expected now
}

// Expect puts people and bodies on the list of whom a consultation expects to
// hear from: all that are new, none twice. Rows that ask who is meant are refused
// as a whole; rows that are wrong, or there already, are left out. The revision is
// that of the list as it was seen.
func (s *Service) Expect(ctx context.Context, v Viewer, slug string, revision int64, rows []ExpectInput) (ExpectationsChanged, error) {
	if err := v.allow(EditConsultations); err != nil {
		return ExpectationsChanged{}, err
	}
	c, list, err := s.expectationsAt(ctx, v, slug, revision)
	if err != nil {
		return ExpectationsChanged{}, err
	}
	p, err := s.previewExpected(ctx, c, list, rows)
	if err != nil {
		return ExpectationsChanged{}, err
	}
	if n := p.Count(ExpectAsks); n > 0 {
		return ExpectationsChanged{}, Errorf(Invalid, "Say of each name who is meant; nothing has been added yet.")
	}
	done := ExpectationsChanged{Revision: list.Revision, Lot: s.NewID(), Added: true}
	for _, r := range p.Rows {
		if r.State != ExpectNew {
			continue
		}
		x := r.expected()
		x.ID, x.By, x.At, x.Lot = s.NewID(), v.Account, s.now(), done.Lot
		list.List = append(list.List, x)
		done.Names = append(done.Names, x.Name)
	}
	if n := len(list.live()); n > MostExpected {
		return ExpectationsChanged{}, Errorf(Invalid, "The list would have %d names; a consultation may expect to hear from %d. Take some off first.", n, MostExpected)
	}
	if len(done.Names) == 0 {
		return done, nil
	}
	return s.saveExpectations(ctx, v, list, done, "expect")
}

// StopExpecting takes one off the list.
func (s *Service) StopExpecting(ctx context.Context, v Viewer, slug string, revision int64, id string) (ExpectationsChanged, error) {
	if err := v.allow(EditConsultations); err != nil {
		return ExpectationsChanged{}, err
	}
	_, list, err := s.expectationsAt(ctx, v, slug, revision)
	if err != nil {
		return ExpectationsChanged{}, err
	}
	i := slices.IndexFunc(list.List, func(x Expected) bool { return x.ID == id && x.Gone == "" })
	if i < 0 {
		return ExpectationsChanged{}, Errorf(NotFound, "This name is no longer on the list.")
	}
	done := ExpectationsChanged{Lot: s.NewID(), Names: []string{list.List[i].Name}}
	who, err := s.whoIs(ctx, list.List)
	if err != nil {
		return ExpectationsChanged{}, err
	}
	for j, x := range list.List {
		if x.Gone == "" && who[j] == who[i] { // the same, under two names
			list.List[j].Gone = done.Lot
		}
	}
	return s.saveExpectations(ctx, v, list, done, "stop expecting")
}

// whoIs tells whom each of a list means now.
func (s *Service) whoIs(ctx context.Context, list []Expected) ([]string, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var who []string
	for _, x := range list {
		who = append(who, d.expectedRow(x).who())
	}
	return who, nil
}

// UndoExpecting takes back an addition, or a removal, by its lot.
func (s *Service) UndoExpecting(ctx context.Context, v Viewer, slug string, revision int64, lot string) (ExpectationsChanged, error) {
	if err := v.allow(EditConsultations); err != nil {
		return ExpectationsChanged{}, err
	}
	_, list, err := s.expectationsAt(ctx, v, slug, revision)
	if err != nil {
		return ExpectationsChanged{}, err
	}
	done := ExpectationsChanged{Lot: s.NewID()}
	for i, x := range list.List {
		switch {
		case lot == "":
		case x.Gone == lot:
			list.List[i].Gone, done.Added = "", true
			done.Names = append(done.Names, x.Name)
		case x.Lot == lot && x.Gone == "":
			list.List[i].Gone = done.Lot
			done.Names = append(done.Names, x.Name)
		}
	}
	if len(done.Names) == 0 {
		return ExpectationsChanged{}, Errorf(NotFound, "There is nothing left to undo.")
	}
	return s.saveExpectations(ctx, v, list, done, "undo")
}

// expectationsAt returns the list if it still is at the revision.
func (s *Service) expectationsAt(ctx context.Context, v Viewer, slug string, revision int64) (Consultation, Expectations, error) {
	c, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return c, Expectations{}, err
	}
	list, err := s.expectations(ctx, c)
	if err == nil && list.Revision != revision {
		err = Errorf(Conflict, "Somebody else has changed the list since you opened it. Nothing was changed; look at what is there now and try again.")
	}
	list.List = slices.Clone(list.List)
	return c, list, err
}

// saveExpectations writes the list with an event, as a new one if there was none.
func (s *Service) saveExpectations(ctx context.Context, v Viewer, list Expectations, done ExpectationsChanged, action string) (ExpectationsChanged, error) {
	was, is := "", namesInShort(done.Names)
	if !done.Added {
		was, is = is, ""
	}
	list.List = trimmed(list.List)
	list.Events = append(slices.Clone(list.Events), s.event(v, action, was, is, ""))
	write := s.Store.Expectations().Update
	if list.Revision == 0 {
		list.CreatedAt, write = s.now(), s.Store.Expectations().Insert
	}
	list, err := write(ctx, list)
	done.Revision = list.Revision
	return done, staleIfConflict(err)
}

// namesInShort names the first few of a list.
func namesInShort(names []string) string {
	const most = 5
	text := ""
	for i, n := range names[:min(most, len(names))] {
		if i > 0 {
			text += "; "
		}
		text += n
	}
	if n := len(names) - most; n > 0 {
		text += fmt.Sprintf("; and %d more", n)
	}
	return text
}
