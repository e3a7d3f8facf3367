package stance

import "math"

// tally sums the valence of some words.
type tally struct{ plus, minus float64 }

func (t *tally) add(v float64) {
	if v > 0 {
		t.plus += v
	} else {
		t.minus -= v
	}
}

// lean is between -1 and 1: which way the words lean.
func (t tally) lean() float64 { return (t.plus - t.minus) / (t.plus + t.minus + 2) }

// scores is what is counted over words.
type scores struct {
	all, near, first, last, should tally
	government, opposition         tally
	tail                           tally // of the last third
	plan, object                   tally // where the plan itself is named, and where it is not
	composed                       tally // “reduces crime” speaks well
	weighed                        tally // “although …” counts for less, “but …” for more
	acts, owes                     tally // verbs of doing and undoing: at large, and what should be done
	same                           tally // the target's own words: said, and denied
	found                          map[string]bool
	self, questions, friends, foes float64
}

var (
	selves      = setOf("i we my our us me i'm i've we're we've i'd i'll")
	governments = setOf("government government's governments minister ministers minister's secretary chancellor ministerial treasury")
	oppositions = setOf("opposition opposite labour tory tories conservative conservatives liberal snp")
)

// nearness is how many words away from the target's words is still near.
const nearness = 5

// scoresOf are the scores of the lexicon and of structure.
func scoresOf(t Target, words []word, cues []cue) []feature {
	s := countScores(t, words)
	n := math.Sqrt(float64(len(words)) + 4)
	list := []feature{
		score("one", 1),
		score("valence", (s.all.plus-s.all.minus)/n/2),
		score("lean", s.all.lean()),
		score("plus", s.all.plus/n/2),
		score("minus", s.all.minus/n/2),
		score("near", s.near.lean()),
		score("first", s.first.lean()),
		score("last", s.last.lean()),
		score("tail", s.tail.lean()),
		score("plan", s.plan.lean()),
		score("object", s.object.lean()),
		score("composed", s.composed.lean()),
		score("weighed", s.weighed.lean()),
		score("should", s.should.lean()),
		score("government", s.government.lean()),
		score("opposition", s.opposition.lean()),
		score("acts", (s.acts.plus-s.acts.minus)/(s.acts.plus+s.acts.minus+1)),
		score("owes", (s.owes.plus-s.owes.minus)/(s.owes.plus+s.owes.minus+0.5)),
		score("said", s.same.plus/float64(len(t.content)+1)),
		score("denied", s.same.minus/float64(len(t.content)+1)),
		score("found", float64(len(s.found))/float64(len(t.content)+1)),
		score("self", s.self/n),
		score("friends", s.friends/n),
		score("foes", s.foes/n),
	}
	return append(list, cueScores(cues)...)
}

func score(name string, v float64) feature {
	return feature{hashOf(kindScore, name), float32(v)}
}

// cueScores is what was said outright.
func cueScores(cues []cue) []feature {
	sum := 0.0
	for _, c := range cues {
		switch c.towards {
		case Support:
			sum += c.weight
		case QualifiedSupport:
			sum += c.weight / 2
		case Concerned:
			sum -= c.weight / 2
		case Oppose:
			sum -= c.weight
		}
	}
	return []feature{score("cues", math.Tanh(sum)), score("cue side", math.Copysign(math.Min(1, math.Abs(sum)*1e9), sum))}
}

func countScores(t Target, words []word) scores {
	lex := valences()
	s := scores{found: map[string]bool{}}
	sinceTarget, sinceModal, firstEnd, lastStart := nearness+1, 9, -1, 0
	for i, w := range words {
		if w.starts && i > 0 {
			if firstEnd < 0 {
				firstEnd = i
			}
			lastStart = i
		}
	}
	if firstEnd < 0 {
		firstEnd = len(words)
	}
	ahead := targetAhead(t, words)
	weights := contrasts(words)
	sinceLowering := 9
	var inGovernment, inOpposition, inPlan bool
	for i, w := range words {
		if w.starts {
			inGovernment, inOpposition = mentions(words, i, governments), mentions(words, i, oppositions)
			sinceModal = 9
			inPlan = mentionsPlan(t, words, i)
		}
		v := float64(lex.of(w.form))
		if w.negated {
			v = -0.7 * v
		}
		if lowering[w.stem] || lacking[w.stem] {
			sinceLowering = 0
		} else if u := v; u != 0 && !t.content[w.stem] {
			if sinceLowering <= 4 {
				u = -u
			}
			s.composed.add(u)
			if inPlan {
				s.plan.add(u)
			} else {
				s.object.add(u)
			}
			s.weighed.add(float64(u * weights[i]))
		}
		if sinceLowering++; w.breaks {
			sinceLowering = 9
		}
		if v != 0 && !t.content[w.stem] {
			s.all.add(v)
			if i < firstEnd {
				s.first.add(v)
			}
			if i >= lastStart {
				s.last.add(v)
			}
			if 3*i > 2*len(words) {
				s.tail.add(v)
			}
			if sinceTarget <= nearness || ahead[i] {
				s.near.add(v)
			}
			if sinceModal <= 6 {
				s.should.add(v)
			}
			if inGovernment {
				s.government.add(v)
			}
			if inOpposition {
				s.opposition.add(v)
			}
		}
		if a := float64(actionOf(w)); a != 0 {
			if w.negated {
				a = -a
			}
			s.acts.add(a)
			if sinceModal <= 5 {
				s.owes.add(a)
			}
		}
		sinceTarget++
		sinceModal++
		if t.content[w.stem] {
			sinceTarget = 0
			s.found[w.stem] = true
			if w.negated {
				s.same.add(-1)
			} else {
				s.same.add(1)
			}
		}
		switch {
		case w.form == "should" || w.form == "must" || w.form == "ought" || w.form == "need" || w.form == "needs":
			sinceModal = 0
		case selves[w.form]:
			s.self++
		case w.form == "friend" || w.form == "friends" || w.form == "friend's":
			s.friends++
		case w.form == "gentleman" || w.form == "opposite" || w.form == "lady" || w.form == "gentlemen":
			s.foes++
		}
	}
	return s
}

// mentions tells whether the sentence that begins at a word names one of a set.
func mentions(words []word, from int, set map[string]bool) bool {
	for i := from; i < len(words) && (i == from || !words[i].starts); i++ {
		if set[words[i].form] {
			return true
		}
	}
	return false
}

// targetAhead marks the words that a word of the target follows closely.
func targetAhead(t Target, words []word) []bool {
	marks := make([]bool, len(words))
	next := nearness + 1
	for i := len(words) - 1; i >= 0; i-- {
		marks[i] = next <= nearness
		next++
		if t.content[words[i].stem] {
			next = 1
		}
	}
	return marks
}

var (
	lacking    = stemsOf("less fewer lack lacks loss losses without free eliminate eliminates alleviate relieve mitigate tackle remove removes avoid avoids protect protects against")
	concedes   = setOf("although though while whilst despite notwithstanding admittedly")
	contrasts_ = setOf("but however yet nevertheless nonetheless")
)

// contrasts weighs words by what a contrast in their sentence makes of them.
func contrasts(words []word) []float64 {
	list := make([]float64, len(words))
	from, weight := 0, 1.0
	for i, w := range words {
		if w.starts {
			from, weight = i, 1
		}
		switch {
		case concedes[w.form]:
			weight = 0.4
		case contrasts_[w.form]:
			for j := from; j < i; j++ {
				list[j] = float64(list[j] * 0.5)
			}
			weight = 1.5
		case w.breaks && weight < 1:
			weight = 1
		}
		list[i] = weight
	}
	return list
}

// plans are how people speak of a proposal itself.
var plans_ = stemsOf("plan proposal proposals propose proposed policy bill measure reform decision idea scheme move change changes step initiative announcement legislation law recommendation approach amendment motion pilot programme consultation")

// mentionsPlan tells whether a sentence speaks of the proposal itself, rather
// than of what it is about.
func mentionsPlan(t Target, words []word, from int) bool {
	for i := from; i < len(words) && (i == from || !words[i].starts); i++ {
		w := words[i]
		if plans_[w.stem] || t.acts[w.stem] || i == from && (w.form == "this" || w.form == "it" || w.form == "that" || w.form == "it's") {
			return true
		}
	}
	return false
}
