package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"soundings/tracker"
)

// Lexicon returns the words of the texts, the most frequent first: some real
// ones, and many that look like words.
var Lexicon = sync.OnceValue(func() []string {
	list := strings.Fields("the of to and we in that not support care patients budgets clinical commissioning GPs NHS plan local services risk")
	r := rand.New(rand.NewPCG(7, 7))
	there := map[string]bool{}
	for len(list) < 30_000 {
		word := syllables(r, 2+r.IntN(3)) + pick(r, "", "", "s", "ing", "ed")
		if !there[word] {
			there[word] = true
			list = append(list, word)
		}
	}
	return list
})

func syllables(r *rand.Rand, n int) string {
	return chain(r, n, "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "tra", "pre", "con", "ple", "sti")
}

// name is made of other syllables, so that no word of a text is one.
func name(r *rand.Rand, n int) string {
	made := chain(r, n, "bar", "den", "fen", "hol", "kim", "lor", "mar", "nor", "pel", "ros", "tam", "win", "wes", "ash", "thor")
	return strings.ToUpper(made[:1]) + made[1:]
}

func chain(r *rand.Rand, n int, of ...string) string {
	var b strings.Builder
	for range n {
		b.WriteString(pick(r, of...))
	}
	return b.String()
}

func personName(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 11))
	return name(r, 2) + " " + name(r, 3)
}

func organisationName(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 13))
	return name(r, 3) + " " + pick(r, "Trust", "Institute", "Alliance", "College") + fmt.Sprintf(" %d", i)
}

// Consultation returns one of the consultations.
func Consultation(i int) tracker.Consultation {
	id := ConsultationID(i)
	title := fmt.Sprintf("Consultation %d", i+1)
	return tracker.Consultation{
		Meta: tracker.Meta{ID: id, Revision: 1, CreatedAt: Now}, Slug: fmt.Sprintf("consultation-%d", i+1), Title: title,
		State: tracker.ConsultationOpen, Propositions: []tracker.Proposition{{ID: id, Title: title}},
	}
}

// Organisation returns one of the bodies.
func Organisation(i int) tracker.Organisation {
	return tracker.Organisation{Meta: tracker.Meta{ID: organisationID(i), Revision: 1, CreatedAt: Now}, Name: organisationName(i), Sectors: []tracker.Sector{Sector(i % 10)}}
}

// Speaker returns one of the people.
func Speaker(i int) tracker.Stakeholder {
	return tracker.Stakeholder{Meta: tracker.Meta{ID: SpeakerID(i), Revision: 1, CreatedAt: Now}, Name: personName(i)}
}

// Source returns one of the sources; it has no text.
func Source(i int) tracker.Source {
	return tracker.Source{
		Meta: tracker.Meta{ID: SourceID(i), Revision: 1, CreatedAt: Now}, Consultations: []string{ConsultationID(i % Consultations)}, Kind: tracker.Article,
		Title: fmt.Sprintf("Round-up %d", i+1), Publisher: "The Ward Gazette", Address: fmt.Sprintf("https://gazette.example/%d", i+1), Published: Day(i),
	}
}
