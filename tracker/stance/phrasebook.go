package stance

import "strings"

// kind is what an entry does in a sentence.
type kind uint8

const (
	attitude    kind = iota + 1 // a stance somebody takes: “support”, “opposed to”
	evaluation                  // of the thing itself: “unworkable”, “a step forward”
	effect                      // what it does: “will harm”
	worry                       // takes up what follows: “concerned that it will fail”
	undoing                     // “scrap”, “drop”: against what it is done to
	keeping                     // “adopt”, “go ahead”: for what it is done to
	verdict                     // on what people say: “wrong”, “mistaken”, “have a point”
	sharing                     // of what others hold: “share”, “agree with”
	denial                      // turns what follows: “deny that”, “fail to”
	negator                     // “not”, “never”, “nobody”
	noNegator                   // looks like one and is none: “not only”, “cannot but”
	others                      // people whose words are not the speaker's: “critics”
	firstPerson                 // “we”, “our members”
	saying                      // “say”, “claim”
	believing                   // “think”: what follows is the speaker's
	demanding                   // “urge”, “must”
	open                        // neither for nor against: “too early to say”
	reserve                     // makes support partial: “in principle”
	boundary                    // “but”, “because”: a new clause
	concession                  // “although”: a clause that weighs less
	conditional                 // “if”
	unreal                      // “would have”, “wish”, “had hoped to”
	possible                    // “could”, “might”
	asking                      // “whether”
	former                      // “used to”, “no longer”
	condition                   // begins a clause on which support depends
	noCondition                 // looks like it and does not
	idiom                       // says a stance by itself
)

// phraseGroup is a list of phrases that do the same.
type phraseGroup struct {
	entry
	phrases string
}

// entry is what a phrase does.
type entry struct {
	kind   kind
	says   string
	value  float64 // -1 (against) to 1 (for)
	weight float64 // how surely, 0 to 1
	needs  need
}

// need is what must stand before a phrase for it to count.
type need uint8

const (
	needsNothing need = iota
	needsHolder       // somebody who holds it: “our concern”
	needsVerb         // a verb's place: after a subject, “to” or an auxiliary
	needsCopula       // a place after “be” or “remain”
)

// phraseNode is a step into the phrases: words and lemmas lead on.
type phraseNode struct {
	next  map[string]*phraseNode
	entry *entry
}

// vocabularyWord is what phrases know of a word.
type vocabularyWord struct{ word, lemma string }

var (
	vocabulary = map[string]vocabularyWord{}
	phrases    = buildPhrases(phraseLists...)
)

// buildPhrases reads the lists. In a phrase, “~” marks a word that stands for
// all its forms and “|” separates phrases.
func buildPhrases(lists ...[]phraseGroup) *phraseNode {
	root := &phraseNode{}
	for _, list := range lists {
		for i := range list {
			g := &list[i]
			for phrase := range strings.SplitSeq(g.phrases, "|") {
				root.add(strings.Fields(strings.ReplaceAll(phrase, "cannot", "can not")), &g.entry)
			}
		}
	}
	for _, w := range strings.Fields(functionWords) {
		w, inflected := strings.CutPrefix(w, "~")
		learnWord(w, w)
		if inflected {
			for _, form := range formsOf(w) {
				learnWord(form, w)
			}
		}
	}
	for _, set := range []map[string]bool{adverbs, proposalNouns, statusQuo, undoings, betweenThings, smallWords, verbFollows, nounFollows, ownerships, clauseWords, crowds, bodies} {
		for w := range set {
			learnWord(w, w)
		}
	}
	return root
}

func (n *phraseNode) add(words []string, e *entry) {
	if len(words) == 0 {
		n.entry = e
		return
	}
	w, inflected := strings.CutPrefix(words[0], "~")
	if inflected {
		for _, form := range formsOf(w) {
			learnWord(form, w)
		}
	}
	learnWord(w, w)
	key := w
	if inflected {
		key = "~" + w
	}
	if n.next == nil {
		n.next = map[string]*phraseNode{}
	}
	if n.next[key] == nil {
		n.next[key] = &phraseNode{}
	}
	n.next[key].add(words[1:], e)
}

// learnWord makes a form known; the first lemma that is not the form stays.
func learnWord(form, lemma string) {
	if old, known := vocabulary[form]; !known || old.lemma == "~"+form {
		vocabulary[form] = vocabularyWord{form, "~" + lemma}
	}
}

// longestPhrase bounds a phrase with the adverbs inside it.
const longestPhrase = 12

// match returns the longest phrase that begins at a token, and how many tokens
// it takes. Adverbs inside a phrase are passed over.
func (n *phraseNode) match(tokens []token) (*entry, int) {
	var best *entry
	length := 0
	for i := range tokens[:min(len(tokens), longestPhrase)] {
		t := &tokens[i]
		if t.word == "" {
			return best, length
		}
		next := n.next[t.word]
		if inflected := n.next[t.lemma]; inflected != nil {
			if next == nil {
				next = inflected
			} else if e, more := inflected.longest(tokens[i+1:]); e != nil && i+1+more > length {
				best, length = e, i+1+more
			}
		}
		switch {
		case next != nil:
			n = next
			if n.entry != nil && i+1 >= length {
				best, length = n.entry, i+1
			}
		case i == 0 || !isAdverb(t.word):
			return best, length
		}
	}
	return best, length
}

// longest is match from a node that may end a phrase itself.
func (n *phraseNode) longest(tokens []token) (*entry, int) {
	if e, length := n.match(tokens); e != nil {
		return e, length
	}
	return n.entry, 0
}

var adverbs = func() map[string]bool {
	list := map[string]bool{}
	for _, w := range strings.Fields(adverbList) {
		list[w] = true
	}
	return list
}()

func isAdverb(word string) bool { return adverbs[word] }

const adverbList = `far long overwhelmingly resolutely unanimously universally precisely eminently implacably
 unashamedly unhesitatingly staunchly stoutly fiercely loudly proudly sincerely heartily emphatically very really truly just also still now simply quite rather so too strongly
 fully wholly entirely completely totally utterly absolutely deeply firmly clearly certainly
 warmly genuinely extremely profoundly seriously hugely greatly much all again always often
 actually particularly especially truly both equally frankly surely today already even
 wholeheartedly unreservedly unequivocally categorically vehemently enthusiastically
 emphatically robustly vigorously bitterly gravely downright plainly potentially definitely
 therefore thus formally publicly openly readily gladly happily heartily personally`
