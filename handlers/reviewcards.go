package handlers

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// The parts of a review that can be shown alone, as addresses name them.
const (
	showAll      = ""
	showWaiting  = "waiting"
	showAccepted = "accepted"
	showLeft     = "left"
)

// shownState reports whether a draft is of the part of a review that is shown.
func shownState(show string, d tracker.Draft) bool {
	switch show {
	case showWaiting:
		return d.Waits()
	case showAccepted:
		return d.State == tracker.DraftAccepted
	case showLeft:
		return !d.Waits() && d.State != tracker.DraftAccepted
	}
	return true
}

// onlyShown returns the drafts of the part of a review that is shown.
func onlyShown(drafts []tracker.Draft, show string) []tracker.Draft {
	if show == showAll {
		return drafts
	}
	return slices.DeleteFunc(slices.Clone(drafts), func(d tracker.Draft) bool { return !shownState(show, d) })
}

// reviewParts leads to the parts of a review that have drafts, where there is
// more than one.
func reviewParts(p tracker.SourcePage, show string) []templates.ReviewPart {
	var list []templates.ReviewPart
	for _, part := range []struct{ show, label string }{{showAll, "All"}, {showWaiting, "To review"}, {showAccepted, "Accepted"}, {showLeft, "Left out"}} {
		n := 0
		for _, d := range p.Drafts {
			if shownState(part.show, d) {
				n++
			}
		}
		if n > 0 || part.show == show {
			list = append(list, templates.ReviewPart{Label: part.label, N: n, Href: partHref(p.Source.ID, part.show), On: part.show == show})
		}
	}
	if len(list) < 3 && show == showAll { // all of them are in one part
		return nil
	}
	return list
}

func partHref(source, show string) string {
	if show == showAll {
		return "/sources/" + source + "/review"
	}
	return "/sources/" + source + "/review?show=" + show
}

// withPart is the address of a draft in the part of a review that is shown.
func withPart(href, show string) string {
	if show == showAll {
		return href
	}
	before, anchor, found := strings.Cut(href, "#")
	sign := "?"
	if strings.Contains(before, "?") {
		sign = "&"
	}
	before += sign + "show=" + show
	if found {
		before += "#" + anchor
	}
	return before
}

// partShown reads which part of a review is shown.
func partShown(c *fiber.Ctx) string {
	if show := c.Query("show"); show == showWaiting || show == showAccepted || show == showLeft {
		return show
	}
	return showAll
}

// mostBehind is how many words behind a suggestion a card shows.
const mostBehind = 2

// suggestOnCards shows on the cards of drafts that wait what their words suggest,
// and which words those are.
func (s *Server) suggestOnCards(c *fiber.Ctx, page *templates.Review, p tracker.SourcePage, drafts []tracker.Draft) {
	waiting := slices.DeleteFunc(slices.Clone(drafts), func(d tracker.Draft) bool { return d.Number == p.Current })
	list := s.Tracker.SuggestedOn(c.UserContext(), viewer(c), p.Consultation, waiting)
	for i, card := range page.Drafts {
		x, ok := list[card.ID]
		if !ok {
			continue
		}
		page.Drafts[i].Suggested = templates.Stance(x.Value)
		for _, cue := range x.Cues[:min(len(x.Cues), mostBehind)] {
			if words, _, found := strings.Cut(cue, "”: "); found {
				page.Drafts[i].Behind = append(page.Drafts[i].Behind, words+"”")
			}
		}
	}
}

// draftHistory tells what has happened to a draft, the last first. What became a
// reaction has its history from there.
func draftHistory(p tracker.SourcePage, d tracker.Draft) []templates.HistoryRow {
	events := d.Events
	if r, ok := p.Reactions[d.Reaction]; ok && d.State == tracker.DraftAccepted {
		events = r.Events
	}
	var list []templates.HistoryRow
	for _, e := range slices.Backward(events) {
		list = append(list, templates.HistoryRow{At: moment(e.At), Who: e.ByName, What: draftAction(e), Detail: draftDetail(e, p.Sectors)})
	}
	return list
}

// draftAction says what was done to a draft.
func draftAction(e tracker.Event) string {
	switch e.Action {
	case string(tracker.DraftOpen):
		return "Taken up again"
	case string(tracker.DraftRejected):
		return "Rejected"
	case "split draft":
		return "Split: words went from " + e.Old + " to " + e.New
	case "merge drafts":
		return "Merged: all of " + e.Old + " went to " + e.New
	case "move passages":
		return "Moved: words went from " + e.Old + " to " + e.New
	}
	return actionWords(e.Action)
}

// draftDetail says what else is known of it: why, or what was changed.
func draftDetail(e tracker.Event, sectors []tracker.SectorName) string {
	switch e.Action {
	case string(tracker.DraftOpen), string(tracker.DraftRejected), "split draft", "merge drafts", "move passages":
		return e.Why
	case "change kind":
		return "from " + strings.ToLower(passageKinds[tracker.PassageKind(e.Old)]) + " to " + strings.ToLower(passageKinds[tracker.PassageKind(e.New)]) + ": " + e.Why
	}
	return eventDetail(e, sectors)
}
