package handlers

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// moveRoutes are what a reviewer can do with the passages of drafts.
func (s *Server) moveRoutes() []route {
	return []route{
		{http.MethodPost, "/drafts/:id/duplicate", tracker.LogReactions, s.markDuplicate},
		{http.MethodPost, "/drafts/:id/split", tracker.LogReactions, s.splitDraft},
		{http.MethodPost, "/drafts/:id/merge", tracker.LogReactions, s.mergeDrafts},
		{http.MethodPost, "/drafts/:id/move", tracker.LogReactions, s.movePassage},
		{http.MethodPost, "/drafts/:id/words", tracker.LogReactions, s.addPassages},
	}
}

// movesTyped is what was sent by a form that moves passages, so that it is shown
// again where it was refused.
type movesTyped struct {
	passages []string // ticked, to be split off
	into     string   // ID of the draft to merge into
	passage  string   // ID of the one that is moved
	to       string   // ID of the draft that it goes to, or tracker.NewDraft
	added    tracker.Added
	reaction string // ID of the one whose words are repeated
}

// The names that the fields of each form have on the page, where the form of
// the draft itself has the plain ones.
var (
	splitFields = map[string]string{"passages": "split-passages"}
	mergeFields = map[string]string{"to": "merge-into"}
	moveFields  = map[string]string{"passage": "move-passage", "to": "move-to"}
	knownFields = map[string]string{"passage": "duplicate-passage", "reaction": "duplicate-reaction"}
	wordsFields = map[string]string{"words": "add-words", "kind": "add-kind"}
)

func sentAll(c *fiber.Ctx, name string) []string {
	var list []string
	for _, v := range c.Request().PostArgs().PeekMulti(name) {
		list = append(list, string(v))
	}
	return list
}

// splitDraft takes the ticked passages into a draft of their own.
func (s *Server) splitDraft(c *fiber.Ctx) error {
	typed := movesTyped{passages: sentAll(c, "passage")}
	return s.moved(c, typed, splitFields, func(d tracker.Draft) (tracker.Draft, string, error) {
		to, err := s.Tracker.SplitDraft(c.UserContext(), viewer(c), d.ID, revision(c), typed.passages)
		return to, fmt.Sprintf("Reaction %d was split from reaction %d. Correct who said it.", to.Number, d.Number), err
	})
}

// mergeDrafts moves everything to another draft.
func (s *Server) mergeDrafts(c *fiber.Ctx) error {
	typed := movesTyped{into: c.FormValue("into")}
	return s.moved(c, typed, mergeFields, func(d tracker.Draft) (tracker.Draft, string, error) {
		to, err := s.Tracker.MergeDrafts(c.UserContext(), viewer(c), d.ID, revision(c), typed.into)
		return to, fmt.Sprintf("Reaction %d was merged into reaction %d.", d.Number, to.Number), err
	})
}

// movePassage gives one passage to another draft, or to a new one.
func (s *Server) movePassage(c *fiber.Ctx) error {
	typed := movesTyped{passage: c.FormValue("passage"), to: c.FormValue("to")}
	return s.moved(c, typed, moveFields, func(d tracker.Draft) (tracker.Draft, string, error) {
		to, err := s.Tracker.MovePassage(c.UserContext(), viewer(c), d.ID, revision(c), typed.passage, typed.to)
		return to, fmt.Sprintf("The passage was moved from reaction %d to reaction %d.", d.Number, to.Number), err
	})
}

// addPassages gives words that the reader missed to a draft.
func (s *Server) addPassages(c *fiber.Ctx) error {
	typed := movesTyped{added: readAdded(c)}
	return s.moved(c, typed, wordsFields, func(d tracker.Draft) (tracker.Draft, string, error) {
		to, err := s.Tracker.AddPassages(c.UserContext(), viewer(c), d.ID, revision(c), typed.added)
		return to, fmt.Sprintf("The words were added to reaction %d.", to.Number), err
	})
}

// readAdded reads words that are added: typed, or as a stretch that was selected.
func readAdded(c *fiber.Ctx) tracker.Added {
	a := tracker.Added{Words: c.FormValue("words"), Kind: tracker.PassageKind(c.FormValue("kind"))}
	a.Start, a.End = readStretch(c)
	return a
}

// readStretch reads a stretch of the text: nothing where none was sent, and none
// that there is where what was sent is no number.
func readStretch(c *fiber.Ctx) (start, end int) {
	if c.FormValue("start") == "" && c.FormValue("end") == "" {
		return 0, 0
	}
	start, wrong := strconv.Atoi(c.FormValue("start"))
	end, err := strconv.Atoi(c.FormValue("end"))
	if wrong != nil || err != nil || end == 0 {
		return -1, -1
	}
	return start, end
}

// moved does what a form asks for with a draft, and shows the draft that has
// the passages then; or the form again, if it was refused.
func (s *Server) moved(c *fiber.Ctx, typed movesTyped, names map[string]string, do func(tracker.Draft) (to tracker.Draft, message string, err error)) error {
	d, err := s.Tracker.Draft(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	to, message, err := do(d)
	if status, again := rejected(err); again {
		return s.showReview(c, status, d.Source, reviewShown{draft: d.Number, from: -1, moves: typed, errors: renamed(fieldErrors(err), names)})
	}
	if err != nil {
		return err
	}
	s.flash(c, message)
	return c.Redirect(draftHref(d.Source, to.Number)+"#reaction-"+strconv.Itoa(to.Number), http.StatusSeeOther)
}

// markDuplicate says that a draft, or one passage of it, repeats words that are
// recorded already; with no reaction sent, that a passage does not.
func (s *Server) markDuplicate(c *fiber.Ctx) error {
	d, err := s.Tracker.Draft(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	typed := movesTyped{passage: c.FormValue("passage"), reaction: c.FormValue("reaction")}
	marked, err := s.Tracker.MarkDuplicate(c.UserContext(), viewer(c), d.ID, revision(c), typed.passage, typed.reaction)
	if status, again := rejected(err); again {
		return s.showReview(c, status, d.Source, reviewShown{draft: d.Number, from: -1, moves: typed, errors: renamed(fieldErrors(err), knownFields)})
	}
	if err != nil {
		return err
	}
	if !marked.Waits() {
		return s.nextDraft(c, d, fmt.Sprintf("Reaction %d: a duplicate.", d.Number))
	}
	s.flash(c, fmt.Sprintf("A passage of reaction %d was changed.", d.Number))
	return c.Redirect(draftHref(d.Source, d.Number)+"#reaction-"+strconv.Itoa(d.Number), http.StatusSeeOther)
}
