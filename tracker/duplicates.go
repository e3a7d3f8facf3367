package tracker

import (
	"context"
	"fmt"
	"slices"
)

// MarkDuplicate says that the words of an open draft, or of one of its passages,
// are known already: somebody has recorded them as a reaction of the same
// consultation. That reaction stays as it is. With no reaction given the mark is
// taken from the passage; from a draft ReopenDraft takes it. Words that the
// reaction has not are none of its duplicates.
func (s *Service) MarkDuplicate(ctx context.Context, v Viewer, id string, revision int64, passage, reaction string) (Draft, error) {
	d, err := s.openDraft(ctx, v, id, revision)
	if err != nil {
		return Draft{}, err
	}
	var f faults
	at := slices.IndexFunc(d.Passages, func(p Passage) bool { return p.ID == passage })
	f.check(passage == "" || at >= 0, "passage", "This passage is no longer in this reaction. Choose it again.")
	f.check(reaction != "" || at >= 0 && d.Passages[at].Duplicate != "", "reaction", "Choose the reaction that has these words already.")
	var known Reaction
	if reaction != "" {
		known, err = s.Store.Reactions().Get(ctx, reaction)
		if err != nil && KindOf(err) != NotFound {
			return Draft{}, err
		}
		f.check(err == nil && known.Consultation == d.Consultation && known.Draft != d.ID, "reaction", "Choose a reaction of this consultation that has these words already.")
		if p, ok := d.newTo(known, passage); ok && len(f) == 0 {
			f.add("reaction", fmt.Sprintf("“%s” does not stand in this reaction. Mark only the passages whose words it has.", beginning(oneLine(p.Text))))
		}
	}
	if err := f.err(); err != nil {
		return Draft{}, err
	}
	d.Passages = slices.Clone(d.Passages)
	reason := ""
	if reaction != "" {
		reason = "the same words as by " + known.By()
	}
	action := "mark duplicate"
	switch {
	case passage == "":
		d.State, d.Duplicate, d.Reason, d.Batch = DraftDuplicate, reaction, reason, ""
	case reaction == "":
		action = "take duplicate back"
		fallthrough
	default:
		d.Passages[at].Duplicate, d.Passages[at].Dropped = reaction, reason
	}
	e := s.event(v, action, "", reason, "")
	if passage != "" {
		e.Why = "“" + beginning(oneLine(d.Passages[at].Text)) + "”"
	}
	d.Events = append(slices.Clone(d.Events), e)
	d, err = s.Store.Drafts().Update(ctx, d)
	return d, staleIfConflict(err)
}

// newTo returns a passage of the draft, of all or of the one with the ID, whose
// words a reaction has not. What was left out for a reason does not count.
func (d Draft) newTo(known Reaction, passage string) (Passage, bool) {
	for _, p := range d.Passages {
		if p.ID != passage && (passage != "" || p.Dropped != "" || p.Kind == Context) {
			continue
		}
		if !slices.ContainsFunc(known.Passages, func(k Passage) bool { return repeats(plainWords(p.Text), plainWords(k.Text)) }) {
			return p, true
		}
	}
	return Passage{}, false
}

// repeats reports whether of two lists of words one has the other, nearly or but
// for what was elided.
func repeats(a, b []string) bool {
	if _, percent := sameWords(a, b); percent > 0 {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && elided(a[:min(len(a), mostCompared)], b)
}
