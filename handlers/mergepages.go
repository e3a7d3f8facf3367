package handlers

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// mergeDoes says in sentences what a merge would do.
func mergeDoes(p tracker.MergePlan) []string {
	from, into := p.From.Name, p.Into.Name
	list := []string{"The address of " + from + " leads to " + into + ", and so does each of its names wherever a text or file uses one."}
	if p.From.Reactions == 0 {
		list = append(list, from+" has no reactions that would move.")
	} else {
		list = append(list, counted(p.From.Reactions, "reaction is", "reactions are")+" found under "+into+" from then on.")
	}
	add := func(names []string, words string) {
		if len(names) > 0 {
			list = append(list, words+strings.Join(names[:min(len(names), mostListed)], "; ")+andMore(len(names)-mostListed)+".")
		}
	}
	add(p.Given.OtherNames, into+" is also known as: ")
	if n := len(p.Given.Positions); n > 0 {
		list = append(list, into+" gets "+counted(n, "position", "positions")+" that "+from+" held.")
	}
	var codes []string
	for _, id := range p.Given.Identifiers {
		codes = append(codes, strings.ToUpper(id.Scheme)+" "+id.Value)
	}
	add(codes, into+" gets the code ")
	add(p.Children, "These become parts of "+into+": ")
	add(p.People, "These hold their positions in "+into+": ")
	if p.Expected > 0 {
		list = append(list, counted(p.Expected, "consultation that waits", "consultations that wait")+" to hear from "+from+" will wait for "+into+".")
	}
	return list
}

// mergeShows says in words what journalists would see that they do not see now.
func mergeShows(p tracker.MergePlan, sectors []tracker.SectorName) []string {
	var list []string
	add := func(words string, names ...string) {
		if names = nonEmpty(names...); len(names) > 0 {
			list = append(list, words+strings.Join(names[:min(len(names), mostListed)], "; ")+andMore(len(names)-mostListed))
		}
	}
	add("The name ", p.Shown.Name)
	add("The title ", p.Shown.Honorific)
	var labels, codes []string
	for _, code := range p.Shown.Sectors {
		labels = append(labels, tracker.SectorLabel(sectors, code))
	}
	for _, id := range p.Shown.Identifiers {
		codes = append(codes, strings.ToUpper(id.Scheme)+" "+id.Value)
	}
	into := p.Into.Name
	add("That "+into+" is of the sector ", labels...)
	add("That "+into+" is a part of ", p.Shown.Parent)
	add("That "+into+" has the code ", codes...)
	add("That these are parts of "+into+": ", p.Shown.Children...)
	return list
}

// mostListed is how many names a sentence lists.
const mostListed = 8

func andMore(n int) string {
	if n <= 0 {
		return ""
	}
	return " and " + thousands(n) + " more"
}

var mergeStates = map[tracker.MergeState]string{
	tracker.MergeRunning: "Running",
	tracker.MergeDone:    "Merged",
	tracker.MergeUndoing: "Being undone",
	tracker.MergeUndone:  "Undone",
	tracker.MergeRefused: "Not done",
}

func mergeHeading(m tracker.Merge) string {
	switch m.State {
	case tracker.MergeRunning:
		return "Merging " + m.FromName + " with " + m.IntoName
	case tracker.MergeUndoing:
		return "Separating " + m.FromName + " from " + m.IntoName
	case tracker.MergeUndone:
		return m.FromName + " and " + m.IntoName + " are two again"
	case tracker.MergeRefused:
		return m.FromName + " was not merged with " + m.IntoName
	}
	return m.FromName + " is part of " + m.IntoName
}

func (s *Server) listMerges(c *fiber.Ctx) error {
	list, err := s.Tracker.MergeList(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	page := templates.Merges{Frame: s.frame(c, "Merges")}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Stakeholders", Href: "/stakeholders"}}, "Merges"
	for _, m := range list {
		page.Rows = append(page.Rows, templates.MergeRow{Title: m.FromName + " into " + m.IntoName, Href: "/merges/" + m.ID, State: mergeStates[m.State],
			About: counted(m.Moved, "reaction", "reactions") + " · " + m.ByName + ", " + moment(m.CreatedAt)})
	}
	return s.show(c, http.StatusOK, page)
}

func (s *Server) showMerge(c *fiber.Ctx) error {
	m, err := s.Tracker.Merge(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	here := "/merges/" + m.ID
	page := templates.Merge{Frame: s.frame(c, m.FromName+" into "+m.IntoName), Href: here, Heading: mergeHeading(m), Working: m.Unfinished(), Percent: m.Percent(),
		From: m.FromName, Into: templates.Link{Label: m.IntoName, Href: entryPaths[m.Noun] + "/" + m.Into},
		By: m.ByName, At: moment(m.CreatedAt), Revision: int(m.Revision), Notes: mergeNotes(m)}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Merges", Href: "/merges"}}, m.FromName+" into "+m.IntoName
	page.Doing, page.Seen, page.Of = mergeDoing(m)
	if m.Unfinished() {
		page.Frame.Refresh = batchRefresh
	}
	if m.State == tracker.MergeDone {
		page.UndoHref = here + "/undo"
		page.UndoNote = "Everything becomes as it was, with " + counted(m.Moved, "reaction", "reactions") + ". What was added to " + m.IntoName +
			" since, and every name that somebody has corrected since, stays as it is now."
	}
	return s.show(c, http.StatusOK, page)
}

// mergeDoing says what a merge is at, and how far.
func mergeDoing(m tracker.Merge) (doing string, seen, of int) {
	if m.State == tracker.MergeUndoing {
		return "Giving back", m.Back + m.Kept, m.Moved
	}
	return "Merging", m.Moved, m.Of
}

// mergeNotes says what came of a merge.
func mergeNotes(m tracker.Merge) []string {
	var list []string
	note := func(n int, one, many, what string) {
		if n > 0 {
			list = append(list, counted(n, one, many)+what)
		}
	}
	switch m.State {
	case tracker.MergeRefused:
		return []string{m.Refused}
	case tracker.MergeUndone:
		note(m.Back, "reaction names", "reactions name", " "+m.FromName+" again.")
		note(m.Kept, "reaction stays as it is: its speaker or organisation was corrected since.", "reactions stay as they are: their speakers or organisations were corrected since.", "")
		return list
	case tracker.MergeDone:
		note(m.Moved, "reaction is", "reactions are", " found under "+m.IntoName+".")
		note(len(m.Given.OtherNames), "name leads there: "+strings.Join(m.Given.OtherNames, "; "), "names lead there: "+strings.Join(m.Given.OtherNames, "; "), ".")
		note(len(m.Given.Positions), "position was added.", "positions were added.", "")
		note(len(m.Children), "part was moved.", "parts were moved.", "")
		note(len(m.Positions), "position of a person", "positions of people", " led there.")
		note(len(m.Expected), "register of whom to hear from", "registers of whom to hear from", " changed.")
	}
	return list
}

func (s *Server) undoMerge(c *fiber.Ctx) error {
	m, err := s.Tracker.UndoMerge(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if err == nil {
		m, err = s.Tracker.AwaitMerge(c.UserContext(), viewer(c), m.ID)
	}
	if err != nil {
		return err
	}
	if m.State == tracker.MergeUndone {
		s.flash(c, "The merge was undone: "+m.FromName+" and "+m.IntoName+" are two again.")
	}
	return c.Redirect("/merges/"+m.ID, http.StatusSeeOther)
}
