package tracker

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Band is suggestions of about one confidence, with what people decided.
type Band struct {
	From, To   float64 // of Suggestion.Confidence, To not included but for 1
	Shown      int     // decisions of people who saw the suggestion
	Overridden int     // of those, the ones with another value
	OtherSide  int     // of those, the ones on the other side
	Blind      int     // decisions made without seeing it
	BlindSame  int     // of those, the ones with the value that was suggested
	BlindSide  int     // of those, the ones on the side that was suggested
}

// mostJudged is how many decisions of a proposition the rates look at.
const mostJudged = 2000

// Overrides says how often people decided otherwise than was suggested, over
// all that can be read, by the confidence of the suggestion, the least sure
// first. Where nothing was suggested nothing is counted.
func (s *Service) Overrides(ctx context.Context, v Viewer) ([]Band, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	return s.judged.bands(s.now(), func() ([]Band, error) { return s.judgeAll(ctx) })
}

// judgedFor is how long a node takes the rates for those of now: what it has
// written itself it counts at once, what other nodes write after that.
const judgedFor = time.Minute

// judged is the rates as a node counted them last. Counting reads thousands of
// decisions, which no page can wait for each time.
type judged struct {
	mu    sync.Mutex
	until time.Time
	last  []Band
}

// bands returns the rates, counted again where they are too old.
func (j *judged) bands(now time.Time, count func() ([]Band, error)) ([]Band, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if !now.Before(j.until) {
		list, err := count()
		if err != nil {
			return nil, err
		}
		j.last, j.until = list, now.Add(judgedFor)
	}
	return slices.Clone(j.last), nil
}

// forget lets the rates be counted again.
func (j *judged) forget() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.until = time.Time{}
}

// judgeAll counts the rates.
func (s *Service) judgeAll(ctx context.Context) ([]Band, error) {
	bands := []Band{{From: 0.5, To: 0.6}, {From: 0.6, To: 0.7}, {From: 0.7, To: 0.8}, {From: 0.8, To: 0.9}, {From: 0.9, To: 1}}
	consultations, err := all(ctx, s.Store.Consultations(), Key{})
	if err != nil {
		return nil, err
	}
	for _, con := range consultations {
		for _, p := range con.Propositions {
			if err := s.judge(ctx, p.ID, bands); err != nil {
				return nil, err
			}
		}
	}
	return bands, nil
}

func (s *Service) judge(ctx context.Context, proposition string, bands []Band) error {
	q := ListQuery{Key: Key{"decided", proposition}, Limit: 500}
	for read := 0; read < mostJudged; {
		page, err := s.Store.Reactions().List(ctx, q)
		if err != nil {
			return err
		}
		for _, r := range page.Items {
			r.On(proposition).judge(bands)
		}
		if !page.More || len(page.Items) == 0 {
			return nil
		}
		read += len(page.Items)
		q.After = page.Items[len(page.Items)-1].ID
	}
	return nil
}

// judge counts the first decision, the one that the suggestion was made for.
func (on StanceOn) judge(bands []Band) {
	g, d := on.Suggestion, on.Decision
	if len(on.Earlier) > 0 {
		d = &on.Earlier[0]
	}
	if g == nil || d == nil || g.Engine == "" || g.Value == NotStated {
		return
	}
	i := slices.IndexFunc(bands, func(b Band) bool { return g.Confidence < b.To })
	if i < 0 {
		i = len(bands) - 1
	}
	b := &bands[i]
	switch {
	case d.Blind:
		b.Blind++
		if d.Value == g.Value {
			b.BlindSame++
		}
		if d.Value.side() == g.Value.side() {
			b.BlindSide++
		}
	case d.Shown != "":
		b.Shown++
		if d.Overrides() {
			b.Overridden++
		}
		if d.Value.side()*d.Shown.side() < 0 {
			b.OtherSide++
		}
	}
}
