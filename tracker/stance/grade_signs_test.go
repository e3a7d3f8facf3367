package stance

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		"We don’t agree.":                  "we don't agree .",
		"Well-meant, but £1,500 too dear!": "well-meant , but 0 too dear !",
		"Is that it? ‘No’ (he said)":       "is that it ? no he said",
		"Éire’s 3.5%":                      "éire's 0",
		"…":                                "",
	} {
		words, places := plainWords(text)
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if len(places) != len(words) || !slices.IsSorted(places) {
			t.Errorf("%q: places %v", text, places)
		}
	}
}

func TestSigns(t *testing.T) {
	list := signs
	defer func() { signs = list }()
	signs = readSigns("# a comment: no class\nglad +: glad, over the moon\nsad -: dreadful, miser*\nif: if\n")
	for text, want := range map[string][]string{
		"We are glad, and over the moon.":      {"glad"},
		"We are not glad.":                     {"not glad"},
		"Nothing is lost, and I am glad.":      {"glad"},
		"It is miserable if it is not misery.": {"sad", "if", "not sad"},
		"The moon is out.":                     nil,
	} {
		words, _ := plainWords(text)
		var got []string
		for _, s := range signsOf(words, func(int) int { return 0 }) {
			got = append(got, s.name())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: want (-) got (+):\n%s", text, diff)
		}
	}
}

func TestASignToTheContraryOfWhatIsSaidOutrightIsNone(t *testing.T) {
	words, _ := plainWords("Critics say it is dreadful and we are delighted.")
	for side, want := range map[int][]string{0: {"scorn", "we", "joy"}, 1: {"we", "joy"}, -1: {"scorn", "we"}} {
		var got []string
		for _, s := range signsOf(words, func(int) int { return side }) {
			got = append(got, s.class)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("side %d: want (-) got (+):\n%s", side, diff)
		}
	}
}

// TestVocabularyIsInOrder finds mistakes in the list of words.
func TestVocabularyIsInOrder(t *testing.T) {
	for line := range strings.Lines(gradeWords) {
		head, phrases, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		seen := map[string]bool{}
		for phrase := range strings.SplitSeq(phrases, ",") {
			phrase = strings.TrimSpace(phrase)
			words, _ := plainWords(strings.ReplaceAll(phrase, "*", ""))
			switch {
			case phrase == "":
				t.Errorf("%s: an empty phrase", head)
			case seen[phrase]:
				t.Errorf("%s: %q stands there twice", head, phrase)
			case strings.Join(words, " ") != strings.ReplaceAll(phrase, "*", ""):
				t.Errorf("%s: %q is never found: it is read as %q", head, phrase, words)
			}
			if stem, any := strings.CutSuffix(strings.Fields(phrase)[0], "*"); any && len(stem) < stemLength {
				t.Errorf("%s: the stem of %q is too short", head, phrase)
			}
			seen[phrase] = true
		}
	}
}
