package extract

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// Reactions reads a text. It never fails: bad input finds nothing.
func Reactions(in Input) Found { return readText(in).found() }

func readText(in Input) *reader {
	p := newPage(in)
	r := newReader(p, in.Directory)
	p.findMarks()
	r.findLabels()
	p.marks = nil
	p.findQuotations(func(i int) bool { _, ok := r.labels[i]; return ok })
	p.findNicknames()
	r.transcript = r.findTranscript()
	r.read(in.Replies)
	return r
}

// found puts reactions and ledger together.
func (r *reader) found() Found {
	var f Found
	r.bodiesToPeople()
	r.dropNameless()
	if r.title >= 0 {
		here := r.page.paras[r.title]
		f.Title = strings.Join(strings.Fields(r.page.slice(here.start, here.end)), " ")
	}
	index := map[*person]int{}
	reaction := func(who *person) int {
		if i, ok := index[who]; ok {
			return i
		}
		index[who] = len(f.Reactions)
		f.Reactions = append(f.Reactions, r.reactionOf(who))
		return index[who]
	}
	r.addPassages(&f, reaction)
	for i := range f.Reactions {
		finish(&f.Reactions[i])
	}
	r.order(&f)
	r.ledger(&f)
	return f
}

// dropNameless takes out the words of people described and not named, which are
// no reactions.
func (r *reader) dropNameless() {
	for i := range r.page.quotes {
		f := &r.page.quotes[i].fate
		if f.outcome != OutcomeQuote || !f.who.generic {
			continue
		}
		if f.who.became != nil {
			f.who = f.who.became
			continue
		}
		f.outcome, f.reason, f.who = OutcomeRejected, ofADocument, nil
	}
	r.spoken = slices.DeleteFunc(r.spoken, func(s spoken) bool { return s.who.generic })
}

func (r *reader) addPassages(f *Found, reaction func(*person) int) {
	goesOn := map[int]bool{}
	for _, q := range r.page.quotes {
		if q.continues && q.fate.outcome == OutcomeQuote {
			goesOn[q.prev] = true
		}
	}
	add := func(who *person, p Passage, flags []string) int {
		p.Text = r.page.slice(p.Start, p.End)
		p.Confidence = hundredths(p.Confidence)
		i := reaction(who)
		f.Reactions[i].Passages = append(f.Reactions[i].Passages, p)
		for _, flag := range flags {
			f.Reactions[i].flag(flag)
		}
		return i
	}
	for i := range r.page.quotes {
		q := &r.page.quotes[i]
		if q.fate.outcome != OutcomeQuote {
			continue
		}
		if goesOn[i] { // the custom of quotations over several paragraphs, and no fault
			q.flags = slices.DeleteFunc(q.flags, func(s string) bool { return s == notClosed })
		}
		add(q.fate.who, r.passage(*q), q.flags)
		for _, other := range append(q.fate.with, r.jointly(q.fate.who, q.fate.rule)...) {
			add(other, r.passage(*q), []string{"a joint statement"})
		}
	}
	for _, q := range r.bare {
		add(q.fate.who, r.passage(q), q.flags)
		for _, other := range r.jointly(q.fate.who, q.fate.rule) {
			add(other, r.passage(q), []string{"a joint statement"})
		}
	}
	for _, s := range r.spoken {
		add(s.who, Passage{Kind: Reported, Start: s.start, End: s.end, Marks: "none", Optional: s.optional, Rule: s.rule, Confidence: s.confidence}, nil)
	}
}

// jointly lists the people who made a statement together with who.
func (r *reader) jointly(who *person, rule string) []*person {
	switch rule {
	case ruleLabel, ruleHeading, ruleSigned, ruleStatement, ruleBelow:
		return r.joint[who]
	}
	return nil
}

func (r *reader) passage(q quotation) Passage {
	return Passage{Kind: Quote, Start: q.start, End: q.end, Marks: q.marks, Opened: q.opened, Closed: q.closed,
		Continues: q.continues, Fragment: q.fragment, Rule: q.fate.rule, Confidence: q.fate.confidence}
}

func (r *reader) reactionOf(who *person) Reaction {
	org := who.org
	if r.cast.dir != nil {
		if b, ok := r.cast.dir.Body(org); ok && (len(strings.Fields(org)) == 1 || r.lowerCase) {
			org = b.Name
		}
	}
	x := Reaction{Speaker: who.name, Surname: who.surname, Honorific: who.hon, Label: who.unnamed, Role: who.role, Organisation: org,
		Sector: r.sectorOf(org, who.role, who.name, who.hon)}
	if who.politician {
		x.Sector = "politician"
	}
	x.Position, x.Suggested, x.Line = who.position, who.suggested, who.line
	for _, f := range who.flags {
		x.flag(f)
	}
	for _, c := range who.also {
		if c.Organisation = r.cast.fullName(c.Organisation); x.Organisation == "" && c.Organisation != "" {
			x.Organisation = c.Organisation
			x.Sector = r.sectorOf(c.Organisation, who.role, who.name, who.hon)
			continue
		}
		c.Sector = r.sectorOf(c.Organisation, c.Role, who.name, who.hon)
		x.Also = append(x.Also, c)
	}
	return x
}

func (x *Reaction) flag(s string) {
	for _, have := range x.Flags {
		if have == s {
			return
		}
	}
	x.Flags = append(x.Flags, s)
}

// finish sorts the passages and says how sure the whole is.
func finish(x *Reaction) {
	sort.SliceStable(x.Passages, func(i, j int) bool {
		a, b := x.Passages[i], x.Passages[j]
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	best, sum := x.Passages[0], 0.0
	for _, p := range x.Passages {
		sum += p.Confidence
		if p.Confidence > best.Confidence {
			best = p
		}
	}
	x.Rule = best.Rule
	x.Confidence = hundredths(sum / float64(len(x.Passages)))
	if x.Speaker != "" && x.Organisation == "" {
		x.flag("no organisation was found")
	}
	if x.Confidence < 0.6 {
		x.flag("who said this is not sure")
	}
}

func hundredths(f float64) float64 { return math.Round(f*100) / 100 }

// order puts the reactions in the order of their first words.
func (r *reader) order(f *Found) {
	sort.SliceStable(f.Reactions, func(i, j int) bool {
		return f.Reactions[i].Passages[0].Start < f.Reactions[j].Passages[0].Start
	})
}
