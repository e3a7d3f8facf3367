package handlers

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) quoteRoutes() []route {
	return []route{
		{http.MethodGet, "/quotes", tracker.ReadPublished, s.searchQuotes},
		{http.MethodGet, "/quotes.csv", tracker.ReadPublished, s.exportQuotes},
		{http.MethodGet, "/searching", tracker.ReadPublished, s.showSearchHelp},
		{http.MethodGet, "/quotes/complete", tracker.ReadPublished, s.completeQuery},
		{http.MethodGet, "/quotes/:id", tracker.ReadPublished, s.showQuote},
	}
}

// quotesPerPage is how many reactions a page of results shows, lastPage how
// far one can leaf.
const (
	quotesPerPage = 20
	lastPage      = 500
)

func (s *Server) searchQuotes(c *fiber.Ctx) error {
	f, err := s.readFilter(c)
	if err != nil {
		return err
	}
	if typed := whoTyped(c); typed != "" {
		return s.searchFor(c, f, typed)
	}
	if f.moved {
		return c.Redirect(f.href(), http.StatusSeeOther)
	}
	q, wrong := f.search()
	if len(wrong) > 0 {
		return s.showQuotes(c, http.StatusUnprocessableEntity, f, results{}, wrong, nil)
	}
	found, err := s.search(c, f, q)
	if status, again := rejected(err); again {
		return s.showQuotes(c, status, f, found, fieldErrors(err), placesOf(err, f.first(byWords)))
	}
	if err != nil {
		return err
	}
	f = f.understood(found.Asked)
	if c.QueryInt("page", 1) > found.page.last {
		return c.Redirect(f.page(found.page.last), http.StatusSeeOther) // fewer are found than when the address was made
	}
	return s.showQuotes(c, http.StatusOK, f, found, nil, nil)
}

// showQuotes shows what was found, or what is wrong with the search and where.
func (s *Server) showQuotes(c *fiber.Ctx, status int, f filter, found results, wrong []templates.FieldError, places []templates.Segment) error {
	names, err := s.namesOf(c, f, found.QuotePage)
	if err != nil {
		return err
	}
	saved, err := s.savedLinks(c)
	if err != nil {
		return err
	}
	page := templates.Quotes{
		Frame: s.frame(c, f.title()), Query: f.first(byWords), Places: places, Understood: understood(found.Asked.Text), From: f.first(byFrom), To: f.first(byTo),
		Sorts:     choices([]tracker.Order{tracker.Best, tracker.Newest, tracker.Oldest}, orderNames, f.order()),
		Groupings: choices([]tracker.Grouping{"", tracker.BySpeaker, tracker.BySource}, groupingNames, f.grouping()),
		Facets:    f.facets(found.QuotePage, names), When: f.when(found.QuotePage), Undated: f.first(byUndated) != "", Who: f.who, WhoChoices: f.named, Sources: f.values[bySource],
		Chips: f.chips(names), ClearHref: f.cleared(), Total: found.Total, Organisations: found.Organisations, Individuals: found.Individuals,
		Mix: f.mix(found.QuotePage), MixNote: f.mixNote(found.QuotePage), Hits: s.hits(viewer(c), f, found.Hits), Groups: s.groups(viewer(c), f, found), GroupNote: f.groupNote(found),
		Loose: found.Loose, LeftOut: f.leftOut(), Hint: hintOn(f.first(byWords)), Part: partWords(found.Part), Pages: found.page.links(f.page),
		Saved: saved, SaveQuery: f.kept(), Suggest: f.suggestSwitch(found.QuotePage), AddThemes: s.themesToAdd(viewer(c), f, found), Back: f.page(max(1, c.QueryInt("page", 1))), Suggested: f.suggestions(found.QuotePage), Parted: f.parted(found.QuotePage),
	}
	if (found.Total == 0 || found.Loose) && page.Hint == "" {
		page.Hint = hintOnNames(page.Query, page.Chips)
	}
	if found.Total == 0 && viewer(c).May(tracker.LogReactions) {
		page.ImportHref = "/import"
	}
	if found.Total > 0 {
		page.CSVHref = address("/quotes.csv", f.with(byGroup).query())
	}
	if found.Meant != "" {
		page.DidYouMean = append(page.DidYouMean, templates.Link{Label: found.Meant, Href: f.with(byWords, found.Meant).href()})
	}
	for _, o := range found.Named {
		if !f.has(byOrganisation, o.Value) {
			page.DidYouMean = append(page.DidYouMean, templates.Link{Label: "the organisation " + o.Name, Href: f.with(byWords).with(byOrganisation, o.Value).href()})
		}
	}
	for _, p := range found.Speakers {
		if !f.has(bySpeaker, p.Value) {
			page.DidYouMean = append(page.DidYouMean, templates.Link{Label: "the speaker " + p.Name, Href: f.with(byWords).with(bySpeaker, p.Value).href()})
		}
	}
	page.Errors = wrong
	return s.show(c, status, page)
}

// partWords says that the index does not know everything yet.
func partWords(percent *int) string {
	if percent == nil {
		return ""
	}
	return fmt.Sprintf("The search index is being built and has %d %% of what is recorded. What is found and counted here is not everything yet: look again in a few minutes.", *percent)
}

var orderNames = map[tracker.Order]string{tracker.Best: "Best match", tracker.Newest: "Newest first", tracker.Oldest: "Oldest first"}

func (s *Server) hits(v tracker.Viewer, f filter, found []tracker.QuoteHit) []templates.Hit {
	list := make([]templates.Hit, 0, len(found))
	for _, h := range found {
		r := h.Reaction
		hit := templates.Hit{
			Attribution: attribution(r, f.sectors), ID: r.ID, Href: "/reactions/" + r.ID, Source: sourceRef(v, h.Source),
			Stances: stancesFirst(r, h.Consultation, f.first(byProposition)), ChangedFrom: templates.Stance(h.ChangedFrom), More: h.More, State: s.notSeenMark(r),
			Suggested: f.suggestedOn(h), Themes: f.themesOn(h), Pick: pickOf(v, h),
		}
		for _, p := range h.Passages {
			hit.Passages = append(hit.Passages, templates.HitPassage{
				ID: p.ID, Href: "/quotes/" + p.ID, Kind: string(p.Kind), Segments: segments(p.Segments), Citation: s.citation(r, p.Passage, h.Source),
			})
		}
		list = append(list, hit)
	}
	return list
}

// notSeenMark says of a reaction that journalists do not see it, and why.
func (s *Server) notSeenMark(r tracker.Reaction) string {
	if r.State == tracker.Published && r.VisibleFrom() > s.Now().Unix()/60 {
		return "Under embargo " + embargoWords(r.Terms)
	}
	return unpublishedMark(r.State)
}

// stancesFirst lists the stances of a reaction, that on the proposition of the
// search first, even where nobody has decided on it.
func stancesFirst(r tracker.Reaction, con tracker.Consultation, proposition string) []templates.StanceOn {
	list := stances(r, con)
	p, ok := con.Proposition(proposition)
	if !ok {
		return list
	}
	list = slices.DeleteFunc(list, func(x templates.StanceOn) bool { return x.Proposition == p.Title })
	return append([]templates.StanceOn{{Stance: templates.Stance(r.Stance(p.ID)), Proposition: p.Title}}, list...)
}

func segments(list []tracker.Segment) []templates.Segment {
	out := make([]templates.Segment, len(list))
	for i, x := range list {
		out[i] = templates.Segment(x)
	}
	return out
}

// showQuote is the permanent page of a passage. One that was corrected leads
// to its successor for good.
func (s *Server) showQuote(c *fiber.Ctx) error {
	v := viewer(c)
	p, x, err := s.Tracker.Quote(c.UserContext(), v, c.Params("id"))
	if err != nil {
		return err
	}
	if x.ID != c.Params("id") {
		return c.Redirect("/quotes/"+x.ID, http.StatusPermanentRedirect)
	}
	r := p.Reaction
	page := templates.Quote{
		Frame: s.frame(c, "Quote: "+r.By()), Attribution: attribution(r, p.Sectors), ID: x.ID, Kind: string(x.Kind), Text: x.Text,
		Source: sourceRef(v, p.Source), Stances: stances(r, p.Consultation), Citation: s.citation(r, x, p.Source),
		Permalink: s.permalink(x.ID), ReactionHref: "/reactions/" + r.ID, State: s.notSeenMark(r),
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Quotes", Href: "/quotes"}}, r.By()
	if v.May(tracker.ReadUnpublished) {
		text, err := s.textFrom(c, p.Source, x, 0)
		if err != nil {
			return err
		}
		page.Before, page.After = text.around(x, p.Source)
	}
	return s.show(c, http.StatusOK, page)
}
