package extract

import (
	"regexp"
	"strings"
)

// fate is what the reader decided on a quotation.
type fate struct {
	reaction   int // index into reader.cast.people once given to somebody, or -1
	who        *person
	outcome    string
	reason     string
	rule       string
	confidence float64
	with       []*person // who said it too
}

// spoken is a sentence, or part of one, that reports speech.
type spoken struct {
	start, end int
	who        *person
	rule       string
	optional   bool
	weak       bool // a verdict only: kept if the person is heard elsewhere
	confidence float64
}

// reader goes through a text from top to bottom and remembers who is speaking.
type reader struct {
	page         *page
	cast         *cast
	asBody       map[string]bool // two capitalised words that turned out to be a body
	pair         [2]*person      // the two people spoken of last
	waits        []waiting
	ownBody      string                // the body that the text comes from
	introduced   map[string][][]string // first word → names of bodies, learned ahead
	initials     map[string]*person    // of the minutes of a meeting
	nearBody     string                // the body last named, in whatever place
	nearPara     int
	lastBody     string
	lastBodyPara int
	labels       map[int]label // paragraphs that name the speaker of those beside them
	below        bool          // labels stand under the words, not above
	spoken       []spoken
	bare         []quotation // statements without marks

	heading     *person               // from the label above
	done        map[int]bool          // paragraphs that need no more reading
	replied     map[int]bool          // tables whose rows were given to their senders
	joint       map[*person][]*person // further people of a joint statement
	statement   bool                  // paragraphs without marks under the label are its words
	apart       bool                  // below "Notes to editors" or "Declared interests"
	lead        *person               // "Commenting, Ada Okoro said:" in the paragraph before
	leadWith    []*person             // who said it with the lead
	last        *person               // who spoke last
	lastPara    int
	voice       *person // to whom a quotation was given last, a report too
	voicePara   int
	subject     *person // subject of the sentence before
	subjectPara int
	here        []mention // of the sentence being read
	transcript  bool
	turns       turns
	floor       floor
	inBusiness  bool // a part of minutes in which nobody gives a view
	meeting     bool // a record of a meeting, with lists of the people there
	minutes     bool // of a meeting
	interview   bool
	boldAsks    bool // the questions of the interview are bold
	headingPara int
	under       string // the body under whose name these paragraphs stand
	vacant      vacancy
	lowerCase   bool            // the text has no capitals to tell names by
	prefix      string          // the body before a colon at the start of the paragraph
	credited    map[int]int     // paragraphs of block quotations by the line below that names the speaker
	creditors   map[int]*person // whom such a line means
	bareCount   int             // lines with statements below, plus one; 0 if not yet counted
	depth       int             // of the message whose words are those of the label above it
	title       int             // paragraph of the headline, or -1
}

func newReader(p *page, dir Directory) *reader {
	return &reader{page: p, cast: newCast(dir), asBody: map[string]bool{}, introduced: map[string][][]string{}, initials: map[string]*person{}, labels: map[int]label{}, joint: map[*person][]*person{}, done: map[int]bool{}, replied: map[int]bool{}, credited: map[int]int{}, creditors: map[int]*person{}, title: -1, lastPara: -9, subjectPara: -9,
		lowerCase: dir != nil && p.withoutCapitals()}
}

// read runs the stages that need the quotations to be known.
func (r *reader) read(replies []Reply) {
	r.title = r.findTitle()
	r.below = r.labelsBelow()
	r.interview = r.findInterview()
	r.abbreviations()
	r.findIntroduced()
	r.findOwnBody()
	r.findCredits()
	r.minutes = r.findMinutes()
	r.findRosters()
	r.findLetters()
	r.takeReplies(replies)
	r.findTables()
	for i := range r.page.paras {
		r.paragraph(i)
	}
	r.afterwards()
}

var spelled = regexp.MustCompile(`\b([A-Z][A-Za-z]*[A-Z]): ((?:[A-Z][\w’'-]*|of|and|for|the)(?: (?:[A-Z][\w’'-]*|of|and|for|the))+)`)

// abbreviations learns those that a caption or a key spells out: "RPC: Renal
// Patients’ Circle."
func (r *reader) abbreviations() {
	for _, here := range r.page.paras {
		if here.kind != "caption" && here.kind != "footnote" {
			continue
		}
		for _, m := range spelled.FindAllStringSubmatch(r.page.slice(here.start, here.end), -1) {
			r.cast.full[m[1]] = m[2]
			r.cast.name(m[2])
		}
	}
}

func (r *reader) paragraph(i int) {
	here := &r.page.paras[i]
	if r.done[i] || r.ofBusiness(i) || r.message(i) {
		return
	}
	if l, ok := r.labels[i]; ok {
		r.takeLabel(i, l)
		return
	}
	if r.credit(i) || r.unnamedBelow(i) {
		return
	}
	if r.interview && r.isQuestion(i) && r.answered(i) {
		return
	}
	switch here.kind {
	case "heading":
		r.heading, r.statement, r.lead, r.under = nil, false, nil, ""
		if i == r.title || here.block.Level == 1 {
			r.inHeadline(i)
			return
		}
	case "cell":
		r.rejectAll(i, "in a cell that is no comment")
		return
	case "footnote":
		r.rejectAll(i, "in a footnote")
		return
	}
	if i == r.title {
		r.inHeadline(i)
		return
	}
	if body := r.bodyHeading(i); body != "" {
		r.heading, r.statement, r.headingPara, r.lead = r.cast.of(body, i), false, i, nil
		r.standUnder(body, i)
		return
	}
	if r.crosshead(i) {
		r.heading, r.statement, r.under = nil, false, ""
	}
	if here.words < 6 && aside.MatchString(r.page.slice(here.start, here.end)) {
		r.apart = true
		r.heading, r.statement = nil, false
	}
	if r.apart || declares.MatchString(r.page.slice(here.start, min(here.end, here.start+40))) {
		r.rejectAll(i, "under a heading such as notes or declared interests")
		return
	}
	if r.prefixed(i) || r.answered(i) {
		return
	}
	if r.statement && (here.quotes[0] == here.quotes[1] || !r.page.shape && r.ownVoice(i)) || r.transcript && r.statement && r.heading != nil {
		if r.statementGoesOn(i) {
			r.bareStatement(i, here.start, r.heading)
			return
		}
		r.statement = false
	}
	if here.kind == "quotation" && here.quotes[0] == here.quotes[1] {
		if r.lead != nil { // "Ada Okoro, chair, replied:"
			r.bareStatement(i, here.start, r.lead)
			return
		}
		if r.heading != nil {
			r.bareStatement(i, here.start, r.heading)
			return
		}
	}
	r.sentences(i)
}

func (r *reader) sentences(i int) {
	ss := r.page.sentences(i)
	r.prefix = r.bodyPrefix(i)
	lead := r.lead
	r.lead = nil
	for n, s := range ss {
		r.sentence(s, n, len(ss), lead)
		if n == 0 {
			r.namedBelow(s)
		}
	}
}

// aside begins the parts of a document that hold no reactions.
var aside = regexp.MustCompile(`(?i)^((declared|competing|conflicting) interests?|interests? declared|declarations?( of interests?)?|conflicts? of interests?|disclosures?|notes (to|for) (the )?editors?|(editors?|editor[’']s) notes?|about the authors?|background notes?|further information|media (contacts?|enquiries))\s*:?$`)

var pointsBack = regexp.MustCompile(`^(Those|These|That|All|Both|Such)\b.*\b(words|view|views|verdict|opinion|message|statement|from|thoughts)\b|^The (words|view|views|verdict|opinion|message|sentiments?|comments?|remarks?) (is|are|was|were) (that|those) of\b|^(So|Thus) (says?|said|argues?|argued|wrote|writes|runs|thinks)\b`)

// namedBelow gives quotations that nobody was named for to the person of a
// sentence that points back at them: "Those are the words of Ada Okoro."
func (r *reader) namedBelow(s sentence) {
	if r.subject == nil || r.subjectPara != s.para || s.para == 0 || r.page.paras[s.para-1].quotes[0] == r.page.paras[s.para-1].quotes[1] {
		return
	}
	if !strings.ContainsRune("TABS", r.page.text[s.start]) || !pointsBack.MatchString(r.page.slice(s.start, s.end)) {
		return
	}
	for k := s.para - 1; k >= 0; k-- {
		here := r.page.paras[k]
		if here.quotes[0] == here.quotes[1] {
			return
		}
		for q := here.quotes[0]; q < here.quotes[1]; q++ {
			f := &r.page.quotes[q].fate
			unsure := f.outcome == "" || f.outcome == OutcomeQuote && (f.rule == ruleLast || f.rule == ruleLead && f.who.body || f.rule == ruleGoesOn || f.rule == ruleSubject)
			if !unsure {
				return
			}
			r.give(q, r.subject, ruleBelow, 0.8)
		}
	}
}

func (r *reader) rejectAll(i int, reason string) {
	for q := r.page.paras[i].quotes[0]; q < r.page.paras[i].quotes[1]; q++ {
		r.reject(q, reason)
	}
}

func (r *reader) reject(q int, reason string) {
	f := &r.page.quotes[q].fate
	if f.outcome == "" {
		f.outcome, f.reason = OutcomeRejected, reason
	}
}

func (r *reader) give(q int, who *person, rule string, confidence float64) {
	x := &r.page.quotes[q]
	if x.weak {
		confidence *= 0.7
	}
	for _, flag := range x.flags {
		if flag != notClosed {
			confidence *= 0.9
		}
	}
	x.fate = fate{reaction: -1, who: who, outcome: OutcomeQuote, rule: rule, confidence: confidence}
}

func (r *reader) spoke(who *person, para int) {
	r.last, r.lastPara = who, para
}

// bareStatement takes a paragraph without marks as the words of a speaker.
func (r *reader) bareStatement(i, start int, who *person) {
	here := r.page.paras[i]
	start = r.pastUsher(start, here.end, who)
	start, end := trim(r.page.text, start, here.end)
	if start == end || who == nil || who.asks {
		r.rejectAll(i, "in a question, or in words of the interviewer")
		return
	}
	r.bare = append(r.bare, quotation{start: start, end: end, from: start, to: end, para: i, marks: "none", prev: -1,
		fate: fate{who: who, outcome: OutcomeQuote, rule: ruleStatement, confidence: 0.85}})
	for q := here.quotes[0]; q < here.quotes[1]; q++ {
		r.page.quotes[q].fate = fate{reaction: -1, outcome: "inside", who: who}
	}
	r.spoke(who, i)
}
