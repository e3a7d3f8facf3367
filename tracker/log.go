package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Logged is a reaction that somebody heard or was told, as they type it.
type Logged struct {
	Key          string // made with the form: the same key logs once, however often it is sent
	Consultation string // slug
	Terms        Terms
	Stakeholder  string // an ID, NewPerson, or "" for whoever has the name
	Honorific    string
	Speaker      string // "" where the organisation itself speaks
	Role         string
	Body         string // an ID, NewBody, or "" for whichever body has the name
	Organisation string
	Sector       Sector // "" for that of the body
	Exact        string // their own words, an empty line between two passages
	Reported     string // what else they said, likewise
	SaidOn       string // as typed
	Way          SourceKind
	Where        string // which meeting or hearing it was, or ""
	Address      string // of a recording or a transcript, or ""
	Note         string // for colleagues: who was there
	Stances      []LoggedStance
	Themes       []string // IDs
	Again        bool     // although the same words are on file
}

// LoggedStance is a decision made together with a reaction that is logged. Its
// words must stand in the reaction.
type LoggedStance struct {
	Proposition string
	Value       Stance   // Undecided or "" leaves it open
	Evidence    []string // none: all of the words
	Conditions  []string
	Why         string
}

// LogWays lists the ways in which somebody is heard, in the order in which a
// form offers them.
func LogWays() []SourceKind { return []SourceKind{PhoneCall, MeetingNote, Hearing, Letter, EMail} }

// LogReaction records a reaction that was heard rather than read. What was typed becomes
// a source whose text is exactly these words, and takes the way of every other:
// a draft, which is recorded at once. Sent twice with one key it is recorded
// once, and before is true the second time. Other words, or another's, under a key
// that has been used are refused, so that nobody takes them for logged.
func (s *Service) LogReaction(ctx context.Context, v Viewer, in Logged) (r Reaction, before bool, err error) {
	if err := v.allow(LogReactions); err != nil {
		return Reaction{}, false, err
	}
	key := "logged:" + v.Account + ":" + in.Key
	if id, err := s.loggedBefore(ctx, key); err != nil || id != "" {
		if err == nil {
			r, err = s.loggedAgain(ctx, v, id, in)
		}
		return r, true, err
	}
	made, err := s.loggedDraft(ctx, v, in)
	if err != nil {
		if id, failed := s.loggedBefore(ctx, key); failed == nil && id != "" {
			r, err = s.loggedAgain(ctx, v, id, in) // logged meanwhile: the words on file are its own
			return r, true, err
		}
		return Reaction{}, false, err
	}
	id, err := s.addOnce(ctx, key, s.NewID(), func(id string) error { return s.storeLogged(ctx, v, id, made) })
	if err != nil {
		return Reaction{}, false, err
	}
	r, err = s.recordLogged(ctx, v, id)
	return r, false, err
}

// loggedDraft checks everything that was typed, all of it at once, and makes a
// source and its draft of it; neither has an ID yet.
func (s *Service) loggedDraft(ctx context.Context, v Viewer, in Logged) (heard, error) {
	con, err := s.consultationBySlug(ctx, in.Consultation)
	if err != nil {
		return heard{}, err
	}
	var f faults
	if err := s.settleNames(ctx, &in, &f); err != nil {
		return heard{}, err
	}
	h := heard{text: loggedText(in)}
	passages, spans := s.loggedPassages(in, &f)
	h.spans = spans
	saidOn := s.checkLogged(in, &f)
	h.source = Source{Meta: Meta{CreatedAt: s.now()}, Consultations: []string{con.ID}, Kind: in.Way, Address: in.Address,
		Published: saidOn, Terms: &in.Terms, AddedBy: v.Account, Events: []Event{s.event(v, "log", "", logWords[in.Way], "")}}
	d := Draft{Meta: Meta{CreatedAt: s.now()}, Consultation: con.ID, Number: 1, Reaction: s.NewID(), State: DraftOpen,
		Rule: "typed in by who heard it", Confidence: 1, Passages: passages}
	edit := DraftEdit{Stakeholder: in.Stakeholder, Speaker: in.Speaker, Honorific: in.Honorific, SaidOn: string(saidOn),
		Capacities: []Capacity{{Role: in.Role, Organisation: in.Body, OrganisationName: in.Organisation, Sector: in.Sector}}}
	if err := f.take(in.Terms.validate()); err != nil {
		return h, err
	}
	d, err = s.edited(v, h.source, d, edit)
	if err := f.take(err, "passages"); err != nil {
		return h, err
	}
	d.Events = []Event{s.event(v, "log", "", strings.Join(presentOf(logWords[in.Way], oneLine(in.Where)), ": "), strings.TrimSpace(in.Note))}
	for _, check := range []func() error{
		func() error { return s.checkNamed(ctx, d.Stakeholder, d.Capacities) },
		func() error { return s.checkSettled(ctx, d) },
		func() error { return s.askMeant(ctx, d) },
		func() error { return s.decideLogged(ctx, v, &d, in.Stances) },
		func() (err error) { d.Themes, err = s.draftThemes(ctx, v, d, in.Themes); return err },
	} {
		if err := f.take(check()); err != nil {
			return h, err
		}
	}
	if len(f) > 0 {
		return h, f.err()
	}
	if err := s.checkUnknown(ctx, con, d, in.Again); err != nil {
		return h, err
	}
	h.draft = d
	h.source.Title = firstOf(oneLine(in.Where), fmt.Sprintf(logTitles[in.Way], firstOf(strings.TrimSpace(d.Honorific+" "+d.Speaker), in.Organisation)))
	return h, f.err()
}

// take adds what an Invalid error says to the faults, but for the fields given,
// which are told otherwise; any other error is returned.
func (f *faults) take(err error, but ...string) error {
	if err == nil {
		return nil
	}
	list := faultsOf(err)
	if KindOf(err) != Invalid || len(list) == 0 {
		return err
	}
	for _, x := range list {
		if !slices.Contains(but, x.Field) && !slices.Contains(*f, x) {
			*f = append(*f, x)
		}
	}
	return nil
}

func presentOf(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// The ways in words, and what a source is called that has no name of its own.
var (
	logWords  = map[SourceKind]string{PhoneCall: "phone call", MeetingNote: "meeting", Hearing: "hearing", Letter: "letter", EMail: "e-mail"}
	logTitles = map[SourceKind]string{PhoneCall: "Phone call with %s", MeetingNote: "Meeting with %s", Hearing: "Hearing of %s",
		Letter: "Letter from %s", EMail: "E-mail from %s"}
)

// checkLogged notes what is wrong with what is known of the words, and returns
// when they were said.
func (s *Service) checkLogged(in Logged, f *faults) CivilDate {
	saidOn, ok := ParseCivilDate(in.SaidOn)
	f.check(ok, "said_on", "Enter a date, for example 1 May 2014, or leave it empty if it is unknown.")
	today := CivilDate(London(s.now()).Format("2006-01-02"))
	f.check(!ok || saidOn.First() <= today, "said_on", "This day is still to come. Enter the day on which it was said.")
	f.check(slices.Contains(LogWays(), in.Way), "way", "Choose how you heard it.")
	f.check(validAddress(in.Address), "address", "Enter a web address that begins with https:// or http://, or leave it empty.")
	f.check(utf8.RuneCountInString(in.Where) <= 500, "where", "Keep this under 500 characters.")
	f.check(utf8.RuneCountInString(in.Note) <= mostReason, "note", "Keep the note under 2,000 characters.")
	for field, typed := range map[string]string{"where": in.Where, "note": in.Note, "speaker": in.Speaker + in.Honorific, "organisation": in.Organisation, "role": in.Role} {
		f.check(utf8.ValidString(typed), field, "This holds characters that cannot be read. Type it again.")
	}
	return saidOn
}
