package search

import (
	"strings"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// Mark implements tracker.Index. A phrase is marked where it stands as a
// whole, a word wherever its stem is, and what must not be there nowhere.
func (x *Index) Mark(words syntax.Node, passages []tracker.Passage) []tracker.Marked {
	return mark(words, passages)
}

func mark(words syntax.Node, passages []tracker.Passage) []tracker.Marked {
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
	kind  syntax.Kind // how the words of a text must be like the terms
	terms []string
}

type marker struct {
	stems   *stemmer
	needles []needle
	units   int
	any     bool      // a needle may begin with any letter
	first   [256]bool // first bytes of the needles: stemming keeps a word's first
	tokens  []token   // reused
}

func newMarker(words syntax.Node) *marker {
	m := &marker{stems: newStemmer()}
	m.read(words)
	return m
}

// read adds what the node wants to be there.
func (m *marker) read(n syntax.Node) {
	var run []unit // words beside each other
	end := func() {
		m.addRun(run)
		run = nil
	}
	for _, part := range parts(n) {
		switch part.Kind {
		case syntax.Word, syntax.Phrase:
			if u, ok := unitOf(part, m.stems.stem); ok {
				run = append(run, u)
			}
			continue
		case syntax.Prefix, syntax.Near:
			if u, ok := unitOf(syntax.Node{Kind: syntax.Phrase, Text: part.Text}, m.stems.stem); ok {
				m.add(part.Kind, u.terms)
				m.units++
			}
		case syntax.Name:
			m.addAll(inAllWays(part, m.stems.stem))
		case syntax.Any:
			for _, option := range part.Nodes {
				m.read(option)
			}
		}
		end()
	}
	end()
}

func (m *marker) addRun(run []unit) { m.addAll(alternatives(run)) }

func (m *marker) addAll(list []alternative) {
	for _, a := range list {
		for _, u := range a.units {
			m.add(u.kind(), u.terms)
			m.units++
		}
		for _, u := range a.others {
			m.add(u.kind(), u.terms)
		}
		if len(a.others) > 0 {
			m.units++
		}
	}
}

func (u unit) kind() syntax.Kind {
	if u.exact {
		return syntax.Phrase
	}
	return syntax.Word
}

func (m *marker) add(kind syntax.Kind, terms []string) {
	m.needles = append(m.needles, needle{m.units, kind, terms})
	m.first[terms[0][0]] = true
	m.any = m.any || kind == syntax.Near
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
		if !m.any && !m.first[t.term[0]] {
			continue
		}
		for _, n := range m.needles {
			if !m.at(i, n) {
				continue
			}
			hits++
			if n.kind == syntax.Phrase && len(n.terms) > 1 {
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
		if !m.like(m.tokens[i+k].term, want, n.kind, k == len(n.terms)-1) {
			return false
		}
	}
	return true
}

// like reports whether a word of a text meets a term of a needle, the last of
// them or one before.
func (m *marker) like(got, want string, kind syntax.Kind, last bool) bool {
	switch {
	case kind == syntax.Near:
		return nearly(got, want, edits(want))
	case got[0] != want[0]:
		return false
	case kind == syntax.Word && !mayStem(got, want):
		return false
	case kind == syntax.Word:
		return m.stems.stem(got) == want
	case kind == syntax.Prefix && last:
		return strings.HasPrefix(got, want)
	}
	return got == want
}

// mayStem reports whether a word begins as one of the stem must: stemming
// changes the last two letters of what it leaves at most. Asking costs a
// hundredth of stemming.
func mayStem(word, stem string) bool {
	same := max(1, min(3, len(stem)-2))
	return len(word) >= same && word[:same] == stem[:same]
}
