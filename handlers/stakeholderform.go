package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// The form of a person has rows for positions: those held, and empty ones to add
// some. mostRows is how many of them are looked at.
const (
	moreRows = 3
	mostRows = 400
)

// stakeholderTyped is a person as their form holds them.
type stakeholderTyped struct {
	id, honorific, name, otherNames string
	revision                        int64
	positions                       []tracker.PositionTyped
	blank                           int // further empty rows
}

func (s *Server) editStakeholder(c *fiber.Ctx) error {
	p, err := s.Tracker.Stakeholder(c.UserContext(), viewer(c), c.Params("id"), 0)
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return c.Redirect("/stakeholders/"+p.Moved+"/edit", http.StatusSeeOther)
	}
	return s.showStakeholderForm(c, http.StatusOK, stakeholderShown(p), nil)
}

func stakeholderShown(p tracker.StakeholderPage) stakeholderTyped {
	st := p.Stakeholder
	typed := stakeholderTyped{id: st.ID, honorific: st.Honorific, name: st.Name, otherNames: strings.Join(st.OtherNames, "\n"), revision: st.Revision, blank: 1}
	for _, held := range st.Positions {
		typed.positions = append(typed.positions, tracker.PositionTyped{Role: held.Role, Body: held.Organisation,
			BodyName: p.Organisations[held.Organisation], From: dateTyped(held.From), To: dateTyped(held.To)})
	}
	return typed
}

// dateTyped writes a date so that it can be typed again.
func dateTyped(d tracker.CivilDate) string {
	if d == "" {
		return ""
	}
	return civil(d)
}

// readStakeholder reads the form; rows in which nothing stands are left out.
func readStakeholder(c *fiber.Ctx) stakeholderTyped {
	typed := stakeholderTyped{id: c.Params("id"), honorific: c.FormValue("honorific"), name: c.FormValue("name"),
		otherNames: c.FormValue("other_names"), revision: revision(c)}
	rows, err := strconv.Atoi(c.FormValue("positions"))
	if err != nil {
		return typed // the form had no rows: positions stay
	}
	typed.positions = []tracker.PositionTyped{}
	for i := range min(rows, mostRows) {
		in := func(name string) string { return strings.TrimSpace(c.FormValue(name + "-" + strconv.Itoa(i))) }
		row := tracker.PositionTyped{Role: in("role"), BodyName: in("organisation"), From: in("from"), To: in("to")}
		if row == (tracker.PositionTyped{}) {
			continue
		}
		row.Body = in("organisation_id")
		typed.positions = append(typed.positions, row)
	}
	return typed
}

func (s *Server) updateStakeholder(c *fiber.Ctx) error {
	typed := readStakeholder(c)
	if c.FormValue("add_position") != "" {
		typed.blank = moreRows
		return s.showStakeholderForm(c, http.StatusOK, typed, nil)
	}
	st := tracker.Stakeholder{Name: typed.name, Honorific: typed.honorific, OtherNames: lines(typed.otherNames)}
	st.ID, st.Revision = typed.id, typed.revision
	now, err := s.saveStakeholder(c, st, typed.positions)
	if status, ok := rejected(err); ok {
		wrong := fieldErrors(err)
		if status == http.StatusConflict {
			typed.revision = now.Stakeholder.Revision
			wrong = append(wrong, thereNow(stakeholderWords(now)))
		}
		return s.showStakeholderForm(c, status, typed, wrong)
	}
	if err != nil {
		return err
	}
	s.flash(c, "What is known of "+now.Stakeholder.FullName()+" was saved. Reactions keep the name that was printed.")
	return c.Redirect("/stakeholders/"+typed.id, http.StatusSeeOther)
}

// saveStakeholder saves a person. Where another was quicker, it returns what is
// there now.
func (s *Server) saveStakeholder(c *fiber.Ctx, st tracker.Stakeholder, positions []tracker.PositionTyped) (tracker.StakeholderPage, error) {
	now, err := s.Tracker.SaveStakeholderWith(c.UserContext(), viewer(c), st, positions)
	page := tracker.StakeholderPage{Stakeholder: now}
	if tracker.KindOf(err) != tracker.Conflict {
		return page, err
	}
	there, readErr := s.Tracker.Stakeholder(c.UserContext(), viewer(c), st.ID, 0)
	if readErr != nil {
		return page, readErr
	}
	if there.Moved != "" {
		return page, tracker.Errorf(tracker.Conflict, "This person has been merged with another since you opened the form. Open that one, and make your change there.")
	}
	return there, err
}

// stakeholderWords says what is known of a person in one line.
func stakeholderWords(p tracker.StakeholderPage) string {
	words := nonEmpty(append([]string{p.Stakeholder.FullName()}, p.Stakeholder.OtherNames...)...)
	for _, held := range p.Stakeholder.Positions {
		row := positionRow(held, p.Organisations)
		words = append(words, strings.Join(nonEmpty(row.Role, row.Organisation, row.Dates), ", "))
	}
	return strings.Join(words, "; ")
}

func (s *Server) showStakeholderForm(c *fiber.Ctx, status int, typed stakeholderTyped, wrong []templates.FieldError) error {
	here := "/stakeholders/" + typed.id
	page := templates.StakeholderForm{Frame: s.frame(c, "Edit stakeholder"), Action: here + "/edit", CancelHref: here,
		Revision: int(typed.revision), Honorific: typed.honorific, Name: typed.name, OtherNames: typed.otherNames}
	for _, row := range typed.positions {
		page.Positions = append(page.Positions, templates.PositionField{Role: row.Role, Organisation: row.BodyName, OrganisationID: row.Body, From: row.From, To: row.To})
	}
	for range max(typed.blank, 1-len(page.Positions)) {
		page.Positions = append(page.Positions, templates.PositionField{New: true})
	}
	page.Errors = wrong
	return s.show(c, status, page)
}
