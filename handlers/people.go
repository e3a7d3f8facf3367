package handlers

import (
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

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

const (
	peoplePerPage = 50
	everybody     = 1 << 30 // a limit for lists that are needed whole
)

func (s *Server) listStakeholders(c *fiber.Ctx) error {
	words, letter := c.Query("q"), c.Query("letter")
	list, _, err := s.Tracker.Stakeholders(c.UserContext(), viewer(c), tracker.ListFilter{Words: words, Limit: everybody})
	if err != nil {
		return err
	}
	page := templates.Stakeholders{Frame: s.frame(c, "Stakeholders"), Filter: words, Letters: letters(list, words, letter)}
	if letter != "" {
		list = startingWith(list, letter)
	}
	page.Total = len(list)
	shown := pageOf(c, len(list), peoplePerPage)
	page.Pages = shown.links(func(n int) string {
		return addressWith("/stakeholders", "q", words, "letter", letter, "page", pageNumber(n))
	})
	page.Groups = groups(list[shown.from:shown.to])
	return s.show(c, http.StatusOK, page)
}

// initial is the letter under which a person stands: that of the surname.
func initial(name string) string {
	parts := strings.Fields(tracker.FoldName(name))
	if len(parts) == 0 {
		return "#"
	}
	r, _ := utf8.DecodeRuneInString(parts[len(parts)-1])
	if !unicode.IsLetter(r) {
		return "#"
	}
	return string(unicode.ToUpper(r))
}

// letters is the bar from A to Z; a letter without anybody leads nowhere.
func letters(list []tracker.Listed, words, current string) []templates.Letter {
	if len(list) <= peoplePerPage {
		return nil
	}
	there := map[string]bool{}
	for _, l := range list {
		there[initial(l.Name)] = true
	}
	var bar []templates.Letter
	for r := 'A'; r <= 'Z'; r++ {
		l := templates.Letter{Letter: string(r), Current: string(r) == current}
		if there[l.Letter] {
			l.Href = addressWith("/stakeholders", "q", words, "letter", l.Letter)
		}
		bar = append(bar, l)
	}
	return bar
}

func startingWith(list []tracker.Listed, letter string) []tracker.Listed {
	var kept []tracker.Listed
	for _, l := range list {
		if initial(l.Name) == letter {
			kept = append(kept, l)
		}
	}
	return kept
}

// groups puts people, who come by surname, under their letters.
func groups(list []tracker.Listed) []templates.StakeholderGroup {
	var out []templates.StakeholderGroup
	for _, l := range list {
		letter := initial(l.Name)
		if len(out) == 0 || out[len(out)-1].Letter != letter {
			out = append(out, templates.StakeholderGroup{Letter: letter})
		}
		g := &out[len(out)-1]
		g.Rows = append(g.Rows, templates.StakeholderRow{Name: l.Name, Href: "/stakeholders/" + l.ID, Role: l.About,
			Reactions: l.N, QuotesHref: quotesAt("speaker", l.ID)})
	}
	return out
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
