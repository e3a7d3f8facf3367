package tracker

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"
)

// oneInBlind says how many suggestions a tagging queue shows for each that it
// keeps back, so that what people decide without seeing one can be compared.
const oneInBlind = 10

// Tagging is a proposition's queue of undecided reactions, the least sure of
// them first, with the next one to decide on.
type Tagging struct {
	Consultation Consultation
	Proposition  Proposition
	Item         *TaggingItem // nil: nothing waits that was not skipped
	Waiting      int          // undecided reactions, skipped ones included
	Confirmed    int          // decided reactions
	Learnt       int          // decisions that the model has learnt from
}

// TaggingItem is a reaction that waits for a decision.
type TaggingItem struct {
	Page ReactionPage
	ToDecide
}

// Precedent is a decided reaction whose words are near to another's.
type Precedent struct {
	Reaction Reaction
	Value    Stance
}

// Tagging returns a proposition's tagging queue ("" is the whole). Reactions
// that the person skipped, by ID, come after all others are decided: not at all.
// wanted, if not "", is the ID of a reaction to show whatever its turn.
func (s *Service) Tagging(ctx context.Context, v Viewer, slug, proposition, wanted string, skipped []string) (Tagging, error) {
	if err := v.allow(DecideStances); err != nil {
		return Tagging{}, err
	}
	con, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return Tagging{}, err
	}
	t := Tagging{Consultation: con, Proposition: con.Whole()}
	if p, ok := con.Proposition(proposition); ok {
		t.Proposition = p
	} else if proposition != "" {
		return t, Errorf(NotFound, "This consultation has no such proposition.")
	}
	x, err := s.learner(ctx, con, t.Proposition)
	if err != nil {
		return t, err
	}
	order, err := s.queue(ctx, x, &t)
	if err != nil {
		return t, err
	}
	if wanted != "" {
		order = append([]string{wanted}, order...)
	}
	for _, id := range order {
		if slices.Contains(skipped, id) && id != wanted {
			continue
		}
		t.Item, err = s.taggingItem(ctx, v, con, t.Proposition, id)
		if KindOf(err) != NotFound {
			return t, err
		}
	}
	return t, nil
}

// queue returns the undecided reactions, the least sure first, and counts.
func (s *Service) queue(ctx context.Context, x *learner, t *Tagging) ([]string, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.queued || len(x.open) == 0 && x.more > 0 {
		if err := s.loadOpen(ctx, x); err != nil {
			return nil, err
		}
	}
	x.refresh()
	list := make([]openReading, 0, len(x.open))
	for _, o := range x.open {
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b openReading) int {
		return cmp.Or(cmp.Compare(a.suggestion.Confidence, b.suggestion.Confidence), cmp.Compare(a.reaction, b.reaction))
	})
	ids := make([]string, len(list))
	for i, o := range list {
		ids[i] = o.reaction
	}
	t.Waiting, t.Confirmed, t.Learnt = len(list), len(x.decided), x.model.Decisions()
	if !x.beyond && x.more == 0 && len(x.open) < mostOpen {
		return ids, nil
	}
	m, err := s.mix(ctx, Search{Sight: Sight{All: true}, Consultation: []string{x.consultation}, Proposition: x.proposition.ID})
	t.Waiting, t.Confirmed = m.Counts[Undecided], m.Decided()
	return ids, err
}

func (s *Service) taggingItem(ctx context.Context, v Viewer, con Consultation, p Proposition, id string) (*TaggingItem, error) {
	page, err := s.Reaction(ctx, v, id)
	if err != nil {
		return nil, err
	}
	if page.Reaction.Consultation != con.ID || page.Reaction.State == Withdrawn {
		return nil, Errorf(NotFound, "This reaction is not one of this consultation's, or it was withdrawn.")
	}
	item := &TaggingItem{Page: page}
	item.ToDecide, err = s.ToDecide(ctx, v, con, page.Reaction, p, TaggedBlind(id, p.ID))
	return item, err
}

// TaggedBlind reports whether a queue keeps the suggestion on a reaction back:
// the same one in ten on every node and at every time.
func TaggedBlind(reaction, proposition string) bool {
	h := fnv.New32a()
	h.Write([]byte(reaction + "\n" + proposition)) // a hash never fails
	// The low bits of FNV of texts that differ in a letter follow a pattern.
	return (h.Sum32()*2654435761)>>8%oneInBlind == 0
}

// Precedents returns the decided reactions on a proposition whose words are
// nearest to those of a reaction, the nearest first.
func (s *Service) Precedents(ctx context.Context, v Viewer, r Reaction, proposition string, limit int) ([]Precedent, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	sight := SightOf(v, s.now())
	text := ""
	for _, p := range passagesRead(r.Passages) {
		text += p.Text + "\n"
	}
	near, err := s.Index.Nearest(ctx, Nearest{Sight: sight, Proposition: proposition, Text: text, Except: r.ID, Limit: limit})
	if err != nil {
		return nil, err
	}
	list, err := s.Store.Reactions().GetMany(ctx, near)
	if err != nil {
		return nil, err
	}
	var found []Precedent
	for _, r := range list {
		if value := r.Stance(proposition); sight.Sees(r) && r.State != Withdrawn && value != Undecided {
			found = append(found, Precedent{r, value})
		}
	}
	return found, nil
}

// Disagrees reports whether the nearest precedents stand elsewhere than the
// suggestion: most of those that take a side take the other.
func Disagrees(suggested Stance, list []Precedent) bool {
	sameSide, other := 0, 0
	for _, p := range list {
		switch side := p.Value.side(); {
		case side == 0 || suggested.side() == 0:
		case side == suggested.side():
			sameSide++
		default:
			other++
		}
	}
	return other > sameSide
}

// Opposed reports whether the stances are on opposite sides.
func Opposed(a, b Stance) bool { return a.side()*b.side() < 0 }

// side is 1 for support of either grade, -1 for concern and opposition, 0 for
// no side.
func (s Stance) side() int {
	switch s {
	case Support, QualifiedSupport:
		return 1
	case Concerned, Oppose:
		return -1
	}
	return 0
}
