package tracker

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"soundings/tracker/stance"
)

// Every node keeps for the propositions that people are deciding on a model made
// of the decisions in force: those on the reactions, in the order in which they
// were made. It is a copy: nothing of it is stored, it is made again from the
// reactions at any time, and is the same on every node that has read the same.

const (
	// mostLearnt is how many decisions of a proposition its model learns from, the
	// latest ones.
	mostLearnt = 2000
	// mostOpen is how many undecided reactions of a proposition are kept ready to be
	// suggested for, the ones said last.
	mostOpen = 1000
	// mostLearners is how many propositions a node keeps models of.
	mostLearners = 16
)

// learning is the models of a node.
type learning struct {
	mu       sync.Mutex
	learners map[string]*learner // by proposition
	used     []string            // the least lately used first
	most     int                 // decisions that a model learns from, if not mostLearnt
	news     bell
}

// learner is what is known of one proposition.
type learner struct {
	mu           sync.Mutex
	loaded       bool // the decisions; the undecided reactions are read when a queue asks
	queued       bool
	most         int // decisions to learn from
	proposition  Proposition
	consultation string
	target       stance.Target
	decided      map[string]lesson      // by reaction
	open         map[string]openReading // by reaction
	gone         map[string]int64       // the revision in which a reaction was withdrawn
	beyond       bool                   // older decisions are not among decided
	more         int                    // undecided ones that are not among open
	model        *stance.Model
	words        map[string]wordsRead // by the ID of the reaction that a draft will become
}

// lesson is a decision with the words it was made on.
type lesson struct {
	at       Instant
	reaction string
	revision int64
	example  stance.Example
}

// openReading is an undecided reaction as it was read, and what its words
// suggest by the model that by names.
type openReading struct {
	reaction   string
	revision   int64
	reading    stance.Reading
	suggestion stance.Suggestion
	by         *stance.Model
}

// of returns the learner of a proposition, new or known, and forgets the one
// that was not used for longest.
func (l *learning) of(con Consultation, p Proposition) *learner {
	l.mu.Lock()
	defer l.mu.Unlock()
	x, ok := l.learners[p.ID]
	if !ok || x.proposition != p {
		x = &learner{proposition: p, consultation: con.ID, most: cmp.Or(l.most, mostLearnt), target: stance.ReadTarget(p.Title)}
		if l.learners == nil {
			l.learners = map[string]*learner{}
		}
		l.learners[p.ID] = x
	}
	l.used = append(slices.DeleteFunc(l.used, func(id string) bool { return id == p.ID }), p.ID)
	if len(l.used) > mostLearners {
		delete(l.learners, l.used[0])
		l.used = slices.Delete(l.used, 0, 1)
	}
	return x
}

// all returns the learners of a consultation, of all for "".
func (l *learning) all(consultation string) []*learner {
	l.mu.Lock()
	defer l.mu.Unlock()
	var list []*learner
	for _, id := range l.used {
		if x := l.learners[id]; consultation == "" || x.consultation == consultation {
			list = append(list, x)
		}
	}
	return list
}

// see takes note of reactions that were written.
func (l *learning) see(rs ...Reaction) {
	for _, r := range rs {
		for _, x := range l.all(r.Consultation) {
			x.mu.Lock()
			if x.loaded && x.take(r) {
				x.learn()
				// One of the latest was undone: an older one counts again.
				x.loaded = !x.beyond || len(x.decided) >= x.most
				l.news.nudge()
			}
			x.mu.Unlock()
		}
	}
}

// learner returns the loaded learner of a proposition.
func (s *Service) learner(ctx context.Context, con Consultation, p Proposition) (*learner, error) {
	x := s.learning.of(con, p)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.loaded {
		return x, nil
	}
	return x, s.load(ctx, x)
}

// load reads the decisions on a proposition.
func (s *Service) load(ctx context.Context, x *learner) error {
	x.decided, x.open, x.gone, x.beyond = map[string]lesson{}, map[string]openReading{}, map[string]int64{}, false
	latest, err := s.latestDecided(ctx, x.proposition.ID, x.most+1)
	if err != nil {
		return err
	}
	x.queued, x.beyond = false, len(latest) > x.most
	for ids := range slices.Chunk(latest[max(0, len(latest)-x.most):], 200) {
		list, err := s.Store.Reactions().GetMany(ctx, ids)
		if err != nil {
			return err
		}
		for _, r := range list {
			x.take(r)
		}
	}
	x.learn()
	x.loaded = true
	return nil
}

// latestDecided returns the IDs of the reactions decided on a proposition last,
// in the order of decisions.
func (s *Service) latestDecided(ctx context.Context, proposition string, most int) ([]string, error) {
	var list []lesson
	latest := func() {
		slices.SortFunc(list, lesson.compare)
		list = slices.Clone(list[max(0, len(list)-most):])
	}
	err := each(ctx, s.Store.Reactions(), Key{"decided", proposition}, func(page []Reaction) error {
		for _, r := range page {
			if d := r.On(proposition).Decision; d != nil && r.State != Withdrawn {
				list = append(list, lesson{at: d.At, reaction: r.ID})
			}
		}
		if len(list) > 2*most {
			latest()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	latest()
	ids := make([]string, len(list))
	for i, l := range list {
		ids[i] = l.reaction
	}
	return ids, nil
}

// compare orders lessons by when they were decided.
func (a lesson) compare(b lesson) int {
	return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.reaction, b.reaction))
}

// loadOpen reads the undecided reactions that were said last.
func (s *Service) loadOpen(ctx context.Context, x *learner) error {
	res, err := s.Index.Search(ctx, Search{Sight: Sight{All: true}, Consultation: []string{x.consultation},
		Proposition: x.proposition.ID, Stances: []Stance{Undecided}, Order: Newest, Limit: mostOpen})
	if err != nil {
		return err
	}
	x.more, x.queued = res.Total-len(res.IDs), res.Part == nil
	for ids := range slices.Chunk(res.IDs, 200) {
		list, err := s.Store.Reactions().GetMany(ctx, ids)
		if err != nil {
			x.queued = false
			return err
		}
		for _, r := range list {
			x.take(r)
		}
	}
	return nil
}

// take files a reaction as a lesson, as open, or as neither where it was
// withdrawn, and reports whether the lessons are others than before. A revision
// that is known, or older, changes nothing.
func (x *learner) take(r Reaction) bool {
	id := x.proposition.ID
	was, wasDecided := x.decided[r.ID]
	before, wasOpen := x.open[r.ID]
	if wasDecided && was.revision >= r.Revision || wasOpen && before.revision >= r.Revision || x.gone[r.ID] > r.Revision {
		return false
	}
	delete(x.gone, r.ID)
	if r.State == Withdrawn {
		x.gone[r.ID] = r.Revision
	}
	d := r.On(id).Decision
	reading, read := before.reading, wasOpen
	if wasDecided {
		reading, read = was.example.Reading, true
	}
	delete(x.decided, r.ID)
	delete(x.open, r.ID)
	if r.State == Withdrawn || d == nil && !wasOpen && !wasDecided && (!x.queued || len(x.open) >= mostOpen) {
		return wasDecided
	}
	if parts := partsOf(r.Passages); !read || !slices.Equal(parts, reading.Parts()) {
		reading = stance.Read(x.target, parts)
	}
	if d == nil {
		x.open[r.ID] = openReading{reaction: r.ID, revision: r.Revision, reading: reading}
		return wasDecided
	}
	now := lesson{d.At, r.ID, r.Revision, stance.Example{Reading: reading, Value: stance.Value(d.Value)}}
	x.decided[r.ID] = now
	return !wasDecided || was.compare(now) != 0 || was.example.Value != now.example.Value ||
		!slices.Equal(was.example.Reading.Parts(), reading.Parts())
}

// learn makes the model again from the decisions in force.
func (x *learner) learn() {
	lessons := make([]lesson, 0, len(x.decided))
	for _, l := range x.decided {
		lessons = append(lessons, l)
	}
	slices.SortFunc(lessons, lesson.compare)
	for ; len(lessons) > x.most; lessons = lessons[1:] {
		delete(x.decided, lessons[0].reaction)
		x.beyond = true
	}
	examples := make([]stance.Example, len(lessons))
	for i, l := range lessons {
		examples[i] = l.example
	}
	x.model = stance.Learn(examples)
}

// refresh suggests again for the open reactions whose suggestion is by an
// earlier model.
func (x *learner) refresh() {
	for id, o := range x.open {
		if o.by != x.model {
			x.open[id] = o.under(x.model)
		}
	}
}

// under is the reading with what the model suggests for it.
func (o openReading) under(m *stance.Model) openReading {
	if o.by != m {
		o.suggestion, o.by = m.Suggest(o.reading), m
	}
	return o
}

// partsOf returns the words of a reaction as the engine reads them: its own,
// without what a correction replaced and what only stands around them.
func partsOf(passages []Passage) []stance.Part {
	var parts []stance.Part
	for _, p := range passagesRead(passages) {
		parts = append(parts, stance.Part{Text: p.Text, Reported: p.Kind == Reported})
	}
	return parts
}

// passagesRead are those that become parts, in their order.
func passagesRead(passages []Passage) []Passage {
	return slices.DeleteFunc(slices.Clone(passages), func(p Passage) bool {
		return p.Successor != "" || p.Dropped != "" || p.Kind != Quote && p.Kind != Reported
	})
}
