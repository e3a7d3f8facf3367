package handlers

import (
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// itemsPerPage is how many disagreements a page shows.
const itemsPerPage = 20

// verdictTyped is how somebody decides between coders, as it was sent.
type verdictTyped struct {
	reaction, stance, why string
	none                  bool
}

// showComparison shows what the coders say, with what was wrong with a decision
// between them.
func (s *Server) showComparison(c *fiber.Ctx, status int, typed verdictTyped, wrong []templates.FieldError) error {
	found, err := s.Tracker.Comparison(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	page := s.comparisonPage(c, found)
	page.Errors = wrong
	var apart []tracker.ComparedItem
	for _, item := range found.Items {
		if item.NeedsPerson() {
			page.Open++
		}
		if item.NeedsPerson() || item.Outcome == tracker.CodedApart || item.Verdict != nil && !item.Verdict.Agreed {
			apart = append(apart, item)
		} else if why := keptWhy(found, item); why != "" {
			page.Kept = append(page.Kept, templates.KeptItem{Href: reactionHref(item), Who: item.Reaction.By(), Why: why})
		}
	}
	part := pageOf(c, len(apart), itemsPerPage)
	page.Pages = part.links(func(n int) string { return codingHref(found.Coding.ID) + "?page=" + strconv.Itoa(n) + "#h-apart" })
	for _, item := range apart[part.from:part.to] {
		page.Items = append(page.Items, codingItem(found, item, typed))
	}
	return s.show(c, status, page)
}

func (s *Server) comparisonPage(c *fiber.Ctx, found tracker.Comparison) templates.CodingComparison {
	coding, here := found.Coding, codingHref(found.Coding.ID)
	page := templates.CodingComparison{
		Frame: s.codingFrame(c, found.Consultation, found.CodingProgress), Proposition: found.Proposition.Title,
		State: string(coding.State), StateLabel: codingStates[coding.State], About: aboutCoding(coding),
		Alike: found.Counts[tracker.CodedAlike], Apart: found.Counts[tracker.CodedApart], Missing: found.Counts[tracker.CodedMissing],
		Overall: overallFigures(found), Revision: int(coding.Revision), AdjudicateAction: here + "/adjudicate", RecordAction: here + "/record", CSVHref: here + "/comparison.csv",
	}
	page.Settled = page.Alike - found.Unrecorded
	for _, coder := range coding.Coders {
		page.Coders = append(page.Coders, coder.Name)
	}
	if found.Withdrawn > 0 {
		page.MissingNote = counted(found.Withdrawn, "withdrawn", "withdrawn")
	}
	for n, p := range found.Pairs {
		page.Pairs = append(page.Pairs, agreementPair(n, p))
	}
	if coding.State == tracker.CodingComplete {
		page.CloseAction = here + "/close"
		for _, item := range found.Items {
			if item.Outcome == tracker.CodedAlike && item.Verdict == nil && !item.NeedsPerson() && keptWhy(found, item) == "" {
				page.CanRecord++
			}
		}
	}
	return page
}

// keptWhy says why what coders agree on is not recorded with the others, or
// nothing.
func keptWhy(c tracker.Comparison, item tracker.ComparedItem) string {
	if item.Outcome != tracker.CodedAlike || item.Verdict != nil || item.Decided != tracker.Undecided {
		return ""
	}
	if item.Reaction.State == tracker.Published && item.Agreed.Contested() {
		return fmt.Sprintf("%s. It is published, so the words to the contrary have to be settled with it: decide on its page, then record again.", templates.Stance(item.Agreed).Label())
	}
	return ""
}

func reactionHref(item tracker.ComparedItem) string { return "/reactions/" + item.Reaction.ID }

func codingItem(c tracker.Comparison, item tracker.ComparedItem, typed verdictTyped) templates.CodingItem {
	r := item.Reaction
	out := templates.CodingItem{
		Attribution: attribution(r, nil), ID: r.ID, N: item.Number, Href: reactionHref(item), State: unpublishedMark(r.State), Revision: int(r.Revision),
		Passages:  codingPassages(r, func(string) bool { return false }),
		CanDecide: item.NeedsPerson() && c.Coding.State == tracker.CodingComplete, AskNone: r.State == tracker.Published,
	}
	for n, a := range item.Answers {
		answer := templates.CodingAnswer{Coder: c.Coding.Coders[n].Name, Stance: templates.Stance(a.Value), Note: a.Note}
		for _, at := range a.Evidence {
			if words, held := r.Words(at); held {
				answer.Words = append(answer.Words, words)
			}
		}
		out.Answers = append(out.Answers, answer)
	}
	if item.NeedsPerson() && item.Decided != tracker.Undecided {
		out.Decided = templates.Stance(item.Decided)
	}
	if x := item.Verdict; x != nil {
		out.Verdict, out.Why, out.By = templates.Stance(x.Value), x.Why, adjudicator(c.Coding, *x)+", "+moment(x.At)
	}
	if typed.reaction == r.ID {
		out.Chosen, out.GivenWhy, out.None = templates.Stance(typed.stance), typed.why, typed.none
	}
	return out
}

// adjudicator names who decided, and whether they had coded themselves.
func adjudicator(c tracker.Coding, x tracker.CodingVerdict) string {
	if c.Coder(x.By) >= 0 {
		return x.ByName + ", one of the coders"
	}
	return x.ByName + ", who did not code"
}

func (s *Server) adjudicate(c *fiber.Ctx) error {
	typed := verdictTyped{c.FormValue("reaction"), c.FormValue("stance"), c.FormValue("why"), c.FormValue("none") != ""}
	err := s.Tracker.Adjudicate(c.UserContext(), viewer(c), c.Params("id"), tracker.AdjudicationInput{
		Reaction: typed.reaction, Revision: revision(c), Value: tracker.Stance(typed.stance), Why: typed.why, NoContrary: typed.none})
	if status, again := rejected(err); again {
		return s.showComparisonOrOpen(c, status, err, typed)
	}
	return s.afterCoding(c, err, "Decided, and recorded on the reaction.")
}

// showComparisonOrOpen shows a refused form of the comparison again; before
// there is a comparison the refusal stands alone.
func (s *Server) showComparisonOrOpen(c *fiber.Ctx, status int, refused error, typed verdictTyped) error {
	p, _, err := s.Tracker.Coding(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	if p.Coding.State == tracker.CodingOpen {
		return refused
	}
	names := map[string]string{"stance": "stance-" + typed.reaction, "why": "why-" + typed.reaction, "counter": "counter-" + typed.reaction}
	return s.showComparison(c, status, typed, renamed(fieldErrors(refused), names))
}

func (s *Server) recordAgreed(c *fiber.Ctx) error {
	round, err := s.Tracker.RecordAgreed(c.UserContext(), viewer(c), c.Params("id"))
	if status, again := rejected(err); again {
		return s.showComparisonOrOpen(c, status, err, verdictTyped{})
	}
	done := "Recorded " + counted(round.Recorded, "decision", "decisions") + "."
	if round.Left > 0 {
		done += fmt.Sprintf(" %s to go: record again to go on.", thousands(round.Left))
	}
	if round.Kept > 0 {
		done += " " + counted(round.Kept, "is", "are") + " left to a person."
	}
	return s.afterCoding(c, err, done)
}

func (s *Server) closeCoding(c *fiber.Ctx) error {
	err := s.Tracker.CloseCoding(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if status, again := rejected(err); again {
		return s.showComparisonOrOpen(c, status, err, verdictTyped{})
	}
	return s.afterCoding(c, err, "The exercise was closed.")
}
