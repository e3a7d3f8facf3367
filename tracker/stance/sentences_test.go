package stance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentencesAreCutWhereTheyEnd(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"We agree. We said so.", []string{"We agree.", "We said so."}},
		{"Dr. Amble and Prof. Ilves agree. So do I. We all do.", []string{"Dr. Amble and Prof. Ilves agree.", "So do I.", "We all do."}},
		{"It cost £3.5m. That is 2.5 times as much.", []string{"It cost £3.5m.", "That is 2.5 times as much."}},
		{"See No. 4 and p. 12. No. We disagree.", []string{"See No. 4 and p. 12.", "No.", "We disagree."}},
		{"St. Osyth’s is open, e.g. on Mondays. It is full.", []string{"St. Osyth’s is open, e.g. on Mondays.", "It is full."}},
		{"J. R. Holt spoke. A. N. Orme did not.", []string{"J. R. Holt spoke.", "A. N. Orme did not."}},
		{"“It is wrong.” She left.", []string{"“It is wrong.”", "She left."}},
		{"“Really?” she said. (Yes, really.) Then!", []string{"“Really?” she said.", "(Yes, really.)", "Then!"}},
		{"Well… perhaps. Well... Perhaps not.", []string{"Well… perhaps.", "Well...", "Perhaps not."}},
		{"One; two; three. “Four", []string{"One; two; three.", "“Four"}},
		{"What?! No way!! ", []string{"What?!", "No way!!"}},
		{"First\n\nSecond line\ngoes on\n- third\n• fourth", []string{"First", "Second line\ngoes on", "- third", "• fourth"}},
		{"  \n ", nil},
		{"It closed at 5 p.m. yesterday. Good.", []string{"It closed at 5 p.m. yesterday.", "Good."}},
		{"Visit example.org today. Éire agrees.", []string{"Visit example.org today.", "Éire agrees."}},
	}
	for _, tt := range tests {
		parts := []Part{{Text: tt.text}}
		var got []string
		for _, s := range cutSentences(parts) {
			got = append(got, s.words)
			if in := string([]rune(tt.text)[s.Start:s.End]); in != s.words {
				t.Errorf("%q: words %q stand at %q", tt.text, s.words, in)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}
