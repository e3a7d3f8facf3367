package stance

// What one proposition's decisions teach is learnt on beginnings of words:
// with twenty texts, “vaccine”, “vaccines” and “vaccination” have to be one.
// Neither function words nor the words of the proposition itself, which both
// sides use, tell one side from the other.

// beginning is how many letters of a word are kept.
const beginning = 4

// mostWords bounds how much of a long text is learnt from.
const mostWords = 300

var commonWords = setOf("a an the this that these those there here it its it's he she they them their his her him we us our you your i me my of to in on at by for " +
	"from with as into onto over under about and or but if then so than too very also just is are was were be been being am do does did doing has have had having " +
	"will would shall should can could may might must ought which who whom whose what when where how why because all any some such each every both more most " +
	"other own same while during through between up down out off again once one")

// beginningOf cuts a word to its first letters.
func beginningOf(form string) string {
	n := 0
	for i := range form {
		if n == beginning {
			return form[:i]
		}
		n++
	}
	return form
}

// beginningsOf are those of a proposition's words.
func beginningsOf(words []word) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[beginningOf(w.form)] = true
	}
	return set
}

// ownWords are what the words on a target are learnt by: hashes of the
// beginnings of their words, each once, in the order of the text.
func ownWords(t Target, sentences []sentence) []uint32 {
	var list []uint32
	seen := map[uint32]bool{}
	for _, s := range sentences {
		for _, w := range wordsOf(s.words) {
			b := beginningOf(w.form)
			if commonWords[w.form] || t.beginnings[b] || w.form[0] == '0' {
				continue
			}
			if h := hashOf(kindWord, b); !seen[h] {
				seen[h] = true
				list = append(list, h)
			}
			if len(list) == mostWords {
				return list
			}
		}
	}
	return list
}
