package handlers

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// draftTyped is a draft as its form shows it or as it was sent.
type draftTyped struct {
	stakeholder, honorific, speaker, role, organisation, sector, saidOn string
	role2, organisation2, sector2                                       string
	body, body2, roleFrom, roleTo                                       string
	terms                                                               termsTyped
	keep                                                                []string
	reasons                                                             map[string]string
	kinds                                                               map[string]tracker.PassageKind
	stances                                                             []decisionTyped
	themes                                                              []string
	revision                                                            int64
}

// draftShown is the form of a draft that nobody has typed into yet.
func draftShown(d tracker.Draft) draftTyped {
	first, second := capacityAt(d.Capacities, 0), capacityAt(d.Capacities, 1)
	f := draftTyped{
		stakeholder: d.Stakeholder, honorific: d.Honorific, speaker: d.Speaker, saidOn: string(d.SaidOn),
		role: first.Role, organisation: first.OrganisationName, sector: string(first.Sector),
		role2: second.Role, organisation2: second.OrganisationName, sector2: string(second.Sector),
		body: first.Organisation, body2: second.Organisation, roleFrom: string(d.RoleFrom), roleTo: string(d.RoleTo),
		terms: termsShown(d.Terms), themes: d.Themes, reasons: map[string]string{}, kinds: map[string]tracker.PassageKind{},
	}
	if d.Terms != nil && !d.Terms.Permitted {
		f.terms.permitted = "no"
	}
	for _, p := range d.Passages {
		f.kinds[p.ID] = p.Kind
		f.reasons[p.ID] = p.Dropped
		if p.Dropped == "" {
			f.keep = append(f.keep, p.ID)
		}
	}
	return f
}

func capacityAt(list []tracker.Capacity, i int) tracker.Capacity {
	if i < len(list) {
		return list[i]
	}
	return tracker.Capacity{}
}

// readDraft reads the form of a draft.
func readDraft(c *fiber.Ctx, d tracker.Draft) draftTyped {
	f := draftTyped{
		stakeholder: c.FormValue("stakeholder"), honorific: c.FormValue("honorific"), speaker: c.FormValue("speaker"),
		role: c.FormValue("role"), organisation: c.FormValue("organisation"), sector: c.FormValue("sector"),
		saidOn: c.FormValue("said_on"), role2: c.FormValue("role_2"), organisation2: c.FormValue("organisation_2"),
		sector2: c.FormValue("sector_2"), body: c.FormValue("body"), body2: c.FormValue("body_2"), roleFrom: c.FormValue("role_from"), roleTo: c.FormValue("role_to"), terms: readTerms(c), reasons: map[string]string{}, kinds: map[string]tracker.PassageKind{},
		revision: revision(c), stances: readDecisions(c), themes: formValues(c, "theme"),
	}
	for _, id := range c.Request().PostArgs().PeekMulti("keep") {
		f.keep = append(f.keep, string(id))
	}
	for _, p := range d.Passages {
		f.reasons[p.ID] = strings.TrimSpace(c.FormValue("reason-" + p.ID))
		f.kinds[p.ID] = tracker.PassageKind(cmp.Or(c.FormValue("kind-"+p.ID), string(p.Kind)))
	}
	return f
}

// draftEdit turns what was typed into an edit of the draft, or says what is wrong.
func (s *Server) draftEdit(c *fiber.Ctx, d tracker.Draft, f draftTyped) (tracker.DraftEdit, []templates.FieldError, error) {
	r, err := s.Tracker.Review(c.UserContext(), viewer(c), d.Source)
	if err != nil {
		return tracker.DraftEdit{}, nil, err
	}
	terms, wrong := f.ownTerms(r.Source.Terms)
	dropped := map[string]string{}
	for _, p := range d.Passages {
		if slices.Contains(f.keep, p.ID) {
			continue
		}
		dropped[p.ID] = f.reasons[p.ID]
		if f.reasons[p.ID] == "" && len(f.keep) > 0 {
			wrong = append(wrong, templates.FieldError{Field: "reason-" + p.ID, Message: "Say why this passage is left out, or tick it again."})
		}
	}
	if len(f.keep) == 0 && len(d.Passages) > 0 {
		wrong = append(wrong, templates.FieldError{Field: "keep-" + d.Passages[0].ID, Message: "Keep at least one passage, or reject the draft."})
	}
	stances, wrongStances := f.decisions(d)
	wrong = append(wrong, wrongStances...)
	return tracker.DraftEdit{
		Stances: stances, Revision: f.revision, Stakeholder: f.stakeholder, Speaker: f.speaker, Honorific: f.honorific, Label: d.Label,
		SaidOn: f.saidOn, RoleFrom: f.roleFrom, RoleTo: f.roleTo, Capacities: f.capacities(d.Capacities), Kinds: f.kinds, Dropped: dropped, Terms: terms, Themes: f.themes,
	}, wrong, nil
}

// capacities returns those of the form, then those that the form does not show.
func (f draftTyped) capacities(was []tracker.Capacity) []tracker.Capacity {
	list := []tracker.Capacity{
		{Role: f.role, OrganisationName: f.organisation, Organisation: f.body, Sector: tracker.Sector(f.sector)},
		{Role: f.role2, OrganisationName: f.organisation2, Organisation: f.body2, Sector: tracker.Sector(f.sector2)},
	}
	if len(was) > 2 {
		list = append(list, was[2:]...)
	}
	return list
}

// ownTerms returns the terms of the draft alone: nil if nothing was typed,
// else what was typed with what was left open taken from the source.
func (f draftTyped) ownTerms(source *tracker.Terms) (*tracker.Terms, []templates.FieldError) {
	if f.terms == (termsTyped{}) {
		return nil, nil
	}
	own, wrong := f.terms.terms()
	if source != nil {
		own.Status = cmp.Or(own.Status, source.Status)
		if f.terms.permitted == "" {
			own.Permitted = source.Permitted
		}
		if own.Embargo.IsZero() {
			own.Embargo = source.Embargo
		}
	}
	return &own, wrong
}

// errors gives what the service says the names of this form's fields.
func (f draftTyped) errors(d tracker.Draft, err error) []templates.FieldError {
	names := map[string]string{}
	if f.terms == (termsTyped{}) {
		names["status"] = "terms-status" // it is the source that has no terms yet
	}
	if len(d.Passages) > 0 {
		names["passages"] = "keep-" + d.Passages[0].ID
	}
	for _, x := range f.stances {
		for field, name := range x.fields() {
			names[field+"-"+x.proposition] = name
		}
	}
	return renamed(fieldErrors(err), names)
}

// words says who a draft is by, for somebody whose form was stale.
func (f draftTyped) words() string {
	return strings.Join(nonEmpty(strings.TrimSpace(f.honorific+" "+f.speaker), f.role, f.organisation, f.saidOn), ", ")
}

// draftForm is the form of the draft that is opened.
// The words in the text that led to the suggestion are underlined there.
func (s *Server) draftForm(c *fiber.Ctx, p tracker.SourcePage, d tracker.Draft, shown reviewShown, text *sourceText) (*templates.DraftForm, error) {
	f := draftShown(d)
	if shown.edit != nil {
		f = *shown.edit
	}
	match, err := s.draftMatches(c, d, f)
	if err != nil {
		return nil, err
	}
	form := &templates.DraftForm{
		N: d.Number, ID: d.ID, Revision: int(d.Revision), AcceptHref: withPart("/drafts/"+d.ID+"/accept", shown.show), RejectHref: withPart("/drafts/"+d.ID+"/reject", shown.show),
		Honorific: f.honorific, Speaker: f.speaker, Role: f.role, Organisation: f.organisation, Sectors: sectorChoices(p.Sectors, tracker.Sector(f.sector)),
		RoleFrom: f.roleFrom, RoleTo: f.roleTo, RoleHeld: match.held,
		Person: match.person, Body: match.body, Body2: match.body2, SaidOn: f.saidOn, SaidOnNote: saidOnNote(p.Source),
		Statuses:  append([]templates.Option{{Label: "As for the source"}}, f.terms.statusChoices()...),
		Permitted: f.terms.permitted, EmbargoDate: f.terms.date, EmbargoTime: f.terms.clock, OwnTerms: f.terms != termsTyped{},
		Role2: f.role2, Organisation2: f.organisation2, Sectors2: sectorChoices(p.Sectors, tracker.Sector(cmp.Or(f.sector2, f.sector))),
		Position: d.Position, Suggests: templates.Stance(d.Suggested),
		Confidence: confidence(d.Confidence), Rules: rules(d), Flags: d.Flags, RejectReason: shown.rejectReason,
		Moves:     movesForm(p, d, shown.moves, text),
		CanAccept: d.Waits() && p.Source.Terms != nil, CanReject: d.Waits(), AcceptNote: acceptNote(d),
	}
	addDraftThemes(viewer(c), form, p, f.themes)
	form.WhoOpen, form.WhoWords, form.History = whoOpen(f, match, shown), whoWords(f), draftHistory(p, d)
	var shows []tracker.WordsAt
	if form.Stances, shows, err = s.draftStances(c, p.Consultation, d, f.stances); err != nil {
		return nil, err
	}
	text.underline(d, shows)
	form.DuplicateHref = "/drafts/" + d.ID + "/duplicate"
	if form.Known, err = s.knownWords(c, d); err != nil {
		return nil, err
	}
	if next := p.Next(d.Number); next != 0 && next != d.Number {
		form.SkipHref = withPart(draftHref(d.Source, next), shown.show)
	}
	for _, x := range d.Passages {
		form.Passages = append(form.Passages, templates.DraftPassage{
			ID: x.ID, Kind: string(f.kinds[x.ID]), Kinds: choices([]tracker.PassageKind{tracker.Quote, tracker.Reported, tracker.Context}, passageKinds, f.kinds[x.ID]),
			Text: x.Text, Continues: x.Continues, Keep: slices.Contains(f.keep, x.ID), Reason: f.reasons[x.ID],
		})
	}
	return form, nil
}

func acceptNote(d tracker.Draft) string {
	if !d.Waits() {
		return "This has been decided meanwhile and cannot be accepted again. Copy what you need from this form before you leave it."
	}
	return "Save the terms above first; then it can be accepted."
}

func saidOnNote(src tracker.Source) string {
	if src.Published == "" {
		return "For example 1 May 2014. Empty: unknown, for the source has no date"
	}
	return "Empty: the date of the source, " + civil(src.Published)
}

func confidence(c float64) string {
	switch {
	case c >= 0.8:
		return "High"
	case c >= 0.5:
		return "Medium"
	}
	return "Low"
}

// rules lists how a draft and its passages were found, each once.
func rules(d tracker.Draft) []string {
	var list []string
	add := func(rule string) {
		rule = cmp.Or(plainRules[rule], rule)
		if rule != "" && !slices.Contains(list, rule) {
			list = append(list, rule)
		}
	}
	add(d.Rule)
	for _, p := range d.Passages {
		add(p.Rule)
	}
	return list
}
