package templates

// DraftMoves is what can be done with the words of the draft being reviewed:
//
// POST SplitHref with revision, passage (repeated): they leave into a draft of
// their own. Field: split-passages.
// POST MoveHref with revision, passage, to (the ID of a draft). Fields:
// move-passage, move-to.
// POST MergeHref with revision, into (the ID of a draft). Field: merge-into.
// POST WordsHref with revision and the fields of AddedWords. Fields: add-words,
// add-kind.
//
// Without WordsHref none of it is shown.
type DraftMoves struct {
	Open      bool // unfolded
	SplitHref string
	MoveHref  string
	MergeHref string
	WordsHref string
	Passages  []Option // a single one can be neither split off nor moved
	Moved     []Option // the same, to choose one
	To        []Option // the other drafts that take words; none: nothing moves there
	Into      []Option
	Added     AddedWords
}

// AddedWords is words of the text that are given to somebody: words (a paragraph
// a passage) and kind, or the stretch that was selected, start and end in code
// points, in place of the words.
type AddedWords struct {
	Words string
	Start string
	End   string
	Kinds []Option
}
