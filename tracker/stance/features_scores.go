package stance

import "math"

// tally sums the valence of some words.
type tally struct{ plus, minus float64 }

func (t *tally) add(v float64) {
	if v > 0 {
		t.plus = float64(t.plus + v)
	} else {
		t.minus = float64(t.minus - v)
	}
}

// lean is between -1 and 1: which way the words lean.
func (t tally) lean() float64 { return t.share(2) }

// share is the same, with as much added below as few words should not outweigh.
func (t tally) share(added float64) float64 { return (t.plus - t.minus) / (t.plus + t.minus + added) }

// scores is what is counted over words.
type scores struct {
	all, near, first, last, tail   tally // near the target's words; of the first and last sentence; of the last third
	should                         tally // after “should”
	government, opposition         tally // in sentences that name it
	plan, object                   tally // where the plan itself is named, and where it is not
	composed                       tally // “reduces crime” speaks well
	weighed                        tally // “although …” counts for less, “but …” for more
	acts, owes                     tally // verbs of doing and undoing: at large, and what should be done
	same                           tally // the target's own words: said, and denied
	found                          map[string]bool
	selves, friends, foes, counted float64
}

// scoresOf are the scores of the lexicon and of structure, and of what is said
// outright.
func scoresOf(t Target, words []word, cues []cue) []feature {
	s := countScores(t, words)
	long := math.Sqrt(s.counted + 4)
	about := float64(len(t.content) + 1)
	sum := sumOfCues(cues)
	return append(cueScores(cues),
		score("one", 1),
		score("valence", (s.all.plus-s.all.minus)/long/2),
		score("lean", s.all.lean()),
		score("plus", s.all.plus/long/2),
		score("minus", s.all.minus/long/2),
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
		score("acts", s.acts.share(1)),
		score("owes", s.owes.share(0.5)),
		score("said", s.same.plus/about),
		score("denied", s.same.minus/about),
		score("found", float64(len(s.found))/about),
		score("self", s.selves/long),
		score("friends", s.friends/long),
		score("foes", s.foes/long),
		score("cues", sum/(1+math.Abs(sum))),
		score("cue side", whichSide(sum)),
	)
}

// cueScores are of what was said outright, by what it says and for which side:
// what praises something may praise what the target is against.
func cueScores(cues []cue) []feature {
	sums := map[uint32]float64{}
	var list []feature
	for _, c := range cues {
		h := hashOf(kindScore, "cue", c.Says, string(c.towards))
		if _, ok := sums[h]; !ok {
			list = append(list, feature{hash: h})
		}
		sums[h] = float64(sums[h] + c.weight)
	}
	for i, f := range list {
		list[i].value = float32(sums[f.hash] / (0.5 + sums[f.hash]))
	}
	return list
}

func score(name string, v float64) feature {
	return feature{hashOf(kindScore, name), float32(v)}
}

// sumOfCues is what was said outright, above 0 for support.
func sumOfCues(cues []cue) float64 {
	sum := 0.0
	for _, c := range cues {
		switch c.towards {
		case Support:
			sum = float64(sum + c.weight)
		case QualifiedSupport:
			sum = float64(sum + float64(c.weight/2))
		case Concerned:
			sum = float64(sum - float64(c.weight/2))
		case Oppose:
			sum = float64(sum - c.weight)
		}
	}
	return sum
}

func whichSide(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}
