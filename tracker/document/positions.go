package document

import (
	"regexp"
	"strconv"
	"strings"
)

// ladder is the stances from one end to the other.
var ladder = []string{Oppose, Concerned, Neutral, QualifiedSupport, Support}

// scale is how a column of positions is to be read.
type scale struct {
	low, high float64 // the numbers of firm opposition and of firm support; equal where numbers say nothing
	strong    bool    // the column knows "strongly", so that the bare word is the weaker one
	worded    bool    // it holds words besides numbers
	against   bool    // it asks whether people are against: its answers are not turned round, but left to people
}

func (s scale) zero() bool { return s.low == s.high }

// see learns from one cell.
func (s *scale) see(text string) {
	t := plainWords(text)
	if strings.Contains(t, "strong") || t == "sa" || t == "sd" || strings.Contains(t, "somewhat") {
		s.strong = true
	}
	if t != "" && !digits.MatchString(t) && stanceOf(text, scale{}) != "" {
		s.worded = true
	}
}

// phrases suggest a stance where they are all that a cell says.
var phrases = phraseTable()

func phraseTable() map[string]string {
	phrases := map[string]string{}
	for stance, list := range map[string]string{
		Support: `sa|strongly agree|agree strongly|strongly support|support strongly|strongly supportive|strongly in favour|strongly for|strongly approve|support|supports|supported|supportive|supporting|
			fully support|fully agree|fully supportive|completely agree|totally agree|agree completely|agree entirely|in favour|favour|for|approve|approves|yes|y|yes definitely|definitely yes|definitely|endorse|endorses|welcome|welcomes|very supportive|totally support`,
		QualifiedSupport: `a|agree|agrees|somewhat agree|agree somewhat|slightly agree|tend to agree|mostly agree|partly agree|partially agree|agree in part|agree in principle|agree with reservations|agree with conditions|somewhat support|
			somewhat in favour|somewhat for|support in principle|in favour in principle|support with reservations|support with conditions|support in part|partly support|partially support|tend to support|mostly support|conditional support|
			qualified support|yes but|yes with conditions|yes if|yes with reservations|probably|probably yes|slightly in favour|broadly support|broadly agree|broadly supportive|broadly in favour|moderately agree`,
		Neutral: `n|nan|nad|neither|neither agree nor disagree|neither support nor oppose|neither disagree nor agree|neither in favour nor against|neither in favour nor opposed|neither for nor against|neutral|no view|no opinion|no preference|undecided|
			not sure|unsure|dont know|do not know|no strong view|no strong views|mixed|mixed views|no position|maybe|impartial|no comment|neither agree or disagree`,
		Concerned: `d|disagree|disagrees|somewhat disagree|disagree somewhat|slightly disagree|tend to disagree|mostly disagree|partly disagree|partially disagree|disagree in part|disagree with parts|somewhat oppose|somewhat opposed|somewhat against|
			tend to oppose|concerned|concerns|has concerns|have concerns|some concerns|serious concerns|worried|not convinced|no but|probably not|slightly opposed|mostly oppose|mostly opposed|moderately disagree|sceptical`,
		Oppose: `sd|strongly disagree|disagree strongly|strongly oppose|oppose strongly|strongly opposed|strongly against|strongly disapprove|oppose|opposes|opposed|against|disapprove|reject|rejects|object|objects|objection|no|definitely not|definitely no|
			fully oppose|completely disagree|totally disagree|disagree completely|disagree entirely|fully disagree|totally opposed|totally against|fully opposed|do not support|does not support|not in favour|not supportive|do not agree|unsupportive`,
	} {
		for p := range strings.SplitSeq(list, "|") {
			phrases[strings.TrimSpace(p)] = stance
		}
	}
	return phrases
}

var (
	notWords = regexp.MustCompile(`[^\p{L}\d]+`)
	digits   = regexp.MustCompile(`^\d+$`)
	numbered = regexp.MustCompile(`^\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:/\s*\d{1,3}|out of \d{1,3})?\s*(?:$|[-–—:=.)(]\s*(.*))`)
)

func plainWords(text string) string {
	text = strings.NewReplacer("'", "", "’", "", "favor", "favour").Replace(strings.ReplaceAll(strings.ToLower(text), "favour", "favor"))
	return strings.TrimSpace(notWords.ReplaceAllString(text, " "))
}

// numberIn reads "4", "4,0", "4/5" and "4 – agree".
func numberIn(text string) (float64, bool) {
	m := numbered.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
	return n, err == nil
}

// stanceOf is what a cell of a position column suggests, or empty.
func stanceOf(text string, s scale) string {
	if s.against {
		return ""
	}
	if m := numbered.FindStringSubmatch(text); m != nil && m[2] != "" {
		if stance := stanceOf(strings.TrimRight(m[2], ")"), s); stance != "" {
			return stance
		}
	}
	if n, ok := numberIn(text); ok {
		return s.at(n)
	}
	t := plainWords(text)
	t = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(t, "i "), "we "), " with this"), " with the proposal")
	stance := phrases[t]
	if s.strong {
		return stance
	}
	switch t { // the firmest words that the column knows
	case "agree", "agrees", "a":
		if s.worded {
			return Support
		}
	case "disagree", "disagrees", "d":
		if s.worded {
			return Oppose
		}
	}
	return stance
}

// at puts a number on the ladder.
func (s scale) at(n float64) string {
	lo, hi := min(s.low, s.high), max(s.low, s.high)
	if s.zero() || n < lo || n > hi {
		return ""
	}
	share := (n - s.low) / (s.high - s.low)
	return ladder[int(share*4+0.5)]
}

var (
	numberThenWord = regexp.MustCompile(`\b(\d{1,3})\s*(?:=|:|\(|–|-|—|\bis\b|\bmeans\b|\bbeing\b|\bfor\b)\s*["“'‘(]?([\p{L}' ]{2,40})`)
	wordThenNumber = regexp.MustCompile(`([\p{L}' ]{2,40}?)\s*["”'’]?\s*(?:=|:|\()\s*(\d{1,3})\b`)
)

// scaleIn reads which number stands for what: "1 = strongly disagree, 5 =
// strongly agree". One end alone does not tell where the other is.
func scaleIn(text string) scale {
	type end struct {
		n float64
		s string
	}
	var ends []end
	note := func(number, words string, wordsFirst bool) {
		stance := ""
		for w := strings.Fields(plainWords(words)); len(w) > 0 && stance == ""; {
			stance = phrases[strings.Join(w, " ")]
			if wordsFirst { // what is nearest to the number counts
				w = w[1:]
			} else {
				w = w[:len(w)-1]
			}
		}
		if n, err := strconv.ParseFloat(number, 64); err == nil && stance != "" {
			ends = append(ends, end{n, stance})
		}
	}
	for _, m := range numberThenWord.FindAllStringSubmatch(text, 20) {
		note(m[1], m[2], false)
	}
	if len(ends) < 2 {
		ends = nil
		for _, m := range wordThenNumber.FindAllStringSubmatch(text, 20) {
			note(m[2], m[1], true)
		}
	}
	var s scale
	var low, high bool
	for _, e := range ends {
		switch e.s {
		case Oppose:
			s.low, low = e.n, true
		case Support:
			s.high, high = e.n, true
		}
	}
	for _, e := range ends { // "1 = agree, 3 = disagree": the outermost words are the firm ones
		if !high && e.s == QualifiedSupport {
			s.high, high = e.n, true
		}
		if !low && e.s == Concerned {
			s.low, low = e.n, true
		}
	}
	if !low || !high {
		return scale{}
	}
	return s
}

var againstQuestion = regexp.MustCompile(`(?i)\b(?:are you|do you) (?:oppose|object|against|opposed|disagree)|\bdo you oppose\b`)
var bothWays = regexp.MustCompile(`(?i)\b(?:support|agree|favou?r|for)\b`)

// asksAgainst tells a heading that asks whether people are against something: a
// "yes" to it is no support.
func asksAgainst(heading string) bool {
	return againstQuestion.MatchString(heading) && !bothWays.MatchString(heading)
}
