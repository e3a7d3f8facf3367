package stance

import (
	"bytes"
	"slices"
	"testing"
)

// FuzzReadLabelled: whatever a file of labelled texts holds, it is read whole or
// refused, and what is read can be trained on.
func FuzzReadLabelled(f *testing.F) {
	f.Add([]byte(`{"id":"1","target":"We should ban kites","text":"They hurt birds.","label":"support"}`))
	f.Add([]byte("\n{}\r\n[1]\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := ReadLabelled("kites.jsonl", bytes.NewReader(data))
		if err != nil && list != nil {
			t.Errorf("%d texts beside the error %v", len(list), err)
		}
		for _, l := range list {
			if l.Target == "" || l.Text == "" || l.Label != Support && l.Label != Oppose {
				t.Errorf("read %+v", l)
			}
		}
	})
}

// FuzzReadGraded does the same with texts in grades, by line and by document,
// and holds evidence to the text that it lies in.
func FuzzReadGraded(f *testing.F) {
	f.Add([]byte(gradedLines))
	f.Add([]byte(`{"documents":[{"file":"a.txt","proposal":{"summary":"A night bus."},"reactions":[{"id":"r1","stance":"oppose",` +
		`"quotes":[{"text":"We reject it."}],"reported":[{"text":"It is a waste.","start":9}],"evidence":[{"text":"reject it"}]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := ReadGradedTexts("lines", bytes.NewReader(data))
		if err != nil && lines != nil {
			t.Errorf("%d texts beside the error %v", len(lines), err)
		}
		documents, err := ReadGraded("documents", bytes.NewReader(data))
		if err != nil && documents != nil {
			t.Errorf("%d reactions beside the error %v", len(documents), err)
		}
		for _, e := range slices.Concat(lines, documents) {
			if !slices.Contains(grades, e.Value) {
				t.Errorf("read the grade %q", e.Value)
			}
			for _, s := range e.Evidence {
				if s.Start < 0 || s.End < s.Start || s.End > len([]rune(e.Reading.Parts()[s.Part].Text)) {
					t.Errorf("evidence at %+v of %q", s, e.Reading.Parts()[s.Part].Text)
				}
			}
		}
	})
}

// FuzzSuggest: whatever the words, a suggestion keeps what it promises, and
// reading them again makes the same.
func FuzzSuggest(f *testing.F) {
	f.Add("We should ban kites", "We do not support it, unless … “never”, he said.")
	f.Add("", "\xff\x00 ' ’’ no no no\u2028if")
	f.Fuzz(func(t *testing.T, target, text string) {
		read := func() Suggestion {
			return Learn(nil).Suggest(Read(ReadTarget(target), []Part{{Text: text}}))
		}
		s := read()
		if s.Polarity != Support && s.Polarity != Oppose || !(s.Confidence >= 0.5 && s.Confidence <= 1) {
			t.Errorf("polarity %q with confidence %v", s.Polarity, s.Confidence)
		}
		if (len(s.Evidence) == 0) != (s.Value == NotStated) {
			t.Errorf("%q with evidence %v", s.Value, s.Evidence)
		}
		for _, e := range slices.Concat(s.Evidence, s.Conditions) {
			if e.Part != 0 || e.Start < 0 || e.Start >= e.End || e.End > len([]rune(text)) {
				t.Errorf("a span %+v of %q", e, text)
			}
		}
		if again := read(); again.Value != s.Value || again.Confidence != s.Confidence || !slices.Equal(again.Evidence, s.Evidence) {
			t.Errorf("read again: %+v, before %+v", again, s)
		}
	})
}
