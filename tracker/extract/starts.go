package extract

import "unicode/utf8"

// headStarts are the first three letters of the heads that listHead knows.
var headStarts = set("the apo abs not cha pre con cle sec min hos mod fac int com pan boa vot oth mem scr cou als att par wit giv spe gue inv off")

// beginsHead tells at little cost that a text cannot begin with the head of a list.
func beginsHead(text string) bool {
	if len(text) < 3 {
		return false
	}
	start, ascii := firstThree(text)
	return !ascii || start == [3]byte{'i', 'n', ' '} || start == [3]byte{'b', 'y', ' '} || headStarts[string(start[:])]
}

// firstThree are the first three bytes of a text in small letters, and whether
// they are all ASCII.
func firstThree(text string) (start [3]byte, ascii bool) {
	for i := range start {
		if start[i] = text[i]; start[i] >= utf8.RuneSelf {
			return start, false
		} else if 'A' <= start[i] && start[i] <= 'Z' {
			start[i] += 'a' - 'A'
		}
	}
	return start, true
}
