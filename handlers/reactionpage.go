package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// showReactionPage shows a reaction. Who sees only what is published gets the
// words, who said them as what and when, where they come from and the decided
// stances: no history, no names of accounts, no text around the words.
func (s *Server) showReactionPage(c *fiber.Ctx, status int, shown reactionShown) error {
	v := viewer(c)
	p, err := s.Tracker.Reaction(c.UserContext(), v, c.Params("id"))
	if err != nil {
		return err
	}
	page := s.reactionPage(c, p)
	addThemes(v, &page, p, shown)
	if page.Stances, err = s.stanceDecisions(c, p, shown); err != nil {
		return err
	}
	if p.Reaction.Corrected {
		page.StateNote = "Who said it, as what or when has been corrected since it was first recorded"
	}
	if v.May(tracker.ReadUnpublished) {
		if err := s.addContext(c, p, page.Passages); err != nil {
			return err
		}
		s.staffParts(v, &page, p, shown)
	}
	if v.May(tracker.LogReactions) {
		page.LogHref = addressWith("/reactions/new", "consultation", p.Consultation.Slug)
		if page.Correction, err = s.correctionForm(c, p, shown.correction); err != nil {
			return err
		}
	}
	page.Errors = shown.wrong
	if status == http.StatusConflict {
		page.Errors = append(page.Errors, thereNow(reactionWords(p.Reaction)))
	}
	return s.show(c, status, page)
}

// reactionWords says in a line what is stored, for somebody whose form was stale.
func reactionWords(r tracker.Reaction) string {
	who := nonEmpty(r.By(), r.Capacity().Role, r.Capacity().OrganisationName, civil(r.SaidOn))
	return strings.Join(who, ", ") + "; " + strings.ToLower(reactionStates[r.State]) + "; " + termsSummary(r.Terms)
}

func (s *Server) reactionPage(c *fiber.Ctx, p tracker.ReactionPage) templates.Reaction {
	r, v := p.Reaction, viewer(c)
	page := templates.Reaction{
		Frame: s.frame(c, r.By()), Attribution: attribution(r, p.Sectors), ID: r.ID, Revision: int(r.Revision),
		State: string(r.State), StateLabel: reactionStates[r.State], Source: sourceRef(v, p.Source),
		Consultation: templates.Link{Label: p.Consultation.Title, Href: "/consultations/" + p.Consultation.Slug},
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(p.Consultation), r.By()
	for _, x := range r.Passages {
		if x.Successor == "" {
			page.Passages = append(page.Passages, templates.ReactionPassage{
				ID: x.ID, Href: "/quotes/" + x.ID, Kind: string(x.Kind), Text: x.Text, Segments: markedEvidence(r, x),
				Continues: x.Continues, Citation: s.citation(r, x, p.Source),
			})
		}
	}
	return page
}

// contextAround is how much of the text on each side of a passage is shown.
const contextAround = 300

// addContext cuts out what stands around each passage in its source. Passages
// that stand near each other are cut from one stretch, read once.
func (s *Server) addContext(c *fiber.Ctx, p tracker.ReactionPage, list []templates.ReactionPassage) error {
	var read stretchOfText
	for i := range list {
		x, _ := p.Reaction.Passage(list[i].ID)
		if !read.holds(x, p.Source) {
			var err error
			if read, err = s.textFrom(c, p.Source, x, tracker.TextWindow); err != nil {
				return err
			}
		}
		list[i].Before, list[i].After = read.around(x, p.Source)
	}
	return nil
}

// stretchOfText is a part of a source's text.
type stretchOfText struct {
	from int
	text []rune
}

// textFrom reads what stands around a passage and so much after it, for those
// only who may read what is not published: it may hold words of others.
func (s *Server) textFrom(c *fiber.Ctx, src tracker.Source, x tracker.Passage, more int) (stretchOfText, error) {
	from := max(0, x.Start-contextAround)
	text, err := s.Tracker.Text(c.UserContext(), viewer(c), src, from, x.End+contextAround+more)
	if s.Tracker.LeftOut(err) {
		err = nil // the passage can be read without
	}
	return stretchOfText{from, []rune(text)}, err
}

// holds reports whether the passage and what is shown around it are here.
func (t stretchOfText) holds(x tracker.Passage, src tracker.Source) bool {
	return t.from <= max(0, x.Start-contextAround) && t.from+len(t.text) >= min(x.End+contextAround, src.Snapshot.Length)
}

// around returns the text before and after a passage.
func (t stretchOfText) around(x tracker.Passage, src tracker.Source) (before, after string) {
	start, end := x.Start-t.from, x.End-t.from
	if start < 0 || end > len(t.text) || start > end {
		return "", ""
	}
	first, last := max(0, start-contextAround), min(end+contextAround, len(t.text))
	before, after = string(t.text[first:start]), string(t.text[end:last])
	if t.from+first > 0 {
		before = "…" + before
	}
	if t.from+last < src.Snapshot.Length {
		after += "…"
	}
	return before, after
}

// staffParts adds what only those see who may read what is not published.
func (s *Server) staffParts(v tracker.Viewer, page *templates.Reaction, p tracker.ReactionPage, shown reactionShown) {
	r := p.Reaction
	page.Staff = true
	page.StateNote = s.stateNote(r)
	page.Publication = publication(v, p, shown)
	for i := len(r.Events) - 1; i >= 0; i-- {
		e := r.Events[i]
		page.History = append(page.History, templates.HistoryRow{At: moment(e.At), Who: e.ByName, What: actionWords(e.Action), Detail: eventDetail(e, p.Sectors)})
		if what, ok := strings.CutPrefix(e.Action, "correct "); ok {
			page.Corrected = append(page.Corrected, templates.Corrected{What: sentenceCase(what),
				Was: eventValue(e.Action, e.Old, p.Sectors), Now: eventValue(e.Action, e.New, p.Sectors), Reason: e.Why, By: e.ByName, At: moment(e.At)})
		}
	}
}

func (s *Server) stateNote(r tracker.Reaction) string {
	switch {
	case r.State == tracker.Withdrawn:
		return "Withdrawn: " + r.Reason
	case r.State == tracker.Published && r.VisibleFrom() > s.Now().Unix()/60:
		return "Journalists find it once the embargo has ended, " + moment(r.Terms.Embargo)
	case r.State == tracker.Published:
		return "Everybody who is signed in can find it"
	}
	return "Journalists do not see it"
}

// eventDetail tells what an event changed and why.
func eventDetail(e tracker.Event, sectors []tracker.SectorName) string {
	was, is := eventValue(e.Action, e.Old, sectors), eventValue(e.Action, e.New, sectors)
	if e.Old == "" {
		was = ""
	}
	change := is
	switch {
	case was != "" && is != "":
		change = "from “" + was + "” to “" + is + "”"
	case was != "":
		change = "before: " + was
	}
	return strings.Join(nonEmpty(change, e.Why), "; ")
}

// eventValue writes a value that an event holds in words: which code it is
// depends on what was done.
func eventValue(action, value string, sectors []tracker.SectorName) string {
	switch action {
	case "publish", "unpublish", "withdraw", "restore", "undo withdrawal":
		if label, ok := reactionStates[tracker.ReactionState(value)]; ok {
			return label
		}
	case "correct date":
		return civil(tracker.CivilDate(value))
	case "correct sector":
		return tracker.SectorLabel(sectors, tracker.Sector(value))
	case "record", "edit draft", "add draft":
		return describedWords(value, sectors)
	}
	return stanceEventValue(action, value)
}

// describedWords writes who a draft is by: groups of which each ends in the
// code of a sector or is a date.
func describedWords(value string, sectors []tracker.SectorName) string {
	groups := strings.Split(value, "; ")
	for i, group := range groups {
		if d := tracker.CivilDate(group); group != "" && d.Valid() {
			groups[i] = civil(d)
			continue
		}
		at := strings.LastIndex(group, ", ") + 1
		last := strings.TrimPrefix(group[at:], " ")
		groups[i] = group[:len(group)-len(last)] + tracker.SectorLabel(sectors, tracker.Sector(last))
	}
	return strings.Join(groups, "; ")
}

// actionNames are what events tell, in the words of the page.
var actionNames = map[string]string{
	"record": "Recorded", "log": "Logged", "publish": "Published", "unpublish": "Unpublished", "withdraw": "Withdrawn", "restore": "Restored", "undo withdrawal": "Withdrawal undone",
	"set terms": "Terms changed", "set themes": "Themes changed", "add draft": "Added by a reviewer", "edit draft": "Draft changed", "open": "Review opened again", "accept": "Accepted",
	"split draft": "Passages split off", "merge drafts": "Reactions merged", "move passages": "A passage moved", "add words": "Words added",
	"leave out": "A passage left out", "keep": "A passage kept after all", "change kind": "The kind of a passage changed",
	"match organisation": "Matched to the directory",
	"mark duplicate":     "Marked as a duplicate", "take duplicate back": "No longer a duplicate",
}

// actionVerbs begin what events tell that name what was changed.
var actionVerbs = map[string]string{
	"correct ": "Corrected: ", "decide stance: ": "Stance decided: ", "undo stance: ": "Decision undone: ", "condition: ": "Condition: ",
	"settle counter-quote: ": "Counter-quote settled: ",
}

func actionWords(action string) string {
	if words, ok := actionNames[action]; ok {
		return words
	}
	for verb, words := range actionVerbs {
		if what, ok := strings.CutPrefix(action, verb); ok {
			return words + what
		}
	}
	return sentenceCase(action)
}

func sentenceCase(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// publication is what the words may be used for, and what can be done now.
func publication(v tracker.Viewer, p tracker.ReactionPage, shown reactionShown) templates.Publication {
	r, f := p.Reaction, termsShown(&p.Reaction.Terms)
	if shown.terms != nil {
		f = *shown.terms
	}
	pub := templates.Publication{
		Statuses: f.statusChoices(), StatusLabel: attributionStatuses[r.Terms.Status], Permitted: r.Terms.Permitted,
		FormPermitted: f.permitted == "yes", EmbargoDate: f.date, EmbargoTime: f.clock, EmbargoLabel: embargoWords(r.Terms),
		CanEdit: v.May(tracker.LogReactions), CanWithdraw: v.May(tracker.LogReactions) && r.State != tracker.Withdrawn,
		CanRestore: v.May(tracker.LogReactions) && r.State == tracker.Withdrawn, CanUnpublish: v.May(tracker.PublishReactions) && r.State == tracker.Published,
		WithdrawReason: shown.withdraw, Open: shown.terms != nil || fieldNamed(shown.wrong, "status", "permitted"),
	}
	if r.State == tracker.Recorded {
		pub.Obstacles = obstacles(v, p)
		pub.CanPublish = v.May(tracker.PublishReactions) && len(pub.Obstacles) == 0
	}
	return pub
}

func fieldNamed(list []templates.FieldError, names ...string) bool {
	return slices.ContainsFunc(list, func(e templates.FieldError) bool { return slices.Contains(names, e.Field) })
}

// correctionForm is the form for what was wrongly attributed.
func (s *Server) correctionForm(c *fiber.Ctx, p tracker.ReactionPage, typed *correctionTyped) (templates.Correction, error) {
	r := p.Reaction
	first := r.Capacity()
	f := correctionTyped{r.Honorific, r.Speaker, first.Role, first.OrganisationName, string(first.Sector), string(r.SaidOn), "", "", ""}
	if typed != nil {
		f = *typed
	}
	known, err := s.knownOrganisations(c)
	if err != nil {
		return templates.Correction{}, err
	}
	people, err := s.unmatchedChoices(c, r, f.stakeholder)
	if err != nil {
		return templates.Correction{}, err
	}
	bodies, err := s.unmatchedBodies(c, r, f.body)
	return templates.Correction{
		People: people, Bodies: bodies,
		Allowed: true, Open: typed != nil, Honorific: f.honorific, Speaker: f.speaker, Role: f.role, Organisation: f.organisation,
		Sectors: sectorChoices(p.Sectors, tracker.Sector(f.sector)), SaidOn: f.saidOn, Reason: f.reason, Organisations: known,
	}, err
}
