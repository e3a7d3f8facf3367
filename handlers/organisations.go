package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func sectorWords(names []tracker.SectorName, codes []tracker.Sector) string {
	var words []string
	for _, code := range codes {
		words = append(words, tracker.SectorLabel(names, code))
	}
	return strings.Join(words, ", ")
}

func (s *Server) showOrganisation(c *fiber.Ctx) error {
	p, err := s.Tracker.OrganisationProfile(c.UserContext(), viewer(c), c.Params("id"), offset(c, saidPerPage), c.Query(withParts) != "")
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return c.Redirect("/organisations/"+p.Moved, http.StatusSeeOther)
	}
	return s.show(c, http.StatusOK, s.organisationPage(c, p))
}

func (s *Server) organisationPage(c *fiber.Ctx, p tracker.OrganisationProfile) templates.Organisation {
	v, o, here := viewer(c), p.Organisation, "/organisations/"+p.Organisation.ID
	page := templates.Organisation{
		Frame: s.frame(c, o.Name), Name: o.Name, OtherNames: o.OtherNames, ODSCode: odsCode(o),
		QuotesHref: ofBodies(p.Bodies), Total: p.Total,
		Said: said(v, p.Hits, p.Sectors, ""),
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Organisations", Href: "/organisations"}}, o.Name
	for _, code := range o.Sectors {
		page.Sectors = append(page.Sectors, templates.Link{Label: tracker.SectorLabel(p.Sectors, code), Href: addressWith("/organisations", "sector", string(code))})
	}
	if p.Parent != "" {
		page.Parent = templates.Link{Label: p.Parent, Href: "/organisations/" + o.Parent}
	}
	for _, x := range p.Speakers {
		page.People = append(page.People, speakerRow(x, p))
	}
	for _, m := range p.Mixes {
		page.Mixes = append(page.Mixes, organisationMix(p.Bodies, m))
	}
	if v.May(tracker.EditDirectory) {
		page.EditHref, page.MergeHref = here+"/edit", here+"/merge"
	}
	if v.May(tracker.LogReactions) {
		page.LogHref = addressWith("/reactions/new", "organisation", o.ID)
	}
	addTree(&page, p, here)
	bodyTimeline(c, &page, p, here)
	page.Pages = pageOf(c, p.Total, saidPerPage).links(func(n int) string {
		return addressWith(here, "proposition", c.Query("proposition"), withParts, c.Query(withParts), "page", pageNumber(n))
	})
	return page
}

// organisationMix is how a body's reactions stand on one proposition.
func organisationMix(bodies []string, m tracker.MixOn) templates.OrganisationMix {
	t := templates.OrganisationMix{Proposition: m.Proposition.Title, Statement: statementWords(m.Tally()), StatementNote: mixWords(m.Mix)}
	for _, stance := range tracker.StanceFacet() {
		if n := m.Counts[stance]; n > 0 {
			t.Mix = append(t.Mix, templates.StanceCount{Stance: templates.Stance(stance), N: n,
				Href: ofBodies(bodies, "consultation", m.Consultation.Slug, "proposition", m.Proposition.ID, "stance", string(stance))})
		}
	}
	return t
}

func odsCode(o tracker.Organisation) string {
	for _, id := range o.Identifiers {
		if id.Scheme == "ods" {
			return id.Value
		}
	}
	return ""
}

// organisationTyped is a body as its form holds it.
type organisationTyped struct {
	tracker.Organisation
	parent string // its name
}

func (s *Server) newOrganisation(c *fiber.Ctx) error {
	return s.showOrganisationForm(c, http.StatusOK, organisationTyped{}, nil)
}

func (s *Server) editOrganisation(c *fiber.Ctx) error {
	p, err := s.Tracker.Organisation(c.UserContext(), viewer(c), c.Params("id"), 0)
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return c.Redirect("/organisations/"+p.Moved+"/edit", http.StatusSeeOther)
	}
	return s.showOrganisationForm(c, http.StatusOK, organisationTyped{p.Organisation, p.Parent}, nil)
}

func (s *Server) createOrganisation(c *fiber.Ctx) error {
	return s.saveOrganisation(c, tracker.Organisation{})
}

func (s *Server) updateOrganisation(c *fiber.Ctx) error {
	p, err := s.Tracker.Organisation(c.UserContext(), viewer(c), c.Params("id"), 0)
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return tracker.Errorf(tracker.Conflict, "This organisation has been merged with another since you opened it. Open that one, and make your change there.")
	}
	now := p.Organisation
	now.Revision = revision(c)
	return s.saveOrganisation(c, now)
}

// saveOrganisation writes the form over a body: a new one, or one with the
// revision that the form was made from.
func (s *Server) saveOrganisation(c *fiber.Ctx, o tracker.Organisation) error {
	typed, err := s.readOrganisation(c, o)
	var now tracker.Organisation
	if err == nil {
		now, err = s.Tracker.SaveOrganisation(c.UserContext(), viewer(c), typed.Organisation)
	}
	if status, ok := rejected(err); ok {
		wrong := fieldErrors(err)
		if status == http.StatusConflict {
			typed.Revision = now.Revision
			wrong = append(wrong, thereNow(strings.Join(append([]string{now.Name}, now.OtherNames...), "; ")))
		}
		return s.showOrganisationForm(c, status, typed, wrong)
	}
	if err != nil {
		return err
	}
	s.flash(c, now.Name+" was saved.")
	return c.Redirect("/organisations/"+now.ID, http.StatusSeeOther)
}

// readOrganisation reads the form over a body; a parent nobody knows is
// invalid together with whatever else is.
func (s *Server) readOrganisation(c *fiber.Ctx, o tracker.Organisation) (organisationTyped, error) {
	o.Name, o.OtherNames, o.Sectors = c.FormValue("name"), lines(c.FormValue("other_names")), nil
	for _, code := range formValues(c, "sector") {
		o.Sectors = append(o.Sectors, tracker.Sector(code))
	}
	o.Identifiers = slices.DeleteFunc(slices.Clone(o.Identifiers), func(id tracker.Identifier) bool { return id.Scheme == "ods" })
	if code := strings.ToUpper(strings.TrimSpace(c.FormValue("ods_code"))); code != "" {
		o.Identifiers = append(o.Identifiers, tracker.Identifier{Scheme: "ods", Value: code})
	}
	typed := organisationTyped{o, strings.TrimSpace(c.FormValue("parent"))}
	typed.Parent = ""
	if typed.parent == "" {
		return typed, nil
	}
	parent, near, err := s.Tracker.OrganisationNamed(c.UserContext(), viewer(c), typed.parent)
	if err != nil {
		return typed, err
	}
	typed.Parent = parent.ID
	if parent.ID == "" || parent.ID == o.ID {
		wrong := &tracker.Error{Kind: tracker.Invalid, Fields: []tracker.FieldError{{Field: "parent", Message: unknownParent(near)}}}
		if known := (*tracker.Error)(nil); errors.As(o.Validate(), &known) {
			wrong.Fields = append(known.Fields, wrong.Fields...)
		}
		return typed, wrong
	}
	return typed, nil
}

// unknownParent says that no body has the name, and which may be meant.
func unknownParent(near []string) string {
	words := "Choose another body of the list, or leave it empty."
	if len(near) > 0 {
		words += " Did you mean " + strings.Join(near, "; ") + "?"
	}
	return words
}

func (s *Server) showOrganisationForm(c *fiber.Ctx, status int, typed organisationTyped, wrong []templates.FieldError) error {
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	all, _, err := s.Tracker.Organisations(c.UserContext(), viewer(c), tracker.ListFilter{Limit: everybody})
	if err != nil {
		return err
	}
	o := typed.Organisation
	page := templates.OrganisationForm{
		Frame: s.frame(c, "Add an organisation"), New: true, Action: "/organisations", CancelHref: "/organisations", Revision: int(o.Revision),
		Name: o.Name, OtherNames: strings.Join(o.OtherNames, "\n"), Sectors: sectorChoices(countedFirst(sectors, o), o.Sectors...),
		Parent: typed.parent, ODSCode: odsCode(o),
	}
	if o.ID != "" {
		page.New, page.Frame.Title, page.CancelHref = false, "Edit organisation", "/organisations/"+o.ID
		page.Action = page.CancelHref + "/edit"
	}
	for _, l := range all {
		page.Organisations = append(page.Organisations, l.Name)
	}
	page.Errors = fieldsNamed(wrong, map[string]string{"sectors": "sector"})
	return s.show(c, status, page)
}

// countedFirst puts the sectors of a body first, in their order, because the
// first that is ticked is the one counted: saving an untouched form must not
// change it.
func countedFirst(names []tracker.SectorName, o tracker.Organisation) []tracker.SectorName {
	place := func(n tracker.SectorName) int {
		if i := slices.Index(o.Sectors, n.Code); i >= 0 {
			return i
		}
		return len(o.Sectors)
	}
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b tracker.SectorName) int { return place(a) - place(b) })
	return sorted
}
