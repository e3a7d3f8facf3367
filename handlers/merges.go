package handlers

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// mergeRoutes make two entries of the directory one, and two again.
func (s *Server) mergeRoutes() []route {
	people, bodies := mergeOf{s, tracker.MergePeople}, mergeOf{s, tracker.MergeBodies}
	return []route{
		{http.MethodGet, "/stakeholders/alike", tracker.EditStakeholders, people.listAlike},
		{http.MethodGet, "/stakeholders/:id/merge", tracker.EditStakeholders, people.newMerge},
		{http.MethodPost, "/stakeholders/:id/merge", tracker.EditStakeholders, people.createMerge},
		{http.MethodGet, "/organisations/alike", tracker.EditDirectory, bodies.listAlike},
		{http.MethodGet, "/organisations/:id/merge", tracker.EditDirectory, bodies.newMerge},
		{http.MethodPost, "/organisations/:id/merge", tracker.EditDirectory, bodies.createMerge},
		{http.MethodGet, "/merges", tracker.EditStakeholders, s.listMerges},
		{http.MethodGet, "/merges/:id", tracker.EditStakeholders, s.showMerge},
		{http.MethodPost, "/merges/:id/undo", tracker.EditStakeholders, s.undoMerge},
	}
}

// entryPaths are where people and bodies have their pages.
var entryPaths = map[tracker.MergeNoun]string{tracker.MergePeople: "/stakeholders", tracker.MergeBodies: "/organisations"}

// mergeOf is the screens of merging for a noun.
type mergeOf struct {
	*Server
	noun tracker.MergeNoun
}

func (m mergeOf) person() bool { return m.noun == tracker.MergePeople }

func (m mergeOf) entry(id string) string { return entryPaths[m.noun] + "/" + id }

// newMerge lets somebody choose the other entry, and then shows what a merge
// would do.
func (m mergeOf) newMerge(c *fiber.Ctx) error {
	into, with := c.Query("into"), strings.TrimSpace(c.Query("with"))
	if into == "" && with == "" {
		return m.showChoice(c, http.StatusOK, "", nil)
	}
	if into == "" {
		var err error
		if into, err = m.called(c, with); err != nil {
			if status, ok := rejected(err); ok {
				return m.showChoice(c, status, with, fieldErrors(err))
			}
			return err
		}
	}
	return m.showPlan(c, http.StatusOK, into, nil)
}

// called returns the entry with a name, for who has typed it without choosing.
func (m mergeOf) called(c *fiber.Ctx, name string) (string, error) {
	if m.person() {
		list, err := m.Tracker.PeopleNamed(c.UserContext(), viewer(c), name)
		switch {
		case err != nil:
			return "", err
		case len(list) == 0:
			return "", invalid("with", "Nobody in the directory has this name. Write it as it is there.")
		case len(list) > 1:
			return "", invalid("with", counted(len(list), "person has", "people have")+" this name. Open the one you mean and merge from there.")
		}
		return list[0].ID, nil
	}
	o, near, err := m.Tracker.OrganisationNamed(c.UserContext(), viewer(c), name)
	if err == nil && o.ID == "" {
		words := "No body in the directory has this name."
		if len(near) > 0 {
			words += " Did you mean " + strings.Join(near, "; ") + "?"
		}
		return "", invalid("with", words)
	}
	return o.ID, err
}

func (m mergeOf) createMerge(c *fiber.Ctx) error {
	o := tracker.MergeOrder{ID: c.FormValue("id"), Noun: m.noun, From: c.Params("id"), Into: c.FormValue("into"),
		FromSeen: shownRevision(c.FormValue("from_revision")), IntoSeen: shownRevision(c.FormValue("into_revision")), Agreed: c.FormValue("agreed") == "yes"}
	done, err := m.Tracker.StartMerge(c.UserContext(), viewer(c), o)
	if status, ok := rejected(err); ok {
		return m.showPlan(c, status, o.Into, fieldErrors(err))
	}
	if err == nil {
		done, err = m.Tracker.AwaitMerge(c.UserContext(), viewer(c), done.ID)
	}
	if err != nil {
		return err
	}
	if done.State != tracker.MergeDone {
		return c.Redirect("/merges/"+done.ID, http.StatusSeeOther)
	}
	m.flashUndo(c, done.FromName+" is part of "+done.IntoName+" now, with "+counted(done.Moved, "reaction", "reactions")+".", "/merges/"+done.ID+"/undo", done.Revision)
	return c.Redirect(m.entry(done.Into), http.StatusSeeOther)
}

// shownRevision reads a revision; what is none is stale.
func shownRevision(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return -1
	}
	return n
}

// entryOf returns the name of an entry that stands by itself.
func (m mergeOf) entryOf(c *fiber.Ctx) (name string, err error) {
	moved := ""
	if m.person() {
		p, failed := m.Tracker.Stakeholder(c.UserContext(), viewer(c), c.Params("id"), 0)
		name, moved, err = p.Stakeholder.FullName(), p.Moved, failed
	} else {
		p, failed := m.Tracker.Organisation(c.UserContext(), viewer(c), c.Params("id"), 0)
		name, moved, err = p.Organisation.Name, p.Moved, failed
	}
	if err == nil && moved != "" {
		err = tracker.Errorf(tracker.NotFound, "This entry has been merged with another. Open that one.")
	}
	return name, err
}

func (m mergeOf) showChoice(c *fiber.Ctx, status int, with string, wrong []templates.FieldError) error {
	name, err := m.entryOf(c)
	if err != nil {
		return err
	}
	candidates, err := m.Tracker.MergeCandidates(c.UserContext(), viewer(c), m.noun, c.Params("id"))
	if err != nil {
		return err
	}
	page := m.page(c, name)
	page.With, page.Errors = with, wrong
	for _, l := range candidates {
		page.Candidates = append(page.Candidates, templates.MergeCandidate{Name: l.Name, About: l.About, Href: addressWith(page.Action, "into", l.ID)})
	}
	return m.show(c, status, page)
}

func (m mergeOf) page(c *fiber.Ctx, name string) templates.MergeNew {
	here := m.entry(c.Params("id"))
	page := templates.MergeNew{Frame: m.frame(c, "Merge "+name), Person: m.person(), Name: name, Action: here + "/merge", CancelHref: here,
		SuggestHref: "/suggest/organisations"}
	list := templates.Link{Label: "Organisations", Href: "/organisations"}
	if m.person() {
		page.SuggestHref, list = "/suggest/people", templates.Link{Label: "Stakeholders", Href: "/stakeholders"}
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{list, {Label: name, Href: here}}, "Merge"
	return page
}

func (m mergeOf) showPlan(c *fiber.Ctx, status int, into string, wrong []templates.FieldError) error {
	p, err := m.Tracker.PlanMerge(c.UserContext(), viewer(c), m.noun, c.Params("id"), into)
	if status, ok := rejected(err); ok {
		var known *tracker.Error
		if errors.As(err, &known) && known.Kind == tracker.Conflict {
			return err // there is no such entry any more to show a form for
		}
		return m.showChoice(c, status, "", fieldsNamed(fieldErrors(err), map[string]string{"into": "with"}))
	}
	if err != nil {
		return err
	}
	page := m.page(c, p.From.Name)
	page.Errors = wrong
	sectors, err := m.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	page.Plan = &templates.MergePlan{Shows: mergeShows(p, sectors), Agreed: c.FormValue("agreed") == "yes", From: m.side(p.From), Into: m.side(p.Into), Does: mergeDoes(p),
		SwapHref: addressWith(m.entry(into)+"/merge", "into", p.From.ID), OtherHref: page.Action,
		Hidden: []templates.Hidden{{Name: "id", Value: m.Tracker.NewID()}, {Name: "into", Value: into},
			{Name: "from_revision", Value: strconv.FormatInt(p.From.Revision, 10)}, {Name: "into_revision", Value: strconv.FormatInt(p.Into.Revision, 10)}}}
	return m.show(c, status, page)
}

func (m mergeOf) side(x tracker.MergeSide) templates.MergeSide {
	side := templates.MergeSide{Name: x.Name, Href: m.entry(x.ID), Names: x.OtherNames, About: x.About, Reactions: x.Reactions}
	if x.Shipped && !m.person() {
		side.Note = "One of the public bodies that everybody knows."
	}
	return side
}

const alikePerPage = 50

func (m mergeOf) listAlike(c *fiber.Ctx) error {
	pairs, err := m.Tracker.Alike(c.UserContext(), viewer(c), m.noun)
	if err != nil {
		return err
	}
	page := templates.Alike{Frame: m.frame(c, "Names that look alike"), Person: m.person(), Total: len(pairs)}
	list := templates.Link{Label: "Organisations", Href: "/organisations"}
	if m.person() {
		list = templates.Link{Label: "Stakeholders", Href: "/stakeholders"}
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{list}, "Names that look alike"
	shown := pageOf(c, len(pairs), alikePerPage)
	page.Pages = shown.links(func(n int) string { return addressWith(entryPaths[m.noun]+"/alike", "page", pageNumber(n)) })
	for _, p := range pairs[shown.from:shown.to] {
		page.Pairs = append(page.Pairs, templates.AlikeRow{A: templates.Link{Label: p.A.Name, Href: m.entry(p.A.ID)}, B: templates.Link{Label: p.B.Name, Href: m.entry(p.B.ID)},
			AboutA: p.A.About, AboutB: p.B.About, Why: p.Why, MergeHref: addressWith(m.entry(p.A.ID)+"/merge", "into", p.B.ID)})
	}
	return m.show(c, http.StatusOK, page)
}
