package handlers

import (
	"strconv"
	"strings"
	"unicode"

	"soundings/templates"
	"soundings/tracker"
)

// mark is what a stretch of a source's text is shown as.
type mark struct {
	kind    string
	draft   int // number, or 0
	current bool
	href    string
	open    int // number of words in marks without an outcome, or 0
}

// sourceText is a stretch of text on which marks are painted, one code point
// at a time, so that the last one painted wins wherever two overlap.
type sourceText struct {
	text  []rune
	from  int // place of the first code point in the whole text
	marks []mark
	index map[mark]uint32 // 1 + the place of each in marks
	paint []uint32        // by code point: the same, 0 for none
	shows []bool          // by code point: it led to the stance that is suggested
}

// markedText paints what has become of the text: the reported words of each
// draft first, then the ledger, then its quotes, so that a quote inside a
// reported sentence stands out of it.
func markedText(p tracker.SourcePage, href func(tracker.Draft) string) *sourceText {
	t := &sourceText{text: []rune(p.Text), from: p.From, index: map[mark]uint32{}}
	t.paint, t.shows = make([]uint32, len(t.text)), make([]bool, len(t.text))
	drafts := draftsByID(p)
	t.passages(p, tracker.Reported, href)
	for _, sp := range p.Spans {
		m := mark{kind: sp.Outcome}
		if d, ok := drafts[sp.Draft]; ok {
			m.draft, m.current, m.href = d.Number, d.Number == p.Current, href(*d)
		}
		t.put(sp.Start, sp.End, m)
	}
	t.passages(p, tracker.Quote, href)
	return t
}

// draftsByID points to the drafts of a page.
func draftsByID(p tracker.SourcePage) map[string]*tracker.Draft {
	drafts := make(map[string]*tracker.Draft, len(p.Drafts))
	for i := range p.Drafts {
		drafts[p.Drafts[i].ID] = &p.Drafts[i]
	}
	return drafts
}

func (t *sourceText) passages(p tracker.SourcePage, kind tracker.PassageKind, href func(tracker.Draft) string) {
	for _, d := range p.Drafts {
		for _, x := range d.Passages {
			if x.Kind != kind {
				continue
			}
			if x.End <= p.From || x.Start >= p.To {
				continue
			}
			m := mark{kind: string(kind), draft: d.Number, current: d.Number == p.Current, href: href(d)}
			if d.State == tracker.DraftRejected || x.Dropped != "" {
				m.kind = "rejected"
			}
			t.put(x.Start, x.End, m)
		}
	}
}

// put paints the code points from start to end of the whole text.
func (t *sourceText) put(start, end int, m mark) {
	start, end = max(0, start-t.from), min(len(t.text), end-t.from)
	if start >= end {
		return
	}
	n, known := t.index[m]
	if !known {
		t.marks = append(t.marks, m)
		n = uint32(len(t.marks))
		t.index[m] = n
	}
	for i := start; i < end; i++ {
		t.paint[i] = n
	}
}

// underline marks words of a draft that led to the stance suggested for it.
func (t *sourceText) underline(d tracker.Draft, words []tracker.WordsAt) {
	for _, at := range words {
		for _, p := range d.Passages {
			if p.ID != at.Passage {
				continue
			}
			from, to := max(0, p.Start+at.Start-t.from), min(len(t.text), p.Start+at.End-t.from, p.End-t.from)
			for i := from; i < to; i++ {
				t.shows[i] = true
			}
		}
	}
}

// slice returns the code points from start to end of the whole text, as far
// as they are here.
func (t *sourceText) slice(start, end int) string {
	start, end = max(0, start-t.from), min(len(t.text), end-t.from)
	if start >= end {
		return ""
	}
	return string(t.text[start:end])
}

// paragraphs cuts the text at blank lines and each paragraph where its marks
// change. Put together again the segments are the text.
func (t *sourceText) paragraphs() []templates.Paragraph {
	var list []templates.Paragraph
	seen := map[int]bool{}
	for start := 0; start < len(t.text); {
		end := t.paragraphEnd(start)
		list = append(list, t.paragraph(start, end, seen))
		start = end
	}
	return list
}

// paragraphEnd returns where the paragraph ends, the blank lines after it included.
func (t *sourceText) paragraphEnd(start int) int {
	lines := 0
	for i := start; i < len(t.text); i++ {
		switch {
		case t.text[i] == '\n':
			lines++
		case !unicode.IsSpace(t.text[i]):
			if lines > 1 {
				return i
			}
			lines = 0
		}
	}
	return len(t.text)
}

func (t *sourceText) paragraph(start, end int, seen map[int]bool) templates.Paragraph {
	p := templates.Paragraph{Heading: true, At: t.from + start}
	for i := start; i < end; {
		j := i + 1
		for j < end && t.paint[j] == t.paint[i] && t.shows[j] == t.shows[i] {
			j++
		}
		seg := templates.TextSegment{Text: string(t.text[i:j]), Shows: t.shows[i]}
		if t.paint[i] > 0 {
			m := t.marks[t.paint[i]-1]
			seg.Kind, seg.DraftNo, seg.Current, seg.Href = m.kind, m.draft, m.current, m.href
			seg.First = m.draft > 0 && !seen[m.draft]
			seen[m.draft] = true
			if !seen[-m.open] {
				seg.OpenNo, seen[-m.open] = m.open, true
			}
		}
		if seg.Kind != "heading" && strings.TrimSpace(seg.Text) != "" {
			p.Heading = false
		}
		p.Segments = append(p.Segments, seg)
		i = j
	}
	return p
}

var outcomeNames = map[string]string{
	"quote": "Direct quote", "reported": "Reported speech", "heading": "Who is speaking",
	"duplicate": "Duplicate", "rejected": "Left out", tracker.SpanOpen: "No outcome yet",
}

// ledgerRows lists the fate of each span of the stretch, with where to look at it
// more closely.
func ledgerRows(p tracker.SourcePage, t *sourceText, link func(tracker.Draft) templates.Link) []templates.LedgerRow {
	drafts := draftsByID(p)
	rows := make([]templates.LedgerRow, 0, len(p.Spans))
	for i, sp := range p.Spans {
		row := templates.LedgerRow{N: i + 1, Outcome: sp.Outcome, Label: outcomeNames[sp.Outcome], Text: shorten(t.slice(sp.Start, sp.End), 300), Reason: sp.Reason}
		if d, ok := drafts[sp.Draft]; ok {
			row.Link = link(*d)
			if d.Waits() {
				row.Label += ", waits"
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// ledgerLink leads to what a draft has become, or to its review for those who may
// review: others are only told its number.
func ledgerLink(v tracker.Viewer) func(tracker.Draft) templates.Link {
	return func(d tracker.Draft) templates.Link {
		n := strconv.Itoa(d.Number)
		switch {
		case d.State == tracker.DraftAccepted:
			return templates.Link{Label: "Reaction " + n, Href: "/reactions/" + d.Reaction}
		case v.May(tracker.LogReactions):
			return templates.Link{Label: "Draft " + n, Href: draftHref(d.Source, d.Number)}
		}
		return templates.Link{Label: "Draft " + n}
	}
}

// shorten cuts a text after so many code points, at a space if one is near.
func shorten(text string, most int) string {
	r := []rune(strings.Join(strings.Fields(text), " "))
	if len(r) <= most {
		return string(r)
	}
	cut := string(r[:most])
	if i := strings.LastIndex(cut, " "); i > len(cut)*3/4 {
		cut = cut[:i]
	}
	return cut + "…"
}

// textPages are the links to the stretches before and after the one shown.
func textPages(p tracker.SourcePage, address string) []templates.Link {
	var list []templates.Link
	if p.From > 0 {
		list = append(list, templates.Link{Label: "Earlier in the text", Href: address + "from=" + strconv.Itoa(max(0, p.From-tracker.TextWindow))})
	}
	if p.To < p.Source.Snapshot.Length {
		list = append(list, templates.Link{Label: "Later in the text", Href: address + "from=" + strconv.Itoa(p.To)})
	}
	return list
}
