package stance

import "math"

// cue is something said outright, as the engine weighs it.
type cue struct {
	Cue
	sentence int     // index
	towards  Value   // the grade that it speaks for, on the target
	weight   float64 // 0 to 1: how surely
	stance   bool    // a stance somebody takes, not a judgement of the thing
	ofPlan   bool    // the words name what the target does
}

// findCues finds what is said outright: first-person and evaluative phrases
// within the scope of negation, modality and reported speech.
func findCues(t Target, parts []Part, sentences []sentence) []cue {
	w := walker{aim: readAim(t)}
	w.tokenizer.aim = w.aim
	for i, s := range sentences {
		if i == 0 || s.Part != sentences[i-1].Part {
			w.beginPart(parts[s.Part], s.Part)
		}
		w.text = s
		w.walk(i, w.tokenizer.cut(s))
	}
	return w.cues
}

// outright is the weight in log odds of one sure statement.
const outright = 3.2

// earlier is what a cue counts beside those of the last sentence with any.
const earlier = 0.75

// said is what the cues say together: the log odds of Support against Oppose;
// 0 where nothing is said outright.
func said(cues []cue) float64 {
	sum := 0.0
	for _, c := range cues {
		by := earlier
		if c.sentence == cues[len(cues)-1].sentence {
			by = 1
		}
		sum += float64(float64(leaning(c.towards)*c.weight) * by)
	}
	return float64(outright * math.Max(-1.4, math.Min(1.4, sum)))
}

// leaning is where a grade stands between Support, 1, and Oppose, -1.
func leaning(v Value) float64 {
	switch v {
	case Support:
		return 1
	case QualifiedSupport:
		return 0.8
	case Concerned:
		return -0.8
	case Oppose:
		return -1
	}
	return 0
}
