package handlers

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// peopleRoutes are the directory: who speaks, for which body, in which sector.
func (s *Server) peopleRoutes() []route {
	return []route{
		{http.MethodGet, "/stakeholders", tracker.ReadPublished, s.listStakeholders},
		{http.MethodGet, "/stakeholders/:id", tracker.ReadPublished, s.showStakeholder},
		{http.MethodGet, "/stakeholders/:id/edit", tracker.EditStakeholders, s.editStakeholder},
		{http.MethodPost, "/stakeholders/:id/edit", tracker.EditStakeholders, s.updateStakeholder},
		{http.MethodGet, "/organisations", tracker.ReadPublished, s.listOrganisations},
		{http.MethodGet, "/organisations/new", tracker.EditDirectory, s.newOrganisation},
		{http.MethodPost, "/organisations", tracker.EditDirectory, s.createOrganisation},
		{http.MethodGet, "/organisations/:id", tracker.ReadPublished, s.showOrganisation},
		{http.MethodGet, "/organisations/:id/edit", tracker.EditDirectory, s.editOrganisation},
		{http.MethodPost, "/organisations/:id/edit", tracker.EditDirectory, s.updateOrganisation},
		{http.MethodGet, "/sectors", tracker.EditDirectory, s.listSectors},
		{http.MethodPost, "/sectors", tracker.EditDirectory, s.updateSectors},
	}
}

// stakeholderTyped is a person as their form holds them.
type stakeholderTyped struct {
	id, honorific, name, otherNames string
	revision                        int64
}

func (s *Server) editStakeholder(c *fiber.Ctx) error {
	p, err := s.Tracker.Stakeholder(c.UserContext(), viewer(c), c.Params("id"), 0)
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return c.Redirect("/stakeholders/"+p.Moved+"/edit", http.StatusSeeOther)
	}
	return s.showStakeholderForm(c, http.StatusOK, stakeholderShown(p.Stakeholder), nil)
}

func stakeholderShown(st tracker.Stakeholder) stakeholderTyped {
	return stakeholderTyped{id: st.ID, honorific: st.Honorific, name: st.Name, otherNames: strings.Join(st.OtherNames, "\n"), revision: st.Revision}
}

func (s *Server) updateStakeholder(c *fiber.Ctx) error {
	typed := stakeholderTyped{id: c.Params("id"), honorific: c.FormValue("honorific"), name: c.FormValue("name"),
		otherNames: c.FormValue("other_names"), revision: revision(c)}
	st := tracker.Stakeholder{Name: typed.name, Honorific: typed.honorific, OtherNames: lines(typed.otherNames)}
	st.ID, st.Revision = typed.id, typed.revision
	now, err := s.Tracker.SaveStakeholder(c.UserContext(), viewer(c), st)
	if status, ok := rejected(err); ok {
		wrong := fieldErrors(err)
		if status == http.StatusConflict {
			typed.revision = now.Revision
			wrong = append(wrong, thereNow(strings.Join(nonEmpty(append([]string{now.FullName()}, now.OtherNames...)...), "; ")))
		}
		return s.showStakeholderForm(c, status, typed, wrong)
	}
	if err != nil {
		return err
	}
	s.flash(c, "What is known of "+now.FullName()+" was saved. Reactions keep the name that was printed.")
	return c.Redirect("/stakeholders/"+now.ID, http.StatusSeeOther)
}

func (s *Server) showStakeholderForm(c *fiber.Ctx, status int, typed stakeholderTyped, wrong []templates.FieldError) error {
	here := "/stakeholders/" + typed.id
	page := templates.StakeholderForm{Frame: s.frame(c, "Edit stakeholder"), Action: here + "/edit", CancelHref: here,
		Revision: int(typed.revision), Honorific: typed.honorific, Name: typed.name, OtherNames: typed.otherNames}
	page.Errors = wrong
	return s.show(c, status, page)
}
