package stance

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const wardTarget = "Ward 7 at Elmbridge should move to the Priory site"

// about reads words on the move of the ward.
func about(words string) Reading {
	return Read(ReadTarget(wardTarget), []Part{{Text: words}})
}

// decided are decisions whose words carry a side of their own on this
// proposition only: parking with support, trams with opposition.
func decided(each int) []Example {
	var list []Example
	for i := range each {
		list = append(list,
			Example{about(fmt.Sprintf("Visitors would find parking by gate %s.", letters(i))), Support},
			Example{about(fmt.Sprintf("The tram passes gate %s only.", letters(i))), Oppose})
	}
	return list
}

func letters(i int) string {
	return strings.Repeat(string(rune('a'+i%26)), 3+i/26)
}

func TestDecisionsTeachTheWordsOfTheirProposition(t *testing.T) {
	parking, tram := about("Parking is what it comes down to."), about("It is the trams, in the end.")
	gap := func(each int) float64 {
		m := Learn(decided(each))
		return m.probability(parking) - m.probability(tram)
	}
	last := gap(0)
	for _, each := range []int{1, 3, 10, 40} {
		if next := gap(each); next <= last {
			t.Errorf("after %d decisions a side parking and trams lie %.3f apart, no further than before: %.3f", each, next, last)
		} else {
			last = next
		}
	}
	m := Learn(decided(10))
	for _, c := range []struct {
		reading Reading
		want    Value
	}{{parking, Support}, {tram, Oppose}} {
		if s := m.Suggest(c.reading); s.Polarity != c.want {
			t.Errorf("%q after 20 decisions: %s, want %s", c.reading.parts[0].Text, s.Polarity, c.want)
		}
	}
}

func TestGradesTeachTheirSide(t *testing.T) {
	soft := decided(8)
	for i := range soft {
		soft[i].Value = map[Value]Value{Support: QualifiedSupport, Oppose: Concerned}[soft[i].Value]
	}
	same(t, Learn(soft), Learn(decided(8)))
}

func TestNeutralDecisionsTeachNoSide(t *testing.T) {
	list := decided(4)
	with := append([]Example{{about("Parking and trams are for others to judge."), Neutral}}, list...)
	with = append(with, Example{about("Parking was not discussed."), NotStated})
	m := Learn(with)
	if m.Decisions() != len(with) {
		t.Errorf("%d decisions, want %d", m.Decisions(), len(with))
	}
	same(t, m, Learn(list))
	same(t, Learn(with[:1]), Learn(nil))
}

func TestUndoingADecisionGivesTheModelBefore(t *testing.T) {
	list := decided(10)
	before := Learn(list[:19])
	if after := Learn(list); after.probability(list[0].Reading) == before.probability(list[0].Reading) {
		t.Fatal("the twentieth decision taught nothing")
	}
	same(t, Learn(list[:19]), before)
	same(t, Learn(nil), new(Model))
}

func TestOnlyTheLatestDecisionsCount(t *testing.T) {
	list := decided(MaxExamples/2 + 1)
	same(t, Learn(list), Learn(list[2:]))
}

// same fails unless two models suggest exactly the same.
func same(t *testing.T, a, b *Model) {
	t.Helper()
	for _, words := range []string{"", "Parking is what it comes down to.", "The trams!", "We support the move.", "Gate aaaa is shut."} {
		r := about(words)
		if diff := cmp.Diff(a.Suggest(r), b.Suggest(r)); diff != "" {
			t.Errorf("%q: one (-) other (+):\n%s", words, diff)
		}
	}
}

func TestWhatIsSaidOutrightOutweighsDecisions(t *testing.T) {
	var contrary []Example
	for i := range 10 {
		contrary = append(contrary,
			Example{about(fmt.Sprintf("We support the plan, says branch %s.", letters(i))), Support},
			Example{about(fmt.Sprintf("It harms patients of branch %s.", letters(i))), Oppose})
	}
	m := Learn(contrary)
	for words, want := range map[string]Value{
		"We do not support the plan.":   Oppose,
		"We oppose this.":               Oppose,
		"We do not oppose this branch.": Support,
		"We support this.":              Support,
	} {
		if s := m.Suggest(about(words)); s.Polarity != want {
			t.Errorf("%q after 20 decisions: %s at %.2f, want %s", words, s.Polarity, s.Confidence, want)
		}
	}
}

// TestFirstDecisionsOfOneSideLeaveTheOther: ten that all support, by whatever
// words, must not make an opponent a supporter.
func TestFirstDecisionsOfOneSideLeaveTheOther(t *testing.T) {
	var all []Example
	for i := range 20 {
		all = append(all, Example{about(fmt.Sprintf("Parents of gate %s would be glad of the nearer beds.", letters(i))), Support})
	}
	m := Learn(all)
	r := about("The nearer beds are a dangerous mistake and would harm parents.")
	if p := m.probability(r); p > 0.5 {
		t.Errorf("condemnation is support at %.2f after %d supporters", p, len(all))
	}
}

func TestConfidenceIsAProbabilityWhateverTheWords(t *testing.T) {
	models := []*Model{Learn(nil), Learn(decided(1)[:1]), Learn(decided(30))}
	for _, target := range []string{"", " ", wardTarget, "\x00\xff", strings.Repeat("ban ", 2000)} {
		for _, words := range []string{"", " \n", "7", "\xff\xfe", "…", "No.", strings.Repeat("Parking, never trams. ", 3000), strings.Repeat("x", 5000)} {
			r := Read(ReadTarget(target), []Part{{Text: words}})
			models = append(models[:3], Learn([]Example{{r, Support}, {r, Oppose}, {r, Oppose}}))
			for i, m := range models {
				s := m.Suggest(r)
				if math.IsNaN(s.Confidence) || s.Confidence < 0.5 || s.Confidence > 1 {
					t.Errorf("model %d, %.20q on %.20q: confidence %v", i, words, target, s.Confidence)
				}
			}
		}
	}
}

func TestTemperatureFollowsHowOftenPredictionsAreRight(t *testing.T) {
	few, many := make([]float64, 2), make([]float64, 60)
	for i := range many {
		many[i] = 1
	}
	copy(few, many)
	sure := temperatureOf(many)
	if some := temperatureOf(few); sure <= some || some <= 1 {
		t.Errorf("right each time: %v after 2 and %v after 60, want it to rise from 1", some, sure)
	}
	for i := range many {
		many[i] = float64(1 - 2*(i%2))
	}
	if unsure := temperatureOf(many); unsure >= 1 {
		t.Errorf("right half the time: %v, want less than 1", unsure)
	}
	if none := temperatureOf(nil); none != 1 {
		t.Errorf("no predictions: %v, want 1", none)
	}
}

func TestAWordIsLearntByItsBeginningUnlessTheTargetHasIt(t *testing.T) {
	target := ReadTarget("Flu vaccines should be free")
	words := func(text string) []uint32 { return ownWords(target, cutSentences([]Part{{Text: text}})) }
	if diff := cmp.Diff(words("Nurses queue."), words("Nursing and queueing, nurse!")); diff != "" {
		t.Errorf("inflections differ:\n%s", diff)
	}
	if got := words("The vaccination is free of it. 1948"); len(got) != 0 {
		t.Errorf("%d words of the target and the grammar are learnt by", len(got))
	}
	if got := words("Élan élan"); len(got) != 1 {
		t.Errorf("%d words, want 1", len(got))
	}
}

// chatter makes texts of sixty words each, of which a few are frequent and most
// are rare, as in any language.
func chatter(n int) []Example {
	draw := rand.NewZipf(rand.New(rand.NewPCG(1, 2)), 1.1, 20, 20_000)
	var list []Example
	for i := range n {
		var words strings.Builder
		for range 60 {
			word := draw.Uint64()
			for range 5 {
				words.WriteByte('a' + byte(word%26))
				word = word/26 + word%7
			}
			words.WriteByte(' ')
		}
		list = append(list, Example{about(words.String()), []Value{Support, Oppose, Oppose}[i%3]})
	}
	return list
}

func BenchmarkLearn(b *testing.B) {
	for _, n := range []int{20, 200, 2000} {
		list := chatter(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Learn(list)
			}
		})
	}
}

func BenchmarkSuggest(b *testing.B) {
	m := Learn(decided(100))
	for name, words := range map[string]string{
		"sentence": "We do not support the plan, for the parking by the tram.",
		"speech":   strings.Repeat("The parking by the tram is what patients of the branch ask us about, and we worry. ", 20),
	} {
		r := about(words)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				m.Suggest(r)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	t := ReadTarget(wardTarget)
	for b.Loop() {
		Read(t, []Part{{Text: "We do not support the plan, for the parking by the tram costs too much and harms patients."}})
	}
}
