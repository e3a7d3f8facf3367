package handlers

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// logRoutes are for what was heard rather than read.
func (s *Server) logRoutes() []route {
	return []route{
		{http.MethodGet, "/reactions/new", tracker.LogReactions, s.newReaction},
		{http.MethodPost, "/reactions", tracker.LogReactions, s.createReaction},
	}
}

// logTyped is a reaction as the form to log it holds it.
type logTyped struct {
	tracker.Logged
	terms termsTyped
}

// newReaction shows the form, with whom the address names filled in.
func (s *Server) newReaction(c *fiber.Ctx) error {
	in, err := s.Tracker.LogFor(c.UserContext(), viewer(c), c.Query("consultation"), c.Query("stakeholder"), c.Query("organisation"))
	if err != nil {
		return err
	}
	in.SaidOn = civil(tracker.CivilDate(in.SaidOn))
	return s.showLog(c, http.StatusOK, logTyped{Logged: in}, nil)
}

func (s *Server) createReaction(c *fiber.Ctx) error {
	typed := readLog(c)
	terms, wrong := typed.terms.terms()
	typed.Terms = terms
	var r tracker.Reaction
	var before bool
	err := wrongFields(wrong)
	if err == nil {
		r, before, err = s.Tracker.LogReaction(c.UserContext(), viewer(c), typed.Logged)
	}
	if status, again := rejected(err); again {
		if status == http.StatusConflict {
			typed.Key = "" // it has been used, for something else
		}
		return s.showLog(c, status, typed, err)
	}
	if err != nil {
		return err
	}
	message := "Logged. It is recorded and not published."
	if before {
		message = "This form had been sent before; what was logged then is shown."
	}
	s.flash(c, message)
	return c.Redirect("/reactions/"+r.ID, http.StatusSeeOther)
}

// wrongFields is an Invalid error of fields that were read and are wrong.
func wrongFields(list []templates.FieldError) error {
	if len(list) == 0 {
		return nil
	}
	err := &tracker.Error{Kind: tracker.Invalid, Message: "Check what is marked."}
	for _, w := range list {
		err.Fields = append(err.Fields, tracker.FieldError{Field: w.Field, Message: w.Message})
	}
	return err
}

func readLog(c *fiber.Ctx) logTyped {
	typed := logTyped{terms: readTerms(c), Logged: tracker.Logged{
		Key: c.FormValue("key"), Consultation: c.FormValue("consultation"),
		Stakeholder: c.FormValue("stakeholder"), Honorific: c.FormValue("honorific"), Speaker: c.FormValue("speaker"), Role: c.FormValue("role"),
		Body: c.FormValue("body"), Organisation: c.FormValue("organisation"), Sector: tracker.Sector(c.FormValue("sector")),
		Exact: c.FormValue("exact"), Reported: c.FormValue("reported"), Again: c.FormValue("again") == "yes",
		SaidOn: c.FormValue("said_on"), Way: tracker.SourceKind(c.FormValue("way")), Where: c.FormValue("where"),
		Address: strings.TrimSpace(c.FormValue("address")), Note: c.FormValue("note"), Themes: formValues(c, "theme"),
	}}
	c.Request().PostArgs().VisitAll(func(name, value []byte) {
		proposition, ok := strings.CutPrefix(string(name), "stance-")
		if !ok || len(typed.Stances) >= mostDecided {
			return
		}
		typed.Stances = append(typed.Stances, tracker.LoggedStance{Proposition: proposition, Value: tracker.Stance(value),
			Evidence: lines(c.FormValue("evidence-" + proposition)), Conditions: lines(c.FormValue("conditions-" + proposition)), Why: c.FormValue("reason-" + proposition)})
	})
	return typed
}

// showLog shows the form, empty or as it was sent with what is wrong.
func (s *Server) showLog(c *fiber.Ctx, status int, typed logTyped, cause error) error {
	f, err := s.Tracker.LogForm(c.UserContext(), viewer(c), typed.Logged)
	if err != nil {
		return err
	}
	if len(f.Consultations) == 0 {
		s.flash(c, "Make a consultation first: a reaction is logged in one.")
		return c.Redirect("/consultations/new", http.StatusSeeOther)
	}
	page := s.logPage(c, f, typed)
	page.Errors = logErrors(f, fieldErrors(cause))
	if e := (*tracker.Error)(nil); errors.As(cause, &e) && e.Kind == tracker.Invalid && e.Link != "" {
		page.Known = templates.Link{Label: "the reaction that has them", Href: e.Link}
	}
	return s.show(c, status, page)
}

func (s *Server) logPage(c *fiber.Ctx, f tracker.LogForm, typed logTyped) templates.LogReaction {
	page := templates.LogReaction{
		Frame: s.frame(c, "Log a reaction"), Key: cmp.Or(typed.Key, s.Tracker.NewID()), Consultation: f.Consultation.Slug, About: f.Consultation.Title,
		Statuses: typed.terms.explained(), Permitted: typed.terms.permitted == "yes", EmbargoDate: typed.terms.date, EmbargoTime: typed.terms.clock,
		Stakeholder: typed.Stakeholder, Honorific: typed.Honorific, Speaker: typed.Speaker, Role: typed.Role, Body: typed.Body, Organisation: typed.Organisation,
		Sectors: append([]templates.Option{{Label: "As in the directory", Selected: typed.Sector == ""}}, sectorChoices(f.Sectors, typed.Sector)...),
		Exact:   typed.Exact, Reported: typed.Reported, Again: typed.Again, SaidOn: typed.SaidOn,
		Ways: choices(tracker.LogWays(), logWays, typed.Way), Where: typed.Where, Address: typed.Address, Note: typed.Note,
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(f.Consultation), "Log a reaction"
	for _, con := range f.Consultations {
		page.Consultations = append(page.Consultations, templates.Option{Value: con.Slug, Label: con.Title, Selected: con.ID == f.Consultation.ID})
	}
	page.Person, page.OfBody = logMatch(f.Links.Person, typed.Stakeholder, "people"), logMatch(f.Links.Bodies[0], typed.Body, "bodies")
	if viewer(c).May(tracker.DecideStances) {
		page.Stances, page.Themes = logStances(f.Consultation, typed.Stances), themeChoices(f.Consultation, typed.Themes)
	}
	return page
}

// logMatch says whom a name means where that is a question; the list below the
// field says the rest.
func logMatch(l tracker.Link, chosen, many string) templates.DirectoryMatch {
	if !l.Asks() && len(l.Meant) == 0 {
		return templates.DirectoryMatch{}
	}
	m, asked := directoryMatch(l, many), peopleAsked
	if many == "bodies" {
		asked = bodiesAsked
	}
	m.Open = true
	m.Choices = asked.choices(l, append(slices.Clone(l.Choices), l.Meant...), chosen, tracker.Link{})
	if len(l.Meant) > 0 && !strings.HasPrefix(chosen, tracker.NewPerson) { // a new name is asked about once
		m.Choices[0].Label = "Choose"
		m.Choices = slices.Insert(m.Choices, len(l.Meant)+1, templates.Option{Value: tracker.NewPerson, Label: asked.fresh})
	}
	return m
}

func logStances(con tracker.Consultation, typed []tracker.LoggedStance) []templates.LogStance {
	var list []templates.LogStance
	for _, p := range con.Propositions {
		on := templates.LogStance{ID: p.ID, Proposition: p.Title, Chosen: templates.Undecided}
		if i := slices.IndexFunc(typed, func(x tracker.LoggedStance) bool { return x.Proposition == p.ID }); i >= 0 {
			x := typed[i]
			on.Chosen = cmp.Or(templates.Stance(x.Value), templates.Undecided)
			on.Evidence, on.Conditions, on.Reason = strings.Join(x.Evidence, "\n"), strings.Join(x.Conditions, "\n"), x.Why
			on.Open = on.Evidence+on.Conditions+on.Reason != ""
		}
		list = append(list, on)
	}
	return list
}

// logErrors gives what the service says the names of this form's fields.
func logErrors(f tracker.LogForm, wrong []templates.FieldError) []templates.FieldError {
	names := map[string]string{"passages": "exact"}
	for _, p := range f.Consultation.Propositions {
		names["why-"+p.ID] = "reason-" + p.ID
	}
	if p := f.Links.Person; !p.Asks() && len(p.Meant) == 0 {
		names["stakeholder"] = "speaker"
	}
	if b := f.Links.Bodies[0]; !b.Asks() && len(b.Meant) == 0 {
		names["body"] = "organisation"
	}
	wrong = renamed(wrong, names)
	slices.SortStableFunc(wrong, func(a, b templates.FieldError) int { return logPlace(a.Field) - logPlace(b.Field) })
	return wrong
}

// logFields are the fields in the order of the page, as its errors are listed;
// those on a proposition come last.
var logFields = []string{"consultation", "status", "permitted", "embargo_date", "embargo_time",
	"honorific", "speaker", "stakeholder", "role", "organisation", "body", "sector", "exact", "again", "reported", "themes",
	"way", "said_on", "where", "address", "note"}

func logPlace(field string) int {
	if i := slices.Index(logFields, field); i >= 0 {
		return i
	}
	return len(logFields)
}

var logWays = map[tracker.SourceKind]string{
	tracker.PhoneCall: "Phone call", tracker.MeetingNote: "Meeting", tracker.Hearing: "Hearing", tracker.Letter: "Letter", tracker.EMail: "E-mail",
}

// means says what each attribution status allows.
var means = map[tracker.AttributionStatus]string{
	tracker.OnRecord:       "May be quoted, with name and role.",
	tracker.Background:     "May be quoted with a description, such as “a trust chief executive”. No name.",
	tracker.DeepBackground: "May be used, with no hint at who said it.",
	tracker.OffRecord:      "For us to know. Not to be used.",
}

// explained is statusChoices with what each means.
func (f termsTyped) explained() []templates.ExplainedOption {
	var list []templates.ExplainedOption
	for _, o := range f.statusChoices() {
		list = append(list, templates.ExplainedOption{Option: o, Means: means[tracker.AttributionStatus(o.Value)]})
	}
	return list
}
