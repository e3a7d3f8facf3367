package handlers

import (
	"net/http"

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
