package stance

import "testing"

// Whatever the words, cues and conditions lie in their parts and say what
// stands there.
func FuzzWhatIsSaidOutright(f *testing.F) {
	f.Add("We should ban it", "We don’t support it; critics say ‘this is a disaster’, if I may. No?")
	f.Add("", "not not never nor “if” Dr. Ö\u0301… provided that")
	f.Add("X should not be closed", "\xff\xfe we oppose\x00 the 'closure'")
	f.Fuzz(func(t *testing.T, target, text string) {
		parts := []Part{{Text: text}, {Text: text, Reported: true}}
		sentences := cutSentences(parts)
		runes := []rune(text)
		inside := func(s Span) string {
			if s.Part < 0 || s.Part > 1 || s.Start < 0 || s.End > len(runes) || s.Start >= s.End {
				t.Fatalf("%+v is no stretch of %q", s, text)
			}
			return string(runes[s.Start:s.End])
		}
		for i, s := range sentences {
			if inside(s.Span) != s.words {
				t.Fatalf("sentence %q is not at %+v of %q", s.words, s.Span, text)
			}
			if i > 0 && sentences[i-1].Part == s.Part && sentences[i-1].End > s.Start {
				t.Fatalf("sentences of %q overlap", text)
			}
		}
		for _, c := range findCues(ReadTarget(target), parts, sentences) {
			if inside(c.Span) != c.Words {
				t.Fatalf("cue %q is not at %+v of %q", c.Words, c.Span, text)
			}
			if c.weight < 0 || c.weight > 1 || c.Says == "" {
				t.Fatalf("cue %+v", c)
			}
		}
		for _, s := range findConditions(parts, sentences) {
			inside(s)
		}
	})
}
