package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) taggingRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/tag", tracker.DecideStances, s.showTagging},
		{http.MethodPost, "/consultations/:slug/tag", tracker.DecideStances, s.tagReaction},
		{http.MethodPost, "/consultations/:slug/tag/undo", tracker.DecideStances, s.untagReaction},
	}
}

func tagHref(con tracker.Consultation) string { return "/consultations/" + con.Slug + "/tag" }

// mostPassedOver is how many skipped reactions an address remembers, the latest.
const mostPassedOver = 200

// place is where somebody is in a tagging queue; the address holds it.
type place struct {
	slug, proposition string
	wanted            string   // the reaction to show whatever its turn
	last              string   // the reaction decided last
	skipped           []string // in the order in which they were passed over
}

// placeOf reads a place from an address or a form.
func placeOf(c *fiber.Ctx, value func(string, ...string) string) place {
	return place{c.Params("slug"), value("proposition"), "", "", skippedOf(value("skipped"))}
}

// skippedOf reads the skipped reactions of an address.
func skippedOf(value string) []string {
	list := nonEmpty(strings.Split(value, ".")...)
	return list[max(0, len(list)-mostPassedOver):]
}

func (p place) href() string {
	return addressWith("/consultations/"+p.slug+"/tag", "proposition", p.proposition, "reaction", p.wanted,
		"last", p.last, "skipped", strings.Join(p.skipped, "."))
}

// past is the place after passing over a reaction.
func (p place) past(id string) place {
	list := slices.DeleteFunc(slices.Clone(p.skipped), func(x string) bool { return x == id })
	list = append(list, id)
	p.skipped = list[max(0, len(list)-mostPassedOver):]
	p.wanted = ""
	return p
}

func (s *Server) showTagging(c *fiber.Ctx) error {
	at := placeOf(c, c.Query)
	at.wanted, at.last = c.Query("reaction"), c.Query("last")
	return s.showTaggingPage(c, http.StatusOK, at, nil, nil)
}

func (s *Server) tagReaction(c *fiber.Ctx) error {
	at := placeOf(c, c.FormValue)
	p, err := s.Tracker.Reaction(c.UserContext(), viewer(c), c.FormValue("reaction"))
	if err != nil {
		return err
	}
	if p.Consultation.Slug != at.slug {
		return tracker.Errorf(tracker.NotFound, "This reaction is not one of this consultation's.")
	}
	if at.proposition == "" {
		at.proposition = p.Consultation.Whole().ID
	}
	typed := readDecision(c, at.proposition)
	again := at
	again.wanted = p.Reaction.ID
	in, wrong := typed.tagged(p.Reaction)
	if len(wrong) > 0 {
		return s.showTaggingPage(c, http.StatusUnprocessableEntity, again, &typed, wrong)
	}
	_, err = s.Tracker.DecideStance(c.UserContext(), viewer(c), p.Reaction.ID, revision(c), in)
	if status, refused := rejected(err); refused {
		return s.showTaggingPage(c, status, again, &typed, renamed(fieldErrors(err), typed.fields()))
	}
	if err != nil {
		return err
	}
	at.last = p.Reaction.ID
	return c.Redirect(at.href(), http.StatusSeeOther)
}

// tagged is input from a tagging queue, which knows what it showed.
func (d decisionTyped) tagged(r tracker.Reaction) (tracker.StanceInput, []templates.FieldError) {
	in, wrong := d.input(r)
	if in.Blind = tracker.TaggedBlind(r.ID, d.proposition); in.Blind {
		in.Shown = ""
	}
	return in, wrong
}

func (s *Server) untagReaction(c *fiber.Ctx) error {
	at := placeOf(c, c.FormValue)
	at.wanted = c.FormValue("reaction")
	_, err := s.Tracker.UndoStance(c.UserContext(), viewer(c), at.wanted, revision(c), at.proposition)
	if status, refused := rejected(err); refused {
		return s.showTaggingPage(c, status, at, nil, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	s.flash(c, "Undone. Decide again, or skip it.")
	return c.Redirect(at.href(), http.StatusSeeOther)
}

// showTaggingPage shows the next reaction of the queue, or the one whose form was
// refused.
func (s *Server) showTaggingPage(c *fiber.Ctx, status int, at place, typed *decisionTyped, wrong []templates.FieldError) error {
	v := viewer(c)
	q, err := s.Tracker.Tagging(c.UserContext(), v, at.slug, at.proposition, at.wanted, at.skipped)
	if err != nil {
		return err
	}
	at.proposition = q.Proposition.ID
	page := s.taggingPage(c, q, at)
	if q.Item != nil {
		page.Item = taggingItem(v, q, at, typed)
	}
	if page.Done, err = s.decidedLast(c, q, at); err != nil {
		return err
	}
	page.Errors = wrong
	if status == http.StatusConflict && q.Item != nil {
		page.Errors = append(page.Errors, thereNow(reactionWords(q.Item.Page.Reaction)))
	}
	return s.show(c, status, page)
}

func (s *Server) taggingPage(c *fiber.Ctx, q tracker.Tagging, at place) templates.Tagging {
	con := q.Consultation
	page := templates.Tagging{
		Frame: s.frame(c, "Tag stances: "+con.Title), Consultation: templates.Link{Label: con.Title, Href: "/consultations/" + con.Slug},
		Propositions: propositionTabs(con, q.Proposition.ID, tagHref(con)), Proposition: q.Proposition.Title, ID: q.Proposition.ID,
		Confirmed: q.Confirmed, Waiting: q.Waiting, Skipped: min(len(at.skipped), q.Waiting), SkippedIDs: strings.Join(at.skipped, "."),
		Action: tagHref(con),
	}
	if len(at.skipped) > 0 && q.Waiting > 0 {
		page.AgainHref = place{slug: con.Slug, proposition: at.proposition}.href()
	}
	if viewer(c).May(tracker.LogReactions) {
		page.ImportHref = "/consultations/" + con.Slug + "/import"
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(con), "Tag stances"
	return page
}

func taggingItem(v tracker.Viewer, q tracker.Tagging, at place, typed *decisionTyped) *templates.TaggingItem {
	p, r := q.Item.Page, q.Item.Page.Reaction
	item := &templates.TaggingItem{
		Attribution: attribution(r, p.Sectors), ID: r.ID, Revision: int(r.Revision), Href: "/reactions/" + r.ID, HrefText: "Open the reaction",
		Source: sourceRef(v, p.Source), SkipHref: at.past(r.ID).href(), Decide: decideForm(q.Item.ToDecide, typed, false),
	}
	if r.State == tracker.Published {
		item.State = reactionStates[r.State]
	}
	for _, x := range r.Passages {
		if x.Successor == "" {
			item.Passages = append(item.Passages, templates.ReactionPassage{ID: x.ID, Kind: string(x.Kind), Text: x.Text, Continues: x.Continues})
		}
	}
	if q.Item.Blind && len(item.Passages) > 0 { // the page of the reaction shows the suggestion
		item.Href, item.HrefText = "/quotes/"+item.Passages[0].ID, "In its context"
	}
	return item
}

// decidedLast shows the decision that this person made a moment ago.
func (s *Server) decidedLast(c *fiber.Ctx, q tracker.Tagging, at place) (*templates.Decided, error) {
	if at.last == "" {
		return nil, nil
	}
	p, err := s.Tracker.Reaction(c.UserContext(), viewer(c), at.last)
	if tracker.KindOf(err) == tracker.NotFound {
		return nil, nil
	}
	d := p.Reaction.On(q.Proposition.ID).Decision
	if err != nil || d == nil || d.By != viewer(c).Account {
		return nil, err
	}
	return &templates.Decided{Who: p.Reaction.By(), Href: "/reactions/" + at.last, Stance: templates.Stance(d.Value),
		Reaction: at.last, Revision: int(p.Reaction.Revision), UndoHref: tagHref(q.Consultation) + "/undo"}, nil
}
