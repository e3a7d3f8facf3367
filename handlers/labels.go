package handlers

import (
	"strings"
	"time"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/cite"
)

// The words for the codes of the domain, and the parts of a page that several
// families of screens fill alike.

var roleNames = map[tracker.Role]string{
	tracker.Administrator:  "Administrator",
	tracker.Communications: "Communications",
	tracker.Policy:         "Policy",
	tracker.Journalist:     "Journalist",
}

var consultationStates = map[tracker.ConsultationState]string{
	tracker.ConsultationDraft:  "Draft",
	tracker.ConsultationOpen:   "Open",
	tracker.ConsultationClosed: "Closed",
}

var reactionStates = map[tracker.ReactionState]string{
	tracker.Recorded:  "Recorded, not published",
	tracker.Published: "Published",
	tracker.Withdrawn: "Withdrawn",
}

var attributionStatuses = map[tracker.AttributionStatus]string{
	tracker.OnRecord:       "On the record",
	tracker.Background:     "Background",
	tracker.DeepBackground: "Deep background",
	tracker.OffRecord:      "Off the record",
}

var sourceKinds = map[tracker.SourceKind]string{
	tracker.Article:     "Article",
	tracker.Letter:      "Letter",
	tracker.EMail:       "E-mail",
	tracker.Submission:  "Submission",
	tracker.Hearing:     "Hearing",
	tracker.MeetingNote: "Meeting note",
	tracker.PhoneCall:   "Phone call",
}

var passageKinds = map[tracker.PassageKind]string{
	tracker.Quote:    "Direct quote",
	tracker.Reported: "Reported speech",
	tracker.Context:  "Context",
}

// unpublishedMark says of a reaction in a list that not everybody sees it;
// nothing if it is published.
func unpublishedMark(state tracker.ReactionState) string {
	switch state {
	case tracker.Recorded:
		return "Not published"
	case tracker.Withdrawn:
		return "Withdrawn"
	}
	return ""
}

// choices offers codes with their words, one of them selected.
func choices[T ~string](codes []T, words map[T]string, selected T) []templates.Option {
	options := make([]templates.Option, 0, len(codes))
	for _, c := range codes {
		options = append(options, templates.Option{Value: string(c), Label: words[c], Selected: c == selected})
	}
	return options
}

// sectorChoices offers the sectors, those given selected.
func sectorChoices(list []tracker.SectorName, selected ...tracker.Sector) []templates.Option {
	options := make([]templates.Option, 0, len(list))
	for _, n := range list {
		o := templates.Option{Value: string(n.Code), Label: n.Name}
		for _, s := range selected {
			o.Selected = o.Selected || s == n.Code
		}
		options = append(options, o)
	}
	return options
}

// civil writes a civil date: "1 May 2014", "May 2014", "2014" or "n.d.".
func civil(d tracker.CivilDate) string { return cite.Date(string(d)) }

// day writes the day of an instant on the calendar of London: "12 June 2014".
func day(t time.Time) string { return tracker.London(t).Format("2 January 2006") }

// moment writes an instant on the clock of London: "12 June 2014, 00:01".
func moment(t time.Time) string { return tracker.London(t).Format("2 January 2006, 15:04") }

// attribution says who spoke in a reaction, as what and when.
func attribution(r tracker.Reaction, sectors []tracker.SectorName) templates.Attribution {
	c := r.Capacity()
	a := templates.Attribution{
		Role:         c.Role,
		Organisation: c.OrganisationName,
		Sector:       tracker.SectorLabel(sectors, c.Sector),
		Date:         civil(r.SaidOn),
		DateISO:      string(r.SaidOn),
	}
	for _, o := range r.Capacities[min(1, len(r.Capacities)):] {
		a.Also = append(a.Also, strings.Join(nonEmpty(o.Role, o.OrganisationName), ", "))
	}
	if r.Speaker != "" || r.Label != "" {
		a.Speaker = r.By()
	}
	if r.Stakeholder != "" {
		a.SpeakerHref = "/stakeholders/" + r.Stakeholder
	}
	if c.Organisation != "" {
		a.OrganisationHref = "/organisations/" + c.Organisation
	}
	return a
}

// sourceRef names a source below a quote. Its page is for those who may read
// what is not published.
func sourceRef(v tracker.Viewer, src tracker.Source) templates.SourceRef {
	ref := templates.SourceRef{Title: src.Title, Publisher: src.Publisher, Published: civil(src.Published), Address: src.Address}
	if v.May(tracker.ReadUnpublished) {
		ref.Href = "/sources/" + src.ID
	}
	return ref
}

// stances lists where a reaction stands on each proposition of its
// consultation on which somebody has decided; without any decision it is
// undecided on the whole.
func stances(r tracker.Reaction, con tracker.Consultation) []templates.StanceOn {
	var list []templates.StanceOn
	for _, p := range con.Propositions {
		if s := r.Stance(p.ID); s != tracker.Undecided {
			list = append(list, templates.StanceOn{Stance: templates.Stance(s), Proposition: p.Title})
		}
	}
	if len(list) == 0 && len(con.Propositions) > 0 {
		list = append(list, templates.StanceOn{Stance: templates.Undecided, Proposition: con.Whole().Title})
	}
	return list
}
