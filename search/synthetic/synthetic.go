// Package synthetic makes reactions up to measure with: as many as are asked
// for, always the same. It owns what such a corpus looks like and is imported
// by tests and benchmarks only. Nothing in it was said by anybody.
//
// The words of a text follow Zipf's law; a reaction has 140 of them on average
// in one to four passages, is on one of 6 consultations, was said by one of
// 2,500 to 50,000 speakers for one of 600 bodies in one of 10 sectors on a day
// of ten years, and is visible to a journalist with odds of nine in ten.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"soundings/tracker"
)

// The sizes of a corpus that do not depend on how many reactions it has.
const (
	Consultations = 6
	Organisations = 600
	Days          = 3652
)

// Now is a moment after everything in a corpus.
var Now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

var firstDay = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// Corpus is reactions 0 to N-1.
type Corpus struct{ N int }

// Speakers is how many people speak in the corpus.
func (c Corpus) Speakers() int { return min(max(c.N/20, 2500), 50_000) }

// Sources is how many sources the reactions come from.
func (c Corpus) Sources() int { return (c.N + perSource - 1) / perSource }

const perSource = 12

// IDs are as long as those of the program, and ascend.

// ReactionID is the ID of a reaction.
func ReactionID(i int) string { return fmt.Sprintf("01J%023d", i) }

// ConsultationID is the ID of a consultation, and of its proposal as a whole.
func ConsultationID(i int) string { return fmt.Sprintf("01C%023d", i) }

// SpeakerID is the ID of a person.
func SpeakerID(i int) string { return fmt.Sprintf("01P%023d", i) }

// SourceID is the ID of a source.
func SourceID(i int) string { return fmt.Sprintf("01S%023d", i) }

func organisationID(i int) string { return fmt.Sprintf("01K%023d", i) }

// Day returns a day of the ten years.
func Day(i int) tracker.CivilDate {
	return tracker.CivilDate(firstDay.AddDate(0, 0, i%Days).Format(time.DateOnly))
}

// Reaction returns the reaction with the number.
func (c Corpus) Reaction(i int) tracker.Reaction {
	r := rand.New(rand.NewPCG(uint64(i), 5))
	on, speaker, body := ConsultationID(r.IntN(Consultations)), r.IntN(c.Speakers()), r.IntN(Organisations)
	x := tracker.Reaction{
		Meta:         tracker.Meta{ID: ReactionID(i), Revision: 1, CreatedAt: Now.Add(-time.Hour)},
		Consultation: on, Source: SourceID(i / perSource), Stakeholder: SpeakerID(speaker), Speaker: personName(speaker),
		SaidOn: Day(r.IntN(Days)),
		Capacities: []tracker.Capacity{{
			Role: "chair", Organisation: organisationID(body), OrganisationName: organisationName(body), Sector: Sector(r.IntN(10)),
		}},
		State:  tracker.Published,
		Terms:  tracker.Terms{Status: tracker.OnRecord, Permitted: r.IntN(10) > 0},
		Events: []tracker.Event{{At: Now.Add(-time.Hour), By: "account", ByName: "Cora Comms", Action: "record"}},
	}
	if r.IntN(20) == 0 {
		x.Terms.Embargo = Now.Add(-time.Duration(1+r.IntN(5_000_000)) * time.Minute)
	}
	for k := range 1 + r.IntN(4) {
		text := Sentence(uint64(i*8+k), 56)
		x.Passages = append(x.Passages, tracker.Passage{
			ID: fmt.Sprintf("01Q%021d%02d", i, k), Kind: pick(r, tracker.Quote, tracker.Quote, tracker.Reported), Text: text,
			Start: 600 * k, End: 600*k + len(text), Rule: "words in marks, then a verb of saying", Confidence: 0.9,
		})
	}
	if r.IntN(4) > 0 {
		x.Stances = []tracker.StanceOn{{Proposition: on, Decision: &tracker.Decision{
			Value: pick(r, tracker.Scale()...), At: Now.Add(-time.Minute), By: "account", ByName: "Pat Policy",
		}}}
	}
	return x
}

// Sector returns one of the ten sectors.
func Sector(i int) tracker.Sector { return tracker.FirstSectors()[i].Code }

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// Sentence returns n words, always the same for a seed.
func Sentence(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 3))
	z := rand.NewZipf(r, 1.15, 4, uint64(len(Lexicon())-1))
	list := make([]string, n)
	for i := range list {
		list[i] = Lexicon()[z.Uint64()]
	}
	return strings.Join(list, " ")
}
