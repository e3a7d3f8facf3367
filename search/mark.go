package search

import "soundings/tracker"

// Mark implements tracker.Index. A phrase is marked where it stands as a
// whole, a word wherever its stem is, and what must not be there nowhere.
func (x *Index) Mark(words string, passages []tracker.Passage) []tracker.Marked {
	return mark(words, passages)
}

func mark(words string, passages []tracker.Passage) []tracker.Marked {
	m := newMarker(words)
	out := make([]tracker.Marked, len(passages))
	for i, p := range passages {
		out[i] = m.mark(p.Text)
	}
	return out
}

// needle is something to be marked; several may stand for one unit.
type needle struct {
	unit  int
	exact bool
	terms []string
}

type marker struct {
	stems   *stemmer
	needles []needle
	units   int
	first   [256]bool // first bytes of the needles: stemming keeps a word's first
	tokens  []token   // reused
}

func newMarker(words string) *marker {
	m := &marker{stems: newStemmer()}
	for _, a := range alternatives(parse(words, m.stems.stem)) {
		for _, u := range a.units {
			m.add(u)
			m.units++
		}
		for _, u := range a.others {
			m.add(u)
		}
		if len(a.others) > 0 {
			m.units++
		}
	}
	return m
}

func (m *marker) add(u unit) {
	m.needles = append(m.needles, needle{m.units, u.exact, u.terms})
	m.first[u.terms[0][0]] = true
}

// mark cuts the text where the needles stand. The segments joined are the text.
func (m *marker) mark(text string) tracker.Marked {
	m.tokens = appendTokens(m.tokens[:0], text)
	var out tracker.Marked
	found := make([]bool, m.units)
	phrases, hits, distinct := 0, 0, 0
	done, end := 0, 0 // text is cut up to done; the hit that is open ends at end
	start := -1
	for i, t := range m.tokens {
		if !m.first[t.term[0]] {
			continue
		}
		for _, n := range m.needles {
			if !m.at(i, n) {
				continue
			}
			hits++
			if n.exact && len(n.terms) > 1 {
				phrases++
			}
			if !found[n.unit] {
				found[n.unit] = true
				distinct++
			}
			stop := m.tokens[i+len(n.terms)-1].end
			switch {
			case start >= 0 && t.start < end:
				end = max(end, stop)
			default:
				out.Segments, done = cut(out.Segments, text, done, start, end)
				start, end = t.start, stop
			}
		}
	}
	out.Segments, done = cut(out.Segments, text, done, start, end)
	if done < len(text) {
		out.Segments = append(out.Segments, tracker.Segment{Text: text[done:]})
	}
	out.Score = score(phrases, distinct, hits)
	return out
}

// cut appends what is before the hit and the hit; start < 0 is none.
func cut(list []tracker.Segment, text string, done, start, end int) ([]tracker.Segment, int) {
	if start < 0 {
		return list, done
	}
	if done < start {
		list = append(list, tracker.Segment{Text: text[done:start]})
	}
	return append(list, tracker.Segment{Text: text[start:end], Hit: true}), end
}

// score ranks by phrases, then by how many of the words are there, then by how
// often.
func score(phrases, distinct, hits int) float64 {
	return float64(min(phrases, 99)*1_000_000 + min(distinct, 999)*1000 + min(hits, 999))
}

// at reports whether the needle stands at the token.
func (m *marker) at(i int, n needle) bool {
	if i+len(n.terms) > len(m.tokens) {
		return false
	}
	for k, want := range n.terms {
		got := m.tokens[i+k].term
		if got[0] != want[0] || !n.exact && m.stems.stem(got) != want || n.exact && got != want {
			return false
		}
	}
	return true
}
