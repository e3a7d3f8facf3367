package handlers

import "strings"

// plainly is what cues say, where that is no plain English. Which side they speak
// for is not told: that is for the suggestion as a whole to say.
var plainly = map[string]string{
	"verdict: right": "a judgement on whether it is right", "verdict: wrong": "a judgement on whether it is wrong",
	"no verdict: right": "a judgement that it is not right", "no verdict: wrong": "a judgement that it is not wrong",
	"call to undo": "a call to undo it", "call to keep": "a call to keep it", "denial of call to undo": "no call to undo it", "denial of call to keep": "no call to keep it",
	"blame for what is": "blame for what there is now", "defence of what is": "a defence of what there is now",
}

// cueWords puts a cue, such as “spot on”: verdict: right, into plain words.
func cueWords(cue string) string {
	words, says, found := strings.Cut(cue, "”: ")
	if !found {
		return cue
	}
	if plain, ok := plainly[says]; ok {
		says = plain
	}
	return words + "”: " + says
}

func plainCues(cues []string) []string {
	var list []string
	for _, cue := range cues {
		list = append(list, cueWords(cue))
	}
	return list
}

// plainRules is how who said something was found, in the words of somebody who
// reads the page; a rule that is not here is told as it is.
var plainRules = map[string]string{
	"named after the words": "the name after the words", "named before the words": "the name before the words", "according to": "“according to”",
	"heading above": "the heading above", "line below": "the line below", "paragraph above ends with “said:”": "“said:” in the paragraph above",
	"name and colon": "the name and a colon before the words", "goes on from the quotation before": "words that go on from the quotation before",
	"same paragraph, same speaker": "the speaker named in the same paragraph", "subject of the sentence before": "whom the sentence before is about",
	"last speaker": "who spoke last", "statement under a name": "a statement under a name", "row of a table": "a row of a table",
	"subject of the verb": "the sentence itself", "has the floor in these minutes": "who has the floor in these minutes",
	"article signed by its author": "the author’s name", "letter signed below": "the signature below", "row of a table of replies": "a row of the table",
	"added by a reviewer": "what was added by a reviewer", "typed in by who heard it": "who heard it and typed it in",
}
