package stance

// holder is whose words or stances a clause tells.
type holder uint8

const (
	nobody  holder = iota
	self           // “we”
	speaker        // third person, taken for the speaker: “she”, “the union”
	crowd          // “patients”, “many”
	other          // critics, ministers
)

// frame is the scope of a clause: what stands in it before the next head.
type frame struct {
	start    int // token
	holder   holder
	subject  int // token of the holder; -1 if none
	turned   bool
	turnAt   int  // token of the first negator; -1 if none
	short    bool // “stopped short of”
	neither  bool
	nor      bool
	demand   bool
	deed     bool // “the decision to”
	overdue  bool // “it is high time that”
	possible bool
	unreal   bool
	former   bool
	concede  bool
	reserve  bool
	ignored  bool // in a condition or an indirect question
	official bool // ministers and the like
	rebutted bool // “to those who say”
	relative bool // “those who”, “the claim that”
	claimed  bool // “the complaint that”
	linked   bool // other people's words or a claim stand before what follows
	joined   int  // token of an “and” or “or”; -1 if none
	told     bool // in other people's words
	chain    chain
	about    float64 // what the clause before “but” is about; 0 if nothing
	fronted  bool    // the condition stands before what depends on it
	felt     chain   // “I regret that” before “I must …”
}

// walker goes through the sentences of one speaker.
type walker struct {
	aim       *aim
	tokenizer tokenizer
	cues      []cue
	part      int
	narrated  bool // told by somebody else: third persons are the speaker
	firstHand bool // the words have a first person
	echo      echo // what was said last, by whomever
	sentence  int
	text      sentence
	runes     []rune // of the sentence, once they are asked for
	tokens    []token
	asks      bool // the sentence is a question
	quoted    bool // inside a quotation of other people's words
	frame     frame
	meant     float64 // what “it” means: the sign of what was named last; 0 if nothing
	idleNot   int     // the “not” of “isn’t this …?”; -1 if none
	mark      int     // cues before the sentence
	clause    int     // cues before the clause that a “but” is set against
}

// echo is what “they are wrong”, “we do not” and “no” refer to.
type echo struct {
	value    float64 // without its negation
	others   float64 // what other people said, with it
	question float64 // what was asked last
}

func (w *walker) beginPart(p Part, index int) {
	w.part, w.narrated = index, p.Reported
	w.echo, w.quoted, w.firstHand, w.meant = echo{}, false, false, 0
	w.tokenizer.single, w.tokenizer.double = false, false
}

// walk reads one sentence.
func (w *walker) walk(index int, tokens []token) {
	w.sentence, w.tokens, w.runes = index, tokens, nil
	w.mark, w.clause = len(w.cues), len(w.cues)
	w.asks, w.idleNot = asks(tokens), -1
	w.wonder()
	w.frame = newFrame(0)
	w.answer()
	w.exclaim()
	for i := 0; i < len(tokens); {
		n := w.step(i)
		w.mean(tokens[i : i+n])
		i += n
	}
	w.flush(len(tokens), true)
	if w.asks {
		w.ask()
	} else {
		w.echo.question = 0
	}
}

func newFrame(start int) frame {
	return frame{start: start, subject: -1, turnAt: -1, joined: -1}
}

func asks(tokens []token) bool {
	for i := len(tokens) - 1; i >= 0 && tokens[i].mark != 0; i-- {
		if tokens[i].mark == '?' {
			return true
		}
	}
	return false
}

// step reads what begins at a token and returns how many tokens it takes.
func (w *walker) step(i int) int {
	t := &w.tokens[i]
	if t.mark != 0 {
		w.punctuate(i, t.mark)
		return 1
	}
	e, n := phrases.match(w.tokens[i:])
	if e == nil {
		w.word(i, t)
		return 1
	}
	w.read(item{e, i, i + n})
	return n
}

// mean notes what “it” means from here on.
func (w *walker) mean(tokens []token) {
	if sign, named := w.aim.toward(tokens); named {
		w.meant = sign
	}
}

// item is a phrase as it stands in a sentence.
type item struct {
	*entry
	from, to int // tokens
}

// punctuate reads a mark.
func (w *walker) punctuate(i int, mark rune) {
	switch mark {
	case '“':
		w.quoted = w.frame.told
	case '”':
		w.quoted = false
	case ',':
		w.comma(i)
	case ';', '-', '(', ')', '?', '!', ':':
		told := w.frame.told && mark == ':'
		w.flush(i, mark != ':')
		w.frame = newFrame(i + 1)
		w.frame.told = told || w.quoted
	}
}

// comma ends a clause that has said something; what has not is taken along
// (“we do not, in our view, …”).
func (w *walker) comma(i int) {
	f := &w.frame
	f.ignored = false
	if w.concludes(i + 1) {
		told := f.told
		w.flush(i, false)
		w.frame = newFrame(i + 1)
		w.frame.told = told
		return
	}
	if f.turned && f.chain.empty() && aside[w.tokens[max(f.turnAt, 0)].word] {
		f.turned, f.turnAt = false, -1 // “instead of carping, …”
	}
	if f.chain.empty() && !f.concede {
		if f.turned && w.isInterjection(i) {
			f.turned, f.turnAt = false, -1
		}
		return
	}
	old := *f
	w.flush(i, false)
	w.frame = newFrame(i + 1)
	w.frame.holder, w.frame.subject, w.frame.told = old.holder, old.subject, old.told
}

// concludes tells whether “so” begins a clause: “nobody uses it, so close it”.
func (w *walker) concludes(at int) bool {
	if at+1 >= len(w.tokens) || w.tokens[at].word != "so" {
		return false
	}
	switch w.tokens[at+1].word {
	case "long", "far", "that", "much", "too", "do", "does", "did", "as":
		return false
	}
	return true
}

var aside = wordSet("instead rather without far")

// wonder reads “isn’t this …?” as what it says.
func (w *walker) wonder() {
	if !w.asks || len(w.tokens) < 3 || !auxiliaries[w.tokens[0].word] {
		return
	}
	for i := 1; i < 3; i++ {
		if w.tokens[i].word == "not" {
			w.asks, w.idleNot = false, i
		}
	}
}

// isInterjection tells whether the words before a comma are a mere “no”.
func (w *walker) isInterjection(i int) bool {
	return i == w.frame.start+1 && (w.tokens[i-1].word == "no" || w.tokens[i-1].word == "never")
}

// word reads a word that begins no phrase: subjects in the third person, “and”.
func (w *walker) word(i int, t *token) {
	f := &w.frame
	switch {
	case t.word == "and" || t.word == "or":
		f.joined = i
	case t.word == "he" || t.word == "she":
		w.setHolder(speaker, i)
	case t.word == "they" && f.chain.empty():
		w.setHolder(speaker, i)
	case crowds[t.word] && f.holder == nobody:
		w.setHolder(crowd, i)
	case (t.capital && t.word == "" || bodies[t.word]) && f.holder == nobody && f.chain.empty():
		if i == 0 && t.plural {
			w.setHolder(crowd, i) // “Advertisers”
		} else {
			w.setHolder(speaker, i)
		}
	case t.word == "it" || t.word == "this" || t.word == "that":
		if f.joined >= 0 && f.joined == i-1 {
			w.restart(i)
		}
	}
}

var crowds = wordSet("people patients staff nurses doctors gps members public most many everyone everybody all")

// bodies are what speaks for people in the third person.
var bodies = wordSet("union college society association council trust charity party federation group spokesman spokeswoman spokesperson chief chair chairman president director secretary institute academy alliance coalition confederation committee campaign foundation network leader leaders minister unions colleges charities campaigners")

// setHolder notes whose words follow.
func (w *walker) setHolder(h holder, i int) {
	f := &w.frame
	if f.joined >= 0 && i-f.joined <= 2 {
		w.restart(i)
	}
	f.holder, f.subject = h, i
}

// restart ends the clause before “and we …” and begins the next.
func (w *walker) restart(i int) {
	told := w.frame.told
	w.flush(i, false)
	w.frame = newFrame(i)
	w.frame.told = told && w.tokens[i].word != "we" && w.tokens[i].word != "i"
}
