package handlers

import "strings"

// plainly is what cues say in the words of somebody who reads the page.
var plainly = map[string]string{
	"verdict: right": "says that it is right", "verdict: wrong": "says that it is wrong",
	"support": "says yes to it", "rejection": "says no to it", "benefit": "sees a benefit", "harm": "sees harm",
	"praise": "praises it", "condemnation": "condemns it", "condition": "names a condition", "concession": "grants a point",
	"reservation": "has a reservation", "doubt": "doubts it", "concern": "is worried", "demand": "asks for something",
	"denial": "denies something", "denial of harm": "denies that it does harm", "denial of benefit": "denies a benefit",
	"denial of opposition": "denies being against it", "denial of praise": "does not praise it",
	"call to undo": "wants it undone", "call to keep": "wants it kept", "call to go ahead": "wants it to go ahead",
	"call to think again": "wants it thought over", "denial of call to undo": "does not want it undone",
	"agreement": "agrees", "agreement with others": "agrees with others", "disagreement with others": "disagrees with others",
	"a danger": "sees a danger", "blame for what is": "blames what there is now", "defence of what is": "defends what there is now",
	"disappointment": "is disappointed", "disapproval": "disapproves", "conviction": "is convinced", "welcome": "welcomes it",
	"hope": "hopes for it", "may go either way": "may go either way", "no enthusiasm": "is not keen", "question": "asks a question",
	"rebuttal": "answers an objection", "waits to see": "waits to see", "overdue": "says that it is overdue", "accusation": "accuses somebody",
	"no support": "does not say yes", "no rejection": "does not say no", "no benefit": "sees no benefit", "no harm": "sees no harm",
	"no praise": "does not praise it", "no condemnation": "does not condemn it", "no concern": "is not worried",
	"no verdict: right": "does not say that it is right", "no verdict: wrong": "does not say that it is wrong",
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
	return words + "” " + says
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
