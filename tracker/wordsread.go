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
	parts []stance.Part
	openReading
}

// suggestOn reads words for the learner's proposition, once as long as they stay
// the same, and suggests for them, once as long as the model does. Who calls it
// holds the learner's lock.
func (x *learner) suggestOn(id string, parts []stance.Part) stance.Suggestion {
	w, ok := x.words[id]
	if !ok || !slices.Equal(w.parts, parts) {
		w = wordsRead{parts, openReading{reading: stance.Read(x.target, parts)}}
	}
	w.openReading = w.under(x.model)
	if x.words == nil || !ok && len(x.words) >= mostWordsRead {
		x.words = map[string]wordsRead{}
	}
	x.words[id] = w
	return w.suggestion
}
