package extract

import (
	"regexp"
	"strings"
)

var (
	// promisesMore is an editor's line about replies yet to come.
	promisesMore = regexp.MustCompile(`^(?:We|Further|More|Other) (?:(?:replies|responses|reactions|letters) )?(?:shall|will|hope to|are to|to) (?:be )?(?:print|publish|add|carry|follow|update|post)`)
	// usher is what an editor puts before the words of a body: "A spokeswoman writes:".
	usher   = regexp.MustCompile(`^(?:In (?:a|its) (?:short |written |brief )?(?:statement|reply|letter|note),? )?(?:(?:A|An|The|Its|Our|Their) (?:\p{L}+ ){0,2}(?:spokes(?:man|woman|person)|representative|official|secretary|chair|clerk|it|they)|[Ii]t|[Tt]hey) (?:writes?|wrote|says?|said|told us|replie[sd]|adds?|added|comment(?:s|ed)):\s+`)
	inMarks = regexp.MustCompile(`“[^”]*”|"[^"]*"`)
)

// pastUsher is where the words begin below the name of a body, behind what the
// editor says of who sent them.
func (r *reader) pastUsher(start, end int, who *person) int {
	if who == nil || !who.body {
		return start
	}
	if at := usher.FindStringIndex(r.page.slice(start, min(end, start+120))); at != nil {
		return start + len([]rune(r.page.slice(start, min(end, start+120))[:at[1]]))
	}
	return start
}

// ownVoice tells whether a paragraph with words in marks inside it is itself
// somebody's words: it does not open with a mark, speaks of itself as "we" or "I"
// outside the marks, and tells of nobody's saying.
func (r *reader) ownVoice(i int) bool {
	here := r.page.paras[i]
	if here.kind != "paragraph" || here.end-here.start > 4000 || opensAt(r.page.text, here.start) {
		return false
	}
	text := inMarks.ReplaceAllString(r.page.slice(here.start, here.end), " ")
	return !strings.ContainsAny(text, "“”\"") && firstPerson.MatchString(text) && !telling.MatchString(text) && !hasSaying(text)
}

// hasSaying tells whether a verb of speech stands in a text.
func hasSaying(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if w != "say" && saying[strings.Trim(w, ",.:;")] { // "likely to say that"
			return true
		}
	}
	return false
}

// namesBody tells whether what stands before a colon is a body though no noun says
// so: every word of it is a capitalised one or a small one between, and behind the
// name that follows the colon stands an office.
func namesBody(left, behind string) bool {
	if !title(left) || hasVerb(left) {
		return false
	}
	for w := range strings.FieldsSeq(left) {
		if roleNouns[strings.ToLower(w)] {
			return false
		}
	}
	role, _, _ := splitOffice(strings.TrimPrefix(behind, ", "))
	return role != "" && ofBody(role)
}
