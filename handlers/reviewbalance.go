package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// openListed is how many places without an outcome are listed at once, and
// aroundOpen how much of the text on either side of each.
const (
	openListed = 20
	aroundOpen = 60
)

// reviewBalance accounts for the marks of a source, and paints those that are
// open into its text.
func (s *Server) reviewBalance(c *fiber.Ctx, p tracker.SourcePage, text *sourceText, typed asideTyped) (templates.ReviewBalance, error) {
	b, err := s.Tracker.BalanceOn(c.UserContext(), viewer(c), p)
	if err != nil {
		return templates.ReviewBalance{}, err
	}
	address := "/sources/" + p.Source.ID
	f := templates.ReviewBalance{Marks: b.Marks, Counts: markCounts(address, b), Action: address + "/aside", UndoHref: address + "/aside/undo", Reason: typed.reason}
	f.MoreOpen = max(0, len(b.OpenSpans)-openListed)
	for i, sp := range b.OpenSpans[:len(b.OpenSpans)-f.MoreOpen] {
		text.put(sp.Start, sp.End, mark{kind: tracker.SpanOpen, open: i + 1})
		o := openWords(p, text, sp, i+1)
		o.On = len(b.OpenSpans) == 1 || slices.ContainsFunc(typed.stretches, func(x tracker.Stretch) bool { return x.Start == sp.Start && x.End == sp.End })
		f.Open = append(f.Open, o)
	}
	for _, a := range p.Source.Asides {
		f.Asides = append(f.Asides, templates.AsideWords{Value: stretchValue(a.Start, a.End), Words: shorten(text.slice(a.Start, a.End), 120), Reason: a.Reason, By: a.ByName})
	}
	return f, nil
}

// markCounts puts the columns of the balance into words, those that are empty
// left out.
func markCounts(address string, b tracker.Balance) []templates.MarkCount {
	listed := func(outcome string) string { return address + "?outcome=" + outcome + "#h-ledger" }
	all := []templates.MarkCount{
		{N: b.Quoted, Label: "quoted", Href: listed("quote")}, {N: b.Reported, Label: "in reported speech", Href: listed("reported")},
		{N: b.Heading, Label: "in headings", Href: listed("heading")}, {N: b.Duplicate, Label: "in duplicates", Href: listed("duplicate")},
		{N: b.Rejected, Label: "left out or set aside", Href: listed("rejected")},
	}
	all = slices.DeleteFunc(all, func(m templates.MarkCount) bool { return m.N == 0 })
	return append(all, templates.MarkCount{N: b.Open, Label: "open", Href: "#h-end", Open: b.Open > 0})
}

// openWords is a place without an outcome, with the words around it as far as
// they are here.
func openWords(p tracker.SourcePage, text *sourceText, sp tracker.Span, n int) templates.OpenWords {
	value, address := stretchValue(sp.Start, sp.End), "/sources/"+p.Source.ID+"/review?"
	o := templates.OpenWords{N: n, Value: value, Words: shorten(text.slice(sp.Start, sp.End), 300), Note: sp.Reason, Href: "#open-" + strconv.Itoa(n)}
	if o.Words == "" {
		o.Href = address + "from=" + strconv.Itoa(max(0, sp.Start-aroundOpen)) + o.Href
	} else {
		o.Before, o.After = around(text, sp)
	}
	draft := ""
	for _, d := range p.Drafts {
		if d.Number == p.Current && d.State == tracker.DraftOpen {
			draft = "draft=" + strconv.Itoa(d.Number) + "&"
			o.GiveHref, o.GiveTo = address+draft+"words="+value+"#add-kind", fmt.Sprintf("Add to reaction %d", d.Number)
		}
	}
	o.AddHref = address + draft + "add=" + value + "#missed-speaker"
	return o
}

// around returns the text on either side of a place, cut at words.
func around(text *sourceText, sp tracker.Span) (before, after string) {
	before, after = text.slice(sp.Start-aroundOpen, sp.Start), text.slice(sp.End, sp.End+aroundOpen)
	if i := strings.LastIndex(before, "\n"); i >= 0 {
		before = before[i+1:]
	} else if _, rest, cut := strings.Cut(before, " "); cut && sp.Start > aroundOpen {
		before = "… " + rest
	}
	after, _, ends := strings.Cut(after, "\n")
	if i := strings.LastIndex(after, " "); !ends && i > 0 {
		after = after[:i] + " …"
	}
	return before, after
}

func stretchValue(start, end int) string { return fmt.Sprintf("%d-%d", start, end) }

// stretchOf reads the value of a stretch; end is 0 where it is none.
func stretchOf(value string) (start, end int) {
	from, to, _ := strings.Cut(value, "-")
	start, wrong := strconv.Atoi(from)
	end, err := strconv.Atoi(to)
	if wrong != nil || err != nil || start < 0 || end <= start {
		return 0, 0
	}
	return start, end
}

// finishNote says in words what keeps a review from being finished; nothing if
// it can be.
func finishNote(page *templates.Review) string {
	var wait []string
	if n := page.Total - page.Reviewed; n > 0 {
		wait = append(wait, counted(n, "reaction waits to be accepted or rejected", "reactions wait to be accepted or rejected"))
	}
	if n := len(page.Balance.Open) + page.Balance.MoreOpen; n > 0 {
		wait = append(wait, counted(n, "place in quotation marks has no outcome yet", "places in quotation marks have no outcome yet"))
	}
	if len(wait) == 0 {
		return ""
	}
	return "The review can be finished later: " + strings.Join(wait, ", and ") + "."
}
