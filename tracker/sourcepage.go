package tracker

import "context"

// TextWindow is how much of a source's text a page shows at once, in code
// points; a shorter text is shown whole.
const TextWindow = 60_000

// Look says which part of a source a person wants to see.
type Look struct {
	Draft   int  // the number of a draft; 0 for none
	Waiting bool // without such a draft, the first that waits
	From    int  // where the text begins; negative: around the draft
}

// SourcePage is a source as a person reads or reviews it: one stretch of its
// text, what became of each part of that stretch, and what its drafts became.
type SourcePage struct {
	Review
	Progress  Progress
	Current   int // the number of the draft looked at, or 0
	Text      string
	From, To  int    // the stretch, in code points
	Spans     []Span // those that touch the stretch
	SpanCount int    // in the whole text
	Undecided int    // spans of the whole text whose draft waits
	Reactions map[string]Reaction

	ledger []Span // of the whole text
}

// SourcePage returns a source around what the person looks at, with all of its
// drafts.
func (s *Service) SourcePage(ctx context.Context, v Viewer, source string, look Look) (SourcePage, error) {
	r, err := s.Review(ctx, v, source)
	if err != nil {
		return SourcePage{}, err
	}
	p := SourcePage{Review: r, Progress: r.Progress(), Current: r.lookedAt(look), Reactions: map[string]Reaction{}}
	p.From, p.To = r.window(p.Current, look.From)
	if p.Text, err = s.Text(ctx, v, r.Source, p.From, p.To); err != nil {
		return p, err
	}
	if p.ledger, err = s.Ledger(ctx, v, r); err != nil {
		return p, err
	}
	waits := map[string]bool{}
	for _, d := range p.Drafts {
		waits[d.ID] = d.Waits()
	}
	p.keepSpans(waits)
	list, err := all(ctx, s.Store.Reactions(), Key{"source", source})
	for _, re := range list {
		p.Reactions[re.ID] = re
	}
	return p, err
}

// BalanceOn is Balance for who has the page of the source already.
func (s *Service) BalanceOn(ctx context.Context, v Viewer, p SourcePage) (Balance, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Balance{}, err
	}
	return s.balance(ctx, p.Source, p.ledger)
}

// lookedAt returns the number of the draft that is opened.
func (r Review) lookedAt(look Look) int {
	for _, d := range r.Drafts {
		if d.Number == look.Draft {
			return d.Number
		}
	}
	if look.Waiting {
		return r.Next(0)
	}
	return 0
}

// window returns the stretch of text that is shown.
func (r Review) window(draft, from int) (start, end int) {
	length := r.Source.Snapshot.Length
	if length <= TextWindow {
		return 0, length
	}
	if from < 0 {
		from = 0
		for _, d := range r.Drafts {
			if d.Number == draft && len(d.Passages) > 0 {
				from = d.Passages[0].Start - TextWindow/2
			}
		}
	}
	from = max(0, min(from, length-TextWindow))
	return from, from + TextWindow
}

// keepSpans counts the spans, and keeps those of the stretch.
func (p *SourcePage) keepSpans(waits map[string]bool) {
	p.SpanCount = len(p.ledger)
	for _, sp := range p.ledger {
		if waits[sp.Draft] {
			p.Undecided++
		}
		if sp.Start < p.To && sp.End > p.From {
			p.Spans = append(p.Spans, sp)
		}
	}
}

// Draft returns one draft of a review.
func (s *Service) Draft(ctx context.Context, v Viewer, id string) (Draft, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Draft{}, err
	}
	return s.Store.Drafts().Get(ctx, id)
}

// Obstacles lists what keeps a reaction from being published; nothing if it
// can be.
func (r Reaction) Obstacles(con Consultation) []FieldError { return faultsOf(r.publishable(con)) }
