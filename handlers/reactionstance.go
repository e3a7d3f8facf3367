package handlers

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) decideStance(c *fiber.Ctx) error {
	p, err := s.Tracker.Reaction(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	typed := readDecision(c, c.FormValue("proposition"))
	shown := reactionShown{decision: &typed, names: typed.fields()}
	in, wrong := typed.input(p.Reaction)
	if len(wrong) > 0 {
		shown.wrong = wrong
		return s.showReactionPage(c, http.StatusUnprocessableEntity, shown)
	}
	_, err = s.Tracker.DecideStance(c.UserContext(), viewer(c), p.Reaction.ID, revision(c), in)
	return s.afterReaction(c, err, "Decided.", shown)
}

func (s *Server) undoStance(c *fiber.Ctx) error {
	_, err := s.Tracker.UndoStance(c.UserContext(), viewer(c), c.Params("id"), revision(c), c.FormValue("proposition"))
	return s.afterReaction(c, err, "Undone. What was taken back is kept in the history.", reactionShown{})
}

func (s *Server) settleCounter(c *fiber.Ctx) error {
	proposition := c.FormValue("proposition")
	value, field := c.FormValue("counter-"+proposition), "settle-"+proposition
	shown := reactionShown{settled: map[string]string{proposition: value}, names: map[string]string{"counter": field}}
	counter := counterTyped(value)
	if counter == nil {
		shown.wrong = []templates.FieldError{{Field: field, Message: "Pick the strongest words to the contrary, or say that there are none."}}
		return s.showReactionPage(c, http.StatusUnprocessableEntity, shown)
	}
	_, err := s.Tracker.SettleCounter(c.UserContext(), viewer(c), c.Params("id"), revision(c), proposition, *counter)
	return s.afterReaction(c, err, "The counter-quote is settled.", shown)
}

// stanceDecisions shows where a reaction stands on each proposition. Who sees
// only what is published gets the decision with its words: no suggestion, no
// reason, no names of accounts, nothing that others decided before.
func (s *Server) stanceDecisions(c *fiber.Ctx, p tracker.ReactionPage, shown reactionShown) ([]templates.StanceDecision, error) {
	v, r := viewer(c), p.Reaction
	var list []templates.StanceDecision
	for _, x := range p.Consultation.Propositions {
		on := r.On(x.ID)
		d := templates.StanceDecision{PropositionID: x.ID, Proposition: x.Title, Stance: templates.Stance(r.Stance(x.ID))}
		if err := s.addDecision(c, r, on, &d); err != nil {
			return nil, err
		}
		if v.May(tracker.ReadUnpublished) {
			addStaffDecision(on, &d)
		}
		if v.May(tracker.DecideStances) && r.State != tracker.Withdrawn {
			if err := s.addDecideForm(c, p, x, shown, &d); err != nil {
				return nil, err
			}
		}
		list = append(list, d)
	}
	return list, nil
}

// addDecision adds what everybody may know of a decision who sees the reaction.
func (s *Server) addDecision(c *fiber.Ctx, r tracker.Reaction, on tracker.StanceOn, d *templates.StanceDecision) error {
	if on.Decision == nil {
		return nil
	}
	for _, at := range on.Decision.Evidence {
		if words, ok := r.Words(at); ok && shownPassage(r, at.Passage) {
			d.Evidence = append(d.Evidence, words)
		}
	}
	for _, x := range on.Decision.Conditions {
		if shownPassage(r, x.At.Passage) {
			d.Conditions = append(d.Conditions, templates.ConditionHeld{Words: x.Words, State: string(x.State), Label: conditionStates[x.State]})
		}
	}
	var err error
	d.Counter, err = s.counterHeld(c, r, on.Decision.Counter)
	return err
}

// shownPassage reports whether a passage is shown with its reaction: not one
// that a correction replaced.
func shownPassage(r tracker.Reaction, id string) bool {
	p, ok := r.Passage(id)
	return ok && p.Successor == ""
}

// counterHeld shows the words to the contrary where the person may see the
// reaction that holds them.
func (s *Server) counterHeld(c *fiber.Ctx, r tracker.Reaction, counter *tracker.Counter) (*templates.CounterHeld, error) {
	switch {
	case counter == nil:
		return nil, nil
	case counter.Declined && !viewer(c).May(tracker.ReadUnpublished):
		return nil, nil // were it said, saying nothing would tell of words that may not be seen
	case counter.Declined:
		return &templates.CounterHeld{}, nil
	case counter.Reaction != r.ID:
		p, err := s.Tracker.Reaction(c.UserContext(), viewer(c), counter.Reaction)
		if tracker.KindOf(err) == tracker.NotFound || err == nil && !shownPassage(p.Reaction, counter.At.Passage) {
			return nil, nil
		}
		where := templates.Link{Label: "said " + civil(p.Reaction.SaidOn), Href: "/reactions/" + counter.Reaction}
		return &templates.CounterHeld{Words: counter.Words, Where: where}, err
	case !shownPassage(r, counter.At.Passage):
		return nil, nil
	}
	return &templates.CounterHeld{Words: counter.Words}, nil
}

// addStaffDecision adds who decided, why, against which suggestion, and what was
// decided before.
func addStaffDecision(on tracker.StanceOn, d *templates.StanceDecision) {
	if on.Decision != nil {
		d.DecidedBy, d.DecidedAt, d.Reason, d.Blind = on.Decision.ByName, moment(on.Decision.At), on.Decision.Why, on.Decision.Blind
		d.Suggested = suggested(on.Suggestion)
		if d.Counter != nil && d.Counter.Words == "" {
			d.Counter.By = on.Decision.ByName
		}
	}
	for _, x := range slices.Backward(on.Earlier) {
		d.Earlier = append(d.Earlier, templates.EarlierDecision{Stance: templates.Stance(x.Value), By: x.ByName, At: moment(x.At), Reason: x.Why})
	}
}

// addDecideForm adds what somebody needs who may decide.
func (s *Server) addDecideForm(c *fiber.Ctx, p tracker.ReactionPage, x tracker.Proposition, shown reactionShown, d *templates.StanceDecision) error {
	t, err := s.Tracker.ToDecide(c.UserContext(), viewer(c), p.Consultation, p.Reaction, x, false)
	if err != nil {
		return err
	}
	typed := shown.decision
	if typed != nil && typed.proposition != x.ID {
		typed = nil
	}
	form := decideForm(t, typed, false)
	d.Form, d.Open, d.Suggested = &form, typed != nil, form.Suggested
	on := p.Reaction.On(x.ID)
	if on.Decision != nil || len(on.Earlier) > 0 {
		d.UndoHref = "/reactions/" + p.Reaction.ID + "/stance/undo"
	}
	if on.Decision == nil {
		d.QueueHref = addressWith(tagHref(p.Consultation), "proposition", x.ID, "reaction", p.Reaction.ID)
	} else if on.Decision.Counter == nil && on.Decision.Value.Contested() {
		d.Settle = settleForm(p.Reaction, form, *on.Decision, shown.settled[x.ID])
	}
	return nil
}

// settleForm asks for words to the contrary of a decision that has none yet. What
// it rests on is not among them.
func settleForm(r tracker.Reaction, form templates.Decide, decided tracker.Decision, typed string) *templates.SettleCounter {
	group := form.Contrary[1]
	if decided.Value == tracker.Support || decided.Value == tracker.QualifiedSupport {
		group = form.Contrary[0]
	}
	group.Choices = slices.DeleteFunc(slices.Clone(group.Choices), func(c templates.ContraryChoice) bool {
		return slices.ContainsFunc(decided.Evidence, func(at tracker.WordsAt) bool {
			return c.Value == counterValue(&tracker.Counter{Reaction: r.ID, At: at})
		})
	})
	group.Side = "settle-" + group.Side // its ids stand beside those of the form
	return &templates.SettleCounter{Action: "/reactions/" + r.ID + "/stance/counter", Counter: typed, Group: group}
}

// markedEvidence cuts a passage where the evidence of decided stances begins and
// ends.
func markedEvidence(r tracker.Reaction, p tracker.Passage) []templates.Segment {
	var spans []tracker.WordsAt
	for _, on := range r.Stances {
		if on.Decision == nil {
			continue
		}
		for _, at := range on.Decision.Evidence {
			if _, held := r.Words(at); held && at.Passage == p.ID {
				spans = append(spans, at)
			}
		}
	}
	slices.SortFunc(spans, func(a, b tracker.WordsAt) int { return cmp.Compare(a.Start, b.Start) })
	text, done := []rune(p.Text), 0
	var list []templates.Segment
	for _, at := range spans {
		if at.End <= done {
			continue
		}
		from := max(at.Start, done)
		if from > done {
			list = append(list, templates.Segment{Text: string(text[done:from])})
		}
		list, done = append(list, templates.Segment{Text: string(text[from:at.End]), Hit: true}), at.End
	}
	if done < len(text) {
		list = append(list, templates.Segment{Text: string(text[done:])})
	}
	return list
}

// stanceEventValue writes a value that an event on a stance holds in words.
func stanceEventValue(action, value string) string {
	switch {
	case strings.HasPrefix(action, "decide stance"), strings.HasPrefix(action, "undo stance"):
		return templates.Stance(value).Label()
	case strings.HasPrefix(action, "condition: "):
		return conditionStates[tracker.ConditionState(value)]
	case strings.HasPrefix(action, "settle counter-quote") && value == "none":
		return "there are none"
	}
	return value
}

// obstacles is what keeps a reaction from being published. A counter-quote that
// nobody has settled leads to where it is settled, for those who may.
func obstacles(v tracker.Viewer, p tracker.ReactionPage) []templates.Link {
	var unsettled []string
	for _, on := range p.Reaction.Stances {
		if on.Decision != nil && on.Decision.Value.Contested() && on.Decision.Counter == nil {
			unsettled = append(unsettled, "#settle-"+on.Proposition)
		}
	}
	var list []templates.Link
	for _, o := range p.Reaction.Obstacles(p.Consultation) {
		link := templates.Link{Label: o.Message}
		if o.Field == "counter" && v.May(tracker.DecideStances) && len(unsettled) > 0 {
			link.Href, unsettled = unsettled[0], unsettled[1:]
		}
		list = append(list, link)
	}
	return list
}
