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

// organisationTyped is a body as its form holds it.
type organisationTyped struct {
	tracker.Organisation
	parent  string // its name, as it was typed
	another bool   // than those whose names look alike
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
	return s.showOrganisationForm(c, http.StatusOK, organisationTyped{Organisation: p.Organisation, parent: p.Parent}, nil)
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
	if err == nil {
		err = s.askBodyMeant(c, typed)
	}
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
	o.Name, o.OtherNames, o.Sectors = c.FormValue("name"), lines(c.FormValue("other_names")), readSectors(c)
	o.Identifiers = slices.DeleteFunc(slices.Clone(o.Identifiers), func(id tracker.Identifier) bool { return id.Scheme == "ods" })
	if code := strings.ToUpper(strings.TrimSpace(c.FormValue("ods_code"))); code != "" {
		o.Identifiers = append(o.Identifiers, tracker.Identifier{Scheme: "ods", Value: code})
	}
	typed := organisationTyped{o, strings.TrimSpace(c.FormValue("parent")), isAnother(c)}
	typed.Parent = ""
	if typed.parent == "" {
		return typed, nil
	}
	parent, near, err := s.Tracker.BodyMeant(c.UserContext(), viewer(c), c.FormValue("parent_id"), typed.parent)
	if err != nil {
		return typed, err
	}
	if typed.Parent = parent; parent != "" {
		return typed, nil
	}
	wrong := &tracker.Error{Kind: tracker.Invalid, Fields: []tracker.FieldError{{Field: "parent", Message: unknownParent(near)}}}
	if known := (*tracker.Error)(nil); errors.As(o.Validate(), &known) {
		wrong.Fields = append(known.Fields, wrong.Fields...)
	}
	return typed, wrong
}

// readSectors reads the sector that is counted and the others that are ticked.
// Without one to be counted it is the first of them.
func readSectors(c *fiber.Ctx) []tracker.Sector {
	var list []tracker.Sector
	for _, code := range append([]string{c.FormValue("counted")}, formValues(c, "sector")...) {
		if code != "" && !slices.Contains(list, tracker.Sector(code)) {
			list = append(list, tracker.Sector(code))
		}
	}
	return list
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
	meant, err := s.bodiesMeant(c, typed)
	if err != nil {
		return err
	}
	o := typed.Organisation
	page := templates.OrganisationForm{
		Frame: s.frame(c, "Add an organisation"), New: true, Action: "/organisations", CancelHref: "/organisations", Revision: int(o.Revision),
		Name: o.Name, Meant: meant, Another: typed.another, OtherNames: strings.Join(o.OtherNames, "\n"), Counted: countedChoices(sectors, o), Sectors: sectorChoices(countedFirst(sectors, o), o.Sectors...),
		Parent: typed.parent, ParentID: o.Parent, ODSCode: odsCode(o),
	}
	if o.ID != "" {
		page.New, page.Frame.Title, page.CancelHref = false, "Edit organisation", "/organisations/"+o.ID
		page.Action = page.CancelHref + "/edit"
	}
	page.Errors = fieldsNamed(wrong, map[string]string{"sectors": "sector"})
	return s.show(c, status, page)
}

// countedChoices offers the sectors for the one that is counted.
func countedChoices(names []tracker.SectorName, o tracker.Organisation) []templates.Option {
	counted := o.Sectors[:min(len(o.Sectors), 1)]
	return append([]templates.Option{{Label: "The first that is ticked", Selected: len(counted) == 0}}, sectorChoices(names, counted...)...)
}

// countedFirst puts the sectors of a body first, in their order, so that saving an
// untouched form does not change it.
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
