package tracker

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// The sizes of an exercise.
const (
	MostCoders = 5
	MostCoded  = 300 // reactions of a sample
)

// CodingOrder is what a person asks of a new exercise.
type CodingOrder struct {
	ID          string // made when the form was shown, so that sending it twice makes one
	Proposition string // ID
	Coders      []string
	Size        int
	Seed        int
	From        CodingFrom
	Spread      bool
}

// CodingProgress is an exercise as everybody who may decide sees it while it
// is open: who has come how far, and nothing of what they say.
type CodingProgress struct {
	Coding      Coding
	Proposition Proposition
	Coders      []CoderProgress // in the order of Coding.Coders
	Mine        int             // which of them the viewer is, or -1
}

// CoderProgress is how far a coder has come.
type CoderProgress struct {
	Coder
	Answered int // of the sample
	In       bool
}

// Codings are the exercises of a consultation, with what a form for a new one
// offers.
type Codings struct {
	Consultation Consultation
	List         []CodingProgress // the latest first
	Coders       []Coder          // who may be asked, by name
	Order        CodingOrder      // the form as it begins
}

// allowCoding is the right to take part: coders read words that are not
// published.
func (v Viewer) allowCoding() error {
	if err := v.allow(DecideStances); err != nil {
		return err
	}
	return v.allow(ReadUnpublished)
}

// Codings lists the exercises of a consultation.
func (s *Service) Codings(ctx context.Context, v Viewer, slug string) (Codings, error) {
	if err := v.allowCoding(); err != nil {
		return Codings{}, err
	}
	con, err := s.consultationBySlug(ctx, slug)
	if err != nil {
		return Codings{}, err
	}
	list, err := all(ctx, s.Store.Codings(), Key{"consultation", con.ID})
	if err != nil {
		return Codings{}, err
	}
	slices.SortStableFunc(list, func(a, b Coding) int { return b.CreatedAt.Compare(a.CreatedAt) })
	c := Codings{Consultation: con, Order: CodingOrder{ID: s.NewID(), Proposition: con.Whole().ID, Size: 40, From: FromUndecided}}
	c.Order.Seed = seedOf(c.Order.ID)
	for _, coding := range list {
		work, err := s.codingWork(ctx, coding)
		if err != nil {
			return c, err
		}
		c.List = append(c.List, work.progress(v, con))
	}
	c.Coders, err = s.coders(ctx)
	return c, err
}

// seedOf proposes a seed.
func seedOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id)) // a hash never fails
	return int(h.Sum32() % 1_000_000)
}

// coders are the accounts that may be asked to code.
func (s *Service) coders(ctx context.Context) ([]Coder, error) {
	accounts, err := all(ctx, s.Store.Accounts(), Key{})
	var list []Coder
	for _, a := range accounts {
		if !a.Disabled && a.Viewer().allowCoding() == nil {
			list = append(list, Coder{a.ID, a.Name})
		}
	}
	slices.SortFunc(list, func(a, b Coder) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Account, b.Account))
	})
	return list, err
}

// StartCoding draws a sample and asks the coders. The same order sent again is
// the same exercise.
func (s *Service) StartCoding(ctx context.Context, v Viewer, slug string, o CodingOrder) (Coding, error) {
	if err := v.allowCoding(); err != nil {
		return Coding{}, err
	}
	if !batchID.MatchString(o.ID) {
		return Coding{}, Errorf(Invalid, "This form has no number. Open it again from the list of exercises.")
	}
	con, err := s.consultationBySlug(ctx, slug)
	if err != nil {
		return Coding{}, err
	}
	known, err := s.Store.Codings().Get(ctx, o.ID)
	if err == nil && known.Consultation == con.ID && known.By == v.Account {
		return known, nil
	}
	if err != nil && KindOf(err) != NotFound {
		return known, err
	}
	asked, err := s.checkedCoders(ctx, con, o)
	if err != nil {
		return Coding{}, err
	}
	sample, among, err := s.sample(ctx, con, o)
	if err != nil {
		return Coding{}, err
	}
	if len(sample) == 0 {
		return Coding{}, faults{{"from", "No reaction of this consultation is such a one. Draw from all of them, or record some first."}}.err()
	}
	c := Coding{Meta: Meta{ID: o.ID, CreatedAt: s.now()}, Consultation: con.ID, Proposition: o.Proposition, Coders: asked, Seed: o.Seed,
		From: o.From, Spread: o.Spread, Sample: sample, State: CodingOpen, By: v.Account, ByName: v.Name}
	c.Events = []Event{s.event(v, "start", "", fmt.Sprintf("%d of %d reactions (%s), seed %d, for %s", len(sample), among, o.From, o.Seed, coderNames(asked)), "")}
	return s.Store.Codings().Insert(ctx, c)
}

func coderNames(list []Coder) string {
	var words []string
	for _, c := range list {
		words = append(words, c.Name)
	}
	return strings.Join(words, ", ")
}

// checkedCoders checks an order and returns whom it asks.
func (s *Service) checkedCoders(ctx context.Context, con Consultation, o CodingOrder) ([]Coder, error) {
	may, err := s.coders(ctx)
	if err != nil {
		return nil, err
	}
	asked := slices.DeleteFunc(slices.Clone(may), func(c Coder) bool { return !slices.Contains(o.Coders, c.Account) })
	_, known := con.Proposition(o.Proposition)
	var f faults
	f.check(known, "proposition", "Choose one of the consultation's propositions.")
	f.check(len(asked) >= 2, "coders", "Choose at least two people. What one says alone cannot be compared.")
	f.check(len(asked) <= MostCoders, "coders", fmt.Sprintf("Choose at most %d people.", MostCoders))
	f.check(o.Size >= 2 && o.Size <= MostCoded, "size", fmt.Sprintf("Enter a number from 2 to %d.", MostCoded))
	f.check(o.Seed >= 0 && o.Seed < 1_000_000_000, "seed", "Enter a number of at most nine digits.")
	f.check(o.From == FromUndecided || o.From == FromAll, "from", "Choose which reactions the sample is drawn from.")
	return asked, f.err()
}

// Coding returns an exercise and how far its coders have come.
func (s *Service) Coding(ctx context.Context, v Viewer, id string) (CodingProgress, Consultation, error) {
	work, err := s.codingOf(ctx, v, id)
	if err != nil {
		return CodingProgress{}, Consultation{}, err
	}
	return work.progress(v, work.consultation), work.consultation, nil
}

// codingWork is an exercise with all its sheets. It never leaves the service.
type codingWork struct {
	Coding
	consultation Consultation
	sheets       []Sheet // in the order of the coders; one not begun is empty
}

// codingOf reads an exercise for somebody who may take part.
func (s *Service) codingOf(ctx context.Context, v Viewer, id string) (codingWork, error) {
	if err := v.allowCoding(); err != nil {
		return codingWork{}, err
	}
	c, err := s.Store.Codings().Get(ctx, id)
	if err != nil {
		return codingWork{}, err
	}
	work, err := s.codingWork(ctx, c)
	if err != nil {
		return work, err
	}
	work.consultation, err = s.Store.Consultations().Get(ctx, c.Consultation)
	return work, err
}

// codingWork reads the sheets of an exercise, and completes one whose sheets
// were all handed in: a crash may have come between.
func (s *Service) codingWork(ctx context.Context, c Coding) (codingWork, error) {
	w := codingWork{Coding: c}
	var err error
	if w.sheets, err = s.sheetsOf(ctx, c); err != nil || c.State != CodingOpen || !w.allIn() {
		return w, err
	}
	w.State = CodingComplete
	w.Events = append(slices.Clone(c.Events), Event{At: s.now(), Action: "complete", Old: string(CodingOpen), New: string(CodingComplete)})
	w.Coding, err = s.Store.Codings().Update(ctx, w.Coding)
	if KindOf(err) == Conflict { // another has just done so
		w.Coding, err = s.Store.Codings().Get(ctx, c.ID)
	}
	return w, err
}

func (s *Service) sheetsOf(ctx context.Context, c Coding) ([]Sheet, error) {
	sheets := make([]Sheet, len(c.Coders))
	for i, coder := range c.Coders {
		sheet, err := s.Store.Sheets().Get(ctx, sheetID(c.ID, coder.Account))
		if KindOf(err) == NotFound {
			sheet, err = Sheet{Meta: Meta{ID: sheetID(c.ID, coder.Account)}, Coding: c.ID, Coder: coder.Account}, nil
		}
		if err != nil {
			return nil, err
		}
		sheets[i] = sheet
	}
	return sheets, nil
}

func (w codingWork) allIn() bool {
	return !slices.ContainsFunc(w.sheets, func(s Sheet) bool { return !s.In() })
}

func (w codingWork) progress(v Viewer, con Consultation) CodingProgress {
	p := CodingProgress{Coding: w.Coding, Mine: w.Coder(v.Account)}
	p.Proposition, _ = con.Proposition(w.Proposition)
	for i, coder := range w.Coders {
		p.Coders = append(p.Coders, CoderProgress{Coder: coder, Answered: len(w.sheets[i].Answers), In: w.sheets[i].In()})
	}
	return p
}
