package stance

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// hostile are texts of which one word, sentence or clause never ends, or never
// begins, or that say the same without end.
var hostile = []string{
	"not ", "a", "e\u0301", "\u0301", "a-", "😀", "\xff", "\x00", ". ", "I. ", "\n\n", "(", "“", "‘we ", "“we ", "and, but, if ",
	"we do not think that he said that ", "if unless provided that ", "that ", "those who say that ", "don't ", "1,", "• ", "; ", ", ",
	"We do not support this. ", "we support and oppose this, ",
}

// BenchmarkHostile reads them short and long: what a kilobyte takes must stay
// about the same.
func BenchmarkHostile(b *testing.B) {
	target, model := ReadTarget("The sale of fizzy drinks near schools should be banned"), Learn(nil)
	for _, piece := range hostile {
		for _, kilobytes := range []int{10, 100, 1000} {
			b.Run(fmt.Sprintf("%q/%d", piece, kilobytes), func(b *testing.B) {
				text := strings.Repeat(piece, kilobytes*1000/len(piece))
				for b.Loop() {
					model.Suggest(Read(target, []Part{{Text: text}}))
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*kilobytes), "µs/kB")
			})
		}
	}
}

func TestHostileTextsGetEvidenceWithinThem(t *testing.T) {
	target, model := ReadTarget("The sale of fizzy drinks near schools should be banned"), Learn(nil)
	for _, piece := range hostile {
		text := strings.Repeat(piece, 3000/len(piece))
		s := model.Suggest(Read(target, []Part{{Text: text}}))
		if s.Confidence < 0.5 || s.Confidence > 1 {
			t.Errorf("%q: got the confidence %v", piece, s.Confidence)
		}
		for _, x := range slices.Concat(s.Evidence, s.Conditions) {
			if x.Start < 0 || x.Start >= x.End || x.End > len([]rune(text)) {
				t.Errorf("%q: got words at %d to %d of %d", piece, x.Start, x.End, len([]rune(text)))
			}
		}
	}
}

// Words before a contrast count for half, those after it for more, those
// conceded for less; a new sentence begins anew.
func TestContrastsWeighTheirSentence(t *testing.T) {
	for text, want := range map[string][]float64{
		"good but bad":                  {0.5, 1.5, 1.5},
		"good but bad yet fine":         {0.25, 0.75, 0.75, 1.5, 1.5},
		"good. Bad but fine. But cheap": {1, 0.5, 1.5, 1.5, 1.5, 1.5},
		"although dear, it is good":     {0.4, 0.4, 1, 1, 1},
	} {
		if got := contrasts(wordsOf(text)); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestOfWordsWithoutEndTheFirstSentencesAreReadAlone(t *testing.T) {
	target := ReadTarget("The pier should be rebuilt")
	list := Alone(target, []Part{{Text: strings.Repeat("We strongly oppose it. ", 2000)}})
	if len(list) != mostAlone {
		t.Errorf("got %d sentences, want %d", len(list), mostAlone)
	}
	for _, s := range list {
		if s.Side != Oppose {
			t.Fatalf("got a sentence for %s, want all against", s.Side)
		}
	}
}
