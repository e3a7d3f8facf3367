package tracker

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// DraftEdit is a draft as a person leaves it. Passages cannot be edited, only
// left out with a reason: no path alters a quote.
type DraftEdit struct {
	Revision    int64
	Stakeholder string // an ID, NewPerson, or "" for whoever has the name
	Speaker     string
	Honorific   string
	Label       string
	SaidOn      string // as typed; "" is the source's date
	RoleFrom    string // as typed: since when the speaker has the first role
	RoleTo      string
	Capacities  []Capacity             // Organisation is an ID, NewBody, or "" for whichever body has the name
	Kinds       map[string]PassageKind // by passage ID, where changed
	Dropped     map[string]string      // by passage ID: why it is left out
	Terms       *Terms                 // nil: those of the source
	Themes      []string               // IDs, beside those of the source
	Stances     []StanceInput          // decided with it; none leaves them undecided
}

// AsFound returns the edit that accepts a draft as it is.
func (d Draft) AsFound() DraftEdit {
	return DraftEdit{Revision: d.Revision, Stakeholder: d.Stakeholder, Speaker: d.Speaker, Honorific: d.Honorific,
		Label: d.Label, SaidOn: string(d.SaidOn), RoleFrom: string(d.RoleFrom), RoleTo: string(d.RoleTo), Capacities: d.Capacities, Terms: d.Terms, Themes: d.Themes}
}

// AcceptDraft records the draft as a reaction. The draft is marked with the
// edits first, the reaction written under the ID that the draft has had from
// the start, and the draft marked accepted: repeating any step after a crash
// changes nothing, and of two who accept at once one is told.
func (s *Service) AcceptDraft(ctx context.Context, v Viewer, id string, e DraftEdit) (Reaction, error) {
	if err := v.allow(LogReactions); err != nil {
		return Reaction{}, err
	}
	d, err := s.Store.Drafts().Get(ctx, id)
	if err != nil {
		return Reaction{}, err
	}
	if !d.Waits() || d.State == DraftMoving || d.Revision != e.Revision {
		return Reaction{}, stale()
	}
	src, err := s.Store.Sources().Get(ctx, d.Source)
	if err != nil {
		return Reaction{}, err
	}
	if d.State == DraftRecording {
		// It was accepted before and its reaction may be there already: what was
		// accepted then is finished, and can be corrected on the reaction's page.
		return s.recordDraft(ctx, v, src, d)
	}
	if d, err = s.edited(v, src, d, e); err != nil {
		return Reaction{}, err
	}
	if d.Stances, err = s.draftStances(ctx, v, d, e.Stances); err != nil {
		return Reaction{}, err
	}
	if d.Themes, err = s.draftThemes(ctx, v, d, e.Themes); err != nil {
		return Reaction{}, err
	}
	// From here on the draft can only be recorded, so what it names must be there.
	if err := s.checkNamed(ctx, d.Stakeholder, d.Capacities); err != nil {
		return Reaction{}, err
	}
	if err := s.checkSettled(ctx, d); err != nil {
		return Reaction{}, err
	}
	d.State, d.Batch = DraftRecording, ""
	if d, err = s.Store.Drafts().Update(ctx, d); err != nil {
		return Reaction{}, staleIfConflict(err)
	}
	return s.recordDraft(ctx, v, src, d)
}

// staleIfConflict turns a lost race of revisions into the words for a person.
func staleIfConflict(err error) error {
	if KindOf(err) == Conflict {
		return stale()
	}
	return err
}

// edited applies what the person left to the draft, or says what is wrong.
func (s *Service) edited(v Viewer, src Source, d Draft, e DraftEdit) (Draft, error) {
	was := d.describe()
	saidOn, ok := ParseCivilDate(e.SaidOn)
	var f faults
	f.check(ok, "said_on", "Enter a date, for example 1 May 2014, or leave it empty for the date of the source.")
	d.RoleFrom, d.RoleTo = f.checkRole(e)
	d.Stakeholder = s.fixNew(e.Stakeholder)
	d.Speaker, d.Honorific, d.Label, d.SaidOn, d.Terms = oneLine(e.Speaker), oneLine(e.Honorific), oneLine(e.Label), saidOn, e.Terms
	d.Capacities = tidyCapacities(e.Capacities)
	for i := range d.Capacities {
		d.Capacities[i].Organisation = s.fixNew(d.Capacities[i].Organisation)
	}
	named := d.Speaker != "" || d.Label != "" || len(d.Capacities) > 0 && d.Capacities[0].OrganisationName != ""
	f.check(named, "speaker", "Enter who said it: a name, a description such as “a spokesperson”, or an organisation.")
	f.checkNames(d.Speaker, d.Honorific, d.Capacities)
	if src.Terms == nil && e.Terms == nil {
		f.add("status", "Say first how the words of this source may be used.")
	}
	if e.Terms != nil {
		f = append(f, faultsOf(e.Terms.validate())...)
	}
	found := d.Passages
	d.Passages = e.passages(found)
	f.check(len(d.kept()) > 0, "passages", "Keep at least one passage, or reject the draft.")
	if is := d.describe(); is != was {
		d.Events = append(slices.Clone(d.Events), s.event(v, "edit draft", was, is, ""))
	}
	d.Events = slices.Concat(d.Events, s.passageEvents(v, found, d.Passages))
	return d, f.err()
}

// The most characters of what is written of a speaker: names are keys of the
// store, and one that it refused would be noticed halfway only.
const (
	mostSpeaker      = 200
	mostOrganisation = 300
	mostRole         = 500
)

// checkNames notes which names of a speaker are too long.
func (f *faults) checkNames(speaker, honorific string, capacities []Capacity) {
	long := func(s string, most int) bool { return utf8.RuneCountInString(s) > most }
	f.check(!long(speaker, mostSpeaker) && !long(honorific, mostSpeaker), "speaker", "Keep the name under 200 characters.")
	for i, c := range capacities {
		f.check(!long(c.OrganisationName, mostOrganisation), fieldOf("organisation", i), "Keep the name of the organisation under 300 characters.")
		f.check(!long(c.Role, mostRole), fieldOf("role", i), "Keep the role under 500 characters.")
	}
}

// describe puts who spoke into words for the history.
func (d Draft) describe() string {
	words := []string{strings.TrimSpace(d.Honorific + " " + firstOf(d.Speaker, d.Label))}
	for _, c := range d.Capacities {
		words = append(words, c.describe())
	}
	if d.SaidOn != "" {
		words = append(words, string(d.SaidOn))
	}
	return strings.Join(words, "; ")
}

func (c Capacity) describe() string {
	parts := slices.DeleteFunc([]string{c.Role, c.OrganisationName, string(c.Sector)}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

func faultsOf(err error) faults {
	var e *Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}

// tidyCapacities drops the empty ones and gives each a sector.
func tidyCapacities(list []Capacity) []Capacity {
	var out []Capacity
	for i, c := range list {
		c.Role, c.OrganisationName = oneLine(c.Role), oneLine(c.OrganisationName)
		if i > 0 && c.Role == "" && c.OrganisationName == "" {
			continue
		}
		c.Sector = sectorOr(string(c.Sector))
		out = append(out, c)
	}
	return out
}

// RejectDraft leaves a draft out, for a reason that the ledger keeps.
func (s *Service) RejectDraft(ctx context.Context, v Viewer, id string, revision int64, reason string) (Draft, error) {
	return s.decideDraft(ctx, v, id, revision, DraftRejected, reason)
}

// ReopenDraft takes a rejection back, or that a draft is a duplicate. A review that was finished is then open
// again, for something of its text has no outcome.
func (s *Service) ReopenDraft(ctx context.Context, v Viewer, id string, revision int64) (Draft, error) {
	if err := v.allow(LogReactions); err != nil {
		return Draft{}, err
	}
	d, err := s.Store.Drafts().Get(ctx, id)
	if err != nil {
		return d, err
	}
	done, err := s.giveWords(ctx, d.Source)
	if err != nil {
		return d, err
	}
	defer done()
	if err := s.stillFree(ctx, v, d); err != nil {
		return d, err
	}
	return s.decideDraft(ctx, v, id, revision, DraftOpen, "")
}

func (s *Service) decideDraft(ctx context.Context, v Viewer, id string, revision int64, to DraftState, reason string) (Draft, error) {
	if err := v.allow(LogReactions); err != nil {
		return Draft{}, err
	}
	d, err := s.Store.Drafts().Get(ctx, id)
	if err != nil {
		return d, err
	}
	from := d.State
	decided := from == DraftRejected || from == DraftDuplicate
	if d.Revision != revision || to == DraftOpen && !decided || to == DraftRejected && from != DraftOpen {
		return d, stale()
	}
	reason = strings.TrimSpace(reason)
	if to == DraftRejected && reason == "" {
		return d, faults{{"reason", "Say why this is left out, for example “caption, repeated below”."}}.err()
	}
	if to == DraftOpen {
		if err := s.reopenReview(ctx, v, d.Source); err != nil {
			return d, err
		}
	}
	d.State, d.Reason, d.Duplicate = to, reason, ""
	if to == DraftRejected {
		d.Batch = ""
	}
	d.Events = append(slices.Clone(d.Events), s.event(v, string(to), string(from), "", reason))
	if d, err = s.Store.Drafts().Update(ctx, d); err != nil {
		return d, staleIfConflict(err)
	}
	if to == DraftOpen {
		err = s.reopenReview(ctx, v, d.Source) // finished since
	}
	return d, err
}

// AcceptAll accepts every open draft of a source, as it was found, and returns
// the reactions that this recorded. It is a batch that is waited for. A draft
// with a name of which a person has to say whom it means goes on waiting.
func (s *Service) AcceptAll(ctx context.Context, v Viewer, source string) ([]Reaction, error) {
	b, err := s.AcceptRest(ctx, v, source, func(Batch) {})
	if b.State != BatchDone && b.State != BatchStopped {
		return nil, err
	}
	list, listed := s.recordedBy(ctx, b)
	return list, errors.Join(err, listed)
}

// AcceptRest is AcceptAll for who needs to know only how many were recorded, and
// is told after each part of them how far it is.
func (s *Service) AcceptRest(ctx context.Context, v Viewer, source string, tell func(Batch)) (Batch, error) {
	waiting, err := s.Store.Drafts().List(ctx, ListQuery{Key: Key{"waiting", source}, Limit: 1})
	if err != nil || waiting.Total == 0 {
		return Batch{}, err
	}
	b, err := s.orderBatch(ctx, v, source, BatchOrder{ID: s.NewID(), Action: BatchAccept}, s.now().Add(batchHold))
	if err != nil {
		return b, err
	}
	if b, err = s.runBatch(ctx, b, tell); err != nil {
		return b, err
	}
	if i := slices.IndexFunc(b.Rows, func(row BatchRow) bool { return !row.Asks }); i >= 0 {
		first := b.Rows[i]
		err = Errorf(Invalid, "%d of %d drafts not accepted, the first draft %d, %s: %s", b.Failed, b.Asked(), first.Number, first.By, first.Problem)
	}
	return b, err
}

// recordedBy returns the reactions that a batch recorded, in the order of the
// text.
func (s *Service) recordedBy(ctx context.Context, b Batch) ([]Reaction, error) {
	var list []Reaction
	err := s.eachDraft(ctx, Key{"batch", b.ID}, func(page []Draft) error {
		var ids []string
		for _, d := range page {
			if d.State == DraftAccepted {
				ids = append(ids, d.Reaction)
			}
		}
		found, err := s.Store.Reactions().GetMany(ctx, ids)
		list = append(list, found...)
		return err
	})
	return list, err
}
