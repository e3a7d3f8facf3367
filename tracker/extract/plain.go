package extract

import (
	"sort"
	"strings"
)

// The kinds of Utterance.
const (
	Direct   = "direct"   // words between marks
	Mixed    = "mixed"    // a clause of reported speech with such words in it
	Indirect = "indirect" // a clause of reported speech without
)

// Utterance is speech of any kind in a news text: the code points [Start, End),
// and who speaks, or nothing where the text names nobody.
type Utterance struct {
	Start, End int
	Text       string
	Speaker    string
	Kind       string
}

// Utterances lists the speech in a text, reactions or not, in the order of the
// text. A quotation over several paragraphs is one utterance.
func Utterances(in Input) []Utterance {
	r := readText(in)
	out := r.quoted()
	seen := map[spoken]bool{}
	for _, s := range r.spoken {
		key := spoken{start: s.start, end: s.end}
		if seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, r.utterance(s.start, s.end, speakerName(s.who), r.clauseKind(s)))
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].Start < out[j].Start || out[i].Start == out[j].Start && out[i].End > out[j].End
	})
	return out
}

func (r *reader) utterance(start, end int, speaker, kind string) Utterance {
	return Utterance{Start: start, End: end, Text: r.page.slice(start, end), Speaker: speaker, Kind: kind}
}

// quoted joins the parts of each quotation that is somebody's words.
func (r *reader) quoted() []Utterance {
	var out []Utterance
	place := map[int]int{} // quotation → its utterance
	for i, q := range r.page.quotes {
		if n, ok := place[q.prev]; ok && q.continues {
			out[n] = r.utterance(out[n].Start, q.end, out[n].Speaker, Direct)
			place[i] = n
			continue
		}
		if !r.isSpeech(q) {
			continue
		}
		place[i] = len(out)
		out = append(out, r.utterance(q.start, q.end, speakerName(q.fate.who), Direct))
	}
	for _, q := range r.bare {
		out = append(out, r.utterance(q.start, q.end, speakerName(q.fate.who), Direct))
	}
	return out
}

// longEnough is the number of words from which a quotation is nearly always speech.
const longEnough = 8

// isSpeech tells whether words between marks are somebody's, known or not.
func (r *reader) isSpeech(q quotation) bool {
	if r.page.paras[q.para].kind == "heading" || q.para == r.title {
		return false
	}
	switch q.fate.outcome {
	case OutcomeQuote, OutcomeDuplicate:
		return true
	case "inside":
		return false
	}
	if q.weak || q.fate.reason == notWords {
		return false
	}
	last := r.page.text[q.end-1]
	return q.cued || !q.fragment && (stop(last) || last == ',') || len(strings.Fields(r.page.slice(q.start, q.end))) >= longEnough
}

// speakerName is the name of a speaker, or the words by which the text knows one.
func speakerName(who *person) string {
	switch {
	case who == nil:
		return ""
	case who.became != nil:
		return who.became.name
	case who.name != "":
		return who.name
	case who.unnamed != "":
		return who.unnamed
	}
	return who.org
}

func (r *reader) clauseKind(s spoken) string {
	n := sort.Search(len(r.page.quotes), func(i int) bool { return r.page.quotes[i].start >= s.start })
	if n < len(r.page.quotes) && r.page.quotes[n].end <= s.end {
		return Mixed
	}
	return Indirect
}
