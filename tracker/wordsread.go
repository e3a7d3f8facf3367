package tracker

import (
	"slices"

	"soundings/tracker/stance"
)

// mostWordsRead is how many drafts' words are kept as they were read.
const mostWordsRead = 1000

// wordsRead is words of something that is not recorded yet, as they were read:
// the review of a source shows the same drafts again and again.
type wordsRead struct {
	parts   []stance.Part
	reading stance.Reading
}

// readWords reads words for the learner's proposition, once as long as they stay
// the same. Who calls it holds the learner's lock.
func (x *learner) readWords(id string, parts []stance.Part) stance.Reading {
	if w, ok := x.words[id]; ok && slices.Equal(w.parts, parts) {
		return w.reading
	}
	if x.words == nil || len(x.words) >= mostWordsRead {
		x.words = map[string]wordsRead{}
	}
	w := wordsRead{parts, stance.Read(x.target, parts)}
	x.words[id] = w
	return w.reading
}
