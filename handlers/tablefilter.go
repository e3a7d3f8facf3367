package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// tableFilter is the filter of a table of drafts, as an address or a form
// spells it.
type tableFilter struct {
	words, state, suggests, position, sure, flags string
}

// mostFilterWords is how many bytes of words are looked for: a form may send any
// number, and each row would be searched for all of them.
const mostFilterWords = 500

// readTableFilter reads the filter; from is c.Query or c.FormValue.
func readTableFilter(from func(key string, defaultValue ...string) string) tableFilter {
	get := func(name string) string { return strings.TrimSpace(strings.ToValidUTF8(from(name), "")) }
	return tableFilter{words: get("q"), state: get("state"), suggests: get("suggests"), position: get("position"), sure: get("sure"), flags: get("flags")}
}

// pairs lists what is on, in the order in which an address has it.
func (f tableFilter) pairs() []templates.Hidden {
	var list []templates.Hidden
	for _, p := range []templates.Hidden{{Name: "q", Value: f.words}, {Name: "state", Value: f.state}, {Name: "suggests", Value: f.suggests},
		{Name: "position", Value: f.position}, {Name: "sure", Value: f.sure}, {Name: "flags", Value: f.flags}} {
		if p.Value != "" {
			list = append(list, p)
		}
	}
	return list
}

// href is the address of a page of the table.
func (f tableFilter) href(source string, page int) string {
	q := url.Values{}
	for _, p := range f.pairs() {
		q.Set(p.Name, p.Value)
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	return address("/sources/"+source+"/table", q.Encode())
}

// drafts returns the filter of the domain, and what is wrong with it. What no
// list offers is ignored.
func (f tableFilter) drafts() (tracker.DraftFilter, []templates.FieldError) {
	out := tracker.DraftFilter{Words: f.words, Position: f.position}
	if s := tracker.DraftsShown(f.state); slices.Contains(draftStates, s) {
		out.State = s
	}
	if s := tracker.Stance(f.suggests); s == tracker.Undecided || slices.Contains(tracker.Scale(), s) {
		out.Stance = s
	}
	if g := tracker.Flagging(f.flags); g == tracker.FlaggedOnly || g == tracker.UnflaggedOnly {
		out.Flagged = g
	}
	var wrong []templates.FieldError
	var ok bool
	if len(f.words) > mostFilterWords {
		out.Words = ""
		wrong = append(wrong, templates.FieldError{Field: "q", Message: "Look for fewer words."})
	}
	if out.Sure, ok = percent(f.sure); !ok {
		wrong = append(wrong, templates.FieldError{Field: "sure", Message: notPercent})
	}
	return out, wrong
}

const notPercent = "Enter a whole number from 0 to 100."

// percent reads a per cent; nothing is 0.
func percent(s string) (int, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= 100
}

var draftStates = []tracker.DraftsShown{tracker.ShowWaiting, tracker.ShowAccepted, tracker.ShowRejected, tracker.ShowAll}

var draftStateNames = map[tracker.DraftsShown]string{
	tracker.ShowWaiting: "Waits", tracker.ShowAccepted: "Accepted", tracker.ShowRejected: "Rejected", tracker.ShowAll: "All",
}

// ticked returns the numbers of the rows that a form or address names, never
// nil.
func ticked(c *fiber.Ctx, sent func(name string) []string) []int {
	list := []int{}
	for _, s := range sent("row") {
		if n, err := strconv.Atoi(s); err == nil {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// queryValues returns every value that an address has under a name.
func queryValues(c *fiber.Ctx, name string) []string {
	var list []string
	for _, v := range c.Request().URI().QueryArgs().PeekMulti(name) {
		list = append(list, string(v))
	}
	return list
}

// optionOf is a choice with how many rows it would find.
func optionOf(value, label string, n int, chosen bool) templates.Option {
	return templates.Option{Value: value, Label: label + " (" + thousands(n) + ")", Selected: chosen}
}

func stateOptions(t tracker.Table, chosen tracker.DraftsShown) []templates.Option {
	var list []templates.Option
	for _, s := range draftStates {
		list = append(list, optionOf(string(s), draftStateNames[s], t.States[s], s == chosen))
	}
	return list
}

func suggestionOptions(t tracker.Table, chosen tracker.Stance) []templates.Option {
	list := []templates.Option{{Label: "Anything", Selected: chosen == ""}}
	for _, s := range tracker.Scale() {
		list = append(list, optionOf(string(s), templates.Stance(s).Label(), t.Stances[s], s == chosen))
	}
	return append(list, optionOf(string(tracker.Undecided), "Nothing", t.Stances[tracker.Undecided], chosen == tracker.Undecided))
}

func positionOptions(t tracker.Table, chosen string) []templates.Option {
	if len(t.Positions) == 0 && chosen == "" {
		return nil
	}
	list, found := []templates.Option{{Label: "Any", Selected: chosen == ""}}, chosen == ""
	for _, p := range t.Positions {
		list = append(list, optionOf(p.Value, p.Value, p.N, p.Value == chosen))
		found = found || p.Value == chosen
	}
	if !found {
		list = append(list, optionOf(chosen, chosen, t.Matching, true))
	}
	return list
}

func flagOptions(t tracker.Table, chosen tracker.Flagging) []templates.Option {
	return []templates.Option{
		{Label: "With or without remarks", Selected: chosen == ""},
		optionOf(string(tracker.FlaggedOnly), "Only with a remark", t.Flags[tracker.FlaggedOnly], chosen == tracker.FlaggedOnly),
		optionOf(string(tracker.UnflaggedOnly), "Only without", t.Flags[tracker.UnflaggedOnly], chosen == tracker.UnflaggedOnly),
	}
}
