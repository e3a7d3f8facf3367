package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// showReview shows the review of a source, with what was typed into one of its
// forms where that was refused.
func (s *Server) showReview(c *fiber.Ctx, status int, id string, shown reviewShown) error {
	if status == http.StatusConflict {
		shown.show = showAll // what it is now may be of another part
	}
	p, err := s.Tracker.SourcePage(c.UserContext(), viewer(c), id, tracker.Look{Draft: shown.draft, Waiting: true, From: shown.from})
	if err != nil {
		return err
	}
	text := markedText(p, cardHref(p))
	page := s.reviewPage(c, p, shown)
	page.Errors = shown.errors
	for _, d := range p.Drafts {
		if d.Number != p.Current || !d.Waits() && shown.edit == nil && shown.rejectReason == "" || !shownState(shown.show, d) {
			continue
		}
		if page.Current, err = s.draftForm(c, p, d, shown, text); err != nil {
			return err
		}
	}
	if page.Balance, err = s.reviewBalance(c, p, text, shown.aside); err != nil {
		return err
	}
	s.reviewEnd(c, &page, p)
	page.Missed = missedForm(p, shown.missed, text)
	page.Paragraphs, page.Shows = text.paragraphs(), slices.Contains(text.shows, true)
	if status == http.StatusConflict {
		page.Errors = append(page.Errors, reviewNow(p, shown)...)
	}
	if page.Organisations, err = s.knownOrganisations(c); err != nil {
		return err
	}
	return s.show(c, status, page)
}

// reviewNow tells somebody whose form was stale what is stored.
func reviewNow(p tracker.SourcePage, shown reviewShown) []templates.FieldError {
	var list []templates.FieldError
	for _, d := range p.Drafts {
		if d.Number == p.Current && shown.edit != nil {
			list = append(list, thereNow(draftState(d)+draftShown(d).words()))
		}
	}
	if shown.source != nil {
		list = append(list, thereNow(sourceShown(p.Source).words()))
	}
	if shown.terms != nil && p.Source.Terms != nil {
		list = append(list, thereNow(termsSummary(*p.Source.Terms)))
	}
	return list
}

func draftState(d tracker.Draft) string {
	switch d.State {
	case tracker.DraftAccepted:
		return "accepted, "
	case tracker.DraftRejected:
		return "rejected, "
	case tracker.DraftDuplicate:
		return "a duplicate, "
	case tracker.DraftMerged:
		return "merged into another, "
	}
	return ""
}

// mostKnown is how many names a form offers while somebody types.
const mostKnown = 1000

func (s *Server) knownOrganisations(c *fiber.Ctx) ([]string, error) {
	return s.Tracker.OrganisationNames(c.UserContext(), viewer(c), mostKnown)
}

func (s *Server) reviewPage(c *fiber.Ctx, p tracker.SourcePage, shown reviewShown) templates.Review {
	src := p.Source
	page := templates.Review{
		Frame: s.frame(c, "Review: "+sourceName(src)), SourceName: sourceName(src), SourceHref: "/sources/" + src.ID,
		SourceMeta: sourceMeta(p), Revision: int(src.Revision), Total: len(p.Drafts), Reviewed: p.Decided(), Finished: src.Finished,
		TextPages: textPages(p, draftHref(src.ID, p.Current)+"&"), Terms: reviewTerms(viewer(c), p.Review, shown.terms, shown.themes),
		Form: sourceForm(viewer(c), src, shown.source, "review"), Notes: src.Notes,
	}
	page.Frame.Crumbs = append(consultationCrumbs(p.Consultation), templates.Link{Label: "Sources", Href: "/consultations/" + p.Consultation.Slug + "/sources"})
	page.Frame.Here = "Review"
	if len(p.Drafts) > 0 && p.Drafts[0].Row > 0 {
		page.TableHref = tableHref(src.ID)
	}
	page.Parts = reviewParts(p, shown.show)
	drafts := onlyShown(p.Drafts, shown.show)
	first, last := draftWindow(len(drafts), 1+slices.IndexFunc(drafts, func(d tracker.Draft) bool { return d.Number == p.Current }))
	for _, d := range drafts[first:last] {
		card := draftCard(p, d)
		card.Href, card.History = withPart(card.Href, shown.show), draftHistory(p, d)
		page.Drafts = append(page.Drafts, card)
		if d.Speaker != "" && !slices.Contains(page.Speakers, d.Speaker) {
			page.Speakers = append(page.Speakers, d.Speaker)
		}
	}
	s.suggestOnCards(c, &page, p, drafts[first:last])
	if first > 0 {
		page.Earlier = templates.Link{Label: fmt.Sprintf("Reactions %d to %d", max(1, first-draftsShown+1), first), Href: withPart(draftHref(src.ID, drafts[first-1].Number), shown.show)}
	}
	if last < len(drafts) {
		page.Later = templates.Link{Label: fmt.Sprintf("Reactions %d to %d", last+1, min(len(drafts), last+draftsShown)), Href: withPart(draftHref(src.ID, drafts[last].Number), shown.show)}
	}
	return page
}

// draftsShown is how many drafts stand on a page of a review: a table of replies
// has thousands.
const draftsShown = 50

// draftWindow returns which of n drafts are shown with the current one (from 1,
// 0 for none) among them.
func draftWindow(n, current int) (first, last int) {
	first = max(0, current-1) / draftsShown * draftsShown
	return first, min(n, first+draftsShown)
}

// cardHref is where the number of a draft in the text leads: to its card, which
// may stand on another page of the review.
func cardHref(p tracker.SourcePage) func(tracker.Draft) string {
	here := map[int]bool{}
	first, last := draftWindow(len(p.Drafts), p.Current)
	for _, d := range p.Drafts[first:last] {
		here[d.Number] = true
	}
	return func(d tracker.Draft) string {
		card := "#reaction-" + strconv.Itoa(d.Number)
		if here[d.Number] {
			return card
		}
		return draftHref(d.Source, d.Number) + card
	}
}

// countDrafts counts what has become of the drafts and returns how many
// reactions can be published now.
func countDrafts(page *templates.Review, p tracker.SourcePage) (publishable int) {
	for _, d := range p.Drafts {
		switch d.State {
		case tracker.DraftAccepted:
			page.Accepted++
		case tracker.DraftRejected:
			page.Rejected++
		}
		r := p.Reactions[d.Reaction]
		obstacles := r.Obstacles(p.Consultation)
		switch {
		case r.State == tracker.Published:
			page.Published++
		case r.State == tracker.Recorded && len(obstacles) == 0:
			publishable++
		case r.State == tracker.Recorded:
			page.Unpublishable = append(page.Unpublishable, r.By()+": "+sentences(obstacles))
		case r.State == tracker.Withdrawn:
			page.Unpublishable = append(page.Unpublishable, r.By()+": withdrawn, "+r.Reason)
		}
	}
	return publishable
}

// reviewEnd says what can be done with the source as a whole.
func (s *Server) reviewEnd(c *fiber.Ctx, page *templates.Review, p tracker.SourcePage) {
	publishable := countDrafts(page, p)
	address := "/sources/" + p.Source.ID
	if viewer(c).May(tracker.PublishReactions) {
		if publishable > 0 {
			page.PublishHref = address + "/publish"
			page.PublishNote = fmt.Sprintf("%s can be published now.", counted(publishable, "reaction", "reactions"))
		}
		if page.Published > 0 {
			page.UnpublishHref = address + "/unpublish"
		}
	}
	if !p.Source.Finished {
		page.FinishHref, page.FinishNote = address+"/finish", finishNote(page)
	}
}

func sentences(list []tracker.FieldError) string {
	var words []string
	for _, f := range list {
		words = append(words, f.Message)
	}
	return strings.Join(words, " ")
}

func sourceMeta(p tracker.SourcePage) string {
	src := p.Source
	by := "imported"
	if src.FileName == "" {
		by = "pasted"
	}
	if len(src.Events) > 0 && src.Events[0].ByName != "" {
		by += " by " + src.Events[0].ByName
	}
	date := "date unknown"
	if src.Published != "" {
		date = civil(src.Published)
	}
	origin := strings.Join(nonEmpty(src.Publisher, date), ", ")
	return strings.Join(nonEmpty(origin, textLength(p), by), " · ")
}

// reviewTerms is the form of the terms of a source, as stored or as typed.
func reviewTerms(v tracker.Viewer, r tracker.Review, typed *termsTyped, themes []string) templates.Terms {
	src := r.Source
	f := termsShown(src.Terms)
	if typed != nil {
		f = *typed
	} else {
		themes = src.Themes
	}
	t := templates.Terms{
		Action: "/sources/" + src.ID + "/terms", Set: src.Terms != nil, Open: typed != nil, Statuses: f.statusChoices(),
		Permitted: f.permitted == "yes", EmbargoDate: f.date, EmbargoTime: f.clock,
	}
	if src.Terms != nil {
		t.Summary = termsSummary(*src.Terms)
	}
	if v.May(tracker.DecideStances) {
		t.Themes = themeChoices(r.Consultation, themes)
	}
	return t
}

func draftCard(p tracker.SourcePage, d tracker.Draft) templates.DraftCard {
	card := templates.DraftCard{
		N: d.Number, ID: d.ID, Revision: int(d.Revision), Href: draftHref(d.Source, d.Number) + "#reaction-" + strconv.Itoa(d.Number),
		Speaker: strings.TrimSpace(d.Honorific + " " + d.Speaker), Organisation: capacityAt(d.Capacities, 0).OrganisationName,
		State: "todo", Reason: d.Reason, Flags: d.Flags, Current: d.Number == p.Current,
	}
	if d.Speaker == "" {
		card.Speaker = d.Label
	}
	if len(d.Passages) > 0 {
		card.Excerpt = shorten(d.Passages[0].Text, 160)
	}
	switch d.State {
	case tracker.DraftAccepted:
		card.State, card.ReactionHref = "accepted", "/reactions/"+d.Reaction
		if by := p.Reactions[d.Reaction].On(p.Consultation.Whole().ID).Decision; by != nil {
			card.Stance = templates.Stance(by.Value)
		}
	case tracker.DraftRejected:
		card.State, card.ReopenHref = "rejected", "/drafts/"+d.ID+"/reopen"
	case tracker.DraftDuplicate:
		card.State, card.ReopenHref = "duplicate", "/drafts/"+d.ID+"/reopen"
	case tracker.DraftMerged:
		card.State = "merged"
	}
	return card
}
