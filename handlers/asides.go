package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// asideRoutes settle words in marks that are nobody's.
func (s *Server) asideRoutes() []route {
	return []route{
		{http.MethodPost, "/sources/:id/aside", tracker.LogReactions, s.setAside},
		{http.MethodPost, "/sources/:id/aside/undo", tracker.LogReactions, s.takeUp},
	}
}

// asideTyped is what was sent to set words aside.
type asideTyped struct {
	stretches []tracker.Stretch
	reason    string
}

// asideFields are the names that the fields have on the page.
var asideFields = map[string]string{"span": "aside-span", "reason": "aside-reason"}

// readStretches reads the places that a form names: each as “120-140” under the
// name span, or one as start and end.
func readStretches(c *fiber.Ctx) []tracker.Stretch {
	var list []tracker.Stretch
	if start, end := readStretch(c); end > 0 {
		list = append(list, tracker.Stretch{Start: start, End: end})
	}
	for _, sent := range sentAll(c, "span") {
		if x, ok := parseStretch(sent); ok {
			list = append(list, x)
		}
	}
	return list
}

// parseStretch reads a place of a text: “120-140”.
func parseStretch(sent string) (tracker.Stretch, bool) {
	from, to, _ := strings.Cut(sent, "-")
	start, wrong := strconv.Atoi(from)
	end, err := strconv.Atoi(to)
	return tracker.Stretch{Start: start, End: end}, wrong == nil && err == nil && 0 <= start && start < end
}

// setAside settles that words in marks are nobody's, for a reason.
func (s *Server) setAside(c *fiber.Ctx) error {
	id, typed := c.Params("id"), asideTyped{stretches: readStretches(c), reason: c.FormValue("reason")}
	_, err := s.Tracker.SetAside(c.UserContext(), viewer(c), id, revision(c), typed.stretches, typed.reason)
	return s.balanced(c, id, "Set aside. The ledger keeps the reason.", typed, err)
}

// takeUp takes back that words were set aside.
func (s *Server) takeUp(c *fiber.Ctx) error {
	id, typed := c.Params("id"), asideTyped{stretches: readStretches(c)}
	var x tracker.Stretch
	if len(typed.stretches) > 0 {
		x = typed.stretches[0]
	}
	_, err := s.Tracker.TakeUp(c.UserContext(), viewer(c), id, revision(c), x)
	return s.balanced(c, id, "These words have no outcome again.", typed, err)
}

// balanced goes back to the ledger of a review, or shows what was refused.
func (s *Server) balanced(c *fiber.Ctx, id, message string, typed asideTyped, err error) error {
	if status, again := rejected(err); again {
		return s.showReview(c, status, id, reviewShown{from: -1, aside: typed, errors: renamed(fieldErrors(err), asideFields)})
	}
	if err != nil {
		return err
	}
	s.flash(c, message)
	return c.Redirect("/sources/"+id+"/review#h-end", http.StatusSeeOther)
}
