package tracker

import (
	"context"
	"fmt"
	"slices"
)

// Missed is a reaction that the reader did not find, as a reviewer types it.
type Missed struct {
	Words        string // one passage a paragraph, each copied from the text; not needed with a stretch
	Start, End   int    // the stretch of the text that was selected, as Added has it
	Kind         PassageKind
	Honorific    string
	Speaker      string
	Role         string
	Organisation string
	Sector       Sector
}

func (m Missed) added() Added {
	return Added{Words: m.Words, Start: m.Start, End: m.End, Kind: m.Kind}
}

// addedDraft is the first event of a draft that a reviewer added.
const addedDraft = "add draft"

// added reports whether a reviewer added the draft, so that the reader's ledger
// does not tell of it.
func (d Draft) added() bool { return len(d.Events) > 0 && d.Events[0].Action == addedDraft }

// AddDraft adds a reaction that the reader missed, as a draft to be reviewed
// like the others. Its words must stand in the source and belong to nobody
// else. A review that was finished is then open again.
func (s *Service) AddDraft(ctx context.Context, v Viewer, source string, m Missed) (Draft, error) {
	if err := v.allow(LogReactions); err != nil {
		return Draft{}, err
	}
	d := Draft{State: DraftOpen, Speaker: oneLine(m.Speaker), Honorific: oneLine(m.Honorific), Rule: "added by a reviewer", Confidence: 1,
		Capacities: tidyCapacities([]Capacity{{Role: m.Role, OrganisationName: m.Organisation, Sector: m.Sector}})}
	wrong, err := s.checkMissed(ctx, m, d)
	if err != nil {
		return Draft{}, err
	}
	// One at a time here, because the whole text is in memory, and of one source
	// everywhere, so that words which are added twice are added once.
	leave, err := s.reading.enter(ctx, 1)
	if err != nil {
		return Draft{}, err
	}
	defer leave()
	done, err := s.giveWords(ctx, source)
	if err != nil {
		return Draft{}, err
	}
	defer done()
	r, err := s.Review(ctx, v, source)
	if err != nil {
		return Draft{}, err
	}
	var unfound faults
	if d.Passages, err = s.addedPassages(ctx, r, m.added(), &unfound); err != nil {
		return Draft{}, err
	}
	if err := append(unfound, wrong...).err(); err != nil {
		return Draft{}, err
	}
	if d.Number, err = s.nextNumber(ctx, r); err != nil {
		return Draft{}, err
	}
	if err := s.reopenReview(ctx, v, source); err != nil {
		return Draft{}, err
	}
	d.Meta, d.Source, d.Consultation, d.Reaction = Meta{ID: s.NewID(), CreatedAt: s.now()}, source, r.Consultation.ID, s.NewID()
	d.Events = []Event{s.event(v, addedDraft, "", d.describe(), "")}
	return s.Store.Drafts().Insert(ctx, d)
}

func (s *Service) checkMissed(ctx context.Context, m Missed, d Draft) (faults, error) {
	var f faults
	f.checkAdded(m.added())
	f.check(d.Speaker != "" || d.Capacities[0].OrganisationName != "", "speaker", "Enter who said it: a name or an organisation.")
	f.checkNames(d.Speaker, d.Honorific, d.Capacities)
	err := s.checkNamed(ctx, "", d.Capacities)
	if err != nil && KindOf(err) != Invalid {
		return nil, err
	}
	return append(f, faultsOf(err)...), nil
}

// nextNumber takes the next number of a source's drafts. The claim keeps two
// nodes from taking the same; one that a crash leaves is a gap in the numbers.
func (s *Service) nextNumber(ctx context.Context, r Review) (int, error) {
	n := 1
	for _, d := range r.Drafts {
		n = max(n, d.Number+1)
	}
	for ; ; n++ {
		id := fmt.Sprintf("draft-number:%s:%d", r.Source.ID, n)
		_, err := s.Store.Claims().Insert(ctx, Claim{Meta: Meta{ID: id, CreatedAt: s.now()}})
		if KindOf(err) != Conflict {
			return n, err
		}
	}
}

// holding is a stretch of the text that is somebody's words already.
type holding struct {
	start, end int
	where      string
}

func heldBy(drafts []Draft) []holding {
	var list []holding
	for _, d := range drafts {
		for _, p := range d.Passages {
			if d.State != DraftRejected && p.Dropped == "" {
				list = append(list, holding{p.Start, p.End, fmt.Sprintf("in reaction %d already", d.Number)})
			}
		}
	}
	return list
}

// stillFree refuses to take up a rejected draft again of which a reviewer has given
// words to another since: they would be said twice. What the reader found twice is
// as it found it.
func (s *Service) stillFree(ctx context.Context, v Viewer, d Draft) error {
	if d.State != DraftRejected {
		return nil
	}
	r, err := s.Review(ctx, v, d.Source)
	if err != nil {
		return err
	}
	for _, other := range r.Drafts {
		if other.ID == d.ID || other.State == DraftRejected {
			continue
		}
		for _, p := range other.Passages {
			if p.Dropped != "" {
				continue
			}
			i := slices.IndexFunc(d.Passages, func(own Passage) bool { return own.Start < p.End && p.Start < own.End })
			if i >= 0 && (other.originOf(p) == byReviewer || d.originOf(d.Passages[i]) == byReviewer) {
				return Errorf(Conflict, "“%s” is in reaction %d by now. Take it out there first, or leave this one rejected.", beginning(oneLine(d.Passages[i].Text)), other.Number)
			}
		}
	}
	return nil
}

// missedPassage returns the first place of the words that nobody holds, or says
// in words why there is none.
func (s *Service) missedPassage(text *folded, typed string, kind PassageKind, held []holding) (Passage, string) {
	words := oneLine(typed)
	problem := fmt.Sprintf("“%s” does not stand in the text. The words must be copied from the text on the left.", beginning(words))
	for _, at := range text.places(words) {
		p := text.passage(at, kind)
		i := slices.IndexFunc(held, func(h holding) bool { return h.start < p.End && p.Start < h.end })
		switch {
		case p.Start == p.End: // nothing but marks
		case i < 0:
			p.ID, p.Rule, p.Confidence = s.NewID(), "added by a reviewer", 1
			return p, ""
		default:
			problem = fmt.Sprintf("“%s” is %s.", beginning(words), held[i].where)
		}
	}
	return Passage{}, problem
}

// beginning is enough of some words to know them by.
func beginning(words string) string {
	if r := []rune(words); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return words
}
