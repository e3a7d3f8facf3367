package tracker

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"soundings/tracker/cite"
	"soundings/tracker/query"
)

// The bounds of what is logged at once.
const (
	mostLoggedWords    = 20_000 // characters
	mostLoggedPassages = 50
)

// loggedText is the text of the source: what was typed, as it was typed, what was
// reported after what was said. A browser sends line ends as CRLF whatever they
// were.
func loggedText(in Logged) string {
	var parts []string
	for _, typed := range []string{in.Exact, in.Reported} {
		if strings.TrimSpace(typed) != "" {
			parts = append(parts, strings.ReplaceAll(typed, "\r\n", "\n"))
		}
	}
	return strings.Join(parts, partBreak)
}

// loggedPassages cuts what was typed into passages and the ledger of the text,
// or notes what is wrong with it.
func (s *Service) loggedPassages(in Logged, f *faults) ([]Passage, []Span) {
	text := loggedText(in)
	f.check(text != "", "exact", "Type what was said: their own words, or what you were told, in yours.")
	for field, typed := range map[string]string{"exact": in.Exact, "reported": in.Reported} {
		f.check(utf8.RuneCountInString(typed) <= mostLoggedWords, field, "Keep the words under 20,000 characters. A longer text is better imported.")
		f.check(readable(typed), field, "This holds characters that cannot be read. Type it again.")
	}
	if text == "" || len(*f) > 0 {
		return nil, nil
	}
	whole := newFolded(text)
	ownTill := 0
	if strings.TrimSpace(in.Exact) != "" {
		ownTill = utf8.RuneCountInString(strings.ReplaceAll(in.Exact, "\r\n", "\n"))
	}
	var passages []Passage
	var spans []Span
	for _, at := range paragraphsOf(whole.text) {
		kind := Reported
		if at[0] < ownTill {
			kind = Quote
		}
		p := whole.logged(at, kind)
		p.ID, p.Rule, p.Confidence = s.NewID(), "typed in by who heard it", 1
		if p.Start == p.End {
			spans = append(spans, Span{Start: at[0], End: at[1], Outcome: "rejected", Reason: "marks around no words"})
			continue
		}
		passages, spans = append(passages, p), append(spans, Span{Start: at[0], End: at[1], Outcome: string(kind)})
	}
	f.check(len(passages) > 0, "exact", "Type what was said: these are only marks.")
	f.check(len(passages) <= mostLoggedPassages, "exact", fmt.Sprintf("Keep to %d passages. A longer text is better imported.", mostLoggedPassages))
	return passages, spans
}

// readable reports whether a text holds nothing but characters that a person
// can have typed.
func readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && !strings.ContainsRune("\r\n\t", r)
	})
}

// paragraphsOf returns where the stretches stand that empty lines part, without
// the white space around them.
func paragraphsOf(text []rune) [][2]int {
	var list [][2]int
	start, end, breaks := -1, 0, 0 // of the stretch that is open, and the line ends since
	for i, r := range text {
		if r == '\n' {
			breaks++
		}
		if unicode.IsSpace(r) {
			continue
		}
		if start >= 0 && breaks > 1 {
			list, start = append(list, [2]int{start, end}), -1
		}
		if start < 0 {
			start = i
		}
		end, breaks = i+1, 0
	}
	if start >= 0 {
		list = append(list, [2]int{start, end})
	}
	return list
}

// logged cuts a stretch out of the text. The marks around a quotation are not its
// words, but where it holds others these belong to what stands between.
func (f *folded) logged(at [2]int, kind PassageKind) Passage {
	p := f.passage(at, kind)
	if strings.ContainsAny(p.Text, "“”\"„«»") {
		p = f.passage(at, Reported)
		p.Kind = kind
	}
	return p
}

// How many words of a passage are looked for to find the same, and how many it
// must have: a “no comment” is said by many.
const (
	startLength = 10
	leastTold   = 4
)

// checkUnknown refuses words that are on file already in the consultation,
// unless it is known that they were said again.
func (s *Service) checkUnknown(ctx context.Context, con Consultation, d Draft, known bool) error {
	if known {
		return nil
	}
	for _, p := range d.Passages {
		r, found, err := s.saying(ctx, con, p)
		if KindOf(err) == Unavailable {
			return nil // what is said can be written down while nothing can be searched
		}
		if err != nil {
			return err
		}
		if found {
			return &Error{Kind: Invalid, Message: "Check what is marked.", Link: "/reactions/" + r.ID,
				Fields: []FieldError{{"again", fmt.Sprintf("“%s” is on file already: %s, %s. If it was said again, say so.", beginning(oneLine(p.Text)), r.By(), cite.Date(string(r.SaidOn)))}}}
		}
	}
	return nil
}

// saying returns a reaction of the consultation that has the words of a passage
// and is not withdrawn.
func (s *Service) saying(ctx context.Context, con Consultation, p Passage) (Reaction, bool, error) {
	words := strings.Fields(p.Text)
	if len(words) < leastTold {
		return Reaction{}, false, nil
	}
	start := strings.Join(words[:min(len(words), startLength)], " ")
	res, err := s.Index.Search(ctx, Search{Sight: Sight{All: true}, Consultation: []string{con.ID}, Limit: mostChoices,
		Text: query.Query{Text: start, Root: query.Node{Kind: query.Phrase, Text: start}}})
	if err != nil {
		return Reaction{}, false, err
	}
	list, err := s.Store.Reactions().GetMany(ctx, res.IDs)
	if err != nil {
		return Reaction{}, false, err
	}
	wanted, _ := foldedMarks(p.Text)
	for _, r := range list {
		for _, x := range r.Passages {
			if have, _ := foldedMarks(x.Text); r.State != Withdrawn && string(have) == string(wanted) {
				return r, true, nil
			}
		}
	}
	return Reaction{}, false, nil
}

// mostChoices is how many reactions that begin alike are looked at.
const mostChoices = 20
